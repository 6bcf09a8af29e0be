//! Two names of a sentence that changed places.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::proper_names::ProperName;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::senses::{SenseKind, SenseMention};
use crate::text::slice::Slice;
use crate::text::slug::id_slug;
use crate::text::tokens::Token;

/// Reports two people of a short sentence that stand in another order.
pub(super) fn report_exchanged(
    pair: &TextPair<'_, '_>,
    [there, here]: [&[ProperName<'_>]; 2],
    target: &Prose<'_>,
    reporter: &mut Reporter<'_>,
) {
    let ([one, other], [first, second]) = (there, here) else {
        return;
    };
    let is_same = |one: &ProperName<'_>, other: &ProperName<'_>| {
        let [one, other] = [one, other].map(|name| id_slug(&name.words.join(" ")));
        one == other
    };
    if is_same(one, second) && is_same(other, first) && !is_same(one, other) {
        let shown = [one, other].map(|name| name.words.join(" "));
        report_order(
            pair,
            target,
            &shown,
            first.range.start..second.range.end,
            reporter,
        );
    }
}

/// Reports two places of a short sentence that stand in another order.
pub(super) fn report_exchanged_places(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    reporter: &mut Reporter<'_>,
) {
    let there = places(source);
    let [one, other] = there[..] else {
        return;
    };
    let here = places(target);
    let [first, second] = here[..] else {
        return;
    };
    let concept = |mention: &SenseMention| mention.sense.concept;
    if concept(one) == concept(second)
        && concept(other) == concept(first)
        && concept(one) != concept(other)
    {
        let shown =
            [one, other].map(|mention| source.text.slice(source.range_of(mention)).to_owned());
        let range = target.range_of(first).start..target.range_of(second).end;
        report_order(pair, target, &shown, range, reporter);
    }
}

/// Returns the places that a text names.
fn places<'p>(prose: &'p Prose<'_>) -> Vec<&'p SenseMention> {
    let mentions = prose.senses().iter();
    mentions
        .filter(|mention| mention.sense.kind == SenseKind::Place && mention.sense.is_sure)
        .collect()
}

/// Reports that two names stand in another order, in a sentence that leaves no other reading.
fn report_order(
    pair: &TextPair<'_, '_>,
    target: &Prose<'_>,
    shown: &[String; 2],
    range: Range<usize>,
    reporter: &mut Reporter<'_>,
) {
    let is_short = target.tokens().len() <= SHORT;
    // *Pedro Lago es acusado por Ana Ruiz*.
    let turns = |token: &Token| {
        let word = token.of(&target.text).to_lowercase();
        let turning = &pair.target.profile.negations.turning;
        turning.contains(&word.as_str())
    };
    if !is_short || target.text.contains(',') || target.tokens().iter().any(turns) {
        return;
    }
    let [one, other] = shown;
    let message = format!("`{one}` and `{other}` stand in the other order here");
    reporter
        .report(target.span(range), message)
        .severity(Severity::Info)
        .help("see whether each of them does what the source says");
}

/// A sentence of more words may well be built in another way.
const SHORT: usize = 24;
