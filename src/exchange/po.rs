//! Catalogs of gettext: Poedit, Weblate, OmegaT, Lokalize. <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>
//!
//! Forms of one message are entries of their own, told apart by their context: gettext chooses by number alone, and has
//! other plural forms than the CLDR for some languages.

pub mod read;

use crate::exchange::model::{
    Exchange, ExchangeFile, ExchangeUnit, ReadFault, ReturnedFile, ReturnedState, ReturnedUnit,
    UnitPiece, UnitState,
};
use crate::exchange::po::read::read_catalog;

/// Writes a file.
pub fn write(exchange: &Exchange) -> String {
    let mut out = String::new();
    let is_one = exchange.files.len() == 1;
    for line in exchange
        .files
        .iter()
        .filter(|_| is_one)
        .flat_map(|file| file.note.lines())
    {
        push_comment("#.", line, &mut out);
    }
    let (source, target) = (exchange.source.as_str(), exchange.target.as_str());
    let generator = concat!("paridad ", env!("CARGO_PKG_VERSION"));
    let header = format!(
        "Project-Id-Version: paridad\nLanguage: {target}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n\
         Content-Transfer-Encoding: 8bit\nX-Generator: {generator}\nX-Source-Language: {source}\nX-Paridad: 1 {source} {target}\n"
    );
    push_string("msgid", "", &mut out);
    push_string("msgstr", &header, &mut out);
    for file in &exchange.files {
        for unit in file.units.iter().filter(|unit| unit.is_translatable) {
            write_entry(file, unit, is_one, &mut out);
        }
    }
    out
}

fn write_entry(file: &ExchangeFile, unit: &ExchangeUnit, is_one: bool, out: &mut String) {
    out.push('\n');
    for line in unit.note.lines() {
        push_comment("#.", line, out);
    }
    // Flags that a program does not know are dropped by others; comments stay.
    push_comment("#.", &unit.base.text(), out);
    // Names with blanks stand between isolates, as gettext writes them.
    let is_spaced = file.original.contains(' ');
    let original = if is_spaced {
        format!("\u{2068}{}\u{2069}", file.original)
    } else {
        file.original.clone()
    };
    push_comment("#:", &original, out);
    let is_fuzzy = match unit.state {
        // Its translation is the text of the source.
        UnitState::Missing => !unit.target.is_empty(),
        UnitState::Draft | UnitState::Machine | UnitState::Stale => true,
        UnitState::Translated | UnitState::Reviewed => false,
    };
    let context = if is_one {
        unit.id.clone()
    } else {
        format!("{}#{}", file.original, unit.id)
    };
    if is_fuzzy {
        out.push_str("#, fuzzy\n");
    }
    if let Some(previous) = unit.previous.as_ref().filter(|_| !unit.id.contains(':')) {
        // Without its context, which is as it was: Poedit takes that for a part of the text.
        let mut was = String::new();
        push_string("msgid", previous, &mut was);
        out.extend(was.lines().map(|line| format!("#| {line}\n")));
    }
    push_string("msgctxt", &context, out);
    push_string("msgid", &unit.source_text, out);
    push_string("msgstr", &unit.target_text, out);
}

fn push_comment(mark: &str, line: &str, out: &mut String) {
    let line = format!("{mark} {line}");
    out.extend([line.trim_end(), "\n"]);
}

/// Adds a keyword with a string: on lines of its own where it has several, and never wrapped.
fn push_string(keyword: &str, text: &str, out: &mut String) {
    out.extend([keyword, " "]);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() > 1 {
        out.push_str("\"\"\n");
    }
    if lines.is_empty() {
        out.push_str("\"\"\n");
    }
    for line in lines {
        out.push('"');
        for c in line.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                c => out.push(c),
            }
        }
        out.push_str("\"\n");
    }
}

/// Reads a file that came back.
///
/// # Errors
/// A line that is no PO; another encoding.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let catalog = read_catalog(text)?;
    let locales = [&catalog.source, &catalog.target];
    let mut files = Vec::new();
    for entry in catalog.entries.into_iter().filter(|it| !it.is_obsolete) {
        let Some(context) = entry.context else {
            continue;
        };
        let (original, id) = match context.rsplit_once('#') {
            Some((original, id)) => (original.to_owned(), id.to_owned()),
            None => (entry.original, context),
        };
        let text = |text: String| (!text.is_empty()).then_some(UnitPiece::Text(text));
        let unit = ReturnedUnit {
            id,
            line: entry.line,
            source: vec![UnitPiece::Text(entry.source)],
            target: text(entry.target).into_iter().collect(),
            state: if entry.is_fuzzy {
                ReturnedState::Unfinished
            } else {
                ReturnedState::Translated
            },
            base: entry.base,
            notes: entry.notes,
            ..ReturnedUnit::default()
        };
        ReturnedFile::add(&mut files, original, locales, unit);
    }
    Ok(files)
}

/// Returns whether a text is one.
pub fn is_it(text: &str) -> bool {
    let mut lines = text.lines().take(1000);
    lines.any(|line| line.starts_with("msgid \"") || line.starts_with("msgctxt \""))
}
