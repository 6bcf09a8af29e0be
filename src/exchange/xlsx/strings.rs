//! The texts of a workbook, which stand in a part of their own, each once.

use std::collections::HashMap;

use crate::exchange::model::ReadFault;
use crate::exchange::xml::{XmlEvent, XmlReader, push_content};
use crate::text::escape_markup::is_outside_xml;
use crate::text::slice::Slice;

/// Texts that are written.
#[derive(Default)]
pub(super) struct SharedStrings {
    places: HashMap<Box<str>, usize>,
    items: String,
    count: usize,
}

impl SharedStrings {
    /// Returns the place of a text.
    pub fn place(&mut self, text: &str) -> usize {
        self.count += 1;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let place = self.places.len();
        self.places.insert(text.into(), place);
        self.items.push_str("<si><t xml:space=\"preserve\">");
        push_escaped(text, &mut self.items);
        self.items.push_str("</t></si>");
        place
    }

    pub fn into_part(self) -> String {
        let (count, unique) = (self.count, self.places.len());
        drop(self.places);
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{count}\" uniqueCount=\"{unique}\">"
        );
        out.push_str(&self.items);
        out.push_str("</sst>\n");
        out
    }
}

/// Adds a text; what XML cannot hold, and what reads as such an escape, stands as `_xHHHH_`.
fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    let is_special = |c: char| is_outside_xml(c) || c == '\r' || c == '_';
    while let Some(at) = rest.find(is_special) {
        let (before, after) = rest.halves(at);
        push_content(before, out);
        let Some(c) = after.chars().next() else {
            return;
        };
        if c != '_' || escaped(after).is_some() {
            out.push_str(&format!("_x{:04X}_", u32::from(c)));
        } else {
            out.push(c);
        }
        rest = after.slice(c.len_utf8()..);
    }
    push_content(rest, out);
}

/// Reads `_xHHHH_` at the start of a text.
fn escaped(text: &str) -> Option<u32> {
    let digits = text.get(2..6)?;
    let is_it = text.starts_with("_x") && text.get(6..7) == Some("_");
    let is_hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_it && is_hexadecimal).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// Returns a text without such escapes.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.halves(at);
        out.push_str(before);
        match escaped(after).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = after.slice(7..);
            }
            None => {
                out.push_str("_x");
                rest = after.slice(2..);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Texts that came back, in one piece.
#[derive(Default)]
pub(super) struct StringTable {
    text: String,
    ends: Vec<usize>,
}

impl StringTable {
    /// Reads the part.
    ///
    /// # Errors
    /// What is no XML, or more of it than anybody needs.
    pub fn read(part: &str) -> Result<Self, ReadFault> {
        let mut reader = XmlReader::new(part);
        let mut table = Self::default();
        let mut item = ItemText::default();
        while let Some(event) = reader.next()? {
            match event {
                XmlEvent::Start(element) => item.start(&element.name),
                XmlEvent::Text(text) => item.push(&text),
                XmlEvent::End(name) => {
                    item.end(&name);
                    if name == "si" {
                        table.text.push_str(&item.take());
                        table.ends.push(table.text.len());
                    }
                }
            }
        }
        Ok(table)
    }

    pub fn get(&self, place: usize) -> Option<&str> {
        let end = *self.ends.get(place)?;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(self.text.slice(start..end))
    }
}

/// The text of an item, of one run or of several in different letters, without readings.
#[derive(Default)]
pub(super) struct ItemText {
    text: String,
    is_text: bool,
    /// Within what says how an East Asian text is read.
    is_reading: bool,
}

impl ItemText {
    pub fn start(&mut self, name: &str) {
        match name {
            "t" => self.is_text = true,
            "rPh" => self.is_reading = true,
            _ => {}
        }
    }

    pub fn push(&mut self, text: &str) {
        if self.is_text && !self.is_reading {
            self.text.push_str(text);
        }
    }

    pub fn end(&mut self, name: &str) {
        match name {
            "t" => self.is_text = false,
            "rPh" => self.is_reading = false,
            _ => {}
        }
    }

    pub fn take(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        if text.contains("_x") {
            unescaped(&text)
        } else {
            text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold() {
        for (text, written) in [
            ("a_b _x0041_", "a_b _x005F_x0041_"),
            ("bell \u{7}", "bell _x0007_"),
            ("a\r\nb < c", "a_x000D_\nb &lt; c"),
            ("_x", "_x"),
            ("_xé_", "_xé_"),
        ] {
            let mut out = String::new();
            push_escaped(text, &mut out);
            assert_eq!(out, written);
            let back = out.replace("&lt;", "<");
            assert_eq!(unescaped(&back), text);
        }
    }
}
