//! A Word document as a page of HTML: paragraphs, headings, lists and tables, with bold and italic text and links. What
//! was deleted in a revision is gone; what was inserted is there.

use crate::document::office::package::{OfficeKind, OfficePackage, resolved};
use crate::document::office::word_notes::{PartLinks, WordNotes, links};
use crate::document::office::word_styles::{ListKind, ParagraphRole, WordStyles};
use crate::document::office::word_unread::WordUnread;
use crate::document::office::xml_tree::XmlElement;
use crate::text::escape_markup::escape_markup;
use crate::text::slice::Slice;

/// A Word document, read.
#[derive(Debug)]
pub struct WordDocument {
    body: XmlElement,
    styles: WordStyles,
    links: PartLinks,
    notes: WordNotes,
    unread: WordUnread,
}

/// A row of a table: its cells, each with its paragraphs as HTML.
pub type WordRow = Vec<Vec<String>>;

impl WordDocument {
    /// Reads a Word document.
    ///
    /// # Errors
    /// What is no such document, or is damaged; the reason, without a full stop.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let package = OfficePackage::open(bytes, OfficeKind::Word)?;
        let main = package.main_part()?;
        let relations = package.relations(&main)?;
        let part = |kind: &str| {
            let relation = relations
                .iter()
                .find(|it| it.kind == kind && !it.is_external);
            let name = relation.map(|relation| resolved(&main, &relation.target));
            name.map_or(Ok(None), |name| package.xml(&name))
        };
        let styles = WordStyles::new(part("styles")?.as_ref(), part("numbering")?.as_ref());
        let document = package.xml(&main)?.unwrap_or_default();
        let body = document.child("w:body").cloned();
        let body = body.ok_or("it has no text")?;
        let notes = WordNotes::read(&package, &main, &relations, &body)?;
        let mut unread = WordUnread::default();
        unread.add(&body);
        for note in &notes.notes {
            unread.add(&note.content);
        }
        Ok(Self {
            body,
            styles,
            links: links(relations),
            notes,
            unread,
        })
    }

    /// Takes the labels of the footnotes of the source, in the order in which it refers to them: where the document has as
    /// many, they are the same ones.
    pub fn with_labels(mut self, labels: &[String]) -> Self {
        self.notes.name(labels);
        self
    }

    /// Returns what the document has that is not read, in words: `2 text boxes`.
    pub fn unread(&self) -> Vec<String> {
        self.unread.in_words()
    }

    /// Returns the document as a page, its notes at the end.
    pub fn html(&self) -> String {
        let mut out = String::from("<!doctype html>\n<html><body>\n");
        self.blocks(&self.body, &self.links, &mut out);
        for (place, note) in self.notes.notes.iter().enumerate() {
            let label = self.notes.label_at(place);
            let label = escape_markup(&label);
            out.push_str(&format!("<section data-footnote=\"{label}\">\n"));
            self.blocks(&note.content, &note.links, &mut out);
            out.push_str("</section>\n");
        }
        out.push_str("</body></html>\n");
        out
    }

    /// Returns the rows of the first table that stands in the body itself.
    pub fn first_table(&self) -> Option<Vec<WordRow>> {
        let table = contents(&self.body)
            .into_iter()
            .find(|it| it.name == "w:tbl")?;
        let rows = contents(table).into_iter().filter(|it| it.name == "w:tr");
        let rows = rows.map(|row| {
            let cells = contents(row).into_iter().filter(|it| it.name == "w:tc");
            cells
                .map(|cell| self.paragraphs(cell, &self.links, false))
                .collect()
        });
        Some(rows.collect())
    }

    /// Returns the paragraphs of a cell as HTML, the empty ones left out; the head of a table is bold by itself.
    fn paragraphs(&self, cell: &XmlElement, links: &PartLinks, is_head: bool) -> Vec<String> {
        let paragraphs = contents(cell).into_iter().filter(|it| it.name == "w:p");
        let texts = paragraphs.map(|paragraph| self.text(paragraph, links, is_head));
        texts.filter(|text| !text.is_empty()).collect()
    }

    fn blocks(&self, container: &XmlElement, links: &PartLinks, out: &mut String) {
        let mut lists: Vec<ListKind> = Vec::new();
        for element in contents(container) {
            match element.name.as_str() {
                "w:p" => {
                    let text = self.text(element, links, false);
                    self.paragraph(element, &text, &mut lists, out);
                }
                "w:tbl" => {
                    close_lists(&mut lists, 0, out);
                    self.table(element, links, out);
                }
                _ => {}
            }
        }
        close_lists(&mut lists, 0, out);
    }

    fn paragraph(
        &self,
        paragraph: &XmlElement,
        text: &str,
        lists: &mut Vec<ListKind>,
        out: &mut String,
    ) {
        if text.is_empty() {
            return;
        }
        let role = self.styles.role(paragraph.child("w:pPr"));
        if let ParagraphRole::Item { level, kind } = role {
            close_lists(lists, level + 1, out);
            if lists.len() == level + 1 && lists[level] != kind {
                close_lists(lists, level, out);
            }
            if lists.len() == level + 1 {
                out.push_str("</li>\n");
            }
            while lists.len() <= level {
                out.push_str(kind.open());
                lists.push(kind);
                if lists.len() <= level {
                    out.push_str("<li>");
                }
            }
            return out.push_str(&format!("<li>{text}"));
        }
        close_lists(lists, 0, out);
        match role {
            ParagraphRole::Heading(level) => {
                out.push_str(&format!("<h{level}>{text}</h{level}>\n"));
            }
            ParagraphRole::Quote => {
                out.push_str(&format!("<blockquote><p>{text}</p></blockquote>\n"));
            }
            ParagraphRole::Code => out.push_str(&format!("<pre>{text}</pre>\n")),
            ParagraphRole::Plain | ParagraphRole::Item { .. } => {
                out.push_str(&format!("<p>{text}</p>\n"));
            }
        }
    }

    fn table(&self, table: &XmlElement, links: &PartLinks, out: &mut String) {
        out.push_str("<table>\n");
        for row in contents(table).into_iter().filter(|it| it.name == "w:tr") {
            out.push_str("<tr>");
            let properties = row.child("w:trPr");
            let is_head = properties.is_some_and(|it| it.child("w:tblHeader").is_some());
            let name = if is_head { "th" } else { "td" };
            for cell in contents(row).into_iter().filter(|it| it.name == "w:tc") {
                let span = cell.child("w:tcPr").and_then(|it| it.value("w:gridSpan"));
                let span = span.and_then(|span| span.parse::<u32>().ok());
                let span = span.filter(|span| *span > 1 && *span < 100);
                let span = span.map_or_else(String::new, |span| format!(" colspan=\"{span}\""));
                let text = self.paragraphs(cell, links, is_head).join("<br>");
                out.push_str(&format!("<{name}{span}>{text}</{name}>"));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</table>\n");
    }

    /// Returns the text of a paragraph with its marks.
    fn text(&self, paragraph: &XmlElement, links: &PartLinks, is_bold_by_itself: bool) -> String {
        let mut writer = RunWriter {
            is_bold_by_itself,
            notes: Some(&self.notes),
            ..RunWriter::default()
        };
        self.runs(paragraph, links, &mut writer);
        writer.close();
        let text = writer.out.trim();
        let text = text.strip_suffix("<br>").unwrap_or(text);
        text.trim().to_owned()
    }

    fn runs(&self, container: &XmlElement, links: &PartLinks, writer: &mut RunWriter<'_>) {
        for element in contents(container) {
            match element.name.as_str() {
                "w:r" => writer.run(element),
                "w:hyperlink" => {
                    let id = element.attribute("r:id");
                    let target = id.and_then(|id| links.get(id));
                    let place = element.attribute("w:anchor");
                    let target = match (target, place) {
                        (Some(target), Some(place)) => Some(format!("{target}#{place}")),
                        (Some(target), None) => Some(target.clone()),
                        (None, _) => None,
                    };
                    writer.link(target.as_deref());
                    self.runs(element, links, writer);
                    writer.link(None);
                }
                "w:fldSimple" | "w:smartTag" | "w:ins" | "w:moveTo" => {
                    self.runs(element, links, writer);
                }
                _ => {}
            }
        }
    }
}

/// Returns the elements of a container; what stands in a content control stands in its place.
fn contents(container: &XmlElement) -> Vec<&XmlElement> {
    let mut found = Vec::new();
    for element in container.elements() {
        match element.name.as_str() {
            "w:sdt" => found.extend(
                element
                    .child("w:sdtContent")
                    .map(contents)
                    .unwrap_or_default(),
            ),
            "w:customXml" => found.extend(contents(element)),
            _ => found.push(element),
        }
    }
    found
}

fn close_lists(lists: &mut Vec<ListKind>, depth: usize, out: &mut String) {
    while lists.len() > depth {
        if let Some(kind) = lists.pop() {
            out.push_str("</li>\n");
            out.push_str(kind.close());
        }
    }
}

/// Writes runs, so that marks that go on over several of them are written once.
#[derive(Default)]
struct RunWriter<'w> {
    notes: Option<&'w WordNotes>,
    out: String,
    is_bold: bool,
    is_italic: bool,
    in_link: bool,
    is_bold_by_itself: bool,
    /// The depth of fields whose instruction is being read: it is no text.
    instructions: usize,
}

impl RunWriter<'_> {
    fn run(&mut self, run: &XmlElement) {
        let properties = run.child("w:rPr");
        let is_on = |name: &str| {
            let mark = properties.and_then(|properties| properties.child(name));
            mark.is_some_and(|mark| !matches!(mark.attribute("w:val"), Some("0" | "false" | "off")))
        };
        if is_on("w:vanish") {
            return;
        }
        let mut text = String::new();
        for child in run.elements() {
            match child.name.as_str() {
                "w:fldChar" => match child.attribute("w:fldCharType") {
                    Some("begin") => self.instructions += 1,
                    Some("separate" | "end") => {
                        self.instructions = self.instructions.saturating_sub(1);
                    }
                    Some(_) | None => {}
                },
                _ if self.instructions > 0 => {}
                "w:t" => text.push_str(&escape_markup(&child.text())),
                "w:br" | "w:cr" if child.attribute("w:type").is_none() => text.push_str("<br>"),
                "w:tab" => text.push(' '),
                "w:noBreakHyphen" => text.push('\u{2011}'),
                "w:softHyphen" => text.push('\u{ad}'),
                "w:footnoteReference" | "w:endnoteReference" => {
                    if let Some(label) = self.notes.and_then(|notes| notes.label(child)) {
                        let label = escape_markup(&label);
                        text.push_str(&format!("<sup data-footnote=\"{label}\"></sup>"));
                    }
                }
                _ => {}
            }
        }
        if text.is_empty() {
            return;
        }
        // Blanks carry no mark: Markdown knows none before or after them.
        if text.trim().is_empty() && !text.contains('<') {
            return self.out.push_str(&text);
        }
        self.mark(is_on("w:b") && !self.is_bold_by_itself, is_on("w:i"));
        self.out.push_str(&text);
    }

    fn mark(&mut self, is_bold: bool, is_italic: bool) {
        if (is_bold, is_italic) == (self.is_bold, self.is_italic) {
            return;
        }
        self.unmark();
        let opened = match (is_bold, is_italic) {
            (true, true) => "<strong><em>",
            (true, false) => "<strong>",
            (false, true) => "<em>",
            (false, false) => "",
        };
        self.out.push_str(opened);
        (self.is_bold, self.is_italic) = (is_bold, is_italic);
    }

    /// Closes the marks before the blanks at the end.
    fn unmark(&mut self) {
        let closed = match (self.is_bold, self.is_italic) {
            (true, true) => "</em></strong>",
            (true, false) => "</strong>",
            (false, true) => "</em>",
            (false, false) => return,
        };
        let length = self.out.trim_end_matches(' ').len();
        let blanks = self.out.slice(length..).to_owned();
        self.out.truncate(length);
        self.out.push_str(closed);
        self.out.push_str(&blanks);
        (self.is_bold, self.is_italic) = (false, false);
    }

    fn link(&mut self, target: Option<&str>) {
        self.unmark();
        if std::mem::take(&mut self.in_link) {
            self.out.push_str("</a>");
        }
        if let Some(target) = target {
            self.out
                .push_str(&format!("<a href=\"{}\">", escape_markup(target)));
            self.in_link = true;
        }
    }

    fn close(&mut self) {
        self.link(None);
    }
}
