//! Passages of an edition that readers cannot rely on, and the words in which they are told so.

use crate::emit::chrome::Chrome;
use crate::emit::words::Words;
use crate::project::coverage::Standing;

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
}

/// Returns the label of a passage as HTML, with the blank after it.
pub fn html_label(doubt: Doubt, chrome: &Chrome<'_>) -> Option<String> {
    let label = doubt.label(chrome)?;
    let class = doubt.as_str();
    let text = label.text.replace('&', "&amp;").replace('<', "&lt;");
    let language = label.language.map(|tag| format!(" lang=\"{tag}\""));
    let language = language.unwrap_or_default();
    Some(format!(
        "<span class=\"doubt {class}\"{language}>{text}</span> "
    ))
}
