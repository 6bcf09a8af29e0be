//! Finds the statements that a user names.

use crate::project::layout::Layout;
use crate::text::slice::Slice;

/// Returns the keys of the statements of a project.
pub fn statement_keys(layout: &Layout) -> impl Iterator<Item = &str> {
    let plans = layout.sets.iter().filter(|plan| plan.statement.is_some());
    plans.map(|plan| plan.key.as_str())
}

/// Returns the keys that fit a name, in which `*` is any text.
pub fn named_statements<'l>(layout: &'l Layout, name: &str) -> Vec<&'l str> {
    statement_keys(layout)
        .filter(|key| fits(name, key))
        .collect()
}

fn fits(pattern: &str, name: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut pieces = pieces.peekable();
    if pieces.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_none() {
            return rest.ends_with(piece);
        }
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = rest.slice(at + piece.len()..);
    }
    true
}
