//! Fills what is not translated with what the project said in like cases: drafts, for a person to read. Nothing is
//! written here.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::adopt::catalog::{self, Addition};
use crate::adopt::plan::AdoptedFiles as Texts;
use crate::config::model::Config;
use crate::fluent::model::{Entry, EntryKind};
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::memory::model::{Origin, Proposal};
use crate::memory::search::Memory;
use crate::pipeline::loaded::Loaded;
use crate::pipeline::memory::{as_question, recollect};
use crate::pipeline::workspace::Workspace;
use crate::project::draft_note;
use crate::project::layout::{Layout, SetPlan};
use crate::project::set::{Present, Set, Side};
use crate::project::state::{Confidence, FaultKind, Record, State, key};
use crate::text::file_source::FileSource;

/// A catalog that gains drafts.
#[derive(Clone, Debug)]
pub struct Prefilled {
    /// The target catalog, relative to the project.
    pub catalog: Utf8PathBuf,
    pub texts: Texts,
    /// In the order of the source catalog.
    pub drafts: Vec<PrefilledDraft>,
}

/// A text that is filled in.
#[derive(Clone, Debug)]
pub struct PrefilledDraft {
    /// `lead`, `lead.title`.
    pub name: String,
    pub source: String,
    pub percent: u8,
    pub text: String,
    /// The place it comes from, and the text that it was made from.
    pub origin: Origin,
    pub made_from: String,
    pub adapted: Vec<(String, String)>,
}

/// The messages of one target locale (by its place in the layout) that are missing and of which something at least so
/// like is translated. A message is filled whole, with its attributes, or not at all.
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
            let filling = Filling {
                memory: &memory,
                locales: (&layout.source, side.locale),
                least,
                existing: existing(side, own.iter().chain(workspace.shared_files()))?,
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

/// The text of a catalog, empty when there is none yet; `None` for one that must not be written.
fn existing<'l>(side: Side<'_>, loaded: impl Iterator<Item = &'l Loaded>) -> Option<&'l str> {
    let faults = side.state.map_or(&[][..], |state| state.faults);
    if faults.iter().any(|fault| fault.kind == FaultKind::Conflict) {
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
            if is_known || !is_plain || !source.is_first(entry) {
                continue;
            }
            let found = entry.patterns().map(|(attribute, pattern)| {
                let own = Origin {
                    catalog: path.to_owned(),
                    id: key(entry.kind, entry.id, attribute),
                };
                let text = as_question(source.catalog, pattern);
                let proposal = self.best(&text, &own)?;
                Some((attribute, draft(own.id, text, proposal)))
            });
            let Some(found) = found.collect::<Option<Vec<_>>>() else {
                continue;
            };
            additions.insert(entry.id, addition(&found)?);
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
        })
    }

    /// The best proposal, where it is like enough and its numbers are right.
    fn best(&self, text: &str, own: &Origin) -> Option<Proposal<'_>> {
        let found = self.memory.search(text, Some(own), self.locales, 1);
        let best = found.into_iter().next()?;
        (best.percent >= self.least && best.left.is_empty()).then_some(best)
    }
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

fn addition(found: &[(Option<&str>, PrefilledDraft)]) -> Option<Addition> {
    let ((_, value), attributes) = found.split_first()?;
    let percent = found.iter().map(|(_, draft)| draft.percent).min()?;
    let attributes = attributes.iter();
    Some(Addition {
        value: laid_out(&value.text),
        attributes: attributes
            .filter_map(|(name, draft)| Some(((*name)?.to_owned(), laid_out(&draft.text))))
            .collect(),
        comment: Some(draft_note::alike(percent, &value.origin.id)),
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
