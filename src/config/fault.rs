//! Faults of a configuration, and their rendering.

use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use camino::Utf8PathBuf;

use crate::diagnostic::Severity;
use crate::text::escape_control::escape_name;
use crate::text::span::Span;

/// A fault at a place in a configuration file. It keeps the text, since one file can include another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// An error makes the configuration unusable; the others tell what is not honoured.
    pub severity: Severity,
    /// Relative to the project.
    pub origin: Utf8PathBuf,
    pub text: Arc<str>,
    pub span: Span,
    pub message: String,
    pub help: Option<String>,
}

/// Renders a fault as rustc does: the line, the place under it, the help. Ends with a line end.
pub fn render(fault: &ConfigFault, color: bool) -> String {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let annotation = AnnotationKind::Primary.span(fault.span.range());
    let snippet = Snippet::source(fault.text.as_ref())
        .path(escape_name(fault.origin.as_str()))
        .annotation(annotation);
    let title = level
        .primary_title(escape_name(&fault.message))
        .element(snippet);
    let group: Group = match &fault.help {
        Some(help) => title.element(Level::HELP.message(escape_name(help))),
        None => title,
    };
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut shown = renderer.render(&[group]);
    shown.push('\n');
    shown
}
