//! The names of the days of the week, and which names of months are other words as well.

/// The days of the week in one language.
#[derive(Debug)]
pub struct Calendar {
    /// The language subtag.
    pub language: &'static str,
    /// Monday to Sunday, each in all its forms, in lower case.
    pub weekdays: &'static [&'static [&'static str]; 7],
    /// The same days by a part of their name: *a segunda*.
    pub clipped_weekdays: &'static [&'static [&'static str]],
    /// Forms that are other words as well: they tell a day, but do not tell against another.
    pub doubtful: &'static [&'static str],
    /// Whether months have a capital.
    pub capital_months: bool,
}

impl Calendar {
    /// The day of the week that a word names, 0 for Monday; the word in lower case.
    pub fn day(&self, word: &str) -> Option<usize> {
        let mut names = [&self.weekdays[..], self.clipped_weekdays].into_iter();
        names.find_map(|days| days.iter().position(|forms| forms.contains(&word)))
    }
}

/// What is known of a language.
pub fn calendar(language: &str) -> Option<&'static Calendar> {
    CALENDARS.iter().find(|row| row.language == language)
}

/// The day of the week of a date of the Gregorian calendar, Monday first (Sakamoto's method); `None` for no date.
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

pub(super) const ENGLISH_DAYS: [&[&str]; 7] = [
    &["monday", "mondays"],
    &["tuesday", "tuesdays"],
    &["wednesday", "wednesdays"],
    &["thursday", "thursdays"],
    &["friday", "fridays"],
    &["saturday", "saturdays"],
    &["sunday", "sundays"],
];

pub(super) const SPANISH_DAYS: [&[&str]; 7] = [
    &["lunes"],
    &["martes"],
    &["miércoles"],
    &["jueves"],
    &["viernes"],
    &["sábado", "sábados"],
    &["domingo", "domingos"],
];

pub(super) const PORTUGUESE_DAYS: [&[&str]; 7] = [
    &["segunda-feira", "segundas-feiras"],
    &["terça-feira", "terças-feiras"],
    &["quarta-feira", "quartas-feiras"],
    &["quinta-feira", "quintas-feiras"],
    &["sexta-feira", "sextas-feiras"],
    &["sábado", "sábados"],
    &["domingo", "domingos"],
];

/// All that is known.
pub static CALENDARS: &[Calendar] = &[
    Calendar {
        language: "en",
        capital_months: true,
        weekdays: &ENGLISH_DAYS,
        clipped_weekdays: &[],
        doubtful: &["may", "march", "august", "april", "june"],
    },
    Calendar {
        language: "es",
        capital_months: false,
        weekdays: &SPANISH_DAYS,
        clipped_weekdays: &[],
        doubtful: &["domingo", "julio"],
    },
    Calendar {
        language: "pt",
        capital_months: false,
        weekdays: &PORTUGUESE_DAYS,
        clipped_weekdays: &[
            &["segunda", "segundas"],
            &["terça", "terças"],
            &["quarta", "quartas"],
            &["quinta", "quintas"],
            &["sexta", "sextas"],
            &[],
            &[],
        ],
        doubtful: &[
            "segunda", "segundas", "terça", "terças", "quarta", "quartas", "quinta", "quintas",
            "sexta", "sextas", "domingo",
        ],
    },
];

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
