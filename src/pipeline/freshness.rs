//! Whether anything changed since the last build, and in which sets.
//!
//! Files are told to be as they were by their stamps; where these differ, or say too little, by their bytes. A new
//! checkout, which sets all dates anew, is no change.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::locale::tag::Locale;
use crate::pipeline::build_record::{BuildRecord, SetRecord};
use crate::pipeline::made_sets::{MadeFiles, MadeOutput, PatchGround, hash_of, path_of};
use crate::pipeline::order::BuildRequest;
use crate::pipeline::sealed_files::{BuildTimes, SealState, Sealed};
use crate::pipeline::set_facts::{PackedFacts, SetFacts};
use crate::pipeline::set_slots::PlannedSet;
use crate::pipeline::trace::{FileReading, ReadFiles, Trace};
use crate::project::layout::{CatalogScope, Layout, SetPlan};
use crate::text::file_source::FileSource;
use crate::text::file_stamp::FileStamp;
use crate::text::source::FileId;

/// Inputs of a build besides the texts of files.
pub struct BuildInputs<'c> {
    /// The identity of this version of the program.
    pub program: &'c str,
    pub config: &'c Config,
    pub layout: &'c Layout,
    /// Findings that were made before any file was read.
    pub findings: &'c [Diagnostic],
    pub order: &'c BuildRequest,
}

/// What a look at the files of a project and its output found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// A build would leave just what is there.
    Fresh(Fresh),
    /// Only these sets, by their numbers in the layout, changed, or their outputs did.
    Changed(Vec<usize>),
    /// Something that all depend on.
    Stale,
}

/// The outputs of the last build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    pub locales: Vec<String>,
    /// The number of files, the manifest among them.
    pub files: usize,
    /// The record says more now than it did: files that it had to read it can tell by their stamps next time.
    pub is_known_better: bool,
}

/// The folders of a look, and the time when it began by the clock of the file system.
#[derive(Clone, Copy)]
pub struct LookedAt<'f> {
    pub files: &'f dyn FileSource,
    pub output: &'f dyn FileSource,
    pub now: Option<i64>,
}

impl BuildRecord {
    /// Returns the record of a build that was whole; `trace`: of what it read, when it is over. `None` where a file
    /// changed meanwhile.
    pub fn new(
        inputs: &BuildInputs<'_>,
        trace: Trace<'_>,
        files: &dyn FileSource,
        made: MadeFiles,
        (locales, times): (&[Locale], BuildTimes),
    ) -> Option<Self> {
        let read = trace.finish()?;
        let layout = inputs.layout;
        let inputs_of = |of: &[FileId]| times.read(&joined(&read, files, of));
        let shared = inputs_of(&shared_files(layout))?;
        let plans: Vec<&SetPlan> = own_sets(layout).map(|(_, plan)| plan).collect();
        let of_sets: Option<Vec<Sealed>> = plans
            .par_iter()
            .map(|plan| inputs_of(&PlannedSet::Own(plan).files(layout)))
            .collect();
        let mut made_sets = made.sets.into_iter().enumerate();
        let mut facts = PackedFacts::default();
        let sets = of_sets?.into_iter().zip(&plans);
        let sets = sets.map(|(read, plan)| {
            let is_made = inputs.order.wants_document(&plan.key);
            let made_set = is_made.then(|| made_sets.next()).flatten();
            facts.push_from(&made.facts, made_set.map(|(at, _)| at));
            let outputs = made_set.map_or_else(MadeOutput::nothing, |(_, outputs)| outputs);
            SetRecord {
                inputs: read,
                outputs: times.written(outputs),
            }
        });
        let sets = sets.collect();
        let others = read.others.iter();
        let outputs = made.outputs.into_iter();
        Some(Self {
            key: inputs.key(),
            shared,
            others: others
                .map(|(path, it)| (path.clone(), times.read(it)))
                .collect(),
            outputs: outputs
                .map(|(path, made)| (path, times.written(made)))
                .collect(),
            locales: locales.iter().map(Locale::to_string).collect(),
            files: made.files,
            patterns: made.patterns.patterns,
            ground: made.ground,
            sets,
            facts,
            places: made.followed.into_iter().collect(),
            there: read.there.into_iter().collect(),
        })
    }

    /// Returns the record of a build that went on from this one; the arguments as of [`Self::new`].
    pub fn patched(
        mut self,
        layout: &Layout,
        (trace, files): (Trace<'_>, &dyn FileSource),
        (made, changed): (MadeFiles, &[usize]),
        times: BuildTimes,
    ) -> Option<Self> {
        let read = trace.finish()?;
        let mut facts = PackedFacts::default();
        let mut made_sets = made.sets.iter().enumerate();
        for (place, (number, plan)) in own_sets(layout).enumerate() {
            let made_set = changed.contains(&number).then(|| made_sets.next());
            let Some((at, outputs)) = made_set.flatten() else {
                facts.push_from(&self.facts, Some(place));
                continue;
            };
            facts.push_from(&made.facts, Some(at));
            let files_of_set = PlannedSet::Own(plan).files(layout);
            self.sets[place] = SetRecord {
                inputs: times.read(&joined(&read, files, &files_of_set))?,
                outputs: times.written(*outputs),
            };
        }
        self.places.extend(made.followed);
        let mut others: BTreeMap<Utf8PathBuf, Option<Sealed>> = self.others.into_iter().collect();
        for (path, reading) in &read.others {
            let now = times.read(reading);
            let before = others.entry(path.clone()).or_insert(now);
            if before.map(|it| it.hash) != now.map(|it| it.hash) {
                return None;
            }
        }
        let mut there: BTreeMap<Utf8PathBuf, bool> = self.there.into_iter().collect();
        for (path, has) in read.there {
            if *there.entry(path).or_insert(has) != has {
                return None;
            }
        }
        let mut outputs: BTreeMap<Utf8PathBuf, Sealed> = self.outputs.into_iter().collect();
        let made_outputs = made.outputs.into_iter();
        outputs.extend(made_outputs.map(|(path, made)| (path, times.written(made))));
        Some(Self {
            others: others.into_iter().collect(),
            there: there.into_iter().collect(),
            outputs: outputs.into_iter().collect(),
            files: made.files,
            facts,
            patterns: made.patterns.patterns,
            ground: PatchGround {
                is_patchable: made.ground.is_patchable,
                ..self.ground
            },
            ..self
        })
    }

    /// Looks what changed since the build. What had to be read and is as it was gets a new seal.
    pub fn look(&mut self, inputs: &BuildInputs<'_>, at: LookedAt<'_>) -> Freshness {
        let layout = inputs.layout;
        let plans: Vec<(usize, &SetPlan)> = own_sets(layout).collect();
        if self.key != inputs.key() || plans.len() != self.sets.len() {
            return Freshness::Stale;
        }
        let shared: Vec<&Utf8Path> = paths(layout, &shared_files(layout));
        let mut looks = vec![self.shared.look(&shared, (at.files, at.now))];
        for (path, sealed) in &mut self.others {
            looks.push(match sealed {
                Some(sealed) => sealed.look(&[&**path], (at.files, at.now)),
                None if at.files.read(path).is_err() => SealState::Sealed,
                None => SealState::Changed,
            });
        }
        for (path, sealed) in &mut self.outputs {
            looks.push(sealed.look(&[&**path], (at.output, at.now)));
        }
        let is_there_as_before = |(path, has): &(Utf8PathBuf, bool)| at.files.has(path) == *has;
        if looks.contains(&SealState::Changed) || !self.there.iter().all(is_there_as_before) {
            return Freshness::Stale;
        }
        let (patterns, facts) = (&self.patterns, &self.facts);
        let sets = self.sets.par_iter_mut().zip(&plans).enumerate();
        let of_sets = sets.map(|(place, (set, (_, plan)))| match facts.get(place) {
            Some(facts) => set.look((layout, plan), (patterns, &facts), at),
            None => SealState::Changed,
        });
        let of_sets: Vec<SealState> = of_sets.collect();
        let changed = of_sets.iter().zip(&plans);
        let changed = changed.filter(|(look, _)| **look == SealState::Changed);
        let changed: Vec<usize> = changed.map(|(_, (number, _))| *number).collect();
        if !changed.is_empty() {
            return Freshness::Changed(changed);
        }
        looks.extend(of_sets);
        Freshness::Fresh(Fresh {
            locales: self.locales.clone(),
            files: self.files,
            is_known_better: looks.contains(&SealState::SealedNow),
        })
    }
}

impl SetRecord {
    fn look(
        &mut self,
        (layout, plan): (&Layout, &SetPlan),
        (patterns, facts): (&[String], &SetFacts),
        at: LookedAt<'_>,
    ) -> SealState {
        let inputs = PlannedSet::Own(plan).files(layout);
        let inputs = self
            .inputs
            .look(&paths(layout, &inputs), (at.files, at.now));
        let outputs = facts.paths.iter();
        let outputs: Option<Vec<Utf8PathBuf>> = outputs
            .map(|number| path_of(patterns, *number, &plan.key))
            .collect();
        let Some(outputs) = outputs else {
            return SealState::Changed;
        };
        let outputs: Vec<&Utf8Path> = outputs.iter().map(|path| &**path).collect();
        inputs.max(self.outputs.look(&outputs, (at.output, at.now)))
    }
}

/// Returns how some files of the layout were read, together.
fn joined(read: &ReadFiles<'_>, files: &dyn FileSource, of: &[FileId]) -> FileReading {
    let readings: Vec<FileReading> = of.iter().map(|file| read.reading(files, *file)).collect();
    let hashes: Option<Vec<u128>> = readings.iter().map(|reading| reading.hash).collect();
    FileReading {
        hash: hashes.map(|hashes| hash_of(&hashes)),
        stamp: FileStamp::join(readings.iter().map(|reading| reading.stamp)),
    }
}

/// Returns the sets that share nothing, with their numbers.
pub(super) fn own_sets(layout: &Layout) -> impl Iterator<Item = (usize, &SetPlan)> {
    let sets = layout.sets.iter().enumerate();
    sets.filter(|(_, plan)| plan.scope == CatalogScope::Own)
}

/// Returns the files that belong to no such set.
fn shared_files(layout: &Layout) -> Vec<FileId> {
    let mut is_own = vec![false; layout.files.count()];
    for (_, plan) in own_sets(layout) {
        for file in PlannedSet::Own(plan).files(layout) {
            is_own[file.0 as usize] = true;
        }
    }
    let files = (0..).zip(is_own);
    let files = files.filter(|(_, is_own)| !is_own);
    files.map(|(number, _)| FileId(number)).collect()
}

fn paths<'l>(layout: &'l Layout, files: &[FileId]) -> Vec<&'l Utf8Path> {
    files.iter().map(|file| layout.path(*file)).collect()
}

impl BuildInputs<'_> {
    fn key(&self) -> u128 {
        // The manifest is an output, and compared as such.
        let order = BuildRequest {
            last_manifest: None,
            ..self.order.clone()
        };
        let mut hash = Xxh3::new();
        let mut add = |text: &str| {
            hash.update(&text.len().to_le_bytes());
            hash.update(text.as_bytes());
        };
        add(self.program);
        add(&format!("{:?} {order:?} {:?}", self.config, self.findings));
        for path in self.layout.files.iter() {
            add(path.as_str());
        }
        hash.digest128()
    }
}
