//! Catalogs in their one form. Nothing is written here.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::fluent::form::in_form;
use crate::fluent::form::source_order::SourceOrder;
use crate::fluent::parse::parse;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::Layout;
use crate::text::decode::{EncodingFault, decode};
use crate::text::file_source::FileSource;
use crate::text::line_index::LineIndex;

/// Catalogs in form.
#[derive(Debug, Default)]
pub struct CatalogForms {
    /// The number of catalogs that were looked at.
    pub count: usize,
    /// Those that are to be written otherwise.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// Those that stay as they are because they cannot be understood, by path.
    pub refusals: Vec<CatalogRefusal>,
}

/// A catalog that cannot be brought into form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogRefusal {
    pub path: Utf8PathBuf,
    /// Counts from 1; `None` where the file as a whole is meant.
    pub line: Option<u32>,
    pub reason: String,
}

/// The order that the entries of a translation are to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WantedOrder {
    AsWritten,
    OfSource,
}

/// Brings the catalogs of a project into form that lie in one of `paths`; without any, all.
pub fn forms(
    layout: &Layout,
    files: &dyn FileSource,
    paths: &[Utf8PathBuf],
    order: WantedOrder,
) -> CatalogForms {
    let is_wanted = |path: &Utf8Path| {
        path.extension() == Some("ftl")
            && (paths.is_empty() || paths.iter().any(|it| path.starts_with(it)))
    };
    let sources = layout.sets.iter().chain(&layout.leftovers).map(|plan| {
        let source = layout.catalog_path(&plan.source);
        let targets = plan.targets.iter();
        (source, targets.filter_map(|it| layout.catalog_path(it)))
    });
    let mut catalogs: BTreeMap<&Utf8Path, Option<&Utf8Path>> = BTreeMap::new();
    catalogs.extend(layout.common.iter().map(|file| (layout.path(*file), None)));
    for (source, targets) in sources {
        catalogs.extend(source.map(|path| (path, None)));
        catalogs.extend(targets.map(|path| (path, source)));
    }
    catalogs.retain(|path, _| is_wanted(path) && files.has(path));
    let forms = catalogs.par_iter().map(|(path, source)| {
        let source = source.filter(|_| order == WantedOrder::OfSource);
        (*path, form(files, path, source))
    });
    let forms: Vec<_> = forms.collect();
    let mut found = CatalogForms {
        count: forms.len(),
        ..CatalogForms::default()
    };
    for (path, form) in forms {
        match form {
            Ok(change) if change.before == change.after => {}
            Ok(change) => drop(found.changes.insert(path.to_owned(), change)),
            Err(refusal) => found.refusals.push(refusal),
        }
    }
    found
}

fn form(
    files: &dyn FileSource,
    path: &Utf8Path,
    source: Option<&Utf8Path>,
) -> Result<TextChange, CatalogRefusal> {
    let before = read(files, path)?;
    let order = match source {
        Some(source) => Some(SourceOrder::of(&parse(&read(files, source)?))),
        None => None,
    };
    match text_form(&before, order.as_ref()) {
        Ok(after) => Ok(TextChange { before, after }),
        Err((line, reason)) => Err(CatalogRefusal {
            path: path.to_owned(),
            line: Some(line),
            reason,
        }),
    }
}

/// Brings the text of a catalog into form.
///
/// # Errors
/// The line of what keeps it from it, counting from 1, and the reason.
pub fn text_form(text: &str, order: Option<&SourceOrder>) -> Result<String, (u32, String)> {
    in_form(text, order).map_err(|refusal| {
        let line = LineIndex::new(text).line_of(refusal.span.start);
        (line as u32 + 1, refusal.reason)
    })
}

fn read(files: &dyn FileSource, path: &Utf8Path) -> Result<String, CatalogRefusal> {
    let refusal = |reason: String| CatalogRefusal {
        path: path.to_owned(),
        line: None,
        reason,
    };
    let bytes = files.read(path);
    let bytes = bytes.map_err(|error| refusal(error.to_string()))?;
    utf8(bytes).ok_or_else(|| refusal("this is no UTF-8".to_owned()))
}

/// Returns the text of a file, unless it is in another encoding.
pub fn utf8(bytes: Vec<u8>) -> Option<String> {
    let decoded = decode(bytes);
    let is_foreign = decoded.faults.iter().any(EncodingFault::is_lossy);
    (!is_foreign).then(|| decoded.into_text())
}
