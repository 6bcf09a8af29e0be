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
