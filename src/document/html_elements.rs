//! What the elements of HTML are to a translator: where blocks begin and end, and what is left alone.

/// The part that an element plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
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

impl Part {
    /// Whether text directly inside is a paragraph that has no tag of its own.
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
}

/// An element that begins a block, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element(u8);

impl Element {
    pub(super) fn of(name: &[u8]) -> Option<Self> {
        let found = BLOCKS.binary_search_by(|(block, _)| block.as_bytes().cmp(name));
        found.ok().map(|index| Self(index as u8))
    }

    pub(super) fn name(self) -> &'static str {
        BLOCKS[self.index()].0
    }

    pub(super) fn part(self) -> Part {
        BLOCKS[self.index()].1
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// How many elements there are.
pub(super) const COUNT: usize = BLOCKS.len();

const UNORDERED: Part = Part::List { ordered: false };
const ORDERED: Part = Part::List { ordered: true };

/// Sorted by name. What is not here is inline.
#[rustfmt::skip]
const BLOCKS: [(&str, Part); 60] = [
    ("address", Part::Flow), ("article", Part::Flow), ("aside", Part::Flow),
    ("blockquote", Part::Quote), ("body", Part::Flow), ("button", Part::Widget),
    ("caption", Part::Other), ("center", Part::Flow), ("datalist", Part::Flow),
    ("dd", Part::Other), ("details", Part::Flow), ("dialog", Part::Flow), ("dir", UNORDERED),
    ("div", Part::Flow), ("dl", Part::Flow), ("dt", Part::Other), ("fieldset", Part::Flow),
    ("figcaption", Part::Other), ("figure", Part::Flow), ("footer", Part::Flow),
    ("form", Part::Flow), ("h1", Part::Heading(1)), ("h2", Part::Heading(2)),
    ("h3", Part::Heading(3)), ("h4", Part::Heading(4)), ("h5", Part::Heading(5)),
    ("h6", Part::Heading(6)), ("head", Part::Flow), ("header", Part::Flow),
    ("hgroup", Part::Flow), ("hr", Part::Rule), ("html", Part::Flow), ("label", Part::Widget),
    ("legend", Part::Other), ("li", Part::Item), ("listing", Part::Code), ("main", Part::Flow),
    ("menu", UNORDERED), ("nav", Part::Flow), ("noscript", Part::Flow), ("ol", ORDERED),
    ("optgroup", Part::Widget), ("option", Part::Widget), ("p", Part::Paragraph),
    ("plaintext", Part::Code), ("pre", Part::Code), ("search", Part::Flow),
    ("section", Part::Flow), ("select", Part::Widget), ("summary", Part::Other),
    ("table", Part::Table), ("tbody", Part::Rows), ("td", Part::Cell), ("tfoot", Part::Rows),
    ("th", Part::Cell), ("thead", Part::Rows), ("title", Part::Other), ("tr", Part::Row),
    ("ul", UNORDERED), ("xmp", Part::Code),
];

/// How far up HTML looks for an element to close unasked: a bound for hostile input.
pub(super) const MAX_IMPLIED: usize = 16;

/// Returns how many open block elements end where `next` begins, since HTML lets authors leave them open: a paragraph
/// before any block, an item before the next. `open`: from the innermost on.
pub(super) fn implied_ends(open: impl Iterator<Item = Element>, next: Element) -> usize {
    let (closed, within): (&[Part], Part) = match next.part() {
        Part::Item => (&[Part::Item], Part::Table),
        Part::Cell => (&[Part::Cell], Part::Row),
        Part::Row => (&[Part::Cell, Part::Row], Part::Table),
        Part::Rows => (&[Part::Cell, Part::Row, Part::Rows], Part::Table),
        Part::Other => (&[Part::Other], Part::Flow),
        _ => (&[], Part::Flow),
    };
    // A cell ends whatever was left open in the one before it, lists too.
    let ends_lists = matches!(next.part(), Part::Cell | Part::Row | Part::Rows);
    let mut ends = 0;
    for (above, element) in open.take(MAX_IMPLIED + 1).enumerate() {
        let part = element.part();
        let is_list = matches!(part, Part::List { .. });
        if above == 0 && ends_before(element, next) || closed.contains(&part) {
            ends = above + 1;
        } else if closed.is_empty()
            || part == within
            || part == Part::Table
            || is_list && !ends_lists
        {
            break;
        }
    }
    ends
}

/// Returns whether the innermost block element ends before another, whatever is around both.
fn ends_before(last: Element, next: Element) -> bool {
    match (last.part(), next.part()) {
        (Part::Paragraph, _) | (Part::Heading(_), Part::Heading(_)) => true,
        (_, Part::Widget) => last.name() == "option",
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

/// What a block of an attribute is called; the element `title` is `title`.
pub(super) fn attribute_kind(name: &[u8]) -> Option<&'static str> {
    match name {
        b"alt" => Some("alt"),
        b"title" => Some("title attribute"),
        b"placeholder" => Some("placeholder"),
        b"aria-label" => Some("aria-label"),
        _ => None,
    }
}

/// What a `<meta>` holds, when readers get to see it.
pub(super) fn meta_kind(name: &[u8]) -> Option<&'static str> {
    match name {
        b"description" => Some("description"),
        b"og:title" => Some("og:title"),
        b"og:description" => Some("og:description"),
        _ => None,
    }
}

/// Whether a block of this kind is the value of an attribute.
pub(super) fn is_attribute(kind: &str) -> bool {
    matches!(
        kind,
        "alt"
            | "title attribute"
            | "placeholder"
            | "aria-label"
            | "description"
            | "og:title"
            | "og:description"
    )
}

/// Whether the content of a block of this kind may hold no markup.
pub(super) fn is_text_only(kind: &str) -> bool {
    is_attribute(kind) || matches!(kind, "title" | "option")
}

/// The translation of such a text, with nothing that looks like a tag but where its source looks the same.
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
        assert!(Element::of(b"li").is_some_and(|it| it.part() == Part::Item));
        assert_eq!(Element::of(b"em"), None);
    }
}
