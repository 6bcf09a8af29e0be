//! Verb forms that open the items of a list: *Guarantee…*, *Garantizar…*.

use serde::Deserialize;

use crate::locale::word_list::Words;

/// A rule that tells a verb form by its ending.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerbForm {
    /// For people: `an infinitive`.
    pub name: &'static str,
    /// The endings of the form; empty when any ending will do.
    #[serde(default)]
    pub endings: Words,
    /// Endings that such a verb does not have.
    #[serde(default)]
    pub never: Words,
    /// Words that look like the form and are not.
    #[serde(default)]
    pub exceptions: Words,
    /// Words that, in second place, show that the first one is no such verb: *People **must**…*
    #[serde(default)]
    pub not_before: Words,
}

impl VerbForm {
    /// Returns whether a text opens with the form, by its first two words in lower case.
    pub fn opens(&self, first: &str, second: &str) -> bool {
        let ends = |endings: &[&str]| endings.iter().any(|ending| first.ends_with(ending));
        (self.endings.is_empty() || ends(&self.endings))
            && !ends(&self.never)
            && !self.exceptions.contains(&first)
            && !self.not_before.contains(&second)
    }
}
