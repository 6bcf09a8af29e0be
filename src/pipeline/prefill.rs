//! Fills what is not translated with what the project said in like cases: drafts, for a person to read. Nothing is
//! written here.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::adopt::addition::Addition;
use crate::adopt::catalog;
use crate::adopt::plan::AdoptedFiles as Texts;
use crate::config::model::Config;
use crate::fluent::comment_entries::{CommentedEntry, commented};
use crate::fluent::model::{Catalog, Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::locale::languages::profile;
use crate::locale::numbers::written::carried_over;
use crate::locale::tag::Locale;
use crate::memory::model::{Origin, Proposal};
use crate::memory::search::Memory;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::memory::{question, recollect};
use crate::pipeline::orphan_records::orphan_records;
use crate::pipeline::workspace::Workspace;
use crate::project::draft_note;
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::{Present, Set, Side};
use crate::project::state::{Confidence, Record, State, has_conflict, key, path_beside};
use crate::text::file_source::{FileSource, Overlay};
use crate::text::protected_ranges::protected_ranges;

/// A catalog that gains drafts.
#[derive(Clone, Debug)]
pub struct Prefilled {
    /// The target catalog, relative to the project.
    pub catalog: Utf8PathBuf,
    pub texts: Texts,
    /// In the order of the source catalog.
    pub drafts: Vec<PrefilledDraft>,
    /// Those that a program of the user made.
    pub by_machine: Vec<MachineDraft>,
}

impl Prefilled {
    /// Lets its files be as they are planned.
    pub fn put_into(&self, files: &mut Overlay<'_>) {
        let state = path_beside(&self.catalog);
        files.put(state, self.texts.state.clone().into_bytes());
        files.put(
            self.catalog.clone(),
            self.texts.catalog.clone().into_bytes(),
        );
    }
}

/// A text that a program of the user translated.
#[derive(Clone, Debug)]
pub struct MachineDraft {
    /// `lead`, `signed:one`.
    pub name: String,
    pub source: String,
    pub text: String,
}

/// A text that is filled in.
#[derive(Clone, Debug)]
pub struct PrefilledDraft {
    /// `lead`, `lead.title`.
    pub name: String,
    pub source: String,
    pub percent: u8,
    pub text: String,
    /// The place it comes from, and the text that it was made from; its own where a rule carried it over.
    pub origin: Origin,
    pub made_from: String,
    pub adapted: Vec<(String, String)>,
}

/// Returns the messages of one target locale (by its place in the layout) that are missing and of which something at
/// least so like is translated. A message is filled whole, with its attributes, or not at all.
pub fn prefill(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    target: usize,
    least: u8,
) -> Vec<Prefilled> {
    let units = recollect(layout, config, files, target, &|_| false).units;
    let memory = Memory::new(units);
    let look = |workspace: &Workspace<'_>, plan: &SetPlan| {
        let path = layout.catalog_path(&plan.targets[target])?;
        workspace.with_parsed_set(plan, |set, own| {
            let side = set.targets[target];
            let existing = existing(side, own.iter().chain(workspace.shared_files()))?;
            if let Present::Absent(path) = side.catalog {
                orphan_records(workspace.files, path);
            }
            let filling = Filling {
                memory: &memory,
                locales: (&layout.source, side.locale),
                least,
                existing,
                commented: commented(existing),
            };
            filling.fill(set, side, path)
        })
    };
    let found: Vec<Option<Prefilled>> = Workspace::open(layout, config, files, |workspace| {
        let sets = layout.sets.par_iter();
        sets.map(|plan| look(workspace, plan)).collect()
    });
    found.into_iter().flatten().collect()
}

/// Returns the text of a catalog, empty when there is none yet; `None` for one that must not be written.
fn existing<'l>(side: Side<'_>, loaded: impl Iterator<Item = &'l Loaded>) -> Option<&'l str> {
    let faults = side.state.map_or(&[][..], |state| state.faults);
    if has_conflict(faults) {
        return None;
    }
    match side.catalog {
        Present::Read(file) => {
            let decoded = Loaded::find(loaded, file.file)?;
            decoded.faults.is_empty().then_some(&*decoded.text)
        }
        Present::Absent(_) => Some(""),
        Present::Unreadable(_) | Present::Excluded => None,
    }
}

struct Filling<'f> {
    memory: &'f Memory,
    locales: (&'f Locale, &'f Locale),
    least: u8,
    existing: &'f str,
    /// The texts of the source that stand in comments of `existing`, to be filled in, or are translated there.
    commented: Vec<CommentedEntry>,
}

impl Filling<'_> {
    fn fill(&self, set: &Set<'_>, side: Side<'_>, path: &Utf8Path) -> Option<Prefilled> {
        let source = set.source.read()?;
        let mut additions = BTreeMap::new();
        let mut drafts = Vec::new();
        for entry in &source.catalog.entries {
            let is_known =
                side.entry(entry.kind, entry.id).is_some() || side.is_broken(entry.kind, entry.id);
            let is_plain = entry.kind == EntryKind::Message && entry.value.is_some();
            let is_typed = || self.is_typed(source.catalog, entry);
            if is_known || !is_plain || !source.is_first(entry) || is_typed() {
                continue;
            }
            let found = entry.patterns().map(|(attribute, pattern)| {
                let own = Origin {
                    catalog: path.to_owned(),
                    id: key(entry.kind, entry.id, attribute),
                };
                let text = question(source.catalog, pattern);
                let draft = match self.best(&text, &own) {
                    Some(proposal) => draft(own.id, text, proposal),
                    None => self.carried_over(own, text)?,
                };
                Some((attribute, draft))
            });
            let Some(found) = found.collect::<Option<Vec<_>>>() else {
                continue;
            };
            additions.insert(entry.id, addition(&found, path)?);
            drafts.extend(found.into_iter().map(|(_, draft)| draft));
        }
        if additions.is_empty() {
            return None;
        }
        let text = catalog::with(self.existing, source.catalog, &additions)?;
        let sources = source.catalog.entries.iter();
        let filled = sources.filter(|entry| additions.contains_key(entry.id));
        Some(Prefilled {
            catalog: path.to_owned(),
            texts: Texts {
                state: records(side, &text, filled).text(),
                catalog: text,
            },
            drafts,
            by_machine: Vec::new(),
        })
    }

    /// Returns whether a translation was typed into the comment that an entry was to be filled in at.
    fn is_typed(&self, source: &Catalog<'_>, entry: &Entry<'_>) -> bool {
        let mut commented = self.commented.iter();
        let found = commented.find(|it| it.kind == entry.kind && it.id == entry.id);
        found.is_some_and(|it| it.text != source.text(entry))
    }

    /// Returns a text that is the same in all languages, or that a rule of the language gives: a figure, an address.
    fn carried_over(&self, own: Origin, source: String) -> Option<PrefilledDraft> {
        let (from, to) = self.locales;
        let text = if is_address(&source) || has_no_words(&source) {
            source.clone()
        } else {
            carried_over(&source, profile(from), profile(to))?
        };
        Some(PrefilledDraft {
            name: own.id.clone(),
            percent: 100,
            text,
            made_from: source.clone(),
            source,
            origin: own,
            adapted: Vec::new(),
        })
    }

    /// Returns the best proposal, where it is like enough and its numbers are right.
    fn best(&self, text: &str, own: &Origin) -> Option<Proposal<'_>> {
        let found = self.memory.search(text, Some(own), self.locales, 1);
        let best = found.into_iter().next()?;
        (best.percent >= self.least && best.left.is_empty()).then_some(best)
    }
}

/// Returns whether a text is the address of a page or a mailbox, and nothing else.
fn is_address(text: &str) -> bool {
    let is_one = !text.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
    let begins = ["https://", "http://", "www.", "mailto:"];
    let is_mailbox = || {
        text.split_once('@').is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
    };
    is_one && (begins.iter().any(|start| text.starts_with(start)) || is_mailbox())
}

/// Returns whether nothing in a text is said in words or figures: a picture without a description, a row of stars.
fn has_no_words(text: &str) -> bool {
    let protected = protected_ranges(text);
    let letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let mut letters = letters.map(|(at, _)| at);
    let is_protected = |at: usize| protected.iter().any(|range| range.contains(&at));
    // Of tags and hashtags the words may be for readers.
    !text.contains(['{', '}', '`', '<', '#']) && letters.all(is_protected)
}

fn draft(name: String, source: String, proposal: Proposal<'_>) -> PrefilledDraft {
    PrefilledDraft {
        name,
        source,
        percent: proposal.percent,
        text: proposal.text,
        origin: proposal.unit.origin.clone(),
        made_from: proposal.unit.source.clone(),
        adapted: proposal.adapted,
    }
}

fn addition(found: &[(Option<&str>, PrefilledDraft)], path: &Utf8Path) -> Option<Addition> {
    let ((_, value), attributes) = found.split_first()?;
    let percent = found.iter().map(|(_, draft)| draft.percent).min()?;
    let is_carried_over = value.origin.id == value.name && value.origin.catalog == path;
    let attributes = attributes.iter();
    Some(Addition {
        value: laid_out(&value.text),
        attributes: attributes
            .filter_map(|(name, draft)| Some(((*name)?.to_owned(), laid_out(&draft.text))))
            .collect(),
        comment: (!is_carried_over).then(|| draft_note::alike(percent, &value.origin.id)),
    })
}

/// Variants begin on a line of their own.
fn laid_out(value: &str) -> String {
    if value.starts_with('{') && value.contains('\n') {
        format!("\n    {value}")
    } else {
        value.to_owned()
    }
}

/// Returns what is recorded of the catalog with what was filled in.
fn records<'e>(
    side: Side<'_>,
    catalog: &str,
    filled: impl Iterator<Item = &'e Entry<'e>>,
) -> State {
    let mut state = side
        .state
        .map_or_else(State::default, |known| known.state.clone());
    let catalog = parse(catalog);
    let messages = catalog.entries.iter().rev();
    let by_id: BTreeMap<&str, &Entry<'_>> = messages
        .filter(|entry| entry.kind == EntryKind::Message)
        .map(|entry| (entry.id, entry))
        .collect();
    for source in filled.filter(|entry| entry.kind == EntryKind::Message) {
        let Some(target) = by_id.get(source.id) else {
            continue;
        };
        for (attribute, pattern) in source.patterns() {
            if let Some(translation) = target.pattern(attribute) {
                let name = key(source.kind, source.id, attribute);
                let record = Record::of(pattern, translation, Confidence::Draft);
                state.records.insert(name.into(), record);
            }
        }
    }
    state
}
