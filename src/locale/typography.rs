//! What a language asks of marks and blanks. A locale without data asks for nothing.

use serde::Deserialize;

use crate::locale::marks::Marks;
use crate::locale::word_list::Words;

/// The typography of one language, or of one region's way with it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Typography {
    /// Pairs of quotation marks, outer before inner, the preferred style first.
    pub quotes: Vec<QuoteStyle>,
    /// Marks that close a sentence and the marks that must open it.
    pub openers: Vec<Opener>,
    /// Marks that follow the word without a blank.
    pub no_blank_before: Marks,
    /// Marks that the word follows without a blank.
    pub no_blank_after: Marks,
    /// Marks that a blank parts from the word before.
    pub blank_before: Vec<NoBreak>,
    /// Marks that a blank parts from the word behind.
    pub blank_after: Vec<NoBreak>,
    /// Words that end with a full stop of their own, without it, in lower case.
    pub abbreviations: Words,
}

/// A mark that closes a sentence, and the one that opens it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opener {
    pub close: char,
    pub open: char,
    /// For people: `question`.
    pub name: &'static str,
}

/// Marks, and the blank beside them, at which no line breaks.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoBreak {
    pub marks: Marks,
    pub blank: char,
}

/// A style of quotation marks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteStyle {
    pub outer: (char, char),
    pub inner: (char, char),
}
