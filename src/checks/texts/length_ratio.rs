//! Translations that are far too short or far too long. The bands are data of the language.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::measure::{is_closed, lengths};

check! {
    /// # What it finds
    /// A translation of ten words or more that is much shorter or much longer than such translations are: a sentence may be
    /// missing, or stand there twice.
    ///
    /// # Why it matters
    /// What was left out cannot be seen by who reads the translation alone.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = We call on the governments of the region to act. They must protect the rights of all people who have been displaced.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Pedimos a los Gobiernos de la región que actúen.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: warning[length-ratio] `call` has 42 % of the characters of the source; 60 % to 240 % are usual
    /// ```
    ///
    /// Translations from English into Spanish, French and Portuguese are known: they are longer than the source by an eighth,
    /// and those of short texts vary most. Texts with variants are left out.
    ///
    /// # When to silence it
    /// Where the translation says it in other words, or explains more.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts), all
    /// findings judged, a text that several locales share once: 22 of 26 right, most of them texts whose source has grown since. The wrong ones are three
    /// short descriptions of pictures and a note to readers of the language.
    pub LengthRatio = "length-ratio", Warning, [Text]
}

impl Check for LengthRatio {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let usual = &pair.target.profile.lengths;
        let Some(usual) = usual.get(pair.source.locale.language()) else {
            return;
        };
        let Some(lengths) = lengths(pair.source, &pair.target) else {
            return;
        };
        let Some(band) = usual.band(lengths.words) else {
            return;
        };
        if (band.least..=band.most).contains(&lengths.ratio) {
            return;
        }
        // A text that breaks off is told by `truncated`.
        let closed = |text: &TextSide<'_, '_>| is_closed(&text.prose()[0].text);
        if lengths.ratio < 1.0 && closed(pair.source) && !closed(&pair.target) {
            return;
        }
        let percent = |ratio: f32| format!("{:.0} %", ratio * 100.0);
        reporter
            .report(
                pair.target.span(),
                format!(
                    "{} has {} of the characters of the source; {} to {} are usual",
                    pair.name(),
                    percent(lengths.ratio),
                    percent(band.least),
                    percent(band.most)
                ),
            )
            .help("see whether a sentence is missing or stands there twice");
    }
}
