//! The input of an edition, whatever its format.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::document::body_events::ParsedDocument;
use crate::document::heading_ids::{HeadingLinks, PlaceNames};
use crate::document::model::{Block, BlockKind, Document, Format};
use crate::document::placed_event::PlacedEvent;
use crate::document::references::EditReference;
use crate::document::render::{DIVISION, HtmlStyle, write_html};
use crate::document::rich::model::RichDocument;
use crate::document::title::title_end;
use crate::emit::doubt::html_label;
use crate::emit::editions::address;
use crate::emit::editions::alert_labels::labelled;
use crate::emit::editions::frame::Frame;
use crate::emit::editions::mail_pictures::MailPictures;
use crate::emit::editions::render_context::RenderContext;
use crate::emit::links::edition_links::EditionLinks;
use crate::emit::page_strings::PageStrings;
use crate::emit::weaving::Edition;
use crate::locale::paper::{Paper, paper};
use crate::text::slice::Slice;

/// The HTML of a body. What belongs below its title can be put between its parts; only together they are well-formed.
pub struct DividedBody {
    /// Up to the end of the title that the body begins with; empty where it does not.
    pub title: String,
    pub rest: String,
}

/// An edition in one locale, woven and read again.
pub struct EditionSource<'s> {
    pub context: &'s RenderContext<'s>,
    pub edition: &'s Edition<'s>,
    pub woven: &'s Document<'s>,
    parsed: &'s ParsedDocument<'s>,
    /// The number of events of the title that the body begins with; 0 where the front matter alone has one.
    title: usize,
    pub frame: Frame<'s>,
    links: OnceCell<HeadingLinks>,
    /// The ways to other statements and files.
    pub(super) references: EditionLinks<'s>,
    /// Built by `rich_edition` at the first need.
    pub(super) rich: OnceCell<RichDocument>,
}

impl<'s> EditionSource<'s> {
    pub fn new(
        context: &'s RenderContext<'s>,
        edition: &'s Edition<'s>,
        parsed: &'s ParsedDocument<'s>,
        references: EditionLinks<'s>,
    ) -> Self {
        let woven = &parsed.document;
        let title = title_end(&parsed.events());
        let frame = Frame::new(context, edition, woven, title > 0);
        Self {
            context,
            edition,
            woven,
            parsed,
            title: if frame.front.headline.is_some() {
                0
            } else {
                title
            },
            frame,
            links: OnceCell::new(),
            references,
            rich: OnceCell::new(),
        }
    }

    /// Returns the events of the body, in order, and the label of each alert in it.
    pub fn events(&self) -> Cow<'_, [PlacedEvent<'_>]> {
        labelled(self.parsed.events(), self.strings())
    }

    /// Returns the number of events of the title that the body begins with: other texts stand below it.
    pub fn title_events(&self) -> usize {
        self.title
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
        let format = self.woven.format;
        let is_title =
            |block: &Block<'_>| block.kind == BlockKind::Heading(1) && block.format == format;
        let has_titles = self.woven.blocks.iter().any(is_title);
        u8::from(has_titles && self.frame.front.headline.is_some())
    }

    /// Returns the body as HTML: what goes into the `<body>` of a page, below its headline if it has one; divided below the
    /// title that it begins with.
    pub fn page_body(&self) -> DividedBody {
        let ids: Vec<Option<&str>> = self.heading_ids().map(Some).collect();
        self.html(&ids, true, &|reference, address| {
            self.on_page(reference, address)
        })
    }

    /// Returns where the page of the edition is published, when the configuration says so.
    pub fn web_address(&self) -> Option<String> {
        let path = address::path(self.context.key, self.edition.locale, "html");
        address::absolute(self.context.site, &path)
    }

    /// Returns the body as HTML for mail programs: an id has what a link leads to; divided as that of a page.
    pub fn mail_body(&self, pictures: &MailPictures) -> DividedBody {
        let wanted = self.linked_ids();
        let ids = self.heading_ids();
        let ids: Vec<Option<&str>> = ids
            .map(|id| Some(id).filter(|id| wanted.contains(*id)))
            .collect();
        self.html(&ids, false, &|reference, address| {
            self.in_mail(pictures, reference, address)
        })
    }

    fn html(&self, ids: &[Option<&str>], is_page: bool, refer: EditReference<'_>) -> DividedBody {
        if self.edition.format == Format::Html {
            return DividedBody {
                title: String::new(),
                rest: self.edition.text.slice(self.woven.body.range()).to_owned(),
            };
        }
        let strings = self.strings();
        let is_dividable = self.title > 0 && !self.edition.text.contains(DIVISION);
        let written = write_html(
            &self.events(),
            &HtmlStyle {
                ids,
                deeper: if is_page { self.deeper() } else { 0 },
                is_page,
                label: &|start| html_label(self.edition.doubt_at(start)?, strings),
                refer,
                divided_after: is_dividable.then_some(self.title),
            },
        );
        let divided = written.split_once(DIVISION);
        match divided.filter(|_| is_dividable) {
            Some((title, rest)) => DividedBody {
                title: title.to_owned(),
                rest: rest.to_owned(),
            },
            None => DividedBody {
                title: String::new(),
                rest: written,
            },
        }
    }

    /// Returns the paper of the edition: that of the organisation, or of the region.
    pub fn paper(&self) -> Paper {
        let own = self.context.brand.brand.paper;
        own.unwrap_or_else(|| paper(self.edition.locale))
    }

    /// Returns the page strings in the language of the edition.
    pub fn strings(&self) -> &'s PageStrings<'s> {
        self.context.strings(self.edition.locale)
    }
}
