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
use crate::emit::editions::frame::Frame;
use crate::emit::editions::rich::picture::Album;
use crate::emit::page_template::PageTemplate;
use crate::emit::weaving::Edition;
use crate::locale::tag::Locale;
use crate::project::set::Statement;

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

impl<'p> Press<'p> {
    /// Returns the page strings of a locale of the project.
    pub fn chrome(&self, locale: &Locale) -> &'p Chrome<'p> {
        let mut chromes = self.chromes.iter();
        let found = chromes.find(|chrome| chrome.locale == locale);
        found.expect("every locale of the project has its page strings")
    }
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
    pub frame: Frame<'s>,
    body: OnceCell<String>,
}

impl<'s> Sheet<'s> {
    pub fn new(
        press: &'s Press<'s>,
        edition: &'s Edition<'s>,
        woven: &'s Document<'s>,
        statement: &Statement<'_>,
    ) -> Self {
        Self {
            press,
            edition,
            woven,
            frame: Frame::new(press, statement, edition, woven),
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
                deeper: u8::from(has_titles && self.frame.front.headline.is_some()),
            };
            to_fitted_html(self.woven, fitting)
        })
    }

    /// Returns the page strings in the language of the edition.
    pub fn chrome(&self) -> &'s Chrome<'s> {
        self.press.chrome(self.edition.locale)
    }
}
