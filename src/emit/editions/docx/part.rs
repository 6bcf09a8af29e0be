//! The parts of a document that hold text, the body and the footnotes: how they begin and end, and what they refer to.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::rich::model::{
    CellAlign, InlineContent, InlineMark, LinkTarget, RichBlock, RichDocument, RichLine,
};
use crate::emit::editions::docx::frame::DocxFrame;
use crate::emit::editions::docx::namespaces::NAMESPACES;
use crate::emit::editions::docx::numbering::Numbering;
use crate::emit::editions::docx::reference::ReferenceDocx;
use crate::emit::editions::package::picture::Picture;
use crate::emit::editions::package::xml::Xml;
use crate::locale::paper::Paper;
use crate::locale::tag::Direction;

/// Of the page: 2.5 cm, in twentieths of a point.
const MARGIN: u32 = 1418;

/// The data that the parts of a document share.
pub(super) struct DocxContext<'s> {
    pub(super) direction: Direction,
    paper: Paper,
    is_wide: bool,
    margins: PageMargins,
    /// The headers and footers: their kinds, the pages that have them, and the ids of their relationships.
    edges: Vec<(&'static str, String, String)>,
    has_title_page: bool,
    pub(super) pictures: &'s [(String, Picture)],
    /// The anchors that links lead to, with the numbers of their bookmarks.
    pub(super) anchors: BTreeMap<&'s str, usize>,
    /// The footnotes that are referred to more than once.
    pub(super) repeated: BTreeSet<usize>,
}

/// The margins of a page, in twentieths of a point.
#[derive(Clone, Copy, Debug)]
struct PageMargins {
    top: u32,
    right: u32,
    bottom: u32,
    left: u32,
    header: u32,
    footer: u32,
}

impl PageMargins {
    fn of(reference: Option<&ReferenceDocx>) -> Self {
        let element = reference.and_then(|reference| reference.margins.as_ref());
        let number = |key: &str, default: u32| {
            const WIDEST: u32 = 5000;
            let value = element.and_then(|element| element.attribute(key)?.parse().ok());
            value.filter(|value| *value <= WIDEST).unwrap_or(default)
        };
        Self {
            top: number("w:top", MARGIN),
            right: number("w:right", MARGIN),
            bottom: number("w:bottom", MARGIN),
            left: number("w:left", MARGIN),
            header: number("w:header", 709),
            footer: number("w:footer", 709),
        }
    }

    fn attributes(self) -> [(&'static str, String); 7] {
        [
            ("w:top", self.top),
            ("w:right", self.right),
            ("w:bottom", self.bottom),
            ("w:left", self.left),
            ("w:header", self.header),
            ("w:footer", self.footer),
            ("w:gutter", 0),
        ]
        .map(|(key, number)| (key, number.to_string()))
    }
}

/// Returns the headers and footers of a document: those of the reference, and the program's own footer where that has none.
fn edges(reference: Option<&ReferenceDocx>) -> Vec<(&'static str, String, String)> {
    let own = reference.map_or(&[][..], |reference| &reference.edges);
    let mut edges: Vec<_> = own
        .iter()
        .enumerate()
        .map(|(at, edge)| (edge.kind, edge.pages.clone(), edge_id(at)))
        .collect();
    if reference.is_none_or(|reference| !reference.has_footer()) {
        edges.push(("footer", "default".to_owned(), "footer1".to_owned()));
    }
    edges
}

/// Returns the id of the relationship to a header or footer of the reference, by its place there.
pub(super) fn edge_id(at: usize) -> String {
    format!("edge{}", at + 1)
}

/// A reference of a part to something outside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Link(String),
    /// By its place in the list.
    Picture(usize),
    /// The drawing that a picture stands in for.
    Drawing(usize),
}

pub(super) fn relation_id(number: usize) -> String {
    format!("to{}", number + 1)
}

/// A part of the document under way.
pub(super) struct DocxPart<'p> {
    pub(super) xml: Xml,
    pub(super) relations: Vec<Relation>,
    pub(super) context: &'p DocxContext<'p>,
    pub(super) numbering: &'p mut Numbering,
    pub(super) place: ParagraphPlace,
    /// The footnotes referred to so far.
    pub(super) referred: BTreeSet<usize>,
    pub(super) drawings: usize,
    /// The width of the cell around, without its margins.
    pub(super) cell_width: Option<u32>,
}

/// The place of the next paragraph.
#[derive(Clone, Copy, Default)]
pub(super) struct ParagraphPlace {
    pub(super) indent: u32,
    /// The lists around it.
    pub(super) lists: usize,
    pub(super) quoted: bool,
    pub(super) in_note: bool,
    pub(super) align: CellAlign,
    /// The next paragraph keeps away from the table before it.
    pub(super) apart: bool,
    /// The list whose number stands before the next paragraph, with its level.
    pub(super) number: Option<(usize, usize)>,
    /// The footnote whose number stands there.
    pub(super) note: bool,
    pub(super) bold: bool,
}

impl<'s> DocxContext<'s> {
    pub(super) fn new(
        rich: &'s RichDocument,
        pictures: &'s [(String, Picture)],
        frame: &DocxFrame<'_>,
    ) -> Self {
        let reference = frame.brand.reference_docx.as_ref();
        let (mut there, mut wanted) = (BTreeSet::new(), BTreeSet::new());
        let (mut once, mut repeated) = (BTreeSet::new(), BTreeSet::new());
        rich.each_line(&mut |line| {
            there.extend(line.ids.iter().map(String::as_str));
            for piece in &line.pieces {
                for mark in &piece.marks {
                    if let InlineMark::Link(LinkTarget::Here(id)) = mark {
                        wanted.insert(id.as_str());
                    }
                }
                if let InlineContent::Note(note) = piece.what
                    && !once.insert(note)
                {
                    repeated.insert(note);
                }
            }
        });
        let anchors = there.intersection(&wanted).copied();
        Self {
            direction: frame.strings.locale.direction(),
            paper: frame.paper,
            is_wide: frame.is_wide,
            margins: PageMargins::of(reference),
            edges: edges(reference),
            has_title_page: reference.is_some_and(|reference| reference.has_title_page),
            pictures,
            anchors: anchors.enumerate().map(|(at, id)| (id, at + 1)).collect(),
            repeated,
        }
    }

    /// Returns the width of the first column of a table that has narrow numbers in it.
    pub(super) fn number_width(&self) -> Option<u32> {
        const NUMBERS: u32 = 1700;
        self.is_wide.then_some(NUMBERS)
    }

    fn page_size(&self) -> (u32, u32) {
        let (width, height) = self.paper.size();
        if self.is_wide {
            (height, width)
        } else {
            (width, height)
        }
    }

    /// Between the margins of the page.
    pub(super) fn text_width(&self) -> u32 {
        let PageMargins { left, right, .. } = self.margins;
        const NARROWEST: u32 = 2000;
        let (width, _) = self.page_size();
        width.saturating_sub(left + right).max(NARROWEST)
    }
}

impl<'p> DocxPart<'p> {
    pub(super) fn document(context: &'p DocxContext<'p>, numbering: &'p mut Numbering) -> Self {
        let mut part = Self::new(context, numbering);
        part.xml.open("w:document", &NAMESPACES);
        part.xml.open("w:body", &[]);
        part.xml.line();
        part
    }

    pub(super) fn footnotes(context: &'p DocxContext<'p>, numbering: &'p mut Numbering) -> Self {
        let mut part = Self::new(context, numbering);
        part.place.in_note = true;
        part.xml.open("w:footnotes", &NAMESPACES);
        for (id, kind, mark) in [
            ("-1", "separator", "w:separator"),
            ("0", "continuationSeparator", "w:continuationSeparator"),
        ] {
            part.xml
                .open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            part.xml.open("w:p", &[]);
            part.xml.open("w:r", &[]);
            part.xml.empty(mark, &[]);
            part.xml.close();
            part.xml.close();
            part.xml.close();
        }
        part.xml.line();
        part
    }

    fn new(context: &'p DocxContext<'p>, numbering: &'p mut Numbering) -> Self {
        Self {
            xml: Xml::new(),
            relations: Vec::new(),
            context,
            numbering,
            place: ParagraphPlace::default(),
            referred: BTreeSet::new(),
            drawings: 0,
            cell_width: None,
        }
    }

    pub(super) fn finish_document(mut self) -> (Vec<u8>, Vec<Relation>) {
        self.xml.open("w:sectPr", &[]);
        for (kind, pages, id) in &self.context.edges {
            let name = if *kind == "header" {
                "w:headerReference"
            } else {
                "w:footerReference"
            };
            self.xml.empty(name, &[("w:type", pages), ("r:id", id)]);
        }
        let (width, height) = self.context.page_size();
        let (width, height) = (width.to_string(), height.to_string());
        let mut size = vec![("w:w", &*width), ("w:h", &*height)];
        if self.context.is_wide {
            size.push(("w:orient", "landscape"));
        }
        self.xml.empty("w:pgSz", &size);
        let margins = self.context.margins.attributes();
        let margins: Vec<(&str, &str)> = margins.iter().map(|(key, it)| (*key, &**it)).collect();
        self.xml.empty("w:pgMar", &margins);
        if self.context.has_title_page {
            self.xml.empty("w:titlePg", &[]);
        }
        if self.context.direction == Direction::RightToLeft {
            self.xml.empty("w:bidi", &[]);
        }
        (self.xml.finish(), self.relations)
    }

    pub(super) fn finish_footnotes(mut self, notes: &[Vec<RichBlock>]) -> (Vec<u8>, Vec<Relation>) {
        for (at, note) in notes.iter().enumerate() {
            self.xml
                .open("w:footnote", &[("w:id", &(at + 1).to_string())]);
            self.place.note = true;
            self.blocks(note);
            // A note without a paragraph is damaged.
            if self.place.note {
                self.paragraph(&RichLine::default());
            }
            self.xml.close();
            self.xml.line();
        }
        (self.xml.finish(), self.relations)
    }
}
