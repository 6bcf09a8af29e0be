//! Pairs the numbers of two texts: by value, each once.

use std::collections::{HashMap, VecDeque};

use crate::checks::text_pair::{TextPair, TextSide};
use crate::fluent::prose::Prose;
use crate::locale::numbers::digits::has_digit;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::Reading;
use crate::text::signs::Signs;

/// Returns whether a text has a digit.
pub(super) fn has_digits(text: &TextSide<'_, '_>) -> bool {
    // Of the digits that are not ASCII, the first byte is one of these.
    const DIGITS: Signs = Signs::new(b"0123456789\xd9\xdb\xe0\xef");
    let may_have = |prose: &Prose<'_>| prose.signs().meets(&DIGITS) && has_digit(&prose.text);
    text.prose().iter().any(may_have)
}

/// Returns whether a text without variants has the numbers of its source in the same order: there is nothing to compare.
pub(super) fn has_same_digits(pair: &TextPair<'_, '_>) -> bool {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return false;
    };
    let (there, here) = (source.digits().iter(), target.digits().iter());
    let there = there.map(|number| &number.readings);
    there.eq(here.map(|number| &number.readings))
}

/// Returns the numbers of each side that have no partner on the other: a number that can be read alike and that
/// `contradict` allows.
pub(super) fn unmatched<'d>(
    sources: &[&'d Number],
    targets: &[&'d Number],
    contradict: &dyn Fn(&Number, &Number) -> bool,
) -> (Vec<&'d Number>, Vec<&'d Number>) {
    let mut by_reading: HashMap<&Reading, VecDeque<usize>> = HashMap::new();
    for (at, number) in targets.iter().enumerate() {
        for reading in &number.readings {
            by_reading.entry(reading).or_default().push_back(at);
        }
    }
    let mut taken = vec![false; targets.len()];
    let mut missing = Vec::new();
    for number in sources {
        let partner = number.readings.iter().find_map(|reading| {
            let waiting = by_reading.get_mut(reading)?;
            while let Some(at) = waiting.pop_front() {
                if !taken[at] && !contradict(number, targets[at]) {
                    return Some(at);
                }
            }
            None
        });
        match partner {
            Some(at) => taken[at] = true,
            None => missing.push(*number),
        }
    }
    let added = targets.iter().zip(taken).filter(|(_, taken)| !taken);
    (missing, added.map(|(number, _)| *number).collect())
}

/// Splits the numbers that fall into several.
pub(super) fn in_parts(numbers: Vec<&Number>) -> Vec<&Number> {
    let mut parts = Vec::with_capacity(numbers.len());
    for number in numbers {
        match &number.parts[..] {
            [] => parts.push(number),
            several => parts.extend(several),
        }
    }
    parts
}

/// Returns whether all of some numbers stand among others: what is said once less is not lost.
pub(super) fn stay(numbers: &[&Number], others: &[Number]) -> bool {
    numbers.iter().all(|number| {
        let mut readings = others.iter().flat_map(|other| &other.readings);
        readings.any(|reading| number.readings.contains(reading))
    })
}

/// Brings the numbers that were added into the order of those that they are likeliest to stand for: a year for a year.
pub(super) fn by_likeness(missing: &[&Number], added: &mut Vec<&Number>) {
    if missing.len().max(added.len()) > MOST_PAIRED || missing.len().min(added.len()) < 2 {
        return;
    }
    let digits = |number: &Number| number.range.len();
    let is_day = |number: &Number| {
        number
            .value()
            .and_then(|it| it.whole())
            .is_some_and(|it| it <= 31)
    };
    let mut ordered = Vec::with_capacity(added.len());
    for number in missing {
        let unlikeness = |other: &&&Number| {
            let is_other_kind = is_day(number) != is_day(other);
            (is_other_kind, digits(number).abs_diff(digits(other)))
        };
        let Some(nearest) = added.iter().min_by_key(unlikeness).copied() else {
            break;
        };
        added.retain(|other| other.range != nearest.range);
        ordered.push(nearest);
    }
    ordered.append(added);
    *added = ordered;
}

/// Of more numbers it does not matter.
const MOST_PAIRED: usize = 16;
