//! Two names of a sentence that changed places.

use std::ops::Range;

use crate::checks::prose_pair::ProsePair;
use crate::checks::reporter::Reporter;
use crate::checks::texts::proper_names::ProperName;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::sense::SenseKind;
use crate::locale::senses::SenseMention;
use crate::text::slice::Slice;
use crate::text::slug::id_slug;
use crate::text::tokens::Token;

/// Reports two people of a short sentence that stand in another order.
pub(super) fn report_exchanged(
    texts: ProsePair<'_>,
    [there, here]: [&[ProperName<'_>]; 2],
    reporter: &mut Reporter<'_>,
) {
    let ([one, other], [first, second]) = (there, here) else {
        return;
    };
    // A title may have a capital: *Inspector Dalila Moura*.
    let is_same = |one: &ProperName<'_>, other: &ProperName<'_>| {
        let count = one.words.len().min(other.words.len());
        let last =
            |name: &ProperName<'_>| id_slug(&name.words[name.words.len() - count..].join(" "));
        (count > 1 || one.words.len() == other.words.len()) && last(one) == last(other)
    };
    if is_same(one, second) && is_same(other, first) && !is_same(one, other) {
        let shown = [one, other].map(|name| name.words.join(" "));
        report_order(texts, &shown, first.range.start..second.range.end, reporter);
    }
}

/// Reports two places, or two bodies, of a short sentence that stand in another order.
pub(super) fn report_exchanged_known(
    texts: ProsePair<'_>,
    kind: SenseKind,
    reporter: &mut Reporter<'_>,
) {
    let (source, target) = (texts.source, texts.target);
    let (there, here) = (known(source, kind), known(target, kind));
    if there.len() != here.len() || there.len() > MOST_KNOWN {
        return;
    }
    let concept = |mention: &SenseMention| mention.sense.concept;
    let differs = |at: &usize| concept(there[*at]) != concept(here[*at]);
    let places: Vec<usize> = (0..there.len()).filter(differs).collect();
    let [at, then] = places[..] else {
        return;
    };
    let ([one, other], [first, second]) = ([there[at], there[then]], [here[at], here[then]]);
    // *Peru and Bolivia* beside a third place are a list.
    let is_list = there.len() > 2 && then == at + 1;
    if concept(one) == concept(second) && concept(other) == concept(first) && !is_list {
        let shown =
            [one, other].map(|mention| source.text.slice(source.range_of(mention)).to_owned());
        let range = target.range_of(first).start..target.range_of(second).end;
        report_order(texts, &shown, range, reporter);
    }
}

/// A sentence that names more of them lists them.
const MOST_KNOWN: usize = 4;

/// Returns the places, or the bodies, that a text names.
fn known<'p>(prose: &'p Prose<'_>, kind: SenseKind) -> Vec<&'p SenseMention> {
    let mentions = prose.senses().iter();
    mentions
        .filter(|mention| mention.sense.kind == kind && mention.sense.is_sure)
        .collect()
}

/// Reports that two names stand in another order, in a sentence that leaves no other reading.
fn report_order(
    texts: ProsePair<'_>,
    shown: &[String; 2],
    range: Range<usize>,
    reporter: &mut Reporter<'_>,
) {
    let target = texts.target;
    let is_short = target.tokens().len() <= SHORT;
    // *Pedro Lago es acusado por Ana Ruiz*.
    let turns = |prose: &Prose<'_>| {
        let turning = &prose.profile().negations.turning;
        let is_turning = |token: &Token| {
            let word = token.of(&prose.text).to_lowercase();
            turning.contains(&word.as_str())
        };
        prose.tokens().iter().any(is_turning)
    };
    let is_turned = turns(target) || turns(texts.source);
    if !is_short || target.text.contains(',') || is_turned {
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
