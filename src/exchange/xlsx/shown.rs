//! Numbers and dates in cells, as text: what a spreadsheet makes of `25` and `1/5/2026` where a cell is not one of text.

use crate::text::slice::Slice;

/// Days from the first day of 1900, as spreadsheets count, to that of 1904.
const DAYS_TO_1904: f64 = 1462.0;

/// What a cell of a number shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShownNumber {
    pub text: String,
    /// It shows the same on every computer.
    pub is_certain: bool,
}

/// How a workbook shows numbers to a reader.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberPractice {
    /// The sign before decimals in the language of the translations.
    pub decimal: char,
    /// Days are counted from 1904 on.
    pub is_1904: bool,
}

/// Returns the code of a format that has none in the file (ECMA-376, part 1, 18.8.30).
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        // The order of day and month is that of the computer.
        14..=17 => "date",
        22 => "date time",
        18..=21 | 45..=47 => "time",
        _ => "General",
    }
}

/// Returns a number as the code of its format shows it.
pub(super) fn shown(value: &str, code: &str, practice: NumberPractice) -> ShownNumber {
    let Ok(number) = value.trim().parse::<f64>() else {
        return ShownNumber {
            text: value.to_owned(),
            is_certain: false,
        };
    };
    let code = code.split(';').next().unwrap_or_default();
    let is_plain = matches!(code, "General" | "0" | "@" | "");
    if is_plain && number.fract() == 0.0 && number.abs() < 1e15 {
        return ShownNumber {
            text: format!("{number:.0}"),
            is_certain: true,
        };
    }
    let text = match DateParts::of(code) {
        Some(parts) => parts.shown(number, practice),
        None => decimal(number, code).replace('.', &practice.decimal.to_string()),
    };
    ShownNumber {
        text,
        is_certain: false,
    }
}

/// Returns a number with the decimals of its format.
fn decimal(number: f64, code: &str) -> String {
    let is_percent = code.contains('%');
    let number = if is_percent { number * 100.0 } else { number };
    let decimals = code.split_once('.').map(|(_, after)| {
        let digits = after.chars().take_while(|c| matches!(c, '0' | '#' | '?'));
        digits.count()
    });
    let text = match (code, decimals) {
        // As many digits as a cell shows.
        ("General" | "@" | "", _) => format!("{number:.9}")
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned(),
        (_, decimals) => format!("{number:.*}", decimals.unwrap_or(0)),
    };
    if is_percent { format!("{text}%") } else { text }
}

/// What a format shows of a moment.
#[derive(Clone, Copy, Default)]
struct DateParts {
    has_date: bool,
    has_time: bool,
}

impl DateParts {
    /// Reads a format of dates; `None` for a format of numbers.
    fn of(code: &str) -> Option<Self> {
        let mut parts = Self {
            has_date: matches!(code, "date" | "date time"),
            has_time: matches!(code, "time" | "date time"),
        };
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match c.to_ascii_lowercase() {
                '"' => while rest.next().is_some_and(|c| c != '"') {},
                '[' => while rest.next().is_some_and(|c| c != ']') {},
                '\\' | '_' | '*' => drop(rest.next()),
                '0' | '#' | '?' if !parts.has_date && !parts.has_time => return None,
                'y' | 'd' if code != "General" => parts.has_date = true,
                'h' | 's' => parts.has_time = true,
                _ => {}
            }
        }
        (parts.has_date || parts.has_time).then_some(parts)
    }

    /// Returns the moment in the one form that reads the same everywhere.
    fn shown(self, number: f64, practice: NumberPractice) -> String {
        let number = number + if practice.is_1904 { DAYS_TO_1904 } else { 0.0 };
        if !(0.0..2_958_466.0).contains(&number) {
            return number.to_string();
        }
        let minutes = (number * 1440.0).round() as i64;
        let (days, minutes) = (minutes / 1440, minutes % 1440);
        let date = civil(days);
        let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        match (self.has_date, self.has_time) {
            (true, true) => format!("{date} {time}"),
            (true, false) => date,
            (false, _) => time,
        }
    }
}

/// Returns the date of a day by its number: 1 is the first of January 1900, and 60 a day that there never was.
fn civil(days: i64) -> String {
    // Days from 1 March of the year 0 (Howard Hinnant, chrono-compatible low-level date algorithms).
    const TO_1900: i64 = 693_901;
    let days = days + TO_1900 - 2 + i64::from(days < 61);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Returns the place of a column by the letters of a cell: `C7` stands in 2.
pub(super) fn column_of(cell: &str) -> Option<usize> {
    let end = cell.find(|c: char| !c.is_ascii_alphabetic())?;
    let letters = cell.slice(..end);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let bytes = letters.bytes().map(|byte| byte.to_ascii_uppercase());
    let number = bytes.fold(0, |sum, byte| sum * 26 + usize::from(byte - b'A') + 1);
    Some(number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates() {
        let practice = NumberPractice {
            decimal: ',',
            is_1904: false,
        };
        for (value, code, text) in [
            ("25", "General", "25"),
            ("-3", "0", "-3"),
            ("1.5", "General", "1,5"),
            ("0.30000000000000004", "General", "0,3"),
            ("2.5", "0.00", "2,50"),
            ("0.25", "0%", "25%"),
            ("1", "date", "1900-01-01"),
            ("59", "date", "1900-02-28"),
            ("61", "date", "1900-03-01"),
            ("46143", "dd/mm/yyyy", "2026-05-01"),
            (
                "46143.604166666664",
                "yyyy\\-mm\\-dd hh:mm",
                "2026-05-01 14:30",
            ),
            ("0.75", "hh:mm", "18:00"),
            ("46143", "[$-C0A]d\\ \"de\"\\ mmmm", "2026-05-01"),
        ] {
            assert_eq!(shown(value, code, practice).text, text, "{code}");
        }
    }

    #[test]
    fn columns() {
        for (cell, place) in [("A1", 0), ("Z9", 25), ("AA1", 26), ("XFD1048576", 16_383)] {
            assert_eq!(column_of(cell), Some(place));
        }
        for cell in ["1", "", "ABCD1", "A"] {
            assert_eq!(column_of(cell), None);
        }
    }
}
