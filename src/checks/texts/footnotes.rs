//! References to footnotes.

use std::collections::BTreeMap;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{Text, TextPair};
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
        if !all.any(|prose| prose.signs().has(b'^') && prose.text.contains("[^")) {
            return;
        }
        let (source, target) = (references(pair.source), references(&pair.target));
        let mut added = target
            .iter()
            .filter(|(label, _)| !source.contains_key(*label));
        for label in source.keys().filter(|label| !target.contains_key(*label)) {
            match added.next() {
                Some((other, (at, span))) => {
                    let message =
                        format!("the footnote `[^{label}]` of the source is `[^{other}]` here");
                    let span = pair.target.prose()[*at].span(span.range());
                    reporter
                        .report(span, message)
                        .help("refer to the same footnotes as the source");
                }
                None => {
                    let message =
                        format!("the reference to the footnote `[^{label}]` is missing here");
                    reporter
                        .report(pair.target.span(), message)
                        .help(format!("write `[^{label}]` after the same words"));
                }
            }
        }
        for (label, (at, span)) in added {
            let message = format!("the source does not refer to the footnote `[^{label}]`");
            let span = pair.target.prose()[*at].span(span.range());
            reporter
                .report(span, message)
                .help("refer to the same footnotes as the source");
        }
    }
}

/// The labels of all alternatives, each with its first place: the alternative and the bytes in its prose.
fn references<'t>(text: &'t Text<'_, '_>) -> BTreeMap<&'t str, (usize, Span)> {
    let mut found = BTreeMap::new();
    for (at, inlines) in text.inlines().iter().enumerate() {
        for inline in inlines {
            if let InlineKind::Footnote { label } = &inline.kind {
                found.entry(label.as_str()).or_insert((at, inline.span));
            }
        }
    }
    found
}
