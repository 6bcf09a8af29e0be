//! Days and points in time, as front matter and command lines write them (ISO 8601). The clock is never asked.

use icu_calendar::{Date, Iso};
use icu_time::zone::{TimeZoneInfo, UtcOffset, models::AtTime};
use icu_time::{Time, TimeZone, ZonedDateTime};
use jiff::tz::TimeZoneDatabase;

use crate::text::slice::Slice;

/// A day, or a point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day of the calendar: the same everywhere, it knows no time zone.
    Day(Date<Iso>),
    /// A point in time, in milliseconds of Unix, and the offset in seconds that it is told in.
    Instant { milliseconds: i64, offset: i32 },
}

/// The type that ICU4X's formatters take.
pub(super) type Zoned = ZonedDateTime<Iso, TimeZoneInfo<AtTime>>;

impl Moment {
    /// Reads `2022-04-19`, `2022-04-19T15:00`, `2022-04-19T15:00:30Z`, `2022-04-19 15:00:00 -05:00`. A time without
    /// an offset is in UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let day = day(text.get(..10)?)?;
        let rest = text.slice(10..);
        if rest.is_empty() {
            return Some(Moment::Day(day));
        }
        let rest = rest.strip_prefix(['T', 't', ' '])?;
        let clock = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
        let milliseconds = clock_time(rest.slice(..clock))?;
        let offset = offset(rest.slice(clock..).trim_start())?;
        let days = day.to_rata_die() - Date::<Iso>::try_new_iso(1970, 1, 1).ok()?.to_rata_die();
        let milliseconds = days * DAY + milliseconds - i64::from(offset) * 1000;
        Some(Moment::Instant {
            milliseconds,
            offset,
        })
    }

    /// A point in time as programs give it: milliseconds of Unix.
    pub(super) fn of_milliseconds(milliseconds: f64) -> Option<Self> {
        // The range of `Date` in ECMAScript.
        let sound = milliseconds.is_finite() && milliseconds.abs() <= 8.64e15;
        sound.then_some(Moment::Instant {
            milliseconds: milliseconds as i64,
            offset: 0,
        })
    }

    /// Milliseconds of Unix; of a day, those of its beginning in UTC. Moments are told apart and sorted by them.
    pub fn milliseconds(self) -> i64 {
        match self {
            Moment::Day(day) => {
                let epoch = Date::<Iso>::try_new_iso(1970, 1, 1);
                epoch.map_or(0, |epoch| day.to_rata_die() - epoch.to_rata_die()) * DAY
            }
            Moment::Instant { milliseconds, .. } => milliseconds,
        }
    }

    /// The day on the calendar of those who told it: `2024-05-02`.
    pub fn iso_day(self) -> String {
        let date = self.zoned(None).date;
        let (year, month, day) = (
            date.year().extended_year(),
            date.month().ordinal,
            date.day_of_month().0,
        );
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// As RFC 3339 writes it, in whole seconds: `2024-05-02T10:30:00-05:00`. A day is told from its beginning in UTC.
    pub fn rfc3339(self) -> String {
        let time = self.zoned(None).time;
        let (hour, minute, second) = (
            time.hour.number(),
            time.minute.number(),
            time.second.number(),
        );
        let zone = match self {
            Moment::Day(_) | Moment::Instant { offset: 0, .. } => "Z".to_owned(),
            Moment::Instant { offset, .. } => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.abs() / 60;
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", self.iso_day())
    }

    /// The moment on the clocks of a time zone; without one, on those it is told in.
    pub(super) fn zoned(self, zone: Option<&Zone>) -> Zoned {
        let milliseconds = self.milliseconds();
        let (zone, offset) = match (self, zone) {
            (Moment::Day(_), _) => (TimeZone::from_iana_id("UTC"), 0),
            (Moment::Instant { .. }, Some(zone)) => (zone.name, zone.offset(milliseconds)),
            (Moment::Instant { offset: 0, .. }, None) => (TimeZone::from_iana_id("UTC"), 0),
            (Moment::Instant { offset, .. }, None) => (TimeZone::UNKNOWN, offset),
        };
        let offset = UtcOffset::try_from_seconds(offset).unwrap_or(UtcOffset::zero());
        let local = ZonedDateTime::from_epoch_milliseconds_and_utc_offset(milliseconds, offset);
        let at = icu_time::DateTime {
            date: local.date,
            time: local.time,
        };
        ZonedDateTime {
            date: local.date,
            time: local.time,
            zone: zone.with_offset(Some(offset)).at_date_time(at),
        }
    }
}

const DAY: i64 = 86_400_000;

/// A time zone of the IANA database that is part of the program: the system's own is not asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    name: TimeZone,
    rules: jiff::tz::TimeZone,
}

impl Zone {
    /// The time zone of a name such as `America/Panama`.
    pub(super) fn of(name: &str) -> Option<Self> {
        let rules = TimeZoneDatabase::bundled().get(name).ok()?;
        let name = TimeZone::from_iana_id(name);
        Some(Self { name, rules })
    }

    fn offset(&self, milliseconds: i64) -> i32 {
        let timestamp = jiff::Timestamp::from_millisecond(milliseconds);
        timestamp.map_or(0, |it| self.rules.to_offset(it).seconds())
    }
}

fn day(text: &str) -> Option<Date<Iso>> {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    let lengths = (year.len(), month.len(), day.len()) == (4, 2, 2);
    if !lengths {
        return None;
    }
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    Date::try_new_iso(year as i32, month as u8, day as u8).ok()
}

/// Milliseconds since midnight of `15:00`, `15:00:30`, `15:00:30.250`.
fn clock_time(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (hour, minute, "00"),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    let (second, fraction) = second.split_once('.').unwrap_or((second, "0"));
    if [hour, minute, second].iter().any(|part| part.len() != 2) || fraction.len() > 9 {
        return None;
    }
    let time = Time::try_new(
        number(hour)? as u8,
        number(minute)? as u8,
        number(second)? as u8,
        0,
    )
    .ok()?;
    let whole = (i64::from(time.hour.number()) * 60 + i64::from(time.minute.number())) * 60
        + i64::from(time.second.number());
    number(fraction)?;
    let thousandths = number(format!("{fraction:0<3}").slice(..3))?;
    Some(whole * 1000 + i64::from(thousandths))
}

/// Seconds of `Z`, `-05:00`, `-0500`, `-05`; nothing is UTC.
fn offset(text: &str) -> Option<i32> {
    if text.is_empty() || text.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let (hours, minutes) = match digits.len() {
        2 => (number(&digits)?, 0),
        4 => (number(digits.slice(..2))?, number(digits.slice(2..))?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then_some(sign * ((hours * 60 + minutes) * 60) as i32)
}

fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_8601() {
        for (text, milliseconds) in [
            ("1970-01-02", Some(DAY)),
            ("1970-01-01T00:00Z", Some(0)),
            ("2022-04-19T15:00:30.250Z", Some(1_650_380_430_250)),
            ("2022-04-19 10:00:30 -05:00", Some(1_650_380_430_000)),
            ("2022-04-19T10:00:30-0500", Some(1_650_380_430_000)),
            ("2022-13-01", None),
            ("2022-4-1", None),
            ("2022-02-30", None),
            ("+022-01-01", None),
            ("2022-04-19T25:00", None),
            ("2022-04-19T10:00 somewhere", None),
            ("2022-04-19, a Tuesday", None),
            ("April", None),
            ("ñandúes…", None),
        ] {
            let found = Moment::parse(text).map(Moment::milliseconds);
            assert_eq!(found, milliseconds, "{text}");
        }
    }

    #[test]
    fn writes_rfc_3339() {
        for (text, expected) in [
            ("2024-05-02", "2024-05-02T00:00:00Z"),
            ("0001-01-01", "0001-01-01T00:00:00Z"),
            ("1944-06-06T06:30-01:00", "1944-06-06T06:30:00-01:00"),
            ("2024-05-02T10:30", "2024-05-02T10:30:00Z"),
            ("2024-05-02 10:30:07.25", "2024-05-02T10:30:07Z"),
            ("2024-05-02t10:30:07z", "2024-05-02T10:30:07Z"),
            ("2024-05-02 23:30:07 -0500", "2024-05-02T23:30:07-05:00"),
            ("2024-05-02T00:30:07+05:45", "2024-05-02T00:30:07+05:45"),
        ] {
            let moment = Moment::parse(text).unwrap();
            assert_eq!(moment.rfc3339(), expected, "{text}");
            assert_eq!(moment.iso_day(), expected.slice(..10), "{text}");
        }
    }
}
