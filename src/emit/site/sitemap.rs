//! The pages of all languages for search engines (<https://www.sitemaps.org/protocol.html>), each with its alternates.

use camino::Utf8PathBuf;

use crate::emit::site::index;
use crate::emit::site::model::SitePlan;
use crate::emit::site::site_index::SiteIndex;
use crate::locale::tag::Locale;

/// The size of one file: half of what the protocol allows.
const MOST_PAGES: usize = 25_000;
const MOST_BYTES: usize = 25_000_000;

const SPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
const LINK_SPACE: &str = "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

/// `sitemap.xml`, and its parts where it would be too large; nothing where nobody knows the address of the site.
pub(super) fn files(plan: &SitePlan<'_>, index: &SiteIndex<'_>) -> Vec<(Utf8PathBuf, String)> {
    let Some(root) = plan.xml_address("index.html") else {
        return Vec::new();
    };
    if index.locales.is_empty() {
        return Vec::new();
    }
    let source = plan.page_strings[0].locale;
    let mut parts = SitemapParts::default();
    let indexes = index.locales.iter();
    let indexes = indexes.map(|it| (it.locale, address(plan, index::path(it.locale, 1).as_str())));
    parts.add_group(&indexes.collect::<Vec<_>>(), Elsewhere::Page(&root), None);
    for (key, pages) in &index.pages {
        let pages = pages.iter();
        let pages: Vec<(&Locale, String)> = pages
            .map(|(locale, path)| (*locale, address(plan, path)))
            .collect();
        let original = pages.iter().find(|(locale, _)| *locale == source);
        let default = original.map_or(Elsewhere::Nowhere, |(_, address)| Elsewhere::Among(address));
        let day = index.changed.get(key).map(|moment| moment.iso_day());
        parts.add_group(&pages, default, day.as_deref());
    }
    match &parts.full[..] {
        [] => vec![("sitemap.xml".into(), urlset(&parts.pages))],
        full => {
            let texts = full.iter().chain([&parts.pages]);
            let texts = texts.zip(1..).map(|(text, number)| {
                let path = format!("sitemap-{number}.xml");
                (path.into(), urlset(text))
            });
            let mut files: Vec<(Utf8PathBuf, String)> = texts.collect();
            let locations: String = files
                .iter()
                .map(|(path, _)| {
                    format!(
                        "<sitemap><loc>{}</loc></sitemap>\n",
                        address(plan, path.as_str())
                    )
                })
                .collect();
            let all = format!(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex {SPACE}>\n{locations}</sitemapindex>\n"
            );
            files.push(("sitemap.xml".into(), all));
            files
        }
    }
}

/// Pages, in as many files as they need.
#[derive(Default)]
struct SitemapParts {
    full: Vec<String>,
    pages: String,
    count: usize,
}

/// The address for readers of no listed language. Addresses are escaped.
#[derive(Clone, Copy)]
enum Elsewhere<'a> {
    Nowhere,
    /// To one of the pages.
    Among(&'a str),
    /// To a page of its own.
    Page(&'a str),
}

impl SitemapParts {
    /// The same page in several languages, each with links to all. Addresses are escaped.
    fn add_group(
        &mut self,
        pages: &[(&Locale, String)],
        default: Elsewhere<'_>,
        day: Option<&str>,
    ) {
        let (default, own) = match default {
            Elsewhere::Nowhere => (None, None),
            Elsewhere::Among(address) => (Some(address), None),
            Elsewhere::Page(address) => (Some(address), Some(address)),
        };
        let tagged = pages.iter();
        let tagged = tagged.map(|(locale, address)| (locale.as_str(), address.as_str()));
        let links: String = tagged
            .chain(default.map(|address| ("x-default", address)))
            .map(|(tag, address)| {
                format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>\n")
            })
            .collect();
        let day = day.map_or(String::new(), |day| format!("<lastmod>{day}</lastmod>\n"));
        let addresses = pages.iter().map(|(_, address)| address.as_str());
        for address in own.into_iter().chain(addresses) {
            let page = format!("<url>\n<loc>{address}</loc>\n{day}{links}</url>\n");
            if self.count == MOST_PAGES || self.pages.len() + page.len() > MOST_BYTES {
                self.full.push(std::mem::take(&mut self.pages));
                self.count = 0;
            }
            self.pages.push_str(&page);
            self.count += 1;
        }
    }
}

fn address(plan: &SitePlan<'_>, path: &str) -> String {
    plan.xml_address(path).unwrap_or_default()
}

fn urlset(pages: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset {SPACE} {LINK_SPACE}>\n{pages}</urlset>\n"
    )
}
