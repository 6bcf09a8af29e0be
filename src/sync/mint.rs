//! Ids for new blocks: readable, ASCII, from the role of the block and its first words of content. A figure in a table
//! is named by its row and its column, and of equal names the later one gets its section's before it.

use std::collections::{HashMap, HashSet};

use crate::document::model::{Block, BlockKind, Container, Document};
use crate::fluent::model::is_id;
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

/// Gives out the ids of one statement, each once.
pub struct Mint<'l> {
    locale: &'l Locale,
    /// The ids of the catalogs that the locale shares.
    shared: &'l HashSet<String>,
    /// The ids of the statement's own catalog.
    taken: HashSet<String>,
    /// For an id that is taken the number from which on the free ones are looked for.
    next: HashMap<String, usize>,
}

impl<'l> Mint<'l> {
    pub fn new(locale: &'l Locale, shared: &'l HashSet<String>) -> Self {
        Self {
            locale,
            shared,
            taken: HashSet::new(),
            next: HashMap::new(),
        }
    }

    pub fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(id) || self.shared.contains(id)
    }

    /// Keeps an id from being given out.
    pub fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// Mints an id for a block of a document, by its place; `is_lead`: it is the first paragraph of the statement.
    pub fn mint(&mut self, document: &Document<'_>, at: usize, is_lead: bool) -> String {
        let block = &document.blocks[at];
        let figure = self.figure(document, at);
        let own = figure.unwrap_or_else(|| self.readable(block, is_lead, ""));
        let id = if self.is_taken(&own) {
            self.in_section(document, block, own)
        } else {
            own
        };
        let id = self.unique(id);
        self.taken.insert(id.clone());
        id
    }

    /// Returns the name of a figure in a table: the words of its row and of its column.
    fn figure(&self, document: &Document<'_>, at: usize) -> Option<String> {
        let BlockKind::Cell { row, column } = document.blocks[at].kind else {
            return None;
        };
        let text = &document.blocks[at].text;
        let is_figure =
            text.contains(char::is_numeric) || self.content_words(text, true).is_empty();
        if row == 0 || column == 0 || !is_figure {
            return None;
        }
        let before = document.blocks[..at].iter().rev();
        let cells = before.map_while(|block| match block.kind {
            BlockKind::Cell { row, column } => Some((row, column, &block.text)),
            BlockKind::Field { .. }
            | BlockKind::Heading(_)
            | BlockKind::Paragraph
            | BlockKind::Other(_) => None,
        });
        let mut names = [String::new(), String::new()];
        for (its_row, its_column, text) in cells {
            if its_row == row && its_column == 0 {
                names[0] = self.content_words(text, false);
            } else if its_row == 0 && its_column == column {
                names[1] = self.content_words(text, false);
                break;
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let names = names.join("-");
        let names = names.trim_matches('-');
        (!names.is_empty()).then(|| fitting(&format!("cell-{names}")))
    }

    /// Returns an id with the words of its section's heading in it; `id` itself where that is none, or says no more.
    fn in_section(&self, document: &Document<'_>, block: &Block<'_>, id: String) -> String {
        let heading = block.heading.map(|at| &document.blocks[at as usize]);
        let heading = heading.filter(|heading| !std::ptr::eq(*heading, block));
        let words = heading.map_or_else(String::new, |it| self.content_words(&it.text, true));
        if words.is_empty() || self.content_words(&block.text, false).is_empty() {
            return id;
        }
        self.readable(block, false, &words)
    }

    /// Returns the id of a block by its role and its words; `section`: words that go before them.
    fn readable(&self, block: &Block<'_>, is_lead: bool, section: &str) -> String {
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
        let words = match (self.content_words(&block.text, role != "cell"), section) {
            (words, "") => words,
            (words, section) => fitting(&format!("{section}-{words}")),
        };
        match (words.as_str(), role) {
            ("", _) => fallback.to_owned(),
            (words, "") => words.to_owned(),
            (words, role) => fitting(&format!("{}-{words}", id_slug(role))),
        }
    }

    /// Returns the first words that are no function words, in ASCII. `opens`: they begin an id, which is with a letter.
    fn content_words(&self, text: &str, opens: bool) -> String {
        let small = &profile(self.locale).vocabulary.function_words;
        let tokens = tokens(text, &protected_ranges(text)).into_iter();
        let words = tokens.map(|token| token.of(text).to_lowercase());
        let content = words.filter(|word| !small.contains(&word.as_str()));
        let mut slugs = content
            .map(|word| id_slug(&word))
            .filter(|word| !word.is_empty())
            .peekable();
        let is_word = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic());
        while slugs.next_if(|word| opens && !is_word(word)).is_some() {}
        fitting(&slugs.take(WORDS).collect::<Vec<_>>().join("-"))
    }

    fn unique(&mut self, id: String) -> String {
        if !self.is_taken(&id) {
            return id;
        }
        // What is taken stays so: smaller numbers need no second look.
        let next = self.next.entry(id.clone()).or_insert(2);
        loop {
            let candidate = format!("{id}-{next}");
            *next += 1;
            if !self.taken.contains(&candidate) && !self.shared.contains(&candidate) {
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
        let shared = HashSet::from(["title".to_owned()]);
        let mut mint = Mint::new(&english, &shared);
        let mut lead = document
            .blocks
            .iter()
            .position(|it| matches!(it.kind, BlockKind::Paragraph));
        let ids: Vec<String> = (0..document.blocks.len())
            .map(|at| mint.mint(&document, at, lead.take_if(|it| *it == at).is_some()))
            .collect();
        assert_eq!(
            ids,
            [
                "title-2",
                "right-asylum",
                "lead",
                "estados-pidieron-mas",
                "item-guarantee-right-seek",
                "item-right-asylum-guarantee-right-seek",
                "paragraph",
                "paragraph-2",
            ]
        );
        let page = "<meta property='og:title' content='Letter'><p title = 'Hello there'>Text</p>";
        let document = parse(Format::Html, page, &Options::default());
        let blocks = 0..document.blocks.len();
        let ids: Vec<String> = blocks.map(|at| mint.mint(&document, at, false)).collect();
        assert_eq!(ids, ["og-title-letter", "title-attribute-hello", "text"]);
        let fields = parse(
            Format::Markdown,
            "---\n2nd: Two\nog:title: One\n---\n",
            &Options::default(),
        );
        let blocks = 0..fields.blocks.len();
        let ids: Vec<String> = blocks.map(|at| mint.mint(&fields, at, false)).collect();
        assert!(ids.iter().all(|id| is_id(id)), "{ids:?}");
        assert!(is_id("a-1_B") && !is_id("1a") && !is_id("é") && !is_id(""));
    }
    #[test]
    fn figures_are_named_by_their_row_and_column() {
        let text = "# Held\n\n| Year | People held |\n|---|---:|\n| 2021 | 2,103 |\n| 2022 | 1.2 million |\n| total | many |\n";
        let document = parse(Format::Markdown, text, &Options::default());
        let english = Locale::parse("en").expect("a tag");
        let shared = HashSet::new();
        let mut mint = Mint::new(&english, &shared);
        let ids: Vec<String> = (0..document.blocks.len())
            .map(|at| mint.mint(&document, at, false))
            .collect();
        assert_eq!(
            ids,
            [
                "held",
                "cell-year",
                "cell-people-held",
                "cell-2021",
                "cell-2021-people-held",
                "cell-2022",
                "cell-2022-people-held",
                "cell-total",
                "cell-many",
            ]
        );
    }
}
