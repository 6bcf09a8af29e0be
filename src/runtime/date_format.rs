//! Dates in the words of a locale (CLDR, through ICU4X).
//!
//! ICU4X chooses a pattern for a set of fields and one length; ECMA-402 gives each field a width of its own. So the
//! chosen pattern is taken, the widths of its fields are set as ICU sets them, and it is filled again.

use icu_calendar::{AnyCalendarKind, Gregorian};
use icu_datetime::fieldsets::YMD;
use icu_datetime::fieldsets::builder::DateFields;
use icu_datetime::fieldsets::enums::CompositeFieldSet;
use icu_datetime::options::Length;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_datetime::preferences::HourCycle;
use icu_datetime::{DateTimeFormatter, DateTimeFormatterPreferences};
use icu_locale::Locale;
use icu_time::ZonedDateTime;
use writeable::TryWriteable;

use crate::runtime::date::{DateOptions, DateValue, Digits, Month, NameStyle};
use crate::runtime::moment::{Moment, Zoned};
use crate::text::slice::Slice;

/// Returns a date of the calendar, given as `2022-04-19`, written out: `19 de abril de 2022`.
///
/// `None` when the text is no such date.
pub fn long_date(locale: &crate::locale::tag::Locale, iso: &str) -> Option<String> {
    let moment = Moment::parse(iso).filter(|it| matches!(it, Moment::Day(_)))?;
    let options = DateOptions::long();
    text(&DateValue { moment, options }, &locale.icu())
}

/// Returns a day or a point in time, written out: `19 de abril de 2022, 15:00 (UTC-05:00)`; without the offset where
/// the text has none.
///
/// `None` when the text is neither.
pub fn long_moment(locale: &crate::locale::tag::Locale, iso: &str) -> Option<String> {
    let moment = Moment::parse(iso)?;
    let Moment::Instant { offset, .. } = moment else {
        return long_date(locale, iso);
    };
    let options = DateOptions::long_with_time();
    let written = text(&DateValue { moment, options }, &locale.icu())?;
    let has_offset = iso.get(11..)?.contains(['Z', 'z', '+', '-']);
    if !has_offset {
        return Some(written);
    }
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
    let offset = match minutes {
        0 => "UTC".to_owned(),
        _ => format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    };
    Some(format!("{written} ({offset})"))
}

/// Returns a date, written. `None` when ICU4X has no pattern for its options, which [`DateOptions::with`] refuses.
pub(super) fn text(dated: &DateValue, locale: &Locale) -> Option<String> {
    let options = &dated.options;
    let mut preferences = DateTimeFormatterPreferences::from(locale);
    preferences.hour_cycle = options.hour12.map(|it| {
        if it {
            HourCycle::Clock12
        } else {
            HourCycle::Clock24
        }
    });
    let fields = options.fields().ok()?;
    let is_written_out =
        fields.date_fields == Some(DateFields::YMDE) && fields.length == Some(Length::Long);
    let formatter = DateTimeFormatter::try_new(preferences, fields.build_composite().ok()?).ok()?;
    let at = dated.moment.zoned(options.zone.as_ref());
    let formatted = formatter.format(&at);
    let text = match formatter.calendar().kind() {
        AnyCalendarKind::Gregorian => {
            let mut pattern = formatted.pattern().to_string();
            if is_written_out && !pattern.contains("MMMM") {
                pattern = written_out(&pattern, preferences, &at)?;
            }
            filled(&adjusted(&pattern, options), preferences, at)?
        }
        // Names of months are loaded for a calendar that is known when the program is built.
        _ => formatted.to_string(),
    };
    // Browsers keep to a plain blank before `PM`, where CLDR has a narrow one since 2022: too many programs read it.
    Some(text.replace('\u{202f}', " "))
}

/// Returns a pattern with the weekday in which the day is written as without it: of the full dates of Portugal ICU4X
/// has the month in figures alone.
fn written_out(
    pattern: &str,
    preferences: DateTimeFormatterPreferences,
    at: &Zoned,
) -> Option<String> {
    let formatter = DateTimeFormatter::try_new(preferences, YMD::long()).ok()?;
    let day = formatter.format(at).pattern().to_string();
    let is_day = |run: &SymbolRun<'_>| !run.is_quoted && run.text.starts_with(['d', 'M', 'y']);
    let runs = runs(pattern);
    let first = runs.iter().position(is_day)?;
    let last = runs.iter().rposition(is_day)?;
    let written = |runs: &[SymbolRun<'_>]| runs.iter().map(|run| run.text).collect::<String>();
    let (before, after) = (written(&runs[..first]), written(&runs[last + 1..]));
    Some(format!("{before}{day}{after}"))
}

fn filled(pattern: &str, preferences: DateTimeFormatterPreferences, at: Zoned) -> Option<String> {
    let pattern = DateTimePattern::try_from_pattern_str(pattern).ok()?;
    let names = FixedCalendarDateTimeNames::<Gregorian, CompositeFieldSet>::try_new(preferences);
    let mut names = names.ok()?;
    let formatter = names.include_for_pattern(&pattern).ok()?;
    let at = ZonedDateTime {
        date: at.date.to_calendar(Gregorian),
        time: at.time,
        zone: at.zone,
    };
    let formatted = formatter.format(&at);
    let text = formatted.try_write_to_string().ok()?;
    Some(text.into_owned())
}

/// Returns a pattern of CLDR with the widths of its fields as they are asked for (UTS 35, "Date Field Symbol Table"). A
/// field that is a name stays a name, and one in figures stays in figures.
fn adjusted(pattern: &str, options: &DateOptions) -> String {
    let mut adjusted = String::with_capacity(pattern.len() + 4);
    for run in runs(pattern) {
        let sign = run.text.chars().next().unwrap_or_default();
        let length = run.text.chars().count();
        let width = if run.is_quoted {
            length
        } else {
            width(sign, length, options)
        };
        adjusted.extend(std::iter::repeat_n(sign, width));
    }
    adjusted
}

/// Equal signs of a pattern in a row.
struct SymbolRun<'p> {
    text: &'p str,
    is_quoted: bool,
}

fn runs(pattern: &str) -> Vec<SymbolRun<'_>> {
    let mut runs = Vec::new();
    let mut is_quoted = false;
    let mut rest = pattern;
    while let Some(sign) = rest.chars().next() {
        let length = rest.len() - rest.trim_start_matches(sign).len();
        let (text, left) = rest.halves(length);
        if sign == '\'' {
            is_quoted ^= length % 2 == 1;
        }
        runs.push(SymbolRun { text, is_quoted });
        rest = left;
    }
    runs
}

fn width(sign: char, width: usize, options: &DateOptions) -> usize {
    let of_name = |name| match name {
        NameStyle::Short => 3,
        NameStyle::Long => 4,
        NameStyle::Narrow => 5,
    };
    match sign {
        'y' if options.year == Some(Digits::TwoDigit) => 2,
        'M' | 'L' => match options.month {
            Some(Month::TwoDigit) if width < 3 => 2,
            Some(Month::Name(name)) if width >= 3 => of_name(name),
            _ => width,
        },
        'd' if options.day == Some(Digits::TwoDigit) => 2,
        'E' | 'c' => options.weekday.map_or(width, of_name),
        'G' => match options.era {
            Some(NameStyle::Long) => 4,
            Some(NameStyle::Narrow) => 5,
            Some(NameStyle::Short) | None => width,
        },
        'h' | 'H' | 'K' | 'k' => match options.hour {
            Some(Digits::TwoDigit) => 2,
            // As browsers do; the hour alone, and one with its zone, stay as the locale has them.
            Some(Digits::Numeric) if options.is_clock() => 1,
            _ => width,
        },
        // Where the hour is there; ICU4X has no pattern without it.
        'm' | 's' => 2,
        _ => width,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_words() {
        let locale = |tag| crate::locale::tag::Locale::parse(tag).unwrap();
        let said = |tag, iso| long_date(&locale(tag), iso);
        assert_eq!(said("en", "2022-04-19").as_deref(), Some("April 19, 2022"));
        assert_eq!(
            said("es", "2022-04-19").as_deref(),
            Some("19 de abril de 2022")
        );
        assert_eq!(
            said("pt", "2022-04-01").as_deref(),
            Some("1 de abril de 2022")
        );
        assert_eq!(said("es", "2022-04-19T10:00Z"), None);
        assert_eq!(said("es", "April"), None);
    }
}
