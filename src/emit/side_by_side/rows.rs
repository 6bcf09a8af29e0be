//! The rows of a page: the blocks of the statement, and between them what nobody translates.

use std::collections::HashMap;
use std::ops::Range;

use quick_xml::escape::escape;

use crate::document::alert_kind::AlertKind;
use crate::document::code::code_blocks;
use crate::document::model::{Block, BlockKind, Container, Document, OutlineNode};
use crate::document::outline_kind::OutlineKind;
use crate::text::slice::Slice;

/// A row.
pub(super) enum ComparisonRow<'s> {
    Passage(PassageRow),
    /// The same in every language.
    Code(String),
    /// A part of the statement that is left as it is.
    Raw(&'s str),
    Break,
}

/// A numbered row: a block, or the cells of a row of a table.
pub(super) struct PassageRow {
    pub blocks: Range<usize>,
    pub shape: RowShape,
    /// The quotes, lists and footnotes around it, outermost first.
    pub around: Vec<EnclosingContainer>,
    /// The alert that it is the first passage of.
    pub alert: Option<AlertKind>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowShape {
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
pub(super) enum EnclosingContainer {
    Quote,
    /// The first block of an item; with its number, in an ordered list.
    Item(Option<u64>),
    /// A further block of an item.
    InItem,
    /// By its label.
    Footnote(String),
}

pub(super) fn rows<'s>(document: &'s Document<'_>) -> Vec<ComparisonRow<'s>> {
    let outline = &document.outline;
    let starts: Vec<u64> = outline.iter().filter_map(first_number).collect();
    let mut codes = code_blocks(document).into_iter();
    let mut nodes = outline.iter().peekable();
    let mut walk = OutlineWalk {
        starts,
        items: HashMap::new(),
        footnote: "",
        alert: None,
    };
    let mut rows = Vec::with_capacity(document.blocks.len());
    let mut at = 0;
    while let Some(block) = document.blocks.get(at) {
        while let Some(node) = nodes.next_if(|node| node.span.start <= block.span.start) {
            rows.extend(walk.pass(node, document, &mut codes));
        }
        let end = at + 1 + continuing_cells(&document.blocks[at..]);
        rows.push(ComparisonRow::Passage(PassageRow {
            blocks: at..end,
            shape: shape(block),
            around: walk.around(&block.containers),
            alert: walk.alert.take(),
        }));
        at = end;
    }
    for node in nodes {
        rows.extend(walk.pass(node, document, &mut codes));
    }
    rows
}

/// Returns the number of blocks after the first that stand in the same row of a table.
fn continuing_cells(blocks: &[Block<'_>]) -> usize {
    let pairs = blocks.iter().zip(blocks.iter().skip(1));
    pairs
        .take_while(|(one, next)| is_in_one_row(one, next))
        .count()
}

fn is_in_one_row(one: &Block<'_>, next: &Block<'_>) -> bool {
    match (&one.kind, &next.kind) {
        (
            BlockKind::Cell { row, column },
            BlockKind::Cell {
                row: next_row,
                column: next_column,
            },
        ) => row == next_row && column < next_column,
        _ => false,
    }
}

fn shape(block: &Block<'_>) -> RowShape {
    match &block.kind {
        BlockKind::Field { key } => RowShape::Field(key.clone()),
        BlockKind::Heading(rank) => RowShape::Heading(*rank),
        BlockKind::Paragraph => RowShape::Paragraph,
        BlockKind::Cell { row, .. } => RowShape::Cells { head: *row == 0 },
        BlockKind::Other(kind) => RowShape::Other(kind),
    }
}

/// Returns the first number of an ordered list; of other lists 1, so that lists can be counted.
fn first_number(node: &OutlineNode) -> Option<u64> {
    match node.kind {
        OutlineKind::List => Some(1),
        OutlineKind::OrderedList(first) => Some(first),
        _ => None,
    }
}

struct OutlineWalk<'s> {
    /// By the number of the list.
    starts: Vec<u64>,
    /// The last item of each list that a block stood in.
    items: HashMap<u32, u32>,
    /// The label of the last footnote.
    footnote: &'s str,
    /// The alert that has begun, before its first passage.
    alert: Option<AlertKind>,
}

impl<'s> OutlineWalk<'s> {
    /// Returns the row of a node of the outline that is no block.
    fn pass(
        &mut self,
        node: &'s OutlineNode,
        document: &'s Document<'_>,
        codes: &mut impl Iterator<Item = String>,
    ) -> Option<ComparisonRow<'s>> {
        if let Some(label) = node.kind.footnote() {
            self.footnote = label;
        }
        match node.kind {
            OutlineKind::Alert(kind) => {
                self.alert = Some(kind);
                None
            }
            // A title stands for the label.
            OutlineKind::Syntax(_, kind) if node.block.is_none() => {
                self.alert = kind.or(self.alert);
                None
            }
            OutlineKind::Code(_) => codes.next().map(ComparisonRow::Code),
            OutlineKind::ThematicBreak => Some(ComparisonRow::Break),
            OutlineKind::Html | OutlineKind::Paragraph if node.block.is_none() => {
                let written = document.source.slice(node.span.range()).trim();
                (!written.is_empty()).then_some(ComparisonRow::Raw(written))
            }
            _ => None,
        }
    }

    fn around(&mut self, containers: &[Container]) -> Vec<EnclosingContainer> {
        let mut around = Vec::with_capacity(containers.len());
        for container in containers {
            match *container {
                Container::Quote => around.push(EnclosingContainer::Quote),
                Container::Footnote => {
                    around.push(EnclosingContainer::Footnote(self.footnote.to_owned()))
                }
                Container::Table => {}
                Container::Item {
                    list,
                    item,
                    ordered,
                } => {
                    let is_first = self.items.insert(list, item) != Some(item);
                    let start = self.starts.get(list as usize).copied().unwrap_or(1);
                    let number = ordered.then(|| start.saturating_add(u64::from(item)));
                    around.push(if is_first {
                        EnclosingContainer::Item(number)
                    } else {
                        EnclosingContainer::InItem
                    });
                }
            }
        }
        around
    }
}

impl EnclosingContainer {
    pub fn open(&self) -> String {
        match self {
            EnclosingContainer::Quote => "<blockquote>".to_owned(),
            EnclosingContainer::Item(None) => "<ul><li>".to_owned(),
            EnclosingContainer::Item(Some(number)) => format!("<ol start=\"{number}\"><li>"),
            EnclosingContainer::InItem => "<ul class=\"within\"><li>".to_owned(),
            EnclosingContainer::Footnote(label) => {
                format!(
                    "<div class=\"footnote\"><span>[{}]</span> ",
                    escape(label.as_str())
                )
            }
        }
    }

    pub fn close(&self) -> &'static str {
        match self {
            EnclosingContainer::Quote => "</blockquote>",
            EnclosingContainer::Item(None) | EnclosingContainer::InItem => "</li></ul>",
            EnclosingContainer::Item(Some(_)) => "</li></ol>",
            EnclosingContainer::Footnote(_) => "</div>",
        }
    }
}
