//! The text of a line: marks, links, notes and pictures.

use crate::document::rich::model::{
    InlineContent, InlineMark, LangDir, LineKind, LinkTarget, RichImage, RichLine,
};
use crate::emit::editions::epub::contents::heading_id;
use crate::emit::editions::epub::frame::picture_path;
use crate::emit::editions::epub::page::{Chapter, note_id};
use crate::emit::editions::package::xml::XmlAttribute;

impl Chapter<'_> {
    pub(super) fn line(&mut self, line: &RichLine, class: Option<&str>) {
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
    pub(super) fn bare_line(&mut self, line: &RichLine) {
        let span = line_attributes(line);
        if span.is_empty() {
            return self.pieces(line);
        }
        self.xml.open("span", &borrowed(&span));
        self.pieces(line);
        self.xml.close();
    }

    fn pieces(&mut self, line: &RichLine) {
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
        let mut open: Vec<&InlineMark> = Vec::new();
        for piece in &line.pieces {
            let shown = piece.marks.iter().filter(|mark| self.shows(mark));
            let marks: Vec<&InlineMark> = match piece.what {
                // A link to a note stands in no other link.
                InlineContent::Note(_) => shown
                    .filter(|mark| !matches!(mark, InlineMark::Link(_)))
                    .collect(),
                InlineContent::Text(_) | InlineContent::Break | InlineContent::Image(_) => {
                    shown.collect()
                }
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
                InlineContent::Text(text) => self.xml.text(text),
                InlineContent::Break => self.xml.empty("br", &[]),
                InlineContent::Image(image) => self.image(image),
                InlineContent::Note(note) => self.reference(*note),
            }
        }
        open.iter().for_each(|_| self.xml.close());
    }

    /// Returns whether a mark is shown: a link to an anchor that is not there is not.
    fn shows(&self, mark: &InlineMark) -> bool {
        match mark {
            InlineMark::Link(LinkTarget::Here(id)) => self.contents.anchors.contains(id),
            _ => true,
        }
    }

    fn open_mark(&mut self, mark: &InlineMark) {
        match mark {
            InlineMark::Bold => self.xml.open("strong", &[]),
            InlineMark::Italic => self.xml.open("em", &[]),
            InlineMark::Code => self.xml.open("code", &[("dir", "ltr")]),
            InlineMark::Struck => self.xml.open("s", &[]),
            InlineMark::Underlined => self.xml.open("u", &[]),
            InlineMark::Raised => self.xml.open("sup", &[]),
            InlineMark::Lowered => self.xml.open("sub", &[]),
            InlineMark::Small => self.xml.open("small", &[]),
            InlineMark::Language(lang_dir) => self
                .xml
                .open("span", &borrowed(&tongue_attributes(lang_dir))),
            InlineMark::Link(LinkTarget::Web(address)) => self.xml.open("a", &[("href", address)]),
            InlineMark::Link(LinkTarget::Here(id)) => {
                self.xml.open("a", &[("href", &format!("#{id}"))])
            }
        }
    }

    fn image(&mut self, image: &RichImage) {
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

fn borrowed(attributes: &Owned) -> Vec<XmlAttribute<'_>> {
    attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect()
}

fn line_attributes(line: &RichLine) -> Owned {
    let mut attributes: Owned = Vec::new();
    attributes.extend(line.ids.first().map(|id| ("id", id.clone())));
    attributes.extend(line.lang_dir.iter().flat_map(tongue_attributes));
    attributes
}

fn tongue_attributes(lang_dir: &LangDir) -> Owned {
    let mut attributes: Owned = Vec::new();
    if let Some(language) = &lang_dir.language {
        attributes.push(("lang", language.clone()));
        attributes.push(("xml:lang", language.clone()));
    }
    attributes.push(("dir", lang_dir.direction.as_str().to_owned()));
    attributes
}
