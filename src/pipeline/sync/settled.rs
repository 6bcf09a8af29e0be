//! Tells whether a source catalog is in line with its statement.

use crate::project::pairing::BlockMatch;
use crate::project::set::Set;

/// Returns whether every block has its message, in the order of the statement, and every message its block.
pub(super) fn is_settled(set: &Set<'_>) -> bool {
    let Some(statement) = &set.statement else {
        return true;
    };
    let mut last = None;
    let is_next = |it: &BlockMatch| match it {
        BlockMatch::Exact(entry) => last.replace(*entry).is_none_or(|before| before < *entry),
        BlockMatch::Drifted(_) | BlockMatch::Unregistered => false,
    };
    statement.pairing.unmatched.is_empty() && statement.pairing.blocks.iter().all(is_next)
}

/// Returns the messages, or the beginnings of the blocks, that are not in line.
pub(super) fn unsettled(set: &Set<'_>) -> Vec<String> {
    let Some(statement) = &set.statement else {
        return Vec::new();
    };
    let blocks = statement
        .document
        .blocks
        .iter()
        .zip(&statement.pairing.blocks);
    let odd = blocks.filter_map(|(block, matched)| match matched {
        BlockMatch::Exact(_) => None,
        BlockMatch::Drifted(entry) => Some(set.source.entries()[*entry].id.to_owned()),
        BlockMatch::Unregistered => Some(block.text.chars().take(40).collect()),
    });
    odd.collect()
}
