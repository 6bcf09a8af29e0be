//! Blocks in a row that a translator may have run into one: the items of a list, the cells of a table or of its row, two
//! headings.

use std::ops::Range;

use crate::align::passage::{AlignPassage, PassageKind};

/// A list of more blocks is not looked for in one paragraph.
const MOST: usize = 64;

/// Blocks in a row, and the one before them that introduces them.
#[derive(Clone)]
pub struct RunInList {
    pub introduction: Option<usize>,
    pub items: Range<usize>,
    pub kind: RunInKind,
}

#[derive(Clone, Copy)]
pub enum RunInKind {
    /// Items at this depth.
    Items { depth: usize },
    /// The rows of a table, within so many lists.
    Cells { rows: usize, depth: usize },
    /// A heading behind the one that introduces it.
    Headings,
}

impl RunInList {
    /// Returns whether it may stand in a block as a whole, by what the block is.
    pub fn may_become(&self, block: &AlignPassage) -> bool {
        let is_paragraph = block.role.part == PassageKind::Paragraph && !block.form.introduces;
        match self.kind {
            RunInKind::Items { depth } => is_paragraph && block.role.items < depth,
            RunInKind::Cells { depth, .. } => is_paragraph && block.role.items <= depth,
            RunInKind::Headings => is_heading(block),
        }
    }
}

/// Returns the lists of a document of two items and more, its tables and their rows, and its headings without a text
/// between them: the larger ones before those within them.
pub fn lists(passages: &[AlignPassage]) -> Vec<RunInList> {
    let mut found = Vec::new();
    let mut table_end = 0;
    for at in 0..passages.len() {
        found.extend(list(passages, at));
        if at >= table_end && column(&passages[at]).is_some() {
            table_end = add_table(passages, at, &mut found);
        }
        if passages[at..]
            .iter()
            .take(2)
            .filter(|it| is_heading(it))
            .count()
            == 2
        {
            found.push(RunInList {
                introduction: Some(at),
                items: at + 1..at + 2,
                kind: RunInKind::Headings,
            });
        }
    }
    found
}

/// Returns the list that begins at a block: a whole one, or one within the item that introduces it.
fn list(passages: &[AlignPassage], at: usize) -> Option<RunInList> {
    let introduction = passages[at].form.introduces.then_some(at);
    let start = at + usize::from(introduction.is_some());
    let depth = passages[at].role.items;
    let of_it = |it: &&AlignPassage| match introduction {
        Some(_) => it.role.items > depth,
        None => depth > 0 && it.form.list == passages[at].form.list,
    };
    let rest = passages[start..].iter().take(MOST + 1);
    let items = start..start + rest.take_while(of_it).count();
    let is_outermost = introduction.is_some() || starts_list(passages, at);
    let depth = if introduction.is_some() { depth + 1 } else { 1 };
    (is_outermost && (2..=MOST).contains(&items.len())).then_some(RunInList {
        introduction,
        items,
        kind: RunInKind::Items { depth },
    })
}

/// Returns whether a block is the first of its list.
fn starts_list(passages: &[AlignPassage], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| passages[before].form.list);
    passages[at].form.list.is_some() && before != Some(passages[at].form.list)
}

/// Adds the table that begins at a cell, and its rows; returns where it ends.
fn add_table(passages: &[AlignPassage], start: usize, found: &mut Vec<RunInList>) -> usize {
    let is_cell = |it: &&AlignPassage| column(it).is_some();
    let end = start + passages[start..].iter().take_while(is_cell).count();
    let first = column(&passages[start]);
    let starts_row = |at: &usize| column(&passages[*at]) == first;
    let mut bounds: Vec<usize> = (start..end).filter(starts_row).collect();
    let rows = bounds.len();
    bounds.push(end);
    let depth = passages[start].role.items;
    let cells = |introduction, items, rows| RunInList {
        introduction,
        items,
        kind: RunInKind::Cells { rows, depth },
    };
    if (2..=MOST).contains(&(end - start)) {
        let before = start.checked_sub(1);
        let introduction = before.filter(|before| passages[*before].form.introduces);
        found.push(cells(introduction, start..end, rows));
    }
    let rows = bounds.windows(2).map(|row| row[0]..row[1]);
    let rows = rows.filter(|row| (2..=MOST).contains(&row.len()));
    found.extend(rows.map(|row| cells(None, row, 1)));
    end
}

fn column(passage: &AlignPassage) -> Option<u32> {
    match passage.role.part {
        PassageKind::Cell(column) => Some(column),
        PassageKind::Field(_)
        | PassageKind::Heading(_)
        | PassageKind::Paragraph
        | PassageKind::Other(_) => None,
    }
}

fn is_heading(passage: &AlignPassage) -> bool {
    matches!(passage.role.part, PassageKind::Heading(_))
}
