//! Blocks as paragraphs and tables: where they are indented, numbered, and in which direction they run.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::editions::docx::numbering::{HANGING, INDENT, LEVELS, Numbering};
use crate::emit::editions::rich::model::{
    Align, Block, Line, LineKind, List, Mark, Rich, Target, What,
};
use crate::emit::editions::rich::picture::Picture;
use crate::emit::editions::rich::xml::{Attribute, Xml};
use crate::locale::paper::{Paper, paper};
use crate::locale::tag::{Direction, Locale};

pub(super) const NAMESPACES: [Attribute<'static>; 5] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
];

/// Of the page: 2.5 cm, in twentieths of a point.
const MARGIN: u32 = 1418;

/// How far quotations stand in.
const QUOTE: u32 = 680;

/// What the parts of a document share.
pub(super) struct Surroundings<'s> {
    pub(super) direction: Direction,
    paper: Paper,
    pub(super) pictures: &'s [(String, Picture)],
    /// The anchors that links lead to, with the numbers of their bookmarks.
    pub(super) anchors: BTreeMap<&'s str, usize>,
    /// The footnotes that are referred to more than once.
    pub(super) repeated: BTreeSet<usize>,
}

/// What a part refers to, outside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Link(String),
    /// By its place in the list.
    Picture(usize),
}

pub(super) fn relation_id(number: usize) -> String {
    format!("to{}", number + 1)
}

/// A part of the document under way.
pub(super) struct Part<'p> {
    pub(super) xml: Xml,
    pub(super) relations: Vec<Relation>,
    pub(super) surroundings: &'p Surroundings<'p>,
    numbering: &'p mut Numbering,
    pub(super) place: Place,
    /// The footnotes referred to so far.
    pub(super) referred: BTreeSet<usize>,
    pub(super) drawings: usize,
}

/// Where the next paragraph stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    indent: u32,
    /// The lists around it.
    lists: usize,
    quoted: bool,
    pub(super) in_note: bool,
    align: Align,
    /// Whether the next paragraph keeps away from the table before it.
    apart: bool,
    /// The list whose number stands before the next paragraph, with its level.
    number: Option<(usize, usize)>,
    /// The footnote whose number stands there.
    pub(super) note: bool,
    pub(super) bold: bool,
}

impl<'s> Surroundings<'s> {
    pub(super) fn new(rich: &'s Rich, pictures: &'s [(String, Picture)], locale: &Locale) -> Self {
        let (mut there, mut wanted) = (BTreeSet::new(), BTreeSet::new());
        let (mut once, mut repeated) = (BTreeSet::new(), BTreeSet::new());
        rich.each_line(&mut |line| {
            there.extend(line.ids.iter().map(String::as_str));
            for piece in &line.pieces {
                for mark in &piece.marks {
                    if let Mark::Link(Target::Here(id)) = mark {
                        wanted.insert(id.as_str());
                    }
                }
                if let What::Note(note) = piece.what
                    && !once.insert(note)
                {
                    repeated.insert(note);
                }
            }
        });
        let anchors = there.intersection(&wanted).copied();
        Self {
            direction: locale.direction(),
            paper: paper(locale),
            pictures,
            anchors: anchors.enumerate().map(|(at, id)| (id, at + 1)).collect(),
            repeated,
        }
    }

    /// Between the margins of the page.
    pub(super) fn text_width(&self) -> u32 {
        self.paper.size().0 - 2 * MARGIN
    }
}

impl<'p> Part<'p> {
    pub(super) fn document(
        surroundings: &'p Surroundings<'p>,
        numbering: &'p mut Numbering,
    ) -> Self {
        let mut part = Self::new(surroundings, numbering);
        part.xml.open("w:document", &NAMESPACES);
        part.xml.open("w:body", &[]);
        part.xml.line();
        part
    }

    pub(super) fn footnotes(
        surroundings: &'p Surroundings<'p>,
        numbering: &'p mut Numbering,
    ) -> Self {
        let mut part = Self::new(surroundings, numbering);
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

    fn new(surroundings: &'p Surroundings<'p>, numbering: &'p mut Numbering) -> Self {
        Self {
            xml: Xml::new(),
            relations: Vec::new(),
            surroundings,
            numbering,
            place: Place::default(),
            referred: BTreeSet::new(),
            drawings: 0,
        }
    }

    pub(super) fn finish_document(mut self) -> (Vec<u8>, Vec<Relation>) {
        self.xml.open("w:sectPr", &[]);
        let footer = [("w:type", "default"), ("r:id", "footer1")];
        self.xml.empty("w:footerReference", &footer);
        let (width, height) = self.surroundings.paper.size();
        let (width, height) = (width.to_string(), height.to_string());
        self.xml
            .empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
        let margin = &*MARGIN.to_string();
        self.xml.empty(
            "w:pgMar",
            &[
                ("w:top", margin),
                ("w:right", margin),
                ("w:bottom", margin),
                ("w:left", margin),
                ("w:header", "709"),
                ("w:footer", "709"),
                ("w:gutter", "0"),
            ],
        );
        if self.surroundings.direction == Direction::RightToLeft {
            self.xml.empty("w:bidi", &[]);
        }
        (self.xml.finish(), self.relations)
    }

    pub(super) fn finish_footnotes(mut self, notes: &[Vec<Block>]) -> (Vec<u8>, Vec<Relation>) {
        for (at, note) in notes.iter().enumerate() {
            self.xml
                .open("w:footnote", &[("w:id", &(at + 1).to_string())]);
            self.place.note = true;
            self.blocks(note);
            // A note without a paragraph is damaged.
            if self.place.note {
                self.paragraph(&Line::default());
            }
            self.xml.close();
            self.xml.line();
        }
        (self.xml.finish(), self.relations)
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Line(line) => self.paragraph(line),
                Block::List(list) => self.list(list),
                Block::Quote(blocks) => self.within(blocks, |place| {
                    place.quoted = true;
                    place.indent += QUOTE;
                }),
                Block::Definition(blocks) => self.within(blocks, |place| place.indent += INDENT),
                Block::Table(rows) => {
                    self.table(rows);
                    self.place.apart = true;
                    // Tables that touch are one.
                    if !matches!(blocks.get(at + 1), Some(Block::Line(_) | Block::List(_))) {
                        self.paragraph(&Line::default());
                    }
                }
                Block::Rule => self.rule(),
            }
        }
    }

    /// Writes blocks in another place. A number that is due goes before the first of them.
    pub(super) fn within(&mut self, blocks: &[Block], change: impl FnOnce(&mut Place)) {
        let before = self.place;
        change(&mut self.place);
        self.blocks(blocks);
        self.place = Place {
            number: self.place.number,
            note: self.place.note,
            apart: self.place.apart,
            ..before
        };
    }

    /// Writes the blocks of a cell, which ends with a paragraph.
    pub(super) fn cell(&mut self, blocks: &[Block], align: Align, bold: bool) {
        let before = self.place;
        self.place = Place {
            align,
            bold,
            in_note: before.in_note,
            ..Place::default()
        };
        self.blocks(blocks);
        if blocks.is_empty() {
            self.paragraph(&Line::default());
        }
        self.place = before;
    }

    fn list(&mut self, list: &List) {
        // An item that begins with a list has a line for its own number.
        if self.place.number.is_some() {
            self.paragraph(&Line::default());
        }
        let level = self.place.lists.min(LEVELS - 1);
        let number = self.numbering.list(list.marker, level, list.first);
        for item in &list.items {
            self.within(item, |place| {
                place.number = Some((number, level));
                place.lists += 1;
                place.indent += INDENT;
            });
            if self.place.number.is_some() {
                self.within(&[Block::Line(Line::default())], |place| {
                    place.indent += INDENT
                });
            }
        }
    }

    fn paragraph(&mut self, line: &Line) {
        let style = match line.kind {
            LineKind::Heading(1) => "Heading1",
            LineKind::Heading(2) => "Heading2",
            LineKind::Heading(3) => "Heading3",
            LineKind::Heading(4) => "Heading4",
            LineKind::Heading(5) => "Heading5",
            LineKind::Heading(_) => "Heading6",
            LineKind::Code => "HTMLPreformatted",
            LineKind::Caption => "Caption",
            LineKind::Paragraph | LineKind::Term => match &self.place {
                place if place.in_note => "FootnoteText",
                place if place.quoted => "Quote",
                place if place.number.is_some() => "ListParagraph",
                place if place.lists > 0 => "ListContinue",
                _ => "",
            },
        };
        self.styled(style, line);
    }

    /// Writes a paragraph in a style; the empty name is that of all text.
    pub(super) fn styled(&mut self, style: &str, line: &Line) {
        let place = self.place;
        let said = line.tongue.as_ref().map(|tongue| tongue.direction);
        let direction = match line.kind {
            LineKind::Code => Direction::LeftToRight,
            _ => said.unwrap_or(self.surroundings.direction),
        };
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        if !style.is_empty() {
            self.xml.empty("w:pStyle", &[("w:val", style)]);
        }
        if line.kind == LineKind::Term {
            self.xml.empty("w:keepNext", &[]);
        }
        if let Some((list, level)) = place.number {
            self.xml.open("w:numPr", &[]);
            self.xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
            self.xml.empty("w:numId", &[("w:val", &list.to_string())]);
            self.xml.close();
        }
        if direction == Direction::RightToLeft {
            self.xml.empty("w:bidi", &[]);
        }
        if std::mem::take(&mut self.place.apart) {
            self.xml.empty("w:spacing", &[("w:before", "160")]);
        }
        if place.indent > 0 {
            let (left, hanging) = (place.indent.to_string(), HANGING.to_string());
            match place.number {
                Some(_) => self
                    .xml
                    .empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]),
                None => self.xml.empty("w:ind", &[("w:left", &left)]),
            }
        }
        match place.align {
            Align::Start => {}
            Align::Center => self.xml.empty("w:jc", &[("w:val", "center")]),
            Align::End => self.xml.empty("w:jc", &[("w:val", "right")]),
        }
        self.xml.close();
        self.place.number = None;
        self.runs(line, direction);
        self.xml.close();
        self.xml.line();
    }

    fn rule(&mut self) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.open("w:pBdr", &[]);
        let border = [
            ("w:val", "single"),
            ("w:sz", "6"),
            ("w:space", "1"),
            ("w:color", "A0A0A0"),
        ];
        self.xml.empty("w:bottom", &border);
        self.xml.close();
        self.xml.close();
        self.xml.close();
        self.xml.line();
    }
}
