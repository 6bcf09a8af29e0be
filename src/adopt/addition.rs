//! A message that goes into a catalog, and its lines.

use std::iter::once;

/// A message to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition {
    /// The value as Fluent.
    pub value: String,
    /// Names and values of attributes.
    pub attributes: Vec<(String, String)>,
    /// For the translator, above the message.
    pub comment: Option<String>,
}

impl Addition {
    /// Returns the lines of the message under a name, each with its line end.
    pub(super) fn text(&self, name: &str, line_end: &str) -> String {
        let mut lines: Vec<String> = Vec::new();
        if let Some(comment) = &self.comment {
            lines.extend(
                comment
                    .lines()
                    .map(|line| format!("# {line}").trim_end().to_owned()),
            );
        }
        let attributes = self.attributes.iter();
        let attributes = attributes.map(|(name, value)| assigned(&format!("    .{name}"), value));
        for assignment in once(assigned(name, &self.value)).chain(attributes) {
            lines.extend(assignment.lines().map(str::to_owned));
        }
        lines
            .iter()
            .map(|line| format!("{line}{line_end}"))
            .collect()
    }
}

/// Writes `name = value`; a value that begins on a line of its own, or is not there, needs no blank.
fn assigned(name: &str, value: &str) -> String {
    if value.is_empty() || value.starts_with('\n') {
        format!("{name} ={value}")
    } else {
        format!("{name} = {value}")
    }
}
