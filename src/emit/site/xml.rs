//! Text within XML.

use quick_xml::escape::escape;

/// A text, escaped, without the characters that no document of XML 1.0 can hold.
pub(super) fn text(text: &str) -> String {
    let is_control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    let is_odd = |c: char| is_control(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(is_odd) {
        escape(text.replace(is_odd, " ")).into_owned()
    } else {
        escape(text).into_owned()
    }
}
