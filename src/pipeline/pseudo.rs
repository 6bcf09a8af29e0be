//! Catalogs of pseudo-locales, made from those of the source. Nothing is written here.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::document::model::Format;
use crate::locale::pseudo::PseudoLocale;
use crate::pipeline::form::utf8;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::{Layout, SetPlan};
use crate::sync::pseudo::{is_pseudo, pseudo};
use crate::text::escape_control::escape_name;
use crate::text::file_source::FileSource;

/// Catalogs of pseudo-locales.
#[derive(Debug, Default)]
pub struct PseudoCatalogs {
    /// The number of catalogs that were made.
    pub count: usize,
    /// Those that are to be written, by path.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// Those among them in whose place stands somebody's work.
    pub taken: Vec<Utf8PathBuf>,
}

/// Makes the catalogs of the target locales that are pseudo-locales and among `wanted`. `there`: the files in whose
/// places they will be.
pub fn pseudo_catalogs(
    layout: &Layout,
    files: &dyn FileSource,
    there: &dyn FileSource,
    wanted: &[usize],
) -> PseudoCatalogs {
    let made = layout.sets.par_iter().flat_map_iter(|plan| {
        let targets = wanted.iter();
        targets.filter_map(move |at| catalog(layout, files, plan, *at))
    });
    let made: BTreeMap<Utf8PathBuf, String> = made.collect();
    let mut found = PseudoCatalogs {
        count: made.len(),
        ..PseudoCatalogs::default()
    };
    for (path, after) in made {
        let before = there.read(&path).ok();
        let is_there = before.is_some();
        let before = before.and_then(utf8).unwrap_or_default();
        if before == after {
            continue;
        }
        if is_there && !is_pseudo(&before) {
            found.taken.push(path.clone());
        }
        found.changes.insert(path, TextChange { before, after });
    }
    found
}

/// Returns where the catalog of a target locale stands, and its text; `None` where the source has none.
fn catalog(
    layout: &Layout,
    files: &dyn FileSource,
    plan: &SetPlan,
    at: usize,
) -> Option<(Utf8PathBuf, String)> {
    let locale = PseudoLocale::of(layout.targets.get(at)?)?;
    let source = layout.catalog_path(&plan.source)?;
    let text = files.read(source).ok().and_then(utf8)?;
    let path = layout.catalog_path(plan.targets.get(at)?)?;
    let statement = plan.statement.map(|file| layout.path(file));
    let format = statement.and_then(Utf8Path::extension);
    let format = format.and_then(Format::of_extension);
    let format = format.unwrap_or(Format::Markdown);
    let made = pseudo(&text, &escape_name(source.as_str()), format, locale);
    Some((path.to_owned(), made))
}
