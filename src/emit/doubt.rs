//! Passages of an edition that readers cannot rely on, and the words in which they are told so.

use crate::emit::localized_text::LocalizedText;
use crate::emit::page_strings::PageStrings;
use crate::project::standing::Standing;
use crate::text::escape_markup::escape_markup;

/// The reason why readers cannot rely on a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageDoubt {
    Untranslated,
    Stale,
    Draft,
    /// The passage is left out.
    Omitted,
}

impl PassageDoubt {
    /// Returns the class of style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            PassageDoubt::Untranslated => "untranslated",
            PassageDoubt::Stale => "stale",
            PassageDoubt::Draft => "draft",
            PassageDoubt::Omitted => "omitted",
        }
    }

    /// Returns the sentence before the text of an edition that has such passages.
    pub fn notice<'c>(self, strings: &'c PageStrings<'_>) -> Option<LocalizedText<'c>> {
        let id = match self {
            PassageDoubt::Untranslated => "has-untranslated",
            PassageDoubt::Stale => "has-stale",
            PassageDoubt::Draft => "has-drafts",
            PassageDoubt::Omitted => "has-omitted",
        };
        strings.text_or_fallback(id, &[])
    }

    /// Returns the few words before the passage.
    pub fn label<'c>(self, strings: &'c PageStrings<'_>) -> Option<LocalizedText<'c>> {
        let id = match self {
            PassageDoubt::Untranslated => "untranslated-passage",
            PassageDoubt::Stale => "stale-passage",
            PassageDoubt::Draft => "draft-passage",
            PassageDoubt::Omitted => return None,
        };
        strings.text_or_fallback(id, &[])
    }

    /// Returns the doubt about a passage: one in another language was not translated, or its translation is held back.
    pub fn of(is_foreign: bool, has_state: bool, standing: Option<Standing>) -> Option<Self> {
        match standing {
            _ if is_foreign => has_state.then_some(PassageDoubt::Untranslated),
            Some(Standing::Stale) => Some(PassageDoubt::Stale),
            Some(Standing::Draft) => Some(PassageDoubt::Draft),
            None => None,
        }
    }
}

/// Returns the label of a passage as HTML, with the blank after it.
pub fn html_label(doubt: PassageDoubt, strings: &PageStrings<'_>) -> Option<String> {
    let label = doubt.label(strings)?;
    let class = doubt.as_str();
    let text = escape_markup(&label.text);
    let language = label.language.map(|tag| format!(" lang=\"{tag}\""));
    let language = language.unwrap_or_default();
    Some(format!(
        "<span class=\"doubt {class}\"{language}>{text}</span> "
    ))
}
