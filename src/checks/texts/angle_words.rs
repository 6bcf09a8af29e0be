//! Words in angle brackets that are no elements: `<name>` for whatever the reader is to put there.

use std::collections::BTreeSet;

use crate::checks::texts::compare::FactSite;
use crate::checks::texts::elements::{TagFaultKind, is_element};
use crate::checks::texts::markup_facts::{MarkupFact, MarkupVariant};
use crate::text::span::Span;

/// Takes away words in angle brackets: `<name>` for whatever the reader puts there is no element, and as many such words
/// in the translation are its own.
pub(super) fn without_words<'d>(
    [source, target]: [&MarkupVariant<'_>; 2],
    faults: &mut Vec<&'d MarkupFact>,
    missing: &mut Vec<&'d MarkupFact>,
    added: &mut Vec<&'d MarkupFact>,
) {
    let word = |fact: &MarkupFact| match fact {
        MarkupFact::Fault(fault) if fault.kind == TagFaultKind::Unclosed => {
            (!is_element(&fault.name)).then_some(fault.span)
        }
        _ => None,
    };
    // `<current directory>` may be `<répertoire courant>`, which nobody takes for a tag.
    let names_of_source: BTreeSet<&str> = source
        .facts
        .iter()
        .filter_map(|fact| Some(fact.element()?.name.as_str()))
        .collect();
    let is_own_word = |fact: &MarkupFact| {
        let name = fact.fault().map(|(_, name)| name);
        word(fact).is_some() && name.is_some_and(|name| !names_of_source.contains(name))
    };
    if brackets(target) == brackets(source) {
        let words: BTreeSet<&str> = source
            .facts
            .iter()
            .filter(|fact| word(fact).is_some())
            .filter_map(|fact| Some(fact.fault()?.1))
            .collect();
        missing.retain(|fact| {
            fact.element()
                .is_none_or(|element| !words.contains(element.name.as_str()))
        });
        let own: Vec<Span> = faults
            .iter()
            .filter(|fact| is_own_word(fact))
            .filter_map(|fact| word(fact))
            .collect();
        faults.retain(|fact| !is_own_word(fact));
        added.retain(|fact| {
            fact.element()
                .is_none_or(|element| !own.contains(&element.span))
        });
        return;
    }
    for fact in source.facts.iter().filter(|fact| word(fact).is_some()) {
        let name = fact.fault().map(|(_, name)| name);
        let is_it =
            |fact: &&MarkupFact| fact.element().map(|element| element.name.as_str()) == name;
        let Some(lacking) = missing.iter().position(is_it) else {
            continue;
        };
        if let Some(own) = faults.iter().position(|fact| word(fact).is_some()) {
            missing.remove(lacking);
            let span = word(faults.remove(own));
            added.retain(|fact| fact.element().map(|element| element.span) != span);
        }
    }
}

/// Returns whether a name in angle brackets stands for what the reader is to put there, in texts without elements of HTML
/// where the translation has no bracket less: *width columns* are `<width>` columns in another help text.
pub(super) fn is_placeholder(name: &str, site: &FactSite<'_, '_, MarkupFact>) -> bool {
    let has_elements = |variant: &MarkupVariant<'_>| {
        let mut elements = variant.facts.iter().filter_map(MarkupFact::element);
        elements.any(|element| is_element(&element.name) || element.slot.is_some())
    };
    !is_element(name)
        && !has_elements(site.source)
        && !has_elements(site.target)
        && brackets(site.target) >= brackets(site.source)
}

/// Counts the brackets that may open a word.
fn brackets(variant: &MarkupVariant<'_>) -> usize {
    variant.prose.text.matches('<').count()
}
