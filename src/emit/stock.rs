//! What bundles take from a set: the sound entries of each locale, and what they refer to. Owned, so that a set can
//! be dropped when it was read.

use std::cmp::Ordering;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::policies::Policies;
use crate::emit::withheld::withheld;
use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::reference::{Target, visit};
use crate::locale::tag::Locale;
use crate::project::coverage::{Completeness, completeness, is_blank};
use crate::project::definition::ById;
use crate::project::layout::CatalogScope;
use crate::project::set::{CatalogFile, Set, Side};
use crate::text::source::FileId;
use crate::text::span::Span;

/// The catalogs of a project, reduced to what bundles need.
#[derive(Debug)]
pub struct Stock {
    /// The source locale first.
    pub locales: Vec<Locale>,
    /// For each locale the ones that stand in for it, nearest first; the source locale, which comes last for all, is
    /// not among them.
    pub chains: Vec<Vec<usize>>,
    /// The catalogs that all locales share, then the shared sets, then the others.
    pub sets: Vec<SetStock>,
}

/// One set.
#[derive(Debug)]
pub struct SetStock {
    pub key: String,
    pub place: Place,
    /// One for each locale, the source locale first.
    pub catalogs: Vec<Option<CatalogStock>>,
}

/// Who sees the entries of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Every catalog of every locale; there is one catalog, filed under the source locale.
    Common,
    /// Every catalog of the same locale.
    Shared,
    /// The catalogs of the set.
    Own,
}

/// The entries of one catalog, the first of each id.
#[derive(Debug)]
pub struct CatalogStock {
    /// Relative to the project.
    pub path: Utf8PathBuf,
    pub entries: Vec<EntryStock>,
    /// For each entry of the source catalog the one that is published in its place, if it is fit.
    pub translations: Vec<Option<u32>>,
    /// The bytes of the entries, without comments.
    text: String,
    /// The entries (by index) in the order of their ids.
    by_id: Vec<u32>,
}

#[derive(Debug)]
pub struct EntryStock {
    pub kind: EntryKind,
    /// In the text of the catalog, the `-` of a term left out.
    pub id: Span,
    pub span: Span,
    /// The entry of the source catalog with this id.
    pub source: Option<u32>,
    /// The messages and terms it refers to, by the places of their ids.
    pub references: Vec<(EntryKind, Span)>,
}

impl Stock {
    /// `sets` in the order of their keys.
    pub fn new(source: &Locale, targets: &[Locale], mut sets: Vec<SetStock>) -> Self {
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
        }
    }

    /// The locales in which an entry is looked for: the locale, those that stand in for it, the source locale.
    pub fn views(&self, locale: usize) -> impl Iterator<Item = usize> + '_ {
        let source = (locale != 0).then_some(0);
        std::iter::once(locale)
            .chain(self.chains[locale].iter().copied())
            .chain(source)
    }
}

impl SetStock {
    /// Takes what bundles need from a set.
    pub fn new<'l>(
        set: &Set<'_>,
        scope: CatalogScope,
        path: &dyn Fn(FileId) -> &'l Utf8Path,
        policies: &Policies,
    ) -> Self {
        let sources = numbered(set.source);
        let catalog = |side: &Side<'_>| {
            let CatalogFile { file, catalog, .. } = side.read()?;
            let is_withheld = |source: &Entry<'_>| withheld(policies, source, set.source, *side);
            let path = path(file);
            Some(CatalogStock::new(path, catalog, &sources, &is_withheld))
        };
        Self {
            key: set.key.to_owned(),
            place: match scope {
                CatalogScope::Shared => Place::Shared,
                CatalogScope::Own => Place::Own,
            },
            catalogs: std::iter::once(&set.source)
                .chain(&set.targets)
                .map(catalog)
                .collect(),
        }
    }

    /// Takes what bundles need from a catalog that all locales share.
    pub fn common(catalog: &Catalog<'_>, path: &Utf8Path, locales: usize) -> Self {
        let mut sources = ById::default();
        let mut number = 0;
        for entry in &catalog.entries {
            if sources.get(entry.kind, entry.id).is_none() {
                sources.insert_first(entry.kind, entry.id, (number, entry));
                number += 1;
            }
        }
        let mut catalogs: Vec<Option<CatalogStock>> = (0..locales).map(|_| None).collect();
        catalogs[0] = Some(CatalogStock::new(path, catalog, &sources, &|_| false));
        Self {
            key: path.with_extension("").into_string(),
            place: Place::Common,
            catalogs,
        }
    }

    pub fn catalog(&self, locale: usize) -> Option<&CatalogStock> {
        self.catalogs[locale].as_ref()
    }
}

/// The first entry of each id with its number among them.
fn numbered<'p>(side: Side<'p>) -> ById<'p, (u32, &'p Entry<'p>)> {
    let mut numbered = ById::default();
    let mut number = 0;
    for entry in side.entries() {
        if numbered.get(entry.kind, entry.id).is_none() {
            numbered.insert_first(entry.kind, entry.id, (number, entry));
            number += 1;
        }
    }
    numbered
}

impl CatalogStock {
    fn new<'s>(
        path: &Utf8Path,
        catalog: &Catalog<'s>,
        sources: &ById<'_, (u32, &Entry<'_>)>,
        is_withheld: &dyn Fn(&Entry<'_>) -> bool,
    ) -> Self {
        let mut seen = ById::default();
        let mut stock = Self {
            path: path.to_owned(),
            entries: Vec::new(),
            translations: vec![None; sources.values().count()],
            text: String::new(),
            by_id: Vec::new(),
        };
        for entry in &catalog.entries {
            if seen.get(entry.kind, entry.id).is_some() {
                continue;
            }
            seen.insert_first(entry.kind, entry.id, ());
            let source = sources.get(entry.kind, entry.id);
            if let Some((number, source)) = source
                && is_fit(source, entry)
                && !is_withheld(source)
            {
                stock.translations[*number as usize] = Some(stock.entries.len() as u32);
            }
            stock.add(catalog, entry, source.map(|(number, _)| *number));
        }
        let mut by_id: Vec<u32> = (0..stock.entries.len() as u32).collect();
        by_id.sort_by(|one, other| {
            let [one, other] = [one, other].map(|it| &stock.entries[*it as usize]);
            (one.kind, stock.id(one)).cmp(&(other.kind, stock.id(other)))
        });
        stock.by_id = by_id;
        stock
    }

    fn add<'s>(&mut self, catalog: &Catalog<'s>, entry: &Entry<'s>, source: Option<u32>) {
        let start = self.text.len();
        let own = |slice: &str| {
            let at = catalog.span(slice).start as usize - entry.span.start as usize + start;
            Span::new(at, at + slice.len())
        };
        let mut references = Vec::new();
        for (_, pattern) in entry.patterns() {
            visit(pattern, &mut |reference| match reference.target {
                Target::Message { id, .. } => references.push((EntryKind::Message, own(id))),
                Target::Term { id, .. } => references.push((EntryKind::Term, own(id))),
                Target::Variable(_) | Target::Function(_) => {}
            });
        }
        references.sort_by_key(|(_, span)| *span);
        let id = own(entry.id);
        self.text.push_str(catalog.text(entry));
        self.entries.push(EntryStock {
            kind: entry.kind,
            id,
            span: Span::new(start, self.text.len()),
            source,
            references,
        });
        self.text.push('\n');
    }

    pub fn find(&self, kind: EntryKind, id: &str) -> Option<u32> {
        let compare = |at: &u32| -> Ordering {
            let entry = &self.entries[*at as usize];
            (entry.kind, self.id(entry)).cmp(&(kind, id))
        };
        let found = self.by_id.binary_search_by(compare).ok()?;
        Some(self.by_id[found])
    }

    pub fn id(&self, entry: &EntryStock) -> &str {
        self.slice(entry.id)
    }

    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }
}

/// Whether a translation is published: whole, or, of a term, with a value; the attributes of a term are for the
/// messages of its own language.
fn is_fit(source: &Entry<'_>, target: &Entry<'_>) -> bool {
    match source.kind {
        EntryKind::Message => {
            matches!(
                completeness(source, target),
                Completeness::Translated { .. }
            )
        }
        EntryKind::Term => match (&source.value, &target.value) {
            (Some(source), Some(target)) => !is_blank(target) || is_blank(source),
            (Some(_), None) => false,
            (None, _) => true,
        },
    }
}
