//! How many words a pattern has, without writing it out.

use crate::fluent::escapes;
use crate::fluent::model::{Part, Pattern};
use crate::text::words;

/// How many words the default alternative has; a placeable counts for nothing.
pub(super) fn count(pattern: &Pattern<'_>) -> usize {
    let mut counter = WordCounter::default();
    counter.read(pattern);
    counter.words
}

/// Counts words over parts: `pre{ $x }post` is one.
#[derive(Default)]
struct WordCounter {
    words: usize,
    /// What stands before the next part: a blank, or a run that may hold a word already.
    before: Before,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Before {
    #[default]
    Blank,
    NoWord,
    Word,
}

impl WordCounter {
    fn read(&mut self, pattern: &Pattern<'_>) {
        for part in &pattern.parts {
            match part {
                Part::Text(it) | Part::Number(it) => self.add(it),
                Part::Literal(it) => self.add(&escapes::unescape(it)),
                Part::Select(select) => self.read(select.default_value()),
                Part::Variable(_)
                | Part::Message { .. }
                | Part::Term { .. }
                | Part::Call { .. } => self.join(),
            }
        }
    }

    /// A placeable without words of its own: it makes one run of what stands around it.
    fn join(&mut self) {
        if self.before == Before::Blank {
            self.before = Before::NoWord;
        }
    }

    fn add(&mut self, text: &str) {
        let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
            return;
        };
        let has_word = |run: Option<&str>| run.is_some_and(|run| words::count(run) > 0);
        self.words += words::count(text);
        let mut runs = text.split_whitespace();
        let first_run = runs.next();
        let is_one_run = runs.next().is_none();
        let is_joined = !first.is_whitespace() && self.before != Before::Blank;
        let had_word = is_joined && self.before == Before::Word;
        if had_word && has_word(first_run) {
            self.words -= 1;
        }
        let last_run = text.split_whitespace().next_back();
        self.before = if last.is_whitespace() {
            Before::Blank
        } else if has_word(last_run) || (is_one_run && had_word) {
            Before::Word
        } else {
            Before::NoWord
        };
    }
}
