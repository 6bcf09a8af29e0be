//! The text of a book as a page of XHTML.

use std::collections::BTreeSet;

use crate::document::rich::model::{
    CellAlign, LineKind, ListMarker, RichBlock, RichCell, RichDocument, RichLine, RichList, RichRow,
};
use crate::emit::editions::epub::contents::TableOfContents;
use crate::emit::editions::epub::frame::{BookLanguage, begin_page};
use crate::emit::editions::opening::Opening;
use crate::emit::editions::package::picture::Picture;
use crate::emit::editions::package::xml::{Xml, XmlAttribute};

/// The page under way.
pub(super) struct Chapter<'c> {
    pub(super) xml: Xml,
    pub(super) pictures: &'c [(String, Picture)],
    pub(super) contents: &'c TableOfContents,
    pub(super) headings: usize,
    /// The footnotes that were referred to.
    pub(super) referred: BTreeSet<usize>,
    /// The footnote whose number stands before the next line.
    pub(super) note: Option<usize>,
}

impl<'c> Chapter<'c> {
    pub(super) fn new(
        language: &BookLanguage<'_>,
        title: &str,
        pictures: &'c [(String, Picture)],
        contents: &'c TableOfContents,
    ) -> Self {
        Self {
            xml: begin_page(language, title),
            pictures,
            contents,
            headings: 0,
            referred: BTreeSet::new(),
            note: None,
        }
    }

    /// Writes what stands above the title that the body begins with, if any, that title, and what stands below it.
    pub(super) fn opening(&mut self, above: &[Opening], title: &[RichBlock], below: &[Opening]) {
        if above.is_empty() && below.is_empty() {
            return self.blocks(title);
        }
        self.xml.open("header", &[]);
        self.xml.line();
        self.opening_lines(above);
        self.blocks(title);
        self.opening_lines(below);
        self.xml.close();
        self.xml.line();
    }

    fn opening_lines(&mut self, lines: &[Opening]) {
        for line in lines {
            match line {
                Opening::Letterhead(line) => self.line(line, Some("letterhead")),
                Opening::Embargo(line) => self.line(line, Some("embargo")),
                Opening::Headline(line) => {
                    let heading = LineKind::Heading(1);
                    self.line(
                        &RichLine {
                            kind: heading,
                            ..line.clone()
                        },
                        None,
                    );
                }
                Opening::Subtitle(line) => self.line(line, Some("subtitle")),
                Opening::Dateline(line) => self.line(line, Some("dateline")),
            }
        }
    }

    /// `notes`: what footnotes are called.
    pub(super) fn body(&mut self, rich: &RichDocument, notes: Option<&str>) {
        self.blocks(rich.blocks.get(rich.title_end()..).unwrap_or_default());
        if rich.notes.is_empty() {
            return;
        }
        let mut attributes = vec![("epub:type", "footnotes"), ("role", "doc-endnotes")];
        attributes.extend(notes.map(|notes| ("aria-label", notes)));
        self.xml.open("section", &attributes);
        self.xml.line();
        self.xml.empty("hr", &[]);
        self.xml.line();
        for (number, note) in rich.notes.iter().enumerate() {
            let id = note_id(number);
            let attributes = [
                ("epub:type", "footnote"),
                ("role", "doc-footnote"),
                ("id", &*id),
            ];
            self.xml.open("aside", &attributes);
            self.xml.line();
            self.note = Some(number);
            self.blocks(note);
            if self.note.is_some() {
                self.line(&RichLine::default(), None);
            }
            self.xml.close();
            self.xml.line();
        }
        self.xml.close();
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.xml.finish()
    }

    fn blocks(&mut self, blocks: &[RichBlock]) {
        for block in blocks {
            match block {
                RichBlock::Line(line) => self.line(line, None),
                RichBlock::List(list) => self.list(list),
                RichBlock::Quote(blocks) => self.wrap("blockquote", &[], blocks),
                RichBlock::Definition(blocks) => {
                    self.wrap("div", &[("class", "definition")], blocks)
                }
                RichBlock::Table(rows) => self.table(rows),
                RichBlock::Rule => {
                    self.xml.empty("hr", &[]);
                    self.xml.line();
                }
            }
        }
    }

    fn wrap(&mut self, name: &'static str, attributes: &[XmlAttribute<'_>], blocks: &[RichBlock]) {
        self.xml.open(name, attributes);
        self.xml.line();
        self.blocks(blocks);
        self.xml.close();
        self.xml.line();
    }

    fn list(&mut self, list: &RichList) {
        let kind = match list.marker {
            ListMarker::Bullet | ListMarker::Decimal => None,
            ListMarker::LowerLetter => Some("a"),
            ListMarker::UpperLetter => Some("A"),
            ListMarker::LowerRoman => Some("i"),
            ListMarker::UpperRoman => Some("I"),
        };
        let first = list.first.to_string();
        let mut attributes = Vec::new();
        attributes.extend(kind.map(|kind| ("type", kind)));
        let name = match list.marker {
            ListMarker::Bullet => "ul",
            _ => {
                attributes.extend((list.first != 1).then_some(("start", first.as_str())));
                "ol"
            }
        };
        self.xml.open(name, &attributes);
        self.xml.line();
        for item in &list.items {
            self.xml.open("li", &[]);
            self.short(item);
            self.xml.close();
            self.xml.line();
        }
        self.xml.close();
        self.xml.line();
    }

    /// The blocks of an item or a cell: a single paragraph is no paragraph there.
    fn short(&mut self, blocks: &[RichBlock]) {
        if let Some((RichBlock::Line(line), rest)) = blocks.split_first()
            && line.kind == LineKind::Paragraph
            && rest.iter().all(|block| matches!(block, RichBlock::List(_)))
        {
            self.bare_line(line);
            return self.blocks(rest);
        }
        self.blocks(blocks);
    }

    fn table(&mut self, rows: &[RichRow]) {
        let head = rows.iter().take_while(|row| row.head).count();
        self.xml.open("table", &[]);
        self.xml.line();
        for (name, rows) in [("thead", &rows[..head]), ("tbody", &rows[head..])] {
            if rows.is_empty() {
                continue;
            }
            self.xml.open(name, &[]);
            self.xml.line();
            for row in rows {
                self.xml.open("tr", &[]);
                row.cells.iter().for_each(|cell| self.cell(cell));
                self.xml.close();
                self.xml.line();
            }
            self.xml.close();
            self.xml.line();
        }
        self.xml.close();
        self.xml.line();
    }

    fn cell(&mut self, cell: &RichCell) {
        let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
        let mut attributes = Vec::new();
        attributes.extend((cell.columns > 1).then_some(("colspan", columns.as_str())));
        attributes.extend((cell.rows > 1).then_some(("rowspan", rows.as_str())));
        match cell.align {
            CellAlign::Start => {}
            CellAlign::Center => attributes.push(("class", "center")),
            CellAlign::End => attributes.push(("class", "end")),
        }
        self.xml
            .open(if cell.head { "th" } else { "td" }, &attributes);
        self.short(&cell.blocks);
        self.xml.close();
    }
}

pub(super) fn note_id(note: usize) -> String {
    format!("_note-{}", note + 1)
}
