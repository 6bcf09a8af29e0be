//! Catalogs to fill in, for locales that have none.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::locale::tag::Locale;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::sync::scaffold::scaffold;
use crate::text::file_source::FileSource;

/// Those that are asked for, by path; `texts`: the new texts of source catalogs, by the keys of their sets.
pub(super) fn scaffolds(
    layout: &Layout,
    files: &dyn FileSource,
    locales: &[Locale],
    wanted: &[&SetPlan],
    texts: &BTreeMap<&str, String>,
) -> BTreeMap<Utf8PathBuf, String> {
    let mut scaffolds = BTreeMap::new();
    for locale in locales {
        for plan in wanted {
            let Some(path) = scaffold_path(layout, plan, locale) else {
                continue;
            };
            // A file that is there is somebody's work, whether this project knows its language or not.
            if files.read(&path).is_ok() {
                continue;
            }
            let source = texts.get(plan.key.as_str()).cloned();
            let source = source.or_else(|| text_of(files, layout.catalog_path(&plan.source)?));
            if let Some(source) = source {
                scaffolds.insert(path, scaffold(&source));
            }
        }
    }
    scaffolds
}

fn text_of(files: &dyn FileSource, path: &Utf8Path) -> Option<String> {
    String::from_utf8(files.read(path).ok()?).ok()
}

/// Returns where the catalog of a locale would be, when there is none.
fn scaffold_path(layout: &Layout, plan: &SetPlan, locale: &Locale) -> Option<Utf8PathBuf> {
    if let Some(at) = layout.targets.iter().position(|it| it == locale) {
        return match &plan.targets[at] {
            PlannedCatalog::Absent(path) => Some(path.clone()),
            PlannedCatalog::File(_) | PlannedCatalog::Excluded => None,
        };
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
    is_replaced.then_some(path)
}
