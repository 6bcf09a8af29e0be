//! A start tag of HTML and its attributes.

use std::collections::BTreeMap;

use html5gum::HtmlString;
use html5gum::emitters::default::StartTag;

use crate::document::rich::model::{CellAlign, LangDir};

/// A start tag.
pub(super) struct HtmlTag {
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
    pub(super) closed: bool,
}

impl HtmlTag {
    pub(super) fn new(tag: &StartTag<usize>) -> Self {
        let attributes = tag.attributes.iter();
        Self {
            name: utf8(&tag.name),
            attributes: attributes
                .map(|(name, value)| (utf8(name), utf8(&value.value)))
                .collect(),
            closed: tag.self_closing,
        }
    }

    pub(super) fn bare(name: &str) -> Self {
        Self::of(name, &[])
    }

    pub(super) fn of(name: &str, attributes: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        Self {
            name: name.to_owned(),
            attributes: attributes.iter().map(owned).collect(),
            closed: false,
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        let classes = self.get("class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|it| it == class)
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    pub(super) fn lang_dir(&self) -> Option<LangDir> {
        LangDir::read(self.get("lang"), self.get("dir"))
    }

    /// Returns the number of columns or rows that a cell takes.
    pub(super) fn span(&self, name: &str) -> u32 {
        const MOST: u32 = 63;
        self.number(name).unwrap_or(1).clamp(1, MOST)
    }

    pub(super) fn align(&self) -> CellAlign {
        let style = self.get("style").unwrap_or_default();
        let said = style
            .split(';')
            .find_map(|it| it.trim().strip_prefix("text-align:"));
        match said.or(self.get("align")).map(str::trim) {
            Some("center") => CellAlign::Center,
            Some("right" | "end") => CellAlign::End,
            Some(_) => CellAlign::Start,
            None if self.has_class("center") => CellAlign::Center,
            None if self.has_class("end") => CellAlign::End,
            None => CellAlign::Start,
        }
    }
}

pub(super) fn utf8(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
