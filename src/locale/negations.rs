//! The words that turn a sentence into its opposite.

use serde::Deserialize;

use crate::locale::word_list::Words;

/// The negations of one language. All in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Negations {
    pub(super) words: Words,
    /// Beginnings of words that are negated: *n’est*.
    beginnings: Words,
    /// Endings of words that are negated: *isn’t*.
    endings: Words,
    /// Verbs of duty, which a negation beside them makes a prohibition.
    pub(super) duties: Words,
    /// A duty and its negation in one word.
    pub(super) prohibitions: Words,
    /// Beginnings that turn the rest of a word into its opposite.
    prefixes: Words,
    /// Beginnings of words that have such a beginning by chance: *information*.
    plain: Words,
    /// Endings that do so: *homeless*.
    suffixes: Words,
    /// Beginnings of words that deny by what they mean.
    denials: Words,
    /// Words that another language may deny the contrary of: *until*, *still*, *lose*; `*` stands for any ending. Where
    /// there are none, nothing is known of it.
    deniable: Words,
    /// Words for what is not there, and for what is: *without*, *with*.
    pub lacking: Words,
    pub having: Words,
    /// Phrases for what is over: *no longer*; `_` stands for a blank.
    pub no_longer: Words,
    /// Words that say it without a negation: *derogada*, *caducó*; `*` stands for any ending.
    ended: Words,
    /// Phrases for what somebody did not do: *failed to*; `_` stands for a blank.
    pub refusals: Words,
    /// Whole words that do so.
    denying: Words,
    /// Phrases whose negation is none, or is said without one elsewhere: *not only*; `_` stands for a blank.
    pub idioms: Words,
    /// Words that turn who does something and who suffers it: *by*, *according*.
    pub turning: Words,
}

impl Negations {
    /// Returns whether a word, in lower case, negates.
    pub fn has(&self, word: &str) -> bool {
        self.words.contains(&word)
            || self.endings.iter().any(|ending| word.ends_with(ending))
            || self
                .beginnings
                .iter()
                .any(|beginning| word.starts_with(beginning))
    }

    /// Returns whether a word, in lower case, demands something.
    pub fn is_duty(&self, word: &str) -> bool {
        self.duties.contains(&word)
    }

    /// Returns whether a word, in lower case, forbids something on its own.
    pub fn is_prohibition(&self, word: &str) -> bool {
        self.prohibitions.contains(&word)
    }

    /// Returns whether a word, in lower case, may be said by denying its contrary.
    pub fn may_be_denied(&self, word: &str) -> bool {
        self.deniable.is_empty() || is_any(word, &self.deniable)
    }

    /// Returns whether a word, in lower case, says that something is over.
    pub fn says_ended(&self, word: &str) -> bool {
        is_any(word, &self.ended)
    }

    /// Returns whether a word, in lower case, may say without a negation what another language says with one.
    pub fn may_deny(&self, word: &str) -> bool {
        let rest = |prefix: &str| word.strip_prefix(prefix).map_or(0, str::len);
        self.denying.contains(&word)
            || self.denials.iter().any(|it| word.starts_with(it))
            || self.suffixes.iter().any(|it| word.ends_with(it))
            || self.prefixes.iter().any(|it| rest(it) >= LEAST_REST)
                && !self.plain.iter().any(|it| word.starts_with(it))
    }
}

/// Returns whether a word is one of a list in which `*` stands for any ending.
fn is_any(word: &str, list: &Words) -> bool {
    list.iter().any(|it| match it.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == *it,
    })
}

/// A prefix stands before at least so many bytes.
const LEAST_REST: usize = 4;
