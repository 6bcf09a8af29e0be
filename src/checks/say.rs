//! How a check speaks: a voice that knows what is being looked at, and a finding that is being worded.

use camino::Utf8Path;

use crate::checks::declare::Info;
use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Severity, StaleChange, Subject};
use crate::fluent::model::{EntryKind, display_name};
use crate::locale::tag::Locale;
use crate::text::source::FileId;
use crate::text::span::Span;

/// The voice of one check about one subject. The runner fills in everything that the check need not repeat.
pub struct Say<'o> {
    pub(super) info: &'static Info,
    pub(super) file: Option<FileId>,
    pub(super) about: About<'o>,
    /// Where the other side stands.
    pub(super) source: Option<&'o Place>,
    pub(super) out: &'o mut Vec<Diagnostic>,
}

/// What is being looked at.
#[derive(Clone, Copy, Default)]
pub struct About<'o> {
    pub locale: Option<&'o Locale>,
    pub entry: Option<(EntryKind, &'o str)>,
    pub attribute: Option<&'o str>,
}

impl Say<'_> {
    /// A finding at bytes of the file that is being looked at.
    pub fn at(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        let place = self
            .file
            .map_or(Place::Project, |file| Place::Span(file, span));
        self.place(place, message)
    }

    /// A finding about the file that is being looked at, as a whole.
    pub fn file(&mut self, message: impl Into<String>) -> Finding<'_> {
        let place = self.file.map_or(Place::Project, Place::File);
        self.place(place, message)
    }

    /// A finding about a file that is not there.
    pub fn absent(&mut self, path: &Utf8Path, message: impl Into<String>) -> Finding<'_> {
        self.place(Place::Absent(path.to_owned()), message)
    }

    /// A finding anywhere.
    pub fn place(&mut self, place: Place, message: impl Into<String>) -> Finding<'_> {
        let mut diagnostic = Diagnostic::new(self.info.id, self.info.severity, place, message);
        diagnostic.subject = Subject {
            locale: self.about.locale.cloned(),
            id: self
                .about
                .entry
                .map(|(kind, id)| display_name(kind, id).into()),
            attribute: self.about.attribute.map(Into::into),
        };
        diagnostic.source = self.source.cloned();
        self.out.push(diagnostic);
        Finding(self.out.last_mut().expect("one was just pushed"))
    }
}

/// A finding that is being worded.
pub struct Finding<'f>(&'f mut Diagnostic);

impl Finding<'_> {
    /// What to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// A mechanical remedy: other text in place of bytes of the file that the finding is in.
    pub fn fix(
        self,
        title: impl Into<String>,
        edits: impl IntoIterator<Item = (Span, String)>,
    ) -> Self {
        if let Some(file) = self.0.file() {
            let edits = edits
                .into_iter()
                .map(|(span, text)| Edit { file, span, text })
                .collect();
            self.0.fix = Some(Fix {
                title: title.into(),
                edits,
            });
        }
        self
    }

    /// How the source was changed.
    pub fn stale(self, change: StaleChange) -> Self {
        self.0.stale = Some(Box::new(change));
        self
    }

    /// A line of evidence.
    pub fn note(self, note: impl Into<String>) -> Self {
        self.0.notes.push(note.into());
        self
    }

    /// Another place, and what is to be seen there.
    pub fn label(self, place: Place, text: impl Into<String>) -> Self {
        self.0.labels.push(crate::diagnostic::Label {
            place,
            text: text.into(),
        });
        self
    }

    /// Where the other side stands.
    pub fn source(self, place: Place) -> Self {
        self.0.source = Some(place);
        self
    }

    /// The message or term it is about, where the runner does not know it.
    pub fn id(self, id: impl Into<Box<str>>) -> Self {
        self.0.subject.id = Some(id.into());
        self
    }

    /// The attribute it is about, where the runner does not know it.
    pub fn attribute(self, attribute: &str) -> Self {
        self.0.subject.attribute = Some(attribute.into());
        self
    }

    /// Another severity than the check's own: for a case that is surer or less sure than the rest.
    pub fn severity(self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }
}
