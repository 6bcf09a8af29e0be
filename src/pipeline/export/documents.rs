//! The texts of a document that is translated as a whole file, block by block.

use std::collections::HashSet;

use crate::exchange::model::{ExchangeFile, ExchangeUnit, UnitState};
use crate::exchange::units::{PatternPair, TargetPattern};
use crate::fluent::model::{Entry, EntryKind};
use crate::pipeline::documents::sides::{DocumentSides, with_sides};
use crate::pipeline::export::request::ExportRequest;
use crate::pipeline::export::texts::{ExportedText, is_untranslated, pair, told};
use crate::pipeline::workspace::Workspace;
use crate::project::layout::DocumentPlan;

/// Returns the texts of a document; `None` where it is not asked for, or has none.
pub(in crate::pipeline) fn of_document(
    workspace: &Workspace<'_>,
    plan: &DocumentPlan,
    request: &ExportRequest,
) -> Option<ExchangeFile> {
    let layout = workspace.layout;
    let original = layout.catalog_path(&plan.source)?;
    let target = layout.catalog_path(plan.targets.get(request.target)?)?;
    let is_named = [original, target]
        .into_iter()
        .any(|path| request.names(path));
    if !is_named && !request.documents.iter().any(|it| *it == plan.key) {
        return None;
    }
    let units = with_sides(workspace, plan, request.target, |sides| {
        units(workspace, sides, request)
    })?;
    (!units.is_empty()).then(|| ExchangeFile {
        original: original.as_str().to_owned(),
        note: String::new(),
        units,
    })
}

fn units(
    workspace: &Workspace<'_>,
    sides: &DocumentSides<'_>,
    request: &ExportRequest,
) -> Vec<ExchangeUnit> {
    let Some(source) = sides.set.source.read() else {
        return Vec::new();
    };
    let mut units = Vec::new();
    for passage in passages(sides) {
        let entry = &source.catalog.entries[passage.at];
        let Some(pair) = passage_pair(sides, &passage, entry) else {
            continue;
        };
        let side = sides.set.targets[0];
        let text = ExportedText {
            pair: &pair,
            request,
            told: told(&pair, side, sides.set.source.locale),
            is_untranslated: is_untranslated(workspace, [sides.set.source, side], &pair),
            scopes: [sides.set.source.scope, side.scope],
            section: None,
        };
        for mut unit in text.units() {
            unit.id.clone_from(&passage.id);
            if passage.is_doubtful && unit.state == UnitState::Translated {
                unit.state = UnitState::Draft;
            }
            if passage.blocks > 1 {
                unit.is_translatable = false;
                let count = passage.blocks;
                unit.note = format!(
                    "Its translation is in {count} paragraphs: change it in the document.\n{}",
                    unit.note
                );
            }
            units.push(unit);
        }
    }
    units
}

/// A passage of the source: a block, or some that one block translates.
pub(in crate::pipeline) struct Passage {
    /// The place of its entry in the catalog of the source.
    pub at: usize,
    /// Its bead; `None` where there is no translation of the document.
    pub bead: Option<usize>,
    pub id: String,
    /// The label of its translation.
    pub target: Option<String>,
    /// The number of blocks of its translation.
    pub blocks: usize,
    /// The two are hardly the same text.
    pub is_doubtful: bool,
}

/// Lists the passages of a document in order.
pub(in crate::pipeline) fn passages(sides: &DocumentSides<'_>) -> Vec<Passage> {
    let mut names = UnitIds::default();
    let Some(parallel) = sides.parallel else {
        let labels = sides.labels.iter().enumerate();
        let passages = labels.map(|(at, label)| Passage {
            at,
            bead: None,
            id: names.of(label),
            target: None,
            blocks: 0,
            is_doubtful: false,
        });
        return passages.collect();
    };
    let beads = parallel.beads.iter().enumerate();
    let beads = beads
        .filter(|(_, bead)| !bead.source.is_empty())
        .enumerate();
    let passages = beads.map(|(at, (number, bead))| {
        let (label, target) = (parallel.label(number), parallel.target_label(number));
        let is_there = !bead.target.is_empty();
        Passage {
            at,
            bead: Some(number),
            id: names.of(label),
            target: is_there.then(|| target.to_owned()),
            blocks: bead.target.len(),
            is_doubtful: is_there && label != target,
        }
    });
    passages.collect()
}

/// Returns a passage beside its translation.
pub(in crate::pipeline) fn passage_pair<'p>(
    sides: &DocumentSides<'p>,
    passage: &Passage,
    entry: &'p Entry<'p>,
) -> Option<PatternPair<'p>> {
    let (set, side) = (sides.set, sides.set.targets[0]);
    let pattern = entry.value.as_ref()?;
    let mut pair = pair(set, side, (entry, None, pattern), false)?;
    let label = passage.target.as_deref();
    pair.target = label.zip(side.read()).and_then(|(label, file)| {
        let entry = file.entry(EntryKind::Message, label)?;
        Some(TargetPattern {
            catalog: file.catalog,
            entry,
            pattern: entry.value.as_ref(),
        })
    });
    Some(pair)
}

/// The ids of units, each given once: names of XML, so that every format can have them.
#[derive(Default)]
struct UnitIds {
    taken: HashSet<String>,
}

impl UnitIds {
    fn of(&mut self, label: &str) -> String {
        let name = |c: char| match c {
            '/' => '.',
            '-' | '_' | '.' => c,
            c if c.is_alphanumeric() => c,
            _ => '_',
        };
        let wanted: String = label.chars().map(name).collect();
        let mut id = wanted.clone();
        let mut number = 1;
        while !self.taken.insert(id.clone()) {
            number += 1;
            id = format!("{wanted}_{number}");
        }
        id
    }
}
