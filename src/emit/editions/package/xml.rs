//! XML, written from the outside in: every element is closed, every text escaped.

use crate::text::escape_markup::{escape_markup, is_outside_xml};

/// A document under way.
pub struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// The name and the value of an attribute.
pub type XmlAttribute<'a> = (&'static str, &'a str);

impl Xml {
    pub fn new() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// For HTML in the syntax of XML.
    pub fn page() -> Self {
        Self {
            out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n".to_owned(),
            open: Vec::new(),
        }
    }

    pub fn open(&mut self, name: &'static str, attributes: &[XmlAttribute<'_>]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    pub fn empty(&mut self, name: &'static str, attributes: &[XmlAttribute<'_>]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    pub fn leaf(&mut self, name: &'static str, attributes: &[XmlAttribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Closes the innermost element.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    pub fn text(&mut self, text: &str) {
        let escaped = escape_markup(text);
        let is_left_out = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n');
        let kept = escaped.split(|c| is_left_out(c) || is_outside_xml(c));
        self.out.extend(kept);
    }

    /// Between elements, for people who look.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// Closes what is open.
    pub fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.line();
        self.out.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[XmlAttribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
    }
}
