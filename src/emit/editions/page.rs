//! What the HTML page of a statement shows that is not HTML itself. No script, and no words but the statement's own and
//! those of the catalogs.

use minijinja::value::Value;
use serde::Serialize;

use crate::emit::editions::brand::BrandFrame;
use crate::emit::editions::frame::Notice;
use crate::emit::editions::front::Signatory;
use crate::emit::editions::offered::FormatLink;
use crate::emit::localized_text::LocalizedText;
use crate::emit::site_link::SiteLink;

/// The style source of a page.
pub const STYLE: &str = include_str!("page.css").trim_ascii_end();

/// The variables of the template of a page.
#[derive(Debug, Serialize)]
pub(super) struct PageView<'p> {
    pub lang: &'p str,
    pub dir: &'static str,
    pub site: SiteLink<'p>,
    /// Its own address, where the site is known.
    pub url: Option<String>,
    /// The lists of all editions, where they are made.
    pub lists: Option<ListLinks>,
    /// The files of the same text in other formats.
    pub formats: Vec<FormatLink>,
    /// The address for readers of no listed language.
    pub default: Option<String>,
    /// Every edition of the statement, the original first; itself among them.
    pub editions: Vec<EditionLink<'p>>,
    /// JSON-LD.
    pub data: String,
    /// The title within a string of a style source.
    pub running_header: String,
    /// Of the window.
    pub title: LocalizedText<'p>,
    /// Of the page, unless the body begins with it.
    pub headline: Option<LocalizedText<'p>>,
    pub subtitle: Option<LocalizedText<'p>>,
    /// The text of previews.
    pub description: Option<LocalizedText<'p>>,
    pub place: Option<LocalizedText<'p>>,
    /// In words, when it is a date; else as it is written.
    pub date: Option<LocalizedText<'p>>,
    /// The date as written, when it is one of the calendar.
    pub date_iso: Option<&'p str>,
    pub updated_iso: Option<&'p str>,
    /// “Published on …”
    pub published: Option<DatedSentence<'p>>,
    pub updated: Option<DatedSentence<'p>>,
    pub version: Option<String>,
    /// Of a translation.
    pub original: Option<OriginalView<'p>>,
    pub notes: Vec<NoticeView<'p>>,
    /// The languages that a reader of the page cannot be expected to read: those of passages that were not translated.
    pub foreign: Vec<&'p str>,
    /// “Not translated yet”.
    pub untranslated: Option<LocalizedText<'p>>,
    /// “Embargoed until …”
    pub embargo: Option<LocalizedText<'p>>,
    /// The organisation that publishes.
    pub brand: &'p BrandFrame<'p>,
    /// The picture of the front matter.
    pub image: Option<PageImage<'p>>,
    pub signatories: &'p [Signatory<'p>],
    /// The words around the statement, by id.
    pub words: Value,
    pub style: &'static str,
    /// The title that the body begins with, as HTML; empty where the page has a headline.
    pub title_html: &'p str,
    /// HTML, without that title.
    pub body: &'p str,
}

/// The picture of a page.
#[derive(Debug, Serialize)]
pub(super) struct PageImage<'p> {
    /// From this page.
    pub href: String,
    /// For programs: whole, where the site is known.
    pub address: String,
    /// Says what it shows; none where nobody says.
    pub alt: Option<LocalizedText<'p>>,
}

/// An edition to link to.
#[derive(Debug, Serialize)]
pub(super) struct EditionLink<'p> {
    pub lang: &'p str,
    pub dir: &'static str,
    /// Of the language, in itself.
    pub name: &'p str,
    /// From this page.
    pub href: String,
    /// For programs: whole, where the site is known.
    pub address: String,
    /// As Open Graph writes it.
    pub sharing_locale: String,
    #[serde(rename = "current")]
    pub is_current: bool,
    #[serde(rename = "original")]
    pub is_source: bool,
}

/// A sentence about a date, taken apart around it.
#[derive(Debug, Serialize)]
pub(super) struct DatedSentence<'p> {
    pub before: String,
    pub iso: &'p str,
    pub words: &'p str,
    pub after: String,
}

/// The text that counts.
#[derive(Debug, Serialize)]
pub(super) struct OriginalView<'p> {
    pub text: LocalizedText<'p>,
    pub lang: &'p str,
    pub href: Option<String>,
    pub prevails: LocalizedText<'p>,
}

#[derive(Debug, Serialize)]
pub(super) struct NoticeView<'p> {
    pub kind: &'static str,
    pub text: LocalizedText<'p>,
}

impl<'p> NoticeView<'p> {
    pub fn new(notice: &Notice<'p>) -> Self {
        Self {
            kind: notice.doubt.as_str(),
            text: notice.words.clone(),
        }
    }
}

/// The addresses of the lists of a language.
#[derive(Debug, Serialize)]
pub(super) struct ListLinks {
    pub href: String,
    pub feed: Option<String>,
}
