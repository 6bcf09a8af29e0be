//! Amounts that one text gives in another unit: *16 km* for *10 miles*, *dos días* for *48 hours*.

use std::ops::Range;

use crate::checks::texts::units::{all_numbers, has_units};
use crate::fluent::prose::Prose;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::quantities::{Quantity, quantities};
use crate::locale::profile::Profile;

/// Leaves out each number that is a part of the same amount on the other side, in another unit, or that says again in
/// another unit what its own side says as well: *10 miles (16 km)*.
pub(super) fn in_other_unit(
    sides: [(&Prose<'_>, &Profile); 2],
    missing: &mut Vec<&Number>,
    added: &mut Vec<&Number>,
) {
    let is_equal = missing.is_empty() && added.is_empty();
    if is_equal || !sides.iter().any(|(prose, _)| has_units(prose)) {
        return;
    }
    let numbers = sides.map(|(prose, _)| all_numbers(prose));
    let [there, here] = [0, 1].map(|side| {
        let (prose, profile) = sides[side];
        quantities(&prose.text, numbers[side].iter().copied(), profile)
    });
    let unpaired = [&*missing, &*added].map(|numbers| {
        let ranges = numbers.iter().map(|number| number.range.clone());
        ranges.collect::<Vec<Range<usize>>>()
    });
    missing.retain(|number| !is_converted(number, [&there, &here], &unpaired[0]));
    added.retain(|number| !is_converted(number, [&here, &there], &unpaired[1]));
}

/// Returns whether a number of the first side has its amount in another unit on the second, or beside it on its own.
fn is_converted(
    number: &Number,
    [own, others]: [&[Quantity<'_>]; 2],
    unpaired: &[Range<usize>],
) -> bool {
    let Some(amount) = own
        .iter()
        .find(|quantity| quantity.number.range == number.range)
    else {
        return false;
    };
    let is_same =
        |other: &&Quantity<'_>| other.unit.name != amount.unit.name && amount.is_same(other);
    let mut beside = own
        .iter()
        .filter(|other| !unpaired.contains(&other.number.range));
    others.iter().find(is_same).is_some() || beside.find(is_same).is_some()
}

/// Returns whether two numbers are the same amount in different units.
pub(super) fn is_same_amount([was, now]: [&Number; 2], sides: [(&Prose<'_>, &Profile); 2]) -> bool {
    let amount = |side: usize, number| {
        let (prose, profile) = sides[side];
        quantities(&prose.text, std::slice::from_ref(number), profile).pop()
    };
    amount(0, was)
        .zip(amount(1, now))
        .is_some_and(|(one, other)| one.unit.name != other.unit.name && one.is_same(&other))
}
