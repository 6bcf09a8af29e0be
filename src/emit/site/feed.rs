//! The newest editions of a language, as Atom (RFC 4287).

use camino::Utf8PathBuf;

use crate::emit::page_strings::PageStrings;
use crate::emit::site::index;
use crate::emit::site::listing::EditionListing;
use crate::emit::site::model::SitePlan;
use crate::emit::site::site_index::{LocaleIndex, SiteIndex, title};
use crate::emit::site::xml::text;
use crate::locale::tag::Locale;
use crate::runtime::moment::Moment;

/// The greatest number of editions in a feed.
const NEWEST: usize = 50;

pub(super) fn path(locale: &Locale) -> Utf8PathBuf {
    format!("{locale}/feed.xml").into()
}

/// Returns the feed of a language; `None` where nobody knows the address of the site, or the date of any statement.
pub(super) fn feed(
    plan: &SitePlan<'_>,
    index: &SiteIndex<'_>,
    locale_index: &LocaleIndex<'_>,
    strings: &PageStrings<'_>,
) -> Option<String> {
    let locale = locale_index.locale;
    let own = plan.xml_address(path(locale).as_str())?;
    let dated = locale_index.listings.iter();
    let dated = dated.filter(|listing| listing.published.is_some());
    let newest: Vec<&EditionListing> = dated.take(NEWEST).copied().collect();
    let changed = newest.iter().filter_map(|it| it.changed());
    let updated = changed.max_by_key(|moment| moment.milliseconds())?;
    let title = title(plan, strings);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let mut line = |line: String| {
        out.push_str(&line);
        out.push('\n');
    };
    line(format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{locale}\">"
    ));
    line(format!("<id>{own}</id>"));
    line(element("title", &title.text, title.language));
    line(format!("<updated>{}</updated>", updated.rfc3339()));
    line(format!(
        "<author><name>{}</name></author>",
        text(&title.text)
    ));
    line(link("self", "application/atom+xml", Some(locale), &own));
    let home = plan.xml_address(index::path(locale, 1).as_str())?;
    line(link("alternate", "text/html", Some(locale), &home));
    for other in index.locales.iter().filter(|other| other.locale != locale) {
        let home = plan.xml_address(index::path(other.locale, 1).as_str())?;
        line(link("alternate", "text/html", Some(other.locale), &home));
    }
    for entry in newest {
        let Some(shown) = index.shown(entry) else {
            continue;
        };
        let (_, main) = shown.main;
        let address = plan.xml_address(main)?;
        line("<entry>".to_owned());
        line(format!("<id>{address}</id>"));
        line(element(
            "title",
            &entry.title.text,
            entry.title.language.as_deref(),
        ));
        for (name, moment) in [("published", entry.published), ("updated", entry.changed())] {
            let stamp = moment.map(Moment::rfc3339).unwrap_or_default();
            line(format!("<{name}>{stamp}</{name}>"));
        }
        let pages = index.pages.get(entry.key.as_str());
        line(link("alternate", media_type(main), Some(locale), &address));
        for (other, page) in pages.into_iter().flatten() {
            if *other != locale {
                line(link(
                    "alternate",
                    "text/html",
                    Some(other),
                    &plan.xml_address(page)?,
                ));
            }
        }
        for (_, path) in shown.others.iter().filter(|(format, _)| *format == "pdf") {
            line(link(
                "related",
                media_type(path),
                Some(locale),
                &plan.xml_address(path)?,
            ));
        }
        if let Some(summary) = &entry.description {
            line(element(
                "summary",
                &summary.text,
                summary.language.as_deref(),
            ));
        }
        line("</entry>".to_owned());
    }
    line("</feed>".to_owned());
    Some(out)
}

fn element(name: &str, content: &str, language: Option<&str>) -> String {
    let language = language.map_or(String::new(), |tag| format!(" xml:lang=\"{tag}\""));
    format!("<{name}{language}>{}</{name}>", text(content))
}

/// `address` is escaped.
fn link(relation: &str, media_type: &str, locale: Option<&Locale>, address: &str) -> String {
    let language = locale.map_or(String::new(), |it| format!(" hreflang=\"{it}\""));
    format!("<link rel=\"{relation}\" type=\"{media_type}\"{language} href=\"{address}\"/>")
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("pdf") => "application/pdf",
        Some("epub") => "application/epub+zip",
        Some("md") => "text/markdown",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}
