//! The texts of a source catalog.

use std::collections::HashSet;

use crate::checks::text_pair::TextSide;
use crate::checks::texts::names_of_statement::named_fields;
use crate::document::markup_syntax::MarkupSyntax;
use crate::document::model::{Document, Format};
use crate::fluent::model::Entry;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Set, Side, Statement};

/// The texts of the source catalog: what is found of one of them serves all locales.
pub(super) struct SourceTexts<'p> {
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

impl<'p> SourceTexts<'p> {
    pub(super) fn new(set: &Set<'p>) -> Self {
        let Side { locale, scope, .. } = set.source;
        let count = set.source.entries().len();
        let (mut texts, mut first) = (Vec::with_capacity(count), Vec::with_capacity(count));
        if let Some(file) = set.source.read() {
            for entry in &file.catalog.entries {
                first.push(texts.len());
                let patterns = entry.patterns();
                texts.extend(
                    patterns
                        .map(|(_, pattern)| TextSide::new(locale, file.catalog, scope, pattern)),
                );
            }
        }
        let document = set.statement.as_ref().map(|statement| statement.document);
        let syntax = document.map(|document| MarkupSyntax::of(document.format, document.format));
        Self {
            texts,
            first,
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

    /// Returns the syntax that the texts of an entry are read in.
    pub(super) fn syntax(&self, at: usize) -> MarkupSyntax {
        if self.embedded.contains(&at) {
            return MarkupSyntax::of(Format::Markdown, Format::Html);
        }
        self.syntax
    }

    /// Returns the text of an entry under this attribute.
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
        self.texts.get(self.first.get(at)? + place)
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
