//! What texts have of markup, to compare.

use std::rc::Rc;

use crate::checks::texts::compare::VariantFacts;
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
    pub(super) fn element(&self) -> Option<&InlineElement> {
        match self {
            MarkupFact::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn slot(&self) -> Option<Option<&str>> {
        match self {
            MarkupFact::Slot(element) => Some(element.slot.as_deref()),
            _ => None,
        }
    }

    pub(super) fn fault(&self) -> Option<(TagFaultKind, &str)> {
        match self {
            MarkupFact::Fault(fault) => Some((fault.kind, &fault.name)),
            _ => None,
        }
    }
}

pub(super) type MarkupVariant<'t> = VariantFacts<'t, MarkupFact>;
