//! Folders that are made for files, and go again when the files do not come.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folders that were made, the outer ones first. Those that are empty are removed in the end.
#[derive(Debug, Default)]
pub(super) struct MadeFolders {
    paths: Vec<PathBuf>,
}

impl MadeFolders {
    /// Makes a folder and those that it stands in.
    ///
    /// # Errors
    /// Whatever keeps one of them from being made.
    pub fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing = folder.ancestors().take_while(|it| !it.is_dir());
        let missing: Vec<&Path> = missing.filter(|it| !it.as_os_str().is_empty()).collect();
        for folder in missing.into_iter().rev() {
            match fs::create_dir(folder) {
                Ok(()) => self.paths.push(folder.to_owned()),
                // Somebody else made it meanwhile, and keeps it.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Keeps them all, empty or not.
    pub fn keep(mut self) {
        self.paths.clear();
    }
}

impl Drop for MadeFolders {
    fn drop(&mut self) {
        for folder in self.paths.iter().rev() {
            // Fails on one that is not empty, which stays.
            let _ = fs::remove_dir(folder);
        }
    }
}
