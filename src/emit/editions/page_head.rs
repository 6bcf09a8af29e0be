//! The head of the page of a statement in HTML: what its author says there of the source is said of the edition.

use crate::document::head_tags::{TagEdit, edit_head};
use crate::document::inline::Tag;
use crate::emit::editions::address;
use crate::emit::editions::model::EditionSource;
use crate::locale::tag::Locale;
use crate::text::escape_markup::escape_markup;

/// Returns the page with its own address and language in its head, and with the addresses of its other editions.
pub(super) fn with_own_head(source: &EditionSource<'_>) -> String {
    let (context, locale) = (source.context, source.edition.locale);
    let absolute = |locale: &Locale| {
        let path = address::path(context.key, locale, "html");
        address::absolute(context.site, &path)
    };
    let own = absolute(locale);
    let is_source = locale == context.source;
    let edit = |tag: &Tag| {
        if is_source {
            TagEdit::Keep
        } else {
            head_edit(tag, locale, own.as_deref())
        }
    };
    let text = &source.edition.text;
    let mut added = String::new();
    if context.locales.len() > 1 && !text.contains("hreflang") {
        for locale in context.locales {
            if let Some(address) = absolute(locale) {
                let address = escape_markup(&address);
                added.push_str(&format!(
                    "<link rel=\"alternate\" hreflang=\"{locale}\" href=\"{address}\">\n"
                ));
            }
        }
    }
    edit_head(text, &edit, &added)
}

/// Returns what a translation says instead of a tag that names the address or the language of its source.
fn head_edit(tag: &Tag, locale: &Locale, own: Option<&str>) -> TagEdit {
    let addressed = |attribute| match own {
        Some(own) => TagEdit::Set(attribute, own.to_owned()),
        None => TagEdit::Remove,
    };
    let has = |attribute: &str, word: &str| {
        let value = tag.attribute(attribute).unwrap_or_default();
        let mut words = value.split_ascii_whitespace();
        words.any(|it| it.eq_ignore_ascii_case(word))
    };
    match &*tag.name {
        "link" if has("rel", "canonical") => addressed("href"),
        "meta" => {
            let names = ["property", "name", "http-equiv", "itemprop"];
            let name = names.iter().find_map(|name| tag.attribute(name));
            match name.unwrap_or_default().to_ascii_lowercase().as_str() {
                "og:url" | "twitter:url" => addressed("content"),
                "og:locale" => TagEdit::Set("content", sharing(locale)),
                "content-language" | "language" | "dc.language" | "dcterms.language"
                | "inlanguage" => TagEdit::Set("content", locale.to_string()),
                _ => TagEdit::Keep,
            }
        }
        _ => TagEdit::Keep,
    }
}

/// Returns a locale as Open Graph writes it: `pt_BR`.
pub(super) fn sharing(locale: &Locale) -> String {
    match locale.region() {
        Some(region) => format!("{}_{region}", locale.language()),
        None => locale.language().to_owned(),
    }
}
