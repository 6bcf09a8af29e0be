//! Times of the day: `9:30`, `9h30`, `4 pm`.

use crate::locale::numbers::chunk::{Chunk, digits_end};
use crate::locale::numbers::number::{Clock, Number};
use crate::locale::numbers::value::Reading;
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// Reads `9:30`, `09:30:15`, `9h30`: an hour with its minutes, at a chunk of plain digits.
pub(super) fn clock(text: &str, chunk: &Chunk<'_>, profile: &Profile) -> Option<Number> {
    if !chunk.is_plain() {
        return None;
    }
    let start = minutes_start(text, chunk.end(), profile)?;
    let minutes = start..digits_end(text, start);
    let hour: u8 = text.slice(chunk.range()).parse().ok()?;
    let minute: u8 = text.slice(minutes.clone()).parse().ok()?;
    if minutes.len() != 2 || hour > 24 || minute > 59 {
        return None;
    }
    let mut end = minutes.end;
    if text.slice(end..).starts_with(':') && digits_end(text, end + 1) == end + 3 {
        end += 3;
    }
    let mut number = Number::new(chunk.range().start..end, times(hour, minute));
    if !half_of_day(text, &mut number, (hour, minute), profile) {
        number.clock = match hour {
            1..=11 => Clock::Dial,
            13..=23 => Clock::Late,
            _ => Clock::Silent,
        };
    }
    Some(number)
}

/// Returns where the minutes begin behind the `:` or the `h` of an hour.
fn minutes_start(text: &str, hour_end: usize, profile: &Profile) -> Option<usize> {
    let rest = text.slice(hour_end..);
    if rest.starts_with([':', 'h']) {
        return Some(hour_end + 1);
    }
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let mark = rest.strip_prefix(is_blank)?.strip_prefix('h')?;
    let minutes = mark.strip_prefix(is_blank)?;
    let is_spaced = profile.numbers.spaced_hours;
    is_spaced.then(|| text.len() - minutes.len())
}

/// Takes in `am` or `pm` after an hour; says whether it was there.
pub(super) fn half_of_day(
    text: &str,
    number: &mut Number,
    (hour, minute): (u8, u8),
    profile: &Profile,
) -> bool {
    let mut word = String::new();
    let mut length = 0;
    for c in text.slice(number.range.end..).chars().take(6) {
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        } else if !matches!(c, '.' | ' ' | '\u{a0}' | '\u{202f}') || word.len() > 1 {
            break;
        }
        length += c.len_utf8();
    }
    let hour = match hour {
        0..12 if profile.numbers.afternoon.contains(&word.as_str()) => hour + 12,
        12 if profile.numbers.forenoon.contains(&word.as_str()) => 0,
        _ if profile.numbers.afternoon.contains(&word.as_str()) => hour,
        _ if profile.numbers.forenoon.contains(&word.as_str()) => hour,
        _ => return told_by_phrase(text, number, (hour, minute), profile),
    };
    number.readings.extend(times(hour, minute));
    if hour > 12 {
        number.clock = Clock::Afternoon;
    } else if (1..12).contains(&hour) {
        number.clock = Clock::Forenoon;
    }
    let (suffix, rest) = text.slice(number.range.end..).halves(length);
    let is_abbreviated = suffix.contains('.') && rest.starts_with('.');
    number.range.end += length + usize::from(is_abbreviated);
    true
}

/// Reads *de la mañana*, *in the evening*, *at night* after an hour on the dial; says whether it was there.
fn told_by_phrase(
    text: &str,
    number: &mut Number,
    (hour, minute): (u8, u8),
    profile: &Profile,
) -> bool {
    if !(1..12).contains(&hour) {
        return false;
    }
    let rest = text.slice(number.range.end..);
    let rest = rest.strip_prefix(['h', 'H']).unwrap_or(rest);
    let follows = |phrases: &[&str]| {
        let mut phrases = phrases.iter();
        phrases.any(|phrase| begins_with(rest, phrase).is_some())
    };
    let words = &profile.numbers;
    let is_night = || follows(&words.night_phrases);
    if follows(&words.forenoon_phrases) || hour < 5 && is_night() {
        number.clock = Clock::Forenoon;
    } else if follows(&words.afternoon_phrases) || is_night() {
        number.clock = Clock::Afternoon;
        number.readings.extend(times(hour + 12, minute));
    } else {
        return false;
    }
    true
}

/// Returns how many bytes of a text are the words of a phrase that it begins with, blanks between them.
pub(super) fn begins_with(text: &str, phrase: &str) -> Option<usize> {
    let mut rest = text;
    for word in phrase.split('_') {
        let trimmed = rest.trim_start();
        let is_parted = trimmed.len() < rest.len();
        rest = trimmed.strip_prefix(word).filter(|_| is_parted)?;
    }
    let is_whole = !rest.starts_with(char::is_alphabetic);
    is_whole.then(|| text.len() - rest.len())
}

/// Reads `6` of `6-7 pm`: the half of the day is said once for both.
pub(super) fn share_half(first: &mut Number, second: &Number) {
    let hour = first.whole().and_then(|hour| u8::try_from(hour).ok());
    if let Some(hour) = hour.filter(|hour| (1..12).contains(hour))
        && first.clock == Clock::Silent
        && second.clock == Clock::Afternoon
    {
        first.readings.extend(times(hour + 12, 0));
    }
}

/// Returns what an hour may be written as elsewhere: on the dial of twelve hours, and without minutes when there are
/// none.
pub(super) fn times(hour: u8, minute: u8) -> Vec<Reading> {
    let mut readings = vec![Reading::Time(hour, minute)];
    if hour > 12 {
        readings.push(Reading::Time(hour - 12, minute));
    }
    if minute == 0 {
        let hours = [Some(hour), hour.checked_sub(12)].into_iter().flatten();
        readings.extend(hours.map(|hour| Reading::Value(u128::from(hour).into())));
    }
    readings
}
