//! The kind of a block and of its containers, which a translation keeps.

use crate::document::model::{Block, BlockKind, Container};

/// The shape of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape<'d> {
    pub part: SectionPart<'d>,
    /// The number of lists around it.
    pub lists: usize,
    pub quotes: usize,
    /// True if the innermost list is numbered.
    pub is_numbered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionPart<'d> {
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
                BlockKind::Field { key } => SectionPart::Field(key),
                BlockKind::Heading(level) => SectionPart::Heading(*level),
                BlockKind::Paragraph => SectionPart::Paragraph,
                BlockKind::Cell { column, .. } => SectionPart::Cell(*column),
                BlockKind::Other(name) => SectionPart::Other(name),
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
                Container::Footnote if shape.part == SectionPart::Paragraph => {
                    shape.part = SectionPart::Footnote
                }
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
            SectionPart::Field(key) => format!("the field `{key}`"),
            SectionPart::Heading(level) => format!("a heading of level {level}"),
            SectionPart::Paragraph if self.lists > 0 => format!("an item of {list}"),
            SectionPart::Paragraph => "a paragraph".to_owned(),
            SectionPart::Cell(column) => format!("a cell of column {}", column + 1),
            SectionPart::Footnote => "a footnote".to_owned(),
            SectionPart::Other(name) => format!("`{name}`"),
        };
        if self.part != SectionPart::Paragraph && self.lists > 0 && other.lists != self.lists {
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
