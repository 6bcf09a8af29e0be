//! References to footnotes.

use std::collections::BTreeMap;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
};
use crate::document::inline::InlineKind;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A reference to a footnote, `[^1]`, that the translation lacks or adds.
    ///
    /// # Why it matters
    /// The footnote is never shown where nothing refers to it, and a reference without one is printed as `[^1]`.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// cost = Every state signed[^1] and paid[^2].
    /// ```
    /// ```ftl locales/es/main.ftl
    /// cost = Todos los Estados pagaron[^3] y firmaron[^1].
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:33: error[footnotes] the footnote `[^2]` of the source is `[^3]` here
    /// ```
    ///
    /// # When to silence it
    /// Where the language needs no such note.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the
    /// Contributor Covenant, most of which have no such marks.
    pub Footnotes = "footnotes", Error, [Text]
}

impl Check for Footnotes {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let mut all = pair.source.prose().iter().chain(pair.target.prose());
        if all.any(|prose| prose.signs().has(b'^') && prose.text.contains("[^")) {
            compare(self, pair, reporter);
        }
    }
}

impl<'t> Comparison<'t> for Footnotes {
    /// A label with its first place.
    type Fact = (&'t str, Span);

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        let mut found = BTreeMap::new();
        for inline in &text.inlines()[at] {
            if let InlineKind::Footnote { label } = &inline.kind {
                found.entry(label.as_str()).or_insert(inline.span);
            }
        }
        found.into_iter().collect()
    }

    fn key(&self, (label, _): &Self::Fact, _: &VariantFacts<'_, Self::Fact>) -> String {
        (*label).to_owned()
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let (missing, added) = unshared(source, target, |(label, _)| Some(label));
        FactDifference::paired(missing, added)
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        const HELP: &str = "refer to the same footnotes as the source";
        match change {
            FactChange::Replaced((was, _), (now, span))
            | FactChange::Altered((was, _), (now, span)) => {
                let message = format!("the footnote `[^{was}]` of the source is `[^{now}]` here");
                site.report(span.range(), message).help(HELP);
            }
            FactChange::Missing(labels) => {
                for (label, _) in labels {
                    let message =
                        format!("the reference to the footnote `[^{label}]` is missing here");
                    site.report_whole(message)
                        .help(format!("write `[^{label}]` after the same words"));
                }
            }
            FactChange::Added(labels) => {
                for (label, span) in labels {
                    let message = format!("the source does not refer to the footnote `[^{label}]`");
                    site.report(span.range(), message).help(HELP);
                }
            }
        }
    }
}
