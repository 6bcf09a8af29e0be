//! XML as a tree, for parts of office documents. Document types and entities of their own are refused: no office program
//! writes them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// More elements within each other than any document has.
const DEEPEST: usize = 256;

/// More elements than any document has.
const MOST_ELEMENTS: usize = 1_000_000;

/// An element, with the prefix of its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlElement {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<XmlNode>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlNode {
    Element(XmlElement),
    Text(String),
}

impl XmlElement {
    /// Parses XML.
    ///
    /// # Errors
    /// What is no sound XML, or beyond a bound; the reason goes on from “it”.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(text);
        let mut open: Vec<XmlElement> = vec![XmlElement::default()];
        let mut count = 0;
        loop {
            let event = reader.read_event();
            let event = event.map_err(|error| format!("is no sound XML: {error}"))?;
            let Some(current) = open.last_mut() else {
                return Err("is no sound XML".to_owned());
            };
            match event {
                Event::Start(tag) => {
                    open.push(element(&tag)?);
                    count += 1;
                }
                Event::Empty(tag) => {
                    current.children.push(XmlNode::Element(element(&tag)?));
                    count += 1;
                }
                Event::End(_) => {
                    let closed = open.pop().map(XmlNode::Element);
                    if let Some(around) = open.last_mut() {
                        around.children.extend(closed);
                    }
                }
                Event::Text(text) => current.push_text(&text),
                Event::CData(text) => current.push_text(&text),
                Event::GeneralRef(name) => {
                    let shown = match &*name {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => name.resolve_char_ref().ok().flatten(),
                    };
                    let shown =
                        shown.ok_or_else(|| format!("has an unknown entity `{}`", &*name))?;
                    current.push_text(shown.encode_utf8(&mut [0; 4]));
                }
                Event::DocType(_) => return Err("has a document type".to_owned()),
                Event::Eof => break,
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => {}
            }
            if open.len() > DEEPEST || count > MOST_ELEMENTS {
                return Err("has more elements than a document can need".to_owned());
            }
        }
        let root = open.pop().filter(|_| open.is_empty());
        let root = root.and_then(|root| root.children.into_iter().find_map(XmlNode::into_element));
        root.ok_or_else(|| "is no sound XML".to_owned())
    }

    fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(XmlNode::Text(before)) => before.push_str(text),
            Some(XmlNode::Element(_)) | None => {
                self.children.push(XmlNode::Text(text.to_owned()));
            }
        }
    }

    /// Returns the value of an attribute, by its name with its prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Returns the elements directly in it.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &XmlElement> {
        self.children.iter().filter_map(|child| match child {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// Returns the first element of a name directly in it.
    pub fn child(&self, name: &str) -> Option<&XmlElement> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns the attribute `w:val` of the first element of a name directly in it.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("w:val")
    }

    /// Returns the text directly in it.
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|child| match child {
            XmlNode::Text(text) => Some(text.as_str()),
            XmlNode::Element(_) => None,
        });
        texts.collect()
    }

    /// Writes it as XML, without a declaration.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            let value = quick_xml::escape::escape(value.as_str());
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        if self.children.is_empty() {
            return out.push_str("/>");
        }
        out.push('>');
        for child in &self.children {
            match child {
                XmlNode::Element(element) => element.write(out),
                XmlNode::Text(text) => out.push_str(&quick_xml::escape::escape(text.as_str())),
            }
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

impl XmlNode {
    fn into_element(self) -> Option<XmlElement> {
        match self {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        }
    }
}

fn element(tag: &BytesStart<'_>) -> Result<XmlElement, String> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| format!("is no sound XML: {error}"))?;
        let value = quick_xml::escape::unescape(&attribute.value);
        let value = value.map_err(|error| format!("is no sound XML: {error}"))?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(XmlElement {
        name: tag.name().as_ref().to_owned(),
        attributes,
        children: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let text = "<a x=\"1 &amp; &quot;2&quot;\"><b/>t &lt; u<c>é</c></a>";
        let mut out = String::new();
        XmlElement::parse(text).unwrap().write(&mut out);
        assert_eq!(out, text);
    }

    #[test]
    fn what_is_refused() {
        for text in [
            "",
            "<a>",
            "<a></b>",
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
            "<a>&e;</a>",
        ] {
            assert!(XmlElement::parse(text).is_err(), "{text}");
        }
        let deep = "<a>".repeat(1000);
        assert!(XmlElement::parse(&deep).is_err());
    }
}
