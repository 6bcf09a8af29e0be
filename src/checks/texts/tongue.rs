//! In which language a text is, by its small words. Says nothing where it is not sure.

use std::ops::Range;

use crate::fluent::prose::Prose;
use crate::locale::function_words::{LANGUAGES, Languages};
use crate::text::quoted::quoted;
use crate::text::signs::Signs;
use crate::text::tokens::Token;

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

/// Fewer words tell nothing.
const LEAST: usize = 8;

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
    pub(super) fn other_than_own(&self, prose: &Prose<'_>) -> Option<&'static str> {
        if self.is_plainly_own(prose) {
            return None;
        }
        self.told(own_words(prose).map(|(_, languages)| languages))
    }

    /// Whether the first words leave no doubt that a text is in its language: so most texts are passed over.
    fn is_plainly_own(&self, prose: &Prose<'_>) -> bool {
        let mut counts = [Evidence::default(); LANGUAGES.len()];
        for known in prose.known().iter().take(FIRST) {
            self.count(known.languages, &mut counts);
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

    fn told(&self, words: impl Iterator<Item = Languages>) -> Option<&'static str> {
        let mut counts = [Evidence::default(); LANGUAGES.len()];
        let mut total = 0;
        for languages in words {
            total += 1;
            self.count(languages, &mut counts);
        }
        let best = counts.iter().zip(&self.others);
        let (count, (_, tag, _)) = best.max_by_key(|(count, _)| count.foreign)?;
        let is_plain = total >= LEAST
            && count.foreign >= 3
            && count.foreign * 8 >= total
            && count.own * 4 <= count.foreign;
        is_plain.then_some(*tag)
    }
}

/// The words of a text, with the languages that have them: no code, no addresses, no tags, no quotations.
pub(super) fn own_words(prose: &Prose<'_>) -> impl Iterator<Item = (Token, Languages)> {
    let quoted = passages(prose);
    let mut last = 0;
    let is_own = move |token: &Token| {
        let at = token.range().start;
        while quoted.get(last).is_some_and(|it| it.end <= at) {
            last += 1;
        }
        quoted.get(last).is_none_or(|it| it.start > at)
    };
    let mut is_own = is_own;
    let words = prose.tokens().iter().zip(prose.known());
    words
        .map(|(token, known)| (*token, known.languages))
        .filter(move |(token, _)| !token.has_digit && is_own(token))
}

/// The passages of a text in the words of somebody else.
pub(super) fn passages(prose: &Prose<'_>) -> Vec<Range<usize>> {
    const MARKS: Signs = Signs::new(b"\"*_[<\xe2\xc2");
    match prose.signs().meets(&MARKS) {
        true => quoted(&prose.text, prose.opaque()),
        false => Vec::new(),
    }
}
