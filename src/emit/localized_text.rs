//! A text of an edition that knows its language.

use std::borrow::Cow;

use serde::Serialize;

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
}
