//! What the references of a statement become in each format: relative between pages and between Markdown editions, the
//! address of the page in what is sent away, and no link where nothing is known to be there.

use std::cell::RefCell;
use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use pulldown_cmark::{Event, Tag};

use crate::config::editions::EditionFormat;
use crate::document::allowed_markup::scheme;
use crate::document::model::Format;
use crate::document::references::{ReferenceEdit, ReferenceUse, edit_references};
use crate::document::rich::model::LinkTarget;
use crate::document::rich::target::target;
use crate::emit::editions::address::{self, encoded, rest, way};
use crate::emit::editions::mail_pictures::MailPictures;
use crate::emit::editions::markdown_site;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::package::picture::{Picture, PictureKind};
use crate::emit::links::model::{FileCopy, FollowedReference, LinkedEdition, LinkedFile};
use crate::locale::tag::Locale;
use crate::project::links::reference::resolved;
use crate::text::percent::decode;

impl EditionSource<'_> {
    /// Returns what an address becomes on the page.
    pub fn on_page(&self, reference: ReferenceUse, address: &str) -> ReferenceEdit {
        if let Some(edit) = self.within(reference, address) {
            return edit;
        }
        match (self.follow(address), reference) {
            (FollowedReference::Edition(edition), ReferenceUse::Link) => self.page_link(&edition),
            (FollowedReference::File(file), _) => {
                let to = Utf8Path::new(self.edition.locale.as_str()).join(&file.place);
                self.beside(&self.page_path(), to, &file, address)
            }
            (FollowedReference::Nowhere, ReferenceUse::Link) => ReferenceEdit::Unlink,
            _ => ReferenceEdit::Keep,
        }
    }

    /// Returns what an address becomes in a file that is sent away from the site.
    pub fn away(&self, reference: ReferenceUse, address: &str) -> ReferenceEdit {
        if let Some(edit) = self.within(reference, address) {
            return edit;
        }
        let whole = |path: &Utf8Path, rest: &str| {
            let path = encoded(path.as_str());
            let whole = address::absolute(self.context.site, &path);
            whole.map(|whole| format!("{whole}{rest}"))
        };
        let found = match self.follow(address) {
            FollowedReference::Edition(edition) => {
                let place = edition.place.as_ref().map(|place| place.id.as_str());
                let rest = rest(&edition, place);
                whole(&self.page_of(&edition), &rest)
            }
            FollowedReference::File(file) => {
                let to = Utf8Path::new(self.edition.locale.as_str()).join(&file.place);
                whole(&to, &file.rest)
            }
            FollowedReference::Nowhere => None,
            FollowedReference::Elsewhere if is_whole(address) => return ReferenceEdit::Keep,
            FollowedReference::Elsewhere => match target(address, self.web_address().as_deref()) {
                Some(LinkTarget::Web(whole)) => Some(whole),
                Some(LinkTarget::Here(_)) | None => None,
            },
        };
        found.map_or(ReferenceEdit::Unlink, ReferenceEdit::to)
    }

    /// Returns what an address becomes in Markdown: relative to the Markdown editions.
    pub fn in_markdown(&self, reference: ReferenceUse, address: &str) -> ReferenceEdit {
        let (context, locale) = (self.context, self.edition.locale);
        let is_source = locale == context.source;
        if let Some(fragment) = address.strip_prefix('#') {
            let name = self.links().name(fragment).filter(|_| !is_source);
            let name = name.filter(|_| reference == ReferenceUse::Link);
            return name.map_or(ReferenceEdit::Keep, |name| {
                ReferenceEdit::to(format!("#{name}"))
            });
        }
        let own = self.markdown_path(context.key, locale);
        match (self.follow(address), reference) {
            (FollowedReference::Edition(edition), ReferenceUse::Link) => {
                let place = edition.place.as_ref().map(|place| place.name.as_str());
                let locale = edition.locale.as_ref().unwrap_or(locale);
                let to = if edition.is_markdown {
                    self.markdown_path(&edition.key, locale)
                } else {
                    self.page_of(&edition)
                };
                changed(address, way(&own, &to), &rest(&edition, place))
            }
            (FollowedReference::File(file), _) => {
                let folder = context.key.matches('/').count() + 1;
                let root = own.ancestors().nth(folder).unwrap_or(Utf8Path::new(""));
                self.beside(&own, root.join(&file.place), &file, address)
            }
            _ => ReferenceEdit::Keep,
        }
    }

    /// Returns the address of a picture from the page, and the whole one where the site is known; `None` where it is not
    /// there.
    pub fn page_picture(&self, address: &str) -> Option<(String, String)> {
        if address.starts_with("https://") || address.starts_with("http://") {
            return Some((address.to_owned(), address.to_owned()));
        }
        let FollowedReference::File(file) = self.follow(address) else {
            return None;
        };
        let to = Utf8Path::new(self.edition.locale.as_str()).join(&file.place);
        let whole = address::absolute(self.context.site, &encoded(to.as_str()));
        let href = way(&self.page_path(), &to);
        let from = file.path.clone();
        self.references.copy(FileCopy { to, from });
        Some((href.clone(), whole.unwrap_or(href)))
    }

    /// Returns what an address becomes in a mail, which takes its pictures along.
    pub fn in_mail(
        &self,
        pictures: &MailPictures,
        reference: ReferenceUse,
        address: &str,
    ) -> ReferenceEdit {
        let id = if reference == ReferenceUse::Source {
            pictures.id(address, &|address| {
                self.shown_picture(address, EditionFormat::Mail)
            })
        } else {
            None
        };
        match id {
            Some(id) => ReferenceEdit::to(format!("cid:{id}")),
            None => self.away(reference, address),
        }
    }

    /// Returns the bytes of a picture, by its address in the statement or on the page.
    pub fn picture(&self, address: &str) -> Option<Vec<u8>> {
        self.references.read(&self.picture_path(address)?)
    }

    fn picture_path(&self, address: &str) -> Option<Utf8PathBuf> {
        if let FollowedReference::File(file) = self.follow(address) {
            return Some(file.path);
        }
        let page = self.page_path();
        let folder = page.parent()?;
        let path = resolved(folder, &decode(address))?;
        self.references.copied(&path)
    }

    /// Returns a picture as a format shows it: where it takes none of its kind, the one of the same name beside it that it
    /// takes. Of what it does not take, notes that.
    pub fn shown_picture(&self, address: &str, format: EditionFormat) -> Option<Picture> {
        let path = self.picture_path(address)?;
        let bytes = self.references.read(&path)?;
        let picture = Picture::read(bytes);
        let (taken, other): (Vec<Picture>, Vec<Picture>) = picture
            .into_iter()
            .partition(|picture| picture.kind.is_shown_in(format));
        let drawing = other.into_iter().find(|it| it.kind == PictureKind::Svg);
        let shown = taken.into_iter().next().or_else(|| {
            let standing_in = self.picture_beside(&path)?;
            Some(Picture {
                drawing: drawing.map(|drawing| drawing.bytes),
                ..standing_in
            })
        });
        if shown.is_none() {
            self.references.leave(path, format.as_str());
        }
        shown
    }

    /// Returns the picture of the same name that every format takes.
    fn picture_beside(&self, path: &Utf8Path) -> Option<Picture> {
        let names = ["png", "jpg", "jpeg"].map(|extension| path.with_extension(extension));
        let pictures = names
            .iter()
            .filter_map(|path| Picture::read(self.references.read(path)?));
        let mut pictures = pictures.filter(|it| it.kind.is_shown_in(EditionFormat::Mail));
        pictures.next()
    }

    /// Returns the ids of the headings that links of the body lead to.
    pub(super) fn linked_ids(&self) -> BTreeSet<String> {
        let ids = RefCell::new(BTreeSet::new());
        let take = |reference: ReferenceUse, address: &str| {
            if let Some(ReferenceEdit::To { address, .. }) = self.within(reference, address) {
                ids.borrow_mut()
                    .extend(address.strip_prefix('#').map(str::to_owned));
            }
            ReferenceEdit::Keep
        };
        for placed in self.events().iter() {
            match &placed.event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    take(ReferenceUse::Link, dest_url);
                }
                Event::Html(html) | Event::InlineHtml(html) => drop(edit_references(html, &take)),
                _ => {}
            }
        }
        ids.into_inner()
    }

    fn follow(&self, address: &str) -> FollowedReference {
        self.references.follow(self.context.key, address)
    }

    /// Returns what becomes of a link within the statement; `None` of any other.
    fn within(&self, reference: ReferenceUse, address: &str) -> Option<ReferenceEdit> {
        let fragment = match address.strip_prefix('#') {
            Some(fragment) => fragment.to_owned(),
            None => match self.follow(address) {
                FollowedReference::Edition(edition)
                    if edition.key == self.context.key && edition.locale.is_none() =>
                {
                    return edition
                        .place
                        .map(|place| ReferenceEdit::to(format!("#{}", place.id)));
                }
                _ => return None,
            },
        };
        let is_link = reference == ReferenceUse::Link && self.edition.format != Format::Html;
        let id = self.links().id(&fragment).filter(|_| is_link);
        Some(id.map_or(ReferenceEdit::Keep, |id| {
            ReferenceEdit::to(format!("#{id}"))
        }))
    }

    fn page_link(&self, edition: &LinkedEdition) -> ReferenceEdit {
        let place = edition.place.as_ref().map(|place| place.id.as_str());
        let way = way(&self.page_path(), &self.page_of(edition));
        ReferenceEdit::To {
            address: format!("{way}{}", rest(edition, place)),
            language: edition.locale.as_ref().map(Locale::to_string),
        }
    }

    /// Returns the address of a file that is put beside an edition.
    fn beside(
        &self,
        edition: &Utf8Path,
        to: Utf8PathBuf,
        file: &LinkedFile,
        address: &str,
    ) -> ReferenceEdit {
        let edit = changed(address, way(edition, &to), &file.rest);
        let from = file.path.clone();
        self.references.copy(FileCopy { to, from });
        edit
    }

    fn page_path(&self) -> Utf8PathBuf {
        format!("{}/{}.html", self.edition.locale, self.context.key).into()
    }

    fn page_of(&self, edition: &LinkedEdition) -> Utf8PathBuf {
        let locale = edition.locale.as_ref().unwrap_or(self.edition.locale);
        format!("{locale}/{}.html", edition.key).into()
    }

    fn markdown_path(&self, key: &str, locale: &Locale) -> Utf8PathBuf {
        let context = self.context;
        markdown_site::path(context.markdown.layout, key, locale, context.source).into()
    }
}

/// Returns an edit where an address is to be another one than its author wrote.
fn changed(address: &str, path: String, rest: &str) -> ReferenceEdit {
    let whole = format!("{path}{rest}");
    let bare = address.strip_prefix("./").unwrap_or(address);
    if decode(bare) == decode(&whole) {
        ReferenceEdit::Keep
    } else {
        ReferenceEdit::to(whole)
    }
}

/// Returns whether an address says on which site it is, or is of no site.
fn is_whole(address: &str) -> bool {
    scheme(address).is_some() || address.starts_with("//")
}
