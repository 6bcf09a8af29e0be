//! The table of contents of a book, from its headings.

use std::collections::BTreeSet;

use crate::document::rich::model::{LineKind, RichDocument, RichLine, each_line};
use crate::emit::editions::epub::frame::{BookLanguage, begin_page};
use crate::emit::editions::opening::Opening;
use crate::emit::editions::package::xml::Xml;

/// The headings of a book, and its anchors.
pub(super) struct TableOfContents {
    entries: Vec<ContentsEntry>,
    /// Every anchor that a link may lead to.
    pub(super) anchors: BTreeSet<String>,
}

struct ContentsEntry {
    level: u8,
    id: String,
    text: String,
}

/// Of the headline, and of headings that have no anchor, by their place.
pub(super) fn heading_id(place: usize) -> String {
    format!("_heading-{place}")
}

impl TableOfContents {
    pub(super) fn new(opening: &[Opening], rich: &RichDocument, title: &str) -> Self {
        let mut contents = Self {
            entries: Vec::new(),
            anchors: BTreeSet::new(),
        };
        for opening in opening {
            if let Opening::Headline(line) = opening {
                contents.add(1, line);
            }
        }
        let mut take = |line: &RichLine| {
            contents.anchors.extend(line.ids.iter().cloned());
            if let LineKind::Heading(level) = line.kind {
                contents.add(level, line);
            }
        };
        each_line(&rich.blocks, &mut take);
        for note in &rich.notes {
            each_line(note, &mut |line| {
                contents.anchors.extend(line.ids.iter().cloned());
            });
        }
        if contents.entries.is_empty() {
            contents.entries.push(ContentsEntry {
                level: 1,
                id: String::new(),
                text: title.to_owned(),
            });
        }
        contents
    }

    fn add(&mut self, level: u8, line: &RichLine) {
        let id = line.ids.first().cloned();
        self.entries.push(ContentsEntry {
            level,
            id: id.unwrap_or_else(|| heading_id(self.entries.len())),
            text: line.plain(),
        });
    }

    pub(super) fn page(
        &self,
        language: &BookLanguage<'_>,
        title: &str,
        heading: Option<&str>,
    ) -> Vec<u8> {
        let mut xml = begin_page(language, title);
        xml.open("nav", &[("epub:type", "toc"), ("role", "doc-toc")]);
        xml.line();
        if let Some(heading) = heading {
            xml.leaf("h1", &[], heading);
            xml.line();
        }
        self.list(&mut xml);
        xml.finish()
    }

    /// Each heading below the nearest one of a higher rank.
    fn list(&self, xml: &mut Xml) {
        let mut open: Vec<u8> = Vec::new();
        for entry in &self.entries {
            while open.last().is_some_and(|level| *level > entry.level) && open.len() > 1 {
                xml.close();
                xml.close();
                open.pop();
            }
            match open.last_mut() {
                Some(level) if *level >= entry.level => {
                    *level = entry.level;
                    xml.close();
                }
                Some(_) | None => {
                    xml.open("ol", &[]);
                    open.push(entry.level);
                }
            }
            xml.line();
            xml.open("li", &[]);
            let href = match entry.id.as_str() {
                "" => "text.xhtml".to_owned(),
                id => format!("text.xhtml#{id}"),
            };
            let text = entry.text.trim();
            let number = (self.entries.len() + 1).to_string();
            let text = if text.is_empty() {
                number.as_str()
            } else {
                text
            };
            xml.leaf("a", &[("href", &href)], text);
        }
    }
}
