//! Projects of folders, and builds into folders.

use std::any::Any;
use std::collections::BTreeMap;
use std::path::Path;

use camino::{Utf8Path, Utf8PathBuf};

use crate::api::build::{BuildOptions, BuildReport, WrittenFiles};
use crate::api::error::Error;
use crate::api::files::ProjectFiles;
use crate::api::project::Project;
use crate::config::fault::ConfigFault;
use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::disk::folder::Folder;
use crate::disk::lock::{Access, Lock};
use crate::disk::output::WriteCounts;
use crate::disk::output_folder::{self, NamedBy};
use crate::disk::project_folder::ProjectFolder;
use crate::disk::{self, journal, listing};
use crate::emit::templates::Templates;
use crate::project::layout::Layout;

impl Project {
    /// Opens the project of a folder, with the configuration that stands in it.
    ///
    /// # Errors
    /// A folder or a configuration that cannot be read, and a folder in which there is nothing to translate.
    pub fn open(folder: impl AsRef<Path>) -> Result<Self, Error> {
        let folder = absolute(folder.as_ref())?;
        if !disk::is_folder(&folder) {
            return Err(Error::file(folder, "there is no such folder"));
        }
        let root = disk::project_at(folder.clone());
        Self::new(Box::new(root.folder), folder.as_str())
    }

    /// Builds bundles and editions into a folder, as `paridad build --output` does; files are not held in memory.
    ///
    /// # Errors
    /// As [`Self::build`]; a folder that inputs stand in, and whatever keeps files from being written.
    pub fn build_into(
        &self,
        folder: impl AsRef<Path>,
        options: &BuildOptions,
    ) -> Result<BuildReport<WrittenFiles>, Error> {
        let folder = absolute(folder.as_ref())?;
        let failed = |error: anyhow::Error| Error::file(folder.as_str(), format_args!("{error:#}"));
        let resolved = match self.files.root() {
            Some(root) => {
                let root = ProjectFolder::open(root);
                let project = (&self.layout, &self.config);
                let resolved = output_folder::of_project(&root, project, &folder, NamedBy::User);
                resolved.map_err(|reason| Error::file(folder.as_str(), reason))?
            }
            None => ProjectFolder::open(folder.clone()),
        };
        let output = Folder::begin(&resolved, &mut |_| {}).map_err(failed)?;
        let last = output_folder::last_manifest(&resolved);
        let mut built = self.build_with(options, Some(last), &output)?;
        let removed = disk::output::remove(&resolved, &built.stale).map_err(failed)?;
        let mut files = WrittenFiles {
            removed,
            ..WrittenFiles::default()
        };
        for written in std::mem::take(&mut built.written) {
            let WriteCounts {
                changed, unchanged, ..
            } = written;
            files.changed.extend(changed.into_iter().map(String::from));
            files.unchanged += unchanged;
        }
        files.changed.sort();
        Ok(BuildReport::new(&built, files))
    }
}

impl ProjectFiles for ProjectFolder {
    fn root(&self) -> Option<&Utf8Path> {
        Some(self)
    }

    fn lock(&self) -> Result<Option<Box<dyn Any>>, Error> {
        let lock = Lock::take(self, Access::Read, &mut |_| {});
        let lock = lock.and_then(|lock| journal::ensure_none(self).map(|()| lock));
        let failed = |error| Error::file(self.as_str(), format_args!("{error:#}"));
        Ok(Some(Box::new(lock.map_err(failed)?)))
    }

    fn configuration(&self) -> Result<(Config, Vec<ConfigFault>), Error> {
        let root = disk::project_at(self.to_path_buf());
        let name = root.configuration.clone().unwrap_or_default();
        let failed = |error| Error::file(name, format_args!("{error:#}"));
        disk::configuration(&root).map_err(failed)
    }

    fn configuration_texts(&self) -> Result<BTreeMap<Utf8PathBuf, String>, Error> {
        let root = disk::project_at(self.to_path_buf());
        let failed = |error| Error::file(self.as_str(), format_args!("{error:#}"));
        disk::configuration_texts(&root).map_err(failed)
    }

    fn layout(&self, config: &Config) -> (Layout, Vec<Diagnostic>) {
        let plan = listing::plan(self, config);
        (plan.layout, plan.findings)
    }

    fn templates(&self, config: &Config) -> Result<(Templates, Vec<Diagnostic>), Error> {
        let folder = &config.templates;
        let read = disk::templates(self, folder);
        let failed = |error| Error::file(folder.as_str(), format_args!("{error:#}"));
        let (templates, faults) = read.map_err(failed)?;
        let faults = faults.into_iter().map(|fault| fault.diagnostic());
        Ok((templates, faults.collect()))
    }
}

fn absolute(path: &Path) -> Result<Utf8PathBuf, Error> {
    let shown = path.to_string_lossy();
    let whole = std::path::absolute(path).map_err(|error| Error::file(shown.clone(), error))?;
    Utf8PathBuf::from_path_buf(whole).map_err(|_| Error::file(shown, "the path is not UTF-8"))
}
