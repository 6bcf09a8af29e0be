//! What a check is given of documents that are translated as whole files.

use camino::Utf8Path;

use crate::document::model::Document;
use crate::locale::tag::Locale;
use crate::project::parallel::Parallel;
use crate::text::source::FileId;

/// A document and its translation in one target locale, as whole files.
#[derive(Clone, Copy)]
pub struct DocumentView<'v> {
    /// Of the source and of the target.
    pub locales: (&'v Locale, &'v Locale),
    pub source: DocumentSide<'v>,
    pub target: DocumentSide<'v>,
    /// Which blocks belong together; `None` when one of the two is not there.
    pub parallel: Option<&'v Parallel>,
}

impl<'v> DocumentView<'v> {
    /// The file of the source, the two documents and which blocks belong together, where both were read.
    pub fn both(&self) -> Option<(FileId, &'v Document<'v>, &'v Document<'v>, &'v Parallel)> {
        let ((file, source), (_, target)) = (self.source.read()?, self.target.read()?);
        Some((file, source, target, self.parallel?))
    }
}

/// A document that was read, or where it would be.
#[derive(Clone, Copy)]
pub enum DocumentSide<'v> {
    Read {
        file: FileId,
        document: &'v Document<'v>,
    },
    Absent(&'v Utf8Path),
    /// It could not be read, or the configuration leaves it out.
    Untold,
}

impl<'v> DocumentSide<'v> {
    pub fn read(self) -> Option<(FileId, &'v Document<'v>)> {
        match self {
            DocumentSide::Read { file, document } => Some((file, document)),
            DocumentSide::Absent(_) | DocumentSide::Untold => None,
        }
    }
}
