//! English: months and days have a capital.

use crate::locale::calendar;
use crate::locale::typography::{NEUTRAL, Typography};

pub(super) static ENGLISH: Typography = Typography {
    tags: &["en"],
    no_blank_before: &[',', '.', ';', ':', '?', '!', ')', ']'],
    no_blank_after: &['(', '['],
    days: &calendar::ENGLISH_DAYS,
    abbreviations: &[
        "al", "approx", "art", "arts", "co", "corp", "dr", "ed", "eds", "etc", "fig", "inc", "jr",
        "ltd", "mr", "mrs", "ms", "no", "nos", "p", "para", "pp", "prof", "sr", "st", "vol", "vs",
        "jan", "feb", "aug", "sept", "oct", "nov", "dec",
    ],
    ..NEUTRAL
};
