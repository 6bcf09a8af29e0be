//! Finds the statements that the command line names.

use std::collections::BTreeSet;

use crate::cli::failure::Failure;
use crate::cli::names;
use crate::project::layout::Layout;
use crate::text::slice::Slice;

/// The statements of these names.
pub(super) fn find_documents(
    layout: &Layout,
    names: &[String],
) -> Result<Option<BTreeSet<String>>, Failure> {
    let plans = layout.sets.iter().filter(|plan| plan.statement.is_some());
    let keys: Vec<&str> = plans.map(|plan| plan.key.as_str()).collect();
    let mut found = BTreeSet::new();
    for name in names {
        let before = found.len();
        let fitting = keys.iter().filter(|key| fits(name, key));
        found.extend(fitting.map(|key| key.to_string()));
        if found.len() == before && !keys.iter().any(|key| fits(name, key)) {
            let hint = names::hint(
                name,
                &keys,
                "names are paths below the folder of statements, without extension",
            );
            let message = format!("this project has no statement `{name}`");
            return Err(Failure::new(message, hint));
        }
    }
    Ok((!names.is_empty()).then_some(found))
}

/// Returns whether a name is of a pattern in which `*` is any text.
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
