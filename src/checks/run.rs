//! Walks one set and lets each check look at what it asks for. Checks do not walk.

use std::collections::HashSet;

use crate::checks::model::{
    About, CatalogView, Check, EditionView, EntryAt, EntryPair, EntryView, Info, Say, Settings,
    StatementView, Text, TextPair,
};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::model::Block;
use crate::document::parse;
use crate::document::weave::{Replacement, weave_with_places};
use crate::fluent::model::{Entry, EntryKind};
use crate::project::passage::passages;
use crate::project::set::{Set, Side, Statement};
use crate::text::source::FileId;

/// What the runner is told.
pub struct Run<'r> {
    pub checks: &'r [&'static dyn Check],
    pub settings: &'r Settings,
    /// References to shared entries from catalogs that are looked at on their own, for each target locale.
    pub referenced: &'r [HashSet<(EntryKind, String)>],
}

/// The findings of every check on one set, in no particular order, before levels and suppressions.
pub fn check_set(run: &Run<'_>, set: &Set<'_>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    check_side(run, set, set.source, &mut out);
    if let Some(statement) = &set.statement {
        check_statement(run, set, statement, &mut out);
    }
    for (at, target) in set.targets.iter().enumerate() {
        check_side(run, set, *target, &mut out);
        check_pairs(run, set, *target, at, &mut out);
        if let (Some(statement), Some(_)) = (&set.statement, target.read()) {
            check_edition(run, set, statement, *target, &mut out);
        }
    }
    out
}

/// Calls each check with a voice of its own.
fn each(
    run: &Run<'_>,
    (file, about, source): (Option<FileId>, About<'_>, Option<&Place>),
    out: &mut Vec<Diagnostic>,
    mut call: impl FnMut(&dyn Check, &mut Say<'_>),
) {
    for check in run.checks {
        let info: &'static Info = check.info();
        let mut say = Say {
            info,
            file,
            about,
            source,
            out: &mut *out,
        };
        call(*check, &mut say);
    }
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
    each(run, (Some(file.file), about, None), out, |check, say| {
        check.catalog(&view, say)
    });
    for entry in &file.catalog.entries {
        let about = About {
            entry: Some((entry.kind, entry.id)),
            ..about
        };
        let source = counterpart(set.source, side, entry);
        let place = source.and_then(|source| place_of(set.source, source));
        let view = EntryView {
            view,
            entry,
            source,
        };
        each(
            run,
            (Some(file.file), about, place.as_ref()),
            out,
            |check, say| check.entry(&view, say),
        );
    }
}

/// The source entry of the same id; none for the source itself.
fn counterpart<'p>(source: Side<'p>, side: Side<'p>, entry: &Entry<'_>) -> Option<&'p Entry<'p>> {
    source
        .entry(entry.kind, entry.id)
        .filter(|_| !side.is_source)
}

fn place_of(side: Side<'_>, entry: &Entry<'_>) -> Option<Place> {
    side.read()
        .map(|file| Place::Span(file.file, file.catalog.id_span(entry)))
}

fn check_pairs<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    target: Side<'p>,
    target_at: usize,
    out: &mut Vec<Diagnostic>,
) {
    if let Some(source_file) = set.source.read() {
        for source in &source_file.catalog.entries {
            if !source_file.is_first(source) || target.is_broken(source.kind, source.id) {
                continue;
            }
            let at = EntryAt {
                file: source_file,
                entry: source,
                scope: set.source.scope,
            };
            check_source_entry(
                run,
                set,
                at,
                target,
                target.entry(source.kind, source.id),
                out,
            );
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
            (Some(target_file.file), about, None),
            out,
            |check, say| check.pair(&pair, say),
        );
    }
}

fn check_source_entry<'p>(
    run: &Run<'p>,
    set: &Set<'p>,
    source: EntryAt<'p>,
    target: Side<'p>,
    target_entry: Option<&'p Entry<'p>>,
    out: &mut Vec<Diagnostic>,
) {
    let about = About {
        locale: Some(target.locale),
        entry: Some((source.entry.kind, source.entry.id)),
        attribute: None,
    };
    let place = place_of(set.source, source.entry);
    let (Some(entry), Some(target_file)) = (target_entry, target.read()) else {
        let pair = EntryPair::Missing { source, target };
        let file = target.read().map(|file| file.file);
        return each(run, (file, about, place.as_ref()), out, |check, say| {
            check.pair(&pair, say)
        });
    };
    let at = EntryAt {
        file: target_file,
        entry,
        scope: target.scope,
    };
    let pair = EntryPair::Both { source, target: at };
    each(
        run,
        (Some(target_file.file), about, place.as_ref()),
        out,
        |check, say| check.pair(&pair, say),
    );

    for (attribute, pattern) in entry.patterns() {
        let Some(source_pattern) = source.entry.pattern(attribute) else {
            continue;
        };
        let pair = TextPair {
            kind: entry.kind,
            id: entry.id,
            attribute,
            settings: run.settings,
            source: Text::new(
                set.source.locale,
                source.file.catalog,
                source.scope,
                source_pattern,
            ),
            target: Text::new(target.locale, target_file.catalog, target.scope, pattern),
        };
        let about = About { attribute, ..about };
        each(
            run,
            (Some(target_file.file), about, place.as_ref()),
            out,
            |check, say| check.text(&pair, say),
        );
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
            language: None,
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
    each(run, (file, about, None), out, |check, say| {
        check.edition(&view, say)
    });
}
