//! Paths of an `l10n.toml`, with its variables, as paths and patterns in the project.

use std::collections::BTreeMap;

use camino::Utf8Path;

use crate::text::slice::Slice;

/// Returns the text with `{name}` replaced by variables, which may hold others; `{locale}` stays. `None` when a
/// variable is not known, or is made of itself.
pub(super) fn replaced(text: &str, variables: &BTreeMap<String, String>) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..16 {
        let mut next = String::new();
        let mut rest = text.as_str();
        let mut changed = false;
        while let Some(start) = rest.find('{') {
            let end = start + rest.slice(start..).find('}')?;
            let name = rest.slice(start + 1..end).trim();
            next.push_str(rest.slice(..start));
            match (name, variables.get(name)) {
                ("locale", _) => next.push_str("{locale}"),
                (_, Some(value)) => {
                    next.push_str(value);
                    changed = true;
                }
                // Where the translations are checked out: here, in the project.
                ("l10n_base", None) => next.push('.'),
                (_, None) => return None,
            }
            rest = rest.slice(end + 1..);
        }
        next.push_str(rest);
        if !changed {
            return Some(next);
        }
        if next.len() > 4096 {
            return None;
        }
        text = next;
    }
    None
}

/// Returns the path with `*` for each `**` that is a part of a name, where it stands for no folders.
pub(super) fn with_stars_of_names(path: &str) -> String {
    let names = path.split('/').map(|name| match name {
        "**" => name.to_owned(),
        name => name.replace("**", "*"),
    });
    names.collect::<Vec<_>>().join("/")
}

/// Returns the path without `.` and `..`; `None` when it leads out of the project.
pub(super) fn flat(path: &Utf8Path) -> Option<String> {
    if path.is_absolute() {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    for name in path.as_str().split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}
