//! Spanish (RAE, *Ortografía*, 2010, chapters III and IV): questions and exclamations are opened and closed; months and
//! days are common nouns.

use crate::locale::calendar;
use crate::locale::es;
use crate::locale::typography::{Opener, Typography};

pub(super) static SPANISH: Typography = Typography {
    tags: &["es"],
    openers: &[
        Opener {
            close: '?',
            open: '¿',
            name: "question",
        },
        Opener {
            close: '!',
            open: '¡',
            name: "exclamation",
        },
    ],
    no_blank_before: &[',', '.', ';', ':', '?', '!', ')', ']'],
    no_blank_after: &['(', '[', '¿', '¡'],
    small_months: es::MONTHS,
    days: &calendar::SPANISH_DAYS,
    small_days: true,
    abbreviations: &[
        "a", "aprox", "art", "arts", "av", "c", "cap", "cf", "cía", "d", "dña", "dr", "dra", "ed",
        "eds", "etc", "fig", "inc", "jr", "lic", "ltda", "m", "n", "núm", "núms", "p", "pág",
        "págs", "párr", "párrs", "pp", "prof", "profa", "s", "sr", "sra", "sres", "sta", "sto",
        "tel", "ud", "uds", "uu", "vol", "vols", "vs", "ee", "ss", "al", "ext", "dto",
    ],
};
