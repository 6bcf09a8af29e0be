//! Where generators of static sites look for the languages of a page, and what they read in its front matter.
//!
//! - Hugo: <https://gohugo.io/content-management/multilingual/>, by file name
//! - Zola: <https://www.getzola.org/documentation/content/multilingual/>; the default language has no suffix
//! - Jekyll knows no languages: a folder for each translation, `lang` and `ref` for the templates, as most sites do
//! - Docusaurus: <https://docusaurus.io/docs/i18n/introduction#translation-files-location>
//! - Astro: <https://starlight.astro.build/guides/i18n/>, a folder for each language, in lower case

use crate::config::markdown_layout::{MarkdownLayout, Slug};
use crate::document::model::{BlockKind, Field};
use crate::emit::editions::model::EditionSource;
use crate::locale::tag::Locale;
use crate::text::slice::Slice;
use crate::text::slug::address_slug;

/// Returns the path of an edition below the output folder.
pub(super) fn path(layout: MarkdownLayout, key: &str, locale: &Locale, source: &Locale) -> String {
    let code = code(layout, locale);
    let is_source = locale == source;
    match layout {
        MarkdownLayout::Plain => format!("{code}/{key}.md"),
        MarkdownLayout::Hugo => format!("hugo/content/{key}.{code}.md"),
        MarkdownLayout::Zola if is_source => format!("zola/content/{key}.md"),
        MarkdownLayout::Zola => format!("zola/content/{key}.{code}.md"),
        MarkdownLayout::Jekyll if is_source => format!("jekyll/{key}.md"),
        MarkdownLayout::Jekyll => match collection(key) {
            Some((name, rest)) => format!("jekyll/{name}/{code}/{rest}.md"),
            None => format!("jekyll/{code}/{key}.md"),
        },
        MarkdownLayout::Docusaurus if is_source => format!("docusaurus/docs/{key}.md"),
        MarkdownLayout::Docusaurus => {
            format!("docusaurus/i18n/{code}/docusaurus-plugin-content-docs/current/{key}.md")
        }
        MarkdownLayout::Astro => format!("astro/src/content/docs/{code}/{key}.md"),
    }
}

/// Returns the fields that an edition has for its generator.
pub(super) fn fields(source: &EditionSource<'_>) -> Vec<(String, String)> {
    let layout = source.context.markdown.layout;
    let (needs_language, group) = match layout {
        MarkdownLayout::Hugo => (false, Some("translationKey")),
        MarkdownLayout::Plain | MarkdownLayout::Zola | MarkdownLayout::Docusaurus => (false, None),
        MarkdownLayout::Jekyll => (true, Some("ref")),
        MarkdownLayout::Astro => (true, Some("translationKey")),
    };
    let is_source = source.edition.locale == source.context.source;
    let is_there = |key: &str| source.woven.fields.iter().any(|field| field.key == key);
    let mut fields = Vec::new();
    let mut set = |key: &str, value: String| fields.push((key.to_owned(), value));
    // What the source says of its own language is not so of a translation.
    if needs_language || is_there("lang") && !is_source {
        set("lang", source.edition.locale.to_string());
    }
    if layout == MarkdownLayout::Plain {
        return fields;
    }
    if let Some(key) = group.filter(|key| !is_there(key)) {
        set(key, source.context.key.to_owned());
    }
    if is_source {
        return fields;
    }
    if let Some(state) = source.edition.state(source.context.source)
        && layout != MarkdownLayout::Zola
    {
        set("translation_state", state.to_owned());
    }
    for field in &source.woven.fields {
        if is_address(layout, field)
            && let Some(moved) = moved(layout, &field.value, source)
        {
            set(&field.key, moved);
        }
    }
    if let Some((key, value)) = named_by_title(source) {
        fields.retain(|(other, _)| *other != key);
        fields.push((key.to_owned(), value));
    }
    fields
}

/// Returns the name of a language in the layout.
fn code(layout: MarkdownLayout, locale: &Locale) -> String {
    match layout {
        MarkdownLayout::Hugo | MarkdownLayout::Astro => locale.as_str().to_ascii_lowercase(),
        MarkdownLayout::Plain
        | MarkdownLayout::Zola
        | MarkdownLayout::Jekyll
        | MarkdownLayout::Docusaurus => locale.to_string(),
    }
}

/// Returns the collection of Jekyll that a key belongs to: its documents stay below its folder. Posts do not.
fn collection(key: &str) -> Option<(&str, &str)> {
    let (first, rest) = key.split_once('/')?;
    let is_posts = ["_posts", "_drafts"].contains(&first);
    (first.starts_with('_') && !is_posts).then_some((first, rest))
}

/// Returns whether a field is an address from the root of the site, which no two languages can share.
fn is_address(layout: MarkdownLayout, field: &Field<'_>) -> bool {
    let key = field.key.split('.').next().unwrap_or_default();
    match layout {
        MarkdownLayout::Hugo => key == "url" && field.value.starts_with('/'),
        MarkdownLayout::Zola => ["path", "aliases"].contains(&key),
        MarkdownLayout::Jekyll => ["permalink", "redirect_from"].contains(&key),
        MarkdownLayout::Astro => key == "slug",
        MarkdownLayout::Plain | MarkdownLayout::Docusaurus => false,
    }
}

/// Returns an address of the source, in the part of the site that belongs to the locale.
fn moved(layout: MarkdownLayout, address: &str, source: &EditionSource<'_>) -> Option<String> {
    if address.is_empty() || address.contains("://") {
        return None;
    }
    let (slash, path) = match address.strip_prefix('/') {
        Some(path) => ("/", path),
        None => ("", address),
    };
    let is_in = |locale: &Locale| {
        let rest = path.strip_prefix(code(layout, locale).as_str())?;
        if rest.is_empty() {
            Some("")
        } else {
            rest.strip_prefix('/')
        }
    };
    let locale = source.edition.locale;
    if is_in(locale).is_some() {
        return None;
    }
    let path = is_in(source.context.source).unwrap_or(path);
    Some(format!("{slash}{}/{path}", code(layout, locale)))
}

fn with_last_part(address: &str, name: &str) -> String {
    let (path, slash) = match address.strip_suffix('/') {
        Some(path) => (path, "/"),
        None => (address, ""),
    };
    let folder = path.rfind('/').map_or("", |slash| path.slice(..=slash));
    format!("{folder}{name}{slash}")
}

/// Returns the field by which a translation is found under its own title, unless a translator has chosen a name.
fn named_by_title(source: &EditionSource<'_>) -> Option<(&'static str, String)> {
    let (layout, key) = (source.context.markdown.layout, source.context.key);
    let (folder, name) = match key.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name),
        None => (String::new(), key),
    };
    let is_chosen = || {
        let mut blocks = source.woven.blocks.iter();
        blocks.any(|block| matches!(&block.kind, BlockKind::Field { key } if key == "slug"))
    };
    let is_index = ["index", "_index"].contains(&name);
    if source.context.markdown.slug == Slug::Source || is_index || is_chosen() {
        return None;
    }
    let slug = address_slug(&source.frame.title.text)?;
    let code = code(layout, source.edition.locale);
    let mut fields = source.woven.fields.iter();
    let whole = fields.find_map(|field| {
        let key = ["url", "path"].into_iter().find(|key| *key == field.key)?;
        is_address(layout, field).then_some((key, &field.value))
    });
    if let Some((key, address)) = whole {
        let moved = moved(layout, address, source).unwrap_or_else(|| address.to_string());
        return Some((key, with_last_part(&moved, &slug)));
    }
    match layout {
        MarkdownLayout::Plain | MarkdownLayout::Docusaurus => None,
        MarkdownLayout::Hugo | MarkdownLayout::Zola => Some(("slug", slug)),
        MarkdownLayout::Jekyll if key.starts_with('_') => Some(("slug", slug)),
        MarkdownLayout::Jekyll => Some(("permalink", format!("/{code}/{folder}{slug}/"))),
        MarkdownLayout::Astro => Some(("slug", format!("{code}/{folder}{slug}"))),
    }
}
