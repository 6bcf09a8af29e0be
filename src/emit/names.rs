//! The ids of a bundle. Most stay as they are; those that several catalogs define for themselves get the catalog's key.
//!
//! fluent-bundle keeps messages and terms under one name (`-brand` and `brand` clash), so names differ across both.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::emit::build_index::EntryVisibility;
use crate::emit::fallback_resolver::{EntryIndexKey, FallbackResolver};
use crate::fluent::model::EntryKind;

/// The names of the source entries, the same in the bundles of all locales.
///
/// Of a large project they would be as long as its ids together: what can be made of the entry itself is not held.
#[derive(Default)]
pub struct BundleNames<'s> {
    /// The ids that entries of a kind and a place do not keep.
    clashing: HashMap<(EntryKind, EntryVisibility), HashSet<&'s str>>,
    /// The names of entries that cannot have the one made of their key and id either.
    numbered: HashMap<EntryIndexKey, String>,
}

/// The names that entries have.
#[derive(Default)]
struct TakenNames<'s> {
    ids: HashSet<&'s str>,
    /// Names that are no id of any catalog, as hashes: by chance, one name in many billions is longer than it need be.
    made: HashSet<u64>,
}

impl TakenNames<'_> {
    fn has(&self, name: &str) -> bool {
        self.ids.contains(name) || self.made.contains(&xxh3_64(name.as_bytes()))
    }
}

/// The source entries of a set that do not keep their ids, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetNames {
    clashing: Vec<u32>,
    numbered: Vec<(u32, String)>,
}

impl<'s> BundleNames<'s> {
    /// Returns the names that the entries of some sets have among those of others, which nobody reads again; `names`: for
    /// each set of the index.
    pub fn known(resolver: &FallbackResolver<'s>, names: impl Iterator<Item = SetNames>) -> Self {
        let mut known = Self::default();
        for (set, names) in names.enumerate() {
            let place = resolver.index.sets[set].place;
            for entry in names.clashing {
                let source = EntryIndexKey::of_source(set, entry);
                let key = (resolver.entry(source).kind, place);
                let ids = known.clashing.entry(key).or_default();
                ids.insert(resolver.id(source));
            }
            let numbered = names.numbered.into_iter();
            known.numbered.extend(numbered.map(|(entry, name)| {
                let source = EntryIndexKey::of_source(set, entry);
                (source, name)
            }));
        }
        known
    }

    /// Returns the entries of a set that do not keep their ids.
    pub fn of_set(&self, resolver: &FallbackResolver<'_>, set: usize) -> SetNames {
        let place = resolver.index.sets[set].place;
        let mut names = SetNames::default();
        for source in resolver.sources(set) {
            let ids = self.clashing.get(&(resolver.entry(source).kind, place));
            if ids.is_some_and(|ids| ids.contains(resolver.id(source))) {
                names.clashing.push(source.entry);
            }
            let numbered = self.numbered.get(&source);
            names
                .numbered
                .extend(numbered.map(|name| (source.entry, name.clone())));
        }
        names
    }

    pub fn new(resolver: &FallbackResolver<'s>) -> Self {
        let mut names = Self::default();
        let mut taken = TakenNames::default();
        for kind in [EntryKind::Message, EntryKind::Term] {
            for place in [
                EntryVisibility::Common,
                EntryVisibility::Shared,
                EntryVisibility::Own,
            ] {
                names.add(resolver, (kind, place), &mut taken);
            }
        }
        names
    }

    /// Returns the name of a source entry that is not its id.
    pub fn renamed(
        &self,
        resolver: &FallbackResolver<'_>,
        source: EntryIndexKey,
    ) -> Option<Cow<'_, str>> {
        let place = resolver.index.sets[source.set as usize].place;
        let clashing = self.clashing.get(&(resolver.entry(source).kind, place))?;
        if !clashing.contains(resolver.id(source)) {
            return None;
        }
        let numbered = self.numbered.get(&source);
        let numbered = numbered.map(|name| Cow::Borrowed(name.as_str()));
        Some(numbered.unwrap_or_else(|| Cow::Owned(candidate(resolver, place, source))))
    }

    /// Returns the names of all messages, sorted.
    pub fn messages(&self, resolver: &FallbackResolver<'_>) -> Vec<String> {
        let sources = (0..resolver.index.sets.len()).flat_map(|set| resolver.sources(set));
        let messages = sources.filter(|at| resolver.entry(*at).kind == EntryKind::Message);
        let mut names: Vec<String> = messages
            .map(|at| {
                let renamed = self.renamed(resolver, at);
                renamed.map_or_else(|| resolver.id(at).to_owned(), Cow::into_owned)
            })
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
        let mut extras = extras.peekable();
        if extras.peek().is_none() {
            return names;
        }
        let taken = self.taken(resolver);
        let mut made = HashSet::new();
        for at in extras {
            let id = resolver.id(*at);
            let tag = &resolver.index.locales[at.locale as usize];
            let candidates = [
                id.to_owned(),
                format!("{id}--{tag}"),
                format!("{}--{tag}", qualified(resolver, *at)),
            ];
            let is_taken = |name: &str| taken.contains(&xxh3_64(name.as_bytes()));
            let free = |name: &str| !is_taken(name) && !made.contains(name);
            let name = first_free(&candidates, free);
            made.insert(name.clone());
            names.insert(*at, name);
        }
        names
    }

    fn add(
        &mut self,
        resolver: &FallbackResolver<'s>,
        (kind, place): (EntryKind, EntryVisibility),
        taken: &mut TakenNames<'s>,
    ) {
        let sets = || {
            let stocks = resolver.index.sets.iter().enumerate();
            let sets = stocks.filter(move |(_, set)| set.place == place);
            sets.flat_map(|(set, _)| resolver.sources(set))
                .filter(move |at| resolver.entry(*at).kind == kind)
        };
        let mut count: HashMap<&'s str, u32> = HashMap::new();
        for at in sets() {
            *count.entry(resolver.id(at)).or_default() += 1;
        }
        let keeps_id = |id: &&str| count[id] == 1 && !taken.ids.contains(id);
        let (keeping, clashing): (HashSet<&'s str>, HashSet<&'s str>) =
            count.keys().copied().partition(keeps_id);
        taken.ids.extend(keeping);
        for at in sets().filter(|at| clashing.contains(resolver.id(*at))) {
            let candidate = candidate(resolver, place, at);
            let is_free = !taken.has(&candidate);
            let name = first_free(&[candidate], |name| !taken.has(name));
            taken.made.insert(xxh3_64(name.as_bytes()));
            if !is_free {
                self.numbered.insert(at, name);
            }
        }
        if !clashing.is_empty() {
            self.clashing.insert((kind, place), clashing);
        }
    }

    /// Returns the names of all source entries, as hashes: few bundles have entries that stand for none of these.
    fn taken(&self, resolver: &FallbackResolver<'_>) -> HashSet<u64> {
        let sources = (0..resolver.index.sets.len()).flat_map(|set| resolver.sources(set));
        let names = sources.map(|at| match self.renamed(resolver, at) {
            Some(name) => xxh3_64(name.as_bytes()),
            None => xxh3_64(resolver.id(at).as_bytes()),
        });
        names.collect()
    }
}

/// Returns the name of an entry that cannot keep its id, unless it is taken too.
fn candidate(resolver: &FallbackResolver<'_>, place: EntryVisibility, at: EntryIndexKey) -> String {
    match place {
        EntryVisibility::Common | EntryVisibility::Shared => format!("{}--term", resolver.id(at)),
        EntryVisibility::Own => qualified(resolver, at),
    }
}

/// Returns the id with the key of its catalog before it, as an identifier of Fluent.
fn qualified(resolver: &FallbackResolver<'_>, at: EntryIndexKey) -> String {
    let key = &resolver.index.sets[at.set as usize].key;
    let id = resolver.id(at);
    let mut name = String::with_capacity("catalog-".len() + key.len() + "--".len() + id.len());
    if !key.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name.push_str("catalog-");
    }
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    name.extend(key.chars().map(|c| Some(c).filter(is_plain).unwrap_or('-')));
    name.push_str("--");
    name.push_str(id);
    name
}

/// Returns the first candidate that is free, or the last one with a number.
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
