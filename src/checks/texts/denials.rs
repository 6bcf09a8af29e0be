//! The words of a sentence that deny.

use std::ops::Range;

use crate::fluent::prose::Prose;
use crate::locale::profile::Profile;
use crate::locale::word_info::WordClasses;
use crate::text::tokens::Token;

/// What denies in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Denials {
    /// The tokens of plain negations, by their places: *not*, *nadie*.
    pub plain: Vec<usize>,
    /// Those of them that are no manner of speaking: *not*, but not that of *not only*.
    pub firm: Vec<usize>,
    /// The number of words that deny by what they mean or by their prefix: *refuse*, *imposible*.
    pub hidden: usize,
}

impl Denials {
    /// Finds those of a range of tokens, the tokens of `left_out` passed over.
    pub(super) fn of(
        prose: &Prose<'_>,
        profile: &Profile,
        tokens: Range<usize>,
        left_out: &Range<usize>,
    ) -> Self {
        let mut found = Self::default();
        for at in tokens.filter(|at| !left_out.contains(at)) {
            let token = prose.tokens()[at];
            if token.has_digit {
                continue;
            }
            let word = token.of(&prose.text).to_lowercase();
            if is_plain(prose, profile, at) {
                found.plain.push(at);
                if !is_idiom(prose, profile, at) {
                    found.firm.push(at);
                }
            } else if profile
                .negations
                .may_deny(profile.vocabulary.without_elision(&word))
            {
                found.hidden += 1;
            }
        }
        found
    }
}

/// Returns the number of plain negations of a whole text.
pub(super) fn plain_denials(prose: &Prose<'_>, profile: &Profile) -> usize {
    let tokens = 0..prose.tokens().len();
    let plain = tokens.filter(|at| !prose.tokens()[*at].has_digit && is_plain(prose, profile, *at));
    plain.count()
}

/// Returns whether a token is a plain negation.
fn is_plain(prose: &Prose<'_>, profile: &Profile, at: usize) -> bool {
    let token = prose.tokens()[at];
    // *isn’t* is in no list.
    let is_known = prose.word_infos()[at].classes.has(WordClasses::NEGATION);
    let word = || token.of(&prose.text).to_lowercase();
    (is_known || token.is_joined) && profile.negations.has(&word())
}

/// No idiom has more words.
const LONGEST_IDIOM: usize = 4;

/// Returns whether a token stands in an idiom.
fn is_idiom(prose: &Prose<'_>, profile: &Profile, at: usize) -> bool {
    let (text, tokens) = (&*prose.text, prose.tokens());
    let is_word = |token: &Token, word: &str| token.of(text).to_lowercase() == word;
    let stands = |idiom: &&'static str, start: usize| {
        let words: Vec<&str> = idiom.split('_').collect();
        let here = tokens.get(start..start + words.len());
        here.is_some_and(|here| {
            start + words.len() > at
                && here
                    .iter()
                    .zip(words)
                    .all(|(token, word)| is_word(token, word))
        })
    };
    let starts = at.saturating_sub(LONGEST_IDIOM - 1)..=at;
    let mut idioms = profile.negations.idioms.iter();
    idioms.any(|idiom| starts.clone().any(|start| stands(idiom, start)))
}
