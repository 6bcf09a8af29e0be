//! Weighs a change of a text: a number, a name or a *not* is never small.

use std::collections::BTreeMap;

use similar::{ChangeTag, TextDiff};

use crate::locale::languages::profile;
use crate::locale::tag::Locale;
use crate::locale::word_info::{WordClasses, WordLookup};
use crate::text::slice::Slice;
use crate::text::tokens::{Token, tokens};

/// The weight of a change of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Capitals, marks, addresses, or a slip of the pen: what the text says is the same.
    Minor,
    /// The meaning was changed; with the fact that was, if there is one.
    Major(Option<Fact>),
}

/// A fact that readers rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    Negation,
    Number,
    Date,
    Acronym,
    Name,
}

impl Fact {
    pub fn as_str(self) -> &'static str {
        match self {
            Fact::Negation => "negation",
            Fact::Number => "number",
            Fact::Date => "date",
            Fact::Acronym => "acronym",
            Fact::Name => "name",
        }
    }
}

impl Change {
    pub const ALL: [Change; 7] = [
        Change::Minor,
        Change::Major(None),
        Change::Major(Some(Fact::Negation)),
        Change::Major(Some(Fact::Number)),
        Change::Major(Some(Fact::Date)),
        Change::Major(Some(Fact::Acronym)),
        Change::Major(Some(Fact::Name)),
    ];

    /// For machines: `minor`, `major`, or the fact.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::Minor => "minor",
            Change::Major(None) => "major",
            Change::Major(Some(fact)) => fact.as_str(),
        }
    }
}

/// Returns what was changed between two texts of a locale.
pub fn change(was: &str, now: &str, locale: &Locale) -> Change {
    let (old, new) = (words(was), words(now));
    let gone = surplus(&old, &new);
    let come = surplus(&new, &old);
    let changed = || gone.iter().chain(&come).copied();
    let facts = [
        Fact::Negation,
        Fact::Number,
        Fact::Date,
        Fact::Acronym,
        Fact::Name,
    ];
    let fact = facts
        .into_iter()
        .find(|fact| changed().any(|word| word.is(*fact, locale)));
    match (fact, &gone[..], &come[..]) {
        (Some(fact), _, _) => Change::Major(Some(fact)),
        (None, [], []) if in_order(&old).eq(in_order(&new)) => Change::Minor,
        (None, [one], [other]) if is_slip(&one.lower, &other.lower) => Change::Minor,
        (None, _, _) => Change::Major(None),
    }
}

struct ChangedWord<'t> {
    written: &'t str,
    lower: String,
    token: Token,
    /// True if it opens a sentence, where every word has a capital.
    opens: bool,
}

impl ChangedWord<'_> {
    fn is(&self, fact: Fact, locale: &Locale) -> bool {
        let classes = || WordLookup::of(locale.language()).info(&self.lower).classes;
        match fact {
            Fact::Negation => profile(locale).negations.has(&self.lower),
            Fact::Number => {
                let words = &profile(locale).numbers;
                self.token.has_digit
                    || words
                        .cardinals
                        .iter()
                        .chain(&*words.ordinals)
                        .any(|(form, value)| *form == self.lower && !self.is_article(*value))
                    || classes().has(WordClasses::POWER.and(WordClasses::CURRENCY))
            }
            Fact::Date => {
                classes().has(WordClasses::MONTH.and(WordClasses::DAY))
                    && !is_small_word(&self.lower)
            }
            Fact::Acronym => self.is_acronym(),
            Fact::Name => self.token.capitals > 0 && !self.opens,
        }
    }

    /// `a` and `un` count too, and yet they come and go as the sentence wants them.
    fn is_article(&self, value: u32) -> bool {
        value == 1 && is_small_word(&self.lower)
    }

    /// `NGOs`, and not `Top-Level`.
    fn is_acronym(&self) -> bool {
        let capitals = usize::from(self.token.capitals);
        let letters = self.written.chars().filter(|it| it.is_alphabetic());
        capitals >= 2 && capitals * 2 > letters.count()
    }
}

/// `may` is a month too.
fn is_small_word(lower: &str) -> bool {
    !WordLookup::undetermined().info(lower).languages.is_empty()
}

fn words(text: &str) -> Vec<ChangedWord<'_>> {
    let mut last = 0;
    let word = |token: Token| {
        let written = token.of(text);
        let between = text.slice(last..token.range().start);
        let opens =
            last == 0 || between.contains(['.', '?', '!', ':', '“', '"', '«', '¿', '¡', '[', '(']);
        last = token.range().end;
        ChangedWord {
            written,
            lower: written.to_lowercase(),
            token,
            opens,
        }
    };
    // Addresses are no words: a link that leads elsewhere is a small change.
    tokens(text, &crate::text::protected_ranges::protected_ranges(text))
        .into_iter()
        .map(word)
        .collect()
}

fn in_order<'w>(words: &'w [ChangedWord<'_>]) -> impl Iterator<Item = &'w str> {
    words.iter().map(|word| word.lower.as_str())
}

/// Returns the words of one text that the other has not, or has not as often.
fn surplus<'w, 't>(
    these: &'w [ChangedWord<'t>],
    those: &[ChangedWord<'_>],
) -> Vec<&'w ChangedWord<'t>> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in those {
        *left.entry(&word.lower).or_default() += 1;
    }
    let is_new = |word: &&ChangedWord<'_>| match left.get_mut(word.lower.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => !word.written.is_empty(),
    };
    these.iter().filter(is_new).collect()
}

/// Returns whether a word was only misspelled: one letter, or two that changed places, before the ending.
fn is_slip(one: &str, other: &str) -> bool {
    let length = |word: &str| word.chars().count();
    // Of very long words, which are none, no letters are compared.
    if length(one).min(length(other)) < 5 || length(one).max(length(other)) > 100 {
        return false;
    }
    let diff = TextDiff::from_chars(one, other);
    let (mut gone, mut come) = (0, 0);
    let mut last = ChangeTag::Equal;
    for change in diff.iter_all_changes() {
        last = change.tag();
        match last {
            ChangeTag::Delete => gone += 1,
            ChangeTag::Insert => come += 1,
            ChangeTag::Equal => {}
        }
    }
    gone <= 1 && come <= 1 && last == ChangeTag::Equal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        let english = Locale::parse("en").expect("a tag");
        let check = |was: &str, now: &str, expected: &str| {
            assert_eq!(
                change(was, now, &english).as_str(),
                expected,
                "{was} / {now}"
            );
        };
        check("More than 20 states", "More than 25 states", "number");
        check("It is not negotiable", "It is negotiable", "negation");
        check("They can leave", "They can't leave", "negation");
        check("Signed in April", "Signed in June", "date");
        check("The UN said", "The EU said", "acronym");
        check("We thank Ana Paz", "We thank Ana Ruiz", "name");
        check("a friend of NGOs", "a friend of states", "acronym");
        check("Teams", "Top-Level Teams", "major");
        check("We give a hand", "We give help", "major");
        check("twenty states", "thirty states", "number");
        check("A billion dollars", "A million dollars", "number");
        check("We call on states", "We urge states", "major");
        check("States must act now", "Now states must act", "major");
        check("“Act now”, they said", "\"Act now,\" they Said.", "minor");
        check("the comittee agreed", "the committee agreed", "minor");
        check("every state signed", "every states signed", "major");
        check(
            "see [us](https://a.org/1)",
            "see [us](https://a.org/2)",
            "minor",
        );
    }
}
