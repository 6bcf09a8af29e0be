//! The files of a project that is opened: of a folder, or in memory.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::Debug;

use camino::{Utf8Path, Utf8PathBuf};

use crate::api::error::Error;
use crate::config::fault::ConfigFault;
use crate::config::model::Config;
use crate::diagnostic::Diagnostic;
use crate::emit::templates::Templates;
use crate::pipeline::leftovers::set_aside;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// The files of a project.
pub(super) trait ProjectFiles: FileSource + Debug + Send {
    /// Returns the folder that they stand in; none in memory.
    fn root(&self) -> Option<&Utf8Path>;

    /// Waits until nobody writes to the files; nobody does while what is returned is held.
    fn lock(&self) -> Result<Option<Box<dyn Any>>, Error>;

    /// Reads the configuration; all defaults where there is none.
    fn configuration(&self) -> Result<(Config, Vec<ConfigFault>), Error>;

    /// Returns the texts of the configuration and of what it includes, by their paths.
    fn configuration_texts(&self) -> Result<BTreeMap<Utf8PathBuf, String>, Error>;

    /// Returns an error where a file was needed that is not at hand.
    fn ensure_at_hand(&self) -> Result<(), Error> {
        Ok(())
    }

    /// Sorts the files by their paths.
    fn layout(&self, config: &Config) -> (Layout, Vec<Diagnostic>);

    /// Reads what the project has of its own for pages, and returns what is wrong with the list of it.
    fn templates(&self, config: &Config) -> Result<(Templates, Vec<Diagnostic>), Error>;
}

/// Sorts files into sets.
pub(super) fn plan(files: &dyn ProjectFiles, config: &Config) -> (Layout, Vec<Diagnostic>) {
    let (mut layout, mut findings) = files.layout(config);
    findings.extend(set_aside(&mut layout, config, files));
    (layout, findings)
}
