//! Passages of a page that are not what they should be, marked for readers: in another language, or out of date.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::chrome::Chrome;
use crate::emit::words::Words;
use crate::text::slice::Slice;

/// Why a passage is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    Untranslated,
    Stale,
    Draft,
    /// It is not there.
    Omitted,
}

impl Doubt {
    /// For style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Doubt::Untranslated => "untranslated",
            Doubt::Stale => "stale",
            Doubt::Draft => "draft",
            Doubt::Omitted => "omitted",
        }
    }

    /// The note before the text.
    fn note(self) -> &'static str {
        match self {
            Doubt::Untranslated => "has-untranslated",
            Doubt::Stale => "has-stale",
            Doubt::Draft => "has-drafts",
            Doubt::Omitted => "has-omitted",
        }
    }

    /// The few words at the passage.
    pub(super) fn label<'c>(self, chrome: &'c Chrome<'_>) -> Option<Words<'c>> {
        let id = match self {
            Doubt::Untranslated => "untranslated-passage",
            Doubt::Stale => "stale-passage",
            Doubt::Draft => "draft-passage",
            Doubt::Omitted => return None,
        };
        chrome.text_anyhow(id, &[])
    }

    /// What weaving says by the tag that it opens around a passage: a text in another language was not translated,
    /// or its translation is held back.
    fn of_tag(tag: &str) -> Option<Self> {
        let (_, state) = tag.split_once("data-state=\"")?;
        match state.split('"').next()? {
            _ if tag.starts_with("<span lang=") => Some(Doubt::Untranslated),
            "stale" => Some(Doubt::Stale),
            "draft" => Some(Doubt::Draft),
            _ => None,
        }
    }
}

/// The body of a page with a label before each passage that weaving marked, and which doubts there are.
pub fn labelled(body: &str, chrome: &Chrome<'_>) -> (String, BTreeSet<Doubt>) {
    let mut labels: BTreeMap<Doubt, Option<Words<'_>>> = BTreeMap::new();
    let mut labelled = String::with_capacity(body.len() + body.len() / 8);
    let mut rest = body;
    while let Some(at) = rest.find("<span ") {
        let end = rest
            .slice(at..)
            .find('>')
            .map_or(rest.len(), |end| at + end + 1);
        labelled.push_str(rest.slice(..at));
        if let Some(doubt) = Doubt::of_tag(rest.slice(at..end)) {
            let label = labels.entry(doubt).or_insert_with(|| doubt.label(chrome));
            if let Some(label) = label {
                push(label, doubt, &mut labelled);
            }
        }
        labelled.push_str(rest.slice(at..end));
        rest = rest.slice(end..);
    }
    labelled.push_str(rest);
    (labelled, labels.into_keys().collect())
}

/// What is said before the passage that a tag opens, if weaving marked it.
pub fn label<'c>(tag: &str, chrome: &'c Chrome<'_>) -> Option<Words<'c>> {
    Doubt::of_tag(tag)?.label(chrome)
}

/// The notes before the text, for the doubts that there are.
pub fn notes<'c>(doubts: &BTreeSet<Doubt>, chrome: &'c Chrome<'_>) -> Vec<(Doubt, Words<'c>)> {
    let note = |doubt: &Doubt| Some((*doubt, chrome.text_anyhow(doubt.note(), &[])?));
    doubts.iter().filter_map(note).collect()
}

fn push(label: &Words<'_>, doubt: Doubt, out: &mut String) {
    out.push_str("<span class=\"doubt ");
    out.push_str(doubt.as_str());
    if let Some(language) = label.language {
        out.push_str("\" lang=\"");
        out.push_str(language);
    }
    out.push_str("\">");
    out.push_str(&label.text.replace('&', "&amp;").replace('<', "&lt;"));
    out.push_str("</span> ");
}
