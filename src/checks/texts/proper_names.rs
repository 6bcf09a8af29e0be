//! Names of people and organisations in a text: rows of words with capitals.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::fluent::prose::Prose;
use crate::locale::cognates::root;
use crate::locale::profile::Profile;
use crate::locale::sense::SenseKind;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

/// A row of words with capitals.
pub(super) struct ProperName<'p> {
    pub words: Vec<&'p str>,
    pub range: Range<usize>,
    /// True if its first word is a given name.
    pub is_person: bool,
}

impl ProperName<'_> {
    /// Returns whether the other text has none of its words, nor one of their root.
    pub fn is_lost(&self, others: &WrittenNames<'_>) -> bool {
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
            && (self.is_person || !words.iter().any(|word| others.begins_like(word)))
    }

    /// Returns whether it cannot be a name of the language: a word has letters that the language has not, or is a common
    /// word of the other one.
    pub fn is_foreign(&self, own: &Profile, other: &Profile) -> bool {
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
pub(super) fn key(word: &str) -> String {
    word.to_lowercase()
}

/// What names are sought in.
pub(super) struct WrittenNames<'p> {
    prose: &'p Prose<'p>,
    /// The words with a capital, in lower case.
    words: HashSet<String, FixedState>,
    /// The roots of all words.
    roots: OnceCell<HashSet<String, FixedState>>,
}

impl<'p> WrittenNames<'p> {
    pub fn new(prose: &'p Prose<'_>) -> Self {
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
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(word) || self.roots().contains(word)
    }

    /// Returns whether a word with a capital begins with the same four letters: *Kurdish*, *Kurdos*.
    fn begins_like(&self, word: &str) -> bool {
        let Some((end, _)) = word.char_indices().nth(4) else {
            return false;
        };
        let beginning = word.slice(..end);
        self.words.iter().any(|it| it.starts_with(beginning))
    }

    pub fn roots(&self) -> &HashSet<String, FixedState> {
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
pub(super) fn names<'p>(prose: &'p Prose<'_>) -> Vec<ProperName<'p>> {
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
