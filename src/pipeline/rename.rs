//! Gives a message or a term another id, wherever it stands: catalogs of all locales, references, records, and explicit
//! ids in statements. Nothing is written here.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::document::{self, model::Format};
use crate::fluent::model::{EntryKind, display_name, is_id, kind_and_id};
use crate::fluent::parse::parse;
use crate::fluent::reference::{ReferenceTarget, visit};
use crate::pipeline::settings::settings;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::{CatalogScope, Layout, PlannedCatalog, SetPlan};
use crate::project::state::{self, Fingerprint, State, has_conflict};
use crate::text::decode::decode;
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A message or a term, as people write it: `lead`, `-term`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub kind: EntryKind,
    pub id: String,
}

/// Why an id cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenameRefusal {
    /// The name that was typed is no id.
    NoId(String),
    /// A message does not become a term, nor the other way round.
    OtherKind,
    Unknown,
    /// The new id stands in this file already.
    Taken(Utf8PathBuf),
    /// Several catalogs have it, each on its own.
    Several(Vec<Utf8PathBuf>),
    /// A file that would have to be written cannot be.
    Unwritable(Utf8PathBuf, &'static str),
}

/// The files that change, and how many places in them.
#[derive(Debug, Default)]
pub struct Renamed {
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    pub places: usize,
}

impl Name {
    /// Reads a name.
    ///
    /// # Errors
    /// What is no id.
    pub fn parse(text: &str) -> Result<Self, RenameRefusal> {
        let (kind, id) = kind_and_id(text);
        if is_id(id) {
            Ok(Self {
                kind,
                id: id.to_owned(),
            })
        } else {
            Err(RenameRefusal::NoId(text.to_owned()))
        }
    }
}

/// Plans the change. `paths` narrow it where several catalogs have the id, each on its own.
pub fn rename(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    (old, new): (&Name, &Name),
    paths: &[Utf8PathBuf],
) -> Result<Renamed, RenameRefusal> {
    if old.kind != new.kind {
        return Err(RenameRefusal::OtherKind);
    }
    let has = |path: &Utf8Path, name: &Name| {
        let text = text_of(files, path);
        let catalog = parse(&text);
        let mut entries = catalog.entries.iter();
        entries.any(|entry| entry.kind == name.kind && entry.id == name.id)
    };
    let catalogs = |plan: &SetPlan| -> Vec<Utf8PathBuf> {
        let all = std::iter::once(&plan.source).chain(&plan.targets);
        let there = all.filter_map(PlannedCatalog::file);
        there.map(|file| layout.path(file).to_owned()).collect()
    };
    let common: Vec<Utf8PathBuf> = layout
        .common
        .iter()
        .map(|file| layout.path(*file).to_owned())
        .collect();
    let sets_with = |name: &Name| -> Vec<&SetPlan> {
        let sets = layout.sets.iter();
        sets.filter(|plan| catalogs(plan).iter().any(|path| has(path, name)))
            .collect()
    };
    let is_anywhere = !sets_with(old).is_empty() || common.iter().any(|path| has(path, old));
    // Where all catalogs have the new id, a run that was cut off may have left the old one in records.
    let held = if is_anywhere { old } else { new };
    let defining = sets_with(held);
    let is_shared = common.iter().any(|path| has(path, held))
        || defining
            .iter()
            .any(|plan| plan.scope == CatalogScope::Shared);
    let is_named = |plan: &&&SetPlan| {
        let statement = plan.statement.map(|file| layout.path(file).to_owned());
        let mut own = catalogs(plan).into_iter().chain(statement);
        paths.is_empty() || own.any(|path| paths.iter().any(|it| path.starts_with(it)))
    };
    let plans: Vec<&SetPlan> = match (is_shared, &defining[..]) {
        (false, []) => return Err(RenameRefusal::Unknown),
        (true, _) => layout.sets.iter().collect(),
        (false, own) => own.iter().filter(is_named).copied().collect(),
    };
    if plans.is_empty() {
        return Err(RenameRefusal::Unknown);
    }
    if !is_shared && plans.len() > 1 && !is_anywhere {
        return Err(RenameRefusal::Unknown);
    }
    if !is_shared && plans.len() > 1 {
        let sources = plans
            .iter()
            .filter_map(|plan| layout.catalog_path(&plan.source));
        return Err(RenameRefusal::Several(
            sources.map(Utf8Path::to_owned).collect(),
        ));
    }
    let shared = layout
        .sets
        .iter()
        .filter(|plan| plan.scope == CatalogScope::Shared);
    let own = plans.iter().flat_map(|plan| catalogs(plan));
    let all: BTreeSet<Utf8PathBuf> = own
        .chain(common.iter().filter(|_| is_shared).cloned())
        .collect();
    // A file that has the new id is taken, but for one that an earlier run came to before it was cut off: then its
    // source has the new id as well, and it has no trace of the old one.
    let is_renamed = |path: &Utf8PathBuf| {
        let mut plans = plans.iter();
        let set = plans.find(|plan| catalogs(plan).contains(path));
        let source = set.map(|plan| layout.catalog_path(&plan.source));
        let is_led = source.is_none_or(|it| it.is_some_and(|source| has(source, new)));
        let text = text_of(files, path);
        all.contains(path) && is_led && in_catalog(&text, old).is_empty()
    };
    let shared_catalogs = shared.flat_map(&catalogs).chain(common.clone());
    let visible: BTreeSet<Utf8PathBuf> = all.iter().cloned().chain(shared_catalogs).collect();
    let mut taken = visible.iter().filter(|path| has(path, new));
    if let Some(taken) = taken.find(|path| !is_renamed(path)) {
        return Err(RenameRefusal::Taken(taken.clone()));
    }

    let mut renamed = Renamed::default();
    for path in &all {
        renamed.change(files, path, |text| in_catalog(text, old))?;
        let state = state::path_beside(path);
        if files.read(&state).is_ok() {
            renamed.records(files, (path, &state), old, new)?;
        }
    }
    let options = settings(config).document;
    let statements = plans
        .iter()
        .filter_map(|plan| plan.statement)
        .filter(|_| old.kind == EntryKind::Message);
    for path in statements.map(|file| layout.path(file)) {
        let format = path
            .extension()
            .and_then(Format::of_extension)
            .unwrap_or(Format::Plain);
        renamed.change(files, path, |text| {
            let document = document::parse(format, text, &options);
            let ids = document.blocks.iter().filter_map(|block| block.id);
            ids.filter(|id| *id == old.id)
                .map(|id| Span::of(text, id))
                .collect()
        })?;
    }
    renamed.write(&new.id);
    if !is_anywhere && renamed.changes.is_empty() {
        return Err(RenameRefusal::Unknown);
    }
    Ok(renamed)
}

fn text_of(files: &dyn FileSource, path: &Utf8Path) -> String {
    let read = files.read(path).map(|bytes| decode(bytes).into_text());
    read.unwrap_or_default()
}

/// The text with the mark of the new id in these places, which are sorted.
fn with_mark(text: &str, places: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut copied = 0;
    for span in places {
        out.push_str(text.slice(copied..span.start as usize));
        out.push_str(MARK);
        copied = span.end as usize;
    }
    out.push_str(text.slice(copied..));
    out
}

/// Returns where an id stands in a catalog, as a definition or in a reference, the `-` of a term left out.
pub fn in_catalog(text: &str, name: &Name) -> Vec<Span> {
    let catalog = parse(text);
    let mut found = Vec::new();
    for entry in &catalog.entries {
        if entry.kind == name.kind && entry.id == name.id {
            found.push(catalog.span(entry.id));
        }
        for (_, pattern) in entry.patterns() {
            visit(pattern, &mut |reference| {
                let is_it = match (name.kind, reference.target) {
                    (EntryKind::Message, ReferenceTarget::Message { id, .. })
                    | (EntryKind::Term, ReferenceTarget::Term { id, .. }) => id == name.id,
                    _ => false,
                };
                if is_it {
                    found.push(catalog.span(reference.target.leaf()));
                }
            });
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Stands for the new id until all places are known.
const MARK: &str = "\u{0}";

impl Renamed {
    fn change(
        &mut self,
        files: &dyn FileSource,
        path: &Utf8Path,
        places: impl Fn(&str) -> Vec<Span>,
    ) -> Result<(), RenameRefusal> {
        let Ok(bytes) = files.read(path) else {
            return Err(RenameRefusal::Unwritable(
                path.to_owned(),
                "it cannot be read",
            ));
        };
        let decoded = decode(bytes.clone());
        let spans = places(&decoded.text);
        if spans.is_empty() {
            return Ok(());
        }
        if decoded.text.as_bytes() != bytes || decoded.text.contains(MARK) {
            return Err(RenameRefusal::Unwritable(
                path.to_owned(),
                "it is not plain UTF-8",
            ));
        }
        self.places += spans.len();
        let after = with_mark(&decoded.text, &spans);
        let before = decoded.into_text();
        self.changes
            .insert(path.to_owned(), TextChange { before, after });
        Ok(())
    }

    fn records(
        &mut self,
        files: &dyn FileSource,
        (catalog, path): (&Utf8Path, &Utf8Path),
        old: &Name,
        new: &Name,
    ) -> Result<(), RenameRefusal> {
        let before = files
            .read(path)
            .map(|bytes| decode(bytes).into_text())
            .unwrap_or_default();
        let (mut state, faults) = State::read(&before);
        if has_conflict(&faults) {
            return Err(RenameRefusal::Unwritable(
                path.to_owned(),
                "it has marks of a merge that nobody finished",
            ));
        }
        let (was, is) = match self.changes.get(catalog) {
            Some(change) => (change.before.clone(), change.after.replace(MARK, &new.id)),
            // It has the new id already, where an earlier run was cut off.
            None => {
                let is = text_of(files, catalog);
                let was = with_mark(&is, &in_catalog(&is, new)).replace(MARK, &old.id);
                (was, is)
            }
        };
        follow((&was, &is), &mut state, old, new);
        let (old, new) = (
            display_name(old.kind, &old.id),
            display_name(new.kind, &new.id),
        );
        let names: Vec<Box<str>> = state.records.keys().cloned().collect();
        for name in names {
            let rest = name.strip_prefix(old.as_str());
            let Some(rest) = rest.filter(|it| it.is_empty() || it.starts_with('.')) else {
                continue;
            };
            self.places += 1;
            state.rename(&name, &format!("{new}{rest}"));
        }
        let after = state.text();
        if after != before {
            self.changes
                .insert(path.to_owned(), TextChange { before, after });
        }
        Ok(())
    }

    fn write(&mut self, id: &str) {
        for change in self.changes.values_mut() {
            change.after = change.after.replace(MARK, id);
        }
    }
}

/// Rewrites the records for the new id, so that nothing is stale for being called otherwise. `catalog`: as
/// it was, and as it is to be.
fn follow(catalog: (&str, &str), state: &mut State, old: &Name, new: &Name) {
    let renamed = |text: &str| {
        let entry = format!("x = {text}");
        let places = in_catalog(&entry, old).into_iter();
        let places: Vec<Span> = places.filter(|span| span.start > 0).collect();
        let entry = with_mark(&entry, &places).replace(MARK, &new.id);
        entry.slice("x = ".len()..).to_owned()
    };
    for record in state.records.values_mut() {
        record.source = renamed(&record.source);
    }
    let (before, after) = (parse(catalog.0), parse(catalog.1));
    for (was, is) in before.entries.iter().zip(&after.entries) {
        for ((attribute, was_pattern), (_, is_pattern)) in was.patterns().zip(is.patterns()) {
            let names = [(was.kind, was.id), (is.kind, is.id)];
            for name in names.map(|(kind, id)| state::key(kind, id, attribute)) {
                let record = state.records.get_mut(name.as_str());
                if let Some(record) = record.filter(|it| it.target == Fingerprint::of(was_pattern))
                {
                    record.target = Fingerprint::of(is_pattern);
                }
            }
        }
    }
}
