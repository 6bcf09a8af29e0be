//! Walks one set and lets each check look at what it asks for. Checks do not walk.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::checks::chosen::Checks;
use crate::checks::document_view::DocumentView;
use crate::checks::guard::call_each;
use crate::checks::model::{
    CatalogView, Check, EditionView, EntryAt, EntryPair, EntryView, Settings, StatementView, Unit,
};
use crate::checks::say::{About, Say};
use crate::checks::source_texts::SourceTexts;
use crate::checks::text_pair::{Text, TextPair};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::clean_markup::Reading;
use crate::document::model::Block;
use crate::document::model::Format;
use crate::document::parse;
use crate::document::weave::{Mark, Replacement, weave_with_places};
use crate::fluent::model::{Entry, EntryKind};
use crate::project::passage::passages;
use crate::project::set::{Set, Side, Statement};
use crate::text::source::FileId;

/// What the runner is told.
pub struct Run<'r> {
    pub checks: &'r Checks,
    /// Whether the texts will be compared over the project.
    pub compares: bool,
    pub settings: &'r Settings,
    /// References to shared entries from catalogs that are looked at on their own, for each target locale.
    pub referenced: &'r [HashSet<(EntryKind, String)>],
}

/// Is told of a text with its translation, and of the file that the translation is in.
pub type Listen<'l> = dyn FnMut(&TextPair<'_, '_>, FileId) + 'l;

/// The findings of every check on one set, in no particular order, before levels and suppressions; `worded` is given
/// every text with its translation.
pub fn check_set(run: &Run<'_>, set: &Set<'_>, worded: &mut Listen<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let texts = SourceTexts::new(set);
    check_side(run, set, set.source, &mut out);
    if let Some(statement) = &set.statement {
        check_statement(run, set, statement, &mut out);
    }
    for (at, target) in set.targets.iter().enumerate() {
        check_side(run, set, *target, &mut out);
        check_pairs(run, set, &texts, (*target, at), worded, &mut out);
        if let (Some(statement), Some(_)) = (&set.statement, target.read()) {
            check_edition(run, set, statement, *target, &mut out);
        }
    }
    out
}

/// The findings on a document and one translation of it as a whole file. The set has the two as catalogs: see
/// `project::parallel`. What concerns the source alone is left to a set without targets.
pub fn check_document(run: &Run<'_>, set: &Set<'_>, view: &DocumentView<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let texts = SourceTexts::new(set);
    for (at, target) in set.targets.iter().enumerate() {
        check_side(run, set, *target, &mut out);
        check_pairs(run, set, &texts, (*target, at), &mut |_, _| {}, &mut out);
        let about = About {
            locale: Some(target.locale),
            ..About::default()
        };
        let file = view.target.read().map(|(file, _)| file);
        each(
            run,
            Unit::Document,
            (file, about, None),
            &mut out,
            |check, say| check.document(view, say),
        );
    }
    out
}

/// Calls each check with a voice of its own.
fn each(
    run: &Run<'_>,
    unit: Unit,
    (file, about, source): (Option<FileId>, About<'_>, Option<&Place>),
    out: &mut Vec<Diagnostic>,
    mut call: impl FnMut(&dyn Check, &mut Say<'_>),
) {
    let checks = run.checks.of(unit);
    let Some(first) = checks.first() else {
        return;
    };
    let mut say = Say {
        info: first.info(),
        file,
        about,
        source,
        out,
    };
    call_each(checks, &mut say, &mut call);
}

fn check_side<'p>(run: &Run<'p>, set: &Set<'p>, side: Side<'p>, out: &mut Vec<Diagnostic>) {
    let Some(file) = side.read() else { return };
    let view = CatalogView {
        side,
        file,
        source: set.source,
        settings: run.settings,
    };
    let about = About {
        locale: Some(side.locale),
        ..About::default()
    };
    each(
        run,
        Unit::Catalog,
        (Some(file.file), about, None),
        out,
        |check, say| check.catalog(&view, say),
    );
    for entry in &file.catalog.entries {
        let about = About {
            entry: Some((entry.kind, entry.id)),
            ..about
        };
        let source = counterpart(set.source, side, entry);
        let place = source.and_then(|source| place_of(set.source, source));
        let view = EntryView {
            view: &view,
            entry,
            source,
            signs: OnceCell::new(),
        };
        each(
            run,
            Unit::Entry,
            (Some(file.file), about, place.as_ref()),
            out,
            |check, say| check.entry(&view, say),
        );
    }
}

/// The source entry of the same id; none for the source itself.
fn counterpart<'p>(source: Side<'p>, side: Side<'p>, entry: &Entry<'_>) -> Option<&'p Entry<'p>> {
    match side.is_source {
        true => None,
        false => source.entry(entry.kind, entry.id),
    }
}

fn place_of(side: Side<'_>, entry: &Entry<'_>) -> Option<Place> {
    side.read()
        .map(|file| Place::Span(file.file, file.catalog.id_span(entry)))
}

fn check_pairs<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    texts: &SourceTexts<'p>,
    (target, target_at): (Side<'p>, usize),
    worded: &mut Listen<'_>,
    out: &mut Vec<Diagnostic>,
) {
    if let Some(source_file) = set.source.read() {
        for (source_at, source) in source_file.catalog.entries.iter().enumerate() {
            if !source_file.is_first(source) || target.is_broken(source.kind, source.id) {
                continue;
            }
            let at = EntryAt {
                file: source_file,
                entry: source,
                scope: set.source.scope,
            };
            let text_of = |attribute: Option<&str>| texts.get(source_at, source, attribute);
            check_source_entry(run, set, (at, &text_of), (target, target_at), worded, out);
        }
    }
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
            scope: target.scope,
        };
        let pair = EntryPair::Orphan {
            source: set.source,
            target: at,
            referenced,
        };
        let about = About {
            locale: Some(target.locale),
            entry: Some((entry.kind, entry.id)),
            attribute: None,
        };
        each(
            run,
            Unit::Pair,
            (Some(target_file.file), about, None),
            out,
            |check, say| check.pair(&pair, say),
        );
    }
}

/// Gives the text of a source entry under an attribute.
type TextOf<'f, 'v, 'p> = dyn Fn(Option<&str>) -> Option<&'v Text<'v, 'p>> + 'f;

fn check_source_entry<'v, 'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    (source, text_of): (EntryAt<'p>, &TextOf<'_, 'v, 'p>),
    (target, target_at): (Side<'p>, usize),
    worded: &mut Listen<'_>,
    out: &mut Vec<Diagnostic>,
) {
    let target_entry = target.entry(source.entry.kind, source.entry.id);
    let about = About {
        locale: Some(target.locale),
        entry: Some((source.entry.kind, source.entry.id)),
        attribute: None,
    };
    let place = place_of(set.source, source.entry);
    let (Some(entry), Some(target_file)) = (target_entry, target.read()) else {
        let pair = EntryPair::Missing { source, target };
        let file = target.read().map(|file| file.file);
        return each(
            run,
            Unit::Pair,
            (file, about, place.as_ref()),
            out,
            |check, say| check.pair(&pair, say),
        );
    };
    let at = EntryAt {
        file: target_file,
        entry,
        scope: target.scope,
    };
    let pair = EntryPair::Both { source, target: at };
    each(
        run,
        Unit::Pair,
        (Some(target_file.file), about, place.as_ref()),
        out,
        |check, say| check.pair(&pair, say),
    );

    for (text_at, (attribute, pattern)) in entry.patterns().enumerate() {
        let Some(text) = text_of(attribute) else {
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
            record,
            staleness: status.and_then(|status| status.text(text_at)),
            source: text,
            target: Text::new(target.locale, target_file.catalog, target.scope, pattern),
            reading: reading(set),
            lead_alike: OnceCell::new(),
        };
        let about = About { attribute, ..about };
        each(
            run,
            Unit::Text,
            (Some(target_file.file), about, place.as_ref()),
            out,
            |check, say| check.text(&pair, say),
        );
        worded(&pair, target_file.file);
    }
}

/// As what the texts of a set are read: programs may put those without a statement anywhere.
fn reading(set: &Set<'_>) -> Reading {
    let statement = set.statement.as_ref();
    match statement.map(|statement| statement.document.format) {
        Some(Format::Markdown) => Reading::Markdown,
        Some(Format::Html) => Reading::Html,
        Some(Format::Plain) | None => Reading::Either,
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
    let about = About {
        locale: Some(set.source.locale),
        ..About::default()
    };
    each(
        run,
        Unit::Statement,
        (Some(statement.file), about, None),
        out,
        |check, say| check.statement(&view, say),
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
    let mut replace = |block: usize, _: &Block<'_>| match &passages[block].text {
        Some(text) => Replacement::Text {
            text: text.as_str().into(),
            mark: Mark::default(),
        },
        None => Replacement::Keep,
    };
    let (woven, places) = weave_with_places(statement.document, None, &mut replace);
    let edition = parse(statement.document.format, &woven, &run.settings.document);
    let view = EditionView {
        statement,
        source: set.source,
        target,
        passages: &passages,
        edition: &edition,
        places: &places,
    };
    let about = About {
        locale: Some(target.locale),
        ..About::default()
    };
    let file = target.read().map(|file| file.file);
    each(
        run,
        Unit::Edition,
        (file, about, None),
        out,
        |check, say| check.edition(&view, say),
    );
}
