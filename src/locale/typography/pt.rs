//! Portuguese (Acordo Ortográfico, 1990, base XIX): months and days are common nouns.

use crate::locale::calendar;
use crate::locale::pt;
use crate::locale::typography::{NEUTRAL, Typography};

pub(super) static PORTUGUESE: Typography = Typography {
    tags: &["pt"],
    no_blank_before: &[',', '.', ';', ':', '?', '!', ')', ']'],
    no_blank_after: &['(', '['],
    small_months: pt::MONTHS,
    days: &calendar::PORTUGUESE_DAYS,
    small_days: true,
    abbreviations: &[
        "a", "al", "aprox", "art", "arts", "av", "cap", "cf", "cia", "d", "dr", "dra", "ed", "eds",
        "etc", "ex", "fig", "inc", "jr", "ltda", "n", "p", "pág", "págs", "pp", "prof", "profa",
        "r", "s", "sr", "sra", "srs", "tel", "vol", "vols", "vs", "ext",
    ],
    ..NEUTRAL
};
