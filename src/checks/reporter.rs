//! The sink for the findings of a check.

use camino::Utf8Path;

use crate::checks::declare::Described;
use crate::diagnostic::{Diagnostic, Edit, Fix, Place, Severity, StaleChange, Subject};
use crate::fluent::model::{EntryKind, display_name};
use crate::locale::tag::Locale;
use crate::text::source::FileId;
use crate::text::span::Span;

/// Collects the findings of one check about one subject. The runner fills in everything that the check need not repeat.
pub struct Reporter<'o> {
    /// The check that is at work.
    pub(super) check: &'static dyn Described,
    pub(super) subject: ReportSubject<'o>,
    pub(super) out: &'o mut Vec<Diagnostic>,
}

/// The file and the entry that a check is called on.
#[derive(Clone, Copy, Default)]
pub struct ReportSubject<'o> {
    pub file: Option<FileId>,
    pub locale: Option<&'o Locale>,
    pub entry: Option<(EntryKind, &'o str)>,
    pub attribute: Option<&'o str>,
    /// The place of the other side.
    pub source: Option<&'o Place>,
}

impl Reporter<'_> {
    /// Returns how many findings there are, those of other checks included.
    pub fn count(&self) -> usize {
        self.out.len()
    }

    /// Reports a finding at bytes of the file that is being checked.
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> FindingBuilder<'_> {
        let place = self
            .subject
            .file
            .map_or(Place::Project, |file| Place::Span(file, span));
        self.report_place(place, message)
    }

    /// Reports a finding about the file that is being checked, as a whole.
    pub fn report_file(&mut self, message: impl Into<String>) -> FindingBuilder<'_> {
        let place = self.subject.file.map_or(Place::Project, Place::File);
        self.report_place(place, message)
    }

    /// Reports a finding about a file that is not there.
    pub fn report_absent(
        &mut self,
        path: &Utf8Path,
        message: impl Into<String>,
    ) -> FindingBuilder<'_> {
        self.report_place(Place::Absent(path.to_owned()), message)
    }

    /// Reports a finding anywhere.
    pub fn report_place(&mut self, place: Place, message: impl Into<String>) -> FindingBuilder<'_> {
        let info = self.check.info();
        let mut diagnostic = Diagnostic::new(info.id, info.severity, place, message);
        diagnostic.subject = Subject {
            locale: self.subject.locale.cloned(),
            id: self
                .subject
                .entry
                .map(|(kind, id)| display_name(kind, id).into()),
            attribute: self.subject.attribute.map(Into::into),
        };
        diagnostic.source = self.subject.source.cloned();
        self.out.push(diagnostic);
        FindingBuilder(self.out.last_mut().expect("one was just pushed"))
    }
}

/// Adds to a finding that was just reported.
pub struct FindingBuilder<'f>(&'f mut Diagnostic);

impl FindingBuilder<'_> {
    /// Sets what to do.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Sets a mechanical remedy: other text in place of bytes of the file that the finding is in.
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

    /// Names a cause that other findings of the check may share in the file.
    pub fn cause(self, cause: &'static str) -> Self {
        self.0.cause = Some(cause);
        self
    }

    /// Sets how the source was changed.
    pub fn stale(self, change: StaleChange) -> Self {
        self.0.stale = Some(Box::new(change));
        self
    }

    /// Adds a line of evidence.
    pub fn note(self, note: impl Into<String>) -> Self {
        self.0.notes.push(note.into());
        self
    }

    /// Adds another place, and what is to be seen there.
    pub fn label(self, place: Place, text: impl Into<String>) -> Self {
        self.0.labels.push(crate::diagnostic::Label {
            place,
            text: text.into(),
        });
        self
    }

    /// Sets where the other side stands.
    pub fn source(self, place: Place) -> Self {
        self.0.source = Some(place);
        self
    }

    /// Sets the message or term it is about, where the runner does not know it.
    pub fn id(self, id: impl Into<Box<str>>) -> Self {
        self.0.subject.id = Some(id.into());
        self
    }

    /// Sets the attribute it is about, where the runner does not know it.
    pub fn attribute<'a>(self, attribute: impl Into<Option<&'a str>>) -> Self {
        if let Some(attribute) = attribute.into() {
            self.0.subject.attribute = Some(attribute.into());
        }
        self
    }

    /// Sets another severity than the check's own: for a case that is surer or less sure than the rest.
    pub fn severity(self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }
}
