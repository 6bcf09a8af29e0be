//! The result of the readers of front matter.

use crate::document::model::{DocumentFault, Field};

/// The deepest nesting of fields that is read: a bound for hostile input.
pub(super) const MAX_DEPTH: usize = 64;

/// Fields and faults as a reader of front matter finds them.
#[derive(Debug, Default)]
pub(super) struct FrontMatter<'s> {
    pub(super) fields: Vec<Field<'s>>,
    pub(super) faults: Vec<DocumentFault>,
}
