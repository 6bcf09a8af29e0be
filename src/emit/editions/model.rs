//! What an edition is made from, whatever its format.

use std::cell::OnceCell;

use crate::config::site::Site;
use crate::document::model::{Block, BlockKind, Document, Options};
use crate::document::render::{Fitting, to_fitted_html};
use crate::emit::chrome::Chrome;
use crate::emit::editions::front::Front;
use crate::emit::editions::page::PageTemplate;
use crate::emit::editions::rich::picture::Album;
use crate::emit::weaving::Edition;
use crate::emit::words::Words;
use crate::locale::tag::Locale;

/// What all editions of a statement share.
pub struct Press<'p> {
    pub template: &'p PageTemplate,
    /// The words around the statement, of every locale of the project.
    pub chromes: &'p [Chrome<'p>],
    pub site: &'p Site,
    pub options: &'p Options,
    pub pictures: Album<'p>,
    /// The key of the statement: its path below the folder of a locale, without extension.
    pub key: &'p str,
    /// The ids of the headings of the statement, the same in every edition.
    pub anchors: &'p [String],
    /// Tells the text of the statement from an earlier one.
    pub hash: &'p str,
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

    /// The body as HTML: what goes into the `<body>` of a page, below its headline if it has one.
    pub fn body(&self) -> &str {
        self.body.get_or_init(|| {
            let is_title = |block: &Block<'_>| block.kind == BlockKind::Heading(1);
            let has_titles = self.woven.blocks.iter().any(is_title);
            let fitting = Fitting {
                anchors: self.press.anchors,
                deeper: u8::from(has_titles && self.front.headline.is_some()),
            };
            to_fitted_html(self.woven, fitting)
        })
    }

    /// The words around the statement, in the language of the edition.
    pub fn chrome(&self) -> &'s Chrome<'s> {
        let mut chromes = self.press.chromes.iter();
        let found = chromes.find(|chrome| chrome.locale == self.edition.locale);
        found.expect("every locale of the project has its words")
    }

    /// What names the statement: its title, its first heading, or the last part of its key.
    pub fn title(&self) -> Words<'s> {
        let key = self.press.key;
        let name = key.rsplit('/').next().unwrap_or(key);
        self.front.title.clone().unwrap_or(Words::own(name))
    }
}
