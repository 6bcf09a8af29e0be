//! What an edition is made from, whatever its format.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::MarkdownEditions;
use crate::config::site::Site;
use crate::document::body_events::{ParsedDocument, PlacedEvent};
use crate::document::heading_ids::{HeadingId, HeadingLinks, PlaceNames};
use crate::document::model::{Block, BlockKind, Document, Format, Options};
use crate::document::render::{HtmlStyle, write_html};
use crate::document::rich::model::RichDocument;
use crate::document::text_style::TextStyle;
use crate::emit::doubt::html_label;
use crate::emit::editions::frame::Frame;
use crate::emit::editions::package::picture::ImageSource;
use crate::emit::editions::rich_edition::rich;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::PageTemplate;
use crate::emit::weaving::Edition;
use crate::locale::tag::Locale;
use crate::project::set::Statement;
use crate::text::slice::Slice;

/// The data that all editions of a statement share.
pub struct RenderContext<'p> {
    pub template: &'p PageTemplate,
    /// The words around the statement, of every locale of the project.
    pub page_strings: &'p [PageStrings<'p>],
    pub site: &'p Site,
    pub lists: SiteLists,
    pub options: &'p Options,
    pub pictures: ImageSource<'p>,
    pub markdown: MarkdownEditions,
    pub text: TextStyle,
    /// The key of the statement: its path below the folder of a locale, without extension.
    pub key: &'p str,
    /// The ids of the headings of the statement, the same in every edition.
    pub headings: &'p [HeadingId],
    /// The names of the places of the source text; made where a link needs them.
    pub places: OnceCell<PlaceNames>,
    pub statement: &'p Statement<'p>,
    /// Tells the text of the statement from an earlier one.
    pub hash: &'p str,
    /// Every locale in which the statement is published, the source locale first.
    pub locales: &'p [&'p Locale],
    pub source: &'p Locale,
}

impl<'p> RenderContext<'p> {
    /// Returns the page strings of a locale of the project.
    pub fn strings(&self, locale: &Locale) -> &'p PageStrings<'p> {
        let mut page_strings = self.page_strings.iter();
        let found = page_strings.find(|strings| strings.locale == locale);
        found.expect("every locale of the project has its page strings")
    }
}

/// The lists of all editions: indexes and feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteLists {
    /// They stand beside the editions.
    Built,
    /// Nobody knows.
    Unknown,
}

impl SiteLists {
    /// `formats`: of this build and of the others.
    pub fn of<'f>(mut formats: impl Iterator<Item = &'f EditionFormat>) -> Self {
        if formats.any(|format| *format == EditionFormat::Site) {
            Self::Built
        } else {
            Self::Unknown
        }
    }
}

/// An edition in one locale, woven and read again.
pub struct EditionSource<'s> {
    pub context: &'s RenderContext<'s>,
    pub edition: &'s Edition<'s>,
    pub woven: &'s Document<'s>,
    parsed: &'s ParsedDocument<'s>,
    pub frame: Frame<'s>,
    links: OnceCell<HeadingLinks>,
    rich: OnceCell<RichDocument>,
}

impl<'s> EditionSource<'s> {
    pub fn new(
        context: &'s RenderContext<'s>,
        edition: &'s Edition<'s>,
        parsed: &'s ParsedDocument<'s>,
    ) -> Self {
        let woven = &parsed.document;
        Self {
            context,
            edition,
            woven,
            parsed,
            frame: Frame::new(context, edition, woven),
            links: OnceCell::new(),
            rich: OnceCell::new(),
        }
    }

    /// Returns the events of the body, in order.
    pub fn events(&self) -> Cow<'_, [PlacedEvent<'_>]> {
        self.parsed.events()
    }

    /// Returns the places that links within the edition lead to.
    pub fn links(&self) -> &HeadingLinks {
        self.links.get_or_init(|| {
            let (context, edition) = (self.context, self.edition);
            let source = || PlaceNames::of(context.statement.document);
            let source = context.places.get_or_init(source);
            let leaves_out = |block| edition.leaves_out(block as usize);
            HeadingLinks::new(
                context.headings,
                source,
                PlaceNames::of(self.woven),
                &leaves_out,
            )
        })
    }

    /// Returns the ids of the headings of the edition, in order.
    pub fn heading_ids(&self) -> impl Iterator<Item = &'s str> {
        let (headings, edition) = (self.context.headings.iter(), self.edition);
        let shown = headings.filter(|heading| {
            let leaves_out = |block| edition.leaves_out(block as usize);
            !heading.block.is_some_and(leaves_out)
        });
        shown.map(|heading| heading.id.as_str())
    }

    /// Returns the number of levels by which the headings of the body go down: below a headline, those of the page.
    pub fn deeper(&self) -> u8 {
        let is_title = |block: &Block<'_>| block.kind == BlockKind::Heading(1);
        let has_titles = self.woven.blocks.iter().any(is_title);
        u8::from(has_titles && self.frame.front.headline.is_some())
    }

    /// Returns the body as HTML: what goes into the `<body>` of a page, below its headline if it has one.
    pub fn page_body(&self) -> String {
        let ids: Vec<Option<&str>> = self.heading_ids().map(Some).collect();
        self.html(&ids, true)
    }

    /// Returns the edition as rich text, built once for every format that is made of it.
    pub fn rich(&self) -> &RichDocument {
        self.rich.get_or_init(|| rich(self))
    }

    /// Returns the body as HTML for mail programs: an id has what a link leads to.
    pub fn mail_body(&self) -> String {
        let wanted = self.linked_ids();
        let ids = self.heading_ids();
        let ids: Vec<Option<&str>> = ids
            .map(|id| Some(id).filter(|id| wanted.contains(*id)))
            .collect();
        self.html(&ids, false)
    }

    fn html(&self, ids: &[Option<&str>], is_page: bool) -> String {
        if self.edition.format == Format::Html {
            return self.edition.text.slice(self.woven.body.range()).to_owned();
        }
        let strings = self.strings();
        write_html(
            &self.events(),
            &HtmlStyle {
                ids,
                deeper: if is_page { self.deeper() } else { 0 },
                is_page,
                label: &|start| html_label(self.edition.doubt_at(start)?, strings),
                link: &|fragment| self.links().id(fragment).map(str::to_owned),
            },
        )
    }

    /// Returns the ids of the headings that links of the body lead to.
    fn linked_ids(&self) -> BTreeSet<String> {
        let ids = RefCell::new(BTreeSet::new());
        let style = HtmlStyle {
            link: &|fragment| {
                let id = self.links().id(fragment)?.to_owned();
                ids.borrow_mut().insert(id.clone());
                Some(id)
            },
            ..HtmlStyle::default()
        };
        drop(write_html(&self.events(), &style));
        ids.into_inner()
    }

    /// Returns the page strings in the language of the edition.
    pub fn strings(&self) -> &'s PageStrings<'s> {
        self.context.strings(self.edition.locale)
    }
}
