//! The messages that a program asks for, beside those that its catalogs have.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use camino::Utf8Path;
use rayon::prelude::*;

use crate::checks::project::unknown_message::UnknownMessage;
use crate::checks::project::unused_message::UnusedMessage;
use crate::checks::settings::UsedIds;
use crate::config::code::CodeFiles;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::fluent::model::{Catalog, EntryKind};
use crate::fluent::parse::parse;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::selection::Selection;
use crate::project::code::{CodePatterns, id_and_attribute, quoted_ids};
use crate::project::definition::reference;
use crate::project::layout::{Layout, PlannedCatalog};
use crate::text::decode::decode;
use crate::text::file_source::FileSource;
use crate::text::nearest::meant;
use crate::text::slice::Slice;
use crate::text::source::Sources;
use crate::text::span::Span;

/// The attributes of each message that some locale has.
type KnownMessages = HashMap<String, HashSet<String>>;

/// What a program asks its catalogs for.
pub(super) struct CodeUse<'c> {
    code: &'c CodeFiles,
    files: Vec<CodeFile<'c>>,
    known: KnownMessages,
    /// Ids that messages of statements refer to.
    referenced: BTreeSet<String>,
}

/// A file of code with the ids in it.
struct CodeFile<'c> {
    path: &'c Utf8Path,
    text: Arc<String>,
    asked: Vec<Span>,
    mentioned: BTreeSet<String>,
}

impl<'c> CodeUse<'c> {
    /// Reads the code that the configuration names, and what its messages are; `None` where it is not to be looked at.
    pub fn read(
        layout: &'c Layout,
        code: &'c CodeFiles,
        files: &dyn FileSource,
        selection: &Selection,
    ) -> Option<Self> {
        let wants = |id: &str| selection.checks.iter().any(|it| it.info().id == id);
        let is_wanted = wants(UnknownMessage::INFO.id) || wants(UnusedMessage::INFO.id);
        if code.files.is_empty() || !is_wanted {
            return None;
        }
        let patterns = CodePatterns::new(&code.patterns);
        let read = layout.code.par_iter().filter_map(|path| {
            let text = decode(files.read(path).ok()?).into_text();
            Some(CodeFile::new(path, text, &patterns))
        });
        let mut code = Self {
            code,
            files: read.collect(),
            known: KnownMessages::new(),
            referenced: BTreeSet::new(),
        };
        code.read_catalogs(layout, files);
        Some(code)
    }

    fn read_catalogs(&mut self, layout: &Layout, files: &dyn FileSource) {
        let of_sets = layout.sets.iter().flat_map(|plan| {
            let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
            catalogs.filter_map(PlannedCatalog::file)
        });
        let catalogs: Vec<_> = of_sets.chain(layout.common.iter().copied()).collect();
        let facts = catalogs.par_iter().filter_map(|file| {
            let loaded = Loaded::read(layout, files, *file);
            let text = &loaded.content.as_ref().ok()?.text;
            Some(facts(&parse(text)))
        });
        let facts: Vec<(KnownMessages, BTreeSet<String>)> = facts.collect();
        for (known, referenced) in facts {
            for (id, attributes) in known {
                self.known.entry(id).or_default().extend(attributes);
            }
            self.referenced.extend(referenced);
        }
    }

    /// Returns the ids that are used, or may be.
    pub fn used(&self) -> UsedIds {
        let mut ids = self.referenced.clone();
        for file in &self.files {
            let asked = file.asked.iter().map(|span| file.text.slice(span.range()));
            ids.extend(
                asked
                    .filter_map(|it| it.split('.').next())
                    .map(str::to_owned),
            );
            ids.extend(file.mentioned.iter().cloned());
        }
        UsedIds {
            ids,
            patterns: self.code.runtime_ids.clone(),
        }
    }

    /// Returns what is asked for that no catalog has.
    pub fn findings(&self, selection: &Selection, sources: &mut Sources) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let mut ids: Option<Vec<&str>> = None;
        for file in self.files.iter().filter(|it| selection.wants_path(it.path)) {
            let mut id = None;
            for span in &file.asked {
                let Some(message) = self.fault(file.text.slice(span.range())) else {
                    continue;
                };
                let id = *id.get_or_insert_with(|| sources.add(file.path, &file.text));
                let place = Place::Span(id, *span);
                let check = UnknownMessage::INFO.id;
                let mut finding = Diagnostic::new(check, Severity::Error, place, message);
                let ids = ids.get_or_insert_with(|| sorted(&self.known));
                let near = meant(file.text.slice(span.range()), ids);
                finding.help = Some(match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "write the message into the source catalog, and translate it".to_owned()
                    }
                });
                found.push(finding);
            }
        }
        found
    }

    /// Returns what is wrong with an id as code writes it.
    fn fault(&self, name: &str) -> Option<String> {
        let (id, attribute) = id_and_attribute(name);
        let Some(attributes) = self.known.get(id) else {
            return Some(format!("no catalog has the message `{id}`"));
        };
        let attribute = attribute.filter(|it| !attributes.contains(*it))?;
        Some(format!("the message `{id}` has no attribute `{attribute}`"))
    }
}

impl<'c> CodeFile<'c> {
    fn new(path: &'c Utf8Path, text: String, patterns: &CodePatterns) -> Self {
        let asked = patterns.references(&text);
        Self {
            path,
            asked,
            mentioned: quoted_ids(&text).map(str::to_owned).collect(),
            text: Arc::new(text),
        }
    }
}

/// Returns the messages of a catalog, and the messages that it refers to.
fn facts(catalog: &Catalog<'_>) -> (KnownMessages, BTreeSet<String>) {
    let mut known = KnownMessages::new();
    let mut referenced = BTreeSet::new();
    for entry in &catalog.entries {
        if entry.kind == EntryKind::Message {
            let attributes = entry.patterns().filter_map(|(attribute, _)| attribute);
            let all = known.entry(entry.id.to_owned()).or_default();
            all.extend(attributes.map(str::to_owned));
        }
        for (_, pattern) in entry.patterns() {
            pattern.walk(&mut |part| {
                if let Some((EntryKind::Message, id, _)) = reference(part) {
                    referenced.insert(id.to_owned());
                }
            });
        }
    }
    let broken = catalog.faults.iter().filter_map(|fault| fault.id);
    for (_, id) in broken.filter(|(kind, _)| *kind == EntryKind::Message) {
        known.entry(id.to_owned()).or_default();
    }
    (known, referenced)
}

fn sorted(known: &KnownMessages) -> Vec<&str> {
    let mut ids: Vec<&str> = known.keys().map(String::as_str).collect();
    ids.sort_unstable();
    ids
}
