//! The sentences of a text beside those of its translation, so that a word is sought where it has to stand.

use std::iter::once;
use std::ops::Range;

use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::recognition::LanguageSet;
use crate::text::slice::Slice;

/// Sentences of the source, and those that say the same in the translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentencePair {
    /// In bytes of the source.
    pub source: Range<usize>,
    /// In bytes of the translation.
    pub target: Range<usize>,
    /// True if the texts are one sentence each, of like length and build: a word of one is to be expected in the other.
    pub is_close: bool,
}

impl SentencePair {
    /// Returns how loud a difference is told: where one may be said in another place, it is information.
    pub fn severity(&self) -> Severity {
        if self.is_close {
            Severity::Warning
        } else {
            Severity::Info
        }
    }
}

/// Texts of more sentences are not cut: nobody writes such paragraphs.
const MOST: usize = 40;

/// Pairs the sentences of two texts by their lengths, as Gale and Church do (1993): one with one where nothing speaks
/// against it, else two with one, or one with two. `expansion` is the usual length of a translation for one of the source.
pub(super) fn sentence_pairs(
    source: &Prose<'_>,
    target: &Prose<'_>,
    expansion: f32,
) -> Vec<SentencePair> {
    let (there, here) = (source.sentences(), target.sentences());
    let texts = [&*source.text, &*target.text];
    let is_one_each = there.len() == 1 && here.len() == 1;
    let pair = |source: Range<usize>, target: Range<usize>| {
        let is_close = is_one_each
            && is_close(
                texts[0].slice(source.clone()),
                texts[1].slice(target.clone()),
                expansion,
            );
        SentencePair {
            source,
            target,
            is_close,
        }
    };
    if there.len() < 2 || here.len() < 2 || there.len().max(here.len()) > MOST {
        return vec![pair(0..texts[0].len(), 0..texts[1].len())];
    }
    let steps = cheapest_steps(there, here, expansion);
    let mut pairs = Vec::with_capacity(steps.len());
    let (mut row, mut column) = (0, 0);
    for (rows, columns) in steps {
        let joined = |sentences: &[Range<usize>], at: usize, count: usize| {
            sentences[at].start..sentences[at + count - 1].end
        };
        pairs.push(pair(
            joined(there, row, rows),
            joined(here, column, columns),
        ));
        row += rows;
        column += columns;
    }
    pairs
}

/// The numbers of sentences that may be one pair, with what speaks against each.
const STEPS: [(usize, usize, f32); 5] = [
    (1, 1, 0.0),
    (1, 2, 2.3),
    (2, 1, 2.3),
    (1, 3, 5.0),
    (3, 1, 5.0),
];

/// The variance of the length of a translation for each letter of the source.
const VARIANCE: f32 = 6.8;

/// Returns the numbers of sentences that go together, in order.
fn cheapest_steps(
    there: &[Range<usize>],
    here: &[Range<usize>],
    expansion: f32,
) -> Vec<(usize, usize)> {
    let columns = here.len() + 1;
    let mut best = vec![(f32::INFINITY, 0usize); (there.len() + 1) * columns];
    best[0].0 = 0.0;
    let lengths = [there, here].map(lengths_up_to);
    let length = |side: usize, end: usize, count: usize| -> f32 {
        (lengths[side][end] - lengths[side][end - count]) as f32
    };
    for row in 1..=there.len() {
        for column in 1..=here.len() {
            for (at, (rows, cols, against)) in STEPS.into_iter().enumerate() {
                if rows > row || cols > column {
                    continue;
                }
                let (before, _) = best[(row - rows) * columns + column - cols];
                let expected = length(0, row, rows) * expansion;
                let off = length(1, column, cols) - expected;
                let cost = before + against + off * off / (2.0 * VARIANCE * expected.max(1.0));
                let cell = &mut best[row * columns + column];
                if cost < cell.0 {
                    *cell = (cost, at);
                }
            }
        }
    }
    let (mut row, mut column) = (there.len(), here.len());
    let mut steps = Vec::new();
    while row > 0 && column > 0 {
        let (cost, at) = best[row * columns + column];
        if cost.is_infinite() {
            // So unlike in number are they that no steps lead from end to end.
            return vec![(there.len(), here.len())];
        }
        let (rows, cols, _) = STEPS[at];
        steps.push((rows, cols));
        row -= rows;
        column -= cols;
    }
    steps.reverse();
    steps
}

/// Returns the length of all sentences before each, and of all together.
fn lengths_up_to(sentences: &[Range<usize>]) -> Vec<usize> {
    let mut sum = 0;
    let lengths = sentences.iter().map(|sentence| {
        sum += sentence.len();
        sum
    });
    once(0).chain(lengths).collect()
}

/// Returns whether a sentence has more words of the source language alone than of its own: it was not translated, and has
/// nothing to be compared.
pub(super) fn is_left_as_it_is(
    target: &Prose<'_>,
    sentence: &Range<usize>,
    [source_language, own]: [LanguageSet; 2],
) -> bool {
    let infos = &target.word_infos()[target.tokens_within(sentence)];
    let count = |one: LanguageSet, other: LanguageSet| {
        let telling = infos.iter().map(|info| info.languages);
        telling
            .filter(|of| of.meets(one) && !of.meets(other))
            .count()
    };
    count(source_language, own) > count(own, source_language)
}

/// Returns whether two sentences are of like length, and have about as many clauses.
fn is_close(source: &str, target: &str, expansion: f32) -> bool {
    let ratio = target.len() as f32 / (source.len() as f32 * expansion).max(1.0);
    let clauses = |text: &str| {
        let marks = text
            .bytes()
            .filter(|byte| matches!(byte, b',' | b';' | b':' | b'('));
        marks.count()
    };
    (0.6..=1.55).contains(&ratio) && clauses(source).abs_diff(clauses(target)) <= 2
}
