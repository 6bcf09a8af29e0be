//! How many sentences a text has beside its source.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::text::counted::counted;

check! {
    /// # What it finds
    /// As information, a translation with half as many sentences as the source or fewer, or twice as many or more, where at
    /// least two are missing or too many.
    ///
    /// # Why it matters
    /// A sentence that was left out is hard to see in a long paragraph.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// plea = Open the border. Let families stay together. Hear every claim. Return nobody to danger.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// plea = Abran la frontera. No devuelvan a nadie a un lugar en el que corra peligro.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: info[sentence-count] 2 sentences here; the source has 4
    /// ```
    ///
    /// # When to silence it
    /// Where sentences were joined or divided for the reader's sake.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 3 of 3 right, the Contributor Covenant 6 of 6, the website of Rust 1 of
    /// 4, the Universal Declaration of Human Rights none: 10 of 13 together.
    pub SentenceCount = "sentence-count", Info, [Text]
}

impl Check for SentenceCount {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
            return;
        };
        // Four sentences or more, on one side, are what it takes.
        let has_three_marks = |text: &str| {
            let ends = memchr::memchr3_iter(b'.', b'?', b'!', text.as_bytes());
            match ends.take(3).count() {
                2 => text.contains("\n\n"),
                count => count > 2,
            }
        };
        if !has_three_marks(&source.text) && !has_three_marks(&target.text) {
            return;
        }
        let abbreviations = |text: &TextSide<'_, '_>| &*text.profile.typography.abbreviations;
        let (theirs, ours) = (abbreviations(pair.source), abbreviations(&pair.target));
        if theirs.is_empty() || ours.is_empty() {
            return;
        }
        let (there, here) = (source.sentences().len(), target.sentences().len());
        if here.abs_diff(there) < 2 || here.min(there) * 2 > here.max(there) {
            return;
        }
        reporter
            .report(
                pair.target.span(),
                format!("{} here; the source has {there}", counted(here, "sentence")),
            )
            .help("see whether one was left out, or stands there twice");
    }
}
