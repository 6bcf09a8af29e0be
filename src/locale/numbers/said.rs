//! The values that a text says without digits of its own: number words, ordinals, Roman numerals, months, *half*.
//! They can account for digits on the other side; that a word stands there proves nothing by itself.

use std::collections::HashSet;
use std::ops::Range;

use crate::locale::number_words::{NumberPart, NumberRole, NumberWords};
use crate::locale::numbers::value::{Decimal, Reading, digit};
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// No number in words is longer than so many words.
const LONGEST: usize = 9;

/// Returns everything that `text` may say in words, and the digits in the code among its `protected` ranges.
pub fn said(text: &str, protected: &[Range<usize>], profile: &Profile) -> HashSet<Reading> {
    let mut values = HashSet::new();
    let mut run: Vec<NumberPart> = Vec::new();
    let mut last_end = 0;
    let mut is_half = false;
    for word in words(text) {
        // The second half of a number of two words.
        if word.start < last_end {
            continue;
        }
        let between = text.slice(last_end..word.start);
        let is_joined = matches!(between, " " | "-" | "\n" | "\u{a0}");
        let lower = text.slice(word.clone()).to_lowercase();
        if !is_joined {
            tell(&mut run, &mut values);
        }
        let compound = compound(text, &word, profile);
        last_end = compound.map_or(word.end, |(_, end)| end);
        let value = compound.map(|(value, _)| NumberRole::Part(NumberPart::Small(value)));
        let role = value.or_else(|| profile.numbers.role(&lower));
        let follows_half = is_half && is_joined;
        // *half a million*, *medio millón*
        if let Some(NumberRole::Part(NumberPart::Multiplier(power))) = role
            && follows_half
        {
            let value = 5 * 10u128.pow(u32::from(power).saturating_sub(1));
            values.insert(Reading::Value(value.into()));
        }
        match role {
            Some(NumberRole::Part(part)) => run.push(part),
            Some(NumberRole::Definite) | None => tell(&mut run, &mut values),
        }
        let is_article = role == Some(NumberRole::Part(NumberPart::Small(1)));
        is_half =
            passing(text.slice(word), &lower, profile, &mut values) || follows_half && is_article;
    }
    tell(&mut run, &mut values);
    // What is code here may be prose there.
    let code = protected.iter().map(|range| text.slice(range.clone()));
    for code in code.filter(|it| it.starts_with('`') || it.starts_with("<code")) {
        digits_of(code, &mut values);
    }
    for (sign, value) in [
        ('½', "1/2"),
        ('¼', "1/4"),
        ('¾', "3/4"),
        ('⅓', "1/3"),
        ('⅔', "2/3"),
    ] {
        if text.contains(sign) {
            values.insert(Reading::Token(value.to_owned()));
        }
    }
    values
}

/// Returns the words of a text, letters in a row, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = end_of_run(text, at, false);
        at = end_of_run(text, start, true);
        (start < at).then_some(start..at)
    })
}

/// Returns where a row of letters, or of other characters, ends.
fn end_of_run(text: &str, start: usize, is_letters: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphabetic() != is_letters {
                break;
            }
            at += 1;
            continue;
        }
        match text.slice(at..).chars().next() {
            Some(c) if c.is_alphabetic() == is_letters => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

/// Returns the number of two words that begins with `word`, and where it ends: *quatre-vingts*, *deux cents*.
pub(super) fn compound(text: &str, word: &Range<usize>, profile: &Profile) -> Option<(u32, usize)> {
    let mut compounds = profile.numbers.compounds().iter();
    let written = text.slice(word.clone());
    let rest = text.slice(word.end..).strip_prefix(['-', ' ', '\u{a0}'])?;
    compounds.find_map(|(form, value)| {
        let (first, second) = form.split_once('-')?;
        let is_first = written
            .chars()
            .flat_map(char::to_lowercase)
            .eq(first.chars());
        let behind = Some(rest).filter(|_| is_first)?;
        let behind = behind.strip_prefix(second)?;
        let is_whole = !behind.starts_with(char::is_alphabetic);
        is_whole.then(|| (*value, text.len() - behind.len()))
    })
}

/// Returns the value of an ordinal in lower case.
pub fn ordinal(words: &NumberWords, word: &str) -> Option<u32> {
    let stems = words
        .ordinal_endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending));
    stems
        .filter_map(|stem| words.ordinals.iter().find(|(name, _)| *name == stem))
        .map(|(_, value)| *value)
        .next()
}

/// Adds the value of every stretch of a run of number words, and begins a new run.
fn tell(run: &mut Vec<NumberPart>, values: &mut HashSet<Reading>) {
    for start in 0..run.len() {
        let longest = run.len().min(start + LONGEST);
        for end in start + 1..=longest {
            if let Some(value) = value(&run[start..end]) {
                values.insert(Reading::Value(value.into()));
            }
        }
    }
    // *two-fifths* are 40 %.
    for two in run.windows(2) {
        if let [NumberPart::Small(parts), NumberPart::Small(of)] = *two
            && (3..=10).contains(&of)
            && (1..of).contains(&parts)
        {
            let percent = (200 * parts + of) / (2 * of);
            values.insert(Reading::Value(u128::from(percent).into()));
        }
    }
    run.clear();
}

pub(super) fn value(words: &[NumberPart]) -> Option<u128> {
    if words.first() == Some(&NumberPart::Joiner) || words.last() == Some(&NumberPart::Joiner) {
        return None;
    }
    let (mut total, mut current) = (0u128, 0u128);
    for word in words {
        match word {
            NumberPart::Small(small) => current += u128::from(*small),
            NumberPart::Joiner => {}
            NumberPart::Multiplier(2) => current = current.max(1) * 100,
            NumberPart::Multiplier(power) => {
                let scale = 10u128.pow(u32::from(*power));
                if total < scale {
                    total = (total + current).max(1).checked_mul(scale)?;
                } else {
                    total += current.max(1) * scale;
                }
                current = 0;
            }
        }
    }
    Some(total + current)
}

/// Adds what a single word says in passing: a month, a Roman numeral, *half*, *tri*dimensional; returns whether it says a
/// half.
fn passing(written: &str, lower: &str, profile: &Profile, values: &mut HashSet<Reading>) -> bool {
    let prefixes = profile.numbers.prefixes.iter();
    let prefixes =
        prefixes.filter(|(prefix, _)| lower.len() > prefix.len() + 3 && lower.starts_with(prefix));
    // *may* and *march* are months by their capitals, *dez* is ten.
    let is_month = |_: &u32| {
        (!profile.calendar.capitals || written.starts_with(char::is_uppercase))
            && profile.numbers.role(lower).is_none()
    };
    let counted = prefixes
        .map(|(_, value)| *value)
        .chain(profile.calendar.month(lower).filter(is_month))
        .chain(roman(written).or_else(|| roman_ordinal(written, profile)));
    values.extend(counted.map(|value| Reading::Value(u128::from(value).into())));
    let others = profile
        .numbers
        .others
        .iter()
        .filter(|(name, _)| *name == lower);
    let mut is_half = false;
    for value in others.flat_map(|(_, values)| &**values) {
        is_half |= *value == "0.5";
        values.insert(reading(value));
    }
    is_half
}

/// Returns everything that a word of `others` may stand for.
pub(super) fn passing_reading(lower: &str, profile: &Profile) -> Option<Vec<Reading>> {
    let mut others = profile.numbers.others.iter();
    let (_, values) = others.find(|(name, _)| *name == lower)?;
    Some(values.iter().map(|value| reading(value)).collect())
}

fn reading(value: &str) -> Reading {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    match Decimal::parse(whole, fraction) {
        Some(value) => Reading::Value(value),
        None => Reading::Token(value.to_owned()),
    }
}

fn digits_of(text: &str, values: &mut HashSet<Reading>) {
    let runs = text
        .split(|c| digit(c).is_none())
        .filter(|run| !run.is_empty());
    values.extend(
        runs.filter_map(|run| Decimal::parse(run, ""))
            .map(Reading::Value),
    );
}

/// Returns the value of *XX* in *XXe*.
fn roman_ordinal(word: &str, profile: &Profile) -> Option<u32> {
    let mut endings = profile.numbers.roman_endings.iter();
    endings.find_map(|ending| roman(word.strip_suffix(ending)?))
}

/// Returns the value of a Roman numeral in capitals, up to 3999.
pub fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 15 {
        return None;
    }
    let values: Option<Vec<u32>> = word
        .chars()
        .map(|c| {
            Some(match c {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                'L' => 50,
                'C' => 100,
                'D' => 500,
                'M' => 1000,
                _ => return None,
            })
        })
        .collect();
    let values = values?;
    let mut total = 0;
    for (at, value) in values.iter().enumerate() {
        let next = values.get(at + 1).copied().unwrap_or(0);
        if *value < next {
            total -= *value as i32;
        } else {
            total += *value as i32;
        }
    }
    u32::try_from(total)
        .ok()
        .filter(|total| write_roman(*total) == word)
}

fn write_roman(mut value: u32) -> String {
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut written = String::new();
    for (sign_value, sign) in signs {
        while value >= sign_value {
            written.push_str(sign);
            value -= sign_value;
        }
    }
    written
}
