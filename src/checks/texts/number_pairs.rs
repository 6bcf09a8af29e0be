//! Which numbers of two texts are the same: by value, each taken once.

use std::collections::{HashMap, VecDeque};

use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::Reading;

/// Pairs numbers of equal value; returns those that found no partner.
pub(super) fn unmatched(
    sources: Vec<Number>,
    targets: Vec<Number>,
    contradict: &dyn Fn(&Number, &Number) -> bool,
) -> (Vec<Number>, Vec<Number>) {
    let mut by_reading: HashMap<&Reading, VecDeque<usize>> = HashMap::new();
    for (at, number) in targets.iter().enumerate() {
        for reading in &number.readings {
            by_reading.entry(reading).or_default().push_back(at);
        }
    }
    let mut taken = vec![false; targets.len()];
    let mut missing = Vec::new();
    for number in &sources {
        let partner = number.readings.iter().find_map(|reading| {
            let waiting = by_reading.get_mut(reading)?;
            while let Some(at) = waiting.pop_front() {
                if !taken[at] && !contradict(number, &targets[at]) {
                    return Some(at);
                }
            }
            None
        });
        match partner {
            Some(at) => taken[at] = true,
            None => missing.push(number.clone()),
        }
    }
    let invented = targets.iter().zip(taken).filter(|(_, taken)| !taken);
    let invented = invented.map(|(number, _)| number.clone()).collect();
    (missing, invented)
}

/// Each number that is said in parts, by its parts.
pub(super) fn in_parts(numbers: Vec<Number>) -> Vec<Number> {
    let split = |number: Number| match number.parts.is_empty() {
        true => vec![number],
        false => number.parts,
    };
    numbers.into_iter().flat_map(split).collect()
}
