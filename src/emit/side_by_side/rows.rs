//! The rows of a page: the blocks of the statement, and between them what nobody translates.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::escape::escape;

use crate::document::code::code_blocks;
use crate::document::model::{Block, BlockKind, Container, Document, OutlineNode};
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;

/// A row.
pub(super) enum Row<'s> {
    Passage(PassageRow),
    /// The same in every language.
    Code(String),
    /// A part of the statement that is left as it is.
    Raw(&'s str),
    Break,
}

/// What is numbered and compared: a block, or the cells of a row of a table.
pub(super) struct PassageRow {
    pub blocks: Range<usize>,
    pub shape: Shape,
    /// The quotes, lists and footnotes around it, outermost first.
    pub around: Vec<Around>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text field of the front matter, by its key.
    Field(String),
    Heading(u8),
    Paragraph,
    /// Cells of a table, in the head or in its body.
    Cells {
        head: bool,
    },
    /// A text that is no paragraph, by what it is.
    Other(&'static str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Around {
    Quote,
    /// The first block of an item; with its number, in an ordered list.
    Item(Option<u64>),
    /// A further block of an item.
    InItem,
    /// By its label.
    Footnote(String),
}

pub(super) fn rows<'s>(document: &'s Document<'_>) -> Vec<Row<'s>> {
    let outline = &document.outline;
    let starts: Vec<u64> = outline.iter().filter_map(first_number).collect();
    let mut codes = code_blocks(document).into_iter();
    let mut nodes = outline.iter().peekable();
    let mut walk = Walk {
        starts,
        items: HashMap::new(),
        footnote: "",
    };
    let mut rows = Vec::with_capacity(document.blocks.len());
    let mut at = 0;
    while let Some(block) = document.blocks.get(at) {
        while let Some(node) = nodes.next_if(|node| node.span.start <= block.span.start) {
            rows.extend(walk.pass(node, document, &mut codes));
        }
        let end = at + 1 + continuing_cells(&document.blocks[at..]);
        rows.push(Row::Passage(PassageRow {
            blocks: at..end,
            shape: shape(block),
            around: walk.around(&block.containers),
        }));
        at = end;
    }
    for node in nodes {
        rows.extend(walk.pass(node, document, &mut codes));
    }
    rows
}

/// How many blocks after the first stand in the same row of a table.
fn continuing_cells(blocks: &[Block<'_>]) -> usize {
    let cell = |block: &Block<'_>| match block.kind {
        BlockKind::Cell { row, column } => Some((row, column)),
        BlockKind::Field { .. }
        | BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::Other(_) => None,
    };
    let pairs = blocks.iter().zip(blocks.iter().skip(1));
    let continues = |(one, next): &(&Block<'_>, &Block<'_>)| {
        let (Some((row, column)), Some((next_row, next_column))) = (cell(one), cell(next)) else {
            return false;
        };
        row == next_row && column < next_column
    };
    pairs.take_while(continues).count()
}

fn shape(block: &Block<'_>) -> Shape {
    match &block.kind {
        BlockKind::Field { key } => Shape::Field(key.clone()),
        BlockKind::Heading(rank) => Shape::Heading(*rank),
        BlockKind::Paragraph => Shape::Paragraph,
        BlockKind::Cell { row, .. } => Shape::Cells { head: *row == 0 },
        BlockKind::Other(kind) => Shape::Other(kind),
    }
}

/// The first number of an ordered list; of other lists 1, so that lists can be counted.
fn first_number(node: &OutlineNode) -> Option<u64> {
    match node.kind {
        OutlineKind::List => Some(1),
        OutlineKind::OrderedList(first) => Some(first),
        _ => None,
    }
}

struct Walk<'s> {
    /// By the number of the list.
    starts: Vec<u64>,
    /// The last item of each list that a block stood in.
    items: HashMap<u32, u32>,
    /// The label of the last footnote.
    footnote: &'s str,
}

impl<'s> Walk<'s> {
    /// What a node of the outline shows that is no block.
    fn pass(
        &mut self,
        node: &'s OutlineNode,
        document: &'s Document<'_>,
        codes: &mut impl Iterator<Item = String>,
    ) -> Option<Row<'s>> {
        if let Some(label) = node.kind.footnote() {
            self.footnote = label;
        }
        match node.kind {
            OutlineKind::Code(_) => codes.next().map(Row::Code),
            OutlineKind::ThematicBreak => Some(Row::Break),
            OutlineKind::Html | OutlineKind::Paragraph if node.block.is_none() => {
                let written = document.source.slice(node.span.range()).trim();
                (!written.is_empty()).then_some(Row::Raw(written))
            }
            _ => None,
        }
    }

    fn around(&mut self, containers: &[Container]) -> Vec<Around> {
        let mut around = Vec::with_capacity(containers.len());
        for container in containers {
            match *container {
                Container::Quote => around.push(Around::Quote),
                Container::Footnote => around.push(Around::Footnote(self.footnote.to_owned())),
                Container::Table => {}
                Container::Item {
                    list,
                    item,
                    ordered,
                } => {
                    let is_first = self.items.insert(list, item) != Some(item);
                    let start = self.starts.get(list as usize).copied().unwrap_or(1);
                    let number = ordered.then(|| start.saturating_add(u64::from(item)));
                    around.push(match is_first {
                        true => Around::Item(number),
                        false => Around::InItem,
                    });
                }
            }
        }
        around
    }
}

impl Around {
    pub fn open(&self) -> String {
        match self {
            Around::Quote => "<blockquote>".to_owned(),
            Around::Item(None) => "<ul><li>".to_owned(),
            Around::Item(Some(number)) => format!("<ol start=\"{number}\"><li>"),
            Around::InItem => "<ul class=\"within\"><li>".to_owned(),
            Around::Footnote(label) => {
                format!(
                    "<div class=\"footnote\"><span>[{}]</span> ",
                    escape(label.as_str())
                )
            }
        }
    }

    pub fn close(&self) -> &'static str {
        match self {
            Around::Quote => "</blockquote>",
            Around::Item(None) | Around::InItem => "</li></ul>",
            Around::Item(Some(_)) => "</li></ol>",
            Around::Footnote(_) => "</div>",
        }
    }
}
