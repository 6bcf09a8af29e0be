//! HTML as rich text. Any HTML is read: what is not closed is closed, what stands where it may not is moved to where it
//! may, and no word that a reader would see is lost. Scripts, styles and drawings are left out.

use std::collections::BTreeSet;

use html5gum::emitters::default::{DefaultEmitter, Token};

use crate::document::html_tokens::tokens;
use crate::emit::editions::rich::address::target;
use crate::emit::editions::rich::elements::{self, Part, Void};
use crate::emit::editions::rich::frames::{Frame, Into};
use crate::emit::editions::rich::model::{Block, Image, Line, Mark, Rich, Tongue, What};
use crate::emit::editions::rich::notes::Notes;
use crate::emit::editions::rich::tag::{Tag, utf8};
use crate::locale::languages::profile;
use crate::locale::tag::Locale;

/// How many elements may be open, and how many containers: bounds for hostile input, whose words are kept.
const MAX_OPEN: usize = 200;
const MAX_FRAMES: usize = 48;

/// Reads what stands in the `<body>` of a page in this language. `base`: where the page is published.
pub fn read(html: &str, locale: &Locale, base: Option<&str>) -> Rich {
    let mut reader = Reader {
        base,
        own: Tongue::of(locale.as_str()),
        quotes: profile(locale)
            .typography
            .quotes
            .first()
            .map(|style| style.outer),
        ..Reader::default()
    };
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in tokens(html, emitter) {
        match token {
            Token::StartTag(tag) => reader.start(&Tag::new(&tag)),
            Token::EndTag(tag) => reader.end(&utf8(&tag.name)),
            Token::String(text) => reader.text(&utf8(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// An element that is open.
pub(super) struct Open {
    name: String,
    pub(super) part: Part,
    pub(super) tongue: Option<Tongue>,
    /// Whether a frame goes with it.
    framed: bool,
    /// Whether it says something of the passage after it.
    is_label: bool,
}

impl Open {
    fn silence(&mut self) {
        self.name.clear();
        self.part = Part::Inline(None);
        self.tongue = None;
    }
}

/// An element that is passed over.
pub(super) struct Opaque {
    name: String,
    /// How many of its name are open.
    count: u32,
    /// Whether it is a reference to a footnote, which the link in it names.
    refers: bool,
}

#[derive(Default)]
pub(super) struct Reader<'r> {
    /// Where the page is published.
    base: Option<&'r str>,
    pub(super) open: Vec<Open>,
    /// The body is the first; it is there after the first need.
    pub(super) frames: Vec<Frame>,
    pub(super) line: Option<Line>,
    pub(super) opaque: Option<Opaque>,
    /// Of the edition.
    pub(super) own: Option<Tongue>,
    /// Around a quotation within a line.
    quotes: Option<(char, char)>,
    /// Anchors of containers, for the next line.
    pub(super) ids: Vec<String>,
    pub(super) taken: BTreeSet<String>,
    notes: Notes,
}

impl Reader<'_> {
    fn start(&mut self, tag: &Tag) {
        if let Some(opaque) = &mut self.opaque {
            opaque.count += u32::from(opaque.name == tag.name && !tag.closed);
            let label = tag.get("href").and_then(|it| it.strip_prefix('#'));
            if opaque.refers
                && let Some(label) = label
            {
                opaque.refers = false;
                let note = self.notes.refer(label);
                self.push(What::Note(note));
            }
            return;
        }
        let part = elements::part(&tag.name);
        let is_void = matches!(part, Part::Void(_));
        let refers = tag.has_class("footnote-reference");
        let hidden = tag.get("hidden").is_some() || tag.has_class("footnote-definition-label");
        let is_foreign = matches!(tag.name.as_str(), "svg" | "math");
        if part == Part::Opaque || hidden || refers {
            let is_alone = is_void || is_foreign && tag.closed;
            if !is_alone {
                self.opaque = Some(Opaque {
                    name: tag.name.clone(),
                    count: 1,
                    refers,
                });
            }
            return;
        }
        self.end_implied(&tag.name);
        if tag.name == "a" {
            // Links hold no links.
            self.end("a");
        }
        if let Part::Void(void) = part {
            return self.void(void, tag);
        }
        if let Part::Frame(elements::Frame::Cell { .. }) = part {
            if matches!(self.frames.last(), Some(Frame::Table { .. })) {
                self.start(&Tag::bare("tr"));
            }
            if !matches!(self.frames.last(), Some(Frame::Row(_))) {
                return;
            }
        }
        let is_row = part == Part::Frame(elements::Frame::Row);
        if is_row && !matches!(self.frames.last(), Some(Frame::Table { .. }))
            || self.open.len() >= MAX_OPEN
        {
            return;
        }
        if !matches!(part, Part::Inline(_)) {
            self.flush();
        }
        let ids = tag
            .get("id")
            .or(tag.get("name").filter(|_| tag.name == "a"));
        self.add_id(ids);
        let frame = self.frame_of(&part, tag);
        let framed = frame.is_some();
        let body = self.frames.is_empty().then(|| Frame::flow(Into::Body));
        self.frames.extend(body.into_iter().chain(frame));
        let is_label = tag.has_class("doubt");
        let part = match (&part, tag.name.as_str()) {
            (Part::Inline(None), "span") if is_label => Part::Inline(Some(Mark::Small)),
            (Part::Inline(None), "a") => {
                let target = tag.get("href").and_then(|href| target(href, self.base));
                Part::Inline(target.map(Mark::Link))
            }
            _ => part,
        };
        self.open.push(Open {
            name: tag.name.clone(),
            part,
            tongue: tag.tongue(),
            framed,
            is_label,
        });
        if is_label {
            self.push_text("[");
        }
        if let Some((opening, _)) = self.quotes
            && tag.name == "q"
        {
            self.push_text(opening.encode_utf8(&mut [0; 4]));
        }
    }

    /// The container that an element opens.
    fn frame_of(&self, part: &Part, tag: &Tag) -> Option<Frame> {
        if self.frames.len() >= MAX_FRAMES {
            return None;
        }
        let is_inline = matches!(part, Part::Inline(_));
        if tag.has_class("footnote-definition") && !is_inline {
            let label = tag.get("id").unwrap_or_default().to_owned();
            return Some(Frame::flow(Into::Note(label)));
        }
        match part {
            Part::Frame(frame) => Some(Frame::new(*frame, tag, self.in_head())),
            Part::Line(_) | Part::Flow | Part::Inline(_) | Part::Void(_) | Part::Opaque => None,
        }
    }

    /// Whether a row that begins here is one of the head of its table.
    fn in_head(&self) -> bool {
        self.open.last().is_some_and(|open| open.name == "thead")
    }

    fn void(&mut self, void: Void, tag: &Tag) {
        match void {
            Void::Break => self.push(What::Break),
            Void::Rule => {
                self.flush();
                self.add(Block::Rule);
            }
            Void::Image => {
                self.add_id(tag.get("id"));
                self.push(What::Image(Image {
                    source: tag.get("src").unwrap_or_default().to_owned(),
                    text: tag.get("alt").unwrap_or_default().trim().to_owned(),
                }));
            }
            Void::Input if tag.get("type") == Some("checkbox") => {
                let ticked = tag.get("checked").is_some();
                self.text(if ticked { "☑ " } else { "☐ " });
            }
            Void::Input | Void::Nothing => {}
        }
    }

    fn end_implied(&mut self, name: &str) {
        let Some((ended, barriers)) = elements::ends(name) else {
            return;
        };
        let among = |open: &Open, names: &[&str]| names.contains(&open.name.as_str());
        while let Some(place) = self.open.iter().rposition(|open| among(open, ended)) {
            let beyond = self.open[place + 1..]
                .iter()
                .any(|it| among(it, barriers) && !among(it, ended));
            if beyond {
                return;
            }
            self.close(place);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(opaque) = &mut self.opaque {
            opaque.count -= u32::from(opaque.name == name);
            if opaque.count == 0 {
                self.opaque = None;
            }
            return;
        }
        let is_of_table = elements::is_of_table(name);
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
        if self.open[place].is_label {
            self.push_text("]");
        }
        let is_inline = |open: &Open| matches!(open.part, Part::Inline(_));
        match is_inline(&self.open[place]) && !self.open[place..].iter().all(is_inline) {
            // What it is around goes on without it.
            true => self.open[place].silence(),
            false => self.close(place),
        }
    }

    /// Closes the element at this place and those in it.
    fn close(&mut self, place: usize) {
        while self.open.len() > place {
            let is_block = |open: &Open| !matches!(open.part, Part::Inline(_));
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

    fn finish(mut self) -> Rich {
        self.opaque = None;
        self.close(0);
        self.flush();
        while self.frames.len() > 1 {
            self.close_frame();
        }
        let mut blocks = match self.frames.pop() {
            Some(Frame::Flow { blocks, .. }) => blocks,
            Some(Frame::List(_) | Frame::Table { .. } | Frame::Row(_)) | None => Vec::new(),
        };
        let (notes, others) = self.notes.finish();
        blocks.extend(others);
        Rich { blocks, notes }
    }
}
