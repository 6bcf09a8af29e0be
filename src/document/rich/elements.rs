//! Classifies the elements of HTML for readers of rich text.

use crate::document::html_elements::{BlockElement, ElementPart, is_code, is_opaque, is_void};
use crate::document::rich::model::{InlineMark, LineKind, ListMarker};

/// The part that an element plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ElementRole {
    /// A line of its own, of this kind.
    Line(LineKind),
    /// Text directly inside is a paragraph.
    Flow,
    Container(ContainerKind),
    Inline(Option<InlineMark>),
    Void(VoidElement),
    /// Its content is not for readers.
    Opaque,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ContainerKind {
    List(ListMarker),
    Item,
    Quote,
    Definition,
    Table,
    Row,
    Cell { head: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VoidElement {
    Break,
    Rule,
    Image,
    /// A box to tick, of a list of tasks.
    Input,
    Nothing,
}

/// Returns the role of an element; the table of block elements is that of the reader of blocks.
pub(super) fn role(name: &str) -> ElementRole {
    match BlockElement::of(name.as_bytes()) {
        Some(element) => block_role(element),
        None => inline_role(name),
    }
}

fn block_role(element: BlockElement) -> ElementRole {
    let bullet_or_number = |ordered: bool| {
        if ordered {
            ListMarker::Decimal
        } else {
            ListMarker::Bullet
        }
    };
    match (element.part(), element.name()) {
        (ElementPart::Flow, "head") | (ElementPart::Other, "title") => ElementRole::Opaque,
        (ElementPart::Other, "caption" | "figcaption") => ElementRole::Line(LineKind::Caption),
        (ElementPart::Other, "dt") => ElementRole::Line(LineKind::Term),
        (ElementPart::Other, "dd") => ElementRole::Container(ContainerKind::Definition),
        (ElementPart::Widget, "button" | "label") => ElementRole::Inline(None),
        (ElementPart::Flow | ElementPart::Rows | ElementPart::Widget, _) => ElementRole::Flow,
        (ElementPart::Heading(level), _) => ElementRole::Line(LineKind::Heading(level)),
        (ElementPart::Paragraph | ElementPart::Other, _) => ElementRole::Line(LineKind::Paragraph),
        (ElementPart::Code, _) => ElementRole::Line(LineKind::Code),
        (ElementPart::List { ordered }, _) => {
            ElementRole::Container(ContainerKind::List(bullet_or_number(ordered)))
        }
        (ElementPart::Item, _) => ElementRole::Container(ContainerKind::Item),
        (ElementPart::Quote, _) => ElementRole::Container(ContainerKind::Quote),
        (ElementPart::Table, _) => ElementRole::Container(ContainerKind::Table),
        (ElementPart::Row, _) => ElementRole::Container(ContainerKind::Row),
        (ElementPart::Cell, name) => {
            ElementRole::Container(ContainerKind::Cell { head: name == "th" })
        }
        (ElementPart::Rule, _) => ElementRole::Void(VoidElement::Rule),
    }
}

fn inline_role(name: &str) -> ElementRole {
    let mark = match name {
        "br" => return ElementRole::Void(VoidElement::Break),
        "img" => return ElementRole::Void(VoidElement::Image),
        "input" => return ElementRole::Void(VoidElement::Input),
        // Obsolete, and without content for every browser.
        "basefont" | "bgsound" | "frame" | "keygen" => {
            return ElementRole::Void(VoidElement::Nothing);
        }
        "textarea" => return ElementRole::Opaque,
        name if is_void(name.as_bytes()) => return ElementRole::Void(VoidElement::Nothing),
        name if is_opaque(name.as_bytes()) => return ElementRole::Opaque,
        name if is_code(name.as_bytes()) => InlineMark::Code,
        "b" | "strong" => InlineMark::Bold,
        "i" | "em" | "cite" | "dfn" | "var" => InlineMark::Italic,
        "s" | "del" | "strike" => InlineMark::Struck,
        "u" | "ins" => InlineMark::Underlined,
        "sup" => InlineMark::Raised,
        "sub" => InlineMark::Lowered,
        "small" => InlineMark::Small,
        _ => return ElementRole::Inline(None),
    };
    ElementRole::Inline(Some(mark))
}

/// Returns the `type` of an ordered list.
pub(super) fn marker(kind: &str) -> Option<ListMarker> {
    Some(match kind {
        "1" => ListMarker::Decimal,
        "a" => ListMarker::LowerLetter,
        "A" => ListMarker::UpperLetter,
        "i" => ListMarker::LowerRoman,
        "I" => ListMarker::UpperRoman,
        _ => return None,
    })
}

/// Returns whether the end of an element may close others beyond it: those of a table stay in their cell.
pub(super) fn is_of_table(name: &str) -> bool {
    matches!(
        name,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th"
    )
}
