//! In which language a text is, by its small words. Says nothing where it is not sure.

use std::ops::Range;

use crate::locale::function_words::{LANGUAGES, Languages, languages_of};
use crate::text::opaque::opaque;
use crate::text::quoted::quoted;
use crate::text::tokens::words;

/// What a text is to be in, and what is known to tell it from others.
pub(super) struct Tongue {
    own: Languages,
    /// The others, with their tags and names.
    others: [(Languages, &'static str, &'static str); LANGUAGES.len()],
}

/// How many small words each language has to itself, against the one that the text should be in.
#[derive(Clone, Copy, Default)]
struct Evidence {
    foreign: usize,
    own: usize,
}

/// After so many small words of its own language, and none of another, a text is in its language.
const ENOUGH: usize = 8;

/// So many words are looked at first.
const FIRST: usize = 24;

impl Tongue {
    /// `None` where the language is not known by its small words.
    pub(super) fn of(language: &str) -> Option<Self> {
        let own = Languages::of(language);
        let others = LANGUAGES.map(|(tag, name)| (Languages::of(tag), tag, name));
        (!own.is_empty()).then_some(Self { own, others })
    }

    /// The name of the language.
    pub(super) fn name(language: &str) -> &'static str {
        let found = LANGUAGES.iter().find(|(tag, _)| *tag == language);
        found.map_or("another language", |(_, name)| name)
    }

    /// The tag of the language that a text is in, where it is plainly not its own. Quotations are left out.
    pub(super) fn other_than_own(&self, text: &str) -> Option<&'static str> {
        if self.is_plainly_own(text) {
            return None;
        }
        let left_out = left_out(text);
        self.told(words(text, &left_out).map(|word| &text[word]), 8)
    }

    /// Whether the first words leave no doubt that a text is in its language: so most texts are passed over.
    fn is_plainly_own(&self, text: &str) -> bool {
        let mut counts = [Evidence::default(); LANGUAGES.len()];
        for word in words(text, &[]).take(FIRST) {
            self.count(languages_of(&text[word]), &mut counts);
        }
        let is_clear = |(count, (other, _, _)): (&Evidence, &(Languages, &str, &str))| {
            *other == self.own || (count.own >= 3 && count.foreign * 3 <= count.own)
        };
        counts.iter().zip(&self.others).all(is_clear)
    }

    fn count(&self, found: Languages, counts: &mut [Evidence]) {
        if found.is_empty() {
            return;
        }
        let is_own = found.meets(self.own);
        for (count, (other, _, _)) in counts.iter_mut().zip(&self.others) {
            let is_other = found.meets(*other);
            count.foreign += usize::from(is_other && !is_own);
            count.own += usize::from(is_own && !is_other);
        }
    }

    /// The same for the words of one sentence, of which there are `least` or more.
    pub(super) fn told<'t>(
        &self,
        words: impl Iterator<Item = &'t str>,
        least: usize,
    ) -> Option<&'static str> {
        let mut counts = [Evidence::default(); LANGUAGES.len()];
        let mut total = 0;
        let mut lower = String::new();
        for word in words {
            total += 1;
            let found = match word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                // `A` and `O` may open a sentence in any of them; the rest is as in small letters.
                true => {
                    lower.clear();
                    lower.extend(word.chars().flat_map(char::to_lowercase));
                    languages_of(&lower)
                }
                false => languages_of(word),
            };
            self.count(found, &mut counts);
            let is_settled = |(count, (other, _, _)): (&Evidence, &(Languages, &str, &str))| {
                *other == self.own || (count.own >= ENOUGH && count.foreign == 0)
            };
            if total % 16 == 0 && counts.iter().zip(&self.others).all(is_settled) {
                return None;
            }
        }
        let best = counts.iter().zip(&self.others);
        let (count, (_, tag, _)) = best.max_by_key(|(count, _)| count.foreign)?;
        let is_plain = total >= least
            && count.foreign >= 3
            && count.foreign * 8 >= total
            && count.own * 4 <= count.foreign;
        is_plain.then_some(*tag)
    }
}

/// What is no prose of the translation: code, addresses, tags, quotations.
pub(super) fn left_out(text: &str) -> Vec<Range<usize>> {
    let mut ranges = opaque(text);
    let passages = quoted(text, &ranges);
    if !passages.is_empty() {
        ranges.extend(passages);
        ranges.sort_by_key(|range| range.start);
    }
    ranges
}
