//! Builds all, or only what changed since the last build as its record tells, and records what is left.

use crate::cli::build::faults::explained;
use crate::cli::project::OpenedProject;
use crate::disk;
use crate::disk::folder::Folder;
use crate::disk::output::WriteCounts;
use crate::disk::project_folder::ProjectFolder;
use crate::emit::model::{Artifact, ArtifactSink as _};
use crate::pipeline::build::rebuild::{MOST, Rebuilt, rebuild};
use crate::pipeline::build::{Built, build};
use crate::pipeline::build_record::{self, BuildRecord};
use crate::pipeline::freshness::{BuildInputs, Fresh, Freshness, LookedAt};
use crate::pipeline::last_build::LastBuild;
use crate::pipeline::made_sets::MadeFiles;
use crate::pipeline::order::BuildRequest;
use crate::pipeline::sealed_files::BuildTimes;
use crate::pipeline::trace::Trace;
use crate::text::file_source::FileSource;

/// A build into a folder in which the last one may have left its record.
pub(super) struct RecordedBuild<'b> {
    pub project: &'b OpenedProject,
    /// What tells this program from others; `None`: nothing is known of the last build, and nothing is recorded.
    pub program: Option<&'b str>,
    pub folder: &'b ProjectFolder,
    pub output: &'b Folder<'b>,
    /// The time by the clock of the output folder.
    pub began: Option<i64>,
    /// False where what is left is not all that was asked for.
    pub is_recorded: bool,
}

/// What is left to do after the last build.
pub(super) enum LeftToDo {
    Nothing(Fresh),
    /// These sets, by their numbers in the layout.
    Sets(Box<BuildRecord>, Vec<usize>),
    All,
}

/// A build that was made.
pub(super) struct MadeBuild {
    pub built: Built<WriteCounts>,
    /// The number of files in the output folder, where not all of them were made anew.
    pub files: Option<usize>,
    /// The number of files that did not belong there any more.
    pub removed: usize,
}

impl RecordedBuild<'_> {
    /// Looks what changed since the last build; `is_asked`: the record of it counts. Where something did, the record goes:
    /// what is written from then on is not what it says.
    ///
    /// # Errors
    /// Whatever keeps the record from being written or removed.
    pub fn left_to_do(&self, order: &BuildRequest, is_asked: bool) -> anyhow::Result<LeftToDo> {
        let Ok(bytes) = self.folder.read(build_record::PATH.into()) else {
            return Ok(LeftToDo::All);
        };
        let record = BuildRecord::read(&bytes).filter(|_| is_asked);
        let looked = record.zip(self.inputs(order));
        let looked = looked.map(|(mut record, inputs)| {
            let files: &dyn FileSource = &self.project.root;
            let freshness = record.look(
                &inputs,
                LookedAt {
                    files,
                    output: self.folder,
                    now: self.began,
                },
            );
            (record, freshness)
        });
        let left = match looked {
            Some((record, Freshness::Fresh(fresh))) => {
                if fresh.is_known_better {
                    self.write(&record)?;
                }
                return Ok(LeftToDo::Nothing(fresh));
            }
            Some((record, Freshness::Changed(changed)))
                if changed.len() <= MOST && record.is_patchable() =>
            {
                LeftToDo::Sets(Box::new(record), changed)
            }
            _ => LeftToDo::All,
        };
        disk::output::remove(self.folder, &[build_record::PATH.into()])?;
        Ok(left)
    }

    /// Builds what is left to do, removes what no longer belongs into the folder, and records what is there.
    ///
    /// # Errors
    /// Those of `build`, and whatever keeps files from being written or removed.
    pub fn build(
        &self,
        order: &BuildRequest,
        files: &dyn FileSource,
        left: LeftToDo,
    ) -> anyhow::Result<MadeBuild> {
        let (layout, config) = (&self.project.layout, &self.project.config);
        let trace = Trace::new(layout);
        let traced = trace.of(files);
        let mut early = Vec::new();
        let mut patched = None;
        if let LeftToDo::Sets(record, changed) = left {
            let last = LastBuild::new(layout, (&*record, &changed), self.folder);
            let sets = (&last, &changed[..]);
            match rebuild((layout, config), &traced, order, sets, self.output).map_err(explained)? {
                Rebuilt::Done(built) => patched = Some((*built, record, changed)),
                Rebuilt::Abandoned(written) => early = written,
            }
        }
        let is_all = patched.is_none() && early.is_empty();
        let (mut built, before) = match patched {
            Some((built, record, changed)) => (built, Some((*record, changed))),
            None => {
                let findings = self.project.findings.clone();
                let built = build(layout, config, &traced, findings, order, self.output);
                (built.map_err(explained)?, None)
            }
        };
        drop(traced);
        let made = built.made.as_ref();
        let count = made.filter(|_| !is_all).map(MadeFiles::count);
        built.written.extend(early);
        let removed = disk::output::remove(self.folder, &built.stale)?;
        let is_whole = built.refusals.is_empty() && built.unprinted.is_empty();
        if is_whole
            && self.is_recorded
            && let Some(inputs) = self.inputs(order)
            && let Some(made) = built.made.take()
        {
            let times = BuildTimes {
                began: self.began,
                ended: self.output.now(),
            };
            let record = match before {
                Some((last, changed)) => {
                    last.patched(layout, (trace, files), (made, &changed), times)
                }
                None => BuildRecord::new(&inputs, trace, files, made, (&built.locales, times)),
            };
            record.map_or(Ok(()), |record| self.write(&record))?;
        }
        Ok(MadeBuild {
            built,
            files: count,
            removed,
        })
    }

    /// Returns what a build depends on besides the texts of files; `None` where this program cannot be told from another.
    fn inputs<'i>(&'i self, order: &'i BuildRequest) -> Option<BuildInputs<'i>> {
        Some(BuildInputs {
            program: self.program?,
            config: &self.project.config,
            layout: &self.project.layout,
            findings: &self.project.findings,
            order,
        })
    }

    fn write(&self, record: &BuildRecord) -> anyhow::Result<()> {
        let artifact = Artifact {
            path: build_record::PATH.into(),
            bytes: record.bytes(),
        };
        self.output.write(&[artifact]).map(drop)
    }
}
