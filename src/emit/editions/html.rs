//! The edition as a page: of a statement in HTML, itself; which languages it has is told by the sitemap.

use crate::document::model::Format;
use crate::emit::chrome::Chrome;
use crate::emit::doubt::Doubt;
use crate::emit::editions::address;
use crate::emit::editions::frame::{self, CalendarDate, Frame, foreign};
use crate::emit::editions::front::{excerpt, shortened};
use crate::emit::editions::linked_data::{Article, Organization};
use crate::emit::editions::model::{Lists, Sheet};
use crate::emit::editions::page::{Dated, Edition, ListLinks, Note, Original, Page, STYLE};
use crate::emit::page_template::TemplateFault;
use crate::emit::site_link::SiteLink;
use crate::emit::templates::PAGE;
use crate::emit::words::Words;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::moment::Moment;

/// The longest title that fits over each page in print, in characters.
const HEADER: usize = 90;

pub(super) fn make(sheet: &Sheet<'_>) -> Result<String, TemplateFault> {
    if sheet.edition.format == Format::Html {
        return Ok(sheet.edition.text.clone());
    }
    let (press, frame, chrome) = (sheet.press, &sheet.frame, sheet.chrome());
    let (front, locale) = (&frame.front, sheet.edition.locale);
    let links = Links { sheet };
    let said = Said::new(sheet);
    let body = sheet.page_body();
    let published = frame.published.as_ref();
    let page = Page {
        lang: locale.as_str(),
        dir: locale.direction().as_str(),
        site: said.site.clone(),
        url: links.absolute(locale),
        lists: lists(sheet),
        default: press
            .locales
            .contains(&press.source)
            .then(|| links.to(press.source)),
        editions: press.locales.iter().map(|it| links.edition(it)).collect(),
        data: data(&links, &said).text(),
        running_header: css_text(&shortened(&frame.title.text, HEADER)),
        title: frame.title.clone(),
        headline: front.headline.clone(),
        subtitle: front.subtitle.clone(),
        description: said.description.clone(),
        place: front.place.clone(),
        date: frame.date.clone(),
        date_iso: published.map(|date| &*date.iso),
        updated_iso: frame.updated.as_ref().map(|date| &*date.iso),
        published: published.and_then(|date| dated(date, chrome, "published-on", "date")),
        updated: frame
            .updated
            .as_ref()
            .and_then(|date| dated(date, chrome, "updated-on", "updated")),
        version: frame.version_line.clone(),
        original: frame
            .original
            .as_ref()
            .map(|original| links.original(original)),
        notes: frame.notices.iter().map(Note::new).collect(),
        foreign: foreign(sheet.edition),
        untranslated: Doubt::Untranslated.label(chrome),
        signatories: &front.signatories,
        words: chrome.texts(&said.arguments(frame)),
        style: STYLE,
        body: body.trim(),
    };
    press.template.render(PAGE, page)
}

/// Where the edition is listed: on the index of its language, and, when it has a date, in the feed.
fn lists(sheet: &Sheet<'_>) -> Option<ListLinks> {
    let (press, locale) = (sheet.press, sheet.edition.locale);
    let link = |file: &str| address::relative(press.key, &format!("{locale}/{file}"));
    let date = sheet.frame.front.date.as_ref();
    let is_dated = date.is_some_and(|date| Moment::parse(&date.text).is_some());
    (press.lists == Lists::Made).then(|| ListLinks {
        href: link("index.html"),
        feed: (is_dated && press.site.url.is_some()).then(|| link("feed.xml")),
    })
}

/// What the head and the body of a page both say.
struct Said<'s> {
    description: Option<Words<'s>>,
    site: SiteLink<'s>,
    /// The name of the language of the original.
    language: Words<'s>,
}

impl<'s> Said<'s> {
    fn new(sheet: &'s Sheet<'_>) -> Self {
        let (press, locale) = (sheet.press, sheet.edition.locale);
        let description = sheet.frame.front.description.clone();
        let excerpt = || excerpt(sheet.woven, sheet.edition).map(Words::own);
        Self {
            description: description.or_else(excerpt),
            site: SiteLink::new(press.site, locale, press.source),
            language: sheet.chrome().language(press.source),
        }
    }

    /// Returns the variables of the page strings.
    fn arguments<'a>(&'a self, frame: &'a Frame<'_>) -> Vec<(&'a str, &'a str)> {
        let dates = [("date", &frame.published), ("updated", &frame.updated)];
        let dates = dates
            .into_iter()
            .filter_map(|(name, date)| Some((name, &*date.as_ref()?.words)));
        let site = self.site.name.iter().map(|site| ("site", &*site.text));
        let always = [
            ("version", &*frame.version),
            ("language", &*self.language.text),
        ];
        always.into_iter().chain(dates).chain(site).collect()
    }
}

/// Returns a sentence about a date, taken apart around it, so that the page can mark the date up.
fn dated<'d>(
    date: &'d CalendarDate<'_>,
    chrome: &Chrome<'_>,
    id: &str,
    variable: &str,
) -> Option<Dated<'d>> {
    const PLACE: &str = "\u{1}";
    let text = chrome.text(id, &[(variable, PLACE)])?;
    let (before, after) = text.split_once(PLACE)?;
    Some(Dated {
        before: before.to_owned(),
        iso: &date.iso,
        words: &date.words,
        after: after.to_owned(),
    })
}

/// The addresses of the editions of a statement.
struct Links<'s> {
    sheet: &'s Sheet<'s>,
}

impl<'s> Links<'s> {
    fn path(&self, locale: &Locale) -> String {
        address::path(self.sheet.press.key, locale, "html")
    }

    fn relative(&self, locale: &Locale) -> String {
        address::relative(self.sheet.press.key, &self.path(locale))
    }

    fn absolute(&self, locale: &Locale) -> Option<String> {
        address::absolute(self.sheet.press.site, &self.path(locale))
    }

    /// For programs: whole where the site is known.
    fn to(&self, locale: &Locale) -> String {
        self.absolute(locale)
            .unwrap_or_else(|| self.relative(locale))
    }

    fn original(&self, original: &frame::Original<'s>) -> Original<'s> {
        let press = self.sheet.press;
        let is_published = press.locales.contains(&press.source);
        Original {
            text: original.language.clone(),
            lang: press.source.as_str(),
            href: is_published.then(|| self.relative(press.source)),
            prevails: original.prevails.clone(),
        }
    }

    fn edition(&self, locale: &'s Locale) -> Edition<'s> {
        Edition {
            lang: locale.as_str(),
            dir: locale.direction().as_str(),
            name: native_name(locale),
            href: self.relative(locale),
            address: self.to(locale),
            sharing_locale: sharing(locale),
            is_current: locale == self.sheet.edition.locale,
            is_source: locale == self.sheet.press.source,
        }
    }
}

/// A locale as Open Graph writes it: `pt_BR`.
fn sharing(locale: &Locale) -> String {
    match locale.region() {
        Some(region) => format!("{}_{region}", locale.language()),
        None => locale.language().to_owned(),
    }
}

/// A text as a string of a style sheet, without the quotation marks.
fn css_text(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => written.push_str(&format!("\\{:x} ", u32::from(c))),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    written
}

/// The statement for search engines; of the other editions, where they are.
fn data<'a>(links: &Links<'a>, said: &'a Said<'_>) -> Article<'a> {
    let (sheet, press, frame) = (links.sheet, links.sheet.press, &links.sheet.frame);
    let locale = sheet.edition.locale;
    let published = frame.published.as_ref().map(|date| &*date.iso);
    let kind = Article::kind(published);
    let other = |locale: &'a Locale| Article {
        kind,
        in_language: locale.as_str(),
        url: Some(links.to(locale)),
        ..Article::default()
    };
    let others = press.locales.iter().copied().filter(|it| *it != locale);
    let (originals, translations): (Vec<&Locale>, Vec<&Locale>) =
        others.partition(|it| *it == press.source);
    let is_original = locale == press.source;
    let site = &said.site;
    Article {
        context: "https://schema.org",
        kind,
        headline: Some(&frame.title.text),
        description: said.description.as_ref().map(|words| &*words.text),
        in_language: locale.as_str(),
        date_published: published,
        date_modified: frame.updated.as_ref().map(|date| &*date.iso),
        version: Some(&frame.version),
        url: links.absolute(locale),
        author: frame
            .front
            .signatories
            .iter()
            .map(Organization::of)
            .collect(),
        publisher: site
            .name
            .as_ref()
            .map(|name| Organization::new(&name.text, site.url)),
        translation_of_work: originals.first().map(|it| Box::new(other(it))),
        work_translation: match is_original {
            true => translations.into_iter().map(other).collect(),
            false => Vec::new(),
        },
    }
}
