//! The form of every JSON object that is printed: versioned, indented, ended by a line break.

use serde::Serialize;

/// Returns an object as indented text that ends with a line break.
pub(in crate::report) fn to_text(wire: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(wire);
    text.expect("strings are keys, and nothing fails to serialise") + "\n"
}
