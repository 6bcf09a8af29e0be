//! The manual page of a check, as the check declares it.

use crate::diagnostic::Severity;
use crate::text::slice::Slice;

/// A manual page as it is declared.
pub struct CheckManual {
    pub id: &'static str,
    pub severity: Severity,
    /// True if `check --fix` mends what it finds, where that can be done by itself.
    pub is_fixable: bool,
    /// True if files of translations cannot silence it.
    pub is_safety: bool,
    /// Markdown; each line may begin with the blank that follows `///`.
    pub doc: &'static str,
}

impl CheckManual {
    /// Returns the page as Markdown, its headings below a title.
    pub fn markdown(&self) -> String {
        let lines = self.doc.lines();
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        let lines: Vec<&str> = lines.collect();
        lines.join("\n").trim().to_owned()
    }

    /// Returns the first sentence under “What it finds”.
    pub fn summary(&self) -> String {
        let text = self.markdown();
        let found = text.split_once("# What it finds\n");
        let paragraph = found.map_or(text.as_str(), |(_, rest)| rest);
        let lines = paragraph.lines().map(str::trim);
        let lines = lines.take_while(|line| !line.is_empty() && !line.starts_with('#'));
        let text = lines.collect::<Vec<_>>().join(" ");
        let end = text.find(". ").unwrap_or(text.len());
        text.slice(..end).trim_end_matches('.').to_owned()
    }
}
