//! The ids of a bundle. Most stay as they are; those that several catalogs define for themselves get the catalog's key.
//!
//! fluent-bundle keeps messages and terms under one name (`-brand` and `brand` clash), so names differ across both.

use std::collections::{HashMap, HashSet};

use crate::emit::build_index::EntryVisibility;
use crate::emit::fallback_resolver::{EntryIndexKey, FallbackResolver};
use crate::fluent::model::EntryKind;

/// The names of the source entries, the same in the bundles of all locales.
#[derive(Default)]
pub struct BundleNames<'s> {
    renamed: HashMap<EntryIndexKey, String>,
    taken: HashSet<&'s str>,
    /// Names that are no id of any catalog.
    made: HashSet<String>,
}

impl<'s> BundleNames<'s> {
    pub fn new(resolver: &FallbackResolver<'s>) -> Self {
        let mut names = Self::default();
        for kind in [EntryKind::Message, EntryKind::Term] {
            for place in [
                EntryVisibility::Common,
                EntryVisibility::Shared,
                EntryVisibility::Own,
            ] {
                names.add(resolver, kind, place);
            }
        }
        names
    }

    /// The name of a source entry that is not its id.
    pub fn renamed(&self, source: EntryIndexKey) -> Option<&str> {
        self.renamed.get(&source).map(String::as_str)
    }

    /// The names of all messages, sorted.
    pub fn messages(&self, resolver: &FallbackResolver<'_>) -> Vec<String> {
        let sources = (0..resolver.index.sets.len()).flat_map(|set| resolver.sources(set));
        let messages = sources.filter(|at| resolver.entry(*at).kind == EntryKind::Message);
        let mut names: Vec<String> = messages
            .map(|at| self.renamed(at).unwrap_or(resolver.id(at)).to_owned())
            .collect();
        names.sort_unstable();
        names
    }

    /// Names for entries of one bundle that stand for no source entry.
    pub fn extras<'e>(
        &self,
        resolver: &FallbackResolver<'_>,
        extras: impl Iterator<Item = &'e EntryIndexKey>,
    ) -> HashMap<EntryIndexKey, String> {
        let mut names: HashMap<EntryIndexKey, String> = HashMap::new();
        let mut made = HashSet::new();
        for at in extras {
            let id = resolver.id(*at);
            let tag = &resolver.index.locales[at.locale as usize];
            let candidates = [
                id.to_owned(),
                format!("{id}--{tag}"),
                format!("{}--{tag}", qualified(resolver, *at)),
            ];
            let free = |name: &str| !self.is_taken(name) && !made.contains(name);
            let name = first_free(&candidates, free);
            made.insert(name.clone());
            names.insert(*at, name);
        }
        names
    }

    fn add(&mut self, resolver: &FallbackResolver<'s>, kind: EntryKind, place: EntryVisibility) {
        let sets = || {
            let stocks = resolver.index.sets.iter().enumerate();
            let sets = stocks.filter(move |(_, set)| set.place == place);
            sets.flat_map(|(set, _)| resolver.sources(set))
                .filter(move |at| resolver.entry(*at).kind == kind)
        };
        let mut count: HashMap<&str, u32> = HashMap::new();
        for at in sets() {
            *count.entry(resolver.id(at)).or_default() += 1;
        }
        let keeps_id = |taken: &HashSet<&str>, id: &str| count[id] == 1 && !taken.contains(id);
        let (keeping, clashing): (Vec<EntryIndexKey>, Vec<EntryIndexKey>) =
            sets().partition(|at| keeps_id(&self.taken, resolver.id(*at)));
        self.taken.extend(keeping.iter().map(|at| resolver.id(*at)));
        for at in clashing {
            let candidate = match place {
                EntryVisibility::Common | EntryVisibility::Shared => {
                    format!("{}--term", resolver.id(at))
                }
                EntryVisibility::Own => qualified(resolver, at),
            };
            let name = first_free(&[candidate], |name| !self.is_taken(name));
            self.made.insert(name.clone());
            self.renamed.insert(at, name);
        }
    }

    fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name) || self.made.contains(name)
    }
}

/// The id with the key of its catalog before it, as an identifier of Fluent.
fn qualified(resolver: &FallbackResolver<'_>, at: EntryIndexKey) -> String {
    let key = &resolver.index.sets[at.set as usize].key;
    let start = if key.starts_with(|c: char| c.is_ascii_alphabetic()) {
        ""
    } else {
        "catalog-"
    };
    let key = key.replace(|c: char| !c.is_ascii_alphanumeric() && c != '_', "-");
    format!("{start}{key}--{}", resolver.id(at))
}

/// The first candidate that is free, or the last one with a number.
fn first_free(candidates: &[String], free: impl Fn(&str) -> bool) -> String {
    if let Some(name) = candidates.iter().find(|name| free(name)) {
        return name.clone();
    }
    let last = candidates.last().map_or("", String::as_str);
    (2..)
        .map(|number| format!("{last}-{number}"))
        .find(|name| free(name))
        .expect("there are more numbers than names")
}

#[cfg(test)]
mod tests {
    use super::first_free;

    #[test]
    fn a_number_when_all_else_is_taken() {
        let candidates = ["a".to_owned(), "b".to_owned()];
        assert_eq!(first_free(&candidates, |name| name != "a"), "b");
        assert_eq!(first_free(&candidates, |name| name == "b-3"), "b-3");
    }
}
