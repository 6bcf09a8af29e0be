//! What the text of a block looks like: its first words, and the signs of a list in it.

use crate::document::model::{Block, Container};
use crate::text::slice::Slice;

/// So many words are the beginning of a text.
const OPENING: usize = 8;
/// Of a root so many letters tell: *prison* and *prisiones*.
const LETTERS: usize = 4;

/// The look of the text of a block.
#[derive(Debug, Default)]
pub struct PassageForm {
    /// The beginnings of its first roots, each once.
    opening: Vec<String>,
    /// The outermost list that it is an item of.
    pub list: Option<u32>,
    /// True if it ends with a colon: it introduces what follows.
    pub introduces: bool,
    /// Characters up to the first colon within it.
    pub colon: Option<usize>,
    /// Dashes and bullets that stand between blanks, or semicolons where there are none: what parts items in a line.
    pub separators: usize,
}

impl PassageForm {
    /// Reads the look of a text; its first words are added one by one.
    pub fn of(plain: &str, block: &Block<'_>) -> Self {
        let text = plain.trim_end();
        let bullets = text.split_whitespace().filter(|word| is_bullet(word));
        let separators = match bullets.count() {
            0 => text.matches("; ").count(),
            bullets => bullets,
        };
        let list = block.containers.iter().find_map(|it| match it {
            Container::Item { list, .. } => Some(*list),
            Container::Quote | Container::Footnote | Container::Table => None,
        });
        let colon = text.find(": ");
        Self {
            opening: Vec::new(),
            list,
            introduces: text.ends_with([':', '：']),
            colon: colon.map(|end| text.slice(..end).chars().count()),
            separators,
        }
    }

    /// Adds a root, in the order of the text.
    pub fn open_with(&mut self, root: &str) {
        let beginning: String = root.chars().take(LETTERS).collect();
        if self.opening.len() < OPENING && !self.opening.contains(&beginning) {
            self.opening.push(beginning);
        }
    }

    /// Returns how many of the first words of two texts have the same root.
    pub fn shared_opening(&self, other: &Self) -> usize {
        let mut own = self.opening.iter();
        own.by_ref()
            .filter(|root| other.opening.contains(root))
            .count()
    }
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "-" | "–" | "—" | "*" | "•" | "·" | "+")
}
