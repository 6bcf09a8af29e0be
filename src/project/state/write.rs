//! The text of a state file: the records as they are, and what people wrote around them as it was.

use std::fmt::Write;

use toml_edit::DocumentMut;

use crate::project::state::{Record, State};
use crate::text::slice::Slice;

impl State {
    /// Returns the text of the file: one table per text, in the order of their names. Comments and keys that no command
    /// writes stay with their table.
    pub fn text(&self) -> String {
        let mut out = self.kept.head.clone();
        for (name, record) in &self.records {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(self.kept.above.get(name).map_or("", String::as_str));
            let table = self.kept.tables.get(name);
            match table.and_then(|table| brought_up_to_date(table, record)) {
                Some(table) => out.push_str(&table),
                None => out.push_str(&table_of(name, record)),
            }
        }
        if !out.is_empty() && !self.kept.tail.is_empty() {
            out.push('\n');
        }
        out.push_str(&self.kept.tail);
        out
    }

    /// Another name for a record, with what was written around it.
    pub fn rename(&mut self, old: &str, new: &str) {
        if let Some(record) = self.records.remove(old) {
            self.records.insert(new.into(), record);
        }
        if let Some(above) = self.kept.above.remove(old) {
            self.kept.above.insert(new.into(), above);
        }
        if let Some(table) = self.kept.tables.remove(old) {
            let rest = table.split_once(']').map_or("", |(_, rest)| rest);
            let table = format!("[{}]{rest}", key_of(new));
            self.kept.tables.insert(new.into(), table);
        }
    }

    /// Keeps what a table has besides its record, and the comments behind it for the next one.
    pub(super) fn keep(&mut self, name: &str, above: String, text: &str) {
        if !above.is_empty() {
            self.kept.above.insert(name.into(), above);
        }
        let lines = text.lines().skip(1).filter(|line| !line.trim().is_empty());
        let is_known = |line: &str| {
            let key = line.split('=').next().unwrap_or_default().trim();
            KEYS.contains(&key) && !line.ends_with("\"\"\"")
        };
        let head = text.lines().next().unwrap_or_default().trim_end();
        let is_plain = lines.clone().count() == KEYS.len()
            && lines.into_iter().all(is_known)
            && head.ends_with(']');
        if !is_plain {
            self.kept.tables.insert(name.into(), text.to_owned());
        }
    }
}

/// The keys of a record.
const KEYS: [&str; 3] = ["source", "target", "state"];

fn values(record: &Record) -> [String; 3] {
    [
        quoted(&record.source),
        format!("\"{:016x}\"", record.target.0),
        format!("\"{}\"", record.state.as_str()),
    ]
}

fn table_of(name: &str, record: &Record) -> String {
    let mut out = format!("[{}]\n", key_of(name));
    for (key, value) in KEYS.iter().zip(values(record)) {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{key} = {value}");
    }
    out
}

/// Returns a table as somebody wrote it, with the values of a record.
fn brought_up_to_date(table: &str, record: &Record) -> Option<String> {
    let mut document: DocumentMut = table.parse().ok()?;
    let (_, item) = document.iter_mut().next()?;
    let fields = item.as_table_mut()?;
    for (key, value) in KEYS.iter().zip(values(record)) {
        let value: toml_edit::Value = value.parse().ok()?;
        let field = fields.get_mut(key)?.as_value_mut()?;
        if field.as_str() != value.as_str() {
            let decor = field.decor().clone();
            *field = value;
            *field.decor_mut() = decor;
        }
    }
    Some(document.to_string())
}

/// Returns a name as a key of TOML.
fn key_of(name: &str) -> String {
    if is_bare_key(name) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// Returns whether a name needs no quotes.
pub(super) fn is_bare_key(name: &str) -> bool {
    let is_bare = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    name.bytes().all(is_bare)
}

/// Returns a TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '"' | '\\') || c.is_control()) {
        let (before, after) = rest.halves(at);
        out.push_str(before);
        let mut left = after.chars();
        match left.next() {
            Some(c @ ('"' | '\\')) => out.extend(['\\', c]),
            Some('\n') => out.push_str("\\n"),
            Some(c) => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            None => {}
        }
        rest = left.as_str();
    }
    out.push_str(rest);
    out.push('"');
    out
}
