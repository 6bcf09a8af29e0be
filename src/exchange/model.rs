//! What is sent to translators and comes back: one unit for each text that a translator writes. The formats are written
//! from these types and read into them; nothing here knows a format.

use xxhash_rust::xxh3::xxh3_64;

use crate::diagnostic::Severity;
use crate::exchange::glossary::GlossaryEntry;
use crate::locale::tag::Locale;

/// Everything that goes to a translator in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub source: Locale,
    pub target: Locale,
    pub files: Vec<ExchangeFile>,
    /// The terms of the project, in both languages.
    pub glossary: Vec<GlossaryEntry>,
    /// Formats that can say what is known of a text say it.
    pub is_rich: bool,
}

/// One catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeFile {
    /// The source catalog, relative to the project.
    pub original: String,
    /// The comment of the whole file.
    pub note: String,
    pub units: Vec<ExchangeUnit>,
}

/// One text that a translator writes: a value, an attribute, or one of their variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeUnit {
    /// `lead`, `sign.title`, `signed:one`.
    pub id: String,
    /// For people: `signed[people=one]`.
    pub name: String,
    /// The message or term; units of one message stand together.
    pub message: String,
    pub source: Vec<UnitPiece>,
    pub codes: Vec<InlineCode>,
    /// Empty where there is no translation yet.
    pub target: Vec<UnitPiece>,
    /// Both texts as they are typed, for formats without codes.
    pub source_text: String,
    pub target_text: String,
    pub state: UnitState,
    /// False for what is grammar for the program and no text.
    pub is_translatable: bool,
    /// The source text that the translation was made from, where it is another one.
    pub previous: Option<String>,
    pub note: String,
    pub base: Base,
    pub evidence: UnitEvidence,
}

/// What is known of a unit besides its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitEvidence {
    pub findings: Vec<UnitFinding>,
    pub candidates: Vec<UnitCandidate>,
    /// The terms of the glossary that its source has.
    pub terms: Vec<UnitTerm>,
    /// Numbers that its translation needs as they are.
    pub numbers: Vec<String>,
}

/// What a check says of a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFinding {
    pub check: &'static str,
    pub severity: Severity,
    pub message: String,
}

/// A translation of a like source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCandidate {
    pub source: String,
    pub target: String,
    /// Of the sources, in percent.
    pub similarity: u8,
    /// Where it stands.
    pub origin: String,
    /// It is the unit's own, of an older source.
    pub is_previous: bool,
}

/// A term, with its forms in the language of the translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitTerm {
    pub source: String,
    pub approved: Vec<String>,
    pub forbidden: Vec<String>,
}

/// A stretch of a unit's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitPiece {
    Text(String),
    /// A code that stands alone.
    Code(String),
    Open(String),
    Close(String),
}

/// A protected part of a unit, by its id in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineCode {
    pub id: String,
    pub kind: CodeKind,
    /// The code as it is written in the catalog: a placeable, or the marks that open a pair.
    pub shown: String,
    /// The marks that close a pair.
    pub closing: String,
    /// Both in the present translation, where it has others: a link leads elsewhere in another language.
    pub own: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    Placeable,
    /// Says which plural form is asked for, before a source text that others have too.
    Marker,
    /// A line break, a footnote, code: markup without text in it.
    Single,
    Bold,
    Italic,
    Struck,
    Link,
    Picture,
    Element,
}

/// The state of a unit's translation, in words that every format has some for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitState {
    Missing,
    Machine,
    Draft,
    Stale,
    Translated,
    Reviewed,
}

/// What a file remembers of the catalogs that it was made from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Base {
    /// Of the source pattern, as the state file would record it.
    pub source: Option<u64>,
    /// Of the unit's translation; 0 where there was none.
    pub target: Option<u64>,
}

/// A file that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnedFile {
    pub original: String,
    pub source: Option<String>,
    pub target: Option<String>,
    pub units: Vec<ReturnedUnit>,
}

impl ReturnedFile {
    /// Adds a unit to the last file, or to a new one where that unit is of another original.
    pub fn add(
        files: &mut Vec<Self>,
        original: String,
        [source, target]: [&Option<String>; 2],
        unit: ReturnedUnit,
    ) {
        match files.last_mut().filter(|file| file.original == original) {
            Some(file) => file.units.push(unit),
            None => files.push(Self {
                original,
                source: source.clone(),
                target: target.clone(),
                units: vec![unit],
            }),
        }
    }
}

/// A unit that came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnedUnit {
    pub id: String,
    /// Counted from 1.
    pub line: usize,
    pub source: Vec<UnitPiece>,
    /// The source that the translation was made from, where the file tells that it is another one.
    pub previous: Option<Vec<UnitPiece>>,
    pub target: Vec<UnitPiece>,
    pub state: ReturnedState,
    pub base: Base,
    /// What the file itself says of its codes: the id of each, and how it is written.
    pub shown: Vec<(String, String)>,
    /// Notes that a translator wrote.
    pub notes: Vec<String>,
}

/// What a tool says of a unit. Of a text that is as it was, it means nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReturnedState {
    /// Nothing, or that it is translated.
    #[default]
    Translated,
    /// Somebody has still to look at it.
    Unfinished,
    /// A program made it, and nobody has read it.
    Machine,
    Reviewed,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFault {
    /// Counted from 1.
    pub line: usize,
    /// The unit that is open there.
    pub unit: Option<String>,
    pub message: String,
}

/// Why a text cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteFault {
    pub unit: Option<String>,
    pub message: String,
}

impl ReadFault {
    /// Makes a fault of the file as a whole.
    pub fn whole(message: &str) -> Self {
        Self {
            line: 1,
            unit: None,
            message: message.to_owned(),
        }
    }
}

impl CodeKind {
    pub fn is_pair(self) -> bool {
        match self {
            CodeKind::Placeable | CodeKind::Marker | CodeKind::Single => false,
            CodeKind::Bold
            | CodeKind::Italic
            | CodeKind::Struck
            | CodeKind::Link
            | CodeKind::Picture
            | CodeKind::Element => true,
        }
    }
}

impl Base {
    /// Reads `s-… t-…`, in any order and among other words.
    pub fn read(text: &str) -> Self {
        let hash = |prefix: &str| {
            let mut words = text.split_whitespace();
            let digits = words.find_map(|word| word.strip_prefix(prefix))?;
            u64::from_str_radix(digits, 16).ok()
        };
        Self {
            source: hash("s-"),
            target: hash("t-"),
        }
    }

    /// `s-… t-…`: each begins with a letter, so that no spreadsheet takes it for a number.
    pub fn text(self) -> String {
        let source = self.source.unwrap_or_default();
        format!("s-{source:016x} t-{:016x}", self.target.unwrap_or_default())
    }
}

/// Returns the checksum by which a text is known again: it tells whether somebody worked at it, no more.
pub fn checksum(text: &str) -> u64 {
    if text.is_empty() {
        0
    } else {
        xxh3_64(text.as_bytes())
    }
}
