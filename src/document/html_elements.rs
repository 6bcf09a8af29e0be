//! Classifies the elements of HTML for translators: where blocks begin and end, and what is left alone.

/// The part that an element plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ElementPart {
    /// `div`, `section`, `body` …: text directly inside is a paragraph.
    Flow,
    Heading(u8),
    Paragraph,
    Quote,
    List {
        ordered: bool,
    },
    Item,
    Table,
    /// `thead`, `tbody`, `tfoot`.
    Rows,
    Row,
    Cell,
    /// An element whose content is one block of its own kind.
    Other,
    /// Like `Other` where blocks stand, inline within text: `button`, `label`.
    Widget,
    /// `pre`: a block that is not translated.
    Code,
    Rule,
}

impl ElementPart {
    /// Returns whether text directly inside is a paragraph that has no tag of its own.
    pub(super) fn holds_paragraphs(self) -> bool {
        match self {
            Self::Flow
            | Self::Quote
            | Self::List { .. }
            | Self::Item
            | Self::Table
            | Self::Rows
            | Self::Row => true,
            Self::Heading(_)
            | Self::Paragraph
            | Self::Cell
            | Self::Other
            | Self::Widget
            | Self::Code
            | Self::Rule => false,
        }
    }

    /// Returns whether marks without a letter are a text in it: the dash of a cell, the three stars at the end of a release.
    /// Loose ones elsewhere stand between links and pictures.
    pub(super) fn holds_marks(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Paragraph | Self::Cell)
    }
}

/// An element that begins a block, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BlockElement(u8);

impl BlockElement {
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        let found = BLOCKS.binary_search_by(|(block, _)| block.as_bytes().cmp(name));
        found.ok().map(|index| Self(index as u8))
    }

    pub(super) fn name(self) -> &'static str {
        BLOCKS[self.index()].0
    }

    pub(super) fn part(self) -> ElementPart {
        BLOCKS[self.index()].1
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The number of elements.
pub(super) const COUNT: usize = BLOCKS.len();

const UNORDERED: ElementPart = ElementPart::List { ordered: false };
const ORDERED: ElementPart = ElementPart::List { ordered: true };

/// Sorted by name. What is not here is inline.
#[rustfmt::skip]
const BLOCKS: [(&str, ElementPart); 60] = [
    ("address", ElementPart::Flow), ("article", ElementPart::Flow), ("aside", ElementPart::Flow),
    ("blockquote", ElementPart::Quote), ("body", ElementPart::Flow), ("button", ElementPart::Widget),
    ("caption", ElementPart::Other), ("center", ElementPart::Flow), ("datalist", ElementPart::Flow),
    ("dd", ElementPart::Other), ("details", ElementPart::Flow), ("dialog", ElementPart::Flow), ("dir", UNORDERED),
    ("div", ElementPart::Flow), ("dl", ElementPart::Flow), ("dt", ElementPart::Other), ("fieldset", ElementPart::Flow),
    ("figcaption", ElementPart::Other), ("figure", ElementPart::Flow), ("footer", ElementPart::Flow),
    ("form", ElementPart::Flow), ("h1", ElementPart::Heading(1)), ("h2", ElementPart::Heading(2)),
    ("h3", ElementPart::Heading(3)), ("h4", ElementPart::Heading(4)), ("h5", ElementPart::Heading(5)),
    ("h6", ElementPart::Heading(6)), ("head", ElementPart::Flow), ("header", ElementPart::Flow),
    ("hgroup", ElementPart::Flow), ("hr", ElementPart::Rule), ("html", ElementPart::Flow), ("label", ElementPart::Widget),
    ("legend", ElementPart::Other), ("li", ElementPart::Item), ("listing", ElementPart::Code), ("main", ElementPart::Flow),
    ("menu", UNORDERED), ("nav", ElementPart::Flow), ("noscript", ElementPart::Flow), ("ol", ORDERED),
    ("optgroup", ElementPart::Widget), ("option", ElementPart::Widget), ("p", ElementPart::Paragraph),
    ("plaintext", ElementPart::Code), ("pre", ElementPart::Code), ("search", ElementPart::Flow),
    ("section", ElementPart::Flow), ("select", ElementPart::Widget), ("summary", ElementPart::Other),
    ("table", ElementPart::Table), ("tbody", ElementPart::Rows), ("td", ElementPart::Cell), ("tfoot", ElementPart::Rows),
    ("th", ElementPart::Cell), ("thead", ElementPart::Rows), ("title", ElementPart::Other), ("tr", ElementPart::Row),
    ("ul", UNORDERED), ("xmp", ElementPart::Code),
];

/// The number of open elements among which HTML looks for one to close unasked: a bound for hostile input.
pub(super) const MAX_IMPLIED: usize = 16;

/// Returns how many open block elements end where `next` begins, since HTML lets authors leave them open: a paragraph
/// before any block, an item before the next. `open`: from the innermost on.
pub(super) fn implied_ends(open: impl Iterator<Item = BlockElement>, next: BlockElement) -> usize {
    let (closed, within): (&[ElementPart], ElementPart) = match next.part() {
        ElementPart::Item => (&[ElementPart::Item], ElementPart::Table),
        ElementPart::Cell => (&[ElementPart::Cell], ElementPart::Row),
        ElementPart::Row => (&[ElementPart::Cell, ElementPart::Row], ElementPart::Table),
        ElementPart::Rows => (
            &[ElementPart::Cell, ElementPart::Row, ElementPart::Rows],
            ElementPart::Table,
        ),
        ElementPart::Other => (&[ElementPart::Other], ElementPart::Flow),
        _ => (&[], ElementPart::Flow),
    };
    // A cell ends whatever was left open in the one before it, lists too.
    let ends_lists = matches!(
        next.part(),
        ElementPart::Cell | ElementPart::Row | ElementPart::Rows
    );
    let mut ends = 0;
    for (above, element) in open.take(MAX_IMPLIED + 1).enumerate() {
        let part = element.part();
        let is_list = matches!(part, ElementPart::List { .. });
        if above == 0 && ends_before(element, next) || closed.contains(&part) {
            ends = above + 1;
        } else if closed.is_empty()
            || part == within
            || part == ElementPart::Table
            || is_list && !ends_lists
        {
            break;
        }
    }
    ends
}

/// Returns whether the innermost block element ends before another, whatever is around both.
fn ends_before(last: BlockElement, next: BlockElement) -> bool {
    match (last.part(), next.part()) {
        (ElementPart::Paragraph, _) | (ElementPart::Heading(_), ElementPart::Heading(_)) => true,
        (_, ElementPart::Widget) => last.name() == "option",
        _ => false,
    }
}

/// Elements whose content is not for readers, wherever they stand.
pub(super) fn is_opaque(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"svg"
            | b"math"
            | b"iframe"
            | b"noembed"
            | b"noframes"
    )
}

/// Inline elements whose content is no prose.
pub(super) fn is_code(name: &[u8]) -> bool {
    matches!(name, b"code" | b"kbd" | b"samp" | b"tt")
}

/// Inline elements without content.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Returns the name of blocks of an attribute; the element `title` is `title`.
pub(super) fn attribute_kind(name: &[u8]) -> Option<&'static str> {
    match name {
        b"alt" => Some("alt"),
        b"title" => Some("title attribute"),
        b"placeholder" => Some("placeholder"),
        b"aria-label" => Some("aria-label"),
        b"label" => Some("label attribute"),
        _ => None,
    }
}

/// The name of blocks of the `value` of an `<input>` that is a button.
pub(super) const BUTTON: &str = "value attribute";

/// Returns whether an `<input>` of this type is a button, and shows its value.
pub(super) fn is_button(kind: &str) -> bool {
    let kinds = ["submit", "button", "reset"];
    kinds.iter().any(|it| kind.trim().eq_ignore_ascii_case(it))
}

/// Returns the name of the content of a `<meta>`, when readers get to see it.
pub(super) fn meta_kind(name: &[u8]) -> Option<&'static str> {
    match name {
        b"description" => Some("description"),
        b"og:title" => Some("og:title"),
        b"og:description" => Some("og:description"),
        b"og:image:alt" => Some("og:image:alt"),
        b"twitter:title" => Some("twitter:title"),
        b"twitter:description" => Some("twitter:description"),
        b"twitter:image:alt" => Some("twitter:image:alt"),
        _ => None,
    }
}

/// Returns the name of blocks of an element of a drawing that holds words.
pub(super) fn drawing_kind(name: &[u8]) -> Option<&'static str> {
    match name {
        b"title" => Some("svg title"),
        b"desc" => Some("svg desc"),
        b"text" => Some("svg text"),
        _ => None,
    }
}

/// Returns whether readers see a block of this kind elsewhere than in the text.
pub(super) fn is_beside_text(kind: &str) -> bool {
    is_attribute(kind) || matches!(kind, "title" | "svg title" | "svg desc" | "svg text")
}

/// Returns whether a block of this kind is the value of an attribute.
pub(super) fn is_attribute(kind: &str) -> bool {
    matches!(
        kind,
        "alt"
            | "title attribute"
            | "placeholder"
            | "aria-label"
            | "label attribute"
            | BUTTON
            | "description"
            | "og:title"
            | "og:description"
            | "og:image:alt"
            | "twitter:title"
            | "twitter:description"
            | "twitter:image:alt"
    )
}

/// Returns whether the content of a block of this kind may hold no markup.
pub(super) fn is_text_only(kind: &str) -> bool {
    is_beside_text(kind) || kind == "option"
}

/// Returns the translation of such a text, with nothing that looks like a tag but where its source looks the same.
pub(super) fn without_tags(source: &str, text: String) -> String {
    if text == source {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let begins = |next: &char| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?');
        if c == '<' && chars.peek().is_some_and(begins) {
            out.push_str("&lt;");
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(BLOCKS.is_sorted_by_key(|(name, _)| *name));
        assert!(BlockElement::of(b"li").is_some_and(|it| it.part() == ElementPart::Item));
        assert_eq!(BlockElement::of(b"em"), None);
    }
}
