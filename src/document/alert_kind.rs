//! The kinds of alerts and admonitions, whose labels readers see in their own language.

use pulldown_cmark::BlockQuoteKind;

/// The kind of an alert, by the five names that GitHub has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AlertKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl AlertKind {
    /// Returns the kind of an admonition of Docusaurus, VitePress, MkDocs or Sphinx; `None` of names that have no label.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "note" | "info" | "abstract" | "summary" | "seealso" => Self::Note,
            "tip" | "hint" | "success" | "check" | "done" => Self::Tip,
            "important" => Self::Important,
            "warning" | "attention" => Self::Warning,
            "caution" | "danger" | "error" | "failure" | "bug" => Self::Caution,
            _ => return None,
        })
    }

    pub fn of_quote(kind: BlockQuoteKind) -> Self {
        match kind {
            BlockQuoteKind::Note => Self::Note,
            BlockQuoteKind::Tip => Self::Tip,
            BlockQuoteKind::Important => Self::Important,
            BlockQuoteKind::Warning => Self::Warning,
            BlockQuoteKind::Caution => Self::Caution,
        }
    }

    pub(super) fn to_quote(self) -> BlockQuoteKind {
        match self {
            Self::Note => BlockQuoteKind::Note,
            Self::Tip => BlockQuoteKind::Tip,
            Self::Important => BlockQuoteKind::Important,
            Self::Warning => BlockQuoteKind::Warning,
            Self::Caution => BlockQuoteKind::Caution,
        }
    }

    /// Returns the id of its label among the page strings.
    pub fn label_id(self) -> &'static str {
        match self {
            Self::Note => "alert-note",
            Self::Tip => "alert-tip",
            Self::Important => "alert-important",
            Self::Warning => "alert-warning",
            Self::Caution => "alert-caution",
        }
    }
}
