//! Translations that show nothing.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::model::{Part, Pattern};
use crate::project::completeness::is_blank;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A text, an attribute or a variant that is empty, `{ "" }`, where the source says something.
    ///
    /// # Why it matters
    /// The page has a hole: a heading without words, a link that cannot be clicked. It counts as incomplete.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = Sign the petition
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = { "" }
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: warning[empty] `call` is empty; its source is not
    /// ```
    ///
    /// # When to silence it
    /// Where the page is meant to show nothing in this language.
    pub Empty = "empty", Warning, [Text]
}

impl Check for Empty {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if is_blank(pair.source.pattern) {
            return;
        }
        let catalog = pair.target.catalog;
        if is_blank(pair.target.pattern) {
            reporter
                .report(
                    pair.target.span(),
                    format!("{} is empty; its source is not", pair.name()),
                )
                .help("write the translation");
            return;
        }
        let source_has_blank = blank_variants(pair.source.pattern).next().is_some();
        for variant in blank_variants(pair.target.pattern).filter(|_| !source_has_blank) {
            let message = format!(
                "the variant `[{variant}]` of {} is empty; its source has no empty one",
                pair.name()
            );
            reporter
                .report(Span::of(catalog.source, variant), message)
                .help("write what the reader should see");
        }
    }
}

/// Returns the keys of the variants that show nothing.
fn blank_variants<'p>(pattern: &'p Pattern<'_>) -> impl Iterator<Item = &'p str> {
    let selects = pattern.parts.iter().filter_map(|part| match part {
        Part::Select(select) => Some(select),
        _ => None,
    });
    // A variant beside text that is not a variant may well add nothing: “{ $n } file{ $n -> [one] … *[other] s }”.
    let alone = pattern.parts.len() == 1;
    selects
        .filter(move |_| alone)
        .flat_map(|select| &select.variants)
        .filter(|variant| is_blank(&variant.value))
        .map(|variant| variant.key.as_str())
}
