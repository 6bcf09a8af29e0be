//! Dates in the words of a locale (CLDR, through ICU4X).

use icu_calendar::{Date, Iso};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;

use crate::locale::tag::Locale;

/// A date of the calendar, given as `2022-04-19`, written out: `19 de abril de 2022`.
///
/// `None` when the text is no such date.
pub fn long_date(locale: &Locale, iso: &str) -> Option<String> {
    let formatter = DateTimeFormatter::try_new(locale.icu().into(), YMD::long()).ok()?;
    Some(formatter.format(&iso_date(iso)?).to_string())
}

/// Whether a text is a date of the calendar, as ISO 8601 writes it.
pub fn is_date(text: &str) -> bool {
    iso_date(text).is_some()
}

/// A year, a month and a day, as ISO 8601 writes them.
fn iso_date(text: &str) -> Option<Date<Iso>> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let is_number = |part: &str| part.bytes().all(|it| it.is_ascii_digit());
    let lengths = (year.len(), month.len(), day.len()) == (4, 2, 2);
    let sound = lengths && parts.iter().all(|part| is_number(part));
    let date =
        || Date::try_new_iso(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    sound.then(date).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_words() {
        let said = |tag: &str, iso: &str| long_date(&Locale::parse(tag).unwrap(), iso);
        assert_eq!(said("en", "2022-04-19").as_deref(), Some("April 19, 2022"));
        assert_eq!(
            said("es", "2022-04-19").as_deref(),
            Some("19 de abril de 2022")
        );
        assert_eq!(
            said("pt", "2022-04-01").as_deref(),
            Some("1 de abril de 2022")
        );
        for text in [
            "2022-13-01",
            "2022-4-1",
            "April",
            "2022-02-30",
            "+022-01-01",
        ] {
            assert_eq!(said("es", text), None, "{text}");
        }
    }
}
