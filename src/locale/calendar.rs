//! The names of the months and of the days of the week, and which of them are other words as well.

use serde::Deserialize;

use crate::locale::word_list::{LazyList, Words};

/// The calendar of one language. All in lower case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Calendar {
    /// January to December, written in full, each in all its forms.
    pub months: LazyList<Words>,
    /// January to December, shortened.
    pub month_abbreviations: LazyList<Words>,
    /// Monday to Sunday, each in all its forms.
    pub weekdays: LazyList<Words>,
    /// The same days by a part of their name: *a segunda*.
    pub clipped_weekdays: LazyList<Words>,
    /// Forms that are other words as well: they tell a day, but do not tell against another.
    pub doubtful: Words,
    /// Words before a month, which leave no doubt that it is one: *in May*.
    pub leads: Words,
    /// True if months and days have a capital within a sentence.
    pub capitals: bool,
}

impl Calendar {
    /// Returns the month that a word names, 1 to 12; the word in lower case.
    pub fn month(&self, word: &str) -> Option<u32> {
        let at =
            position(&self.months, word).or_else(|| position(&self.month_abbreviations, word))?;
        u32::try_from(at + 1).ok()
    }

    /// Returns the month that a word names in full, 0 to 11; the word in lower case.
    pub fn full_month(&self, word: &str) -> Option<usize> {
        position(&self.months, word)
    }

    /// Returns the day of the week that a word names, 0 for Monday; the word in lower case.
    pub fn day(&self, word: &str) -> Option<usize> {
        self.full_day(word)
            .or_else(|| position(&self.clipped_weekdays, word))
    }

    /// Returns the day of the week that a word names in full, 0 for Monday; the word in lower case.
    pub fn full_day(&self, word: &str) -> Option<usize> {
        position(&self.weekdays, word)
    }
}

fn position(names: &[Words], word: &str) -> Option<usize> {
    names.iter().position(|forms| forms.contains(&word))
}

/// Returns the day of the week of a date of the Gregorian calendar, Monday first (Sakamoto's method); `None` for no
/// date.
pub fn weekday(year: u32, month: u32, day: u32) -> Option<usize> {
    const OFFSETS: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    const LENGTHS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let at = usize::try_from(month.checked_sub(1)?).ok()?;
    let length = *LENGTHS.get(at)?;
    if !(1583..=2500).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let year = if month < 3 { year - 1 } else { year };
    let from_sunday = (year + year / 4 - year / 100 + year / 400 + OFFSETS[at] + day) % 7;
    usize::try_from((from_sunday + 6) % 7).ok()
}

#[cfg(test)]
mod tests {
    use super::weekday;

    #[test]
    fn days_of_the_week() {
        assert_eq!(weekday(2024, 5, 3), Some(4));
        assert_eq!(weekday(1948, 12, 10), Some(4));
        assert_eq!(weekday(2026, 3, 1), Some(6));
        assert_eq!(weekday(2026, 13, 1), None);
        assert_eq!(weekday(2026, 4, 0), None);
    }
}
