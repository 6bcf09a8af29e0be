//! What follows the digits of a number and belongs to it: `3rd`, `3.º`, `90s`, `10k`, `4 pm`, `3.5 billion`.

use crate::locale::currencies::ends_with_currency;
use crate::locale::number_words::{NumberPart, NumberRole};
use crate::locale::numbers::chunk::digits_end;
use crate::locale::numbers::clock::half_of_day;
use crate::locale::numbers::east_asian;
use crate::locale::numbers::number::{Clock, Number};
use crate::locale::numbers::value::Reading;
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// Takes in what is written onto the digits.
pub(super) fn suffix(text: &str, number: &mut Number, is_plain: bool, profile: &Profile) {
    let Some(value) = number.value() else {
        return;
    };
    let hour = value.whole().and_then(|hour| u8::try_from(hour).ok());
    if let Some(hour) = hour.filter(|hour| is_plain && *hour <= 24)
        && half_of_day(text, number, (hour, 0), profile)
    {
        return;
    }
    let rest = text.slice(number.range.end..);
    let unit = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let is_hour = unit
        .strip_prefix('h')
        .is_some_and(|behind| word(behind).is_empty());
    if is_hour && is_plain && number.clock == Clock::Silent {
        number.clock = match hour {
            Some(1..=11) => Clock::Dial,
            Some(13..=23) => Clock::Late,
            _ => Clock::Silent,
        };
    }
    // *EUR 2 m*
    let letters = word(unit);
    if unit.len() < rest.len()
        && let Some(power) = power_of(letters, profile)
        && ends_with_currency(text.slice(..number.range.start))
        && !unit
            .slice(letters.len()..)
            .starts_with(['²', '³', '2', '3'])
    {
        number.readings = number.scaled(power);
        number.range.end = text.len() - unit.len() + letters.len();
        return;
    }
    let dotted = rest.strip_prefix('.');
    let dotted = dotted.filter(|rest| rest.starts_with(['º', 'ª']));
    let letters = word(dotted.unwrap_or(rest));
    if letters.is_empty() && !rest.starts_with(['\'', '’']) {
        return;
    }
    let lower = letters.to_lowercase();
    if let Some(power) = power_of(letters, profile) {
        let more = number.scaled(power);
        number.readings.extend(more);
    }
    let is_decade =
        matches!(&*lower, "s" | "ies") || rest.starts_with("'s") || rest.starts_with("’s");
    if let Some(year) = value.whole().filter(|year| is_decade && year % 10 == 0) {
        number.or(if year >= 1000 {
            year % 100
        } else {
            1900 + year
        });
    }
    number.range.end += usize::from(dotted.is_some()) + letters.len();
}

/// Returns the power of ten by which letters behind digits multiply them.
fn power_of(letters: &str, profile: &Profile) -> Option<u8> {
    let mut suffixes = profile.numbers.suffixes.iter();
    let is_one = |suffix: &str| {
        letters
            .chars()
            .flat_map(char::to_lowercase)
            .eq(suffix.chars())
    };
    suffixes
        .find(|(suffix, _)| is_one(suffix))
        .map(|(_, power)| *power)
}

/// Takes in the multipliers after a number: `billion`, `mil millones`, `mil 500 millones`.
pub(super) fn multiply(text: &str, number: &mut Number, profile: &Profile) {
    while let Some((power, end)) = multiplier(text, number.range.end, profile) {
        number.readings = number.scaled(power);
        number.parts.clear();
        number.power += power;
        number.range.end = end;
        if power == 3
            && let Some((rest, rest_end)) = hundreds_of_millions(text, end, profile)
        {
            let values = number.readings.iter().filter_map(|reading| match reading {
                Reading::Value(value) => value.whole().map(|whole| (whole + rest).into()),
                Reading::Time(..) | Reading::Token(_) => None,
            });
            number.readings = values.map(Reading::Value).collect();
            number.range.end = rest_end;
        }
    }
}

/// Returns the word that multiplies what ends at `end`, as a power of ten, and where it ends.
fn multiplier(text: &str, end: usize, profile: &Profile) -> Option<(u8, usize)> {
    let rest = text.slice(end..);
    let blank = rest.chars().next()?;
    if !blank.is_whitespace() && blank != '-' {
        return None;
    }
    let start = end + blank.len_utf8();
    let word = word(text.slice(start..));
    match profile.numbers.role(word)? {
        NumberRole::Part(NumberPart::Multiplier(power)) => Some((power, start + word.len())),
        NumberRole::Part(NumberPart::Small(_) | NumberPart::Joiner) | NumberRole::Definite => None,
    }
}

/// `500` of `2 mil 500 millones`, and where it ends.
fn hundreds_of_millions(text: &str, end: usize, profile: &Profile) -> Option<(u128, usize)> {
    let start = end + usize::from(text.slice(end..).starts_with(' '));
    let digits_end = digits_end(text, start);
    let (power, _) = multiplier(text, digits_end, profile)?;
    let rest: u128 = text.slice(start..digits_end).parse().ok()?;
    (power >= 6 && rest < 1000).then_some((rest, digits_end))
}

/// Returns the letters that a text begins with; behind those of East Asia, which are written without blanks, it goes on.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic() || east_asian::is_letter(c));
    text.slice(..end.unwrap_or(text.len()))
}
