//! Statements whose file was renamed or moved: their catalogs and records go along. A statement is known again by its
//! texts, and where two may be meant a person decides.

use std::collections::{BTreeMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::document::{self, model::Format};
use crate::fluent::model::EntryKind;
use crate::fluent::parse::parse;
use crate::pipeline::leftovers::is_declared_shared;
use crate::pipeline::settings::settings;
use crate::pipeline::sync::request::SyncRequest;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::project::state::{State, path_beside};
use crate::project::sync_plan::{Obstacle, SetSyncPlan};
use crate::text::canonical::canonical;
use crate::text::decode::decode;
use crate::text::file_source::{FileSource, Overlay};

/// A statement with another name, and what goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedStatement {
    /// Its file as it is now.
    pub statement: Utf8PathBuf,
    pub files: Vec<MovedFile>,
}

/// A catalog or its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedFile {
    pub from: Utf8PathBuf,
    pub to: Utf8PathBuf,
    pub text: String,
}

/// Returns the new places of the files of a set.
///
/// # Errors
/// A file that is there already, or cannot be read as text.
pub fn along(
    layout: &Layout,
    files: &dyn FileSource,
    old: &SetPlan,
    new: (&Layout, &SetPlan),
    statement: &Utf8Path,
) -> Result<Vec<MovedFile>, (Utf8PathBuf, &'static str)> {
    let (new_layout, new) = new;
    let catalogs = std::iter::once(&old.source).chain(&old.targets);
    let places = std::iter::once(&new.source).chain(&new.targets);
    let mut moved = Vec::new();
    for (catalog, place) in catalogs.zip(places) {
        let Some(file) = catalog.file() else { continue };
        let from = layout.path(file).to_owned();
        let to = match place {
            PlannedCatalog::Absent(path) => path.clone(),
            PlannedCatalog::File(taken) => {
                let taken = new_layout.path(*taken).to_owned();
                return Err((taken, "it is there already"));
            }
            PlannedCatalog::Excluded => continue,
        };
        let state = layout.states.get(&file).map(|state| layout.path(*state));
        if let Some(state) = state {
            let (mut records, faults) = State::read(&text_of(files, state)?);
            if !faults.is_empty() {
                return Err((state.to_owned(), "it has faults"));
            }
            records.set_statement(statement);
            moved.push(MovedFile {
                from: state.to_owned(),
                to: path_beside(&to),
                text: records.text(),
            });
        }
        let text = text_of(files, &from)?;
        moved.push(MovedFile { from, to, text });
    }
    Ok(moved)
}

/// Returns the statements without catalogs that have the texts of catalogs without a statement; or what a person has to
/// decide.
pub(super) fn moves(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    order: &SyncRequest,
) -> Result<Vec<MovedStatement>, Vec<SetSyncPlan>> {
    let is_new = |plan: &&&SetPlan| {
        plan.statement.is_some() && matches!(plan.source, PlannedCatalog::Absent(_))
    };
    let wanted = order.wanted(layout);
    let new: Vec<&SetPlan> = wanted.iter().filter(is_new).copied().collect();
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let candidates = Candidate::all(layout, config, files);
    let mut chosen: BTreeMap<usize, Vec<&SetPlan>> = BTreeMap::new();
    let mut obstacles = Vec::new();
    for plan in new.iter().copied() {
        let Some(texts) = blocks(layout, config, files, plan) else {
            continue;
        };
        let scores = candidates.iter().map(|it| it.likeness(&texts)).enumerate();
        let like: Vec<(usize, StatementLikeness)> = scores
            .filter(|(_, it)| *it > StatementLikeness::Other)
            .collect();
        let best = like.iter().map(|(_, likeness)| *likeness).max();
        let best: Vec<usize> = like
            .iter()
            .filter(|(_, likeness)| Some(*likeness) == best)
            .map(|(at, _)| *at)
            .collect();
        match best[..] {
            [] => {}
            [one] => chosen.entry(one).or_default().push(plan),
            _ => {
                let catalogs = best.iter().map(|at| candidates[*at].path(layout));
                obstacles.push(undecided(layout, plan, catalogs.collect()));
            }
        }
    }
    let mut moved = Vec::new();
    for (at, plans) in chosen {
        let candidate = &candidates[at];
        let [plan] = plans[..] else {
            let catalog = candidate.path(layout);
            let plans = plans.into_iter();
            obstacles.extend(plans.map(|plan| undecided(layout, plan, vec![catalog.clone()])));
            continue;
        };
        let Some(statement) = plan.statement.map(|file| layout.path(file).to_owned()) else {
            continue;
        };
        match along(layout, files, candidate.plan, (layout, plan), &statement) {
            Ok(files) => moved.push(MovedStatement { statement, files }),
            Err((path, reason)) => obstacles.push(SetSyncPlan {
                catalog: path.clone(),
                statement: Some(statement),
                obstacles: vec![Obstacle::Broken {
                    reason: format!("`{path}` would be moved, and {reason}"),
                }],
                ..SetSyncPlan::default()
            }),
        }
    }
    if obstacles.is_empty() {
        Ok(moved)
    } else {
        Err(obstacles)
    }
}

/// Lets files have moved.
pub fn apply<'f>(files: &'f dyn FileSource, moved: &[MovedFile]) -> Overlay<'f> {
    let mut overlay = Overlay::new(files);
    for file in moved {
        overlay.put(file.to.clone(), file.text.clone().into_bytes());
        overlay.hide(file.from.clone());
    }
    overlay
}

fn undecided(layout: &Layout, plan: &SetPlan, catalogs: Vec<Utf8PathBuf>) -> SetSyncPlan {
    let path = plan.statement.map(|file| layout.path(file).to_owned());
    SetSyncPlan {
        catalog: layout
            .catalog_path(&plan.source)
            .map(Utf8Path::to_owned)
            .unwrap_or_default(),
        statement: path,
        obstacles: vec![Obstacle::UndecidedMove { catalogs }],
        ..SetSyncPlan::default()
    }
}

/// Returns the texts of a statement.
fn blocks(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    plan: &SetPlan,
) -> Option<HashSet<String>> {
    let path = layout.path(plan.statement?);
    let text = text_of(files, path).ok()?;
    let format = path.extension().and_then(Format::of_extension);
    let options = settings(config).document;
    let document = document::parse(format.unwrap_or(Format::Plain), &text, &options);
    let texts = document.blocks.iter().map(|block| block.text.to_string());
    Some(texts.collect())
}

/// Catalogs without a statement.
struct Candidate<'l> {
    plan: &'l SetPlan,
    /// The texts of its messages that refer to nothing.
    texts: HashSet<String>,
    /// The number of the other messages.
    others: usize,
}

/// The likeness of a statement and the messages of a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum StatementLikeness {
    Other,
    /// Edited since.
    Like,
    Same,
}

impl<'l> Candidate<'l> {
    fn all(layout: &'l Layout, config: &Config, files: &dyn FileSource) -> Vec<Self> {
        let without = layout.sets.iter().filter(|plan| plan.statement.is_none());
        let sets = layout.leftovers.iter().chain(without);
        let candidate = |plan: &'l SetPlan| {
            let path = layout.path(plan.source.file()?);
            if is_declared_shared(config, path) {
                return None;
            }
            let text = text_of(files, path).ok()?;
            let catalog = parse(&text);
            let (mut texts, mut others) = (HashSet::new(), 0);
            for entry in &catalog.entries {
                match (&entry.value, entry.kind) {
                    (Some(value), EntryKind::Message) if value.is_literal() => {
                        let text = text.get(catalog.pattern_span(value).range())?;
                        texts.insert(canonical(text).into_owned());
                    }
                    (_, EntryKind::Message) => others += 1,
                    (_, EntryKind::Term) => {}
                }
            }
            Some(Self {
                plan,
                texts,
                others,
            })
        };
        sets.filter_map(candidate).collect()
    }

    fn path(&self, layout: &Layout) -> Utf8PathBuf {
        let path = layout.catalog_path(&self.plan.source);
        path.map(Utf8Path::to_owned).unwrap_or_default()
    }

    /// Compares its texts with the blocks of a statement: two of three have to be there, and half of the blocks.
    fn likeness(&self, blocks: &HashSet<String>) -> StatementLikeness {
        let there = self.texts.intersection(blocks).count();
        let is_same = there == self.texts.len() && there + self.others >= blocks.len();
        match there {
            0 => StatementLikeness::Other,
            _ if is_same => StatementLikeness::Same,
            _ if there * 3 >= self.texts.len() * 2 && (there + self.others) * 2 >= blocks.len() => {
                StatementLikeness::Like
            }
            _ => StatementLikeness::Other,
        }
    }
}

fn text_of(files: &dyn FileSource, path: &Utf8Path) -> Result<String, (Utf8PathBuf, &'static str)> {
    let bytes = files
        .read(path)
        .map_err(|_| (path.to_owned(), "it cannot be read"))?;
    let text = decode(bytes.clone()).into_text();
    if text.as_bytes() == bytes {
        Ok(text)
    } else {
        Err((path.to_owned(), "it is not plain UTF-8"))
    }
}
