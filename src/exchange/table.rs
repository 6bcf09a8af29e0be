//! Tables of texts: a line for each unit, for spreadsheets. Commas, UTF-8 with its mark and CR LF (RFC 4180); what comes
//! back may have semicolons or tabs.

use std::collections::HashMap;

use csv::{Position, ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use crate::exchange::model::{
    Base, Exchange, ExchangeUnit, ReadFault, ReturnedFile, ReturnedState, ReturnedUnit, UnitPiece,
    UnitState,
};
use crate::text::slice::Slice;

/// Writes a table.
pub fn write(exchange: &Exchange) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let source = format!("source ({})", exchange.source);
    let target = format!("target ({})", exchange.target);
    let head = [
        "file",
        "id",
        "part",
        &source,
        &target,
        "state",
        "comment",
        "previous source",
        "base",
    ];
    // Writing to memory cannot fail.
    let _ = writer.write_record(head);
    for file in &exchange.files {
        for unit in file.units.iter().filter(|unit| unit.is_translatable) {
            let part = unit.id.strip_prefix(&unit.message).unwrap_or_default();
            let part = part.strip_prefix(':').unwrap_or(part);
            let previous = unit.previous.as_deref().unwrap_or_default();
            let base = unit.base.text();
            let row = [
                &file.original,
                &unit.message,
                part,
                &unit.source_text,
                &unit.target_text,
                state(unit),
                &unit.note,
                previous,
                &base,
            ];
            let row: Vec<String> = row.iter().map(|field| guarded(field)).collect();
            let _ = writer.write_record(&row);
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn state(unit: &ExchangeUnit) -> &'static str {
    match unit.state {
        UnitState::Missing => "missing",
        UnitState::Machine | UnitState::Draft => "draft",
        UnitState::Stale => "stale",
        UnitState::Translated => "translated",
        UnitState::Reviewed => "reviewed",
    }
}

/// Returns a field that no spreadsheet takes for a formula: an apostrophe stands before it.
fn guarded(field: &str) -> String {
    if is_formula(field) {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

fn is_formula(field: &str) -> bool {
    let field = field.trim_start_matches('\'');
    field.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        Some(_) | None => field,
    }
}

/// The columns of a table that came back.
struct TableColumns(HashMap<String, usize>);

impl TableColumns {
    fn field<'r>(&self, row: &'r StringRecord, name: &str) -> &'r str {
        let at = self.0.get(name);
        unguarded(at.and_then(|at| row.get(*at)).unwrap_or_default())
    }
}

/// Reads a table.
///
/// # Errors
/// A head that names no source and no target; what is no table.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let heads = reader.headers().map_err(fault)?.clone();
    let mut columns = HashMap::new();
    let mut languages = [None, None];
    for (at, head) in heads.iter().enumerate() {
        let (name, language) = split_head(head);
        match name {
            "source" => languages[0] = language,
            "target" => languages[1] = language,
            _ => {}
        }
        columns.entry(name.to_owned()).or_insert(at);
    }
    let columns = TableColumns(columns);
    let [source, target] = languages;
    let mut files: Vec<ReturnedFile> = Vec::new();
    let mut row = StringRecord::new();
    while reader.read_record(&mut row).map_err(fault)? {
        let line = row.position().map_or(1, |position| line_of(position, text));
        let message = columns.field(&row, "id");
        let part = columns.field(&row, "part");
        if message.is_empty() {
            continue;
        }
        let id = if part.is_empty() || part.starts_with('.') {
            format!("{message}{part}")
        } else {
            format!("{message}:{part}")
        };
        let pieces = |name: &str| {
            let text = columns.field(&row, name);
            let text = (!text.is_empty()).then(|| UnitPiece::Text(text.to_owned()));
            text.into_iter().collect::<Vec<UnitPiece>>()
        };
        let unit = ReturnedUnit {
            id,
            line,
            source: pieces("source"),
            target: pieces("target"),
            state: returned_state(columns.field(&row, "state")),
            base: Base::read(columns.field(&row, "base")),
            shown: Vec::new(),
            notes: notes(columns.field(&row, "comment")),
        };
        let original = columns.field(&row, "file");
        match files.last_mut().filter(|file| file.original == original) {
            Some(file) => file.units.push(unit),
            None => files.push(ReturnedFile {
                original: original.to_owned(),
                source: source.clone(),
                target: target.clone(),
                units: vec![unit],
            }),
        }
    }
    Ok(files)
}

/// Returns the comment of a unit: the note that was sent, and what a translator added.
fn notes(comment: &str) -> Vec<String> {
    let lines = comment.lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Returns the line of a row, counted from 1. Of a line break of two characters the second belongs to the row behind it.
fn line_of(position: &Position, text: &str) -> usize {
    let line = usize::try_from(position.line()).unwrap_or(1);
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let is_behind_break = text.as_bytes().get(at) == Some(&b'\n');
    line + usize::from(is_behind_break)
}

/// Returns what a coordinator or a translator wrote there; of a text that is as it was it means nothing.
fn returned_state(state: &str) -> ReturnedState {
    match state.trim().to_lowercase().as_str() {
        "draft" => ReturnedState::Unfinished,
        "reviewed" => ReturnedState::Reviewed,
        // `missing` and `stale` are what it was when it was sent.
        _ => ReturnedState::Translated,
    }
}

/// `target (es)`: what a column holds, and in which language.
fn split_head(head: &str) -> (&str, Option<String>) {
    let head = head.trim().trim_start_matches('\u{feff}').trim_matches('"');
    match head.split_once(" (") {
        Some((name, language)) => (name, Some(language.trim_end_matches(')').to_owned())),
        None => (head, None),
    }
}

fn delimiter(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    let all = [b',', b';', b'\t'];
    let most = all.into_iter().max_by_key(|it| (count(it), *it == b','));
    most.unwrap_or(b',')
}

fn fault(error: csv::Error) -> ReadFault {
    let line = error.position().map_or(1, csv::Position::line);
    ReadFault {
        line: usize::try_from(line).unwrap_or(1),
        unit: None,
        message: error.to_string(),
    }
}

/// Returns whether a text is such a table.
pub fn is_it(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let has = |name: &str| {
        let mut heads = head.split([',', ';', '\t']);
        heads.any(|head| split_head(head).0 == name)
    };
    !text.slice(..1).is_empty() && has("id") && has("source") && has("target")
}
