//! Tables of texts as text files, for spreadsheets. Commas, UTF-8 with its mark and CR LF (RFC 4180); what comes back may
//! have semicolons or tabs.

use csv::{Position, ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use crate::exchange::model::{Exchange, ReadFault, ReturnedFile};
use crate::exchange::rows::{ReturnedTable, heads, is_formula, row, units};

/// Writes a table.
pub fn write(exchange: &Exchange) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(heads(exchange));
    for file in &exchange.files {
        for unit in units(file) {
            row(file, unit, |_, field| {
                let _ = if is_formula(field) {
                    writer.write_field(format!("'{field}"))
                } else {
                    writer.write_field(field)
                };
            });
            let _ = writer.write_record(None::<&[u8]>);
        }
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// Reads a table.
///
/// # Errors
/// What is no table.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut table = ReturnedTable::new(reader.headers().map_err(fault)?.iter());
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).map_err(fault)? {
        let line = record
            .position()
            .map_or(1, |position| line_of(position, text));
        let places = table.places();
        table.add(line, |column| {
            let place = places[column as usize];
            place.and_then(|at| record.get(at)).unwrap_or_default()
        });
    }
    Ok(table.into_files())
}

/// Returns the line of a row, counted from 1. Of a line break of two characters the second belongs to the row behind it.
fn line_of(position: &Position, text: &str) -> usize {
    let line = usize::try_from(position.line()).unwrap_or(1);
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let is_behind_break = text.as_bytes().get(at) == Some(&b'\n');
    line + usize::from(is_behind_break)
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
    ReturnedTable::new(head.split([',', ';', '\t'])).is_complete()
}
