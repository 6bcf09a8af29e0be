//! Texts that go to the programs of translators as a file, and a file that comes home: first what would become of it, then
//! all of it or nothing.

use crate::disk::seen::NotedFiles;
use crate::disk::writer::{NewText, ProjectWriter};
use crate::exchange::{self, ExchangeFormat};
use crate::pipeline::export::request::ExportRequest;
use crate::pipeline::export::{export, exported_terms};
use crate::pipeline::import::import;
use crate::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRequest, ImportRow, NamedReturn,
};
use crate::workbench::request::FormFields;
use crate::workbench::response::Response;
use crate::workbench::state::{Asked, Workbench};
use crate::workbench::view::{ImportRowView, ImportView};

/// Returns a file with the texts of a language, or of one document of it; `None` where there is no such format.
///
/// # Errors
/// A text that the format cannot carry.
pub(super) fn exported(
    workbench: &Workbench,
    query: &FormFields,
    target: usize,
) -> anyhow::Result<Option<Response>> {
    let (format, kind) = match query.get("format") {
        "" | "xliff" => (ExchangeFormat::Xliff, "application/xliff+xml"),
        "xliff2" => (ExchangeFormat::Xliff2, "application/xliff+xml"),
        "po" => (ExchangeFormat::Po, "text/x-gettext-translation"),
        "csv" => (ExchangeFormat::Csv, "text/csv; charset=utf-8"),
        "tmx" => (ExchangeFormat::Tmx, "application/xml"),
        "xlsx" => (
            ExchangeFormat::Xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        _ => return Ok(None),
    };
    let planning = &workbench.planning;
    let key = query.get("key");
    let layout = match key {
        "" => None,
        key => match planning.layout.narrowed(key) {
            Some(layout) => Some(layout),
            None => return Ok(None),
        },
    };
    let layout = layout.as_ref().unwrap_or(&planning.layout);
    let files = workbench.files();
    let request = ExportRequest {
        target,
        documents: match key {
            "" => Vec::new(),
            key => vec![key.into()],
        },
        only: None,
        all_plurals: false,
        empties_stale: false,
    };
    let mut exchange = export(layout, &planning.config, files, &request);
    exchange.glossary = exported_terms(layout, files, target).unwrap_or_default();
    let bytes = exchange::write(format, &exchange).map_err(|fault| {
        anyhow::anyhow!("{}: {}", fault.unit.unwrap_or_default(), fault.message)
    })?;
    let name = format!("{}.{}", exchange.target, format.extension());
    Ok(Some(Response::download(kind, &name, bytes)))
}

/// Returns what becomes of the texts of a file that came home; with `apply=1` in the query they are written.
///
/// # Errors
/// A file that cannot be read, and whatever keeps texts from being written.
pub(super) fn imported(
    workbench: &mut Workbench,
    asked: Asked<'_>,
    target: usize,
) -> anyhow::Result<Response> {
    let query = asked.request.query();
    let read = exchange::read(asked.request.body.clone());
    let read = read.map_err(|fault| anyhow::anyhow!("line {}: {}", fault.line, fault.message))?;
    let content = read.ok_or_else(|| anyhow::anyhow!("the file is in no known format"))?;
    let name = query.find("name").unwrap_or("file").to_owned();
    let returned: Vec<NamedReturn> = content
        .files
        .into_iter()
        .map(|returned| NamedReturn {
            file: name.as_str().into(),
            returned,
        })
        .collect();
    let applies = query.get("apply") == "1" && !workbench.is_read_only();
    let root = workbench.files().clone();
    let writer = if applies {
        Some(ProjectWriter::begin(&root, &mut |_| {})?)
    } else {
        None
    };
    let (files, seen) = NotedFiles::new(&root);
    let request = ImportRequest {
        target,
        files: &returned,
        policy: ImportPolicy::default(),
    };
    let planning = &workbench.planning;
    let imported = import(&planning.layout, &planning.config, &files, &request);
    if let Some(writer) = writer {
        let texts = imported.changes.iter();
        let texts: Vec<NewText<'_>> = texts
            .map(|(path, change)| NewText {
                path,
                text: &change.after,
            })
            .collect();
        writer.write(&seen, &texts)?;
        drop(writer);
        workbench.wrote_many();
    }
    let rows: Vec<ImportRowView> = imported.rows.iter().filter_map(row).collect();
    let changing = imported.rows.iter().filter(|row| row.is_written()).count();
    let view = ImportView {
        page: workbench.page(asked.words, Some(target)),
        locale: workbench.layout().targets[target].to_string(),
        name,
        unchanged: imported.rows.len() - rows.len(),
        can_apply: changing > 0 && !applies,
        changing,
        rows,
        is_written: applies,
    };
    let text = workbench
        .templates
        .render("import.html", asked.words, &view)?;
    Ok(Response::html(200, text))
}

/// Returns a text of which something is to be said.
fn row(row: &ImportRow) -> Option<ImportRowView> {
    let outcome = match &row.outcome {
        ImportOutcome::Unchanged => return None,
        ImportOutcome::New => "new",
        ImportOutcome::Changed => "changed",
        ImportOutcome::Confirmed => "confirmed",
        ImportOutcome::StaleUnchanged => "stale",
        ImportOutcome::Draft(_) => "draft",
        ImportOutcome::Conflict => "conflict",
        ImportOutcome::Refused(_) => "refused",
        ImportOutcome::Orphan | ImportOutcome::Unplaced(_) => "orphan",
        ImportOutcome::Kept => "kept",
    };
    Some(ImportRowView {
        outcome,
        id: row.id.clone(),
        catalog: row.catalog.to_string(),
        source: row.source.clone(),
        before: row.before.clone(),
        after: row.after.clone(),
    })
}
