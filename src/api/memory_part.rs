//! Projects of which some files are in memory, and the rest is elsewhere.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use crate::api::error::Error;
use crate::api::files::ProjectFiles;
use crate::api::memory::{MemoryFiles, configuration_of, configuration_texts_of, own_path};
use crate::config::fault::ConfigFault;
use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::emit::templates::Templates;
use crate::project::layout::{self, Layout};
use crate::text::file_source::FileSource;
use crate::text::files_at_hand::FilesAtHand;

/// Files in memory, of a project that has more.
#[derive(Debug)]
pub(super) struct MemoryPart(FilesAtHand<MemoryFiles>);

/// The reason why a part cannot be looked at.
const LACKING: &str =
    "it is needed here and not at hand: hand it over with the others, or as context";

impl MemoryPart {
    /// Takes files by their paths, of a project whose files have these paths.
    pub(super) fn new<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
        listing: impl IntoIterator<Item = String>,
    ) -> Result<Self, Error> {
        let files = MemoryFiles::new(files)?;
        let listed = listing.into_iter().map(own_path);
        let listed = listed.chain(files.paths().cloned().map(Ok));
        let listing: BTreeSet<Utf8PathBuf> = listed.collect::<Result<_, _>>()?;
        Ok(Self(FilesAtHand::new(files, listing)))
    }
}

impl FileSource for MemoryPart {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.0.has(path)
    }
}

impl ProjectFiles for MemoryPart {
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

    fn ensure_at_hand(&self) -> Result<(), Error> {
        match self.0.lacking() {
            Some(path) => Err(Error::file(path.as_str(), LACKING)),
            None => Ok(()),
        }
    }

    fn layout(&self, config: &Config) -> (Layout, Vec<Diagnostic>) {
        layout::plan(config, self.0.listing())
    }

    fn templates(&self, config: &Config) -> Result<(Templates, Vec<Diagnostic>), Error> {
        self.0.at_hand().templates(config)
    }
}
