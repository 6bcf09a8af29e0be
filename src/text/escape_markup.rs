//! Text as HTML and XML write it.

use std::borrow::Cow;

/// Escapes a text as the content of an element or as an attribute value in double quotes: `&`, `<`, `>` and `"`.
///
/// Apostrophes stay. [`quick_xml::escape::escape`] escapes those too, and is for text that may get into single quotes.
pub fn escape_markup(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
    Cow::Owned(out)
}

/// Returns whether no document of XML 1.0 can hold a character, in any form.
pub fn is_outside_xml(character: char) -> bool {
    let is_blank = matches!(character, '\t' | '\n' | '\r');
    character < ' ' && !is_blank || matches!(character, '\u{fffe}' | '\u{ffff}')
}
