//! A project in the hands of Python.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::types::PyBytes;
use pyo3::{Py, PyResult, Python, pyclass, pymethods};

use crate::config::editions::EDITION_FORMATS;
use crate::config::policies::POLICIES;
use crate::python::answer::{json, raised};
use crate::python::interrupt::run_interruptibly;
use crate::python::native_walk::NativeWalk;
use crate::{BuildOptions, CheckOptions, EditionFormat, Policy, Project};

/// A project: its configuration, and which of its files belong together.
#[pyclass(frozen, module = "paridad._paridad")]
pub(super) struct NativeProject {
    project: Arc<Project>,
}

#[pymethods]
impl NativeProject {
    /// Opens the project of a folder.
    #[staticmethod]
    fn open(python: Python<'_>, folder: PathBuf) -> PyResult<Self> {
        let opened = run_interruptibly(python, move || Project::open(folder))?;
        let project = Arc::new(opened.map_err(raised)?);
        Ok(Self { project })
    }

    /// Opens a project of files in memory, by their paths with `/`.
    #[staticmethod]
    fn from_files(python: Python<'_>, files: BTreeMap<String, Vec<u8>>) -> PyResult<Self> {
        let opened = run_interruptibly(python, move || Project::from_files(files))?;
        let project = Arc::new(opened.map_err(raised)?);
        Ok(Self { project })
    }

    /// Opens a project of which some files are at hand, by the paths of all.
    #[staticmethod]
    fn from_files_among(
        python: Python<'_>,
        files: BTreeMap<String, Vec<u8>>,
        listing: Vec<String>,
    ) -> PyResult<Self> {
        let open = move || Project::from_files_among(files, listing);
        let project = Arc::new(run_interruptibly(python, open)?.map_err(raised)?);
        Ok(Self { project })
    }

    #[getter]
    fn source_locale(&self) -> &str {
        self.project.source_locale()
    }

    #[getter]
    fn target_locales(&self) -> Vec<&str> {
        self.project.target_locales().collect()
    }

    /// Returns what the configuration says and is not honoured, as JSON.
    #[getter]
    fn configuration_faults(&self) -> PyResult<String> {
        json(&self.project.configuration_faults())
    }

    /// Checks the project, and returns the report as JSON.
    #[pyo3(signature = (**options))]
    fn check(&self, python: Python<'_>, options: Option<NamedCheckOptions>) -> PyResult<String> {
        let project = Arc::clone(&self.project);
        let options = options.unwrap_or_default().read();
        let report = run_interruptibly(python, move || project.check(&options))?;
        json(&report.map_err(raised)?)
    }

    /// Begins to check the project set by set.
    #[pyo3(signature = (**options))]
    fn walk(&self, options: Option<NamedCheckOptions>) -> NativeWalk {
        let options = options.unwrap_or_default().read();
        NativeWalk::begin(Arc::clone(&self.project), options)
    }

    /// Looks at a part of the project, and returns its lines.
    #[pyo3(signature = (shard, **options))]
    fn partial(
        &self,
        python: Python<'_>,
        shard: Option<(u32, u32)>,
        options: Option<NamedCheckOptions>,
    ) -> PyResult<String> {
        let project = Arc::clone(&self.project);
        let options = options.unwrap_or_default().read();
        let lines = run_interruptibly(python, move || project.partial(&options, shard))?;
        lines.map_err(raised)
    }

    /// Measures how much is translated, and returns it as JSON.
    fn status(&self, python: Python<'_>) -> PyResult<String> {
        let project = Arc::clone(&self.project);
        let status = run_interruptibly(python, move || project.status())?;
        json(&status.map_err(raised)?)
    }

    /// Builds in memory, and returns the report as JSON and the files.
    #[pyo3(signature = (**options))]
    fn build(
        &self,
        python: Python<'_>,
        options: Option<NamedBuildOptions>,
    ) -> PyResult<(String, BTreeMap<String, Py<PyBytes>>)> {
        let project = Arc::clone(&self.project);
        let options = options.unwrap_or_default().read()?;
        let report = run_interruptibly(python, move || project.build(&options))?;
        let mut report = report.map_err(raised)?;
        let files = std::mem::take(&mut report.files).into_iter();
        let files = files.map(|file| {
            let bytes = PyBytes::new(python, &file.bytes).unbind();
            (file.path, bytes)
        });
        Ok((json(&report)?, files.collect()))
    }

    /// Builds into a folder, and returns the report as JSON.
    #[pyo3(signature = (folder, **options))]
    fn build_into(
        &self,
        python: Python<'_>,
        folder: PathBuf,
        options: Option<NamedBuildOptions>,
    ) -> PyResult<String> {
        let project = Arc::clone(&self.project);
        let options = options.unwrap_or_default().read()?;
        let report = run_interruptibly(python, move || project.build_into(folder, &options))?;
        json(&report.map_err(raised)?)
    }
}

/// What is checked, by names.
#[derive(Default, pyo3::FromPyObject)]
#[pyo3(from_item_all)]
struct NamedCheckOptions {
    locales: Vec<String>,
    paths: Vec<String>,
    only: Vec<String>,
    skip: Vec<String>,
    min_coverage: BTreeMap<String, u8>,
    arguments: BTreeMap<String, String>,
}

impl NamedCheckOptions {
    fn read(self) -> CheckOptions {
        CheckOptions {
            locales: self.locales,
            paths: self.paths,
            only: self.only,
            skip: self.skip,
            min_coverage: self.min_coverage,
            arguments: self.arguments,
        }
    }
}

/// What is built, with formats and policies by their names.
#[derive(Default, pyo3::FromPyObject)]
#[pyo3(from_item_all)]
struct NamedBuildOptions {
    locales: Vec<String>,
    editions: Vec<String>,
    documents: Vec<String>,
    stale: Option<String>,
    missing: Option<String>,
    draft: Option<String>,
    min_coverage: BTreeMap<String, u8>,
    arguments: BTreeMap<String, String>,
}

impl NamedBuildOptions {
    fn read(self) -> PyResult<BuildOptions> {
        let editions = self.editions.iter();
        let editions: PyResult<Vec<EditionFormat>> = editions
            .map(|name| named(&EDITION_FORMATS, name, "edition"))
            .collect();
        Ok(BuildOptions {
            locales: self.locales,
            editions: editions?,
            documents: self.documents,
            stale: policy(self.stale)?,
            missing: policy(self.missing)?,
            draft: policy(self.draft)?,
            min_coverage: self.min_coverage,
            arguments: self.arguments,
        })
    }
}

fn policy(name: Option<String>) -> PyResult<Option<Policy>> {
    name.map(|name| named(&POLICIES, &name, "policy"))
        .transpose()
}

/// Finds what a name means.
fn named<T: Copy>(all: &[(&str, T)], name: &str, kind: &str) -> PyResult<T> {
    if let Some((_, found)) = all.iter().find(|(known, _)| *known == name) {
        return Ok(*found);
    }
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let names = names.join(", ");
    let message = format!("there is no {kind} `{name}`; there are {names}");
    Err(PyValueError::new_err(message))
}
