//! Days and points in time, as front matter and command lines write them (ISO 8601). The clock is never asked.

use icu_calendar::Iso;
use icu_time::zone::{TimeZoneInfo, UtcOffset, models::AtTime};
use icu_time::{TimeZone, ZonedDateTime};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time, date};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZoneDatabase};

use crate::text::slice::Slice;

/// A day, or a point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day of the calendar: the same everywhere, it knows no time zone.
    Day(Date),
    /// A point in time, in milliseconds of Unix, and the offset in seconds that it is told in.
    Instant { milliseconds: i64, offset: i32 },
}

/// The type that ICU4X's formatters take.
pub(super) type Zoned = ZonedDateTime<Iso, TimeZoneInfo<AtTime>>;

impl Moment {
    /// Reads `2022-04-19`, `2022-04-19T15:00`, `2022-04-19T15:00:30Z`, `2022-04-19 15:00:00 -05:00`. A time without
    /// an offset is in UTC.
    pub fn parse(text: &str) -> Option<Self> {
        // Years of six digits, days without hyphens and times without minutes are rather marks than dates.
        if !matches!(
            text.as_bytes(),
            [_, _, _, _, b'-', _, _, b'-', _, _]
                | [
                    _,
                    _,
                    _,
                    _,
                    b'-',
                    _,
                    _,
                    b'-',
                    _,
                    _,
                    b'T' | b't' | b' ',
                    _,
                    _,
                    b':',
                    ..
                ]
        ) {
            return None;
        }
        // A blank may stand before the offset.
        let offset_at = text.get(11..).and_then(|clock| clock.find([' ', '+', '-']));
        let (clock, offset) = text.halves(offset_at.map_or(text.len(), |at| 11 + at));
        let joined = format!("{clock}{}", offset.trim_start());
        let pieces = Pieces::parse(&joined).ok()?;
        let Some(time) = pieces.time() else {
            return Some(Moment::Day(pieces.date()));
        };
        let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
        let offset = offset.seconds();
        let is_of_clocks = offset.abs() < 15 * 3600 && offset % 60 == 0;
        let is_plain = pieces.time_zone_annotation().is_none();
        (is_of_clocks && is_plain).then(|| Moment::Instant {
            milliseconds: since_epoch(pieces.date().to_datetime(time)) - i64::from(offset) * 1000,
            offset,
        })
    }

    /// Returns a point in time as programs give it: milliseconds of Unix.
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
            Moment::Day(day) => since_epoch(day.to_datetime(Time::midnight())),
            Moment::Instant { milliseconds, .. } => milliseconds,
        }
    }

    /// Returns the day on the calendar of those who told it: `2024-05-02`.
    pub fn iso_day(self) -> String {
        self.local().date().to_string()
    }

    /// As RFC 3339 writes it, in whole seconds: `2024-05-02T10:30:00-05:00`. A day is told from its beginning in UTC.
    pub fn rfc3339(self) -> String {
        let zone = match self {
            Moment::Day(_) | Moment::Instant { offset: 0, .. } => "Z".to_owned(),
            Moment::Instant { offset, .. } => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.abs() / 60;
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        format!("{}{zone}", self.local().strftime("%Y-%m-%dT%H:%M:%S"))
    }

    /// Returns the calendar and the clock of those who told it.
    fn local(self) -> DateTime {
        let offset = match self {
            Moment::Day(_) => 0,
            Moment::Instant { offset, .. } => i64::from(offset),
        };
        let since_epoch = SignedDuration::from_millis(self.milliseconds() + offset * 1000);
        EPOCH.saturating_add(since_epoch)
    }

    /// Returns the moment on the clocks of a time zone; without one, on those it is told in.
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

const EPOCH: DateTime = date(1970, 1, 1).to_datetime(Time::midnight());

/// Milliseconds of Unix of a clock in UTC.
fn since_epoch(utc: DateTime) -> i64 {
    utc.duration_since(EPOCH).as_millis() as i64
}

/// A time zone of the IANA database that is part of the program: the system's own is not asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    name: TimeZone,
    rules: jiff::tz::TimeZone,
}

impl Zone {
    /// Returns the time zone of a name such as `America/Panama`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_8601() {
        for (text, milliseconds) in [
            ("1970-01-02", Some(86_400_000)),
            ("1970-01-01T00:00Z", Some(0)),
            ("2022-04-19T15:00:30.250Z", Some(1_650_380_430_250)),
            ("2022-04-19 10:00:30 -05:00", Some(1_650_380_430_000)),
            ("2022-04-19T10:00:30-0500", Some(1_650_380_430_000)),
            ("2022-13-01", None),
            ("2022-4-1", None),
            ("2022-02-30", None),
            ("+022-01-01", None),
            ("2022-04-19T25:00", None),
            ("2022-04-19T15", None),
            ("2022-04-19T10:00-15:00", None),
            ("2022-04-19T10:00[America/Panama]", None),
            ("9999-12-31", Some(253_402_214_400_000)),
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
