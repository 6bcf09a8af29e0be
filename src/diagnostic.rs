//! Findings as data. No renderer, no configuration, no lines: a finding knows bytes.

pub mod fingerprint;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use crate::locale::tag::Locale;
use crate::text::source::{FileId, Sources};
use crate::text::span::Span;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The name of the check: `missing-message`.
    pub check: &'static str,
    pub severity: Severity,
    /// The fault: lower case, no full stop, names in backticks.
    pub message: String,
    pub place: Place,
    pub subject: Subject,
    /// The place on the other side, in the source locale or in the statement.
    pub source: Option<Place>,
    /// Further places, each with what is to be seen there.
    pub labels: Vec<Label>,
    /// Lines of evidence under the finding: a word diff, the names of variables.
    pub notes: Vec<String>,
    /// The remedy.
    pub help: Option<String>,
    /// A mechanical remedy, where there is one that cannot be wrong.
    pub fix: Option<Fix>,
    /// The cause that other findings of the check may share in the file, which are then told together.
    pub cause: Option<&'static str>,
    /// The change of the source since its translation was made.
    pub stale: Option<Box<StaleChange>>,
}

/// A source text when its translation was made, and now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StaleChange {
    /// The source text when the translation was made.
    pub was: String,
    /// The source text as it is.
    pub now: String,
    /// `minor`, `major`, or the fact that was changed: `number`.
    pub kind: &'static str,
}

/// Edits that mend a finding. They do not overlap, and keep every other byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The effect of the fix, in the imperative: `write the opening mark`.
    pub title: String,
    pub edits: Vec<Edit>,
}

/// Bytes of a file, and what is to stand in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub file: FileId,
    pub span: Span,
    pub text: String,
}

/// The subject of the finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub locale: Option<Locale>,
    /// The id of the message, or of the term with its `-`.
    pub id: Option<Box<str>>,
    pub attribute: Option<Box<str>>,
}

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Info,
    Warning,
    Error,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The project as a whole, its configuration left out.
    Project,
    /// A file that should be there.
    Absent(Utf8PathBuf),
    File(FileId),
    Span(FileId, Span),
}

/// A further place, with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub place: Place,
    pub text: String,
}

impl Severity {
    /// Every severity, the least first.
    pub const ALL: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];

    /// Returns the name of the severity: `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Diagnostic {
    pub fn new(
        check: &'static str,
        severity: Severity,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            check,
            severity,
            message: message.into(),
            place,
            subject: Subject::default(),
            source: None,
            labels: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            cause: None,
            stale: None,
        }
    }

    /// Returns the file that the finding is in.
    pub fn file(&self) -> Option<FileId> {
        self.place.file()
    }

    /// Every file that a renderer may want to quote.
    pub fn files(&self) -> impl Iterator<Item = FileId> + '_ {
        let places = std::iter::once(&self.place)
            .chain(&self.source)
            .chain(self.labels.iter().map(|label| &label.place));
        places.filter_map(Place::file)
    }

    /// Returns every mention of a file, so that it can be given another number.
    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut FileId> {
        let labels = self.labels.iter_mut().map(|label| &mut label.place);
        let places = std::iter::once(&mut self.place)
            .chain(&mut self.source)
            .chain(labels);
        let edits = self.fix.iter_mut().flat_map(|fix| &mut fix.edits);
        places
            .filter_map(Place::file_mut)
            .chain(edits.map(|edit| &mut edit.file))
    }
}

impl Edit {
    /// Returns where the bytes are that it replaces.
    pub fn place(&self) -> Place {
        Place::Span(self.file, self.span)
    }
}

impl Place {
    pub fn file(&self) -> Option<FileId> {
        match self {
            Place::Span(file, _) | Place::File(file) => Some(*file),
            Place::Absent(_) | Place::Project => None,
        }
    }

    /// Returns the path of the file; empty for the project as a whole.
    pub fn path<'p>(&'p self, sources: &'p Sources) -> &'p Utf8Path {
        match self {
            Place::Project => Utf8Path::new(""),
            Place::Absent(path) => path,
            Place::File(file) | Place::Span(file, _) => sources.path(*file),
        }
    }

    fn file_mut(&mut self) -> Option<&mut FileId> {
        match self {
            Place::Span(file, _) | Place::File(file) => Some(file),
            Place::Absent(_) | Place::Project => None,
        }
    }
}
