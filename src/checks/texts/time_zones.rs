//! Hours of another time zone: *14:00 UTC* is *11:00 BRT*.

use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::Reading;
use crate::text::slice::Slice;

/// Leaves out each hour that the other side gives in another zone, and gives rightly.
pub(super) fn in_other_zone(
    texts: [&str; 2],
    missing: &mut Vec<&Number>,
    added: &mut Vec<&Number>,
) {
    missing.retain(|was| {
        let Some(there) = minutes_of_day(texts[0], was) else {
            return true;
        };
        let same = added
            .iter()
            .position(|now| minutes_of_day(texts[1], now) == Some(there));
        same.map(|at| added.remove(at)).is_none()
    });
}

/// Returns the minutes since midnight of UTC of an hour with a zone behind it.
fn minutes_of_day(text: &str, number: &Number) -> Option<i32> {
    let rest = text.slice(number.range.end..);
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '(', 'h']);
    let end = rest.find(|c: char| !c.is_ascii_uppercase());
    let zone = rest.slice(..end.unwrap_or(rest.len()));
    let (_, offset) = ZONES.iter().find(|(name, _)| *name == zone)?;
    let (hour, minute) = number.readings.iter().find_map(|reading| match reading {
        Reading::Time(hour, minute) => Some((i32::from(*hour), i32::from(*minute))),
        Reading::Value(value) => Some((i32::try_from(value.whole()?).ok()?, 0)),
        Reading::Token(_) => None,
    })?;
    Some((hour * 60 + minute - offset).rem_euclid(24 * 60))
}

/// Abbreviations of zones, with their minutes ahead of UTC.
const ZONES: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("WET", 0),
    ("WEST", 60),
    ("BST", 60),
    ("WAT", 60),
    ("CET", 60),
    ("CEST", 120),
    ("CAT", 120),
    ("EET", 120),
    ("EEST", 180),
    ("EAT", 180),
    ("MSK", 180),
    ("IST", 330),
    ("JST", 540),
    ("AMT", -240),
    ("BRT", -180),
    ("BRST", -120),
    ("ART", -180),
    ("UYT", -180),
    ("CLT", -240),
    ("CLST", -180),
    ("BOT", -240),
    ("VET", -240),
    ("COT", -300),
    ("PET", -300),
    ("ECT", -300),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
];
