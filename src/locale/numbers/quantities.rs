//! Numbers with the unit that stands behind them: `30 km`, *six months*, `6-month`.

use std::ops::Range;

use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::Reading;
use crate::locale::profile::Profile;
use crate::locale::units::{MeasureUnit, is_same_amount};
use crate::text::slice::Slice;

/// A number of units.
#[derive(Clone, Debug)]
pub struct Quantity<'n> {
    pub number: &'n Number,
    pub unit: &'static MeasureUnit,
    /// Both of them, in the text.
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
        readings.filter_map(|reading| match reading {
            Reading::Value(value) => value.to_string().replace(' ', "").parse().ok(),
            Reading::Time(..) | Reading::Token(_) => None,
        })
    }
}

/// Returns those of the numbers that have a unit behind them.
pub fn quantities<'n>(
    text: &str,
    numbers: impl IntoIterator<Item = &'n Number>,
    profile: &Profile,
) -> Vec<Quantity<'n>> {
    let found = numbers.into_iter().filter_map(|number| {
        let (unit, end) = unit_behind(text, number, profile)?;
        let range = number.range.start..end;
        Some(Quantity {
            number,
            unit,
            range,
        })
    });
    found.collect()
}

/// Returns the unit behind a number, and where it ends.
fn unit_behind(
    text: &str,
    number: &Number,
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
    let mut at = number.range.end;
    // An adjective may stand between: *72 consecutive hours*, *2 millones de hectáreas*.
    for _ in 0..2 {
        let rest = text.slice(at..);
        let blank = rest
            .chars()
            .next()
            .filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '\n'));
        let start = at + blank.map_or(0, char::len_utf8);
        let rest = text.slice(start..);
        let length = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '°' | 'º' | '²')));
        let word = rest.slice(..length.unwrap_or(rest.len()));
        if word.is_empty() {
            return None;
        }
        if let Some(unit) = profile.units.unit(word) {
            return Some((unit, start + word.len()));
        }
        at = start + word.len();
    }
    None
}
