//! The text of a line: marks, links, notes and pictures.

use crate::emit::editions::epub::contents::heading_id;
use crate::emit::editions::epub::frame::picture_path;
use crate::emit::editions::epub::page::{Chapter, note_id};
use crate::emit::editions::rich::model::{Image, Line, LineKind, Mark, Target, Tongue, What};
use crate::emit::editions::rich::xml::Attribute;

impl Chapter<'_> {
    pub(super) fn line(&mut self, line: &Line, class: Option<&str>) {
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

    /// A line that has no element of its own.
    pub(super) fn bare_line(&mut self, line: &Line) {
        let span = line_attributes(line);
        if span.is_empty() {
            return self.pieces(line);
        }
        self.xml.open("span", &borrowed(&span));
        self.pieces(line);
        self.xml.close();
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
