//! Reads catalogs of gettext, whoever wrote them.

use crate::exchange::model::{Base, ReadFault};

/// A catalog of gettext.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoCatalog {
    /// The languages that its header names.
    pub source: Option<String>,
    pub target: Option<String>,
    pub entries: Vec<PoEntry>,
}

/// An entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PoEntry {
    /// That of its first string, counted from 1.
    pub line: usize,
    pub context: Option<String>,
    pub source: String,
    /// The source that a fuzzy translation was made from.
    pub previous: Option<String>,
    /// The first plural form, where it has some.
    pub target: String,
    /// The last file that it names.
    pub original: String,
    pub has_plural: bool,
    pub is_fuzzy: bool,
    pub is_obsolete: bool,
    pub base: Base,
    /// Remarks of translators.
    pub notes: Vec<String>,
}

/// The string that is being read.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum PoField {
    #[default]
    None,
    Context,
    Source,
    Previous,
    Target,
    /// Further plural forms, and the context as it was.
    Other,
}

/// An entry that is being read.
#[derive(Default)]
struct OpenEntry {
    entry: PoEntry,
    field: PoField,
    source: Option<String>,
    target: Option<String>,
}

#[derive(Default)]
struct PoReader {
    catalog: PoCatalog,
    open: OpenEntry,
}

/// Reads a catalog.
///
/// # Errors
/// A line that is no PO; another encoding.
pub fn read_catalog(text: &str) -> Result<PoCatalog, ReadFault> {
    let mut reader = PoReader::default();
    for (at, line) in text.lines().enumerate() {
        let fault = reader.line(line.trim(), at + 1);
        if let Err(message) = fault {
            return Err(ReadFault {
                line: at + 1,
                unit: reader.open.entry.context.clone(),
                message,
            });
        }
    }
    reader.close().map_err(|message| ReadFault {
        line: text.lines().count(),
        unit: None,
        message,
    })?;
    Ok(reader.catalog)
}

impl PoReader {
    fn line(&mut self, line: &str, number: usize) -> Result<(), String> {
        if line.is_empty() {
            return self.close();
        }
        if let Some(rest) = line.strip_prefix("#~") {
            return self.obsolete(rest.trim(), number);
        }
        let is_comment = line.starts_with('#');
        if self.open.target.is_some() && (is_comment || self.open.entry.is_obsolete) {
            self.close()?;
        }
        if is_comment {
            self.comment(line);
            return Ok(());
        }
        self.string(line, number)
    }

    /// Reads a line of an entry that no source has any more; nothing in it is a fault.
    fn obsolete(&mut self, line: &str, number: usize) -> Result<(), String> {
        if self.open.source.is_some() && !self.open.entry.is_obsolete {
            self.close()?;
        }
        self.open.entry.is_obsolete = true;
        if !line.starts_with('|') {
            let _ = self.string(line, number);
        }
        Ok(())
    }

    /// Reads a keyword with its string, or a string that goes on.
    fn string(&mut self, line: &str, number: usize) -> Result<(), String> {
        if line.starts_with('"') {
            let text = unquoted(line)?;
            return self.append(&text);
        }
        let (keyword, rest) = line.split_once([' ', '\t']).unwrap_or((line, ""));
        let is_first = matches!(keyword, "msgctxt" | "msgid");
        if is_first && self.open.target.is_some() {
            let is_obsolete = self.open.entry.is_obsolete;
            self.close()?;
            self.open.entry.is_obsolete = is_obsolete;
        }
        let open = &mut self.open;
        if open.entry.line == 0 {
            open.entry.line = number;
        }
        open.field = match keyword {
            "msgctxt" => {
                open.entry.context = Some(String::new());
                PoField::Context
            }
            "msgid" => {
                open.source = Some(String::new());
                PoField::Source
            }
            "msgstr" | "msgstr[0]" => {
                open.target = Some(String::new());
                PoField::Target
            }
            "msgid_plural" => {
                open.entry.has_plural = true;
                PoField::Other
            }
            other if other.starts_with("msgstr[") => PoField::Other,
            _ => return Err("the line is none of a PO file".to_owned()),
        };
        let text = unquoted(rest.trim())?;
        self.append(&text)
    }

    fn append(&mut self, text: &str) -> Result<(), String> {
        let open = &mut self.open;
        let field = match open.field {
            PoField::None => return Err("a string belongs to no keyword".to_owned()),
            PoField::Other => return Ok(()),
            PoField::Context => &mut open.entry.context,
            PoField::Source => &mut open.source,
            PoField::Previous => &mut open.entry.previous,
            PoField::Target => &mut open.target,
        };
        let field = field.get_or_insert_with(String::new);
        field.push_str(text);
        if field.len() > 1 << 20 {
            return Err("a text is longer than 1 MB".to_owned());
        }
        Ok(())
    }

    fn comment(&mut self, line: &str) {
        let rest = line.get(2..).unwrap_or_default().trim();
        let entry = &mut self.open.entry;
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
            Some(b'|') => self.previous(rest),
            Some(b' ') if !rest.is_empty() => entry.notes.push(rest.to_owned()),
            _ => {}
        }
    }

    /// Reads the source as it was; programs write it in ways of their own, and nothing in it is a fault.
    fn previous(&mut self, line: &str) {
        let open = &mut self.open;
        let (keyword, text) = match line.split_once([' ', '\t']) {
            Some((keyword, text)) if !line.starts_with('"') => (keyword, text.trim()),
            _ => ("", line),
        };
        match keyword {
            "" => {}
            "msgid" => {
                open.entry.previous = Some(String::new());
                open.field = PoField::Previous;
            }
            _ => open.field = PoField::Other,
        }
        if let (PoField::Previous, Ok(text)) = (open.field, unquoted(text)) {
            let _ = self.append(&text);
        }
    }

    /// Takes the entry in that ends here.
    fn close(&mut self) -> Result<(), String> {
        let open = std::mem::take(&mut self.open);
        let Some(source) = open.source else {
            // Comments alone, of the file.
            return Ok(());
        };
        let target = open.target.unwrap_or_default();
        let is_header = source.is_empty() && open.entry.context.is_none();
        if is_header && !open.entry.is_obsolete {
            return self.header(&target);
        }
        self.catalog.entries.push(PoEntry {
            source,
            target,
            ..open.entry
        });
        Ok(())
    }

    fn header(&mut self, header: &str) -> Result<(), String> {
        for line in header.lines() {
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            let value = value.trim();
            match name {
                "Language" if !value.is_empty() => self.catalog.target = Some(value.to_owned()),
                "X-Source-Language" => self.catalog.source = Some(value.to_owned()),
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
