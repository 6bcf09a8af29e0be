//! A number as it is found in a text.

use std::ops::Range;

use crate::locale::numbers::value::{Decimal, Reading};
use crate::text::slice::Slice;

/// A number in digits.
#[derive(Clone, Debug)]
pub struct Number {
    /// In the text, the words that multiply it included.
    pub range: Range<usize>,
    /// Every way to understand it, the likeliest first.
    pub readings: Vec<Reading>,
    /// The numbers it falls into if it is not one.
    pub parts: Vec<Number>,
    pub weight: Weight,
    pub clock: Clock,
    /// The power of ten of the words that multiply it.
    pub(super) power: u8,
}

/// The notation by which an hour says which half of the day it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It does not, or it is no hour.
    Silent,
    /// *4 pm*.
    Afternoon,
    /// *4 am*, *las 4 de la mañana*.
    Forenoon,
    /// `16:30`, which says it by its number.
    Late,
    /// `4h`, `4:30`: in the morning, unless words say otherwise.
    Dial,
}

impl Clock {
    /// Returns whether two hours cannot be in the same half of the day.
    pub fn contradicts(self, other: Self) -> bool {
        let is_later = |clock| matches!(clock, Self::Afternoon | Self::Late);
        self == Self::Forenoon && is_later(other) || is_later(self) && other == Self::Forenoon
    }
}

/// The loss to a reader where a number is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Firm,
    /// A list marker, or digits in a name (`H1N1`, `COVID-19`): may come and go, but not become another.
    Weak,
}

impl Number {
    pub(super) fn new(range: Range<usize>, readings: Vec<Reading>) -> Self {
        Self {
            range,
            readings,
            parts: Vec::new(),
            weight: Weight::Firm,
            clock: Clock::Silent,
            power: 0,
        }
    }

    /// Plain digits.
    pub(super) fn plain(text: &str, range: Range<usize>) -> Self {
        let value = Decimal::parse(text.slice(range.clone()), "");
        Self::new(range, value.map(Reading::Value).into_iter().collect())
    }

    /// Returns the likeliest reading, where it is a value.
    pub fn value(&self) -> Option<Decimal> {
        match self.readings.first() {
            Some(Reading::Value(value)) => Some(*value),
            Some(Reading::Time(..) | Reading::Token(_)) | None => None,
        }
    }

    pub(super) fn whole(&self) -> Option<u128> {
        self.value()?.whole()
    }

    /// Its readings, times a power of ten.
    pub(super) fn scaled(&self, power: u8) -> Vec<Reading> {
        let scale = |reading: &Reading| match reading {
            Reading::Value(value) => Reading::Value(value.times_ten(power)),
            other => other.clone(),
        };
        self.readings.iter().map(scale).collect()
    }

    /// It may mean this as well.
    pub(super) fn or(&mut self, value: u128) {
        self.readings.push(Reading::Value(value.into()));
    }
}
