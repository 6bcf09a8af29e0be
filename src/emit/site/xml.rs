//! Text within XML.

use quick_xml::escape::escape;

use crate::text::escape_markup::is_outside_xml;

/// Returns a text, escaped, without the characters that no document of XML 1.0 can hold.
pub(super) fn text(text: &str) -> String {
    if text.contains(is_outside_xml) {
        escape(text.replace(is_outside_xml, " ")).into_owned()
    } else {
        escape(text).into_owned()
    }
}
