//! Dates with the options of `DATETIME`: those of `Intl.DateTimeFormat` that catalogs may set (ECMA-402).

use icu_datetime::fieldsets::builder::{DateFields, FieldSetBuilder, ZoneStyle};
use icu_datetime::options::{Length, SubsecondDigits, TimePrecision, YearStyle};

use crate::runtime::moment::{Moment, Zone};
use crate::runtime::setting::{Refused, Setting};

/// A moment, and how it is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct DateValue {
    pub moment: Moment,
    pub options: DateOptions,
}

/// Options that were set; the locale decides the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DateOptions {
    date_style: Option<DateStyle>,
    time_style: Option<DateStyle>,
    pub(super) weekday: Option<NameStyle>,
    pub(super) era: Option<NameStyle>,
    pub(super) year: Option<Digits>,
    pub(super) month: Option<Month>,
    pub(super) day: Option<Digits>,
    pub(super) hour: Option<Digits>,
    minute: Option<Digits>,
    second: Option<Digits>,
    fraction: Option<u8>,
    pub(super) hour12: Option<bool>,
    pub(super) zone: Option<Zone>,
    zone_name: Option<ZoneStyle>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DateStyle {
    Full,
    Long,
    Medium,
    Short,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameStyle {
    Long,
    Short,
    Narrow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    Numeric,
    TwoDigit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    Numeric,
    TwoDigit,
    Name(NameStyle),
}

/// Options of ECMA-402 that ICU4X, or a catalog, has no use for.
const BEYOND: &[&str] = &[
    "calendar",
    "dayPeriod",
    "formatMatcher",
    "hourCycle",
    "numberingSystem",
];

impl DateValue {
    pub fn new(moment: Moment) -> Self {
        let options = DateOptions::default();
        Self { moment, options }
    }

    /// Returns whether the time of day is asked of a day that has none.
    pub(super) fn lacks_time(&self) -> bool {
        let options = &self.options;
        let parts = [options.hour, options.minute, options.second];
        let asks = parts.iter().any(Option::is_some) || options.time_style.is_some();
        asks && matches!(self.moment, Moment::Day(_))
    }
}

impl DateOptions {
    /// As pages show dates: `19 de abril de 2022`.
    pub(super) fn long() -> Self {
        let date_style = Some(DateStyle::Long);
        Self {
            date_style,
            ..Self::default()
        }
    }

    /// As pages show points in time: `19 de abril de 2022, 15:00`.
    pub(super) fn long_with_time() -> Self {
        Self {
            time_style: Some(DateStyle::Short),
            ..Self::long()
        }
    }

    /// The options of a call, over those that the date had. What ECMA-402 does not know is passed over.
    ///
    /// # Errors
    /// An option that cannot be followed.
    pub fn with<'s>(
        mut self,
        settings: impl Iterator<Item = (&'s str, Setting<'s>)>,
    ) -> Result<Self, Refused> {
        for (option, setting) in settings {
            self.set(option, setting)?;
        }
        self.fields()?;
        Ok(self)
    }

    fn set(&mut self, option: &str, setting: Setting<'_>) -> Result<(), Refused> {
        match option {
            "dateStyle" => self.date_style = Some(setting.word(option, DATE_STYLES)?),
            "timeStyle" => self.time_style = Some(setting.word(option, DATE_STYLES)?),
            "weekday" => self.weekday = Some(setting.word(option, NAMES)?),
            "era" => self.era = Some(setting.word(option, NAMES)?),
            "year" => self.year = Some(setting.word(option, DIGITS)?),
            "month" => self.month = Some(setting.word(option, MONTHS)?),
            "day" => self.day = Some(setting.word(option, DIGITS)?),
            "hour" => self.hour = Some(setting.word(option, DIGITS)?),
            "minute" => self.minute = Some(setting.word(option, DIGITS)?),
            "second" => self.second = Some(setting.word(option, DIGITS)?),
            "fractionalSecondDigits" => self.fraction = Some(setting.digits(option, 1, 3)?),
            "hour12" => self.hour12 = Some(setting.is_true()),
            "timeZone" => {
                let zone = Zone::of(setting.text(option)?);
                self.zone = Some(zone.ok_or(Refused::invalid(option))?);
            }
            "timeZoneName" => self.zone_name = Some(setting.word(option, ZONE_NAMES)?),
            _ if BEYOND.contains(&option) => return Err(Refused::beyond(option)),
            _ => {}
        }
        Ok(())
    }

    /// Returns what ICU4X is asked for; the widths of fields are seen to afterwards.
    ///
    /// # Errors
    /// Fields that exclude each other, or that ICU4X has no pattern for.
    pub(super) fn fields(&self) -> Result<FieldSetBuilder, Refused> {
        let mut wanted = FieldSetBuilder::new();
        if self.date_style.is_some() || self.time_style.is_some() {
            if let Some(field) = self.some_field() {
                return Err(Refused::invalid(field));
            }
            self.styles(&mut wanted);
            return Ok(wanted);
        }
        let time = self.time_precision()?;
        let date = self.date_fields(time.is_some())?;
        wanted.time_precision = time;
        wanted.date_fields = date;
        wanted.zone_style = self.zone_name;
        wanted.length = Some(self.length());
        let has_year = date.is_some_and(|it| {
            use DateFields::{Y, YM, YMD, YMDE};
            matches!(it, Y | YM | YMD | YMDE)
        });
        wanted.year_style = match (has_year, self.era) {
            (true, Some(_)) => Some(YearStyle::WithEra),
            (true, None) => Some(YearStyle::Full),
            (false, Some(_)) => return Err(Refused::beyond("era")),
            (false, None) => None,
        };
        Ok(wanted)
    }

    fn styles(&self, wanted: &mut FieldSetBuilder) {
        let length = |style| match style {
            DateStyle::Full | DateStyle::Long => Length::Long,
            DateStyle::Medium => Length::Medium,
            DateStyle::Short => Length::Short,
        };
        wanted.length = self.date_style.map(length).or(Some(Length::Short));
        wanted.date_fields = self.date_style.map(|style| match style {
            DateStyle::Full => DateFields::YMDE,
            DateStyle::Long | DateStyle::Medium | DateStyle::Short => DateFields::YMD,
        });
        wanted.time_precision = self.time_style.map(|style| match style {
            DateStyle::Full | DateStyle::Long | DateStyle::Medium => TimePrecision::Second,
            DateStyle::Short => TimePrecision::Minute,
        });
        wanted.zone_style = self.time_style.and_then(|style| match style {
            DateStyle::Full => Some(ZoneStyle::SpecificLong),
            DateStyle::Long => Some(ZoneStyle::SpecificShort),
            DateStyle::Medium | DateStyle::Short => None,
        });
    }

    /// Returns a field that cannot stand beside a style.
    fn some_field(&self) -> Option<&'static str> {
        let fields = [
            ("weekday", self.weekday.is_some()),
            ("era", self.era.is_some()),
            ("year", self.year.is_some()),
            ("month", self.month.is_some()),
            ("day", self.day.is_some()),
            ("hour", self.hour.is_some()),
            ("minute", self.minute.is_some()),
            ("second", self.second.is_some()),
            ("fractionalSecondDigits", self.fraction.is_some()),
            ("timeZoneName", self.zone_name.is_some()),
        ];
        fields
            .iter()
            .find(|(_, is_set)| *is_set)
            .map(|(name, _)| *name)
    }

    fn time_precision(&self) -> Result<Option<TimePrecision>, Refused> {
        let is_set = (
            self.hour.is_some(),
            self.minute.is_some(),
            self.second.is_some(),
        );
        Ok(match (is_set, self.fraction) {
            ((false, false, false), None) => None,
            ((true, false, false), None) => Some(TimePrecision::Hour),
            ((true, true, false), None) => Some(TimePrecision::Minute),
            ((true, true, true), None) => Some(TimePrecision::Second),
            ((true, true, true), Some(1)) => Some(TimePrecision::Subsecond(SubsecondDigits::S1)),
            ((true, true, true), Some(2)) => Some(TimePrecision::Subsecond(SubsecondDigits::S2)),
            ((true, true, true), Some(_)) => Some(TimePrecision::Subsecond(SubsecondDigits::S3)),
            (_, Some(_)) => return Err(Refused::beyond("fractionalSecondDigits")),
            ((_, _, true), None) => return Err(Refused::beyond("second")),
            ((_, true, _), None) => return Err(Refused::beyond("minute")),
        })
    }

    /// ECMA-402, `GetDateTimeFormat`: without any field it is the day in figures.
    fn date_fields(&self, has_time: bool) -> Result<Option<DateFields>, Refused> {
        let is_set = (
            self.year.is_some(),
            self.month.is_some(),
            self.day.is_some(),
            self.weekday.is_some(),
        );
        Ok(Some(match is_set {
            (false, false, false, false) if has_time => return Ok(None),
            (false, false, false, false) => DateFields::YMD,
            (true, false, false, false) => DateFields::Y,
            (true, true, false, false) => DateFields::YM,
            (true, true, true, false) => DateFields::YMD,
            (true, true, true, true) => DateFields::YMDE,
            (false, true, false, false) => DateFields::M,
            (false, true, true, false) => DateFields::MD,
            (false, true, true, true) => DateFields::MDE,
            (false, false, true, false) => DateFields::D,
            (false, false, true, true) => DateFields::DE,
            (false, false, false, true) => DateFields::E,
            (true, false, true, _) => return Err(Refused::beyond("day")),
            (true, false, false, true) | (_, true, false, true) => {
                return Err(Refused::beyond("weekday"));
            }
        }))
        .and_then(|fields: Option<DateFields>| match fields {
            Some(DateFields::Y | DateFields::YM | DateFields::M) if has_time => {
                Err(Refused::beyond("hour"))
            }
            fields => Ok(fields),
        })
    }

    /// Returns whether hours and minutes are shown, without a time zone.
    pub(super) fn is_clock(&self) -> bool {
        self.minute.is_some() && self.zone_name.is_none()
    }

    fn length(&self) -> Length {
        let of_name = |name| match name {
            NameStyle::Long => Length::Long,
            NameStyle::Short | NameStyle::Narrow => Length::Medium,
        };
        match (self.month, self.weekday) {
            (Some(Month::Name(name)), _) | (None, Some(name)) => of_name(name),
            (Some(Month::Numeric | Month::TwoDigit), _) | (None, None) => Length::Short,
        }
    }
}

static DATE_STYLES: &[(&str, DateStyle)] = &[
    ("full", DateStyle::Full),
    ("long", DateStyle::Long),
    ("medium", DateStyle::Medium),
    ("short", DateStyle::Short),
];

static NAMES: &[(&str, NameStyle)] = &[
    ("long", NameStyle::Long),
    ("short", NameStyle::Short),
    ("narrow", NameStyle::Narrow),
];

static DIGITS: &[(&str, Digits)] = &[("numeric", Digits::Numeric), ("2-digit", Digits::TwoDigit)];

static MONTHS: &[(&str, Month)] = &[
    ("numeric", Month::Numeric),
    ("2-digit", Month::TwoDigit),
    ("long", Month::Name(NameStyle::Long)),
    ("short", Month::Name(NameStyle::Short)),
    ("narrow", Month::Name(NameStyle::Narrow)),
];

static ZONE_NAMES: &[(&str, ZoneStyle)] = &[
    ("short", ZoneStyle::SpecificShort),
    ("long", ZoneStyle::SpecificLong),
    ("shortOffset", ZoneStyle::LocalizedOffsetShort),
    ("longOffset", ZoneStyle::LocalizedOffsetLong),
    ("shortGeneric", ZoneStyle::GenericShort),
    ("longGeneric", ZoneStyle::GenericLong),
];
