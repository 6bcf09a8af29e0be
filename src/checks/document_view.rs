//! The view that a check is given of documents that are translated as whole files.

use camino::Utf8Path;

use crate::align::bead::Bead;
use crate::checks::reporter::{FindingBuilder, Reporter};
use crate::diagnostic::Place;
use crate::document::model::{Block, Document};
use crate::locale::tag::Locale;
use crate::project::parallel::Parallel;
use crate::text::source::FileId;
use crate::text::span::Span;

/// A document and its translation in one target locale, as whole files.
#[derive(Clone, Copy)]
pub struct DocumentView<'v> {
    /// Of the source and of the target.
    pub locales: (&'v Locale, &'v Locale),
    pub source: DocumentSide<'v>,
    pub target: DocumentSide<'v>,
    /// The blocks that belong together; `None` when one of the two documents is not there.
    pub parallel: Option<&'v Parallel>,
}

impl<'v> DocumentView<'v> {
    /// Returns the two documents with the blocks that belong together, where both were read.
    pub fn both(&self) -> Option<ParallelDocuments<'v>> {
        let ((file, source), (_, target)) = (self.source.read()?, self.target.read()?);
        Some(ParallelDocuments {
            file,
            source,
            target,
            parallel: self.parallel?,
        })
    }
}

/// A document and its translation that were both read.
#[derive(Clone, Copy)]
pub struct ParallelDocuments<'v> {
    /// The file of the source.
    pub file: FileId,
    pub source: &'v Document<'v>,
    pub target: &'v Document<'v>,
    pub parallel: &'v Parallel,
}

/// A bead with blocks on both sides.
pub struct PairedBlocks<'v> {
    pub bead: &'v Bead,
    pub sources: &'v [Block<'v>],
    pub targets: &'v [Block<'v>],
    /// The first of the sources, and of the targets.
    pub first: [&'v Block<'v>; 2],
    /// The number of the bead.
    pub at: usize,
}

impl<'v> ParallelDocuments<'v> {
    /// Returns the blocks that are translations of each other, in the order of the beads.
    pub fn paired(self) -> impl Iterator<Item = PairedBlocks<'v>> {
        let beads = self.parallel.beads.iter().enumerate();
        beads.filter_map(move |(at, bead)| {
            let sources = &self.source.blocks[bead.source.clone()];
            let targets = &self.target.blocks[bead.target.clone()];
            let first = [sources.first()?, targets.first()?];
            Some(PairedBlocks {
                bead,
                sources,
                targets,
                first,
                at,
            })
        })
    }

    /// Reports a finding about blocks of the translation, beside a place of the source.
    pub fn report<'r>(
        self,
        (bead, source): (usize, Span),
        target: Span,
        message: String,
        reporter: &'r mut Reporter<'_>,
    ) -> FindingBuilder<'r> {
        reporter
            .report(target, message)
            .id(self.parallel.label(bead))
            .source(Place::Span(self.file, source))
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
    Unavailable,
}

impl<'v> DocumentSide<'v> {
    pub fn read(self) -> Option<(FileId, &'v Document<'v>)> {
        match self {
            DocumentSide::Read { file, document } => Some((file, document)),
            DocumentSide::Absent(_) | DocumentSide::Unavailable => None,
        }
    }
}
