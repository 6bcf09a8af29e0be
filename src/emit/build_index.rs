//! Indexes the sound entries of each locale of a set by id, with their references, when a build first reads the set.

use camino::Utf8Path;

use crate::config::policies::Policies;
use crate::emit::entry_index::EntryIndex;
use crate::emit::withheld::withheld;
use crate::fluent::model::{Catalog, Entry};
use crate::locale::tag::Locale;
use crate::project::definition::ById;
use crate::project::layout::CatalogScope;
use crate::project::set::{CatalogFile, Set, Side};
use crate::project::translation_state::TranslationState;
use crate::text::source::{FileId, FilePaths};

/// The catalogs of a project, reduced to what bundles need.
#[derive(Debug)]
pub struct BuildIndex {
    /// The source locale first.
    pub locales: Vec<Locale>,
    /// For each locale the ones that stand in for it, nearest first; the source locale, which comes last for all, is
    /// not among them.
    pub chains: Vec<Vec<usize>>,
    /// The catalogs that all locales share, then the shared sets, then the others.
    pub sets: Vec<SetIndex>,
    files: FilePaths,
}

/// One set.
#[derive(Clone, Debug)]
pub struct SetIndex {
    pub key: String,
    pub place: EntryVisibility,
    /// One for each locale, the source locale first.
    pub catalogs: Vec<Option<EntryIndex>>,
    /// For each target locale what it has of each source entry, one locale after the other; none in a set that is
    /// common to all.
    states: Box<[TranslationState]>,
}

/// Who sees the entries of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryVisibility {
    /// Every catalog of every locale; there is one catalog, filed under the source locale.
    Common,
    /// Every catalog of the same locale.
    Shared,
    /// The catalogs of the set.
    Own,
}

impl BuildIndex {
    /// `sets` in the order of their keys.
    pub fn new(
        (source, targets): (&Locale, &[Locale]),
        files: FilePaths,
        mut sets: Vec<SetIndex>,
    ) -> Self {
        let locales: Vec<Locale> = std::iter::once(source).chain(targets).cloned().collect();
        let at = |locale: &Locale| targets.iter().position(|it| it == locale).map(|at| at + 1);
        let chain = |locale: &Locale| locale.parents().iter().filter_map(at).collect();
        let chains = std::iter::once(Vec::new())
            .chain(targets.iter().map(chain))
            .collect();
        sets.sort_by_key(|set| set.place);
        Self {
            locales,
            chains,
            sets,
            files,
        }
    }

    /// Returns the path of a catalog, relative to the project.
    pub fn path(&self, catalog: &EntryIndex) -> &Utf8Path {
        self.files.path(catalog.file)
    }

    /// Returns the number of the set of a key that shares nothing.
    pub fn own_set(&self, key: &str) -> Option<usize> {
        let shared = self
            .sets
            .partition_point(|set| set.place != EntryVisibility::Own);
        let own = &self.sets[shared..];
        let found = own.binary_search_by(|set| (*set.key).cmp(key)).ok()?;
        Some(shared + found)
    }

    /// Returns the locales in which an entry is looked for: the locale, those that stand in for it, the source locale.
    pub fn views(&self, locale: usize) -> impl Iterator<Item = usize> + '_ {
        let source = (locale != 0).then_some(0);
        std::iter::once(locale)
            .chain(self.chains[locale].iter().copied())
            .chain(source)
    }
}

impl SetIndex {
    /// Takes what bundles need from a set.
    pub fn new(set: &Set<'_>, scope: CatalogScope, policies: &Policies) -> Self {
        let (sources, in_order) = numbered(set.source.entries());
        let state = |side: &Side<'_>, entry: &Entry<'_>| {
            let status = side
                .translation(entry, set.source)
                .filter(|_| !side.is_source);
            status.map_or(TranslationState::Source, |status| status.state)
        };
        let of_targets = set.targets.iter().flat_map(|side| {
            let entries = in_order.iter();
            entries.map(move |entry| state(side, entry))
        });
        let states = of_targets.collect();
        let catalog = |side: &Side<'_>| {
            let CatalogFile { file, catalog, .. } = side.read()?;
            let is_published = |source: &Entry<'_>| {
                state(side, source).is_whole() && !withheld(policies, source, set.source, *side)
            };
            Some(EntryIndex::new((file, catalog), &sources, &is_published))
        };
        let source = catalog(&set.source);
        let targets = set.targets.iter().map(catalog);
        let targets: Vec<Option<EntryIndex>> = targets
            .map(|target| Some(target?.sharing(source.as_ref())))
            .collect();
        Self {
            key: set.key.to_owned(),
            place: match scope {
                CatalogScope::Shared => EntryVisibility::Shared,
                CatalogScope::Own => EntryVisibility::Own,
            },
            catalogs: [source].into_iter().chain(targets).collect(),
            states,
        }
    }

    /// Takes what bundles need from a catalog that all locales share.
    pub fn common(
        (file, catalog): (FileId, &Catalog<'_>),
        path: &Utf8Path,
        locales: usize,
    ) -> Self {
        let (sources, _) = numbered(&catalog.entries);
        let mut catalogs: Vec<Option<EntryIndex>> = (0..locales).map(|_| None).collect();
        catalogs[0] = Some(EntryIndex::new((file, catalog), &sources, &|_| true));
        Self {
            key: path.with_extension("").into_string(),
            place: EntryVisibility::Common,
            catalogs,
            states: Box::default(),
        }
    }

    pub fn catalog(&self, locale: usize) -> Option<&EntryIndex> {
        self.catalogs[locale].as_ref()
    }

    /// Returns what a locale has of a source entry.
    pub fn state(&self, locale: usize, entry: u32) -> TranslationState {
        let targets = self.catalogs.len() - 1;
        let state = locale.checked_sub(1).and_then(|target| {
            let entries = self.states.len() / targets;
            self.states.get(target * entries + entry as usize)
        });
        state.copied().unwrap_or(TranslationState::Source)
    }
}

pub(super) type Numbered<'e, 's> = ById<'e, (u32, &'e Entry<'s>)>;

/// Returns the first entry of each id, with its number among them and in order.
pub(super) fn numbered<'e, 's>(entries: &'e [Entry<'s>]) -> (Numbered<'e, 's>, Vec<&'e Entry<'s>>) {
    let mut numbered = ById::default();
    let mut in_order = Vec::new();
    for entry in entries {
        if numbered.get(entry.kind, entry.id).is_none() {
            numbered.insert_first(entry.kind, entry.id, (in_order.len() as u32, entry));
            in_order.push(entry);
        }
    }
    (numbered, in_order)
}
