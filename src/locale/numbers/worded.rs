//! Finds the numbers that a text says in words, each with its place: *twenty-one*, *tercera*, *half*, *XIV*.

use std::ops::Range;

use crate::locale::number_words::{NumberPart, NumberRole};
use crate::locale::numbers::clock::begins_with;
use crate::locale::numbers::hours::spoken_hour;
use crate::locale::numbers::number::{Number, Weight};
use crate::locale::numbers::said::{compound, ordinal, passing_reading, roman, value, words};
use crate::locale::numbers::shares::add_shares;
use crate::locale::numbers::value::{Decimal, Reading};
use crate::locale::profile::Profile;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

/// Returns the numbers in words of a text, in order; of each of its tokens the classes are given. Those that may be said
/// in other ways, or be no numbers at all, are weak: *one*, *second*, *hundreds*.
pub fn worded(
    text: &str,
    tokens: impl Iterator<Item = (Token, WordClasses)>,
    profile: &Profile,
) -> Vec<Number> {
    let mut found = Vec::new();
    let mut run: Vec<(NumberPart, Range<usize>)> = Vec::new();
    let mut last_end = 0;
    let numbers = &*profile.numbers;
    for (token, classes) in tokens {
        let Range { start, end } = token.range();
        // Digits, hyphens and apostrophes part words.
        let is_parted = token.has_digit || token.is_joined;
        let may_count = is_parted || token.capitals > 1 || classes.has(WordClasses::WORDED);
        if !may_count {
            // Most words: they end a run, but for the second half of a number of two words.
            if start >= last_end {
                tell(text, &mut run, profile, &mut found);
                last_end = end;
            }
            continue;
        }
        for word in words(token.of(text)) {
            let word = start + word.start..start + word.end;
            if word.start < last_end {
                continue;
            }
            let between = text.slice(last_end..word.start);
            if !matches!(between, " " | "-" | "\n" | "\u{a0}") {
                tell(text, &mut run, profile, &mut found);
            }
            // *two and a half*
            if !run.is_empty()
                && let Some(end) = half_end(text, last_end, profile)
            {
                let before = found.len();
                tell(text, &mut run, profile, &mut found);
                if let [number] = &mut found[before..] {
                    add_half(number, end);
                }
                last_end = end;
                continue;
            }
            let written = text.slice(word.clone());
            let compound = compound(text, &word, profile);
            let range = word.start..compound.map_or(word.end, |(_, end)| end);
            last_end = range.end;
            let small = compound.map(|(small, _)| NumberRole::Part(NumberPart::Small(small)));
            let role = small.or_else(|| numbers.role(written));
            if let Some(NumberRole::Part(part)) = role {
                if let NumberPart::Small(hour) = part
                    && run.is_empty()
                    && let Some(told) = spoken_hour(text, &range, hour, profile)
                {
                    // *half* of *half past seven*
                    found.retain(|number| number.range.start < told.range.start);
                    last_end = told.range.end;
                    found.push(told);
                    continue;
                }
                run.push((part, range));
                continue;
            }
            tell(text, &mut run, profile, &mut found);
            let readings = role.and_then(|_| passing_reading(&written.to_lowercase(), profile));
            let of_numeral = |number: u32| vec![Reading::Value(u128::from(number).into())];
            let readings = readings.or_else(|| numeral(written).map(of_numeral));
            if let Some(readings) = readings {
                found.push(Number::new(word, readings));
            }
        }
    }
    tell(text, &mut run, profile, &mut found);
    add_shares(text, &mut found, profile);
    found
}

/// Returns where the words end that add a half to what ends at `at`.
fn half_end(text: &str, at: usize, profile: &Profile) -> Option<usize> {
    let mut phrases = profile.numbers.half_phrases.iter();
    let rest = text.slice(at..);
    phrases.find_map(|it| Some(at + begins_with(rest, it)?))
}

/// Adds a half to a number; who leaves it out may say it elsewhere, *dos años y medio*.
fn add_half(number: &mut Number, end: usize) {
    number.range.end = end;
    let whole = number.value().and_then(Decimal::whole);
    let more = whole.and_then(|whole| Decimal::parse(&whole.to_string(), "5"));
    if let Some(more) = more {
        number.readings.insert(0, Reading::Value(more));
    }
}

/// Returns the value of a Roman numeral that can hardly be an initial or an acronym.
fn numeral(written: &str) -> Option<u32> {
    let is_common = written.len() > 1 && written.bytes().all(|byte| b"IVX".contains(&byte));
    is_common.then(|| roman(written)).flatten()
}

/// Adds the number of a run of number words, joiners at its ends left out, and begins a new run.
fn tell(
    text: &str,
    run: &mut Vec<(NumberPart, Range<usize>)>,
    profile: &Profile,
    found: &mut Vec<Number>,
) {
    if run.is_empty() {
        return;
    }
    let is_joiner = |part: &(NumberPart, Range<usize>)| part.0 == NumberPart::Joiner;
    let mut start = run.iter().take_while(|part| is_joiner(part)).count();
    // The article of *a two-minute talk*.
    while let [(NumberPart::Small(1), _), (NumberPart::Small(_), _), ..] =
        run[start.min(run.len())..]
    {
        start += 1;
    }
    let end = run.len() - run.iter().rev().take_while(|part| is_joiner(part)).count();
    if start < end {
        let parts = &run[start..end];
        let range = parts[0].1.start..parts[parts.len() - 1].1.end;
        let words: Vec<NumberPart> = parts.iter().map(|(word, _)| *word).collect();
        if let Some(amount) = value(&words) {
            let mut number = Number::new(range.clone(), vec![Reading::Value(amount.into())]);
            if is_weak(&words, text.slice(range), profile) {
                number.weight = Weight::Weak;
            }
            found.push(number);
        }
    }
    run.clear();
}

/// Returns whether a number proves nothing: an article, *first*, *second*, *hundreds*, several numbers in a row.
fn is_weak(words: &[NumberPart], written: &str, profile: &Profile) -> bool {
    let small = words.iter().filter_map(|word| match word {
        NumberPart::Small(small) => Some(*small),
        NumberPart::Multiplier(_) | NumberPart::Joiner => None,
    });
    let small: Vec<u32> = small.collect();
    let multiplies = words
        .iter()
        .any(|word| matches!(word, NumberPart::Multiplier(_)));
    match small[..] {
        // *mil* is a thousand, *thousands* is none.
        [] => {
            words != [NumberPart::Multiplier(3)]
                || !profile.numbers.multiplier_joints.is_empty() && written.ends_with('s')
        }
        [one] if !multiplies => {
            let is_ordinal = || ordinal(&profile.numbers, &written.to_lowercase()).is_some();
            one < 2 || one < 3 && is_ordinal()
        }
        // *one or two* is told apart, *two three* is no number.
        _ => !multiplies && !falls(&small),
    }
}

/// Returns whether each number stands in lower places than the one before, as in *ciento veintiuno*.
fn falls(numbers: &[u32]) -> bool {
    numbers
        .windows(2)
        .all(|two| two[0] >= 20 && two[1] < if two[0] < 100 { 10 } else { 100 })
}
