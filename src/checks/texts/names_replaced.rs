//! Names of the source that are gone while others stand in the translation, and two that changed places.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::cognates::root;
use crate::locale::profile::Profile;
use crate::locale::senses::{SenseKind, SenseMention};
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;
use crate::text::slug::id_slug;
use crate::text::tokens::{Token, find_word};

/// Reports a name that stands for another one; returns whether there was one.
pub(super) fn report_replaced(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let before = reporter.count();
    for kind in [SenseKind::Body, SenseKind::Place] {
        report_known(pair, [source, target], kind, reporter);
    }
    if reporter.count() == before {
        report_people(pair, [source, target], reporter);
    }
    if reporter.count() == before {
        report_exchanged_places(pair, [source, target], reporter);
    }
}

const HELP: &str = "write the name that the source has";

/// Bodies or places that both languages have a name for: one that is gone, and one that came.
fn report_known(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    kind: SenseKind,
    reporter: &mut Reporter<'_>,
) {
    let sure = |prose: &Prose<'_>| {
        let mut mentions = prose.senses().iter();
        mentions.any(|mention| mention.sense.kind == kind && mention.sense.is_sure)
    };
    if !sure(source) || !sure(target) {
        return;
    }
    let profiles = [pair.source.profile, pair.target.profile];
    let lost = strangers(source, target, profiles, kind);
    let new = strangers(target, source, profiles, kind);
    let ([was, ..], [now, ..]) = (&lost[..], &new[..]) else {
        return;
    };
    let is_close = matches!(pair.sentences(), [one] if one.is_close);
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

/// A row of words with capitals.
struct ProperName<'p> {
    words: Vec<&'p str>,
    range: Range<usize>,
    /// True if its first word is a given name.
    is_person: bool,
}

/// Returns people and organisations without a translation: one that is gone, and one that came; two that changed
/// places.
fn report_people(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    reporter: &mut Reporter<'_>,
) {
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
            let small = prose.tokens().iter().filter(|token| !token.is_capital);
            small.count() > 2
        };
        if !is_sentence(source) || !is_sentence(target) {
            return;
        }
        let is_person = was.is_person && now.is_person;
        let is_foreign = || now.is_foreign(pair.target.profile, pair.source.profile);
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
    report_exchanged(pair, [&there, &here], target, reporter);
}

/// Returns the name that the other text has not, where it is the only one.
fn only_lost<'n, 'p>(
    names: &'n [ProperName<'p>],
    others: &WrittenNames<'_>,
) -> Option<&'n ProperName<'p>> {
    let mut lost = names.iter().filter(|name| name.is_lost(others));
    lost.next().filter(|_| lost.next().is_none())
}

/// Returns a person of whom one name stayed, and another one changed.
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

/// Reports two people of a short sentence that stand in another order.
fn report_exchanged(
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
fn report_exchanged_places(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    reporter: &mut Reporter<'_>,
) {
    let (there, here) = (places(source), places(target));
    let ([one, other], [first, second]) = (&there[..], &here[..]) else {
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

impl ProperName<'_> {
    /// Returns whether the other text has none of its words, nor one of their root.
    fn is_lost(&self, others: &WrittenNames<'_>) -> bool {
        let words: Vec<String> = self.words.iter().map(|word| key(word)).collect();
        let is_there = |word: &String| others.has(word);
        // Most names stay as they are: the roots of a text are rarely asked for.
        let is_written = words.iter().any(|word| others.words.contains(word));
        !is_written
            && !words.iter().any(is_there)
            && !words
                .iter()
                .filter_map(|word| root(word))
                .any(|root| others.has(&root))
    }

    /// Returns whether it cannot be a name of the language: a word has letters that the language has not, or is a common
    /// word of the other one.
    fn is_foreign(&self, own: &Profile, other: &Profile) -> bool {
        self.words.len() > 1
            && self.words.iter().any(|word| {
                let word = word.to_lowercase();
                own.vocabulary.is_foreign(&word)
                    || other.recognition.small_words.contains(&word.as_str())
                        && !own.recognition.small_words.contains(&word.as_str())
            })
    }
}

/// Returns a word as names are compared by.
fn key(word: &str) -> String {
    word.to_lowercase()
}

/// What names are sought in.
struct WrittenNames<'p> {
    prose: &'p Prose<'p>,
    /// The words with a capital, in lower case.
    words: HashSet<String, FixedState>,
    /// The roots of all words.
    roots: OnceCell<HashSet<String, FixedState>>,
}

impl<'p> WrittenNames<'p> {
    fn new(prose: &'p Prose<'_>) -> Self {
        let capitals = prose
            .tokens()
            .iter()
            .filter(|token| token.is_capital && !token.has_digit);
        Self {
            prose,
            words: capitals.map(|token| key(token.of(&prose.text))).collect(),
            roots: OnceCell::new(),
        }
    }

    /// Returns whether a word with a capital is the one that is given, or any word has it as its root.
    fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.roots().contains(word)
    }

    fn roots(&self) -> &HashSet<String, FixedState> {
        self.roots.get_or_init(|| {
            let words = self.prose.tokens().iter().filter(|token| !token.has_digit);
            words
                .filter_map(|token| root(&key(token.of(&self.prose.text))))
                .collect()
        })
    }
}

/// Returns the names of a text: two words or more with capitals in a row, and given names within a sentence. Common
/// words do not begin one, nor do names that are known in both languages.
fn names<'p>(prose: &'p Prose<'_>) -> Vec<ProperName<'p>> {
    let (text, tokens, infos) = (&*prose.text, prose.tokens(), prose.word_infos());
    let common = WordClasses::COMMON
        .and(WordClasses::MONTH)
        .and(WordClasses::DAY);
    let mut found = Vec::new();
    let known = |at: usize| {
        let senses = prose.senses();
        senses.iter().any(|mention| {
            let place = mention.first..mention.first + mention.count;
            matches!(mention.sense.kind, SenseKind::Body | SenseKind::Place) && place.contains(&at)
        })
    };
    let given = |at: usize| {
        let senses = prose.senses();
        let start = senses.partition_point(|mention| mention.first < at);
        let here = senses[start..]
            .iter()
            .take_while(|mention| mention.first == at);
        here.into_iter()
            .any(|mention| mention.sense.kind == SenseKind::GivenName)
    };
    let may_be = |at: usize| {
        let token = tokens[at];
        let is_word = token.is_capital
            && !token.is_joined
            && !token.has_digit
            && token.capitals < 2
            && token.length() > 2;
        is_word && !infos[at].classes.has(common)
    };
    let mut at = 0;
    while at < tokens.len() {
        if !may_be(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < tokens.len()
            && may_be(end)
            && matches!(
                text.slice(tokens[end - 1].range().end..tokens[end].range().start),
                " " | "\u{a0}"
            )
        {
            end += 1;
        }
        let is_person = given(at);
        let is_within = || !begins_sentence(text, tokens[at].range().start);
        if (end - at > 1 || is_person && is_within()) && !(at..end).any(known) {
            found.push(ProperName {
                words: tokens[at..end].iter().map(|token| token.of(text)).collect(),
                range: tokens[at].range().start..tokens[end - 1].range().end,
                is_person,
            });
        }
        at = end;
    }
    found
}

/// Returns whether what stands at a place begins a sentence.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text
        .slice(..at)
        .trim_end_matches(|c: char| !c.is_alphanumeric() && !".:?!\n".contains(c));
    before.is_empty() || before.ends_with(['.', ':', '?', '!', '\n'])
}
