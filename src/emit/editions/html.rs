//! The edition as a page: of a statement in HTML, itself, with a head of its own.

use crate::document::model::Format;
use crate::document::references::edit_references;
use crate::emit::doubt::PassageDoubt;
use crate::emit::editions::address;
use crate::emit::editions::frame::{self, CalendarDate, Frame, foreign};
use crate::emit::editions::front::{excerpt, shortened};
use crate::emit::editions::linked_data::{Article, Organization};
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::page::{
    DatedSentence, EditionLink, ListLinks, NoticeView, OriginalView, PageImage, PageView, STYLE,
};
use crate::emit::editions::page_head::{sharing, with_own_head};
use crate::emit::editions::render_context::SiteLists;
use crate::emit::localized_text::LocalizedText;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::TemplateFault;
use crate::emit::site_link::SiteLink;
use crate::emit::templates::PAGE;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::moment::Moment;

/// The longest title that fits over each page in print, in characters.
const HEADER: usize = 90;

pub(super) fn make(source: &EditionSource<'_>) -> Result<String, TemplateFault> {
    if source.edition.format == Format::Html {
        let page = with_own_head(source);
        let refer = |reference, address: &str| source.on_page(reference, address);
        return Ok(edit_references(&page, &refer).unwrap_or(page));
    }
    let (context, frame, strings) = (source.context, &source.frame, source.strings());
    let (front, locale) = (&frame.front, source.edition.locale);
    let links = Links { source };
    let head = HeadTexts::new(source);
    let body = source.page_body();
    let published = frame.published.as_ref();
    let page = PageView {
        lang: locale.as_str(),
        dir: locale.direction().as_str(),
        site: head.site.clone(),
        url: links.absolute(locale),
        lists: lists(source),
        formats: context.offered.links(context.key, locale),
        default: context
            .locales
            .contains(&context.source)
            .then(|| links.to(context.source)),
        editions: context.locales.iter().map(|it| links.edition(it)).collect(),
        data: data(&links, &head).text(),
        running_header: css_text(&shortened(&frame.title.text, HEADER)),
        title: frame.title.clone(),
        headline: front.headline.clone(),
        subtitle: front.subtitle.clone(),
        description: head.description.clone(),
        place: front.place.clone(),
        date: frame.date.clone(),
        date_iso: published.map(|date| &*date.iso),
        updated_iso: frame.updated.as_ref().map(|date| &*date.iso),
        published: published.and_then(|date| dated(date, strings, "published-on", "date")),
        updated: frame
            .updated
            .as_ref()
            .and_then(|date| dated(date, strings, "updated-on", "updated")),
        version: frame.version_line.clone(),
        original: frame
            .original
            .as_ref()
            .map(|original| links.original(original)),
        notes: frame.notices.iter().map(NoticeView::new).collect(),
        foreign: foreign(source.edition),
        untranslated: PassageDoubt::Untranslated.label(strings),
        embargo: frame.embargo.clone(),
        brand: &frame.brand,
        image: image(source),
        signatories: &front.signatories,
        words: strings.words(&head.arguments(frame)),
        style: STYLE,
        title_html: body.title.trim(),
        body: body.rest.trim(),
    };
    context.template.render(PAGE, page)
}

/// Returns the picture of the front matter, where it is there.
fn image<'s>(source: &'s EditionSource<'_>) -> Option<PageImage<'s>> {
    let front = &source.frame.front;
    let (href, address) = source.page_picture(front.image?)?;
    Some(PageImage {
        href,
        address,
        alt: front.image_alt.clone(),
    })
}

/// Returns the lists that have the edition: on the index of its language, and, when it has a date, in the feed.
fn lists(source: &EditionSource<'_>) -> Option<ListLinks> {
    let (context, locale) = (source.context, source.edition.locale);
    let link = |file: &str| address::relative(context.key, &format!("{locale}/{file}"));
    let date = source.frame.front.date.as_ref();
    let is_dated = date.is_some_and(|date| Moment::parse(&date.text).is_some());
    (context.lists == SiteLists::Built).then(|| ListLinks {
        href: link("index.html"),
        feed: (is_dated && context.site.url.is_some()).then(|| link("feed.xml")),
    })
}

/// The texts that the head and the body of a page both have.
struct HeadTexts<'s> {
    description: Option<LocalizedText<'s>>,
    site: SiteLink<'s>,
    /// The name of the language of the original.
    language: LocalizedText<'s>,
}

impl<'s> HeadTexts<'s> {
    fn new(source: &'s EditionSource<'_>) -> Self {
        let (context, locale) = (source.context, source.edition.locale);
        let description = source.frame.front.description.clone();
        let excerpt = || excerpt(source.woven, source.edition).map(LocalizedText::own);
        Self {
            description: description.or_else(excerpt),
            site: SiteLink::new(context.site, locale, context.source),
            language: source.strings().language(context.source),
        }
    }

    /// Returns the variables of the page strings.
    fn arguments<'a>(&'a self, frame: &'a Frame<'_>) -> Vec<(&'a str, &'a str)> {
        let dates = [("date", &frame.published), ("updated", &frame.updated)];
        let dates = dates
            .into_iter()
            .filter_map(|(name, date)| Some((name, &*date.as_ref()?.words)));
        let site = self.site.name.iter().map(|site| ("site", &*site.text));
        let version = frame.version.iter();
        let version = version.map(|version| ("version", version.as_str()));
        let language = [("language", &*self.language.text)];
        let texts = language.into_iter().chain(version);
        texts.chain(dates).chain(site).collect()
    }
}

/// Returns a sentence about a date, taken apart around it, so that the page can mark the date up.
fn dated<'d>(
    date: &'d CalendarDate<'_>,
    strings: &PageStrings<'_>,
    id: &str,
    variable: &str,
) -> Option<DatedSentence<'d>> {
    const PLACE: &str = "\u{1}";
    let text = strings.text(id, &[(variable, PLACE)])?;
    let (before, after) = text.split_once(PLACE)?;
    Some(DatedSentence {
        before: before.to_owned(),
        iso: &date.iso,
        words: &date.words,
        after: after.to_owned(),
    })
}

/// The addresses of the editions of a statement.
struct Links<'s> {
    source: &'s EditionSource<'s>,
}

impl<'s> Links<'s> {
    fn path(&self, locale: &Locale) -> String {
        address::path(self.source.context.key, locale, "html")
    }

    fn relative(&self, locale: &Locale) -> String {
        address::relative(self.source.context.key, &self.path(locale))
    }

    fn absolute(&self, locale: &Locale) -> Option<String> {
        address::absolute(self.source.context.site, &self.path(locale))
    }

    /// For programs: whole where the site is known.
    fn to(&self, locale: &Locale) -> String {
        self.absolute(locale)
            .unwrap_or_else(|| self.relative(locale))
    }

    fn original(&self, original: &frame::OriginalNotice<'s>) -> OriginalView<'s> {
        let context = self.source.context;
        let is_published = context.locales.contains(&context.source);
        OriginalView {
            text: original.language.clone(),
            lang: context.source.as_str(),
            href: is_published.then(|| self.relative(context.source)),
            prevails: original.prevails.clone(),
        }
    }

    fn edition(&self, locale: &'s Locale) -> EditionLink<'s> {
        let href = self.relative(locale);
        EditionLink {
            lang: locale.as_str(),
            dir: locale.direction().as_str(),
            name: native_name(locale),
            address: self.absolute(locale).unwrap_or_else(|| href.clone()),
            href,
            sharing_locale: sharing(locale),
            is_current: locale == self.source.edition.locale,
            is_source: locale == self.source.context.source,
        }
    }
}

/// Returns a text as a string of a style source, without the quotation marks.
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

/// Returns the statement for search engines; of the other editions, where they are.
fn data<'a>(links: &Links<'a>, head: &'a HeadTexts<'_>) -> Article<'a> {
    let (source, context, frame) = (links.source, links.source.context, &links.source.frame);
    let locale = source.edition.locale;
    let published = frame.published.as_ref().map(|date| &*date.iso);
    let kind = Article::kind(published);
    let other = |locale: &'a Locale| Article {
        kind,
        in_language: locale.as_str(),
        url: Some(links.to(locale)),
        ..Article::default()
    };
    let others = context.locales.iter().copied().filter(|it| *it != locale);
    let (originals, translations): (Vec<&Locale>, Vec<&Locale>) =
        others.partition(|it| *it == context.source);
    let is_original = locale == context.source;
    let site = &head.site;
    Article {
        context: "https://schema.org",
        kind,
        headline: Some(&frame.title.text),
        description: head.description.as_ref().map(|words| &*words.text),
        in_language: locale.as_str(),
        date_published: published,
        date_modified: frame.updated.as_ref().map(|date| &*date.iso),
        version: frame.version.as_deref(),
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
        work_translation: if is_original {
            translations.into_iter().map(other).collect()
        } else {
            Vec::new()
        },
    }
}
