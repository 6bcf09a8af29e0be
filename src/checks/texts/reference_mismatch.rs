//! Terms, messages and functions that a translation refers to and its source does not, or the other way round.

use std::collections::BTreeMap;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::model::{Part, Pattern, display_name};
use crate::project::definition::reference;

check! {
    /// # What it finds
    /// A translation that refers to other terms, messages or functions than its source. What stands in a selector is
    /// each locale's own affair.
    ///
    /// # Why it matters
    /// An organisation that the source names through a term is missing, or is written by hand and will differ from
    /// the other pages; a formatting function was dropped, and a number reads as the programmer wrote it.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// -wola = Washington Office on Latin America
    /// -wrc = Women’s Refugee Commission
    /// signed = { -wola } and { -wrc } signed.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// -wola = Washington Office on Latin America
    /// -wrc = Women’s Refugee Commission
    /// signed = { -wola } firmó.
    /// ```
    /// ```report
    /// locales/es/main.ftl:3:10: warning[reference-mismatch] `signed` lacks `{ -wrc }`
    /// ```
    ///
    /// # When to silence it
    /// Where the language demands another construction: an inflected name written out, a pronoun.
    pub ReferenceMismatch = "reference-mismatch", Warning, [Text]
}

impl Check for ReferenceMismatch {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if pair.source.pattern.is_literal() && pair.target.pattern.is_literal() {
            return;
        }
        let mut source = BTreeMap::new();
        let mut target = BTreeMap::new();
        collect(pair.source.pattern, &mut source);
        collect(pair.target.pattern, &mut target);
        let name = pair.name();
        let lacking: Vec<&str> = source
            .keys()
            .filter(|it| !target.contains_key(*it))
            .map(String::as_str)
            .collect();
        if !lacking.is_empty() {
            let help = "refer to it as the source does, unless the sentence cannot bear it";
            reporter
                .report(
                    pair.target.span(),
                    format!("{name} lacks {}", lacking.join(", ")),
                )
                .help(help);
        }
        for (written, leaf) in target.iter().filter(|(it, _)| !source.contains_key(*it)) {
            reporter
                .report(
                    pair.target.catalog.span(leaf),
                    format!("{name} has {written}, which its source has not"),
                )
                .help("write it as the source does, unless the sentence needs it");
        }
    }
}

/// The references of a pattern as they are written, each with its leaf; those in selectors left out.
fn collect<'p>(pattern: &'p Pattern<'_>, references: &mut BTreeMap<String, &'p str>) {
    for part in &pattern.parts {
        match part {
            Part::Select(select) => select
                .variants
                .iter()
                .for_each(|variant| collect(&variant.value, references)),
            part => part.walk(&mut |part| {
                if let Some(written) = written(part) {
                    references.entry(written).or_insert(part.leaf());
                }
            }),
        }
    }
}

fn written(part: &Part<'_>) -> Option<String> {
    if let Part::Call { function, .. } = part {
        return Some(format!("`{{ {function}() }}`"));
    }
    let (kind, id, attribute) = reference(part)?;
    let name = display_name(kind, id);
    Some(match attribute {
        Some(attribute) => format!("`{{ {name}.{attribute} }}`"),
        None => format!("`{{ {name} }}`"),
    })
}
