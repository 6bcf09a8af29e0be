//! The text of a book as a page of XHTML.

use std::collections::BTreeSet;

use crate::emit::editions::epub::contents::{Contents, heading_id};
use crate::emit::editions::epub::{Language, begin_page, picture_path};
use crate::emit::editions::rich::model::{
    Align, Block, Cell, Image, Line, LineKind, List, Mark, Marker, Rich, Row, Target, Tongue, What,
};
use crate::emit::editions::rich::opening::Opening;
use crate::emit::editions::rich::picture::Picture;
use crate::emit::editions::rich::xml::{Attribute, Xml};

/// The page under way.
pub(super) struct Chapter<'c> {
    xml: Xml,
    pictures: &'c [(String, Picture)],
    contents: &'c Contents,
    headings: usize,
    /// The footnotes that were referred to.
    referred: BTreeSet<usize>,
    /// The footnote whose number stands before the next line.
    note: Option<usize>,
}

impl<'c> Chapter<'c> {
    pub(super) fn new(
        language: &Language<'_>,
        title: &str,
        pictures: &'c [(String, Picture)],
        contents: &'c Contents,
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

    pub(super) fn opening(&mut self, opening: &[Opening]) {
        if opening.is_empty() {
            return;
        }
        self.xml.open("header", &[]);
        self.xml.line();
        for opening in opening {
            match opening {
                Opening::Headline(line) => {
                    let heading = LineKind::Heading(1);
                    self.line(
                        &Line {
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
        self.xml.close();
        self.xml.line();
    }

    /// `notes`: what footnotes are called.
    pub(super) fn body(&mut self, rich: &Rich, notes: Option<&str>) {
        self.blocks(&rich.blocks);
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
                self.line(&Line::default(), None);
            }
            self.xml.close();
            self.xml.line();
        }
        self.xml.close();
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.xml.finish()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Line(line) => self.line(line, None),
                Block::List(list) => self.list(list),
                Block::Quote(blocks) => self.wrap("blockquote", &[], blocks),
                Block::Definition(blocks) => self.wrap("div", &[("class", "definition")], blocks),
                Block::Table(rows) => self.table(rows),
                Block::Rule => {
                    self.xml.empty("hr", &[]);
                    self.xml.line();
                }
            }
        }
    }

    fn wrap(&mut self, name: &'static str, attributes: &[Attribute<'_>], blocks: &[Block]) {
        self.xml.open(name, attributes);
        self.xml.line();
        self.blocks(blocks);
        self.xml.close();
        self.xml.line();
    }

    fn list(&mut self, list: &List) {
        let kind = match list.marker {
            Marker::Bullet | Marker::Decimal => None,
            Marker::LowerLetter => Some("a"),
            Marker::UpperLetter => Some("A"),
            Marker::LowerRoman => Some("i"),
            Marker::UpperRoman => Some("I"),
        };
        let first = list.first.to_string();
        let mut attributes = Vec::new();
        attributes.extend(kind.map(|kind| ("type", kind)));
        let name = match list.marker {
            Marker::Bullet => "ul",
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
    fn short(&mut self, blocks: &[Block]) {
        if let Some((Block::Line(line), rest)) = blocks.split_first()
            && line.kind == LineKind::Paragraph
            && rest.iter().all(|block| matches!(block, Block::List(_)))
        {
            let span = line_attributes(line);
            if span.is_empty() {
                self.pieces(line);
            } else {
                self.xml.open("span", &borrowed(&span));
                self.pieces(line);
                self.xml.close();
            }
            return self.blocks(rest);
        }
        self.blocks(blocks);
    }

    fn table(&mut self, rows: &[Row]) {
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

    fn cell(&mut self, cell: &Cell) {
        let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
        let mut attributes = Vec::new();
        attributes.extend((cell.columns > 1).then_some(("colspan", columns.as_str())));
        attributes.extend((cell.rows > 1).then_some(("rowspan", rows.as_str())));
        match cell.align {
            Align::Start => {}
            Align::Center => attributes.push(("class", "center")),
            Align::End => attributes.push(("class", "end")),
        }
        self.xml
            .open(if cell.head { "th" } else { "td" }, &attributes);
        self.short(&cell.blocks);
        self.xml.close();
    }

    fn line(&mut self, line: &Line, class: Option<&str>) {
        let name = match line.kind {
            LineKind::Heading(1) => "h1",
            LineKind::Heading(2) => "h2",
            LineKind::Heading(3) => "h3",
            LineKind::Heading(4) => "h4",
            LineKind::Heading(5) => "h5",
            LineKind::Heading(_) => "h6",
            LineKind::Code => "pre",
            LineKind::Paragraph | LineKind::Caption | LineKind::Term => "p",
        };
        let class = match line.kind {
            LineKind::Caption => Some("caption"),
            LineKind::Term => Some("term"),
            _ => class,
        };
        let mut attributes = line_attributes(line);
        if let LineKind::Heading(_) = line.kind {
            if line.ids.is_empty() {
                attributes.insert(0, ("id", heading_id(self.headings)));
            }
            self.headings += 1;
        }
        if line.kind == LineKind::Code {
            attributes.retain(|(name, _)| *name != "dir");
            attributes.push(("dir", "ltr".to_owned()));
        }
        attributes.extend(class.map(|class| ("class", class.to_owned())));
        self.xml.open(name, &borrowed(&attributes));
        self.pieces(line);
        self.xml.close();
        self.xml.line();
    }

    fn pieces(&mut self, line: &Line) {
        for id in line.ids.iter().skip(1) {
            self.xml.open("span", &[("id", id)]);
            self.xml.close();
        }
        if let Some(note) = self.note.take() {
            let (href, number) = (format!("#{}", reference_id(note)), (note + 1).to_string());
            self.xml
                .leaf("a", &[("href", &href), ("role", "doc-backlink")], &number);
            self.xml.text(" ");
        }
        let mut open: Vec<&Mark> = Vec::new();
        for piece in &line.pieces {
            let shown = piece.marks.iter().filter(|mark| self.shows(mark));
            let marks: Vec<&Mark> = match piece.what {
                // A link to a note stands in no other link.
                What::Note(_) => shown
                    .filter(|mark| !matches!(mark, Mark::Link(_)))
                    .collect(),
                What::Text(_) | What::Break | What::Image(_) => shown.collect(),
            };
            let kept = open
                .iter()
                .zip(&marks)
                .take_while(|(one, other)| one == other)
                .count();
            open.drain(kept..).for_each(|_| self.xml.close());
            for mark in &marks[kept..] {
                self.open_mark(mark);
                open.push(mark);
            }
            match &piece.what {
                What::Text(text) => self.xml.text(text),
                What::Break => self.xml.empty("br", &[]),
                What::Image(image) => self.image(image),
                What::Note(note) => self.reference(*note),
            }
        }
        open.iter().for_each(|_| self.xml.close());
    }

    /// A link to an anchor that is not there is none.
    fn shows(&self, mark: &Mark) -> bool {
        match mark {
            Mark::Link(Target::Here(id)) => self.contents.anchors.contains(id),
            _ => true,
        }
    }

    fn open_mark(&mut self, mark: &Mark) {
        match mark {
            Mark::Bold => self.xml.open("strong", &[]),
            Mark::Italic => self.xml.open("em", &[]),
            Mark::Code => self.xml.open("code", &[("dir", "ltr")]),
            Mark::Struck => self.xml.open("s", &[]),
            Mark::Underlined => self.xml.open("u", &[]),
            Mark::Raised => self.xml.open("sup", &[]),
            Mark::Lowered => self.xml.open("sub", &[]),
            Mark::Small => self.xml.open("small", &[]),
            Mark::Tongue(tongue) => self.xml.open("span", &borrowed(&tongue_attributes(tongue))),
            Mark::Link(Target::Web(address)) => self.xml.open("a", &[("href", address)]),
            Mark::Link(Target::Here(id)) => self.xml.open("a", &[("href", &format!("#{id}"))]),
        }
    }

    fn image(&mut self, image: &Image) {
        let mut pictures = self.pictures.iter().enumerate();
        match pictures.find(|(_, (source, _))| *source == image.source) {
            Some((number, (_, picture))) => {
                let path = picture_path(number, picture);
                self.xml
                    .empty("img", &[("src", &path), ("alt", &image.text)]);
            }
            None => self.xml.text(&image.text),
        }
    }

    fn reference(&mut self, note: usize) {
        let (id, href, number) = (
            reference_id(note),
            format!("#{}", note_id(note)),
            (note + 1).to_string(),
        );
        let mut attributes = vec![
            ("epub:type", "noteref"),
            ("role", "doc-noteref"),
            ("href", href.as_str()),
        ];
        if self.referred.insert(note) {
            attributes.push(("id", &id));
        }
        self.xml.open("sup", &[]);
        self.xml.leaf("a", &attributes, &number);
        self.xml.close();
    }
}

fn note_id(note: usize) -> String {
    format!("_note-{}", note + 1)
}

fn reference_id(note: usize) -> String {
    format!("_reference-{}", note + 1)
}

type Owned = Vec<(&'static str, String)>;

fn borrowed(attributes: &Owned) -> Vec<Attribute<'_>> {
    attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

fn line_attributes(line: &Line) -> Owned {
    let mut attributes: Owned = Vec::new();
    attributes.extend(line.ids.first().map(|id| ("id", id.clone())));
    attributes.extend(line.tongue.iter().flat_map(tongue_attributes));
    attributes
}

fn tongue_attributes(tongue: &Tongue) -> Owned {
    let mut attributes: Owned = Vec::new();
    if let Some(language) = &tongue.language {
        attributes.push(("lang", language.clone()));
        attributes.push(("xml:lang", language.clone()));
    }
    attributes.push(("dir", tongue.direction.as_str().to_owned()));
    attributes
}
