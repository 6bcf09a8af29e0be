//! Items that were left out of an enumeration, or added to one: *women, children and journalists* and *mujeres y
//! periodistas*.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::sentence_pairs::SentencePair;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::listed_sentence::{Enumeration, JointKind, ListedSentence, LostItem};
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::languages::expansion;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

/// Reports the enumerations of a text that have an item less or more in the translation, in a sentence that is built alike
/// otherwise.
pub(super) fn compare_enumerations(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let may_have = |prose: &Prose<'_>| prose.word_classes().has(WordClasses::CONJUNCTION);
    let has_comma = |prose: &Prose<'_>| prose.signs().has(b',');
    if !has_comma(source) && !has_comma(target) || !may_have(source) || !may_have(target) {
        return;
    }
    let whole = [source, target].map(|prose| 0..prose.text.len());
    if has_like_commas([source, target], &whole) {
        return;
    }
    let ratio = expansion(pair.source.locale, pair.target.locale).ratio;
    for sentences in pair.sentences() {
        let ranges = [sentences.source.clone(), sentences.target.clone()];
        if has_like_commas([source, target], &ranges) {
            continue;
        }
        let words = [
            source.tokens_within(&ranges[0]),
            target.tokens_within(&ranges[1]),
        ];
        if words.iter().any(|words| words.len() > MOST_WORDS) {
            continue;
        }
        let [of_source, of_target] = words;
        let (there, here) = (
            &ListedSentence::new(source, of_source),
            &ListedSentence::new(target, of_target),
        );
        if there.joints.len() == here.joints.len() + 1 {
            report_lost(there, here, sentences, ratio, reporter);
        } else if here.joints.len() == there.joints.len() + 1 {
            report_added(there, here, sentences, ratio, reporter);
        }
    }
}

/// Returns whether two pieces of texts have as many commas: an item less is a comma less, or two.
fn has_like_commas(texts: [&Prose<'_>; 2], ranges: &[Range<usize>; 2]) -> bool {
    let commas = |side: usize| {
        let text = texts[side].text.slice(ranges[side].clone());
        memchr::memchr_iter(b',', text.as_bytes()).count()
    };
    commas(0) == commas(1)
}

/// Of so many items, none is left out for brevity.
const FEW_ITEMS: Range<usize> = 4..6;

/// Of so few words, none is a clause that the other side may leave out.
const SHORT: usize = 12;

/// Longer sentences hold too much to tell.
const MOST_WORDS: usize = 45;

fn report_lost(
    there: &ListedSentence<'_>,
    here: &ListedSentence<'_>,
    sentences: &SentencePair,
    ratio: f32,
    reporter: &mut Reporter<'_>,
) {
    let Some([long, short]) = enumerations(there, here) else {
        return;
    };
    // A list makes up most of a short sentence, which is shorter for an item less.
    let is_short = there.tokens.len() <= SHORT;
    let is_like = sentences.is_close || is_short;
    // *We ask for land*, *Pedimos tierra*
    let most_off = if is_short { 2 } else { 1 };
    let (message, severity, share) = match there.lost(&long, here, &short, 1) {
        LostItem::One(item) => {
            let written = there.written(&long.items[item]);
            let message = format!("`{written}` of the list has no counterpart here");
            (message, sentences.severity(), written.len())
        }
        LostItem::Any if is_like && there.offset(&long, here, &short) <= most_off => {
            let [was, is] = [&long, &short].map(|list| list.items.len());
            let inner = &long.items[1..was - 1];
            let shortest = inner.iter().map(|item| there.written(item).len()).min();
            let message = format!("a list of {was} in the source has {is} items here");
            (message, Severity::Info, shortest.unwrap_or_default())
        }
        LostItem::Any | LostItem::None => return,
    };
    // A translation that is as long as ever says it in another place; a few items more have less chance to, and of many one
    // weighs little.
    let whole = sentences.source.len() as f32;
    let middle = (whole - share as f32 / 2.0) * ratio;
    if !FEW_ITEMS.contains(&long.items.len()) && sentences.target.len() as f32 > middle {
        return;
    }
    let range = here.range(&short);
    reporter
        .report(here.prose.span(range), message)
        .severity(severity)
        .help("translate it, or see whether the rest says it");
}

fn report_added(
    there: &ListedSentence<'_>,
    here: &ListedSentence<'_>,
    sentences: &SentencePair,
    ratio: f32,
    reporter: &mut Reporter<'_>,
) {
    let Some([long, short]) = enumerations(here, there) else {
        return;
    };
    let (range, message, severity) = match here.lost(&long, there, &short, 0) {
        LostItem::One(item) => {
            let item = &long.items[item];
            let message = format!(
                "`{}` is no item of the list in the source",
                here.written(item)
            );
            (here.bytes(item), message, sentences.severity())
        }
        LostItem::Any if sentences.is_close && here.offset(&long, there, &short) == 0 => {
            let [is, was] = [&long, &short].map(|list| list.items.len());
            let message = format!("a list of {was} in the source has {is} items here");
            (here.range(&long), message, Severity::Info)
        }
        LostItem::Any | LostItem::None => return,
    };
    // What says no more than the source has its comma for another reason.
    if (sentences.target.len() as f32) < sentences.source.len() as f32 * ratio {
        return;
    }
    reporter
        .report(here.prose.span(range), message)
        .severity(severity)
        .help("see whether the source says it");
}

/// Returns the enumeration of one sentence that the other one has with an item less, all other joints being the same.
fn enumerations(long: &ListedSentence<'_>, short: &ListedSentence<'_>) -> Option<[Enumeration; 2]> {
    let kinds = |side: &ListedSentence<'_>| -> Vec<JointKind> {
        side.joints.iter().map(|joint| joint.kind.bare()).collect()
    };
    let (more, less) = (kinds(long), kinds(short));
    let mut pairs = more.iter().zip(&less);
    let differs = pairs.position(|(one, other)| one != other);
    // The first joint of the run of commas that is longer, and the conjunction behind it.
    let end = differs.unwrap_or(less.len());
    let is_comma = |at: &usize| more[*at] == JointKind::Comma;
    let end = (end..more.len()).find(|at| !is_comma(at))?;
    let commas = (0..end).rev().take_while(is_comma).count();
    let is_conjunction = matches!(more[end], JointKind::Conjunction { .. });
    if commas == 0 || !is_conjunction || more[end..] != less[end - 1..] {
        return None;
    }
    let first = end - commas;
    let lists = [
        long.enumeration(first..end + 1)?,
        short.enumeration(first..end)?,
    ];
    // *Ana Ruiz, her lawyer, and a doctor*
    let inner = long.prose.word_infos()[lists[0].items[1].start];
    let is_apposed = long.joints[end].kind == JointKind::Conjunction { has_comma: true }
        && commas == 1
        && inner.classes.has(WordClasses::COMMON);
    (!is_apposed && !short.says_and_otherwise()).then_some(lists)
}
