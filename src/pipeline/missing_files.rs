//! Pictures and documents that statements and their translations refer to and that are not there, for the check
//! `missing-file`: only who can read files finds them.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::checks::run::Run;
use crate::checks::statements::missing_file::MissingFile;
use crate::config::editions::EDITION_FORMATS;
use crate::diagnostic::{Diagnostic, Place, Severity, Subject};
use crate::document::file_references::{FileAddress, file_addresses, may_have_files};
use crate::document::inline::InlineKind;
use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::document::references::ReferenceUse;
use crate::locale::tag::Locale;
use crate::pipeline::workspace::Workspace;
use crate::project::links::reference::FileReference;
use crate::project::links::variants::variants;
use crate::project::pairing::BlockMatch;
use crate::project::passage::passages;
use crate::project::set::{Set, Side, Statement};
use crate::text::span::Span;

/// Returns the findings about a statement and its translations.
pub(super) fn of_set(run: &Run<'_>, workspace: &Workspace<'_>, set: &Set<'_>) -> Vec<Diagnostic> {
    let is_wanted = run.checks.has(MissingFile::INFO.id);
    let Some(statement) = set.statement.as_ref().filter(|_| is_wanted) else {
        return Vec::new();
    };
    let path = workspace.layout.path(statement.file);
    let search = FileSearch {
        workspace,
        folder: path.parent().unwrap_or(Utf8Path::new("")),
    };
    let mut found = Vec::new();
    let mut missing = BTreeSet::new();
    for address in addresses(workspace, statement) {
        let Some(lost) = search.missing(&address.address, set.source.locale) else {
            continue;
        };
        let place = Place::Span(statement.file, address.span);
        let mut finding = lost.finding(place, address.reference);
        finding.subject.id = message_at(set.source, statement, address.span).map(Into::into);
        found.push(finding);
        missing.insert(address.address);
    }
    for target in &set.targets {
        of_target(&search, set, statement, *target, &missing, &mut found);
    }
    found
}

/// Finds what a translation alone refers to; what its source refers to is found there.
fn of_target(
    search: &FileSearch<'_>,
    set: &Set<'_>,
    statement: &Statement<'_>,
    target: Side<'_>,
    missing: &BTreeSet<String>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(read) = target.read() else { return };
    let passages = passages(set.source, statement, target);
    for (passage, block) in passages.iter().zip(&statement.document.blocks) {
        let (Some(text), Some(entry)) = (passage.text.as_deref(), passage.target) else {
            continue;
        };
        let Some(value) = entry.value.as_ref().filter(|_| may_have_files(text)) else {
            continue;
        };
        for (reference, address) in in_text(text, block.format) {
            if missing.contains(&address) {
                continue;
            }
            let Some(lost) = search.missing(&address, target.locale) else {
                continue;
            };
            let place = Place::Span(read.file, read.catalog.pattern_span(value));
            let mut finding = lost.finding(place, reference);
            finding.subject = Subject {
                locale: Some(target.locale.clone()),
                id: Some(entry.name().into()),
                attribute: None,
            };
            finding.source = Some(Place::Span(statement.file, block.span));
            found.push(finding);
        }
    }
}

/// Returns the addresses of a statement, that of the picture in its front matter with them.
fn addresses(workspace: &Workspace<'_>, statement: &Statement<'_>) -> Vec<FileAddress> {
    let document = statement.document;
    let image = document.fields.iter().filter(|field| field.key == "image");
    let image = image.map(|field| FileAddress {
        address: field.value.to_string(),
        reference: ReferenceUse::Source,
        span: field.span,
    });
    let body = file_addresses(document, &workspace.settings().document);
    image.chain(body).collect()
}

/// Returns the addresses in the text of a block.
fn in_text(text: &str, format: Format) -> Vec<(ReferenceUse, String)> {
    let mut found = Vec::new();
    for inline in inlines(text, format) {
        match inline.kind {
            InlineKind::Link { target, .. } => found.push((ReferenceUse::Link, target)),
            InlineKind::Image { target, .. } => found.push((ReferenceUse::Source, target)),
            InlineKind::Tag(tag) if format == Format::Markdown => {
                let named = [("href", ReferenceUse::Link), ("src", ReferenceUse::Source)];
                found.extend(named.into_iter().filter_map(|(name, reference)| {
                    Some((reference, tag.attribute(name)?.to_owned()))
                }));
            }
            _ => {}
        }
    }
    found
}

/// Returns the name of the message that holds the block around a place.
fn message_at<'s>(source: Side<'s>, statement: &Statement<'_>, span: Span) -> Option<&'s str> {
    let mut blocks = statement.document.blocks.iter();
    let block =
        blocks.position(|block| block.span.start <= span.start && span.end <= block.span.end)?;
    match statement.pairing.blocks[block] {
        BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => Some(source.entries()[entry].id),
        _ => None,
    }
}

/// The way from a statement to its files.
struct FileSearch<'s> {
    workspace: &'s Workspace<'s>,
    /// Of the statement.
    folder: &'s Utf8Path,
}

/// A file that is not there.
struct LostFile<'s> {
    address: String,
    /// The places where it could be, the best last.
    variants: Vec<Utf8PathBuf>,
    locale: &'s Locale,
}

impl<'s> FileSearch<'s> {
    /// Returns the file that an address names, where it is not there.
    fn missing<'l>(&self, address: &str, locale: &'l Locale) -> Option<LostFile<'l>> {
        let reference = FileReference::read(self.folder, address)?;
        if !reference.names_published() || self.is_edition(&reference.path) {
            return None;
        }
        let variants = variants(&reference.path, locale);
        let is_there = variants.iter().any(|path| self.workspace.files.has(path));
        (!is_there).then(|| LostFile {
            address: address.to_owned(),
            variants,
            locale,
        })
    }

    /// Returns whether a file is one that a build makes of the statement beside it.
    fn is_edition(&self, path: &Utf8Path) -> bool {
        let extension = path.extension().unwrap_or_default();
        let mut formats = EDITION_FORMATS.iter();
        formats.any(|(_, format)| format.extension() == extension)
            && self.workspace.has_statement_beside(path)
    }
}

impl LostFile<'_> {
    fn finding(&self, place: Place, reference: ReferenceUse) -> Diagnostic {
        let kind = match reference {
            ReferenceUse::Link => "file",
            ReferenceUse::Source => "picture",
        };
        let message = format!("the {kind} `{}` is not there", self.address);
        let mut finding = Diagnostic::new(MissingFile::INFO.id, Severity::Error, place, message);
        let own = self.variants.first().zip(self.variants.last());
        finding.help = own.map(|(own, all)| {
            format!(
                "put it at `{all}`, or at `{own}` for `{}` alone",
                self.locale
            )
        });
        finding
    }
}
