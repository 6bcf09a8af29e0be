//! Blocks as paragraphs and tables: where they are indented, numbered, and in which direction they run.

use crate::document::rich::model::{CellAlign, LineKind, RichBlock, RichLine, RichList};
use crate::emit::editions::docx::numbering::{HANGING, INDENT, LEVELS};
use crate::emit::editions::docx::part::{DocxPart, ParagraphPlace};
use crate::emit::editions::opening::Opening;
use crate::locale::tag::Direction;

/// The indent of quotations, in twentieths of a point.
const QUOTE: u32 = 680;

impl DocxPart<'_> {
    pub(super) fn blocks(&mut self, blocks: &[RichBlock]) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                RichBlock::Line(line) => self.paragraph(line),
                RichBlock::List(list) => self.list(list),
                RichBlock::Quote(blocks) => self.within(blocks, |place| {
                    place.quoted = true;
                    place.indent += QUOTE;
                }),
                RichBlock::Definition(blocks) => {
                    self.within(blocks, |place| place.indent += INDENT)
                }
                RichBlock::Table(rows) => {
                    self.table(rows);
                    self.place.apart = true;
                    // Tables that touch are one.
                    if !matches!(
                        blocks.get(at + 1),
                        Some(RichBlock::Line(_) | RichBlock::List(_))
                    ) {
                        self.paragraph(&RichLine::default());
                    }
                }
                RichBlock::Rule => self.rule(),
            }
        }
    }

    /// Writes blocks in another place. A number that is due goes before the first of them.
    pub(super) fn within(
        &mut self,
        blocks: &[RichBlock],
        change: impl FnOnce(&mut ParagraphPlace),
    ) {
        let before = self.place;
        change(&mut self.place);
        self.blocks(blocks);
        self.place = ParagraphPlace {
            number: self.place.number,
            note: self.place.note,
            apart: self.place.apart,
            ..before
        };
    }

    /// Writes the blocks of a cell, which ends with a paragraph.
    pub(super) fn cell(&mut self, blocks: &[RichBlock], align: CellAlign, bold: bool) {
        let before = self.place;
        self.place = ParagraphPlace {
            align,
            bold,
            in_note: before.in_note,
            ..ParagraphPlace::default()
        };
        self.blocks(blocks);
        if blocks.is_empty() {
            self.paragraph(&RichLine::default());
        }
        self.place = before;
    }

    fn list(&mut self, list: &RichList) {
        // An item that begins with a list has a line for its own number.
        if self.place.number.is_some() {
            self.paragraph(&RichLine::default());
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
                self.within(&[RichBlock::Line(RichLine::default())], |place| {
                    place.indent += INDENT
                });
            }
        }
    }

    pub(super) fn paragraph(&mut self, line: &RichLine) {
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

    /// Writes what stands above the text.
    pub(super) fn opening(&mut self, lines: Vec<Opening>) {
        for line in lines {
            match line {
                Opening::Letterhead(line) => self.styled("Letterhead", &line),
                Opening::Embargo(line) => self.styled("Embargo", &line),
                Opening::Headline(line) => self.styled("Title", &line),
                Opening::Subtitle(line) => self.styled("Subtitle", &line),
                Opening::Dateline(line) => self.styled("Date", &line),
            }
        }
    }

    /// Writes a paragraph in a style; the empty name is that of all text.
    pub(super) fn styled(&mut self, style: &str, line: &RichLine) {
        let place = self.place;
        let said = line.lang_dir.as_ref().map(|lang_dir| lang_dir.direction);
        let direction = match line.kind {
            LineKind::Code => Direction::LeftToRight,
            _ => said.unwrap_or(self.context.direction),
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
            CellAlign::Start => {}
            CellAlign::Center => self.xml.empty("w:jc", &[("w:val", "center")]),
            CellAlign::End => self.xml.empty("w:jc", &[("w:val", "right")]),
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
