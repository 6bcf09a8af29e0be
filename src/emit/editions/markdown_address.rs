//! The address that the front matter of a Markdown edition gives its page, so that no page takes another's place.

use camino::Utf8Path;

use crate::config::markdown_layout::{MarkdownEditions, MarkdownLayout, Slug};
use crate::document;
use crate::document::model::{Format, Options};

/// Whole addresses before names that stand for the last part of the path.
const WHOLE: [&str; 3] = ["permalink", "url", "path"];

/// Returns the address of the page of an edition, if addresses are made from titles: paths of files differ, titles may not.
pub fn address(path: &Utf8Path, text: &[u8], editions: MarkdownEditions) -> Option<String> {
    if editions.slug == Slug::Source {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let document = document::parse(Format::Markdown, text, &Options::default());
    let field = |key: &str| {
        let field = document.fields.iter().find(|field| field.key == key)?;
        // A colon begins a part that the generator fills in.
        (!field.value.is_empty() && !field.value.contains(':')).then_some(&*field.value)
    };
    let whole = WHOLE.into_iter().find_map(field);
    let address = match (whole, field("slug"), editions.layout) {
        (Some(address), _, _) | (None, Some(address), MarkdownLayout::Astro) => address.to_owned(),
        (None, Some(name), _) => below(path).with_file_name(name).into_string(),
        (None, None, _) => return None,
    };
    Some(address.trim_matches('/').to_owned())
}

/// Returns a path as the generator sees it: below its own folder, and below that of the content.
fn below(path: &Utf8Path) -> &Utf8Path {
    let path = path.as_str();
    let (_, path) = path.split_once('/').unwrap_or(("", path));
    path.strip_prefix("content/").unwrap_or(path).into()
}
