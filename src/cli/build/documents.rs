//! Finds the statements that the command line names.

use std::collections::BTreeSet;

use crate::cli::failure::Failure;
use crate::cli::names;
use crate::project::layout::Layout;
use crate::project::statement_names::{named_statements, statement_keys};

/// Returns the statements of these names.
pub(super) fn find_documents(
    layout: &Layout,
    names: &[String],
) -> Result<Option<BTreeSet<String>>, Failure> {
    let mut found = BTreeSet::new();
    for name in names {
        let named = named_statements(layout, name);
        if named.is_empty() {
            let keys: Vec<&str> = statement_keys(layout).collect();
            let hint = names::hint(
                name,
                &keys,
                "names are paths below the folder of statements, without extension",
            );
            let message = format!("this project has no statement `{name}`");
            return Err(Failure::new(message, hint));
        }
        found.extend(named.into_iter().map(str::to_owned));
    }
    Ok((!names.is_empty()).then_some(found))
}
