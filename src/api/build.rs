//! Building as options, a report, and the two places that files go to.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::{Deserialize, Serialize};

use crate::api::coverage::LocaleCoverage;
use crate::config::editions::EditionFormat;
use crate::config::policies::Policy;
use crate::emit::gate::GateRefusal;
use crate::emit::model::{Artifact, ArtifactSink, Growing};
use crate::pipeline::build::Built;

/// The part of a project that is built, and what is published where translations are not ready. The default is what
/// the configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct BuildOptions {
    /// The locales to build, by their tags; none: all.
    pub locales: Vec<String>,
    /// The editions to make; none: those of the configuration. PDFs are made by the program alone, which has a browser.
    pub editions: Vec<EditionFormat>,
    /// The statements to build, by their names, in which `*` is any text, without bundles and site; none: everything.
    pub documents: Vec<String>,
    /// Where the source was changed since the translation.
    pub stale: Option<Policy>,
    /// Where a message is missing, incomplete or broken. [`Policy::Last`] says nothing here.
    pub missing: Option<Policy>,
    /// Where nobody has confirmed a draft.
    pub draft: Option<Policy>,
    /// The coverage that a locale must reach, in percent of messages; 100 where nothing is said.
    pub min_coverage: BTreeMap<String, u8>,
    /// As in [`CheckOptions::arguments`](crate::CheckOptions::arguments).
    pub arguments: BTreeMap<String, String>,
}

/// The outcome of a build. `F` is what became of the files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BuildReport<F> {
    /// The locales that were built.
    pub locales: Vec<String>,
    /// The locales that were to be built and may not be published.
    pub refusals: Vec<Refusal>,
    /// Of each target locale.
    pub coverage: Vec<LocaleCoverage>,
    pub files: F,
}

/// A locale that is not published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Refusal {
    pub locale: String,
    /// One sentence each, without a full stop; the fault of the source locale first, which all locales share.
    pub reasons: Vec<String>,
}

/// A file of a build in memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct OutputFile {
    /// Relative to the output folder, with `/`: `es/bundle.ftl`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The files of a build in a folder. Paths are relative to it, with `/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WrittenFiles {
    /// Sorted.
    pub changed: Vec<String>,
    /// The number of files that had their bytes already.
    pub unchanged: usize,
    /// The number of files of an earlier build that were removed.
    pub removed: usize,
}

impl<F> BuildReport<F> {
    pub(super) fn new<T>(built: &Built<T>, files: F) -> Self {
        Self {
            locales: built.locales.iter().map(ToString::to_string).collect(),
            refusals: built.refusals.iter().map(Refusal::new).collect(),
            coverage: built.coverage.iter().map(LocaleCoverage::total).collect(),
            files,
        }
    }
}

impl Refusal {
    fn new(refusal: &GateRefusal) -> Self {
        let reasons = refusal.in_source.iter().chain(&refusal.reasons);
        Self {
            locale: refusal.locale.to_string(),
            reasons: reasons.cloned().collect(),
        }
    }
}

impl From<Artifact> for OutputFile {
    fn from(Artifact { path, bytes }: Artifact) -> Self {
        Self {
            path: path.into_string(),
            bytes,
        }
    }
}

/// Hands files back to whoever builds.
pub(super) struct InMemory;

/// A file that grows in memory.
struct GrowingArtifact(Artifact);

impl ArtifactSink for InMemory {
    type Written = Vec<Artifact>;

    fn write(&self, artifacts: &[Artifact]) -> anyhow::Result<Vec<Artifact>> {
        Ok(artifacts.to_vec())
    }

    fn begin(&self, path: &Utf8Path) -> anyhow::Result<Box<dyn Growing<Vec<Artifact>>>> {
        Ok(Box::new(GrowingArtifact(Artifact {
            path: Utf8PathBuf::from(path),
            bytes: Vec::new(),
        })))
    }
}

impl Growing<Vec<Artifact>> for GrowingArtifact {
    fn append(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.0.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn finish(self: Box<Self>) -> anyhow::Result<Vec<Artifact>> {
        Ok(vec![self.0])
    }
}
