//! Catalogs to fill in for locales that have none, and new messages to fill in where there is one.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::adopt::catalog::with_comments;
use crate::fluent::comment_entries::commented;
use crate::fluent::model::{Catalog, EntryKind};
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::{Layout, SetPlan};
use crate::sync::scaffold::{as_comment, scaffold};
use crate::text::file_source::FileSource;

/// A catalog to fill in.
#[derive(Debug)]
pub struct Scaffold {
    pub change: TextChange,
    /// The names of the messages that are new in a catalog which is there; empty for a new one.
    pub names: Vec<String>,
}

/// Those that are asked for, by path.
pub(super) fn scaffolds(
    layout: &Layout,
    files: &dyn FileSource,
    locales: &[Locale],
    wanted: &[&SetPlan],
) -> BTreeMap<Utf8PathBuf, Scaffold> {
    let mut scaffolds = BTreeMap::new();
    for locale in locales {
        for plan in wanted {
            let Some((path, is_known)) = scaffold_path(layout, plan, locale) else {
                continue;
            };
            let source = layout.catalog_path(&plan.source);
            let Some(source) = source.and_then(|path| text_of(files, path)) else {
                continue;
            };
            let scaffold = if !files.has(&path) {
                Some(whole(&source, locale))
            } else if is_known {
                text_of(files, &path).and_then(|existing| extended(&source, existing))
            } else {
                // Somebody's work, of a language that this project does not know.
                None
            };
            scaffolds.extend(scaffold.map(|scaffold| (path, scaffold)));
        }
    }
    scaffolds
}

fn whole(source: &str, locale: &Locale) -> Scaffold {
    let change = TextChange {
        before: String::new(),
        after: scaffold(source, locale),
    };
    let names = Vec::new();
    Scaffold { change, names }
}

/// Returns a catalog with the messages that it lacks; `None` where it lacks none, or cannot be understood.
fn extended(source: &str, before: String) -> Option<Scaffold> {
    let (source, target) = (parse(source), parse(&before));
    let there = commented(&before);
    let has = |kind: EntryKind, id: &str| {
        is_defined(&target, kind, id) || there.iter().any(|it| it.kind == kind && it.id == id)
    };
    let mut comments = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    for (at, entry) in source.entries.iter().enumerate() {
        let name = entry.name();
        if !has(entry.kind, entry.id) && !names.contains(&name) {
            comments.insert(at, as_comment(&source, entry));
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let after = with_comments(&before, &source, &comments)?;
    drop(target);
    let change = TextChange { before, after };
    Some(Scaffold { change, names })
}

/// Returns whether a catalog has an entry, sound or broken.
fn is_defined(catalog: &Catalog<'_>, kind: EntryKind, id: &str) -> bool {
    let mut faults = catalog.faults.iter().filter_map(|fault| fault.id);
    let mut entries = catalog.entries.iter();
    entries.any(|entry| entry.kind == kind && entry.id == id)
        || faults.any(|fault| fault == (kind, id))
}

fn text_of(files: &dyn FileSource, path: &Utf8Path) -> Option<String> {
    String::from_utf8(files.read(path).ok()?).ok()
}

/// Returns where the catalog of a locale is or would be; and whether the project knows the locale.
fn scaffold_path(layout: &Layout, plan: &SetPlan, locale: &Locale) -> Option<(Utf8PathBuf, bool)> {
    if let Some(at) = layout.targets.iter().position(|it| it == locale) {
        let path = layout.catalog_path(&plan.targets[at])?;
        return Some((path.to_owned(), true));
    }
    // A new locale: its folder stands beside that of the source.
    let source = layout.catalog_path(&plan.source)?;
    let mut is_replaced = false;
    let parts = source.components().map(|part| {
        let is_source =
            !is_replaced && Locale::parse(part.as_str()).as_ref() == Some(&layout.source);
        is_replaced |= is_source;
        if is_source {
            locale.as_str()
        } else {
            part.as_str()
        }
    });
    let path: Utf8PathBuf = parts.collect();
    is_replaced.then_some((path, false))
}
