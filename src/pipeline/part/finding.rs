//! Findings on their way from one part to the whole.

use camino::Utf8Path;

use crate::checks;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Place, StaleChange, Subject};
use crate::locale::tag::Locale;
use crate::pipeline::part::paths::{PathNumbers, own_path};
use crate::pipeline::part::wire::{
    PartEdit, PartFinding, PartFix, PartLabel, PartPlace, PartStale,
};
use crate::project::change::Change;
use crate::text::source::FileId;
use crate::text::span::Span;

/// Returns a finding as a part says it.
pub(super) fn written<'p>(
    finding: &Diagnostic,
    path: &impl Fn(FileId) -> &'p Utf8Path,
) -> PartFinding {
    let subject = &finding.subject;
    let label = |label: &Label| PartLabel {
        place: place(&label.place, path),
        text: label.text.clone(),
    };
    PartFinding {
        check: finding.check.to_owned(),
        severity: finding.severity,
        message: finding.message.clone(),
        place: place(&finding.place, path),
        locale: subject.locale.as_ref().map(ToString::to_string),
        id: subject.id.as_deref().map(str::to_owned),
        attribute: subject.attribute.as_deref().map(str::to_owned),
        source: finding.source.as_ref().and_then(|it| place(it, path)),
        labels: finding.labels.iter().map(label).collect(),
        notes: finding.notes.clone(),
        help: finding.help.clone(),
        fix: finding.fix.as_ref().map(|it| fix(it, path)),
        stale: finding.stale.as_deref().map(|it| PartStale {
            was: it.was.clone(),
            now: it.now.clone(),
            kind: it.kind.to_owned(),
        }),
    }
}

fn place<'p>(place: &Place, path: &impl Fn(FileId) -> &'p Utf8Path) -> Option<PartPlace> {
    let (path, span, absent) = match place {
        Place::Project => return None,
        Place::Absent(path) => (path.as_path(), None, true),
        Place::File(file) => (path(*file), None, false),
        Place::Span(file, span) => (path(*file), Some((span.start, span.end)), false),
    };
    Some(PartPlace {
        path: path.to_string(),
        span,
        absent,
    })
}

fn fix<'p>(fix: &Fix, path: &impl Fn(FileId) -> &'p Utf8Path) -> PartFix {
    let edits = fix.edits.iter().map(|edit| PartEdit {
        path: path(edit.file).to_string(),
        span: (edit.span.start, edit.span.end),
        text: edit.text.clone(),
    });
    PartFix {
        title: fix.title.clone(),
        edits: edits.collect(),
    }
}

/// Returns the findings of a part, or what is wrong with one.
pub(super) fn read_all(
    findings: Vec<PartFinding>,
    paths: &mut PathNumbers,
) -> Result<Vec<Diagnostic>, String> {
    findings.into_iter().map(|it| read(it, paths)).collect()
}

fn read(finding: PartFinding, paths: &mut PathNumbers) -> Result<Diagnostic, String> {
    let check = checks::find(&finding.check);
    let check = check.ok_or_else(|| format!("there is no check `{}`", finding.check))?;
    let place = read_place(finding.place, paths)?;
    let locale = finding.locale.as_deref().map(locale).transpose()?;
    let labels = finding.labels.into_iter().map(|label| {
        Ok(Label {
            place: read_place(label.place, paths)?,
            text: label.text,
        })
    });
    let labels = labels.collect::<Result<_, String>>()?;
    let source = match finding.source {
        Some(place) => Some(read_place(Some(place), paths)?),
        None => None,
    };
    let fix = finding.fix.map(|it| read_fix(it, paths)).transpose()?;
    let mut read = Diagnostic::new(check.info().id, finding.severity, place, finding.message);
    read.subject = Subject {
        locale,
        id: finding.id.map(Into::into),
        attribute: finding.attribute.map(Into::into),
    };
    read.source = source;
    read.labels = labels;
    read.notes = finding.notes;
    read.help = finding.help;
    read.fix = fix;
    read.stale = finding.stale.map(read_stale).transpose()?;
    Ok(read)
}

fn read_place(place: Option<PartPlace>, paths: &mut PathNumbers) -> Result<Place, String> {
    Ok(match place {
        None => Place::Project,
        Some(PartPlace {
            path, absent: true, ..
        }) => Place::Absent(own_path(&path)?),
        Some(PartPlace {
            path, span: None, ..
        }) => Place::File(paths.number(&path)?),
        Some(PartPlace {
            path,
            span: Some(at),
            ..
        }) => Place::Span(paths.number(&path)?, span(at)?),
    })
}

fn read_fix(fix: PartFix, paths: &mut PathNumbers) -> Result<Fix, String> {
    let edits = fix.edits.into_iter().map(|edit| {
        Ok(Edit {
            file: paths.number(&edit.path)?,
            span: span(edit.span)?,
            text: edit.text,
        })
    });
    Ok(Fix {
        title: fix.title,
        edits: edits.collect::<Result<_, String>>()?,
    })
}

fn read_stale(stale: PartStale) -> Result<Box<StaleChange>, String> {
    let mut kinds = Change::ALL.iter().map(|change| change.as_str());
    let kind = kinds.find(|kind| *kind == stale.kind);
    Ok(Box::new(StaleChange {
        was: stale.was,
        now: stale.now,
        kind: kind.ok_or_else(|| format!("there is no change `{}`", stale.kind))?,
    }))
}

fn span((start, end): (u32, u32)) -> Result<Span, String> {
    if start <= end {
        Ok(Span { start, end })
    } else {
        Err(format!("bytes {start} to {end} are none"))
    }
}

/// Returns the locale of a tag.
pub(super) fn locale(tag: &str) -> Result<Locale, String> {
    Locale::parse(tag).ok_or_else(|| format!("`{tag}` is no language tag"))
}
