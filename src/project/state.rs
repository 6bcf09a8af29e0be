//! State files: what is recorded of each translation. One table per text, sorted, without anything that changes by
//! itself, so that branches merge.

mod read;
mod write;

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::xxh3_64;

use crate::fluent::model::{EntryKind, Pattern, display_name};
use crate::fluent::written::written;
use crate::text::source::FileId;
use crate::text::span::Span;

/// The ending of the file beside a catalog, in place of `.ftl`.
pub const EXTENSION: &str = ".state.toml";

/// The folder with the records of documents that are translated as whole files, at the path of each: no program that
/// makes pages of the documents looks there.
pub const DOCUMENTS: &str = ".paridad/states";

/// What stands before the path of the statement at the head of a state file: the catalogs of one that is gone are known
/// by it, and a catalog that never belonged to one is none of them.
const STATEMENT: &str = "# Statement: ";

/// The records of the translations in one catalog, by the name of the text: `lead`, `-term`, `lead.title`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    pub records: BTreeMap<Box<str>, Record>,
    kept: Kept,
}

/// Keys of the file that people and other programs wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Kept {
    head: String,
    /// Comments above a record.
    above: BTreeMap<Box<str>, String>,
    /// Records with more in them than any command writes, as they stand.
    tables: BTreeMap<Box<str>, String>,
    tail: String,
}

/// The record of one translation: the text that it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The source text at that time, as [`written`] gives it.
    pub source: String,
    /// Of the translation.
    pub target: Fingerprint,
    pub state: Confidence,
}

/// The confidence that a translation deserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Made by a machine, read by nobody.
    Machine,
    /// Awaits confirmation.
    Draft,
    /// Changed after its source was, and nobody has said that the one follows the other.
    Unconfirmed,
    Translated,
    Reviewed,
}

/// 64 bits of XXH3 over a pattern as [`written`] gives it: 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint(u64);

/// A state file that was read.
#[derive(Clone, Copy, Debug)]
pub struct StateFile<'p> {
    pub file: FileId,
    pub state: &'p State,
    pub faults: &'p [StateFault],
}

/// A part of a state file that could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFault {
    pub span: Span,
    pub message: String,
    pub help: &'static str,
    pub kind: FaultKind,
}

/// Returns whether a state file has marks of a merge that nobody finished.
pub fn has_conflict(faults: &[StateFault]) -> bool {
    let mut faults = faults.iter();
    faults.any(|fault| fault.kind == FaultKind::Conflict)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Two branches disagree.
    Conflict,
    /// Something that no command writes.
    Unreadable,
}

impl Record {
    /// Returns the record of a translation and its present source.
    pub fn of(source: &Pattern<'_>, target: &Pattern<'_>, state: Confidence) -> Self {
        Self {
            source: written(source),
            target: Fingerprint::of(target),
            state,
        }
    }
}

/// A checksum that can be forged: it tells whether somebody worked at a text, and nothing that is published rests on it.
/// Whoever can forge one can write the record as well, and has every text checked all the same.
impl Fingerprint {
    pub fn of(pattern: &Pattern<'_>) -> Self {
        Self(xxh3_64(written(pattern).as_bytes()))
    }

    /// Returns the checksum itself.
    pub fn bits(self) -> u64 {
        self.0
    }

    fn parse(text: &str) -> Option<Self> {
        let is_whole = text.len() == 16;
        is_whole.then(|| u64::from_str_radix(text, 16).ok().map(Self))?
    }
}

impl Confidence {
    const NAMES: [(&str, Confidence); 5] = [
        ("machine", Confidence::Machine),
        ("draft", Confidence::Draft),
        ("unconfirmed", Confidence::Unconfirmed),
        ("translated", Confidence::Translated),
        ("reviewed", Confidence::Reviewed),
    ];

    pub fn as_str(self) -> &'static str {
        let (name, _) = Self::NAMES[self as usize];
        name
    }

    /// Returns whether nobody has worked at the translation since a machine or another text gave it.
    pub fn is_draft(self) -> bool {
        self <= Confidence::Draft
    }
}

/// Returns where the state file of a catalog is, or would be.
pub fn path_beside(catalog: &Utf8Path) -> Utf8PathBuf {
    let path = catalog.as_str();
    let stem = path.strip_suffix(".ftl").unwrap_or(path);
    format!("{stem}{EXTENSION}").into()
}

/// Returns where the records of a translated document are, or would be.
pub fn path_of_document(document: &Utf8Path) -> Utf8PathBuf {
    format!("{DOCUMENTS}/{document}{EXTENSION}").into()
}

/// Returns the name of a text in a state file.
pub fn key(kind: EntryKind, id: &str, attribute: Option<&str>) -> String {
    let mut key = display_name(kind, id);
    if let Some(attribute) = attribute {
        key.push('.');
        key.push_str(attribute);
    }
    key
}

impl State {
    /// Returns a file with other records; what people wrote around those that stay the same stays.
    pub fn with_records(&self, records: BTreeMap<Box<str>, Record>) -> Self {
        let is_same = |name: &str| self.records.get(name) == records.get(name);
        let mut kept = self.kept.clone();
        kept.above.retain(|name, _| is_same(name));
        kept.tables.retain(|name, _| is_same(name));
        Self { records, kept }
    }

    /// Returns the statement whose translations are recorded, where the head of the file names it.
    pub fn statement(&self) -> Option<&Utf8Path> {
        let mut lines = self.kept.head.lines();
        lines.find_map(|line| Some(Utf8Path::new(line.strip_prefix(STATEMENT)?)))
    }

    /// Names the statement at the head of the file; what people wrote there stays.
    pub fn set_statement(&mut self, path: &Utf8Path) {
        let lines = self.kept.head.lines();
        let others = lines.filter(|line| !line.starts_with(STATEMENT));
        let others: String = others.map(|line| format!("{line}\n")).collect();
        self.kept.head = format!("{STATEMENT}{path}\n{others}");
    }

    pub fn get(&self, kind: EntryKind, id: &str, attribute: Option<&str>) -> Option<&Record> {
        match (kind, attribute) {
            (EntryKind::Message, None) => self.records.get(id),
            _ => self.records.get(key(kind, id, attribute).as_str()),
        }
    }
}
