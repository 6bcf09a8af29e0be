//! The ids of the headings of a document, for links that are the same in every language.

use std::collections::BTreeSet;

use crate::document::model::Document;
use crate::document::outline_kind::OutlineKind;
use crate::document::plain_text::plain_text;
use crate::text::slice::Slice;

/// The id of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Of the heading, if it is translated.
    pub block: Option<u32>,
    pub id: String,
}

/// The id of each heading in order, as HTML has them: the author's own, else what `named` says for its block, else
/// made of its text. No two are the same.
pub fn anchors(document: &Document<'_>, named: &dyn Fn(u32) -> Option<String>) -> Vec<Anchor> {
    let nodes = document.outline.iter();
    let footnotes = nodes.clone().filter_map(|node| node.kind.footnote());
    let mut taken: BTreeSet<String> = footnotes.map(str::to_owned).collect();
    let headings = nodes.filter(|node| matches!(node.kind, OutlineKind::Heading(_)));
    let anchor = |block: Option<u32>, written: &str| {
        let own = block.and_then(|block| document.blocks[block as usize].id);
        let own = own.map(str::to_owned).or_else(|| named(block?));
        own.unwrap_or_else(|| slug(&plain_text(written, document.format)))
    };
    headings
        .map(|node| {
            let block = node
                .block
                .map(|block| &*document.blocks[block as usize].text);
            let written = block.unwrap_or(document.source.slice(node.span.range()));
            Anchor {
                block: node.block,
                id: unlike(anchor(node.block, written), &mut taken),
            }
        })
        .collect()
}

/// The id, or with a number after it where it is taken.
fn unlike(id: String, taken: &mut BTreeSet<String>) -> String {
    let mut number = 1;
    let mut unlike = id.clone();
    while !taken.insert(unlike.clone()) {
        number += 1;
        unlike = format!("{id}-{number}");
    }
    unlike
}

/// A text as an id: letters and digits in lower case, hyphens between.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c.is_alphanumeric() {
            true => slug.push(c),
            false if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            false => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    match slug.is_empty() {
        true => "section".to_owned(),
        false => slug,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::{Format, Options};
    use crate::document::parse;

    #[test]
    fn of_headings() {
        let source = "# Our *demands*!\n\n## Why {#why}\n\n## Our demands\n\n<!-- #end -->\n## The end\n\n## ¡!\n\nNamed\n===\n\n[^section]: x\n\n> ## Derecho & ley\n";
        let document = parse(Format::Markdown, source, &Options::default());
        let named = |block: u32| {
            let is_named = document.blocks[block as usize].text == "Named";
            is_named.then(|| "message".to_owned())
        };
        let found = anchors(&document, &named).into_iter();
        let found: Vec<String> = found.map(|anchor| anchor.id).collect();
        let expected = [
            "our-demands",
            "why",
            "our-demands-2",
            "end",
            "section-2",
            "message",
            "derecho-ley",
        ];
        assert_eq!(found, expected);
    }
}
