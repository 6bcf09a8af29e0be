//! Shares of a hundred: `40 %`, *forty per cent* and *four in ten* have a reading in common, the token `40%`.

use crate::locale::numbers::clock::begins_with;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::quantities::next_word;
use crate::locale::numbers::value::{Decimal, Reading};
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// Adds to a number what the sign or the words behind it make of it.
pub(super) fn add_percent(text: &str, number: &mut Number, profile: &Profile) {
    let Some(value) = number.value() else {
        return;
    };
    let rest = text.slice(number.range.end..);
    let sign = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let mut phrases = profile.numbers.percent_phrases.iter();
    if sign.starts_with('%') || phrases.any(|it| begins_with(rest, it).is_some()) {
        number.readings.push(Reading::Token(format!("{value}%")));
    }
}

/// Makes one number of *4 in 10*, which is two numbers if it is no share.
pub(super) fn join_shares(text: &str, numbers: Vec<Number>, profile: &Profile) -> Vec<Number> {
    if numbers.len() < 2 {
        return numbers;
    }
    let mut joined: Vec<Number> = Vec::with_capacity(numbers.len());
    for number in numbers {
        let readings = joined
            .last()
            .and_then(|one| share(text, [one, &number], profile));
        if let Some(readings) = readings
            && let Some(one) = joined.pop()
        {
            let mut share = Number::new(one.range.start..number.range.end, readings);
            share.parts = vec![one, number];
            joined.push(share);
        } else {
            joined.push(number);
        }
    }
    joined
}

/// Adds to both numbers of *four in ten* what they are together.
pub(super) fn add_shares(text: &str, numbers: &mut [Number], profile: &Profile) {
    for at in 0..numbers.len() {
        add_percent(text, &mut numbers[at], profile);
        let Some(before) = at.checked_sub(1) else {
            continue;
        };
        let readings = share(text, [&numbers[before], &numbers[at]], profile);
        for reading in readings.into_iter().flatten() {
            numbers[before].readings.push(reading.clone());
            numbers[at].readings.push(reading);
        }
    }
}

/// Reads *4 in 10* and *two out of three*: as per cents, rounded down and up.
fn share(text: &str, [one, other]: [&Number; 2], profile: &Profile) -> Option<Vec<Reading>> {
    let between = text.get(one.range.end..other.range.start)?;
    let words = between.trim_end();
    let mut phrases = profile.numbers.share_phrases.iter();
    let is_phrase = words.len() < between.len()
        && phrases.any(|it| begins_with(between, it) == Some(words.len()));
    if !is_phrase {
        return None;
    }
    let [part, whole] = [one, other].map(|number| number.value().and_then(Decimal::whole));
    let (part, whole) = part.zip(whole)?;
    // *killed 4 in 20 minutes*
    let unit = next_word(text, other.range.end);
    let is_time = unit.is_some_and(|word| profile.units.unit(text.slice(word)).is_some());
    let is_round = matches!(whole, 3..=10 | 12 | 15 | 20 | 25 | 50 | 100);
    if is_time || !is_round || !(1..whole).contains(&part) {
        return None;
    }
    let percents = part * 100 / whole..=(part * 100).div_ceil(whole);
    Some(
        percents
            .map(|percent| Reading::Token(format!("{percent}%")))
            .collect(),
    )
}
