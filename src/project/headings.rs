//! The ids of the headings of a statement.

use crate::document::heading_ids::{HeadingId, heading_ids};
use crate::project::pairing::BlockMatch;
use crate::project::set::{Side, Statement};

/// Returns the ids of the headings of a statement, the same in every edition: the author's, else those of their
/// messages, else made of the source text.
pub fn statement_heading_ids(statement: &Statement<'_>, source: Side<'_>) -> Vec<HeadingId> {
    let entries = source.entries();
    let named = |block: u32| match statement.pairing.blocks[block as usize] {
        BlockMatch::Exact(entry) | BlockMatch::Drifted(entry) => Some(entries[entry].id.to_owned()),
        _ => None,
    };
    heading_ids(statement.document, &named)
}
