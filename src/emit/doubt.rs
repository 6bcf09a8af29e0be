//! Passages of an edition that readers cannot rely on, and the words in which they are told so.

use std::collections::BTreeMap;

use crate::emit::chrome::Chrome;
use crate::emit::words::Words;
use crate::project::coverage::Standing;
use crate::text::slice::Slice;

/// The reason why readers cannot rely on a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    Untranslated,
    Stale,
    Draft,
    /// The passage is left out.
    Omitted,
}

impl Doubt {
    /// Returns the class of style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Doubt::Untranslated => "untranslated",
            Doubt::Stale => "stale",
            Doubt::Draft => "draft",
            Doubt::Omitted => "omitted",
        }
    }

    /// Returns the sentence before the text of an edition that has such passages.
    pub fn notice<'c>(self, chrome: &'c Chrome<'_>) -> Option<Words<'c>> {
        let id = match self {
            Doubt::Untranslated => "has-untranslated",
            Doubt::Stale => "has-stale",
            Doubt::Draft => "has-drafts",
            Doubt::Omitted => "has-omitted",
        };
        chrome.text_anyhow(id, &[])
    }

    /// Returns the few words before the passage.
    pub fn label<'c>(self, chrome: &'c Chrome<'_>) -> Option<Words<'c>> {
        let id = match self {
            Doubt::Untranslated => "untranslated-passage",
            Doubt::Stale => "stale-passage",
            Doubt::Draft => "draft-passage",
            Doubt::Omitted => return None,
        };
        chrome.text_anyhow(id, &[])
    }

    /// Returns the doubt about a passage: one in another language was not translated, or its translation is held back.
    pub fn of(is_foreign: bool, has_state: bool, standing: Option<Standing>) -> Option<Self> {
        match standing {
            _ if is_foreign => has_state.then_some(Doubt::Untranslated),
            Some(Standing::Stale) => Some(Doubt::Stale),
            Some(Standing::Draft) => Some(Doubt::Draft),
            None => None,
        }
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

/// Returns the body of a page with a label before each passage that weaving marked.
pub fn labelled(body: &str, chrome: &Chrome<'_>) -> String {
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
    labelled
}

/// What is said before the passage that a tag opens, if weaving marked it.
pub fn label<'c>(tag: &str, chrome: &'c Chrome<'_>) -> Option<Words<'c>> {
    Doubt::of_tag(tag)?.label(chrome)
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
