//! What the elements of HTML are to a reader of rich text.

use crate::emit::editions::rich::model::{LineKind, Mark, Marker};

/// The part that an element plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A line of its own, of this kind.
    Line(LineKind),
    /// Text directly inside is a paragraph.
    Flow,
    Frame(Frame),
    Inline(Option<Mark>),
    Void(Void),
    /// Its content is not for readers.
    Opaque,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    List(Marker),
    Item,
    Quote,
    Definition,
    Table,
    Row,
    Cell { head: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Void {
    Break,
    Rule,
    Image,
    /// A box to tick, of a list of tasks.
    Input,
    Nothing,
}

#[rustfmt::skip]
pub(super) fn part(name: &str) -> Part {
    let inline = |mark| Part::Inline(Some(mark));
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Part::Line(LineKind::Heading(name.as_bytes()[1] - b'0')),
        "p" | "summary" | "legend" => Part::Line(LineKind::Paragraph),
        "caption" | "figcaption" => Part::Line(LineKind::Caption),
        "dt" => Part::Line(LineKind::Term),
        "pre" | "listing" | "xmp" | "plaintext" => Part::Line(LineKind::Code),
        "ul" | "menu" | "dir" => Part::Frame(Frame::List(Marker::Bullet)),
        "ol" => Part::Frame(Frame::List(Marker::Decimal)),
        "li" => Part::Frame(Frame::Item),
        "blockquote" => Part::Frame(Frame::Quote),
        "dd" => Part::Frame(Frame::Definition),
        "table" => Part::Frame(Frame::Table),
        "tr" => Part::Frame(Frame::Row),
        "td" => Part::Frame(Frame::Cell { head: false }),
        "th" => Part::Frame(Frame::Cell { head: true }),
        "html" | "body" | "address" | "article" | "aside" | "center" | "details" | "dialog" | "div" | "dl"
        | "fieldset" | "figure" | "footer" | "form" | "header" | "hgroup" | "main" | "nav" | "noscript" | "search"
        | "section" | "thead" | "tbody" | "tfoot" | "datalist" | "option" | "optgroup" | "select" => Part::Flow,
        "b" | "strong" => inline(Mark::Bold),
        "i" | "em" | "cite" | "dfn" | "var" => inline(Mark::Italic),
        "code" | "kbd" | "samp" | "tt" => inline(Mark::Code),
        "s" | "del" | "strike" => inline(Mark::Struck),
        "u" | "ins" => inline(Mark::Underlined),
        "sup" => inline(Mark::Raised),
        "sub" => inline(Mark::Lowered),
        "small" => inline(Mark::Small),
        "br" => Part::Void(Void::Break),
        "hr" => Part::Void(Void::Rule),
        "img" => Part::Void(Void::Image),
        "input" => Part::Void(Void::Input),
        "area" | "base" | "basefont" | "bgsound" | "col" | "embed" | "frame" | "keygen" | "link" | "meta" | "param"
        | "source" | "track" | "wbr" => Part::Void(Void::Nothing),
        "head" | "script" | "style" | "template" | "svg" | "math" | "iframe" | "noembed" | "noframes" | "textarea"
        | "title" => Part::Opaque,
        _ => Part::Inline(None),
    }
}

/// The `type` of an ordered list.
pub(super) fn marker(kind: &str) -> Option<Marker> {
    Some(match kind {
        "1" => Marker::Decimal,
        "a" => Marker::LowerLetter,
        "A" => Marker::UpperLetter,
        "i" => Marker::LowerRoman,
        "I" => Marker::UpperRoman,
        _ => return None,
    })
}

/// Whether the end of an element may close others beyond it: those of a table stay in their cell.
pub(super) fn is_of_table(name: &str) -> bool {
    matches!(
        name,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th"
    )
}

/// The open elements that a new one ends, and those that they are not looked for beyond.
pub(super) fn ends(name: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    const BARRIERS: &[&str] = &["li", "dd", "td", "th", "blockquote", "caption", "table"];
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir", "td", "th"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "td", "th", "li"]),
        "tr" => (&["tr", "caption"], &["table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot", "tr", "caption"], &["table"]),
        _ => match part(name) {
            Part::Line(_) | Part::Flow | Part::Frame(_) | Part::Void(Void::Rule) => {
                (&["p"], BARRIERS)
            }
            Part::Inline(_) | Part::Void(_) | Part::Opaque => return None,
        },
    })
}
