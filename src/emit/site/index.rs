//! The editions of a language, newest first.

use camino::Utf8PathBuf;
use minijinja::value::Value;
use serde::Serialize;

use crate::emit::editions::brand::BrandFrame;
use crate::emit::editions::page::STYLE;
use crate::emit::localized_text::LocalizedText;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::TemplateFault;
use crate::emit::site::listing::EditionListing;
use crate::emit::site::model::SitePlan;
use crate::emit::site::pager::{ON_A_PAGE, Pager, file_name};
use crate::emit::site::site_index::{LocaleIndex, SiteIndex, from_index, title};
use crate::emit::site_link::SiteLink;
use crate::locale::name::native_name;
use crate::locale::tag::Locale;
use crate::runtime::date_format::long_date;
use crate::runtime::moment::Moment;

/// The style source of lists of editions, after that of pages.
pub(super) const LIST_STYLE: &str = include_str!("list.css").trim_ascii_end();

/// The variables of the template of an index.
#[derive(Serialize)]
struct IndexView<'p> {
    lang: &'p str,
    dir: &'static str,
    site: SiteLink<'p>,
    /// Of the site, or what it holds.
    title: LocalizedText<'p>,
    /// Its own address, where the site is known.
    url: Option<String>,
    /// The address for readers of no listed language.
    default: Option<String>,
    /// The first page of every language, itself among them.
    editions: Vec<IndexLanguage<'p>>,
    feed: Option<Feed>,
    statements: Vec<IndexItem<'p>>,
    pager: Option<Pager<'p>>,
    /// The words around statements, in the language of the page alone.
    words: &'p Value,
    /// The organisation that publishes.
    brand: BrandFrame<'p>,
    style: &'static str,
    list_style: &'static str,
}

#[derive(Serialize)]
struct IndexLanguage<'p> {
    lang: &'p str,
    dir: &'static str,
    name: &'p str,
    href: String,
    address: String,
    current: bool,
}

#[derive(Serialize)]
struct Feed {
    href: &'static str,
}

#[derive(Serialize)]
struct IndexItem<'p> {
    href: String,
    title: LocalizedText<'p>,
    place: Option<LocalizedText<'p>>,
    /// In words, when it is one; else as it is written.
    date: Option<LocalizedText<'p>>,
    date_iso: Option<String>,
    description: Option<LocalizedText<'p>>,
    /// The other files of the edition.
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    /// `PDF`
    name: String,
    href: String,
}

/// Returns the path of a page of the index.
pub(super) fn path(locale: &Locale, page: usize) -> Utf8PathBuf {
    format!("{locale}/{}", file_name(page)).into()
}

/// Returns the pages of the index of a language.
pub(super) fn pages(
    plan: &SitePlan<'_>,
    index: &SiteIndex<'_>,
    locale_index: &LocaleIndex<'_>,
    strings: &PageStrings<'_>,
) -> Result<Vec<(Utf8PathBuf, String)>, TemplateFault> {
    let locale = locale_index.locale;
    let source = plan.page_strings[0].locale;
    let site = SiteLink::new(plan.site, locale, source);
    let name = site.name.as_ref().map(|name| ("site", &*name.text));
    let words = strings.words(name.as_slice());
    let count = locale_index.listings.len().div_ceil(ON_A_PAGE).max(1);
    let has_feed = locale_index
        .listings
        .iter()
        .any(|it| it.published.is_some());
    let page = |number: usize| -> Result<(Utf8PathBuf, String), TemplateFault> {
        let from = (number - 1) * ON_A_PAGE;
        let listings = locale_index.listings.iter().skip(from).take(ON_A_PAGE);
        let editions = index.locales.iter().map(|other| {
            let first = path(other.locale, 1);
            let href = from_index(locale, first.as_str());
            IndexLanguage {
                lang: other.locale.as_str(),
                dir: other.locale.direction().as_str(),
                name: native_name(other.locale),
                address: plan.address(first.as_str()).unwrap_or_else(|| href.clone()),
                href,
                current: other.locale == locale,
            }
        });
        let view = IndexView {
            lang: locale.as_str(),
            dir: locale.direction().as_str(),
            site: site.clone(),
            title: title(plan, strings),
            url: plan.address(path(locale, number).as_str()),
            default: plan.address("index.html"),
            editions: editions.collect(),
            feed: (has_feed && plan.site.url.is_some()).then_some(Feed { href: "feed.xml" }),
            statements: listings.filter_map(|it| item(index, it)).collect(),
            pager: Pager::new(strings, number, count),
            words: &words,
            brand: plan.brand(strings),
            style: STYLE,
            list_style: LIST_STYLE,
        };
        let text = plan.template.render("index.html", view)?;
        Ok((path(locale, number), text))
    };
    (1..=count).map(page).collect()
}

fn item<'p>(index: &SiteIndex<'p>, listing: &'p EditionListing) -> Option<IndexItem<'p>> {
    let shown = index.shown(listing)?;
    let locale = &listing.locale;
    let day = listing.published.map(Moment::iso_day);
    let in_words = day.as_deref().and_then(|day| long_date(locale, day));
    let in_words = in_words.map(LocalizedText::own);
    let as_written = listing.date.as_ref().map(|it| it.words());
    let (_, main) = shown.main;
    let file = |(_, path): &(&str, &str)| File {
        name: path.rsplit('.').next().unwrap_or(path).to_uppercase(),
        href: from_index(locale, path),
    };
    Some(IndexItem {
        href: from_index(locale, main),
        title: listing.title.words(),
        place: listing.place.as_ref().map(|it| it.words()),
        date_iso: day.filter(|_| in_words.is_some()),
        date: in_words.or(as_written),
        description: listing.description.as_ref().map(|it| it.words()),
        files: shown.others.iter().map(file).collect(),
    })
}
