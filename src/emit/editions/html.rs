//! The edition as a page: of a statement in HTML, itself; which languages it has is told by the sitemap.

use crate::document::model::Format;
use crate::emit::chrome::Chrome;
use crate::emit::editions::address;
use crate::emit::editions::front::{excerpt, shortened};
use crate::emit::editions::linked_data::{Article, Organization};
use crate::emit::editions::model::{Lists, Sheet};
use crate::emit::editions::page::{Dated, Edition, ListLinks, Note, Original, Page, STYLE};
use crate::emit::editions::passages::{Doubt, labelled, notes};
use crate::emit::page_template::TemplateFault;
use crate::emit::site_link::SiteLink;
use crate::emit::templates::PAGE;
use crate::emit::words::Words;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::date_format::long_date;
use crate::runtime::moment::Moment;

/// The longest title that fits over each page in print, in characters.
const HEADER: usize = 90;

pub(super) fn make(sheet: &Sheet<'_>) -> Result<String, TemplateFault> {
    if sheet.edition.format == Format::Html {
        return Ok(sheet.edition.text.clone());
    }
    let (press, front, chrome) = (sheet.press, &sheet.front, sheet.chrome());
    let locale = sheet.edition.locale;
    let links = Links { sheet };
    let said = Said::new(sheet);
    let (body, mut doubts) = labelled(sheet.body(), chrome);
    let foreign = foreign(sheet);
    doubts.extend((!foreign.is_empty()).then_some(Doubt::Untranslated));
    let has_gaps = !sheet.edition.omitted.is_empty();
    doubts.extend(has_gaps.then_some(Doubt::Omitted));
    let notes = notes(&doubts, chrome).into_iter();
    let published = said.published.as_ref();
    let in_words = published.map(|date| Words::own(&*date.words));
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
        running_header: css_text(&shortened(&said.title.text, HEADER)),
        title: said.title.clone(),
        headline: front.headline.clone(),
        subtitle: front.subtitle.clone(),
        description: said.description.clone(),
        place: front.place.clone(),
        date: in_words.or_else(|| front.date.clone()),
        date_iso: published.map(|date| date.iso),
        updated_iso: said.updated.as_ref().map(|date| date.iso),
        published: published.and_then(|it| it.said(chrome, "published-on", "date")),
        updated: said
            .updated
            .as_ref()
            .and_then(|it| it.said(chrome, "updated-on", "updated")),
        version: chrome.text("version", &[("version", &said.version)]),
        original: original(&links, &said),
        notes: notes
            .map(|(doubt, text)| Note {
                kind: doubt.as_str(),
                text,
            })
            .collect(),
        foreign,
        untranslated: Doubt::Untranslated.label(chrome),
        signatories: &front.signatories,
        words: chrome.texts(&said.arguments()),
        style: STYLE,
        body: body.trim(),
    };
    press.template.render(PAGE, page)
}

/// Where the edition is listed: on the index of its language, and, when it has a date, in the feed.
fn lists(sheet: &Sheet<'_>) -> Option<ListLinks> {
    let (press, locale) = (sheet.press, sheet.edition.locale);
    let link = |file: &str| address::relative(press.key, &format!("{locale}/{file}"));
    let date = sheet.front.date.as_ref();
    let is_dated = date.is_some_and(|date| Moment::parse(&date.text).is_some());
    (press.lists == Lists::Made).then(|| ListLinks {
        href: link("index.html"),
        feed: (is_dated && press.site.url.is_some()).then(|| link("feed.xml")),
    })
}

/// What is said of a statement in more than one place of its page.
struct Said<'s> {
    title: Words<'s>,
    description: Option<Words<'s>>,
    site: SiteLink<'s>,
    published: Option<Date<'s>>,
    updated: Option<Date<'s>>,
    version: String,
    /// In which language the original is.
    language: Words<'s>,
}

impl<'s> Said<'s> {
    fn new(sheet: &'s Sheet<'_>) -> Self {
        let (press, front, locale) = (sheet.press, &sheet.front, sheet.edition.locale);
        let description = front.description.clone();
        let excerpt = || excerpt(sheet.woven, sheet.edition).map(Words::own);
        let date = front.date.as_ref().map(|date| &*date.text);
        Self {
            title: sheet.title(),
            description: description.or_else(excerpt),
            site: SiteLink::new(press.site, locale, press.source),
            published: date.and_then(|iso| Date::new(locale, iso)),
            updated: front.updated.and_then(|iso| Date::new(locale, iso)),
            version: match front.version {
                Some(version) => format!("{version} ({})", press.hash),
                None => press.hash.to_owned(),
            },
            language: sheet.chrome().language(press.source),
        }
    }

    /// What the words around a statement can ask for.
    fn arguments(&self) -> Vec<(&str, &str)> {
        let dates = [("date", &self.published), ("updated", &self.updated)];
        let dates = dates
            .into_iter()
            .filter_map(|(name, date)| Some((name, &*date.as_ref()?.words)));
        let site = self.site.name.iter().map(|site| ("site", &*site.text));
        let always = [
            ("version", &*self.version),
            ("language", &*self.language.text),
        ];
        always.into_iter().chain(dates).chain(site).collect()
    }
}

/// The other languages that parts of the edition are in, the front matter too; those that stand in for its own left out.
pub(super) fn foreign<'s>(sheet: &Sheet<'s>) -> Vec<&'s str> {
    let edition = sheet.edition;
    let languages = edition.languages.iter().flatten();
    let others = languages.filter(|it| it.language() != edition.locale.language());
    let mut tags: Vec<&str> = others.map(|it| it.as_str()).collect();
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// A date of the calendar, and how the reader says it.
struct Date<'d> {
    iso: &'d str,
    words: String,
}

impl<'d> Date<'d> {
    fn new(locale: &Locale, iso: &'d str) -> Option<Self> {
        let words = long_date(locale, iso)?;
        Some(Self { iso, words })
    }

    /// A sentence about the date, taken apart around it, so that a page can mark it up.
    fn said(&self, chrome: &Chrome<'_>, id: &str, variable: &str) -> Option<Dated<'_>> {
        const PLACE: &str = "\u{1}";
        let text = chrome.text(id, &[(variable, PLACE)])?;
        let (before, after) = text.split_once(PLACE)?;
        Some(Dated {
            before: before.to_owned(),
            iso: self.iso,
            words: &self.words,
            after: after.to_owned(),
        })
    }
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

/// Of a translation: the text that counts.
fn original<'s>(links: &Links<'s>, said: &Said<'_>) -> Option<Original<'s>> {
    let (sheet, press) = (links.sheet, links.sheet.press);
    if sheet.edition.locale == press.source {
        return None;
    }
    let language = [("language", &*said.language.text)];
    let is_published = press.locales.contains(&press.source);
    Some(Original {
        text: sheet.chrome().text_anyhow("original-in", &language)?,
        lang: press.source.as_str(),
        href: is_published.then(|| links.relative(press.source)),
        prevails: sheet.chrome().text_anyhow("original-prevails", &[])?,
    })
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
    let (sheet, press) = (links.sheet, links.sheet.press);
    let locale = sheet.edition.locale;
    let kind = Article::kind(said.published.as_ref().map(|date| date.iso));
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
        headline: Some(&said.title.text),
        description: said.description.as_ref().map(|words| &*words.text),
        in_language: locale.as_str(),
        date_published: said.published.as_ref().map(|date| date.iso),
        date_modified: said.updated.as_ref().map(|date| date.iso),
        version: Some(&said.version),
        url: links.absolute(locale),
        author: sheet
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
