//! The texts of a source catalog.

use std::collections::HashSet;

use crate::checks::text_pair::TextSide;
use crate::checks::texts::names_of_statement::named_fields;
use crate::document::markup_syntax::MarkupSyntax;
use crate::document::model::{Document, Format};
use crate::fluent::model::Entry;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Side, Statement};

/// The texts of some entries of the source catalog: what is found of one of them serves all locales. They are read so
/// many at a time, so that a catalog of a million messages asks for no more memory than its entries do.
pub(super) struct SourceTexts<'p> {
    source: Side<'p>,
    /// The place of the first entry.
    start: usize,
    texts: Vec<TextSide<'p, 'p>>,
    /// For each entry, its first text.
    first: Vec<usize>,
    /// The syntax of the statement's blocks; programs may put texts without a statement anywhere.
    syntax: MarkupSyntax,
    /// The entries of HTML blocks in a statement of Markdown.
    embedded: HashSet<usize>,
    /// Whom the front matter of the statement names.
    pub(super) listed_names: Vec<&'p str>,
}

/// So many entries are read at a time.
const CHUNK: usize = 1024;

impl<'p> SourceTexts<'p> {
    /// Returns what is known of the texts of a set, none of which is read yet.
    pub(super) fn new(set: &Set<'p>) -> Self {
        let document = set.statement.as_ref().map(|statement| statement.document);
        let syntax = document.map(|document| MarkupSyntax::of(document.format, document.format));
        Self {
            source: set.source,
            start: 0,
            texts: Vec::new(),
            first: Vec::new(),
            syntax: syntax.unwrap_or(MarkupSyntax::Either),
            embedded: set.statement.as_ref().map(embedded).unwrap_or_default(),
            listed_names: document.map(listed_names).unwrap_or_default(),
        }
    }

    /// Adds whom a document names, whose texts these are.
    pub(super) fn of_document(mut self, document: Option<&'p Document<'p>>) -> Self {
        self.listed_names
            .extend(document.into_iter().flat_map(listed_names));
        self
    }

    /// Reads the texts of the entries from one on, in the place of those that were read, and returns the entries; none
    /// where there are no more.
    pub(super) fn read(&mut self, start: usize) -> &'p [Entry<'p>] {
        self.start = start;
        self.texts.clear();
        self.first.clear();
        let Some(file) = self.source.read() else {
            return &[];
        };
        let entries = file.catalog.entries.get(start..).unwrap_or_default();
        let entries = &entries[..entries.len().min(CHUNK)];
        self.texts.reserve(entries.len());
        self.first.reserve(entries.len());
        let Side { locale, scope, .. } = self.source;
        for entry in entries {
            self.first.push(self.texts.len());
            let patterns = entry.patterns();
            self.texts.extend(
                patterns.map(|(_, pattern)| TextSide::new(locale, file.catalog, scope, pattern)),
            );
        }
        entries
    }

    /// Returns the syntax that the texts of an entry are read in.
    pub(super) fn syntax(&self, at: usize) -> MarkupSyntax {
        if self.embedded.contains(&at) {
            return MarkupSyntax::of(Format::Markdown, Format::Html);
        }
        self.syntax
    }

    /// Returns the text of an entry, one of those that were read, under this attribute.
    pub(super) fn get(
        &self,
        at: usize,
        entry: &Entry<'_>,
        attribute: Option<&str>,
    ) -> Option<&TextSide<'p, 'p>> {
        let value = usize::from(entry.value.is_some());
        let place = match attribute {
            None => entry.value.as_ref().map(|_| 0)?,
            Some(id) => value + entry.attributes.place(id)?,
        };
        let first = self.first.get(at.checked_sub(self.start)?)?;
        self.texts.get(first + place)
    }
}

fn embedded(statement: &Statement<'_>) -> HashSet<usize> {
    let document = statement.document;
    let blocks = document.blocks.iter().zip(&statement.pairing.blocks);
    let embedded = blocks.filter(|(block, _)| block.format != document.format);
    let entries = embedded.filter_map(|(_, matched)| match matched {
        BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => Some(*entry),
        BlockMatch::Unregistered => None,
    });
    entries.collect()
}

fn listed_names<'d>(document: &'d Document<'_>) -> Vec<&'d str> {
    named_fields(document)
        .map(|field| field.value.trim())
        .collect()
}
