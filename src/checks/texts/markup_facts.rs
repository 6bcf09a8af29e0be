//! What the elements of a text are, and those that stand within others than in the source.

use std::rc::Rc;

use crate::checks::texts::compare::{VariantFacts, unshared};
use crate::checks::texts::elements::{InlineElement, TagFault, TagFaultKind};

/// An element of a text, or what concerns one.
pub(super) enum MarkupFact {
    Element(Rc<InlineElement>),
    /// The `data-l10n-name` of an element, or that it has none.
    Slot(Rc<InlineElement>),
    Fault(TagFault),
    /// Marks of Markdown, by the element that they stand for.
    Mark(&'static str),
}

impl MarkupFact {
    pub fn element(&self) -> Option<&InlineElement> {
        match self {
            MarkupFact::Element(element) => Some(element),
            _ => None,
        }
    }

    pub fn slot(&self) -> Option<Option<&str>> {
        match self {
            MarkupFact::Slot(element) => Some(element.slot.as_deref()),
            _ => None,
        }
    }

    pub fn fault(&self) -> Option<(TagFaultKind, &str)> {
        match self {
            MarkupFact::Fault(fault) => Some((fault.kind, &fault.name)),
            _ => None,
        }
    }
}

/// A variant with its elements.
pub(super) type MarkupVariant<'t> = VariantFacts<'t, MarkupFact>;

/// Finds an element that stands within others than in the source: the deepest, since it tells most.
pub(super) fn moved<'d>(
    source: &'d MarkupVariant<'_>,
    target: &'d MarkupVariant<'_>,
) -> Option<(&'d MarkupFact, &'d MarkupFact)> {
    let kind = |fact: &'d MarkupFact| fact.element().map(InlineElement::kind);
    let place = |fact: &'d MarkupFact| {
        fact.element()
            .map(|element| (&*element.path, element.kind()))
    };
    let (there, here) = unshared(source, target, place);
    let pairs = here.into_iter().filter_map(|here| {
        let there = there.iter().find(|there| kind(there) == kind(here))?;
        Some((*there, here))
    });
    pairs.max_by_key(|(_, here)| here.element().map_or(0, |element| element.path.len()))
}

pub(super) fn moved_message(here: &InlineElement, there: &InlineElement) -> String {
    let (name, now, was) = (&here.name, parent(here), parent(there));
    if now == was {
        format!("the elements around `<{name}>` are not those of the source")
    } else if now.is_empty() {
        format!("`<{name}>` stands within `<{was}>` in the source, but not here")
    } else {
        format!("`<{name}>` stands within `<{now}>` here, but not in the source")
    }
}

fn parent(element: &InlineElement) -> &str {
    element.path.rsplit('>').next().unwrap_or_default()
}
