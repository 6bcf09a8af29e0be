//! In which language a text is, by its small words. Says nothing where it is not sure.

use std::array;
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::fluent::prose::Prose;
use crate::locale::languages::{LANGUAGES, language, set_of};
use crate::locale::profile::Profile;
use crate::locale::recognition::LanguageSet;
use crate::locale::word_info::{WordInfo, WordLookup};
use crate::text::protected_ranges::protected_ranges;
use crate::text::quoted::quoted;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::tokens::{Token, first_tokens};

/// Tells the language that a text should be in from others.
pub(super) struct LanguageDetector {
    own: LanguageSet,
    index: &'static WordLookup,
    /// Each that is known, with its tag.
    others: [(LanguageSet, &'static str); LANGUAGES.len()],
}

/// The number of small words that each language has to itself, against the one that the text should be in.
#[derive(Clone, Copy, Default)]
struct LanguageEvidence {
    foreign: usize,
    own: usize,
}

/// Fewer words tell nothing.
const LEAST: usize = 8;

/// Fewer words may be a name, too, whatever they are.
const LEAST_OF_FEW: usize = 3;

/// Fewer words may be a name.
const LEAST_COPIED: usize = 5;

/// So many words are looked at first.
const FIRST: usize = 24;

impl LanguageDetector {
    /// `None` where the language is not known by its small words.
    pub(super) fn of(language: &str) -> Option<Self> {
        let own = set_of(language);
        let others = array::from_fn(|at| (LanguageSet::at(at), LANGUAGES[at].tag));
        let index = WordLookup::of(language);
        (!own.is_empty()).then_some(Self { own, index, others })
    }

    /// Returns the name of a language in English.
    pub(super) fn name(subtag: &str) -> &'static str {
        language(subtag).map_or("another language", |found| found.profile().recognition.name)
    }

    /// Returns the tag of the language that a text is in, where it is plainly not its own. Quotations are left out.
    pub(super) fn other_than_own(&self, prose: &Prose<'_>) -> Option<&'static str> {
        if self.is_plainly_own(prose.word_infos().iter().take(FIRST).copied()) {
            return None;
        }
        let words: Vec<_> = own_words(prose).collect();
        let (tag, evidence) = self.language_of(words.iter().map(|(_, languages)| *languages))?;
        (evidence.foreign > 2 || is_prose(&prose.text, &words)).then_some(tag)
    }

    /// Returns the tag of the language that a text of few words is in, where none of them tells its own: two words that
    /// are no names tell the other, by what they are or by letters that the text's language does not have.
    pub(super) fn other_than_own_of_few(&self, prose: &Prose<'_>) -> Option<&'static str> {
        let is_own = |of: LanguageSet| of.meets(self.own);
        let is_foreign = |of: LanguageSet| !of.is_empty() && !is_own(of);
        // Most texts in their language have no such word.
        let mut infos = prose.word_infos().iter();
        if !infos.any(|info| is_foreign(info.languages)) && prose.text.is_ascii() {
            return None;
        }
        let words: Vec<_> = own_words(prose).collect();
        // The capital of the first word says nothing.
        let small = words.iter().enumerate();
        let small = small.filter(|(at, (token, _))| *at == 0 || !token.is_capital);
        let small: Vec<(Cow<'_, str>, LanguageSet)> = small
            .map(|(_, (token, of))| (token.lower(&prose.text), *of))
            .collect();
        let others = self.others.iter();
        let mut others = others.filter(|(other, tag)| {
            let tells = |(word, of): &&(Cow<'_, str>, LanguageSet)| {
                if of.is_empty() {
                    !word.is_ascii() && self.is_written_as(word, tag)
                } else {
                    of.meets(*other) && !is_own(*of)
                }
            };
            let is_against = |(_, of): &(Token, LanguageSet)| is_own(*of) && !of.meets(*other);
            *other != self.own
                && words.len() >= LEAST_OF_FEW
                && small.iter().filter(tells).count() > 1
                && !words.iter().any(is_against)
        });
        let (_, tag) = others.next()?;
        // What two languages have in common tells neither.
        others.next().is_none().then_some(tag)
    }

    /// Returns whether a word, in lower case, has letters that words of another language have and those of this one have
    /// not.
    fn is_written_as(&self, word: &str, other: &str) -> bool {
        let is_foreign = |profile: &Profile| profile.vocabulary.is_foreign(word);
        is_foreign(self.index.profile())
            && language(other).is_some_and(|other| !is_foreign(other.profile()))
    }

    /// Returns whether a text is nearly one in another language, words of which were changed: two thirds of its words
    /// are the other's, one of them is at home in its language alone, and none in the language that the text should be in.
    pub(super) fn is_near_copy(&self, prose: &Prose<'_>, source: &Prose<'_>, from: &str) -> bool {
        let from = set_of(from);
        let own = self.own;
        let is_theirs = |of: LanguageSet| of.meets(from) && !of.meets(own);
        // A translation has no small words of its source.
        let mut infos = prose.word_infos().iter();
        if !infos.any(|info| is_theirs(info.languages)) {
            return false;
        }
        let words: Vec<_> = own_words(prose).collect();
        words.len() >= LEAST_COPIED
            && words.iter().any(|(_, of)| is_theirs(*of))
            && !words.iter().any(|(_, of)| of.meets(own) && !of.meets(from))
            && is_prose(&prose.text, &words)
            && is_mostly_of(&prose.text, &words, source)
    }

    /// Returns the same of a text of which nothing is known yet: of most, no more than the first words have to be.
    pub(super) fn other_than_own_of(&self, text: &str) -> Option<&'static str> {
        let first = first_tokens(text, &protected_ranges(text), FIRST);
        if self.is_plainly_own(
            first
                .iter()
                .map(|token| self.index.info_of_token(*token, text)),
        ) {
            return None;
        }
        self.other_than_own(&Prose::plain(text).in_language(self.index))
    }

    /// Returns whether the first words leave no doubt that a text is in its language: so most texts are passed over.
    fn is_plainly_own(&self, first: impl Iterator<Item = WordInfo>) -> bool {
        let (counts, _) = self.evidence(first.map(|known| known.languages));
        let is_clear = |(count, (other, _)): (&LanguageEvidence, &(LanguageSet, &str))| {
            *other == self.own || (count.own >= 3 && count.foreign * 3 <= count.own)
        };
        counts.iter().zip(&self.others).all(is_clear)
    }

    fn language_of(
        &self,
        words: impl Iterator<Item = LanguageSet>,
    ) -> Option<(&'static str, LanguageEvidence)> {
        let (counts, total) = self.evidence(words);
        let best = counts.iter().zip(&self.others);
        let (count, (_, tag)) = best.max_by_key(|(count, _)| count.foreign)?;
        // Two words tell a neighbouring language where no word tells its own.
        let is_enough = count.foreign >= 3 || count.foreign == 2 && count.own == 0;
        let is_plain = total >= LEAST
            && is_enough
            && count.foreign * 8 >= total
            && count.own * 4 <= count.foreign;
        is_plain.then_some((*tag, *count))
    }

    /// Counts the words that tell the language from each other one, and all words.
    fn evidence(&self, words: impl Iterator<Item = LanguageSet>) -> (EvidenceOfAll, usize) {
        // There are fewer sets of languages than words.
        let mut census = [0; 1 << LANGUAGES.len()];
        words.for_each(|languages| census[languages.number()] += 1);
        let mut counts = EvidenceOfAll::default();
        for (number, words) in census.into_iter().enumerate() {
            if words == 0 {
                continue;
            }
            let found = LanguageSet::numbered(number);
            let is_own = found.meets(self.own);
            for (count, (other, _)) in counts.iter_mut().zip(&self.others) {
                match (is_own, found.meets(*other)) {
                    (true, false) => count.own += words,
                    (false, true) => count.foreign += words,
                    (true, true) | (false, false) => {}
                }
            }
        }
        (counts, census.iter().sum())
    }
}

/// The evidence against each language, in their order.
type EvidenceOfAll = [LanguageEvidence; LANGUAGES.len()];

/// Returns whether two words or more with a small letter are no small words: in the titles of books all others have
/// capitals.
fn is_prose(text: &str, words: &[(Token, LanguageSet)]) -> bool {
    let is_plain = |(token, of): &&(Token, LanguageSet)| {
        of.is_empty() && token.of(text).starts_with(char::is_lowercase)
    };
    words.iter().filter(is_plain).count() > 1
}

/// Returns whether two thirds of the words of a text stand in another one.
fn is_mostly_of(text: &str, words: &[(Token, LanguageSet)], source: &Prose<'_>) -> bool {
    let lower = |token: &Token, text: &str| token.of(text).to_lowercase();
    let theirs = source.tokens().iter();
    let theirs: HashSet<String> = theirs.map(|token| lower(token, &source.text)).collect();
    let is_shared = |(token, _): &&(Token, LanguageSet)| theirs.contains(&lower(token, text));
    words.iter().filter(is_shared).count() * 3 >= words.len() * 2
}

/// Returns the words of a text, with the languages that have them: no code, no addresses, no tags, no quotations.
pub(super) fn own_words(prose: &Prose<'_>) -> impl Iterator<Item = (Token, LanguageSet)> {
    let quoted = passages(prose);
    let mut last = 0;
    let is_own = move |token: &Token| {
        let at = token.range().start;
        while quoted.get(last).is_some_and(|passage| passage.end <= at) {
            last += 1;
        }
        quoted.get(last).is_none_or(|passage| passage.start > at)
    };
    let mut is_own = is_own;
    let words = prose.tokens().iter().zip(prose.word_infos());
    words
        .map(|(token, info)| (*token, info.languages))
        .filter(move |(token, _)| !token.has_digit && is_own(token) && !is_option(prose, token))
}

/// Returns whether a token is the letter of an option, `-i`.
fn is_option(prose: &Prose<'_>, token: &Token) -> bool {
    let before = || prose.text.slice(..token.range().start);
    token.range().len() == 1
        && before()
            .strip_suffix('-')
            .is_some_and(|it| it.ends_with([' ', '\n']))
}

/// Returns the passages of a text in the words of somebody else.
pub(super) fn passages(prose: &Prose<'_>) -> Vec<Range<usize>> {
    const MARKS: Signs = Signs::new(b"\"*_[<\xe2\xc2");
    if prose.signs().meets(&MARKS) {
        quoted(&prose.text, prose.protected_ranges())
    } else {
        Vec::new()
    }
}
