//! HTML as rich text. Any HTML is read: what is not closed is closed, what stands where it may not is moved to where it
//! may, and no word that a reader would see is lost. Scripts, styles and drawings are left out.

use std::collections::BTreeSet;

use html5gum::emitters::default::{DefaultEmitter, Token};

use crate::document::html_elements::{BlockElement, MAX_IMPLIED, implied_ends};
use crate::document::html_tokens::tokens;
use crate::document::placed_event::PlacedEvent;
use crate::document::references::{EditReference, ReferenceEdit, ReferenceUse};
use crate::document::rich::elements::{ElementRole, VoidElement, is_of_table};
use crate::document::rich::frames::{FlowRole, OpenContainer};
use crate::document::rich::model::{
    InlineContent, LangDir, LinkTarget, RichBlock, RichDocument, RichImage, RichLine,
};
use crate::document::rich::notes::Footnotes;
use crate::document::rich::passages::{BodyPassages, PassageLabel};
use crate::document::rich::tag::{HtmlTag, utf8};
use crate::document::rich::target::target;
use crate::locale::languages::profile;
use crate::locale::tag::Locale;

/// The greatest number of open containers: a bound for hostile input, whose words are kept.
const MAX_FRAMES: usize = 48;

/// Reads what stands in the `<body>` of a page in this language. `base`: where the page is published; `label` returns what
/// stands before the passage that begins at a byte of the text, `refer` where its links lead.
pub fn read_labelled(
    html: &str,
    locale: &Locale,
    base: Option<&str>,
    label: &dyn Fn(usize) -> Option<PassageLabel>,
    refer: EditReference<'_>,
) -> RichDocument {
    let mut reader = RichReader::new(locale, base);
    reader.refer = Some(refer);
    reader.html(html, label);
    reader.finish()
}

/// Reads the events of a body in this language. `refer` returns where its links lead.
pub fn read_events(
    events: &[PlacedEvent<'_>],
    locale: &Locale,
    base: Option<&str>,
    passages: &BodyPassages<'_>,
    refer: EditReference<'_>,
) -> RichDocument {
    let mut reader = RichReader::new(locale, base);
    reader.refer = Some(refer);
    reader.events(events, passages);
    reader.finish()
}

/// An element that is open.
pub(super) struct OpenElement {
    pub(super) name: String,
    pub(super) part: ElementRole,
    pub(super) lang_dir: Option<LangDir>,
    /// A container goes with it.
    pub(super) framed: bool,
}

impl OpenElement {
    fn silence(&mut self) {
        self.name.clear();
        self.part = ElementRole::Inline(None);
        self.lang_dir = None;
    }
}

/// An element that is passed over.
pub(super) struct SkippedElement {
    pub(super) name: String,
    /// The number of open elements of its name.
    pub(super) count: u32,
    /// It is a reference to a footnote, which the link in it names.
    pub(super) refers: bool,
}

#[derive(Default)]
pub(super) struct RichReader<'r> {
    /// The address at which the page is published.
    base: Option<&'r str>,
    pub(super) open: Vec<OpenElement>,
    /// The body is the first; it is there after the first need.
    pub(super) frames: Vec<OpenContainer>,
    pub(super) line: Option<RichLine>,
    pub(super) opaque: Option<SkippedElement>,
    /// Of the edition.
    pub(super) own: Option<LangDir>,
    /// Around a quotation within a line.
    pub(super) quotes: Option<(char, char)>,
    /// Anchors of containers, for the next line.
    pub(super) ids: Vec<String>,
    pub(super) taken: BTreeSet<String>,
    pub(super) notes: Footnotes,
    /// Returns where links lead.
    refer: Option<EditReference<'r>>,
}

impl<'r> RichReader<'r> {
    fn new(locale: &Locale, base: Option<&'r str>) -> Self {
        Self {
            base,
            own: LangDir::of(locale.as_str()),
            quotes: profile(locale)
                .typography
                .quotes
                .first()
                .map(|style| style.outer),
            ..Self::default()
        }
    }

    /// Reads a text with tags of HTML.
    pub(super) fn html(&mut self, html: &str, label: &dyn Fn(usize) -> Option<PassageLabel>) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in tokens(html, emitter) {
            match token {
                Token::StartTag(tag) => {
                    if let Some(label) = label(tag.span.start) {
                        self.label(&label);
                    }
                    self.start(&HtmlTag::new(&tag));
                }
                Token::EndTag(tag) => self.end(&utf8(&tag.name)),
                Token::String(text) => self.text(&utf8(&text.value)),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    /// Returns what a link leads to.
    pub(super) fn target(&self, href: &str) -> Option<LinkTarget> {
        let edit = self.refer.map(|refer| refer(ReferenceUse::Link, href));
        match edit {
            Some(ReferenceEdit::To { address, .. }) => target(&address, self.base),
            Some(ReferenceEdit::Unlink) => None,
            Some(ReferenceEdit::Keep) | None => target(href, self.base),
        }
    }

    pub(super) fn image(&mut self, image: RichImage) {
        if self.opaque.is_none() {
            self.push(InlineContent::Image(image));
        }
    }

    /// Puts a reference to a footnote here, by its label.
    pub(super) fn refer(&mut self, label: &str) {
        if self.opaque.is_none() {
            let note = self.notes.refer(label);
            self.push(InlineContent::Note(note));
        }
    }

    /// Returns the number of a footnote, from 1.
    pub(super) fn number(&mut self, label: &str) -> usize {
        self.notes.refer(label) + 1
    }

    /// Returns the container that an element opens.
    pub(super) fn frame_of(&self, part: &ElementRole, tag: &HtmlTag) -> Option<OpenContainer> {
        if self.frames.len() >= MAX_FRAMES {
            return None;
        }
        let is_inline = matches!(part, ElementRole::Inline(_));
        if tag.has_class("footnote-definition") && !is_inline {
            let label = tag.get("id").unwrap_or_default().to_owned();
            return Some(OpenContainer::flow(FlowRole::Note(label)));
        }
        match part {
            ElementRole::Container(frame) => Some(OpenContainer::new(*frame, tag, self.in_head())),
            ElementRole::Line(_)
            | ElementRole::Flow
            | ElementRole::Inline(_)
            | ElementRole::Void(_)
            | ElementRole::Opaque => None,
        }
    }

    /// Returns whether a row that begins here is one of the head of its table.
    fn in_head(&self) -> bool {
        self.open.last().is_some_and(|open| open.name == "thead")
    }

    pub(super) fn void(&mut self, void: VoidElement, tag: &HtmlTag) {
        match void {
            VoidElement::Break => self.push(InlineContent::Break),
            VoidElement::Rule => {
                self.flush();
                self.add(RichBlock::Rule);
            }
            VoidElement::Image => {
                self.add_id(tag.get("id"));
                self.image(RichImage {
                    source: tag.get("src").unwrap_or_default().to_owned(),
                    text: tag.get("alt").unwrap_or_default().trim().to_owned(),
                });
            }
            VoidElement::Input if tag.get("type") == Some("checkbox") => {
                let ticked = tag.get("checked").is_some();
                self.text(if ticked { "☑ " } else { "☐ " });
            }
            VoidElement::Input | VoidElement::Nothing => {}
        }
    }

    /// Closes the elements that end where one of this name begins.
    pub(super) fn end_implied(&mut self, name: &str) {
        let Some(next) = BlockElement::of(name.as_bytes()) else {
            return;
        };
        let is_block = |open: &OpenElement| !matches!(open.part, ElementRole::Inline(_));
        let places = (0..self.open.len()).rev();
        let blocks = places.filter(|place| is_block(&self.open[*place]));
        let blocks = blocks.filter_map(|place| {
            let element = BlockElement::of(self.open[place].name.as_bytes());
            Some((place, element?))
        });
        let blocks: Vec<(usize, BlockElement)> = blocks.take(MAX_IMPLIED).collect();
        let count = implied_ends(blocks.iter().map(|(_, element)| *element), next);
        if let Some((place, _)) = count.checked_sub(1).map(|last| blocks[last]) {
            self.close(place);
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if let Some(opaque) = &mut self.opaque {
            opaque.count -= u32::from(opaque.name == name);
            if opaque.count == 0 {
                self.opaque = None;
            }
            return;
        }
        let is_of_table = is_of_table(name);
        for place in (0..self.open.len()).rev() {
            let open = self.open[place].name.as_str();
            if open == name {
                return self.end_at(place);
            }
            if !is_of_table && matches!(open, "td" | "th") {
                return;
            }
        }
    }

    fn end_at(&mut self, place: usize) {
        if let Some((_, closing)) = self.quotes
            && self.open[place].name == "q"
        {
            self.push_text(closing.encode_utf8(&mut [0; 4]));
        }
        let is_inline = |open: &OpenElement| matches!(open.part, ElementRole::Inline(_));
        match is_inline(&self.open[place]) && !self.open[place..].iter().all(is_inline) {
            // What it is around goes on without it.
            true => self.open[place].silence(),
            false => self.close(place),
        }
    }

    /// Closes the element at this place and those in it.
    fn close(&mut self, place: usize) {
        while self.open.len() > place {
            let is_block = |open: &OpenElement| !matches!(open.part, ElementRole::Inline(_));
            if self.open.last().is_some_and(is_block) {
                self.flush();
            }
            if self.open.pop().is_some_and(|open| open.framed) {
                self.close_frame();
            }
        }
    }

    fn close_frame(&mut self) {
        let Some(inner) = self.frames.pop() else {
            return;
        };
        let outer = match self.frames.last_mut() {
            Some(outer) => outer,
            None => return self.frames.push(inner),
        };
        if let Some((label, blocks)) = outer.take(inner) {
            self.notes.define(label, blocks);
        }
    }

    fn finish(mut self) -> RichDocument {
        self.opaque = None;
        self.close(0);
        self.flush();
        while self.frames.len() > 1 {
            self.close_frame();
        }
        let mut blocks = match self.frames.pop() {
            Some(OpenContainer::Flow { blocks, .. }) => blocks,
            Some(OpenContainer::List(_) | OpenContainer::Table { .. } | OpenContainer::Row(_))
            | None => Vec::new(),
        };
        let (notes, others) = self.notes.finish();
        blocks.extend(others);
        RichDocument { blocks, notes }
    }
}
