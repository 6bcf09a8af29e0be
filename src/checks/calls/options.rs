//! The options of `NUMBER` and `DATETIME`: those of `Intl.NumberFormat` and `Intl.DateTimeFormat` (ECMA-402).

/// The values that an option may be set to.
pub enum Values {
    /// A whole number in this range.
    Digits(u32, u32),
    Words(&'static [&'static str]),
    /// Yes or no.
    Flag,
    Grouping,
    Any,
}

use Values::{Any, Digits, Flag, Grouping, Words};

/// Returns the options of a function; `None` of a function that is not built in.
pub fn options(function: &str) -> Option<&'static [(&'static str, Values)]> {
    match function {
        "NUMBER" => Some(NUMBER),
        "DATETIME" => Some(DATETIME),
        _ => None,
    }
}

static NUMBER: &[(&str, Values)] = &[
    ("minimumIntegerDigits", Digits(1, 21)),
    ("minimumFractionDigits", Digits(0, 100)),
    ("maximumFractionDigits", Digits(0, 100)),
    ("minimumSignificantDigits", Digits(1, 21)),
    ("maximumSignificantDigits", Digits(1, 21)),
    ("useGrouping", Grouping),
    ("style", Words(&["decimal", "percent", "currency", "unit"])),
    ("currency", Any),
    (
        "currencyDisplay",
        Words(&["symbol", "narrowSymbol", "code", "name"]),
    ),
    ("currencySign", Words(&["standard", "accounting"])),
    ("unit", Any),
    ("unitDisplay", LENGTHS),
    ("type", Words(&["cardinal", "ordinal"])),
    (
        "notation",
        Words(&["standard", "scientific", "engineering", "compact"]),
    ),
    ("compactDisplay", Words(&["short", "long"])),
    (
        "signDisplay",
        Words(&["auto", "never", "always", "exceptZero", "negative"]),
    ),
    ("numberingSystem", Any),
    ("localeMatcher", Any),
    ("roundingMode", Any),
    ("roundingPriority", Any),
    ("roundingIncrement", Any),
    ("trailingZeroDisplay", Any),
];

static DATETIME: &[(&str, Values)] = &[
    ("dateStyle", STYLES),
    ("timeStyle", STYLES),
    ("weekday", LENGTHS),
    ("era", LENGTHS),
    ("year", NUMERIC),
    (
        "month",
        Words(&["numeric", "2-digit", "long", "short", "narrow"]),
    ),
    ("day", NUMERIC),
    ("dayPeriod", LENGTHS),
    ("hour", NUMERIC),
    ("minute", NUMERIC),
    ("second", NUMERIC),
    ("fractionalSecondDigits", Digits(1, 3)),
    ("timeZone", Any),
    (
        "timeZoneName",
        Words(&[
            "short",
            "long",
            "shortOffset",
            "longOffset",
            "shortGeneric",
            "longGeneric",
        ]),
    ),
    ("hour12", Flag),
    ("hourCycle", Words(&["h11", "h12", "h23", "h24"])),
    ("calendar", Any),
    ("numberingSystem", Any),
    ("localeMatcher", Any),
    ("formatMatcher", Any),
];

const STYLES: Values = Words(&["full", "long", "medium", "short"]);
const LENGTHS: Values = Words(&["long", "short", "narrow"]);
const NUMERIC: Values = Words(&["numeric", "2-digit"]);

/// Options that show the time of day.
pub(super) const TIMES: &[&str] = &[
    "timeStyle",
    "hour",
    "minute",
    "second",
    "fractionalSecondDigits",
];

/// Options that fluent.js leaves to the program: in a catalog it passes over them.
pub(super) const OF_PROGRAMS: &[&str] = &[
    "style",
    "currency",
    "currencySign",
    "unit",
    "type",
    "notation",
    "compactDisplay",
    "signDisplay",
    "roundingMode",
    "roundingPriority",
    "roundingIncrement",
    "trailingZeroDisplay",
    "timeZone",
    "hourCycle",
    "calendar",
    "numberingSystem",
    "formatMatcher",
];

/// Fields of a date that `dateStyle` and `timeStyle` cannot stand beside.
pub(super) const FIELDS: &[&str] = &[
    "weekday",
    "era",
    "year",
    "month",
    "day",
    "dayPeriod",
    "hour",
    "minute",
    "second",
];

/// Options that change what is said, not how it looks.
pub(super) const MEANING: &[&str] = &[
    "minimumFractionDigits",
    "maximumFractionDigits",
    "minimumSignificantDigits",
    "maximumSignificantDigits",
    "style",
    "currency",
    "unit",
    "type",
    "timeZone",
];
