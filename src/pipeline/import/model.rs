//! What an import is asked, and what became of each unit.

use std::collections::{BTreeMap, HashMap};

use camino::{Utf8Path, Utf8PathBuf};

use crate::exchange::codes::CodeProblem;
use crate::exchange::model::{ReturnedFile, ReturnedUnit};
use crate::pipeline::text_change::TextChange;

/// A request to bring texts home.
#[derive(Clone, Copy)]
pub struct ImportRequest<'r> {
    /// The place of the locale in the layout.
    pub target: usize,
    pub files: &'r [NamedReturn],
    pub policy: ImportPolicy,
}

/// A catalog of a file that came back.
pub struct NamedReturn {
    /// The file, as it was named.
    pub file: Utf8PathBuf,
    pub returned: ReturnedFile,
}

/// The decisions that are the coordinator's.
#[derive(Clone, Copy, Debug, Default)]
pub struct ImportPolicy {
    /// Whose text stands where both were changed; `None`: the catalog's, and it is told.
    pub prefer: Option<PreferredSide>,
    /// Takes the word of a file that a text was reviewed.
    pub takes_reviews: bool,
    /// Confirms what came back as it was.
    pub accepts_unchanged: bool,
    /// Refuses texts whose codes are not those of the source.
    pub is_strict: bool,
    /// Takes a text for another one where nothing but its blanks differ: tools for translators change these by themselves,
    /// who types does it on purpose.
    pub heeds_blanks: bool,
    /// Writes the remarks of translators into the catalog, as comments of their messages.
    pub keeps_notes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreferredSide {
    File,
    Catalog,
}

/// Everything that an import would change, and what became of each unit.
#[derive(Debug, Default)]
pub struct Imported {
    /// Catalogs and state files, by path.
    pub changes: BTreeMap<Utf8PathBuf, TextChange>,
    /// In the order of the files.
    pub rows: Vec<ImportRow>,
}

/// What became of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    pub file: Utf8PathBuf,
    /// Counted from 1.
    pub line: usize,
    /// The target catalog; that of the file where there is none.
    pub catalog: Utf8PathBuf,
    pub id: String,
    /// As the state file has it: `lead`, `lead.title`.
    pub name: String,
    pub outcome: ImportOutcome,
    /// The text of the source.
    pub source: String,
    /// The translation that was there, and what came back.
    pub before: String,
    pub after: String,
    /// Remarks of a translator.
    pub notes: Vec<String>,
    /// The remarks become comments of the message.
    pub keeps_notes: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportOutcome {
    New,
    Changed,
    /// It is as it was, and is confirmed.
    Confirmed,
    Unchanged,
    /// It came back as it was, and its source was changed since.
    StaleUnchanged,
    Draft(DraftReason),
    /// Changed here and there.
    Conflict,
    Refused(ImportRefusal),
    /// There is no such text any more.
    Orphan,
    /// The project has another translation, which stays.
    Kept,
    /// An entry of a foreign catalog that translates no text of the project.
    Unplaced(UnplacedReason),
}

/// Why an entry of a foreign catalog has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnplacedReason {
    /// No text of the project says what its source says.
    NoSuchText,
    /// The catalog itself says that it is obsolete.
    Obsolete,
    /// It has the plural forms of gettext.
    PluralForms,
    /// Another entry with the same source came first.
    Doubled,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftReason {
    /// The file says that it is not finished.
    Unfinished,
    /// Its message is gone, whose name this is; another one has the same source text.
    Moved(String),
    Codes(Vec<CodeProblem>),
    /// Its source was changed meanwhile, and what it was made from cannot be told.
    UnknownSource,
    /// Other forms of the text are drafts still.
    OtherForms,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportRefusal {
    Codes(Vec<CodeProblem>),
    /// The form for all numbers without one of their own is missing.
    NoDefault,
    /// The translation that is there does not parse.
    Broken,
    /// The state file, or the catalog, cannot be written.
    Unwritable(&'static str),
}

impl ImportRow {
    /// Returns whether its text is written, or recorded.
    pub fn is_written(&self) -> bool {
        matches!(
            self.outcome,
            ImportOutcome::New
                | ImportOutcome::Changed
                | ImportOutcome::Confirmed
                | ImportOutcome::Draft(_)
        )
    }

    /// Returns whether somebody has to decide something.
    pub fn is_open(&self) -> bool {
        matches!(
            self.outcome,
            ImportOutcome::Conflict | ImportOutcome::Refused(_)
        )
    }
}

/// The units that came back, by catalog and by the name of their text.
pub(super) type ByName<'r> = HashMap<&'r str, Vec<PlacedUnit<'r>>>;

/// A unit and the file that it came back in.
#[derive(Clone, Copy)]
pub(super) struct PlacedUnit<'r> {
    pub file: &'r Utf8Path,
    pub unit: &'r ReturnedUnit,
}
