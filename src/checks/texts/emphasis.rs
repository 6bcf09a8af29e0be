//! Words that the source stresses.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::document::inline::{InlineKind, Side};
use crate::fluent::prose::Prose;
use crate::text::signs::Signs;

check! {
    /// # What it finds
    /// A text with bold words in the source and none in the translation.
    ///
    /// # Why it matters
    /// What the authors stress, readers of the translation pass over.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// sign = Sign **before Friday**.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// sign = Firme antes del viernes.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: info[emphasis] the source has words in bold, and `sign` has none
    /// ```
    ///
    /// Italics are left alone: languages differ in what they set in italics, foreign words above all. A `<b>` or
    /// `<strong>` that is missing is the business of `markup`.
    ///
    /// # When to silence it
    /// Where the language stresses by the order of words.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the
    /// Contributor Covenant, most of which have no such marks.
    pub Emphasis = "emphasis", Info, [Text]
}

impl Check for Emphasis {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let mut sources = pair.source.prose().iter();
        const MARKS: Signs = Signs::new(b"*_");
        let is_marked = |prose: &Prose<'_>| {
            let has = |marks: &str| memchr::memmem::find(prose.text.as_bytes(), marks.as_bytes());
            prose.signs().meets(&MARKS) && ["**", "__"].into_iter().any(|mark| has(mark).is_some())
        };
        if !sources.any(is_marked) {
            return;
        }
        // Broken marks are the business of `markdown-marks`.
        let is_bold = pair.target.prose().iter().any(is_marked) || has_bold(&pair.target);
        if !is_bold && has_bold(pair.source) {
            let message = format!("the source has words in bold, and {} has none", pair.name());
            reporter
                .report(pair.target.span(), message)
                .help("put the same words into `**…**`");
        }
    }
}

fn has_bold(text: &TextSide<'_, '_>) -> bool {
    text.inlines()
        .iter()
        .flatten()
        .any(|inline| match &inline.kind {
            InlineKind::Strong => true,
            InlineKind::Tag(tag) => {
                tag.side == Side::Open && matches!(tag.name.as_str(), "b" | "strong")
            }
            _ => false,
        })
}
