//! Terms, messages and functions that a translation refers to and its source does not, or the other way round.

use std::collections::{BTreeMap, HashSet};

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
};
use crate::fluent::model::{Part, Pattern, display_name};
use crate::project::definition::reference;
use crate::text::span::Span;

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
        if refers(pair.source.pattern) || refers(pair.target.pattern) {
            compare(&ReferenceComparison { name: pair.name() }, pair, reporter);
        }
    }
}

/// The references of a text, those in selectors left out.
struct ReferenceComparison {
    /// The message that is checked.
    name: String,
}

impl<'t> Comparison<'t> for ReferenceComparison {
    /// A reference as it is written, and its place.
    type Fact = (String, Span);

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        let mut found = BTreeMap::new();
        for part in &text.alternatives()[at].parts {
            part.walk(&mut |part| {
                if let Some(written) = written(part) {
                    found
                        .entry(written)
                        .or_insert(text.catalog.span(part.leaf()));
                }
            });
        }
        found.into_iter().collect()
    }

    fn key(&self, (written, _): &Self::Fact, _: &VariantFacts<'_, Self::Fact>) -> String {
        written.clone()
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let (missing, added) = unshared(source, target, |(written, _)| Some(written));
        FactDifference::new(missing, added)
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        const BEAR: &str = "refer to it as the source does, unless the sentence cannot bear it";
        const NEED: &str = "write it as the source does, unless the sentence needs it";
        let name = &self.name;
        match change {
            FactChange::Missing(references) => {
                let facts = site.targets.iter().flat_map(|target| &target.facts);
                let in_targets: HashSet<&str> = facts.map(|(written, _)| &**written).collect();
                let (here, everywhere): (Vec<_>, Vec<_>) = references
                    .iter()
                    .partition(|(written, _)| in_targets.contains(&**written));
                if !everywhere.is_empty() {
                    let message = format!("{name} lacks {}", list(&everywhere));
                    site.report_whole(message).help(BEAR);
                }
                if let Some(key) = site.target.key().filter(|_| !here.is_empty()) {
                    let message = format!("{name} lacks {} in the variant `[{key}]`", list(&here));
                    site.report_variant(message).help(BEAR);
                }
            }
            FactChange::Added(references) => {
                for (written, span) in references {
                    let message = format!("{name} has {written}, which its source has not");
                    site.report_at(*span, message).help(NEED);
                }
            }
            FactChange::Replaced(..) | FactChange::Altered(..) => {}
        }
    }
}

fn list(references: &[&(String, Span)]) -> String {
    let written: Vec<&str> = references
        .iter()
        .map(|(written, _)| written.as_str())
        .collect();
    written.join(", ")
}

/// Returns whether a text has references, those in selectors included.
fn refers(pattern: &Pattern<'_>) -> bool {
    let mut found = false;
    if !pattern.is_literal() {
        pattern.walk(&mut |part| found |= is_reference(part));
    }
    found
}

fn is_reference(part: &Part<'_>) -> bool {
    matches!(part, Part::Call { .. }) || reference(part).is_some()
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
