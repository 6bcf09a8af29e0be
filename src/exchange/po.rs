//! Catalogs of gettext: Poedit, Weblate, OmegaT, Lokalize. <https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html>
//!
//! Forms of one message are entries of their own, told apart by their context: gettext chooses by number alone, and has
//! other plural forms than the CLDR for some languages.

use crate::exchange::model::{
    Base, Exchange, ExchangeFile, ExchangeUnit, ReadFault, ReturnedFile, ReturnedState,
    ReturnedUnit, UnitPiece, UnitState,
};

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
    let is_fuzzy = matches!(
        unit.state,
        UnitState::Draft | UnitState::Machine | UnitState::Stale
    );
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

/// The string that is being read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum PoField {
    #[default]
    None,
    Context,
    Source,
    Target,
    /// Plural forms of gettext, and what is obsolete.
    Other,
}

#[derive(Default)]
struct OpenEntry {
    line: usize,
    field: PoField,
    context: Option<String>,
    source: Option<String>,
    target: Option<String>,
    original: String,
    is_fuzzy: bool,
    base: Base,
    notes: Vec<String>,
}

#[derive(Default)]
struct PoReader {
    files: Vec<ReturnedFile>,
    entry: OpenEntry,
    source: Option<String>,
    target: Option<String>,
}

/// Reads a file.
///
/// # Errors
/// A line that is no PO; another encoding.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let mut reader = PoReader::default();
    for (at, line) in text.lines().enumerate() {
        let fault = reader.line(line.trim(), at + 1);
        if let Err(message) = fault {
            return Err(ReadFault {
                line: at + 1,
                unit: reader.entry.context.clone(),
                message,
            });
        }
    }
    reader.close().map_err(|message| ReadFault {
        line: text.lines().count(),
        unit: None,
        message,
    })?;
    Ok(reader.files)
}

impl PoReader {
    fn line(&mut self, line: &str, number: usize) -> Result<(), String> {
        if line.is_empty() {
            return self.close();
        }
        if line.starts_with('#') {
            if self.entry.target.is_some() {
                self.close()?;
            }
            self.comment(line);
            return Ok(());
        }
        if line.starts_with('"') {
            let text = unquoted(line)?;
            return self.append(&text);
        }
        let (keyword, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
        let is_first = matches!(keyword, "msgctxt" | "msgid");
        if is_first && self.entry.target.is_some() {
            self.close()?;
        }
        if self.entry.line == 0 {
            self.entry.line = number;
        }
        let entry = &mut self.entry;
        entry.field = match keyword {
            "msgctxt" => {
                entry.context = Some(String::new());
                PoField::Context
            }
            "msgid" => {
                entry.source = Some(String::new());
                PoField::Source
            }
            "msgstr" | "msgstr[0]" => {
                entry.target = Some(String::new());
                PoField::Target
            }
            "msgid_plural" => PoField::Other,
            other if other.starts_with("msgstr[") => PoField::Other,
            _ => return Err("the line is none of a PO file".to_owned()),
        };
        let text = unquoted(rest.trim())?;
        self.append(&text)
    }

    fn append(&mut self, text: &str) -> Result<(), String> {
        let entry = &mut self.entry;
        let field = match entry.field {
            PoField::None => return Err("a string belongs to no keyword".to_owned()),
            PoField::Other => return Ok(()),
            PoField::Context => &mut entry.context,
            PoField::Source => &mut entry.source,
            PoField::Target => &mut entry.target,
        };
        let field = field.get_or_insert_with(String::new);
        field.push_str(text);
        if field.len() > 1 << 20 {
            return Err("a text is longer than 1 MB".to_owned());
        }
        Ok(())
    }

    fn comment(&mut self, line: &str) {
        let entry = &mut self.entry;
        let rest = line.get(2..).unwrap_or_default().trim();
        match line.as_bytes().get(1) {
            Some(b',') => entry.is_fuzzy |= rest.split(',').any(|flag| flag.trim() == "fuzzy"),
            Some(b':') => {
                entry.original = rest.trim_matches(['\u{2068}', '\u{2069}']).to_owned();
            }
            Some(b'.') => {
                let base = Base::read(rest);
                if base.source.is_some() && base.target.is_some() {
                    entry.base = base;
                }
            }
            Some(b' ') if !rest.is_empty() => entry.notes.push(rest.to_owned()),
            // What is obsolete, and the source as it was.
            _ => {}
        }
    }

    /// Takes the entry in that ends here.
    fn close(&mut self) -> Result<(), String> {
        if self.entry.source.is_none() {
            // Comments alone, of the file or of what is obsolete.
            self.entry = OpenEntry::default();
            return Ok(());
        }
        let entry = std::mem::take(&mut self.entry);
        let (source, target) = (
            entry.source.unwrap_or_default(),
            entry.target.unwrap_or_default(),
        );
        if source.is_empty() && entry.context.is_none() {
            return self.header(&target);
        }
        let Some(context) = entry.context else {
            return Ok(());
        };
        let (original, id) = match context.rsplit_once('#') {
            Some((original, id)) => (original.to_owned(), id.to_owned()),
            None => (entry.original, context),
        };
        let unit = ReturnedUnit {
            id,
            line: entry.line,
            source: vec![UnitPiece::Text(source)],
            target: if target.is_empty() {
                Vec::new()
            } else {
                vec![UnitPiece::Text(target)]
            },
            state: if entry.is_fuzzy {
                ReturnedState::Unfinished
            } else {
                ReturnedState::Translated
            },
            base: entry.base,
            shown: Vec::new(),
            notes: entry.notes,
        };
        let locales = [&self.source, &self.target];
        ReturnedFile::add(&mut self.files, original, locales, unit);
        Ok(())
    }

    fn header(&mut self, header: &str) -> Result<(), String> {
        for line in header.lines() {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let value = value.trim();
            match name {
                "Language" if !value.is_empty() => self.target = Some(value.to_owned()),
                "X-Source-Language" => self.source = Some(value.to_owned()),
                "Content-Type" => {
                    let charset = value.rsplit_once("charset=").map_or("UTF-8", |(_, it)| it);
                    if !charset.eq_ignore_ascii_case("utf-8") {
                        return Err(format!("the file is in {charset}: save it as UTF-8"));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Returns a string in C's quotes.
fn unquoted(written: &str) -> Result<String, String> {
    let inner = written
        .strip_prefix('"')
        .and_then(|it| it.strip_suffix('"'));
    let inner = inner.ok_or("a string is not closed")?;
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return Err("a quotation mark stands within a string".to_owned()),
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('r') => {}
                Some(c @ ('"' | '\\')) => out.push(c),
                Some(c) => return Err(format!("`\\{c}` is no escape that texts need")),
                None => return Err("a string is not closed".to_owned()),
            },
            c => out.push(c),
        }
    }
    Ok(out)
}

/// Returns whether a text is one.
pub fn is_it(text: &str) -> bool {
    let mut lines = text.lines().take(1000);
    lines.any(|line| line.starts_with("msgid \"") || line.starts_with("msgctxt \""))
}
