//! The files of a project that say what to leave out. They are read through the gate like all others, and those above
//! the project do not count: each machine lists the same.

use std::io;
use std::path::{Path, PathBuf};

use camino::Utf8Path;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::disk::project_folder::ProjectFolder;

/// The names of such files, the ones that count more first.
const NAMES: [&str; 2] = [".ignore", ".gitignore"];

/// The ignore files of a folder, and of those above it up to the project.
#[derive(Default)]
pub(super) struct IgnoreFiles<'a> {
    above: Option<&'a IgnoreFiles<'a>>,
    /// By their names, those of the outer folders first.
    here: [Vec<Gitignore>; NAMES.len()],
}

/// A path that could not be read, and why.
pub(super) type Unread = (PathBuf, io::Error);

impl IgnoreFiles<'_> {
    /// Reads those of the folders above `start`; with what could not be read.
    pub fn above(root: &ProjectFolder, start: &Path) -> (Self, Vec<Unread>) {
        let outer = start.ancestors().skip(1);
        let outer = outer.take_while(|folder| folder.starts_with(root.as_std_path()));
        let mut folders: Vec<&Path> = outer.collect();
        folders.reverse();
        let mut files = Self::default();
        let faults = folders.into_iter().flat_map(|it| files.read(root, it));
        let faults = faults.collect();
        (files, faults)
    }

    /// Adds those of a folder; with what could not be read.
    pub fn with<'a>(
        &'a self,
        root: &ProjectFolder,
        folder: &Path,
    ) -> (IgnoreFiles<'a>, Vec<Unread>) {
        let mut files = IgnoreFiles {
            above: Some(self),
            ..IgnoreFiles::default()
        };
        let faults = files.read(root, folder);
        (files, faults)
    }

    fn read(&mut self, root: &ProjectFolder, folder: &Path) -> Vec<Unread> {
        let mut faults = Vec::new();
        let relative = folder.strip_prefix(root.as_std_path()).ok();
        let Some(relative) = relative.and_then(Utf8Path::from_path) else {
            return faults;
        };
        for (name, files) in NAMES.iter().zip(&mut self.here) {
            // Most folders have none, and to resolve a path costs more than to look.
            if folder.join(name).symlink_metadata().is_err() {
                continue;
            }
            match root.read(&relative.join(name)) {
                Ok(bytes) => files.extend(parsed(folder, &bytes)),
                Err(error) => faults.push((folder.join(name), error)),
            }
        }
        faults
    }

    /// Tells what they say of a path: the nearest that says anything, an `.ignore` before any `.gitignore`.
    pub fn matched(&self, path: &Path, is_folder: bool) -> Match<()> {
        for which in 0..NAMES.len() {
            let mut level = Some(self);
            while let Some(files) = level {
                for file in files.here[which].iter().rev() {
                    match file.matched(path, is_folder) {
                        Match::None => {}
                        Match::Ignore(_) => return Match::Ignore(()),
                        Match::Whitelist(_) => return Match::Whitelist(()),
                    }
                }
                level = files.above;
            }
        }
        Match::None
    }
}

/// Returns a line that is no pattern says nothing.
fn parsed(folder: &Path, bytes: &[u8]) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(folder);
    let text = String::from_utf8_lossy(bytes);
    for line in text.trim_start_matches('\u{feff}').lines() {
        let _ = builder.add_line(None, line);
    }
    builder.build().ok().filter(|it| !it.is_empty())
}
