//! Makes a part: looks at some sets of a project, and says what the whole must know of them.

use std::collections::{BTreeMap, HashSet};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::part::carried_files::carried;
use crate::pipeline::part::finding;
use crate::pipeline::part::set::{catalog, hexadecimal, written};
use crate::pipeline::part::wire::{PartCode, PartFile, PartHead, PartProject, PartShare};
use crate::pipeline::selection::Selection;
use crate::pipeline::set_slots::SetSlots;
use crate::pipeline::terminology;
use crate::project::consistency::probe;
use crate::project::layout::{Layout, PlannedCatalog};
use crate::text::file_source::FileSource;
use crate::text::source::{FileId, Sources};

/// The sets of which a part is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartChoice {
    /// One of so many parts; `None`: all sets.
    pub shard: Option<Shard>,
    /// Files or folders whose sets are looked at, sorted; empty: all.
    pub paths: Vec<Utf8PathBuf>,
}

/// One of several parts that together have every set once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: u32,
    /// The number of parts.
    pub count: u32,
}

/// What a part must bring along besides texts.
pub struct PartFacts<'p> {
    /// The texts of the configuration and of what it includes, by their paths.
    pub configuration: BTreeMap<Utf8PathBuf, String>,
    /// What was found before any text was read.
    pub findings: &'p [Diagnostic],
}

/// The sets that are looked at before their lines are written.
const BATCH: usize = 256;

/// Looks at the chosen sets, and writes the lines of the part, each with its line break.
pub fn write_part(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    (selection, choice): (&Selection, &PartChoice),
    facts: &PartFacts<'_>,
    write: &mut dyn FnMut(&str),
) {
    let named = Selection {
        paths: choice.paths.clone(),
        ..selection.clone()
    };
    let slots = SetSlots::new(layout, &named);
    let is_own = |slot: &usize| choice.shard.is_none_or(|shard| shard.has(*slot));
    let chosen = (0..slots.count()).filter(|slot| slots.is_wanted(*slot));
    let chosen: Vec<usize> = chosen.filter(is_own).collect();
    Inspection::open((layout, config), files, selection, |inspection, _| {
        let head = PartHead {
            paridad: env!("CARGO_PKG_VERSION").to_owned(),
            part: PartShare {
                shard: choice.shard.map(|shard| (shard.number, shard.count)),
                sets: number(chosen.len()),
            },
            project: project(
                &inspection,
                (config, selection),
                facts,
                number(slots.count()),
            ),
        };
        write(&line(&head));
        // References are known where the parts meet.
        let nobody = vec![HashSet::new(); layout.targets.len()];
        let look = |slot: &usize| {
            let planned = slots.planned(layout, *slot);
            let outcome = inspection.look_at(planned, &nobody);
            line(&written(layout, files, (number(*slot), planned), &outcome))
        };
        for batch in chosen.chunks(BATCH) {
            let lines: Vec<String> = batch.par_iter().map(look).collect();
            lines.iter().for_each(|it| write(it));
        }
    });
}

/// Returns what every part of the project says alike.
fn project(
    inspection: &Inspection<'_>,
    (config, selection): (&Config, &Selection),
    facts: &PartFacts<'_>,
    sets: u32,
) -> PartProject {
    let workspace = inspection.workspace();
    let (layout, files) = (workspace.layout, workspace.files);
    let path = |file: FileId| layout.path(file);
    let is_run = |finding: &&Diagnostic| {
        let mut checks = selection.checks.iter();
        checks.any(|check| check.info().id == finding.check)
    };
    let findings = facts.findings.iter().filter(is_run);
    let locales = selection.locales.as_ref();
    let common = layout.common.iter().copied().map(PlannedCatalog::File);
    PartProject {
        hash: hexadecimal(probe()),
        source: layout.source.to_string(),
        targets: layout.targets.iter().map(ToString::to_string).collect(),
        sets,
        listing: listing(layout),
        checks: selection
            .checks
            .iter()
            .map(|it| it.info().id.to_owned())
            .collect(),
        locales: locales.map(|it| it.iter().map(ToString::to_string).collect()),
        arguments: config.arguments.clone(),
        configuration: config.origin.as_ref().map(ToString::to_string),
        files: project_files(layout, files, facts),
        common: common.filter_map(|it| catalog(layout, &it)).collect(),
        code: code(inspection, selection),
        rules: inspection.rules_of_others().into_iter().collect(),
        findings: findings.map(|it| finding::written(it, &path)).collect(),
        recorded: !layout.states.is_empty(),
        statements: layout.sets.iter().any(|set| set.statement.is_some()),
        assumptions: layout.assumptions.clone(),
    }
}

/// Returns the files that no set has: the configuration, the glossary, and the catalogs that all locales share.
fn project_files(layout: &Layout, files: &dyn FileSource, facts: &PartFacts<'_>) -> Vec<PartFile> {
    let texts = facts.configuration.iter().map(|(path, text)| PartFile {
        path: path.to_string(),
        text: Some(text.clone()),
        bytes: None,
        unreadable: None,
    });
    let glossary = terminology::paths().filter(|path| files.has(path));
    let common = layout.common.iter().flat_map(|file| {
        let record = layout.states.get(file);
        std::iter::once(file)
            .chain(record)
            .map(|file| layout.path(*file).to_owned())
    });
    let others = glossary.chain(common).map(|path| carried(files, &path));
    texts.chain(others).collect()
}

fn code(inspection: &Inspection<'_>, selection: &Selection) -> Option<PartCode> {
    let code = inspection.code()?;
    let layout = inspection.workspace().layout;
    let mut sources = Sources::new(layout.files.clone());
    let findings = code.findings(selection, &mut sources);
    let mut quoted: Vec<FileId> = findings.iter().flat_map(Diagnostic::files).collect();
    quoted.sort_unstable();
    quoted.dedup();
    let quoted = quoted.into_iter().map(|file| PartFile {
        path: sources.path(file).to_string(),
        text: sources.text(file).map(|source| source.text.to_string()),
        bytes: None,
        unreadable: None,
    });
    let path = |file: FileId| sources.path(file);
    Some(PartCode {
        ids: code.used().ids.into_iter().collect(),
        findings: findings
            .iter()
            .map(|it| finding::written(it, &path))
            .collect(),
        files: quoted.collect(),
    })
}

/// Returns the hash of the paths of all files.
fn listing(layout: &Layout) -> String {
    let mut hash = Xxh3::new();
    for path in layout
        .files
        .iter()
        .chain(layout.code.iter())
        .map(Utf8PathBuf::as_path)
    {
        add(&mut hash, path);
    }
    format!("{:032x}", hash.digest128())
}

fn add(hash: &mut Xxh3, path: &Utf8Path) {
    hash.update(path.as_str().as_bytes());
    hash.update(&[0]);
}

fn line(line: &impl Serialize) -> String {
    let text = serde_json::to_string(line);
    text.expect("strings are keys, and nothing fails to serialise") + "\n"
}

/// Returns a count as parts write it.
fn number(count: usize) -> u32 {
    u32::try_from(count).expect("there are not so many sets")
}

impl Shard {
    /// Returns a part of so many, from 1.
    pub fn new(number: u32, count: u32) -> Option<Self> {
        (1..=count)
            .contains(&number)
            .then_some(Self { number, count })
    }

    /// Tells if a set is in the part. Neighbours are in different parts, as their sizes are often alike.
    fn has(self, slot: usize) -> bool {
        slot % self.count as usize == self.number as usize - 1
    }
}
