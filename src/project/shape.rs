//! What a block is and what it stands in: what a translation keeps of it.

use crate::document::model::{Block, BlockKind, Container};

/// The shape of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape<'d> {
    pub part: Part<'d>,
    /// How many lists it stands in.
    pub lists: usize,
    pub quotes: usize,
    /// Whether the innermost list is numbered.
    pub is_numbered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'d> {
    /// A field of the front matter, by its key.
    Field(&'d str),
    Heading(u8),
    Paragraph,
    /// A cell of a table, by its column.
    Cell(u32),
    Footnote,
    Other(&'static str),
}

impl<'d> Shape<'d> {
    pub fn of(block: &'d Block<'_>) -> Self {
        let mut shape = Self {
            part: match &block.kind {
                BlockKind::Field { key } => Part::Field(key),
                BlockKind::Heading(level) => Part::Heading(*level),
                BlockKind::Paragraph => Part::Paragraph,
                BlockKind::Cell { column, .. } => Part::Cell(*column),
                BlockKind::Other(name) => Part::Other(name),
            },
            lists: 0,
            quotes: 0,
            is_numbered: false,
        };
        for container in &block.containers {
            match container {
                Container::Quote => shape.quotes += 1,
                Container::Item { ordered, .. } => {
                    shape.lists += 1;
                    shape.is_numbered = *ordered;
                }
                Container::Footnote if shape.part == Part::Paragraph => shape.part = Part::Footnote,
                Container::Footnote | Container::Table => {}
            }
        }
        shape
    }

    /// In words, as far as it is not the other.
    pub fn words(self, other: Shape<'_>) -> String {
        let list = if self.is_numbered {
            "a numbered list"
        } else {
            "a list"
        };
        let mut words = match self.part {
            Part::Field(key) => format!("the field `{key}`"),
            Part::Heading(level) => format!("a heading of level {level}"),
            Part::Paragraph if self.lists > 0 => format!("an item of {list}"),
            Part::Paragraph => "a paragraph".to_owned(),
            Part::Cell(column) => format!("a cell of column {}", column + 1),
            Part::Footnote => "a footnote".to_owned(),
            Part::Other(name) => format!("`{name}`"),
        };
        if self.part != Part::Paragraph && self.lists > 0 && other.lists != self.lists {
            words.push_str(" in a list");
        }
        if self.lists != other.lists && self.lists > 0 && other.lists > 0 {
            words.push_str(&format!(" of depth {}", self.lists));
        }
        match (self.quotes, other.quotes) {
            (one, two) if one == two => {}
            (0, _) => words.push_str(" in no quotation"),
            (1, _) => words.push_str(" in a quotation"),
            (depth, _) => words.push_str(&format!(" in a quotation of depth {depth}")),
        }
        words
    }
}
