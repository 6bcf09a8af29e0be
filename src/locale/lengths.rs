//! How long a translation from English is, measured on real ones and widened: characters of the translation for one
//! of the source, by the number of words of the source.

/// What is usual for texts of so many words and more.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    words: usize,
    pub least: f32,
    pub most: f32,
}

/// The band of a text of so many words, from one language into another; `None` where nothing was measured.
pub fn band(from: &str, to: &str, words: usize) -> Option<Band> {
    let (_, _, bands) = BANDS.iter().find(|row| row.0 == from && row.1 == to)?;
    bands.iter().rev().find(|band| band.words <= words).copied()
}

const ROMANCE: &[Band] = &[
    Band {
        words: 10,
        least: 0.6,
        most: 2.4,
    },
    Band {
        words: 25,
        least: 0.65,
        most: 1.9,
    },
    Band {
        words: 60,
        least: 0.7,
        most: 1.7,
    },
];

static BANDS: &[(&str, &str, &[Band])] = &[("en", "es", ROMANCE), ("en", "pt", ROMANCE)];

/// How long translations into one language from another are: characters for one of the source, and how much that
/// varies, as Gale and Church measure it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expansion {
    pub ratio: f32,
    /// Of the difference in characters, for each character of the source.
    pub variance: f32,
}

/// The expansion from one language into another; that of two languages alike where nothing was measured.
pub fn expansion(from: &str, to: &str) -> Expansion {
    let measured = |from: &str, to: &str| {
        let mut rows = EXPANSIONS.iter();
        let (.., expansion) = rows.find(|row| row.0 == from && row.1 == to)?;
        Some(*expansion)
    };
    let there = measured(from, to);
    let back = || {
        let Expansion { ratio, variance } = measured(to, from)?;
        Some(Expansion {
            ratio: 1.0 / ratio,
            variance,
        })
    };
    there.or_else(back).unwrap_or(Expansion {
        ratio: 1.0,
        variance: VARIANCE,
    })
}

/// Of sentences of parliament, by Gale and Church.
const VARIANCE: f32 = 6.8;

static EXPANSIONS: &[(&str, &str, Expansion)] = &[
    (
        "en",
        "es",
        Expansion {
            ratio: 1.13,
            variance: VARIANCE,
        },
    ),
    (
        "en",
        "pt",
        Expansion {
            ratio: 1.09,
            variance: VARIANCE,
        },
    ),
];
