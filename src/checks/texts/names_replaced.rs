//! Names of the source that are gone while others stand in the translation, and two that changed places.

use crate::checks::prose_pair::ProsePair;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::names_exchanged::{report_exchanged, report_exchanged_known};
use crate::checks::texts::names_of_terms::report_terms;
use crate::checks::texts::proper_names::{ProperName, WrittenNames, key, names};
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::profile::Profile;
use crate::locale::sense::SenseKind;
use crate::locale::senses::SenseMention;
use crate::locale::word_info::{WordClasses, WordInfo};
use crate::text::slice::Slice;
use crate::text::tokens::find_word;

/// Reports a name that stands for another one; returns whether there was one.
pub(super) fn report_replaced(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let before = reporter.count();
    report_terms(pair, reporter);
    // What is wrong in several variants is told of the first one.
    for texts in pair.variants() {
        if reporter.count() > before {
            return;
        }
        report_of_variant(texts, reporter);
    }
}

/// Reports a name of a variant of a text that stands for another one.
fn report_of_variant(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let before = reporter.count();
    for kind in [SenseKind::Body, SenseKind::Place] {
        report_known(texts, kind, reporter);
    }
    if reporter.count() == before {
        report_people(texts, reporter);
    }
    if reporter.count() == before {
        for kind in [SenseKind::Place, SenseKind::Body] {
            report_exchanged_known(texts, kind, reporter);
        }
    }
    if reporter.count() == before {
        report_peoples(texts, reporter);
    }
}

const HELP: &str = "write the name that the source has";

/// Bodies or places that both languages have a name for: one that is gone, and one that came.
fn report_known(texts: ProsePair<'_>, kind: SenseKind, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    let sure = |prose: &Prose<'_>| {
        let mut mentions = prose.senses().iter();
        mentions.any(|mention| mention.sense.kind == kind && mention.sense.is_sure)
    };
    if !sure(source) || !sure(target) {
        return;
    }
    let profiles = [source.profile(), target.profile()];
    let lost = strangers(source, target, profiles, kind);
    let new = strangers(target, source, profiles, kind);
    let ([was, ..], [now, ..]) = (&lost[..], &new[..]) else {
        return;
    };
    let is_close = texts.is_close();
    let severity = if lost.len() == 1 && new.len() == 1 && is_close {
        Severity::Warning
    } else {
        Severity::Info
    };
    let written = source.text.slice(source.range_of(was));
    let is = target.text.slice(target.range_of(now));
    let span = target.span(target.range_of(now));
    reporter
        .report(span, format!("`{written}` of the source is `{is}` here"))
        .severity(severity)
        .help(HELP);
}

/// Returns the known names of a text that the other one has in no form, each once.
fn strangers<'p>(
    prose: &'p Prose<'_>,
    other: &Prose<'_>,
    profiles: [&'static Profile; 2],
    kind: SenseKind,
) -> Vec<&'p SenseMention> {
    let mut found: Vec<&SenseMention> = Vec::new();
    let mentions = prose.senses().iter();
    let of_kind = mentions.filter(|mention| mention.sense.kind == kind && mention.sense.is_sure);
    for mention in of_kind {
        let concept = mention.sense.concept;
        let is_said = other.senses().iter().any(|it| {
            it.sense.concept == concept
                && !matches!(it.sense.kind, SenseKind::One | SenseKind::Other)
        });
        let has_acronym = || {
            let forms = profiles
                .iter()
                .filter_map(|profile| profile.acronyms.forms(concept));
            let mut short = forms.flat_map(|forms| forms.short);
            short.any(|form| find_word(&other.text, form).is_some())
        };
        let is_kept = || {
            other
                .text
                .contains(prose.text.slice(prose.range_of(mention)))
        };
        let is_told = found.iter().any(|it| it.sense.concept == concept);
        if !is_said && !is_told && !is_kept() && !has_acronym() {
            found.push(mention);
        }
    }
    found
}

/// Reports a people or a language that became another one: *Portuguese* and *francés*.
fn report_peoples(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    let Some(was) = only_people(source) else {
        return;
    };
    let Some(now) = only_people(target) else {
        return;
    };
    let is_close = texts.is_close();
    // *polish*, *turkey*
    let is_named = source.tokens()[was.first].is_capital;
    if was.sense.concept != now.sense.concept && is_close && is_named {
        let written = source.text.slice(source.range_of(was));
        let is = target.text.slice(target.range_of(now));
        let span = target.span(target.range_of(now));
        reporter
            .report(span, format!("`{written}` of the source is `{is}` here"))
            .severity(Severity::Info)
            .help(HELP);
    }
}

/// Returns the people that a text speaks of, where it names no place and no other people.
fn only_people<'p>(prose: &'p Prose<'_>) -> Option<&'p SenseMention> {
    let mut places = prose
        .senses()
        .iter()
        .filter(|one| one.sense.kind == SenseKind::Place);
    let people = places.next().filter(|one| !one.sense.is_sure)?;
    places.next().is_none().then_some(people)
}

/// Reports people and organisations without a translation: one that is gone, and one that came; two that changed
/// places.
fn report_people(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    let there = names(source);
    if there.is_empty() {
        return;
    }
    let here = names(target);
    if here.is_empty() {
        return;
    }
    let [of_source, of_target] = [source, target].map(WrittenNames::new);
    let new: Vec<&ProperName<'_>> = here
        .iter()
        .filter(|name| name.is_lost(&of_source))
        .collect();
    if let [now] = new[..]
        && let Some(was) = only_lost(&there, &of_target)
    {
        // In a title every word has a capital.
        let is_sentence = |prose: &Prose<'_>| {
            let words = prose.tokens().iter().zip(prose.word_infos());
            let small = words.filter(|(token, _)| !token.is_capital);
            let own = |info: &WordInfo| !info.classes.has(WordClasses::COMMON);
            small.clone().count() > 2 || small.filter(|(_, info)| own(info)).count() == 2
        };
        if !is_sentence(source) || !is_sentence(target) {
            return;
        }
        let is_long = was.words.len() > 1 && now.words.len() > 1;
        let is_person = was.is_person && (now.is_person || is_long);
        let is_foreign = || now.is_foreign(target.profile(), source.profile());
        if is_person || is_foreign() {
            let (written, is) = (was.words.join(" "), now.words.join(" "));
            let span = target.span(now.range.clone());
            reporter
                .report(span, format!("`{written}` of the source is `{is}` here"))
                .help(HELP);
            return;
        }
    }
    report_surname([&there, &here], [&of_source, &of_target], target, reporter);
    report_exchanged(texts, [&there, &here], reporter);
}

/// Returns the name that the other text has not, where it is the only one.
fn only_lost<'n, 'p>(
    names: &'n [ProperName<'p>],
    others: &WrittenNames<'_>,
) -> Option<&'n ProperName<'p>> {
    let mut lost = names.iter().filter(|name| name.is_lost(others));
    lost.next().filter(|_| lost.next().is_none())
}

/// Reports a person of whom one name stayed, and another one changed.
fn report_surname(
    [there, here]: [&[ProperName<'_>]; 2],
    [of_source, of_target]: [&WrittenNames<'_>; 2],
    target: &Prose<'_>,
    reporter: &mut Reporter<'_>,
) {
    for was in there.iter().filter(|name| name.is_person) {
        let changed = |now: &&ProperName<'_>| {
            let is_like = now.words.len() == was.words.len() && now.words[0] == was.words[0];
            let mut words = was.words.iter().zip(&now.words).skip(1);
            is_like
                && words
                    .any(|(one, other)| !of_target.has(&key(one)) && !of_source.has(&key(other)))
        };
        if let Some(now) = here.iter().find(changed)
            && !is_near(&was.words, &now.words)
        {
            let message = format!(
                "`{}` of the source is `{}` here",
                was.words.join(" "),
                now.words.join(" ")
            );
            reporter
                .report(target.span(now.range.clone()), message)
                .help(HELP);
            return;
        }
    }
}

/// Returns whether the names differ by so little that they are one name, written in two ways or with a slip.
fn is_near(one: &[&str], other: &[&str]) -> bool {
    let words = one.iter().zip(other).filter(|(one, other)| one != other);
    words.into_iter().all(|(one, other)| {
        let (one, other) = (key(one), key(other));
        one.starts_with(other.get(..3).unwrap_or(&other)) || one.get(1..) == other.get(1..)
    })
}
