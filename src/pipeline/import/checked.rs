//! What all checks say of a project after an import, before anything is written.

use std::collections::{BTreeMap, HashMap};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::tag::Locale;
use crate::pipeline::import::model::{ImportRow, Imported};
use crate::pipeline::plan_again::plan_again;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::pipeline::text_change::TextChange;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// A finding in a text that an import would write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckedRow {
    /// The place among the rows of the import.
    pub row: usize,
    pub check: &'static str,
    pub severity: Severity,
    pub message: String,
    pub help: Option<String>,
}

/// Checks the texts that an import would write, in the order of its rows.
pub fn check_imported(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    (imported, locale): (&Imported, &Locale),
) -> Vec<CheckedRow> {
    let rows = written_rows(&imported.rows);
    if rows.is_empty() {
        return Vec::new();
    }
    let changes = &imported.changes;
    let texts = ChangedFiles { files, changes };
    let paths = layout.files.iter().chain(changes.keys()).cloned();
    let mut paths: Vec<Utf8PathBuf> = paths.collect();
    paths.sort_unstable();
    paths.dedup();
    let layout = if paths.len() == layout.files.count() {
        layout.clone()
    } else {
        plan_again(layout, config, &paths)
    };
    let mut selection = Selection::everything();
    selection.locales = Some(vec![locale.clone()]);
    selection.paths = changes.keys().cloned().collect();
    let analysis = Session::new(&layout, config, &texts, selection).into_analysis();
    let mut found: Vec<CheckedRow> = Vec::new();
    for finding in &analysis.findings {
        let path = finding.file().map(|file| analysis.sources.path(file));
        let row = path.and_then(|path| row_of(&rows, path, finding));
        // That it is a draft is what the import itself says.
        if let Some(row) = row.filter(|_| finding.check != "draft") {
            found.push(CheckedRow {
                row,
                check: finding.check,
                severity: finding.severity,
                message: finding.message.clone(),
                help: finding.help.clone(),
            });
        }
    }
    found.sort_by_key(|it| it.row);
    found
}

/// The files of a project with the changes of an import.
struct ChangedFiles<'i> {
    files: &'i dyn FileSource,
    changes: &'i BTreeMap<Utf8PathBuf, TextChange>,
}

impl FileSource for ChangedFiles<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        match self.changes.get(path) {
            Some(change) => Ok(change.after.clone().into_bytes()),
            None => self.files.read(path),
        }
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.changes.contains_key(path) || self.files.has(path)
    }
}

/// Returns the first row of each text that would be written, by catalog and name.
fn written_rows(rows: &[ImportRow]) -> HashMap<(&str, &str), usize> {
    let mut found = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if row.is_written() {
            found
                .entry((row.catalog.as_str(), row.name.as_str()))
                .or_insert(at);
        }
    }
    found
}

fn row_of(
    rows: &HashMap<(&str, &str), usize>,
    path: &Utf8Path,
    finding: &Diagnostic,
) -> Option<usize> {
    let id = finding.subject.id.as_deref()?;
    let name = match &finding.subject.attribute {
        Some(attribute) => format!("{id}.{attribute}"),
        None => id.to_owned(),
    };
    rows.get(&(path.as_str(), name.as_str())).copied()
}
