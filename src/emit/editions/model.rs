//! What an edition is made from, whatever its format.

use std::borrow::Cow;
use std::cell::OnceCell;

use serde::Serialize;

use crate::document::model::{Document, Options};
use crate::document::render::to_html;
use crate::emit::editions::front::Front;
use crate::emit::editions::page::PageTemplate;
use crate::emit::weaving::Edition;
use crate::locale::tag::Locale;

/// What all editions of a statement share.
pub struct Press<'p> {
    pub template: &'p PageTemplate,
    pub options: &'p Options,
    /// The key of the statement: its path below the folder of a locale, without extension.
    pub key: &'p str,
    /// Every locale in which the statement is published, the source locale first.
    pub locales: &'p [&'p Locale],
    pub source: &'p Locale,
}

/// An edition in one locale, woven and read again.
pub struct Sheet<'s> {
    pub press: &'s Press<'s>,
    pub edition: &'s Edition<'s>,
    pub woven: &'s Document<'s>,
    pub front: Front<'s>,
    body: OnceCell<String>,
}

impl<'s> Sheet<'s> {
    pub fn new(
        press: &'s Press<'s>,
        edition: &'s Edition<'s>,
        woven: &'s Document<'s>,
        front: Front<'s>,
    ) -> Self {
        Self {
            press,
            edition,
            woven,
            front,
            body: OnceCell::new(),
        }
    }

    /// The body as HTML: what goes into the `<body>` of a page.
    pub fn body(&self) -> &str {
        self.body.get_or_init(|| to_html(self.woven))
    }

    /// What names the statement: its title, its first heading, or the last part of its key.
    pub fn title(&self) -> Words<'s> {
        let key = self.press.key;
        self.front.title.clone().unwrap_or(Words {
            text: key.rsplit('/').next().unwrap_or(key).into(),
            language: None,
        })
    }
}

/// A text of an edition, with its language where it is another one than the edition's.
#[derive(Clone, Debug, Serialize)]
pub struct Words<'w> {
    pub text: Cow<'w, str>,
    #[serde(rename = "lang")]
    pub language: Option<&'w str>,
}
