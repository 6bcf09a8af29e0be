//! Units behind variables: `{ $days } days` is no `{ $days } horas`.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::fluent::expansion::PLACEHOLDER;
use crate::fluent::prose::Prose;
use crate::locale::numbers::quantities::unit_at;
use crate::locale::units::MeasureUnit;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reports the unit behind a variable that the source has behind none, where it has another one of its kind instead.
pub(super) fn compare_units_of_variables(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let here = open_units(&pair.target);
    if here.is_empty() {
        return;
    }
    let there = open_units(pair.source);
    let has = |units: &[OpenUnit<'_>], unit: &MeasureUnit| {
        units.iter().any(|other| other.unit.name == unit.name)
    };
    let mut reported: Vec<Span> = Vec::new();
    for now in here.iter().filter(|now| !has(&there, now.unit)) {
        let is_lost = |was: &&OpenUnit<'_>| was.unit.is_like(now.unit) && !has(&here, was.unit);
        let span = now.prose.span(now.range.clone());
        // Variants share what stands around their selector.
        if let Some(was) = there.iter().find(is_lost)
            && !reported.contains(&span)
        {
            reported.push(span);
            let [was, now] = [was, now].map(|it| it.prose.text.slice(it.range.clone()));
            reporter
                .report(
                    span,
                    format!("`{was}` of the source is `{now}` here, behind a variable"),
                )
                .help("write the unit of the source");
        }
    }
}

/// A unit behind a variable.
struct OpenUnit<'p> {
    unit: &'static MeasureUnit,
    prose: &'p Prose<'p>,
    range: Range<usize>,
}

fn open_units<'p>(side: &'p TextSide<'_, '_>) -> Vec<OpenUnit<'p>> {
    let mut found = Vec::new();
    for prose in side.prose().iter().filter(|prose| has_placeholder(prose)) {
        for (at, variable) in prose.text.match_indices(PLACEHOLDER) {
            let start = at + variable.len();
            if let Some((unit, end)) = unit_at(&prose.text, start, 1, side.profile) {
                let written = prose.text.slice(start..end);
                let start =
                    start + written.len() - written.trim_start_matches([' ', '-', '\u{a0}']).len();
                let range = start..end;
                found.push(OpenUnit { unit, prose, range });
            }
        }
    }
    found
}

/// Returns whether a text may have a variable.
pub(super) fn has_placeholder(prose: &Prose<'_>) -> bool {
    /// The first byte of [`PLACEHOLDER`].
    const FIRST: u8 = 0xef;
    prose.signs().has(FIRST)
}
