//! What a language asks of marks, blanks and capitals, as plain data: one file per language, regions as rows in it.
//! Quotation marks are in the profile. A locale without data asks for nothing.

mod en;
mod es;
mod pt;

use std::sync::LazyLock;

use crate::locale::by_tag::ByTag;
use crate::locale::tag::Locale;

/// The typography of one language, or of one region's way with it.
#[derive(Clone, Copy, Debug)]
pub struct Typography {
    /// The tags it is for; a longer tag finds it by its beginning.
    pub tags: &'static [&'static str],
    /// Marks that close a sentence and the marks that must open it.
    pub openers: &'static [Opener],
    /// Marks that follow the word without a blank.
    pub no_blank_before: &'static [char],
    /// Marks that the word follows without a blank.
    pub no_blank_after: &'static [char],
    /// Names of months that are written in lower case within a sentence, January first; empty where they have a capital.
    pub small_months: &'static [&'static [&'static str]],
    /// Names of the days, Monday first, in lower case.
    pub days: &'static [&'static [&'static str]],
    /// Whether the days are written in lower case within a sentence.
    pub small_days: bool,
    /// Words that end with a full stop of their own, without it, in lower case.
    pub abbreviations: &'static [&'static str],
}

/// A mark that closes a sentence, and the one that opens it.
#[derive(Clone, Copy, Debug)]
pub struct Opener {
    pub close: char,
    pub open: char,
    /// For people: `question`.
    pub name: &'static str,
}

/// For languages that nothing is known of.
const NEUTRAL: Typography = Typography {
    tags: &[],
    openers: &[],
    no_blank_before: &[],
    no_blank_after: &[],
    small_months: &[],
    days: &[],
    small_days: false,
    abbreviations: &[],
};

static UNKNOWN: Typography = NEUTRAL;

/// The typography of a locale: that of its tag, else of the longest beginning of its tag; a neutral one for others.
pub fn typography(locale: &Locale) -> &'static Typography {
    static ROWS: LazyLock<ByTag<Typography>> = LazyLock::new(|| {
        let rows = [&en::ENGLISH, &es::SPANISH, &pt::PORTUGUESE];
        ByTag::new(rows, |row| row.tags)
    });
    ROWS.find(locale).unwrap_or(&UNKNOWN)
}

impl Typography {
    /// The day that a word names, 0 to 6; the word in lower case.
    pub fn day(&self, word: &str) -> Option<usize> {
        self.days.iter().position(|forms| forms.contains(&word))
    }

    /// The month that a word names, 0 to 11, where months are written small; the word in lower case.
    pub fn small_month(&self, word: &str) -> Option<usize> {
        self.small_months
            .iter()
            .position(|forms| forms.contains(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_beginning_of_the_tag() {
        let found = |tag| typography(&Locale::parse(tag).expect("a tag"));
        assert_eq!(found("es-MX").openers.len(), 2);
        assert_eq!(found("pt-PT").day("sexta-feira"), Some(4));
        assert!(found("gl").openers.is_empty());
        assert!(found("fr").no_blank_before.is_empty());
    }
}
