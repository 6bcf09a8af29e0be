//! A line of Markdown that is syntax of a site generator.

use std::ops::Range;

use crate::document::alert_kind::AlertKind;

/// A line of syntax, its places those of the body.
#[derive(Debug)]
pub(super) struct SyntaxLine {
    /// From its first sign to its last.
    pub(super) range: Range<usize>,
    pub(super) role: SyntaxRole,
    /// What tells it from others: a translation has the same.
    pub(super) name: Box<str>,
    /// The title that readers see.
    pub(super) title: Option<Range<usize>>,
    /// Parameters that readers see.
    pub(super) texts: Vec<Range<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SyntaxRole {
    /// `:::note`, up to the line that closes it.
    Opens(Option<AlertKind>),
    Closes,
    /// `!!! note`: what is indented below stands in it.
    Indents(Option<AlertKind>),
    /// A tag, an import, attributes.
    Alone,
    /// A further line of one that began above.
    Continues,
    /// A tag before or behind code.
    Code,
}

impl SyntaxLine {
    pub(super) fn new(range: Range<usize>, role: SyntaxRole, name: &str) -> Self {
        Self {
            range,
            role,
            name: name.into(),
            title: None,
            texts: Vec::new(),
        }
    }
}
