//! What an edition is made from, whatever its format.

use std::cell::OnceCell;

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::MarkdownEditions;
use crate::config::site::Site;
use crate::document::anchors::Anchor;
use crate::document::model::{Block, BlockKind, Document, Options};
use crate::document::render::{Fitting, to_fitted_html};
use crate::document::text_style::TextStyle;
use crate::emit::chrome::Chrome;
use crate::emit::editions::address;
use crate::emit::editions::front::Front;
use crate::emit::editions::rich::picture::Album;
use crate::emit::page_template::PageTemplate;
use crate::emit::weaving::Edition;
use crate::emit::words::Words;
use crate::locale::tag::Locale;
use crate::runtime::date_format::long_date;

/// What all editions of a statement share.
pub struct Press<'p> {
    pub template: &'p PageTemplate,
    /// The words around the statement, of every locale of the project.
    pub chromes: &'p [Chrome<'p>],
    pub site: &'p Site,
    pub lists: Lists,
    pub options: &'p Options,
    pub pictures: Album<'p>,
    pub markdown: MarkdownEditions,
    pub text: TextStyle,
    /// The key of the statement: its path below the folder of a locale, without extension.
    pub key: &'p str,
    /// The ids of the headings of the statement, the same in every edition.
    pub anchors: &'p [Anchor],
    /// Tells the text of the statement from an earlier one.
    pub hash: &'p str,
    /// Every locale in which the statement is published, the source locale first.
    pub locales: &'p [&'p Locale],
    pub source: &'p Locale,
}

/// Who makes the lists of all editions: indexes and feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lists {
    /// They stand beside the editions.
    Made,
    /// Nobody knows.
    Elsewhere,
}

impl Lists {
    /// `formats`: of this build and of the others.
    pub fn of<'f>(mut formats: impl Iterator<Item = &'f EditionFormat>) -> Self {
        match formats.any(|format| *format == EditionFormat::Site) {
            true => Self::Made,
            false => Self::Elsewhere,
        }
    }
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
            let anchors = self.press.anchors.iter();
            let shown = anchors.filter(|anchor| {
                let leaves_out = |block| self.edition.leaves_out(block as usize);
                !anchor.block.is_some_and(leaves_out)
            });
            let anchors: Vec<&str> = shown.map(|anchor| anchor.id.as_str()).collect();
            let fitting = Fitting {
                anchors: &anchors,
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

    /// The place and the date, in words.
    pub fn dateline(&self) -> String {
        let date = self.front.date.as_ref().map(|date| {
            let in_words = long_date(self.edition.locale, &date.text);
            in_words.unwrap_or_else(|| date.text.to_string())
        });
        let place = self.front.place.iter().map(|place| place.text.to_string());
        place.chain(date).collect::<Vec<_>>().join(", ")
    }

    /// Of a translation: in which language the original is and that it prevails, and where it stands.
    pub fn original(&self) -> Option<([Words<'s>; 2], Option<String>)> {
        let press = self.press;
        if self.edition.locale == press.source {
            return None;
        }
        let chrome = self.chrome();
        let language = chrome.language(press.source);
        let language = [("language", &*language.text)];
        let original = chrome.text_anyhow("original-in", &language)?;
        let prevails = chrome.text_anyhow("original-prevails", &[])?;
        let is_published = press.locales.contains(&press.source);
        let path = address::path(press.key, press.source, "html");
        let address = address::absolute(press.site, &path).filter(|_| is_published);
        Some(([original, prevails], address))
    }

    /// What names the statement: its title, its first heading, or the last part of its key.
    pub fn title(&self) -> Words<'s> {
        let key = self.press.key;
        let name = key.rsplit('/').next().unwrap_or(key);
        self.front.title.clone().unwrap_or(Words::own(name))
    }
}
