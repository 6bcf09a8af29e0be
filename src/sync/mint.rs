//! Ids for new blocks: readable, ASCII, from the role of the block and its first words of content.

use std::collections::{HashMap, HashSet};

use crate::document::model::{Block, BlockKind, Container};
use crate::locale::languages::profile;
use crate::locale::tag::Locale;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::slug::id_slug;
use crate::text::tokens::tokens;

/// No id is longer, in bytes.
const LONGEST: usize = 40;

/// So many words of content make an id.
const WORDS: usize = 3;

/// Gives out ids, each once.
pub struct Mint<'l> {
    locale: &'l Locale,
    taken: HashSet<String>,
    /// For an id that is taken the number from which on the free ones are looked for.
    next: HashMap<String, usize>,
}

impl<'l> Mint<'l> {
    /// `taken`: the ids that are in use already.
    pub fn new(locale: &'l Locale, taken: impl IntoIterator<Item = String>) -> Self {
        Self {
            locale,
            taken: taken.into_iter().collect(),
            next: HashMap::new(),
        }
    }

    pub fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    /// Keeps an id from being given out.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// An id for a block; `is_lead`: it is the first paragraph of the statement.
    pub fn mint(&mut self, block: &Block<'_>, is_lead: bool) -> String {
        let id = self.unique(self.readable(block, is_lead));
        self.taken.insert(id.clone());
        id
    }

    fn readable(&self, block: &Block<'_>, is_lead: bool) -> String {
        let is_item = block
            .containers
            .iter()
            .any(|it| matches!(it, Container::Item { .. }));
        let (role, fallback) = match &block.kind {
            BlockKind::Field { key } => {
                let id = id_slug(key);
                return if is_id(&id) { id } else { "field".to_owned() };
            }
            BlockKind::Paragraph if is_lead => return "lead".to_owned(),
            BlockKind::Heading(_) => ("", "heading"),
            BlockKind::Cell { .. } => ("cell", "cell"),
            BlockKind::Paragraph if is_item => ("item", "item"),
            BlockKind::Paragraph => ("", "paragraph"),
            BlockKind::Other(what) => (*what, "text"),
        };
        let words = self.content_words(&block.text);
        match (words.as_str(), role) {
            ("", _) => fallback.to_owned(),
            (words, "") => words.to_owned(),
            (words, role) => fitting(&format!("{}-{words}", id_slug(role))),
        }
    }

    /// The first words that are no function words, in ASCII.
    fn content_words(&self, text: &str) -> String {
        let small = &profile(self.locale).vocabulary.function_words;
        let tokens = tokens(text, &protected_ranges(text)).into_iter();
        let words = tokens.map(|token| token.of(text).to_lowercase());
        let content = words.filter(|word| !small.contains(&word.as_str()));
        let mut slugs = content
            .map(|word| id_slug(&word))
            .filter(|word| !word.is_empty())
            .peekable();
        // An id begins with a letter.
        while slugs
            .next_if(|word| !word.starts_with(|c: char| c.is_ascii_alphabetic()))
            .is_some()
        {}
        fitting(&slugs.take(WORDS).collect::<Vec<_>>().join("-"))
    }

    fn unique(&mut self, id: String) -> String {
        if !self.taken.contains(&id) {
            return id;
        }
        // What is taken stays so: smaller numbers need no second look.
        let next = self.next.entry(id.clone()).or_insert(2);
        loop {
            let candidate = format!("{id}-{next}");
            *next += 1;
            if !self.taken.contains(&candidate) {
                return candidate;
            }
        }
    }
}

/// As many whole words as fit.
fn fitting(id: &str) -> String {
    match id.get(..LONGEST) {
        Some(start) if id.len() > LONGEST => {
            let whole = start.rfind('-').filter(|at| *at > 0).unwrap_or(LONGEST);
            id.slice(..whole).to_owned()
        }
        _ => id.to_owned(),
    }
}

/// Returns whether a text can be the id of a message (Fluent 1.0, `Identifier`).
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::model::{Format, Options};
    use crate::document::parse;

    #[test]
    fn ids_are_readable() {
        let text = "---\ntitle: A title\n---\n\n# The right to asylum\n\nToday, twenty states met.\n\nMore than 20 Estados *pidieron* más protección internacional.\n\n- Guarantee the right to seek asylum\n- Guarantee the right to seek asylum now\n\n你好\n\n你们好\n";
        let document = parse(Format::Markdown, text, &Options::default());
        let english = Locale::parse("en").expect("a tag");
        let mut mint = Mint::new(&english, ["title".to_owned()]);
        let mut lead = document
            .blocks
            .iter()
            .position(|it| matches!(it.kind, BlockKind::Paragraph));
        let ids: Vec<String> = document
            .blocks
            .iter()
            .enumerate()
            .map(|(at, block)| mint.mint(block, lead.take_if(|it| *it == at).is_some()))
            .collect();
        assert_eq!(
            ids,
            [
                "title-2",
                "right-asylum",
                "lead",
                "estados-pidieron-mas",
                "item-guarantee-right-seek",
                "item-guarantee-right-seek-2",
                "paragraph",
                "paragraph-2",
            ]
        );
        let page = "<meta property='og:title' content='Letter'><p title = 'Hello there'>Text</p>";
        let document = parse(Format::Html, page, &Options::default());
        let blocks = document.blocks.iter();
        let ids: Vec<String> = blocks.map(|block| mint.mint(block, false)).collect();
        assert_eq!(ids, ["og-title-letter", "title-attribute-hello", "text"]);
        let fields = parse(
            Format::Markdown,
            "---\n2nd: Two\nog:title: One\n---\n",
            &Options::default(),
        );
        let fields = fields.blocks.iter();
        let ids: Vec<String> = fields.map(|block| mint.mint(block, false)).collect();
        assert!(ids.iter().all(|id| is_id(id)), "{ids:?}");
        assert!(is_id("a-1_B") && !is_id("1a") && !is_id("é") && !is_id(""));
    }
}
