//! The text of a paragraph: runs with their looks and languages, links, notes and pictures.

use crate::document::rich::model::{
    InlineContent, InlineMark, LineKind, LinkTarget, RichImage, RichInline, RichLine,
};
use crate::emit::editions::docx::part::{DocxPart, Relation, relation_id};
use crate::emit::editions::package::xml::Xml;
use crate::locale::tag::Direction;

/// The style of a run of text.
#[derive(Clone, Copy, Debug)]
struct RunStyle<'l> {
    bold: bool,
    italic: bool,
    code: bool,
    struck: bool,
    underlined: bool,
    small: bool,
    link: Option<&'l LinkTarget>,
    height: Option<&'static str>,
    direction: Direction,
    language: Option<&'l str>,
}

impl<'l> RunStyle<'l> {
    fn new(line: &'l RichLine, piece: &'l RichInline, bold: bool, direction: Direction) -> Self {
        let lang_dir = line.lang_dir.as_ref();
        let mut style = Self {
            bold: bold || line.kind == LineKind::Term,
            italic: false,
            code: false,
            struck: false,
            underlined: false,
            small: false,
            link: None,
            height: None,
            direction,
            language: lang_dir.and_then(|lang_dir| lang_dir.language.as_deref()),
        };
        for mark in &piece.marks {
            match mark {
                InlineMark::Bold => style.bold = true,
                InlineMark::Italic => style.italic = true,
                InlineMark::Code => style.code = true,
                InlineMark::Struck => style.struck = true,
                InlineMark::Underlined => style.underlined = true,
                InlineMark::Raised => style.height = Some("superscript"),
                InlineMark::Lowered => style.height = Some("subscript"),
                InlineMark::Small => style.small = true,
                InlineMark::Link(target) => style.link = Some(target),
                InlineMark::Language(lang_dir) => {
                    style.direction = lang_dir.direction;
                    style.language = lang_dir.language.as_deref().or(style.language);
                }
            }
        }
        if style.code {
            style.direction = Direction::LeftToRight;
        }
        style
    }
}

impl DocxPart<'_> {
    pub(super) fn runs(&mut self, line: &RichLine, direction: Direction) {
        let bookmarks = line.ids.iter();
        let bookmarks = bookmarks.filter_map(|id| self.context.anchors.get(id.as_str()));
        for number in bookmarks.copied().collect::<Vec<usize>>() {
            self.bookmark(number, &format!("_a{number}"));
            self.xml
                .empty("w:bookmarkEnd", &[("w:id", &number.to_string())]);
        }
        if std::mem::take(&mut self.place.note) {
            self.xml.open("w:r", &[]);
            self.note_style();
            self.xml.empty("w:footnoteRef", &[]);
            self.xml.close();
            self.xml.open("w:r", &[]);
            self.xml.leaf("w:t", &[("xml:space", "preserve")], " ");
            self.xml.close();
        }
        let mut open: Option<&LinkTarget> = None;
        for piece in &line.pieces {
            let style = RunStyle::new(line, piece, self.place.bold, direction);
            if style.link != open {
                if open.is_some() {
                    self.xml.close();
                }
                open = style.link.filter(|target| self.open_link(target));
            }
            self.piece(&piece.what, &style, open.is_some());
        }
        if open.is_some() {
            self.xml.close();
        }
    }

    /// Opens a link; returns whether there is something to lead to.
    fn open_link(&mut self, target: &LinkTarget) -> bool {
        match target {
            LinkTarget::Web(address) => {
                let relation = Relation::Link(address.clone());
                let id = relation_id(self.relate(relation));
                self.xml
                    .open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
            }
            LinkTarget::Here(id) => {
                let Some(number) = self.context.anchors.get(id.as_str()) else {
                    return false;
                };
                let name = format!("_a{number}");
                self.xml
                    .open("w:hyperlink", &[("w:anchor", &name), ("w:history", "1")]);
            }
        }
        true
    }

    fn relate(&mut self, relation: Relation) -> usize {
        self.relations.push(relation);
        self.relations.len() - 1
    }

    fn piece(&mut self, what: &InlineContent, style: &RunStyle<'_>, linked: bool) {
        match what {
            InlineContent::Text(text) => self.text(text, style, linked),
            InlineContent::Break => {
                self.xml.open("w:r", &[]);
                self.xml.empty("w:br", &[]);
                self.xml.close();
            }
            InlineContent::Image(image) => {
                let mut pictures = self.context.pictures.iter();
                match pictures.position(|(source, _)| *source == image.source) {
                    Some(at) => self.picture(at, image),
                    None if image.text.is_empty() => {}
                    None => self.text(&image.text, style, linked),
                }
            }
            InlineContent::Note(note) => self.note(*note),
        }
    }

    fn text(&mut self, text: &str, style: &RunStyle<'_>, linked: bool) {
        self.xml.open("w:r", &[]);
        self.properties(style, linked);
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                self.xml.empty("w:br", &[]);
            }
            for (at, part) in part.split('\t').enumerate() {
                if at > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                if !part.is_empty() {
                    self.xml.leaf("w:t", &[("xml:space", "preserve")], part);
                }
            }
        }
        self.xml.close();
    }

    fn properties(&mut self, style: &RunStyle<'_>, linked: bool) {
        self.xml.open("w:rPr", &[]);
        if linked {
            self.xml.empty("w:rStyle", &[("w:val", "Hyperlink")]);
        } else if style.code {
            self.xml.empty("w:rStyle", &[("w:val", "HTMLCode")]);
        }
        if linked && style.code {
            let fonts = [
                ("w:ascii", "Consolas"),
                ("w:hAnsi", "Consolas"),
                ("w:cs", "Courier New"),
            ];
            self.xml.empty("w:rFonts", &fonts);
        }
        for (wanted, names) in [
            (style.bold, &["w:b", "w:bCs"][..]),
            (style.italic, &["w:i", "w:iCs"]),
            (style.struck, &["w:strike"]),
            (style.code, &["w:noProof"]),
        ] {
            for name in names.iter().filter(|_| wanted) {
                self.xml.empty(name, &[]);
            }
        }
        if style.small {
            self.xml.empty("w:sz", &[("w:val", "18")]);
            self.xml.empty("w:szCs", &[("w:val", "20")]);
        }
        if style.underlined && !linked {
            self.xml.empty("w:u", &[("w:val", "single")]);
        }
        if let Some(height) = style.height {
            self.xml.empty("w:vertAlign", &[("w:val", height)]);
        }
        if style.direction == Direction::RightToLeft {
            self.xml.empty("w:rtl", &[]);
        }
        if let Some(language) = style.language {
            let attributes = [
                ("w:val", language),
                ("w:eastAsia", language),
                ("w:bidi", language),
            ];
            self.xml.empty("w:lang", &attributes);
        }
        self.xml.close();
    }

    fn note_style(&mut self) {
        self.xml.open("w:rPr", &[]);
        self.xml
            .empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        self.xml.close();
    }

    /// A reference to a footnote. A second one repeats the number of the first; within a footnote there is no other.
    fn note(&mut self, note: usize) {
        let number = (note + 1).to_string();
        let name = format!("_n{number}");
        let repeated = self.context.repeated.contains(&note);
        let bookmark = self.context.anchors.len() + note + 1;
        if !self.place.in_note && self.referred.insert(note) {
            if repeated {
                self.bookmark(bookmark, &name);
            }
            self.xml.open("w:r", &[]);
            self.note_style();
            self.xml.empty("w:footnoteReference", &[("w:id", &number)]);
            self.xml.close();
            if repeated {
                self.xml
                    .empty("w:bookmarkEnd", &[("w:id", &bookmark.to_string())]);
            }
            return;
        }
        let field = format!("NOTEREF {name} \\f \\h");
        self.xml.open("w:fldSimple", &[("w:instr", &field)]);
        self.xml.open("w:r", &[]);
        self.note_style();
        self.xml.leaf("w:t", &[], &number);
        self.xml.close();
        self.xml.close();
    }

    fn bookmark(&mut self, number: usize, name: &str) {
        let number = number.to_string();
        self.xml
            .empty("w:bookmarkStart", &[("w:id", &number), ("w:name", name)]);
    }

    /// A picture in its own size (at 96 pixels an inch), or as wide as the text.
    fn picture(&mut self, at: usize, image: &RichImage) {
        const PER_PIXEL: u64 = 9525;
        const PER_TWENTIETH: u64 = 635;
        let picture = &self.context.pictures[at].1;
        let (width, height) = (u64::from(picture.width), u64::from(picture.height));
        let widest = self.cell_width.unwrap_or(self.context.text_width());
        let widest = u64::from(widest) * PER_TWENTIETH;
        let wide = (width * PER_PIXEL).min(widest);
        let (cx, cy) = (wide.to_string(), (wide * height / width).to_string());
        let relation = relation_id(self.relate(Relation::Picture(at)));
        let drawing = picture.drawing.is_some();
        let drawing = drawing.then(|| relation_id(self.relate(Relation::Drawing(at))));
        self.drawings += 1;
        let number = self.drawings.to_string();
        let name = format!("image{number}");
        let named = [("id", &*number), ("name", &*name), ("descr", &*image.text)];
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        let distance = [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
        ];
        xml.open("wp:inline", &distance);
        xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
        xml.empty("wp:docPr", &named);
        xml.open("a:graphic", &[]);
        let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
        xml.open("a:graphicData", &[("uri", uri)]);
        xml.open("pic:pic", &[]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &named);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close();
        xml.open("pic:blipFill", &[]);
        match drawing {
            None => xml.empty("a:blip", &[("r:embed", &relation)]),
            Some(drawing) => {
                xml.open("a:blip", &[("r:embed", &relation)]);
                write_drawing(xml, &drawing);
                xml.close();
            }
        }
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close();
        xml.close();
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &[("cx", &cx), ("cy", &cy)]);
        xml.close();
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.empty("a:avLst", &[]);
        for _ in 0..8 {
            xml.close();
        }
    }
}

/// Writes the extension by which a program that knows SVG takes the drawing ([MS-ODRAWXML], section 2.3.3.52).
fn write_drawing(xml: &mut Xml, relation: &str) {
    let uri = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
    let namespace = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
    xml.open("a:extLst", &[]);
    xml.open("a:ext", &[("uri", uri)]);
    let attributes = [("xmlns:asvg", namespace), ("r:embed", relation)];
    xml.empty("asvg:svgBlip", &attributes);
    xml.close();
    xml.close();
}
