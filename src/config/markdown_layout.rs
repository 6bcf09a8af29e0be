//! The layout of Markdown editions: as the statements are, or for a generator of static sites.

use crate::config::reader::{ConfigReader, TomlValue};

/// The layout of the Markdown editions of a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MarkdownEditions {
    pub layout: MarkdownLayout,
    pub slug: Slug,
}

/// Whose conventions the paths and the front matter follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarkdownLayout {
    /// Nobody's: a folder for each locale, the front matter as in the source.
    #[default]
    Plain,
    Hugo,
    Zola,
    Jekyll,
    Docusaurus,
    Astro,
}

/// The source of the last part of a translation's address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slug {
    /// The name of the source file.
    #[default]
    Source,
    /// The translated title.
    Title,
}

/// By the names that a user gives them.
pub const LAYOUTS: [(&str, MarkdownLayout); 6] = [
    ("plain", MarkdownLayout::Plain),
    ("hugo", MarkdownLayout::Hugo),
    ("zola", MarkdownLayout::Zola),
    ("jekyll", MarkdownLayout::Jekyll),
    ("docusaurus", MarkdownLayout::Docusaurus),
    ("astro", MarkdownLayout::Astro),
];

pub const SLUGS: [(&str, Slug); 2] = [("source", Slug::Source), ("title", Slug::Title)];

impl MarkdownLayout {
    pub fn as_str(self) -> &'static str {
        let (name, _) = LAYOUTS[self as usize];
        name
    }
}

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> MarkdownEditions {
    let mut layout = Some(MarkdownLayout::Plain);
    let mut slug = None;
    for (key, value) in reader.table(value).into_iter().flatten() {
        match key.get_ref().as_ref() {
            "layout" => layout = reader.choice(value, &LAYOUTS),
            "slug" => slug = Some(value),
            _ => reader.unknown_key(key, &["layout", "slug"]),
        }
    }
    let mut editions = MarkdownEditions {
        layout: layout.unwrap_or_default(),
        slug: Slug::Source,
    };
    let (Some(layout), Some(value)) = (layout, slug) else {
        return editions;
    };
    editions.slug = reader.choice(value, &SLUGS).unwrap_or_default();
    let (message, help) = match (editions.slug, layout) {
        (Slug::Title, MarkdownLayout::Plain) => (
            "the plain layout has no addresses",
            "choose a `layout`, or remove `slug`",
        ),
        // https://docusaurus.io/docs/i18n/introduction#i18n-goals
        (Slug::Title, MarkdownLayout::Docusaurus) => (
            "Docusaurus finds the translations of a page by its address, which is the same in all languages",
            "remove `slug`",
        ),
        (Slug::Source | Slug::Title, _) => return editions,
    };
    reader.error(value.span(), message, Some(help.to_owned()));
    editions.slug = Slug::Source;
    editions
}
