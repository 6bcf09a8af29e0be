//! The options of a call as a catalog writes them: a word or a number, and no variables.

/// The value of an option.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting<'s> {
    Word(&'s str),
    Number(f64),
}

/// An option that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// ECMA-402 knows no such value of the option, or it lacks another one.
    Invalid { option: String },
    /// It is sound, and ICU4X cannot do it.
    Beyond { option: String },
}

impl Refused {
    pub(super) fn invalid(option: &str) -> Self {
        let option = option.to_owned();
        Self::Invalid { option }
    }

    pub(super) fn beyond(option: &str) -> Self {
        let option = option.to_owned();
        Self::Beyond { option }
    }
}

impl<'s> Setting<'s> {
    /// Returns a whole number in a range. Digits in quotation marks are a number for ECMA-402 too.
    pub(super) fn digits(self, option: &str, least: u8, most: u8) -> Result<u8, Refused> {
        let number = match self {
            Setting::Number(number) => Some(number),
            Setting::Word(word) => word.trim().parse().ok(),
        };
        let fits = |it: &f64| (f64::from(least)..=f64::from(most)).contains(it);
        let number = number.filter(fits).ok_or(Refused::invalid(option))?;
        Ok(number.floor() as u8)
    }

    /// One of some words.
    pub(super) fn word<T: Copy>(self, option: &str, words: &[(&str, T)]) -> Result<T, Refused> {
        let found = match self {
            Setting::Word(word) => words.iter().find(|(it, _)| *it == word),
            Setting::Number(_) => None,
        };
        found.map(|(_, it)| *it).ok_or(Refused::invalid(option))
    }

    pub(super) fn text(self, option: &str) -> Result<&'s str, Refused> {
        match self {
            Setting::Word(word) => Ok(word),
            Setting::Number(_) => Err(Refused::invalid(option)),
        }
    }

    /// Returns whether ECMA-402 takes it for yes: every word but the empty one, `"false"` too.
    pub(super) fn is_true(self) -> bool {
        match self {
            Setting::Word(word) => !word.is_empty(),
            Setting::Number(number) => number != 0.0,
        }
    }
}
