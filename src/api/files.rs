//! The files of a project that is opened: of a folder, or in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::api::error::Error;
use crate::config::model::Config;
use crate::config::{self, fault::ConfigFault};
use crate::diagnostic::Diagnostic;
use crate::disk::listing;
use crate::disk::lock::{Access, Lock};
use crate::disk::project_folder::ProjectFolder;
use crate::disk::{self, CONFIGURATIONS, journal};
use crate::emit::templates::{Templates, is_template, wanted};
use crate::pipeline::leftovers::set_aside;
use crate::project::layout::{self, Layout};
use crate::text::file_source::{FileSource, RecordedFiles, texts};
use crate::text::files_at_hand::FilesAtHand;

/// Files in memory, by their paths in the project.
pub(super) type MemoryFiles = BTreeMap<Utf8PathBuf, Vec<u8>>;

/// The files of a project.
#[derive(Debug)]
pub(super) enum ProjectFiles {
    Folder(ProjectFolder),
    Memory(MemoryFiles),
    /// Those in memory, of a project that has more.
    Listed(FilesAtHand<MemoryFiles>),
}

/// The reason why a part cannot be looked at.
const LACKING: &str =
    "it is needed here and not at hand: hand it over with the others, or as context";

impl FileSource for ProjectFiles {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        match self {
            ProjectFiles::Folder(folder) => FileSource::read(folder, path),
            ProjectFiles::Memory(files) => files.read(path),
            ProjectFiles::Listed(files) => files.read(path),
        }
    }

    fn has(&self, path: &Utf8Path) -> bool {
        match self {
            ProjectFiles::Folder(folder) => folder.has(path),
            ProjectFiles::Memory(files) => files.contains_key(path),
            ProjectFiles::Listed(files) => files.has(path),
        }
    }
}

impl ProjectFiles {
    /// Takes files by their paths, which stay below the project.
    pub(super) fn of_memory<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Result<Self, Error> {
        memory(files).map(Self::Memory)
    }

    /// Takes files as [`Self::of_memory`] does, of a project whose files have these paths.
    pub(super) fn of_listing<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
        listing: impl IntoIterator<Item = String>,
    ) -> Result<Self, Error> {
        let files = memory(files)?;
        let listed = listing.into_iter().map(own_path);
        let listed = listed.chain(files.keys().cloned().map(Ok));
        let listing: BTreeSet<Utf8PathBuf> = listed.collect::<Result<_, _>>()?;
        Ok(Self::Listed(FilesAtHand::new(files, listing)))
    }

    /// Returns an error where a file was needed that is not at hand.
    pub(super) fn ensure_at_hand(&self) -> Result<(), Error> {
        let ProjectFiles::Listed(files) = self else {
            return Ok(());
        };
        match files.lacking() {
            Some(path) => Err(Error::file(path.as_str(), LACKING)),
            None => Ok(()),
        }
    }

    /// Returns the texts of the configuration and of what it includes, by their paths.
    pub(super) fn configuration_texts(&self) -> Result<BTreeMap<Utf8PathBuf, String>, Error> {
        match self {
            ProjectFiles::Folder(folder) => {
                let root = disk::project_at(folder.to_path_buf());
                let failed = |error| Error::file(folder.as_str(), format_args!("{error:#}"));
                disk::configuration_texts(&root).map_err(failed)
            }
            ProjectFiles::Memory(_) | ProjectFiles::Listed(_) => {
                let (files, read) = RecordedFiles::new(self);
                memory_configuration(&files)?;
                Ok(texts(&read))
            }
        }
    }

    /// Waits until nobody writes to the files.
    pub(super) fn lock(&self) -> Result<Option<Lock>, Error> {
        let ProjectFiles::Folder(folder) = self else {
            return Ok(None);
        };
        let lock = Lock::take(folder, Access::Read, &mut |_| {});
        let lock = lock.and_then(|lock| journal::ensure_none(folder).map(|()| lock));
        let failed = |error| Error::file(folder.as_str(), format_args!("{error:#}"));
        lock.map(Some).map_err(failed)
    }

    /// Reads the configuration; all defaults where there is none.
    pub(super) fn configuration(&self) -> Result<(Config, Vec<ConfigFault>), Error> {
        match self {
            ProjectFiles::Folder(folder) => {
                let root = disk::project_at(folder.to_path_buf());
                let name = root.configuration.clone().unwrap_or_default();
                let failed = |error| Error::file(name, format_args!("{error:#}"));
                disk::configuration(&root).map_err(failed)
            }
            ProjectFiles::Memory(files) => memory_configuration(files),
            ProjectFiles::Listed(files) => memory_configuration(files),
        }
    }

    /// Sorts the files into sets.
    pub(super) fn plan(&self, config: &Config) -> (Layout, Vec<Diagnostic>) {
        let (mut layout, mut findings) = match self {
            ProjectFiles::Folder(folder) => {
                let plan = listing::plan(folder, config);
                (plan.layout, plan.findings)
            }
            ProjectFiles::Memory(files) => {
                let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
                layout::plan(config, &paths)
            }
            ProjectFiles::Listed(files) => layout::plan(config, files.listing()),
        };
        findings.extend(set_aside(&mut layout, config, self));
        (layout, findings)
    }

    /// Reads what the project has of its own for pages, and returns what is wrong with the list of it.
    pub(super) fn templates(&self, config: &Config) -> Result<(Templates, Vec<Diagnostic>), Error> {
        let folder = &config.templates;
        match self {
            ProjectFiles::Folder(root) => {
                let read = disk::templates(root, folder);
                let failed = |error| Error::file(folder.as_str(), format_args!("{error:#}"));
                let (templates, faults) = read.map_err(failed)?;
                let faults = faults.into_iter().map(|fault| fault.diagnostic());
                Ok((templates, faults.collect()))
            }
            ProjectFiles::Memory(files) => memory_templates(files, folder),
            ProjectFiles::Listed(files) => memory_templates(files.at_hand(), folder),
        }
    }
}

fn memory_templates(
    files: &MemoryFiles,
    folder: &Utf8Path,
) -> Result<(Templates, Vec<Diagnostic>), Error> {
    let names = files
        .keys()
        .filter_map(|path| path.strip_prefix(folder).ok())
        .filter(|name| is_template(name.as_str()));
    let mut templates = Templates {
        folder: folder.to_owned(),
        files: BTreeMap::new(),
    };
    for name in wanted(names.map(Utf8Path::to_owned).collect()) {
        let path = folder.join(&name);
        let text = memory_text(files, &path);
        let text = text.map_err(|error| Error::file(path.as_str(), error))?;
        templates.files.insert(name.into_string(), text);
    }
    Ok((templates, Vec::new()))
}

/// Takes files by their paths, which stay below the project.
fn memory<P: Into<String>, B: Into<Vec<u8>>>(
    files: impl IntoIterator<Item = (P, B)>,
) -> Result<MemoryFiles, Error> {
    let files = files.into_iter();
    files
        .map(|(path, bytes)| Ok((own_path(path)?, bytes.into())))
        .collect()
}

fn own_path(path: impl Into<String>) -> Result<Utf8PathBuf, Error> {
    let path = Utf8PathBuf::from(path.into());
    let mut parts = path.components();
    if parts.all(|part| matches!(part, Utf8Component::Normal(_))) {
        return Ok(path);
    }
    let reason = "paths are relative to the project, without `.` and `..`";
    Err(Error::file(path, reason))
}

/// Reads the configuration of a project in memory; all defaults where there is none.
fn memory_configuration(files: &dyn FileSource) -> Result<(Config, Vec<ConfigFault>), Error> {
    let named = CONFIGURATIONS.into_iter().map(Utf8Path::new);
    let Some(origin) = named.into_iter().find(|name| files.has(name)) else {
        return Ok((Config::default(), Vec::new()));
    };
    let text = memory_text(files, origin);
    let text = text.map_err(|error| Error::file(origin.as_str(), error))?;
    let mut include = |path: &Utf8Path| memory_text(files, path);
    Ok(config::read_with(origin, &text, &mut include))
}

fn memory_text(files: &dyn FileSource, path: &Utf8Path) -> io::Result<String> {
    String::from_utf8(files.read(path)?)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}
