//! Reads the front matter of an edition, for the formats that have none.

use serde::Serialize;

use crate::document::model::{Block, BlockKind, Document};
use crate::document::plain_text::plain_text;
use crate::emit::localized_text::LocalizedText;
use crate::emit::weaving::{Edition, WovenBlock};
use crate::locale::tag::Locale;
use crate::project::set::Statement;
use crate::text::slice::Slice;

/// The fields of the front matter of an edition.
pub struct Front<'e> {
    /// The title of the front matter, unless the body begins with it.
    pub headline: Option<LocalizedText<'e>>,
    /// The name of the statement: its title, the title of its page, or its first heading.
    pub title: Option<LocalizedText<'e>>,
    pub subtitle: Option<LocalizedText<'e>>,
    pub description: Option<LocalizedText<'e>>,
    pub place: Option<LocalizedText<'e>>,
    /// As written, `2022-04-19` or otherwise.
    pub date: Option<LocalizedText<'e>>,
    /// The date of the last change, as written.
    pub updated: Option<&'e str>,
    pub version: Option<&'e str>,
    /// The day or the moment before which nothing is to be published, as written.
    pub embargo: Option<&'e str>,
    /// The address of the picture of the statement, as written.
    pub image: Option<&'e str>,
    pub image_alt: Option<LocalizedText<'e>>,
    pub signatories: Vec<Signatory<'e>>,
}

/// A signatory of a statement. Names are as the front matter has them, in whatever language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Signatory<'e> {
    pub name: &'e str,
    pub acronym: Option<&'e str>,
    pub url: Option<&'e str>,
    pub country: Option<&'e str>,
}

impl Signatory<'_> {
    /// Returns the name with what belongs to it, on one line.
    pub fn in_words(&self) -> String {
        let mut words = self.name.to_owned();
        if let Some(acronym) = self.acronym {
            words.push_str(&format!(" ({acronym})"));
        }
        if let Some(country) = self.country {
            words.push_str(&format!(", {country}"));
        }
        words
    }
}

impl<'e> Front<'e> {
    /// `begins_with_title`: the body begins with a heading of the first level.
    pub fn new(
        statement: &Statement<'_>,
        edition: &Edition<'e>,
        woven: &'e Document<'_>,
        begins_with_title: bool,
    ) -> Self {
        let written = |key: &str| {
            let field = woven.fields.iter().find(|field| field.key == key)?;
            let text = field.value.trim();
            (!text.is_empty()).then_some(text)
        };
        let field = |key: &str| {
            Some(LocalizedText {
                text: written(key)?.into(),
                language: edition.field_language(statement, key).map(Locale::as_str),
            })
        };
        let words = |at: usize| LocalizedText {
            text: plain_text(&woven.blocks[at].text, woven.blocks[at].format),
            language: edition.blocks.get(at).and_then(WovenBlock::tag),
        };
        let heading = first(woven, &BlockKind::Heading(1)).map(words);
        let (title, in_body) = (field("title"), heading);
        let is_in_body =
            |title: &LocalizedText<'_>| in_body.as_ref().is_some_and(|it| it.text == title.text);
        Self {
            headline: title
                .clone()
                .filter(|title| !(begins_with_title && is_in_body(title))),
            title: title.or_else(|| naming_block(woven).map(words)),
            subtitle: field("subtitle"),
            description: field("description").or_else(|| field("summary")),
            place: field("dateline").or_else(|| field("place")),
            date: field("date"),
            updated: ["updated", "lastmod", "modified"]
                .iter()
                .find_map(|key| written(key)),
            version: written("version"),
            embargo: written("embargo"),
            image: written("image"),
            image_alt: field("image_alt"),
            signatories: signatories(woven),
        }
    }
}

/// Returns the block that names a document without a title in its front matter.
pub fn naming_block(document: &Document<'_>) -> Option<usize> {
    let kinds = [
        BlockKind::Heading(1),
        BlockKind::Other("title"),
        BlockKind::Heading(2),
    ];
    kinds.iter().find_map(|kind| first(document, kind))
}

fn first(document: &Document<'_>, kind: &BlockKind) -> Option<usize> {
    document.blocks.iter().position(|block| block.kind == *kind)
}

/// Returns the entries of the list `signatories`: names, or tables with a name.
fn signatories<'e>(woven: &'e Document<'_>) -> Vec<Signatory<'e>> {
    let mut found: Vec<(&str, Signatory<'e>)> = Vec::new();
    for field in &woven.fields {
        let Some(rest) = field.key.strip_prefix("signatories.") else {
            continue;
        };
        let (number, key) = rest.split_once('.').unwrap_or((rest, "name"));
        if found.last().is_none_or(|(last, _)| *last != number) {
            found.push((number, Signatory::default()));
        }
        let value = field.value.trim();
        let Some((_, signatory)) = found.last_mut() else {
            continue;
        };
        match key {
            "name" => signatory.name = value,
            "acronym" => signatory.acronym = Some(value),
            "url" => signatory.url = Some(value).filter(is_address),
            "country" => signatory.country = Some(value),
            _ => {}
        }
    }
    let signatories = found.into_iter().map(|(_, signatory)| signatory);
    signatories.filter(|it| !it.name.is_empty()).collect()
}

/// No script, and nothing that depends on where the page stands.
fn is_address(text: &&str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Returns the beginning of a text for a list or a preview: the first paragraph in the language of the edition,
/// shortened.
pub fn excerpt(woven: &Document<'_>, edition: &Edition<'_>) -> Option<String> {
    let is_text = |block: &Block<'_>| block.kind == BlockKind::Paragraph;
    let mut blocks = woven.blocks.iter().zip(&edition.blocks);
    let (first, _) = blocks.find(|(block, shown)| is_text(block) && shown.language.is_none())?;
    Some(shortened(&plain_text(&first.text, first.format), PREVIEW))
}

/// The length of a preview, in characters.
const PREVIEW: usize = 200;

/// Returns the beginning of a text, cut between words.
pub fn shortened(text: &str, longest: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(longest) else {
        return text.to_owned();
    };
    let cut = text.slice(..end).rfind(' ').unwrap_or(end);
    let cut = text
        .slice(..cut)
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{cut}…")
}
