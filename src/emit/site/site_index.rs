//! Indexes the editions of a site by language and by statement.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::config::editions::{EDITION_FORMATS, EditionFormat};
use crate::emit::editions::address::encoded;
use crate::emit::localized_text::LocalizedText;
use crate::emit::manifest::file_table::EditionFile;
use crate::emit::page_strings::PageStrings;
use crate::emit::site::listing::EditionListing;
use crate::emit::site::model::SitePlan;
use crate::emit::site_link::SiteLink;
use crate::locale::tag::Locale;
use crate::runtime::moment::Moment;

pub(super) struct SiteIndex<'s> {
    /// The languages that have any edition, the source first.
    pub locales: Vec<LocaleIndex<'s>>,
    /// The pages of each statement, by its key: in which languages, at which paths.
    pub pages: BTreeMap<&'s str, Vec<(&'s Locale, &'s str)>>,
    /// The time of the last change of each statement.
    pub changed: BTreeMap<&'s str, Moment>,
    files: BTreeMap<(&'s str, &'s str), Vec<(&'s str, &'s str)>>,
}

/// A language.
pub(super) struct LocaleIndex<'s> {
    pub locale: &'s Locale,
    /// Newest first; none where the language is not built now.
    pub listings: Vec<&'s EditionListing>,
}

/// The files of an edition.
pub(super) struct ListedFiles<'s> {
    /// The path of the one that is for reading, and its format.
    pub main: (&'s str, &'s str),
    pub others: Vec<(&'s str, &'s str)>,
}

impl<'s> SiteIndex<'s> {
    pub fn new(plan: &'s SitePlan<'_>, editions: &'s [EditionFile<'s>]) -> Self {
        let mut files: BTreeMap<(&str, &str), Vec<(&str, &str)>> = BTreeMap::new();
        let for_readers =
            |file: &&EditionFile<'_>| file.format != EditionFormat::Mail.in_manifest();
        for file in editions.iter().filter(for_readers) {
            let of_edition = files.entry((file.locale, file.document)).or_default();
            of_edition.push((file.format, &file.path));
        }
        let locales = plan.page_strings.iter().map(|strings| strings.locale);
        let mut pages: BTreeMap<&str, Vec<(&Locale, &str)>> = BTreeMap::new();
        let mut locale_index = Vec::new();
        let mut by_locale: BTreeMap<&Locale, Vec<&EditionListing>> = BTreeMap::new();
        for listing in &plan.listings {
            by_locale.entry(&listing.locale).or_default().push(listing);
        }
        for locale in locales {
            let tag = locale.as_str();
            let mut has_any = false;
            let of_locale = files.range((tag, "")..);
            for ((_, key), files) in of_locale.take_while(|((it, _), _)| *it == tag) {
                has_any = true;
                let page = files.iter().find(|(format, _)| *format == "html");
                if let Some((_, path)) = page {
                    pages.entry(key).or_default().push((locale, path));
                }
            }
            let mut listings = by_locale.remove(locale).unwrap_or_default();
            listings.retain(|it| files.contains_key(&(tag, it.key.as_str())));
            listings.sort_by_key(|it| (Reverse(it.published.map(Moment::milliseconds)), &it.key));
            if has_any {
                locale_index.push(LocaleIndex { locale, listings });
            }
        }
        let mut changed: BTreeMap<&str, Moment> = BTreeMap::new();
        for listing in &plan.listings {
            changed.extend(listing.changed().map(|at| (listing.key.as_str(), at)));
        }
        Self {
            locales: locale_index,
            pages,
            changed,
            files,
        }
    }

    /// Returns the files of an edition that is listed.
    pub fn shown(&self, listing: &EditionListing) -> Option<ListedFiles<'s>> {
        let edition = (listing.locale.as_str(), listing.key.as_str());
        let mut files = self.files.get(&edition)?.clone();
        files.sort_by_key(|(format, _)| rank(format));
        let (main, others) = files.split_first()?;
        Some(ListedFiles {
            main: *main,
            others: others.to_vec(),
        })
    }
}

impl<'s> LocaleIndex<'s> {
    /// Returns the words of the language, where it is built now.
    pub fn strings<'p>(&self, plan: &'p SitePlan<'_>) -> Option<&'p PageStrings<'p>> {
        plan.building.iter().find(|it| **it == self.locale)?;
        plan.page_strings.iter().find(|it| it.locale == self.locale)
    }
}

/// Returns the rank of a format: pages, then the others in the order in which they are listed to users.
fn rank(format: &str) -> usize {
    let named = EDITION_FORMATS.iter();
    let place = named
        .map(|(_, it)| it.in_manifest())
        .position(|it| it == format);
    match format {
        "html" => 0,
        _ => place.map_or(usize::MAX, |place| place + 1),
    }
}

/// The address of a file as it is written on the index of a language.
pub(super) fn from_index(locale: &Locale, path: &str) -> String {
    let folder = format!("{locale}/");
    match path.strip_prefix(&folder) {
        Some(below) => encoded(below),
        None => format!("../{}", encoded(path)),
    }
}

/// Returns the name of the site, or else what it holds.
pub(super) fn title<'p>(plan: &'p SitePlan<'_>, strings: &'p PageStrings<'_>) -> LocalizedText<'p> {
    let source = plan.page_strings[0].locale;
    let named = SiteLink::new(plan.site, strings.locale, source).name;
    let named = named.or_else(|| strings.text_or_fallback("site-title", &[]));
    named.unwrap_or(LocalizedText::own(strings.locale.as_str()))
}
