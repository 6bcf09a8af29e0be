//! Makes a text fit to stand in a statement, whatever signs it has.

use std::borrow::Cow;

use crate::text::canonical::canonical;

/// Replaces two characters that Markdown takes for blanks and the canonical form does not, and U+0000 as CommonMark asks.
pub(super) fn without_odd_signs(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(['\0', '\u{b}', '\u{c}']) {
        let plain = text.replace(['\u{b}', '\u{c}'], " ");
        let plain = plain.replace('\0', "\u{fffd}");
        return Cow::Owned(canonical(&plain).into_owned());
    }
    text
}

/// Returns a text in which no tag of a site generator stands where the name of an element would: what the generator puts
/// there, or nothing, would let the words behind it become one.
pub(super) fn without_open_names<'t>(text: Cow<'t, str>, source: &str) -> Cow<'t, str> {
    let mut text = text;
    for (opening, written) in [("<{", "&lt;{"), ("</{", "&lt;/{"), ("<!{", "&lt;!{")] {
        if text.contains(opening) && !source.contains(opening) {
            text = Cow::Owned(text.replace(opening, written));
        }
    }
    text
}
