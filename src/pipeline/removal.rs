//! Takes the translation of one message out of its catalog, with its records. Nothing is written here.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};

use crate::fluent::model::{Entry, kind_and_id};
use crate::fluent::parse::parse;
use crate::pipeline::text_change::TextChange;
use crate::project::state::{State, has_conflict, path_beside};
use crate::sync::catalog::rewritten;
use crate::text::file_source::FileSource;

/// Returns the catalog without a message or a term (`name`: `lead`, `-coalition`), and its records without those of it;
/// nothing where it has none.
///
/// # Errors
/// Why the files cannot be written.
pub fn removal(
    files: &dyn FileSource,
    catalog: &Utf8Path,
    name: &str,
) -> Result<BTreeMap<Utf8PathBuf, TextChange>, &'static str> {
    let mut changes = BTreeMap::new();
    let Ok(bytes) = files.read(catalog) else {
        return Ok(changes);
    };
    let before = String::from_utf8(bytes).map_err(|_| "the catalog is not in sound UTF-8")?;
    let parsed = parse(&before);
    let (kind, id) = kind_and_id(name);
    let is_it = |entry: &Entry<'_>| entry.kind == kind && entry.id == id;
    let places = parsed.entries.iter().enumerate();
    let places = places.filter(|(_, entry)| is_it(entry));
    let places: Vec<usize> = places.map(|(at, _)| at).collect();
    if places.is_empty() {
        return Ok(changes);
    }
    let after = rewritten(&parsed, &[], &[], &places, &[]);
    let path = path_beside(catalog);
    let state = files.read(&path).ok().map(String::from_utf8);
    if let Some(state) = state {
        let before = state.map_err(|_| "the records are not in sound UTF-8")?;
        let (mut records, faults) = State::read(&before);
        if has_conflict(&faults) {
            return Err("its state file has marks of a merge that nobody finished");
        }
        let of_attribute = format!("{name}.");
        records
            .records
            .retain(|key, _| **key != *name && !key.starts_with(&of_attribute));
        let after = records.text();
        if after != before {
            changes.insert(path, TextChange { before, after });
        }
    }
    changes.insert(catalog.to_owned(), TextChange { before, after });
    Ok(changes)
}
