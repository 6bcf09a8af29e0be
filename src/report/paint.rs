//! The few styles of texts for people. Without colour they write nothing.

use annotate_snippets::renderer::{AnsiColor, Effects, Style};

use crate::diagnostic::Severity;

pub(super) const BOLD: Style = Style::new().effects(Effects::BOLD);
pub(super) const DIM: Style = Style::new().effects(Effects::DIMMED);
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const CLEAN: Style = AnsiColor::Green.on_default().effects(Effects::BOLD);
pub(super) const FAIR: Style = AnsiColor::Yellow.on_default();
pub(super) const POOR: Style = AnsiColor::Red.on_default();
pub(super) const HELP: Style = AnsiColor::BrightCyan.on_default().effects(Effects::BOLD);
pub(super) const GUTTER: Style = AnsiColor::BrightBlue.on_default().effects(Effects::BOLD);

/// Of the word `error` and its like; the same as in snippets.
pub(super) fn severity(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::BrightBlue,
    };
    color.on_default().effects(Effects::BOLD)
}

/// Returns the text in a style, if there is colour.
pub(super) fn paint(color: bool, style: Style, text: &str) -> String {
    if color && !text.is_empty() {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}
