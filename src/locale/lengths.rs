//! How long a translation is beside its source, measured on real ones and widened: characters of the translation for
//! one of the source.

use serde::Deserialize;

/// Usual lengths of translations into a language from one other language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LengthBands {
    /// The mean.
    pub ratio: f32,
    /// Usual lengths by the number of words of the source, in rising order.
    bands: Vec<Band>,
}

/// The usual lengths of texts of so many words and more.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    words: usize,
    pub least: f32,
    pub most: f32,
}

impl LengthBands {
    /// Returns the band of a text of so many words; `None` where it is too short to tell.
    pub fn band(&self, words: usize) -> Option<Band> {
        let mut bands = self.bands.iter().rev();
        bands.find(|band| band.words <= words).copied()
    }
}

/// How long translations into one language from another are: characters for one of the source, and how much that
/// varies, as Gale and Church measure it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextExpansion {
    pub ratio: f32,
    /// Of the difference in characters, for each character of the source.
    pub variance: f32,
}

impl TextExpansion {
    /// Returns the expansion of this ratio, with the variance of sentences of parliament, by Gale and Church.
    pub fn new(ratio: f32) -> Self {
        let variance = 6.8;
        Self { ratio, variance }
    }
}
