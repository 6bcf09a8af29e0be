//! Items that were left out of an enumeration, or added to one: *women, children and journalists* and *mujeres y
//! periodistas*.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::sentence_pairs::SentencePair;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::likeness::Wording;
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
        let sides = [
            ListedSentence::new(source, &sentences.source),
            ListedSentence::new(target, &sentences.target),
        ];
        if sides.iter().any(|side| side.tokens.len() > MOST_WORDS) {
            continue;
        }
        let [there, here] = &sides;
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
    let (message, severity, share) = match there.lost(&long, here, &short, 1) {
        LostItem::One(item) => {
            let written = there.written(&long.items[item]);
            let message = format!("`{written}` of the list has no counterpart here");
            (message, sentences.severity(), written.len())
        }
        LostItem::Any if sentences.is_close && there.offset(&long, here, &short) <= 1 => {
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

/// A sentence, and what joins its parts.
struct ListedSentence<'p> {
    prose: &'p Prose<'p>,
    tokens: Range<usize>,
    joints: Vec<Joint>,
}

/// What stands between two parts of a sentence.
struct Joint {
    kind: JointKind,
    /// The tokens between them: that of *and*, or none.
    tokens: Range<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum JointKind {
    Comma,
    /// *and*, a comma before it or not.
    Conjunction {
        has_comma: bool,
    },
    /// Any other mark.
    Mark,
}

/// An enumeration: its items, by their tokens, and its first joint.
struct Enumeration {
    items: Vec<Range<usize>>,
    first: usize,
}

/// The item that an enumeration has and the other one lacks.
enum LostItem {
    /// All others have their counterparts.
    One(usize),
    /// Nothing tells which.
    Any,
    None,
}

/// An item of more words is a clause.
const LONGEST_ITEM: usize = 5;

/// Nothing tells where the first item begins and where the last one ends: so many words of them are looked at.
const SEEN: usize = 3;

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

impl JointKind {
    /// Returns the kind without what the languages do in different ways.
    fn bare(self) -> Self {
        match self {
            Self::Conjunction { .. } => Self::Conjunction { has_comma: false },
            Self::Comma | Self::Mark => self,
        }
    }
}

impl<'p> ListedSentence<'p> {
    fn new(prose: &'p Prose<'_>, sentence: &Range<usize>) -> Self {
        let tokens = prose.tokens_within(sentence);
        let mut joints: Vec<Joint> = Vec::new();
        for at in tokens.clone() {
            let is_conjunction = prose.word_infos()[at].classes.has(WordClasses::CONJUNCTION);
            let gap = if at > tokens.start {
                let [before, token] = [at - 1, at].map(|at| prose.tokens()[at].range());
                prose.text.slice(before.end..token.start)
            } else {
                " "
            };
            let mark = match gap.trim_matches([' ', '\n', '\u{a0}', '*', '_']) {
                "" => None,
                "," => Some(JointKind::Comma),
                _ => Some(JointKind::Mark),
            };
            let has_comma = mark == Some(JointKind::Comma);
            if is_conjunction && at > tokens.start && mark != Some(JointKind::Mark) {
                let kind = JointKind::Conjunction { has_comma };
                joints.push(Joint {
                    kind,
                    tokens: at..at + 1,
                });
            } else if let Some(kind) = mark {
                joints.push(Joint {
                    kind,
                    tokens: at..at,
                });
            }
        }
        Self {
            prose,
            tokens,
            joints,
        }
    }

    /// Reads the enumeration that some joints in a row make, if its inner items are short.
    fn enumeration(&self, joints: Range<usize>) -> Option<Enumeration> {
        let (first, last) = (joints.start, joints.end - 1);
        let end_before = |at: usize| self.joints[at].tokens.start;
        let start_behind = |at: usize| self.joints[at].tokens.end;
        let start = first.checked_sub(1).map_or(self.tokens.start, start_behind);
        let end = self.joints.get(last + 1);
        let end = end.map_or(self.tokens.end, |joint| joint.tokens.start);
        let mut items = Vec::with_capacity(joints.len() + 1);
        items.push(start.max(end_before(first).saturating_sub(SEEN))..end_before(first));
        items.extend((first..last).map(|at| start_behind(at)..end_before(at + 1)));
        items.push(start_behind(last)..end.min(start_behind(last) + SEEN));
        let is_short = |item: &Range<usize>| {
            let has_digit = |at: usize| self.prose.tokens()[at].has_digit;
            (1..=LONGEST_ITEM).contains(&item.len()) && !item.clone().any(has_digit)
        };
        items
            .iter()
            .all(is_short)
            .then_some(Enumeration { items, first })
    }

    /// Returns which item of an enumeration is missing in that of the other sentence. The first one never is: it may be
    /// *last year*, with a comma behind it that the other language does not write. From the item `told` on, one that says
    /// more than its counterpart may say what is missing.
    fn lost(&self, long: &Enumeration, other: &Self, short: &Enumeration, told: usize) -> LostItem {
        let mut left: Vec<usize> = (0..long.items.len()).collect();
        let mut is_fuller = false;
        for (place, item) in short.items.iter().enumerate() {
            let item = other.phrase(item);
            let is_like = |at: &usize| self.phrase(&long.items[*at]).is_like(&item);
            if let Some(at) = left.iter().position(is_like) {
                let found = self.phrase(&long.items[left.remove(at)]);
                // *a global public resource* and *un recurso público, mundial y abierto*
                let is_told = (told..short.items.len() - 1).contains(&place);
                is_fuller |= is_told && item.weight() > found.weight();
            }
        }
        let is_elsewhere = |item: usize| {
            let item = self.phrase(&long.items[item]);
            item.is_like(&other.phrase(&other.tokens))
        };
        match left[..] {
            [item] if item == 0 || is_elsewhere(item) => LostItem::None,
            [item] if !is_fuller => LostItem::One(item),
            _ => LostItem::Any,
        }
    }

    fn phrase(&self, tokens: &Range<usize>) -> Wording<'p> {
        Wording {
            prose: self.prose,
            tokens: tokens.clone(),
        }
    }

    /// Returns by how many words more one enumeration begins later than the other.
    fn offset(&self, long: &Enumeration, other: &Self, short: &Enumeration) -> usize {
        let before = |side: &Self, list: &Enumeration| {
            let start = list.first.checked_sub(1);
            let start = start.map_or(side.tokens.start, |at| side.joints[at].tokens.end);
            list.items[0].end - start
        };
        before(self, long).abs_diff(before(other, short))
    }

    /// Returns whether it adds something in other words than *and*: *as well as*.
    fn says_and_otherwise(&self) -> bool {
        let tokens = self.prose.tokens()[self.tokens.clone()].iter();
        let adding = &self.prose.profile().vocabulary.adding;
        tokens
            .map(|token| token.of(&self.prose.text).to_lowercase())
            .any(|word| adding.contains(&word.as_str()))
    }

    fn bytes(&self, item: &Range<usize>) -> Range<usize> {
        let tokens = &self.prose.tokens()[item.clone()];
        tokens[0].range().start..tokens[tokens.len() - 1].range().end
    }

    fn written(&self, item: &Range<usize>) -> &'p str {
        self.prose.text.slice(self.bytes(item))
    }

    /// Returns the bytes of an enumeration.
    fn range(&self, list: &Enumeration) -> Range<usize> {
        let last = &list.items[list.items.len() - 1];
        self.bytes(&list.items[0]).start..self.bytes(last).end
    }
}
