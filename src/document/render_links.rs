//! Writes links and pictures of a document, each to where it leads from the page.

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use crate::document::references::{EditReference, ReferenceEdit, ReferenceUse};
use crate::text::escape_markup::escape_markup;

/// The links that are open.
pub(super) struct LinkWriter<'f> {
    refer: EditReference<'f>,
    open: Vec<OpenAnchor>,
    /// The pictures around, by their fates: their text has no links.
    pictures: Vec<PictureFate>,
}

/// A picture that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PictureFate {
    Shown,
    /// It is nowhere: its words stand in its place.
    Words,
}

/// An open link, by what its end is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenAnchor {
    Event,
    Tag,
    /// It leads nowhere.
    Nothing,
}

impl<'f> LinkWriter<'f> {
    pub fn new(refer: EditReference<'f>) -> Self {
        Self {
            refer,
            open: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// Returns the event that takes the place of one, if any does; `None` where it is of no link or picture.
    pub fn take<'e>(&mut self, event: &Event<'e>) -> Option<Option<Event<'e>>> {
        match event {
            Event::Start(Tag::Link { .. }) if self.pictures.is_empty() => Some(self.start(event)),
            Event::End(TagEnd::Link) if self.pictures.is_empty() => Some(match self.open.pop() {
                Some(OpenAnchor::Event) | None => Some(event.clone()),
                Some(OpenAnchor::Tag) => Some(Event::InlineHtml("</a>".into())),
                Some(OpenAnchor::Nothing) => None,
            }),
            Event::Start(Tag::Image { .. }) => {
                let shown = self.picture(event);
                let fate = match shown {
                    Some(_) => PictureFate::Shown,
                    None => PictureFate::Words,
                };
                self.pictures.push(fate);
                Some(shown)
            }
            Event::End(TagEnd::Image) => match self.pictures.pop() {
                Some(PictureFate::Words) => Some(None),
                Some(PictureFate::Shown) | None => None,
            },
            Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Link)
                if self.pictures.contains(&PictureFate::Words) =>
            {
                Some(None)
            }
            _ => None,
        }
    }

    fn start<'e>(&mut self, event: &Event<'e>) -> Option<Event<'e>> {
        let Event::Start(Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        }) = event
        else {
            return None;
        };
        let edit = if *link_type == LinkType::Email {
            ReferenceEdit::Keep
        } else {
            (self.refer)(ReferenceUse::Link, dest_url)
        };
        let (anchor, event) = match edit {
            ReferenceEdit::Keep => (OpenAnchor::Event, Some(event.clone())),
            ReferenceEdit::To {
                address,
                language: None,
            } => {
                let link = Tag::Link {
                    link_type: *link_type,
                    dest_url: address.into(),
                    title: title.clone(),
                    id: id.clone(),
                };
                (OpenAnchor::Event, Some(Event::Start(link)))
            }
            ReferenceEdit::To {
                address,
                language: Some(language),
            } => {
                let tag = anchor(&address, &language, title);
                (OpenAnchor::Tag, Some(Event::InlineHtml(tag.into())))
            }
            ReferenceEdit::Unlink => (OpenAnchor::Nothing, None),
        };
        self.open.push(anchor);
        event
    }

    fn picture<'e>(&self, event: &Event<'e>) -> Option<Event<'e>> {
        let Event::Start(Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        }) = event
        else {
            return Some(event.clone());
        };
        match (self.refer)(ReferenceUse::Source, dest_url) {
            ReferenceEdit::To { address, .. } => Some(Event::Start(Tag::Image {
                link_type: *link_type,
                dest_url: address.into(),
                title: title.clone(),
                id: id.clone(),
            })),
            ReferenceEdit::Keep => Some(event.clone()),
            ReferenceEdit::Unlink => None,
        }
    }
}

/// Returns the start of a link to a page in another language.
fn anchor(address: &str, language: &str, title: &CowStr<'_>) -> String {
    let title = if title.is_empty() {
        String::new()
    } else {
        format!(" title=\"{}\"", escape_markup(title))
    };
    let (address, language) = (escape_markup(address), escape_markup(language));
    format!("<a href=\"{address}\"{title} hreflang=\"{language}\">")
}
