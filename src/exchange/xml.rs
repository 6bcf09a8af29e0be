//! Reading XML that anybody may have written, within limits: no entity is fetched or expanded but those of XML itself.

use std::collections::VecDeque;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::exchange::model::{ReadFault, UnitPiece};
use crate::text::escape_control::sign;
use crate::text::escape_markup::{escape_markup, is_outside_xml};
use crate::text::slice::Slice;

/// Elements in one another.
const MAX_DEPTH: usize = 100;

/// Bytes of one text.
const MAX_TEXT: usize = 1 << 20;

/// An element's start, its end, or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum XmlEvent {
    Start(Element),
    /// By its local name.
    End(String),
    Text(String),
}

/// A start tag, by local names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
}

pub(super) struct XmlReader<'t> {
    text: &'t str,
    reader: Reader<&'t [u8]>,
    waiting: VecDeque<XmlEvent>,
    depth: usize,
    /// The byte up to which lines were counted, and the line there.
    counted: (usize, usize),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the value of an attribute, empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.attribute(name).unwrap_or_default().to_owned()
    }
}

impl<'t> XmlReader<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            reader: Reader::from_str(text),
            waiting: VecDeque::new(),
            depth: 0,
            counted: (0, 1),
        }
    }

    /// Returns the line on which the last event begins.
    pub fn line(&self) -> usize {
        self.counted.1
    }

    /// Reads on; `None` at the end.
    ///
    /// # Errors
    /// What is no XML, or more of it than anybody needs, with its line.
    pub fn next(&mut self) -> Result<Option<XmlEvent>, ReadFault> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(Some(event));
            }
            let position = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
            self.count_lines(position);
            let event = self.reader.read_event();
            let event = event.map_err(|error| self.fault(error.to_string()))?;
            match event {
                Event::Eof if self.depth > 0 => {
                    return Err(self.fault("the file ends within an element".to_owned()));
                }
                Event::Eof => return Ok(None),
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        let message = format!("elements are nested deeper than {MAX_DEPTH}");
                        return Err(self.fault(message));
                    }
                    return Ok(Some(XmlEvent::Start(self.element(&tag)?)));
                }
                Event::Empty(tag) => {
                    let element = self.element(&tag)?;
                    self.waiting.push_back(XmlEvent::End(element.name.clone()));
                    return Ok(Some(XmlEvent::Start(element)));
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    let name = tag.local_name().as_ref().to_owned();
                    return Ok(Some(XmlEvent::End(name)));
                }
                Event::Text(text) => {
                    let text = text.xml10_content().into_owned();
                    self.waiting.push_back(XmlEvent::Text(self.carried(text)?));
                }
                Event::CData(text) => {
                    let text = text.xml10_content().into_owned();
                    self.waiting.push_back(XmlEvent::Text(self.carried(text)?));
                }
                Event::GeneralRef(name) => {
                    let written = format!("&{};", name.xml10_content());
                    let resolved = self.resolved(&written)?;
                    self.waiting.push_back(XmlEvent::Text(resolved));
                }
                Event::DocType(text) if text.xml10_content().contains('[') => {
                    let message = "the file defines entities of its own, which are not read";
                    return Err(self.fault(message.to_owned()));
                }
                Event::DocType(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            }
        }
    }

    fn count_lines(&mut self, to: usize) {
        let (from, line) = self.counted;
        let passed = self.text.slice(from..to).bytes();
        let breaks = passed.filter(|byte| *byte == b'\n').count();
        self.counted = (to.max(from), line + breaks);
    }

    fn element(&self, tag: &BytesStart<'_>) -> Result<Element, ReadFault> {
        let mut element = Element {
            name: tag.local_name().as_ref().to_owned(),
            attributes: Vec::new(),
        };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| self.fault(error.to_string()))?;
            let name = attribute.key.local_name().as_ref().to_owned();
            let value = self.resolved(&attribute.value)?;
            element.attributes.push((name, value));
        }
        Ok(element)
    }

    fn resolved(&self, written: &str) -> Result<String, ReadFault> {
        let text = unescape(written).map_err(|_| {
            let message = format!("`{written}` is no entity of XML");
            self.fault(message)
        })?;
        self.carried(text.into_owned())
    }

    fn carried(&self, text: String) -> Result<String, ReadFault> {
        // All that XML cannot hold are control characters and two that begin with this byte.
        let is_suspect = |byte: u8| (byte < b' ' && !matches!(byte, b'\n' | b'\t')) || byte == 0xef;
        if !text.bytes().any(is_suspect) {
            return Ok(text);
        }
        match text.chars().find(|c| is_outside_xml(*c)) {
            None => Ok(text),
            Some(c) => {
                let message = format!("U+{:04X} cannot stand in XML", u32::from(c));
                Err(self.fault(message))
            }
        }
    }

    pub fn fault(&self, message: String) -> ReadFault {
        ReadFault {
            line: self.line(),
            unit: None,
            message,
        }
    }
}

/// Adds text to the pieces of a unit; `false` where it gets longer than anybody's.
pub(super) fn append_text(pieces: &mut Vec<UnitPiece>, text: &str) -> bool {
    match pieces.last_mut() {
        Some(UnitPiece::Text(last)) => last.push_str(text),
        _ => pieces.push(UnitPiece::Text(text.to_owned())),
    }
    !matches!(pieces.last(), Some(UnitPiece::Text(last)) if last.len() > MAX_TEXT)
}

/// Adds a text as the content of an element.
pub(super) fn push_content(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(is_escaped) {
        let (before, after) = rest.halves(at);
        out.push_str(before);
        let mut left = after.chars();
        match left.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some(c) => push_character(c, out),
            None => {}
        }
        rest = left.as_str();
    }
    out.push_str(rest);
}

fn is_escaped(c: char) -> bool {
    match c {
        ' '..='~' => matches!(c, '&' | '<' | '>'),
        '\n' | '\t' => false,
        c => is_outside_xml(c) || sign(c).is_some(),
    }
}

/// Adds a character; one that no reader sees, or that turns the direction of a line, as its number.
fn push_character(c: char, out: &mut String) {
    if is_outside_xml(c) {
        out.push('\u{fffd}');
    } else if sign(c).is_some() {
        out.push_str(&format!("&#{};", u32::from(c)));
    } else {
        out.push(c);
    }
}

/// Adds ` name="value"`.
pub(super) fn push_attribute(name: &str, value: &str, out: &mut String) {
    let value = escape_markup(value);
    out.extend([" ", name, "=\""]);
    for c in value.chars() {
        push_character(c, out);
    }
    out.push('"');
}
