//! Translations that change the shape of the document around them.

use std::collections::BTreeMap;

use crate::checks::declare::check;
use crate::checks::model::{Check, EditionView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::document::model::Document;
use crate::document::outline::{Difference, outline_difference};

check! {
    /// # What it finds
    /// A translation that, woven into its statement, opens a list, splits a paragraph, breaks a row of a table,
    /// closes a quotation: the edition is read again and its headings, paragraphs, lists, quotations and tables are
    /// compared with those of the source.
    ///
    /// # Why it matters
    /// The editions no longer lie side by side: a reader who cites the third principle cites another one.
    ///
    /// # Example
    /// ```html content/call.html
    /// <p>Sign now.</p>
    /// <p>It matters.</p>
    /// ```
    /// ```ftl locales/en/call.ftl
    /// sign = Sign now.
    /// reason = It matters.
    /// ```
    /// ```ftl locales/es/call.ftl
    /// sign = Firme ahora.</p><p>Hoy mismo.
    /// reason = Es importante.
    /// ```
    /// ```report
    /// locales/es/call.ftl:1:8: error[block-structure] `sign` adds a paragraph that the source does not have
    /// ```
    ///
    /// # When to silence it
    /// Where this language needs another structure: better change the source, so that all editions have it.
    pub BlockStructure = "block-structure", Error, [Edition]
}

impl Check for BlockStructure {
    fn edition(&self, view: &EditionView<'_, '_>, reporter: &mut Reporter<'_>) {
        let Some(woven) = view.woven else { return };
        let source = view.statement.document;
        let differences = outline_difference(source, woven.document, Some(woven.places));
        let mut by_block: BTreeMap<Option<u32>, Vec<String>> = BTreeMap::new();
        for difference in &differences {
            by_block.entry(difference.block).or_default().push(in_words(
                source,
                woven.document,
                difference.what,
            ));
        }
        for (block, mut what) in by_block {
            let Some(block) = block.map(|block| block as usize) else {
                reporter.report_file(format!("the edition {}", what.swap_remove(0)));
                continue;
            };
            let message = format!(
                "`{}` {}",
                view.id(block).unwrap_or("a block"),
                what.remove(0)
            );
            let place = Place::Span(view.statement.file, source.blocks[block].span);
            let mut finding = match view.target_span(block) {
                Some(span) => reporter.report(span, message),
                None => reporter.report_file(message),
            };
            if let Some(id) = view.id(block) {
                finding = finding.id(id);
            }
            what.dedup();
            for also in what {
                finding = finding.note(format!("it also {also}"));
            }
            finding
                .source(place)
                .help("keep to one block as in the source: no markup that opens or closes another");
        }
    }
}

fn in_words(source: &Document<'_>, edition: &Document<'_>, difference: Difference) -> String {
    let (source, edition) = (&source.outline, &edition.outline);
    match difference {
        Difference::Extra { edition: at, .. } => {
            format!(
                "adds {} that the source does not have",
                with_article(&edition[at].kind.to_string())
            )
        }
        Difference::Missing { source: at, .. } => {
            format!(
                "loses {} of the source",
                with_article(&source[at].kind.to_string())
            )
        }
        Difference::Changed {
            source: was,
            edition: is,
        } => {
            let (was, is) = (source[was].kind.to_string(), edition[is].kind.to_string());
            format!("makes {} of {}", with_article(&is), with_article(&was))
        }
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {noun}")
}
