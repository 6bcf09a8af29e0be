//! Walks one set and lets each check look at what it asks for. Checks do not walk.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use crate::checks::declare::CheckScope;
use crate::checks::document_view::DocumentView;
use crate::checks::enabled::EnabledChecks;
use crate::checks::guard::call_each;
use crate::checks::model::{
    CatalogView, Check, EditionView, EntryAt, EntryPair, EntryView, StatementView, WovenEdition,
};
use crate::checks::reporter::{ReportSubject, Reporter};
use crate::checks::settings::Settings;
use crate::checks::source_texts::SourceTexts;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::kept_structure::keeps_structure;
use crate::document::model::Block;
use crate::document::parse;
use crate::document::weave::{PassageMark, Replacement, weave_with_places};
use crate::fluent::model::{Entry, EntryKind};
use crate::project::passage::passages;
use crate::project::set::{Set, Side, Statement};
use crate::text::source::FileId;

/// The input of the runner.
pub struct Run<'r> {
    pub checks: &'r EnabledChecks,
    /// True if the texts will be compared over the project.
    pub compares: bool,
    pub settings: &'r Settings,
    /// References to shared entries from catalogs that are looked at on their own, for each target locale.
    pub referenced: &'r [HashSet<(EntryKind, String)>],
}

/// Takes a text with its translation, and the file of the translation.
pub type TextVisitor<'l> = dyn FnMut(&TextPair<'_, '_>, FileId) + 'l;

/// Returns the findings of every check on one set, in no particular order, before levels and suppressions; `visit_text` is given
/// every text with its translation.
pub fn check_set(
    run: &Run<'_>,
    set: &Set<'_>,
    visit_text: &mut TextVisitor<'_>,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    check_side(run, set, set.source, &mut out);
    if let Some(statement) = &set.statement {
        check_statement(run, set, statement, &mut out);
    }
    for target in &set.targets {
        check_side(run, set, *target, &mut out);
    }
    check_pairs(run, set, SourceTexts::new(set), visit_text, &mut out);
    for (at, target) in set.targets.iter().enumerate() {
        check_orphans(run, set, (*target, at), &mut out);
        if let (Some(statement), Some(_)) = (&set.statement, target.read()) {
            check_edition(run, set, statement, *target, &mut out);
        }
    }
    out
}

/// Returns the findings on a document and one translation of it as a whole file. The set has the two as catalogs: see
/// `project::parallel`. What concerns the source alone is left to a set without targets.
pub fn check_document(run: &Run<'_>, set: &Set<'_>, view: &DocumentView<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let document = view.source.read().map(|(_, document)| document);
    for target in &set.targets {
        check_side(run, set, *target, &mut out);
    }
    let texts = SourceTexts::new(set).of_document(document);
    check_pairs(run, set, texts, &mut |_, _| {}, &mut out);
    for (at, target) in set.targets.iter().enumerate() {
        check_orphans(run, set, (*target, at), &mut out);
        let subject = ReportSubject {
            file: view.target.read().map(|(file, _)| file),
            locale: Some(target.locale),
            ..ReportSubject::default()
        };
        each(
            run,
            CheckScope::Document,
            subject,
            &mut out,
            |check, reporter| check.document(view, reporter),
        );
    }
    out
}

/// Calls each enabled check of a scope.
fn each(
    run: &Run<'_>,
    scope: CheckScope,
    subject: ReportSubject<'_>,
    out: &mut Vec<Diagnostic>,
    mut call: impl FnMut(&dyn Check, &mut Reporter<'_>),
) {
    let checks = run.checks.of(scope, subject.locale);
    let Some(first) = checks.first() else {
        return;
    };
    let mut reporter = Reporter {
        check: *first,
        subject,
        out,
    };
    call_each(checks, &mut reporter, &mut call);
}

fn check_side<'p>(run: &Run<'p>, set: &Set<'p>, side: Side<'p>, out: &mut Vec<Diagnostic>) {
    let Some(file) = side.read() else { return };
    let view = CatalogView {
        side,
        file,
        source: set.source,
        settings: run.settings,
    };
    let subject = ReportSubject {
        file: Some(file.file),
        locale: Some(side.locale),
        ..ReportSubject::default()
    };
    each(run, CheckScope::Catalog, subject, out, |check, reporter| {
        check.catalog(&view, reporter)
    });
    for entry in &file.catalog.entries {
        let source = counterpart(set.source, side, entry);
        let place = source.and_then(|source| place_of(set.source, source));
        let view = EntryView {
            view: &view,
            entry,
            source,
            signs: OnceCell::new(),
        };
        let subject = ReportSubject {
            entry: Some((entry.kind, entry.id)),
            source: place.as_ref(),
            ..subject
        };
        each(run, CheckScope::Entry, subject, out, |check, reporter| {
            check.entry(&view, reporter)
        });
    }
}

/// Finds the source entry of the same id; there is none for the source itself.
fn counterpart<'p>(source: Side<'p>, side: Side<'p>, entry: &Entry<'_>) -> Option<&'p Entry<'p>> {
    if side.is_source {
        None
    } else {
        source.entry(entry.kind, entry.id)
    }
}

fn place_of(side: Side<'_>, entry: &Entry<'_>) -> Option<Place> {
    side.read()
        .map(|file| Place::Span(file.file, file.catalog.id_span(entry)))
}

/// Checks the entries of the source with those of each target, a stretch of the source at a time.
fn check_pairs<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    mut texts: SourceTexts<'p>,
    visit_text: &mut TextVisitor<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let Some(source_file) = set.source.read() else {
        return;
    };
    let mut start = 0;
    loop {
        let entries = texts.read(start);
        if entries.is_empty() {
            return;
        }
        for (target_at, target) in set.targets.iter().enumerate() {
            for (place, source) in entries.iter().enumerate() {
                if !source_file.is_first(source) || target.is_broken(source.kind, source.id) {
                    continue;
                }
                let at = EntryAt {
                    file: source_file,
                    entry: source,
                };
                check_source_entry(
                    run,
                    set,
                    (at, &texts, start + place),
                    (*target, target_at),
                    visit_text,
                    out,
                );
            }
        }
        start += entries.len();
    }
}

/// Checks the entries of a target that the source lacks.
fn check_orphans<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    (target, target_at): (Side<'p>, usize),
    out: &mut Vec<Diagnostic>,
) {
    let Some(target_file) = target.read() else {
        return;
    };
    for entry in &target_file.catalog.entries {
        if set.source.entry(entry.kind, entry.id).is_some()
            || set.source.is_broken(entry.kind, entry.id)
        {
            continue;
        }
        let index = target.scope.own.unwrap_or(target.scope.shared);
        let elsewhere = || {
            run.referenced
                .get(target_at)
                .is_some_and(|ids| ids.contains(&(entry.kind, entry.id.to_owned())))
        };
        let referenced = index.is_referenced(entry.kind, entry.id) || elsewhere();
        let at = EntryAt {
            file: target_file,
            entry,
        };
        let pair = EntryPair::Orphan {
            source: set.source,
            target: at,
            referenced,
        };
        let subject = ReportSubject {
            file: Some(target_file.file),
            locale: Some(target.locale),
            entry: Some((entry.kind, entry.id)),
            ..ReportSubject::default()
        };
        each(run, CheckScope::Pair, subject, out, |check, reporter| {
            check.pair(&pair, reporter)
        });
    }
}

fn check_source_entry<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    (source, texts, source_at): (EntryAt<'p>, &SourceTexts<'p>, usize),
    (target, target_at): (Side<'p>, usize),
    visit_text: &mut TextVisitor<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let target_entry = target.entry(source.entry.kind, source.entry.id);
    let place = place_of(set.source, source.entry);
    let subject = ReportSubject {
        file: target.read().map(|file| file.file),
        locale: Some(target.locale),
        entry: Some((source.entry.kind, source.entry.id)),
        attribute: None,
        source: place.as_ref(),
    };
    let (Some(entry), Some(target_file)) = (target_entry, target.read()) else {
        let pair = EntryPair::Missing { source, target };
        return each(run, CheckScope::Pair, subject, out, |check, reporter| {
            check.pair(&pair, reporter)
        });
    };
    let at = EntryAt {
        file: target_file,
        entry,
    };
    let pair = EntryPair::Both { source, target: at };
    each(run, CheckScope::Pair, subject, out, |check, reporter| {
        check.pair(&pair, reporter)
    });

    for (text_at, (attribute, pattern)) in entry.patterns().enumerate() {
        let Some(text) = texts.get(source_at, source.entry, attribute) else {
            continue;
        };
        let record = target
            .state
            .and_then(|file| file.state.get(entry.kind, entry.id, attribute));
        let status = record.and_then(|_| target.translation(source.entry, set.source));
        let pair = TextPair {
            kind: entry.kind,
            id: entry.id,
            attribute,
            settings: run.settings,
            locale_at: target_at,
            document: set.document,
            record,
            staleness: status.and_then(|status| status.text(text_at)),
            source: text,
            target: TextSide::new(target.locale, target_file.catalog, target.scope, pattern),
            listed_names: &texts.listed_names,
            reading: texts.syntax(source_at),
            lead_alike: OnceCell::new(),
            cases: OnceCell::new(),
        };
        let subject = ReportSubject {
            attribute,
            ..subject
        };
        each(run, CheckScope::Text, subject, out, |check, reporter| {
            check.text(&pair, reporter)
        });
        visit_text(&pair, target_file.file);
    }
}

fn check_statement<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    statement: &Statement<'p>,
    out: &mut Vec<Diagnostic>,
) {
    let view = StatementView {
        statement,
        source: set.source,
    };
    let subject = ReportSubject {
        file: Some(statement.file),
        locale: Some(set.source.locale),
        ..ReportSubject::default()
    };
    each(
        run,
        CheckScope::Statement,
        subject,
        out,
        |check, reporter| check.statement(&view, reporter),
    );
}

fn check_edition<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    statement: &Statement<'p>,
    target: Side<'p>,
    out: &mut Vec<Diagnostic>,
) {
    let passages = passages(set.source, statement, target);
    let document = statement.document;
    let texts = passages.iter().map(|passage| passage.text.as_deref());
    let mut replaced = document.blocks.iter().zip(texts);
    let keeps_all = replaced
        .all(|(block, text)| text.is_none_or(|text| keeps_structure(document, block, text)));
    let woven = (!keeps_all).then(|| {
        let mut replace = |block: usize, _: &Block<'_>| match &passages[block].text {
            Some(text) => Replacement::Text {
                text: Cow::Borrowed(text),
                mark: PassageMark::default(),
            },
            None => Replacement::Keep,
        };
        weave_with_places(document, None, &mut replace)
    });
    let parsed = woven.as_ref().map(|(text, places)| {
        let parsed = parse(document.format, text, &run.settings.document);
        (parsed, places)
    });
    let view = EditionView {
        statement,
        source: set.source,
        target,
        passages: &passages,
        woven: parsed
            .as_ref()
            .map(|(document, places)| WovenEdition { document, places }),
    };
    let subject = ReportSubject {
        file: target.read().map(|file| file.file),
        locale: Some(target.locale),
        ..ReportSubject::default()
    };
    each(run, CheckScope::Edition, subject, out, |check, reporter| {
        check.edition(&view, reporter)
    });
}
