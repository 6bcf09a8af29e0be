//! Numbers with the unit that stands behind them: `30 km`, *six months*, `6-month`, *30 square miles*, *a year and a half*.

use std::ops::Range;

use crate::locale::numbers::clock::begins_with;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::Reading;
use crate::locale::profile::Profile;
use crate::locale::units::{MeasureUnit, is_same_amount, raised};
use crate::text::slice::Slice;

/// A number of units.
#[derive(Clone, Debug)]
pub struct Quantity<'n> {
    pub number: &'n Number,
    pub unit: &'static MeasureUnit,
    /// True if the words add a half: *an hour and a half*.
    pub has_half: bool,
    /// All of them of them, in the text.
    pub range: Range<usize>,
}

impl Quantity<'_> {
    /// Returns whether the other one is the same amount in any unit.
    pub fn is_same(&self, other: &Quantity<'_>) -> bool {
        self.amounts().any(|one| {
            let mut others = other.amounts();
            others.any(|amount| is_same_amount((one, self.unit), (amount, other.unit)))
        })
    }

    /// Returns whether the numbers can be read alike.
    pub fn has_same_number(&self, other: &Quantity<'_>) -> bool {
        let mut readings = self.number.readings.iter();
        readings.any(|reading| other.number.readings.contains(reading))
    }

    fn amounts(&self) -> impl Iterator<Item = f64> {
        let readings = self.number.readings.iter();
        let amounts = readings.filter_map(|reading| match reading {
            Reading::Value(value) => value.to_string().replace(' ', "").parse::<f64>().ok(),
            Reading::Time(..) | Reading::Token(_) => None,
        });
        amounts.map(|amount| amount + if self.has_half { 0.5 } else { 0.0 })
    }
}

/// Returns those of the numbers that have a unit behind them.
pub fn quantities<'n>(
    text: &str,
    numbers: impl IntoIterator<Item = &'n Number>,
    profile: &Profile,
) -> Vec<Quantity<'n>> {
    let found = numbers.into_iter().filter_map(|number| {
        let start = number.range.end;
        let before = half(text, start, profile);
        let (unit, end) = unit_behind(text, number, start + before, profile)?;
        let after = half(text, end, profile);
        Some(Quantity {
            number,
            unit,
            has_half: before + after > 0,
            range: number.range.start..end + after,
        })
    });
    found.collect()
}

/// Returns how many bytes at `at` say *and a half*.
fn half(text: &str, at: usize, profile: &Profile) -> usize {
    let mut phrases = profile.numbers.half_phrases.iter();
    let rest = text.slice(at..);
    phrases.find_map(|it| begins_with(rest, it)).unwrap_or(0)
}

/// Returns the unit behind a number, from `at` on, and where it ends.
fn unit_behind(
    text: &str,
    number: &Number,
    at: usize,
    profile: &Profile,
) -> Option<(&'static MeasureUnit, usize)> {
    // `30km`: the letters were taken for a part of the number.
    let written = text.slice(number.range.clone());
    let digits = written.trim_end_matches(|c: char| !c.is_ascii_digit());
    if !digits.is_empty() && digits.len() < written.len() {
        let tail = written
            .slice(digits.len()..)
            .trim_start_matches(['-', ' ', '\u{a0}']);
        let found = profile
            .units
            .unit(tail)
            .map(|unit| (unit, number.range.end));
        if found.is_some() {
            return found;
        }
    }
    // An adjective may stand between: *72 consecutive hours*, *2 millones de hectáreas*, *30 square miles*.
    unit_at(text, at, 2, profile)
}

/// Returns the unit that is one of so many words from `at` on, and where it ends.
pub fn unit_at(
    text: &str,
    mut at: usize,
    words: usize,
    profile: &Profile,
) -> Option<(&'static MeasureUnit, usize)> {
    let mut power = 1;
    for _ in 0..words {
        let word = next_word(text, at)?;
        let written = text.slice(word.clone());
        if let Some(unit) = profile.units.unit(written) {
            return raise(text, unit, (word.end, power), profile);
        }
        power = profile.units.power(written).unwrap_or(power);
        at = word.end;
    }
    None
}

/// Returns the unit that a power before it or behind it makes of one, and where it ends: *metros cuadrados*, `km2`.
fn raise(
    text: &str,
    unit: &'static MeasureUnit,
    (end, before): (usize, u8),
    profile: &Profile,
) -> Option<(&'static MeasureUnit, usize)> {
    let rest = text.slice(end..);
    let digit = rest.chars().next().and_then(|c| c.to_digit(10));
    let is_digit = digit.is_some() && !rest.slice(1..).starts_with(char::is_alphanumeric);
    let word = next_word(text, end);
    let behind =
        word.and_then(|word| Some((profile.units.power(text.slice(word.clone()))?, word.end)));
    let (power, end) = match (digit, behind) {
        (Some(power @ 2..=3), _) if is_digit => (if power == 2 { 2 } else { 3 }, end + 1),
        (_, Some((power, end))) => (power, end),
        (_, None) => (before, end),
    };
    Some((raised(unit, power)?, end))
}

/// Returns the word that begins at `at`, or behind the blank or hyphen there.
pub(super) fn next_word(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.slice(at..);
    let blank = rest
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\n'));
    let start = at + blank.map_or(0, char::len_utf8);
    let rest = text.slice(start..);
    let length = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '°' | 'º' | '²' | '³')));
    let end = start + length.unwrap_or(rest.len());
    (start < end).then_some(start..end)
}
