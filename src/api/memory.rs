//! Projects of files in memory.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::api::error::Error;
use crate::api::files::ProjectFiles;
use crate::config;
use crate::config::fault::ConfigFault;
use crate::config::model::{CONFIGURATIONS, Config};
use crate::diagnostic::Diagnostic;
use crate::emit::templates::{Templates, is_template, wanted};
use crate::project::layout::{self, Layout};
use crate::text::file_source::{FileSource, RecordedFiles, texts};

/// Files in memory, by their paths in the project.
#[derive(Debug, Default)]
pub(super) struct MemoryFiles(BTreeMap<Utf8PathBuf, Vec<u8>>);

impl MemoryFiles {
    /// Takes files by their paths, which stay below the project.
    pub(super) fn new<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Result<Self, Error> {
        let files = files.into_iter();
        let files = files.map(|(path, bytes)| Ok((own_path(path)?, bytes.into())));
        files.collect::<Result<_, Error>>().map(Self)
    }

    /// Returns the paths of all files.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Utf8PathBuf> {
        self.0.keys()
    }
}

/// Returns a path that stays below the project.
pub(super) fn own_path(path: impl Into<String>) -> Result<Utf8PathBuf, Error> {
    let path = Utf8PathBuf::from(path.into());
    let mut parts = path.components();
    if parts.all(|part| matches!(part, Utf8Component::Normal(_))) {
        return Ok(path);
    }
    let reason = "paths are relative to the project, without `.` and `..`";
    Err(Error::file(path, reason))
}

/// Reads the configuration of a project in memory; all defaults where there is none.
pub(super) fn configuration_of(
    files: &dyn FileSource,
) -> Result<(Config, Vec<ConfigFault>), Error> {
    let named = CONFIGURATIONS.into_iter().map(Utf8Path::new);
    let Some(origin) = named.into_iter().find(|name| files.has(name)) else {
        return Ok((Config::default(), Vec::new()));
    };
    let text = files.read_text(origin);
    let text = text.map_err(|error| Error::file(origin.as_str(), error))?;
    let mut include = |path: &Utf8Path| files.read_text(path);
    Ok(config::read_with(origin, &text, &mut include))
}

/// Returns the texts of the configuration of a project in memory, by their paths.
pub(super) fn configuration_texts_of(
    files: &dyn FileSource,
) -> Result<BTreeMap<Utf8PathBuf, String>, Error> {
    let (files, read) = RecordedFiles::new(files);
    configuration_of(&files)?;
    Ok(texts(&read))
}

impl FileSource for MemoryFiles {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.0.contains_key(path)
    }
}

impl ProjectFiles for MemoryFiles {
    fn root(&self) -> Option<&Utf8Path> {
        None
    }

    fn lock(&self) -> Result<Option<Box<dyn Any>>, Error> {
        Ok(None)
    }

    fn configuration(&self) -> Result<(Config, Vec<ConfigFault>), Error> {
        configuration_of(self)
    }

    fn configuration_texts(&self) -> Result<BTreeMap<Utf8PathBuf, String>, Error> {
        configuration_texts_of(self)
    }

    fn layout(&self, config: &Config) -> (Layout, Vec<Diagnostic>) {
        let paths: Vec<Utf8PathBuf> = self.0.keys().cloned().collect();
        layout::plan(config, &paths)
    }

    fn templates(&self, config: &Config) -> Result<(Templates, Vec<Diagnostic>), Error> {
        let folder = &config.templates;
        let paths = self.0.keys();
        let names = paths
            .filter_map(|path| path.strip_prefix(folder).ok())
            .filter(|name| is_template(name.as_str()));
        let mut templates = Templates {
            folder: folder.clone(),
            files: BTreeMap::new(),
        };
        for name in wanted(names.map(Utf8Path::to_owned).collect()) {
            let path = folder.join(&name);
            let text = self.read_text(&path);
            let text = text.map_err(|error| Error::file(path.as_str(), error))?;
            templates.files.insert(name.into_string(), text);
        }
        Ok((templates, Vec::new()))
    }
}
