//! The views that a check is given. A check cannot print, read files, or see the configuration of others.

use std::cell::OnceCell;

use crate::checks::declare::Described;
use crate::checks::document_view::DocumentView;
use crate::checks::reporter::Reporter;
use crate::checks::settings::Settings;
use crate::checks::text_pair::TextPair;
use crate::document::model::Document;
use crate::fluent::model::{Entry, EntryKind, Part};
use crate::project::passage::Passage;
use crate::project::set::{CatalogFile, Side, Statement};
use crate::text::signs::Signs;
use crate::text::span::Span;

/// A check implements the methods of its `Info::scopes`, most often one. The runner walks.
pub trait Check: Described + Sync {
    /// Checks one catalog of any locale.
    fn catalog(&self, _: &CatalogView<'_>, _: &mut Reporter<'_>) {}

    /// Checks one sound entry of any locale, the source locale included.
    fn entry(&self, _: &EntryView<'_>, _: &mut Reporter<'_>) {}

    /// Checks an entry of the source catalog with its counterpart, or without, or the other way round.
    fn pair(&self, _: &EntryPair<'_>, _: &mut Reporter<'_>) {}

    /// Checks a value or an attribute that both sides have.
    fn text(&self, _: &TextPair<'_, '_>, _: &mut Reporter<'_>) {}

    /// Checks a statement and the messages of its source catalog.
    fn statement(&self, _: &StatementView<'_, '_>, _: &mut Reporter<'_>) {}

    /// Checks the edition of a statement in one target locale.
    fn edition(&self, _: &EditionView<'_, '_>, _: &mut Reporter<'_>) {}

    /// Checks a document and its translation as a whole file.
    fn document(&self, _: &DocumentView<'_>, _: &mut Reporter<'_>) {}
}

/// A catalog of any locale.
#[derive(Clone, Copy)]
pub struct CatalogView<'p> {
    pub side: Side<'p>,
    pub file: CatalogFile<'p>,
    /// The source side of the same set: itself, in the source locale.
    pub source: Side<'p>,
    pub settings: &'p Settings,
}

/// An entry of any locale.
pub struct EntryView<'p> {
    pub view: &'p CatalogView<'p>,
    pub entry: &'p Entry<'p>,
    /// The source entry of the same id; `None` in the source locale and for entries of the target alone.
    pub source: Option<&'p Entry<'p>>,
    pub(super) signs: OnceCell<Signs>,
}

impl<'p> EntryView<'p> {
    /// Calls `visit` for every part of the entry that is not plain text alone, with the attribute that it stands in.
    pub fn walk(&self, visit: &mut dyn FnMut(&'p Part<'p>, Option<&'p str>)) {
        // Only a brace begins what is not text.
        if !self.signs().has(b'{') {
            return;
        }
        let patterns = self.entry.patterns();
        for (attribute, pattern) in patterns.filter(|(_, pattern)| !pattern.is_literal()) {
            pattern.walk(&mut |part| visit(part, attribute));
        }
    }

    /// Returns whether the source has a part like this.
    pub fn source_has(&self, is_it: &dyn Fn(&Part<'_>) -> bool) -> bool {
        let mut found = false;
        for (_, pattern) in self.source.iter().flat_map(|source| source.patterns()) {
            pattern.walk(&mut |part| found |= is_it(part));
        }
        found
    }

    /// Returns the name of the entry or of an attribute: `message` or `message.attribute`, in backticks.
    pub fn name(&self, attribute: Option<&str>) -> String {
        let name = self.entry.name();
        match attribute {
            Some(attribute) => format!("`{name}.{attribute}`"),
            None => format!("`{name}`"),
        }
    }

    /// Returns the bytes that the entry is written with.
    pub fn signs(&self) -> &Signs {
        let catalog = self.view.file.catalog;
        self.signs
            .get_or_init(|| Signs::of(catalog.text(self.entry)))
    }
}

/// One side of a pair.
#[derive(Clone, Copy)]
pub struct EntryAt<'p> {
    pub file: CatalogFile<'p>,
    pub entry: &'p Entry<'p>,
}

/// An entry of the source catalog and one of a target catalog under the same id.
pub enum EntryPair<'p> {
    Both {
        source: EntryAt<'p>,
        target: EntryAt<'p>,
    },
    /// `target` is the side that lacks it.
    Missing {
        source: EntryAt<'p>,
        target: Side<'p>,
    },
    /// `referenced`: a sound entry of the target locale uses it.
    Orphan {
        source: Side<'p>,
        target: EntryAt<'p>,
        referenced: bool,
    },
}

impl<'p> EntryPair<'p> {
    /// Returns both sides of a message; the attributes of terms are the affair of their locale.
    pub fn messages(&self) -> Option<(&EntryAt<'p>, &EntryAt<'p>)> {
        match self {
            EntryPair::Both { source, target } if source.entry.kind == EntryKind::Message => {
                Some((source, target))
            }
            EntryPair::Both { .. } | EntryPair::Missing { .. } | EntryPair::Orphan { .. } => None,
        }
    }
}

/// A statement with its source catalog.
#[derive(Clone, Copy)]
pub struct StatementView<'v, 'p> {
    pub statement: &'v Statement<'p>,
    pub source: Side<'p>,
}

/// The edition of a statement in one target locale.
pub struct EditionView<'v, 'p> {
    pub statement: &'v Statement<'p>,
    pub source: Side<'p>,
    pub target: Side<'p>,
    /// One for each block of the statement.
    pub passages: &'v [Passage<'p>],
    /// `None` where it is plain that the edition has the structure of the statement, and no link within it.
    pub woven: Option<WovenEdition<'v>>,
}

/// An edition as it would be with the texts as they are.
#[derive(Clone, Copy)]
pub struct WovenEdition<'v> {
    /// The woven text, parsed again.
    pub document: &'v Document<'v>,
    /// The place of each block of the statement.
    pub places: &'v [Span],
}

impl EditionView<'_, '_> {
    /// Returns the place of the translation of a block: its text in the target catalog.
    pub fn target_span(&self, block: usize) -> Option<Span> {
        let catalog = self.target.read()?.catalog;
        let entry = self.passages[block].target?;
        Some(
            entry
                .value
                .as_ref()
                .map_or(entry.span, |value| catalog.pattern_span(value)),
        )
    }

    /// Returns the id of the message that holds a block.
    pub fn id(&self, block: usize) -> Option<&str> {
        self.passages[block].source.map(|entry| entry.id)
    }
}
