//! The words of a sentence that deny.

use std::ops::Range;

use crate::fluent::prose::Prose;
use crate::locale::profile::Profile;
use crate::locale::word_info::{WordClasses, WordInfo};
use crate::text::slice::Slice;
use crate::text::tokens::Token;

/// What denies in a sentence.
pub(super) struct Denials<'s> {
    /// The tokens of plain negations, by their places: *not*, *nadie*.
    pub plain: Vec<usize>,
    prose: &'s Prose<'s>,
    profile: &'s Profile,
    tokens: Range<usize>,
    left_out: Range<usize>,
}

impl<'s> Denials<'s> {
    /// Finds those of a range of tokens, the tokens of `left_out` passed over.
    pub(super) fn of(
        prose: &'s Prose<'s>,
        profile: &'s Profile,
        tokens: Range<usize>,
        left_out: Range<usize>,
    ) -> Self {
        let words = tokens.clone().filter(|at| !left_out.contains(at));
        let plain = words.filter(|at| is_plain(prose, profile, *at)).collect();
        Self {
            plain,
            prose,
            profile,
            tokens,
            left_out,
        }
    }

    /// Returns the plain negations that are no manner of speaking: *not*, but not that of *not only*.
    pub(super) fn firm(&self) -> impl Iterator<Item = usize> {
        let plain = self.plain.iter().copied();
        plain.filter(|at| !is_idiom(self.prose, self.profile, *at))
    }

    /// Counts the words that deny by what they mean or by their prefix: *refuse*, *imposible*.
    pub(super) fn hidden(&self) -> usize {
        let is_left = |at: &usize| !self.left_out.contains(at) && !self.plain.contains(at);
        let denies = |at: &usize| {
            let token = self.prose.tokens()[*at];
            let word = || token.of(&self.prose.text).to_lowercase();
            let vocabulary = &self.profile.vocabulary;
            let negations = &self.profile.negations;
            !token.has_digit && negations.may_deny(vocabulary.without_elision(&word()))
        };
        let words = self.tokens.clone().filter(is_left);
        words.filter(denies).count()
    }
}

/// Returns the number of plain negations of a whole text.
pub(super) fn plain_denials(prose: &Prose<'_>, profile: &Profile) -> usize {
    let words = prose.tokens().iter().zip(prose.word_infos());
    let plain = words.filter(|(token, info)| is_negation(token, info, &prose.text, profile));
    plain.count()
}

/// Returns whether a token is a plain negation.
fn is_plain(prose: &Prose<'_>, profile: &Profile, at: usize) -> bool {
    let (token, info) = (&prose.tokens()[at], &prose.word_infos()[at]);
    is_negation(token, info, &prose.text, profile)
}

#[inline]
fn is_negation(token: &Token, info: &WordInfo, text: &str, profile: &Profile) -> bool {
    // *isn’t* is in no list.
    let may_be = info.classes.has(WordClasses::NEGATION) || token.is_joined;
    may_be && !token.has_digit && is_listed(token, text, profile) && !is_number_sign(token, text)
}

/// Returns whether a word stands for *number*: that of *Law No. 12* and *No 45*.
fn is_number_sign(token: &Token, text: &str) -> bool {
    let is_marked = token.is_capital || text.slice(token.range().end..).starts_with('.');
    is_marked && may_be_number_sign(token, text)
}

/// Returns whether a word may do so: *bus no 7*.
fn may_be_number_sign(token: &Token, text: &str) -> bool {
    let rest = text.slice(token.range().end..);
    let number = rest
        .strip_prefix('.')
        .unwrap_or(rest)
        .trim_start_matches([' ', '\u{a0}']);
    token.of(text).eq_ignore_ascii_case("no") && number.starts_with(|c: char| c.is_ascii_digit())
}

fn is_listed(token: &Token, text: &str, profile: &Profile) -> bool {
    profile.negations.has(&token.of(text).to_lowercase())
}

/// No idiom has more words.
const LONGEST_IDIOM: usize = 4;

/// Returns whether a token stands in an idiom.
fn is_idiom(prose: &Prose<'_>, profile: &Profile, at: usize) -> bool {
    if may_be_number_sign(&prose.tokens()[at], &prose.text) {
        return true;
    }
    let first = at.saturating_sub(LONGEST_IDIOM - 1);
    let tokens = prose.tokens().iter();
    let around = tokens.skip(first).take(at - first + LONGEST_IDIOM);
    let words: Vec<String> = around
        .map(|token| token.of(&prose.text).to_lowercase())
        .collect();
    let stands = |idiom: &&'static str, start: usize| {
        // Most idioms differ in the first byte, and of the others most in their first word.
        let is_alike = idiom.as_bytes().first() == words[start].as_bytes().first();
        if !is_alike || !idiom.starts_with(&*words[start]) {
            return false;
        }
        let mut here = words[start..].iter();
        let mut parts = idiom.split('_');
        let is_whole = parts.all(|part| here.next().is_some_and(|word| word == part));
        is_whole && words.len() - here.len() > at - first
    };
    let idioms = &profile.negations.idioms;
    (0..=at - first).any(|start| idioms.iter().any(|idiom| stands(idiom, start)))
}
