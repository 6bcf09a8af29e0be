//! Three full stops where the source has the one character.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::reading::{readings, written};
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// Three full stops in a translation whose source writes the ellipsis as one character, `…`.
    ///
    /// # Why it matters
    /// Three stops may be broken at the end of a line, and the two look different beside each other.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// search = Search…
    /// ```
    /// ```ftl locales/es/main.ftl
    /// search = Buscar...
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:16: info[ellipsis] `...` where the source has `…`
    /// ```
    ///
    /// # When to silence it
    /// Where the publisher's style is three stops in this language.
    ///
    /// # Precision
    /// All findings read by hand: the website of Rust 2 of 2 right; Open Source Guides, the website of Mozilla (six locales),
    /// the Universal Declaration of Human Rights, the Contributor Covenant and Comprehensive Rust none.
    pub Ellipsis = "ellipsis", Info, [Text], fixable
}

impl Check for Ellipsis {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        // Few sources have one.
        if !written(pair.source).contains('…') || !written(&pair.target).contains("...") {
            return;
        }
        let mut reported = BTreeSet::new();
        for reading in readings(&pair.target) {
            let mut at = 0;
            while let Some(found) = reading.text.slice(at..).find("...") {
                let start = at + found;
                let dots = reading
                    .text
                    .slice(start..)
                    .bytes()
                    .take_while(|byte| *byte == b'.');
                at = start + dots.count();
                if at - start != 3 || reading.is_protected(start) {
                    continue;
                }
                let Some(span) = reading.place(start..at) else {
                    continue;
                };
                if reported.insert(span) {
                    reporter
                        .report(span, "`...` where the source has `…`")
                        .help("write the ellipsis as one character, `…`")
                        .fix("write `…`", [(span, "…".to_owned())]);
                }
            }
        }
    }
}
