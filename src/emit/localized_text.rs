//! A text of an edition that knows its language.

use std::borrow::Cow;

use serde::Serialize;

use crate::document::rich::model::{InlineContent, InlineMark, LangDir, RichInline};

/// A text of an edition, with its language where it is another one than the edition's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LocalizedText<'w> {
    pub text: Cow<'w, str>,
    #[serde(rename = "lang")]
    pub language: Option<&'w str>,
}

impl<'w> LocalizedText<'w> {
    /// In the language of the edition.
    pub fn own(text: impl Into<Cow<'w, str>>) -> Self {
        Self {
            text: text.into(),
            language: None,
        }
    }

    /// Returns the text with its language as a part of a line.
    pub fn inline(&self) -> RichInline {
        RichInline {
            what: InlineContent::Text(self.text.to_string()),
            marks: self
                .language
                .and_then(LangDir::of)
                .map(InlineMark::Language)
                .into_iter()
                .collect(),
        }
    }
}
