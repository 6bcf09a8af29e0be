//! Text within XML.

use quick_xml::escape::escape;

/// A text, escaped, without the characters that no document of XML 1.0 can hold.
pub(super) fn text(text: &str) -> String {
    let is_control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    let is_odd = |c: char| is_control(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    match text.contains(is_odd) {
        true => escape(text.replace(is_odd, " ")).into_owned(),
        false => escape(text).into_owned(),
    }
}
