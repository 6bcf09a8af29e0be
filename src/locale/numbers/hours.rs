//! Hours as people tell them: *half past seven*, *las siete y media*, *quinze para as nove*.

use std::ops::Range;

use crate::locale::number_words::{NumberPart, NumberRole};
use crate::locale::numbers::clock::{begins_with, half_of_day, times};
use crate::locale::numbers::number::{Number, Weight};
use crate::locale::numbers::said::value;
use crate::locale::numbers::value::Reading;
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// Reads the phrase around an hour that is said at `range`, from its first word to its last. It is weak where the minutes
/// are any number of words.
pub(super) fn spoken_hour(
    text: &str,
    range: &Range<usize>,
    hour: u32,
    profile: &Profile,
) -> Option<Number> {
    let hour = u8::try_from(hour).ok().filter(|it| *it <= 24)?;
    let mut phrases = profile.numbers.hour_phrases.iter();
    let (range, minutes, phrase) = phrases.find_map(|(phrase, minutes)| {
        let (before, after) = phrase.split_once('#')?;
        let mut back = WordWalk::new(text, range.start, true);
        let mut on = WordWalk::new(text, range.end, false);
        let said = follow(&mut back, before.rsplit('_'), profile)?
            * follow(&mut on, after.split('_'), profile)?;
        Some((back.at..on.at, minutes * said, phrase))
    })?;
    let minute = u8::try_from(minutes.rem_euclid(60)).ok()?;
    let hour = if minutes < 0 { (hour + 23) % 24 } else { hour };
    // A quarter to one is at twelve.
    let hour = if hour == 0 { 12 } else { hour };
    let mut number = Number::new(range, times(hour, minute));
    if hour == 12 {
        number.readings.push(Reading::Time(0, minute));
    }
    if phrase.contains('@') {
        number.weight = Weight::Weak;
    }
    half_of_day(text, &mut number, (hour, minute), profile);
    let words = &profile.numbers;
    let rest = text.slice(number.range.end..);
    let halves = [
        &words.forenoon_phrases,
        &words.afternoon_phrases,
        &words.night_phrases,
    ];
    let mut halves = halves.into_iter().flat_map(|phrases| phrases.iter());
    number.range.end += halves.find_map(|it| begins_with(rest, it)).unwrap_or(0);
    Some(number)
}

/// Goes along the words of a phrase, `/` between those that may stand for each other and `@` for minutes; returns the
/// minutes, or 1 if it names none.
fn follow<'p>(
    walk: &mut WordWalk<'_>,
    phrase: impl Iterator<Item = &'p str>,
    profile: &Profile,
) -> Option<i32> {
    let mut minutes = 1;
    for expected in phrase.filter(|word| !word.is_empty()) {
        if expected == "@" {
            minutes = minutes_said(walk, profile)?;
            continue;
        }
        let word = walk.next()?;
        let is_word = |it: &str| word.chars().flat_map(char::to_lowercase).eq(it.chars());
        if !expected.split('/').any(is_word) {
            return None;
        }
    }
    Some(minutes)
}

/// Reads as many number words as there are.
fn minutes_said(walk: &mut WordWalk<'_>, profile: &Profile) -> Option<i32> {
    let mut parts = Vec::new();
    let mut ahead = walk.clone();
    while let Some(word) = ahead.next()
        && let Some(NumberRole::Part(part)) = profile.numbers.role(word)
        && matches!(part, NumberPart::Small(1..60) | NumberPart::Joiner)
    {
        parts.push(part);
        walk.at = ahead.at;
    }
    if walk.is_back {
        parts.reverse();
    }
    let minutes = value(&parts).and_then(|minutes| i32::try_from(minutes).ok());
    // *at 9 a man came*
    minutes.filter(|minutes| (2..60).contains(minutes))
}

/// Goes over the words of a text from a place on, or back from it, as long as nothing but a blank or a hyphen parts
/// them.
#[derive(Clone)]
struct WordWalk<'t> {
    text: &'t str,
    at: usize,
    is_back: bool,
}

impl<'t> WordWalk<'t> {
    fn new(text: &'t str, at: usize, is_back: bool) -> Self {
        Self { text, at, is_back }
    }
}

impl<'t> Iterator for WordWalk<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let is_gap = [' ', '-', '\n', '\u{a0}'];
        let word = if self.is_back {
            let rest = self.text.slice(..self.at).strip_suffix(is_gap)?;
            let start = rest.trim_end_matches(char::is_alphabetic).len();
            self.at = start;
            rest.slice(start..)
        } else {
            let rest = self.text.slice(self.at..).strip_prefix(is_gap)?;
            let behind = rest.trim_start_matches(char::is_alphabetic);
            self.at = self.text.len() - behind.len();
            rest.slice(..rest.len() - behind.len())
        };
        (!word.is_empty()).then_some(word)
    }
}
