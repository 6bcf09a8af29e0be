//! Finds the numbers that a text says in words, each with its place: *twenty-one*, *tercera*, *half*, *XIV*.

use std::ops::Range;

use crate::locale::number_words::{NumberPart, NumberRole};
use crate::locale::numbers::number::{Number, Weight};
use crate::locale::numbers::said::{compound, ordinal, passing_reading, roman, value, words};
use crate::locale::numbers::value::Reading;
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
    let has_compounds = !numbers.compounds().is_empty();
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
            last_end = word.end;
            let written = text.slice(word.clone());
            if has_compounds && let Some((small, end)) = compound(text, &word, profile) {
                last_end = end;
                run.push((NumberPart::Small(small), word.start..end));
                continue;
            }
            let role = numbers.role(written);
            if let Some(NumberRole::Part(part)) = role {
                run.push((part, word));
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
    found
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

/// Returns whether each number is smaller than the one before, as in *twenty-one*.
fn falls(numbers: &[u32]) -> bool {
    numbers
        .windows(2)
        .all(|two| two[0] >= 10 * two[1].max(1) || two[0] >= 20 && two[1] < 10)
}
