//! Walking the folders of a project, and the links that stay in it.

use std::path::{Path, PathBuf};

use camino::Utf8PathBuf;
use ignore::{DirEntry, WalkBuilder};

use crate::disk::listing::fault::ListFault;

/// How many folders are entered through links; links to links could multiply without end.
const MAX_LINKED_FOLDERS: usize = 1000;

/// A walk through a project.
pub(super) struct Walk<'r> {
    pub root: &'r Path,
    pub real_root: PathBuf,
    pub wanted: fn(&str) -> bool,
}

/// What was found on the way.
#[derive(Default)]
pub(super) struct Found {
    pub paths: Vec<Utf8PathBuf>,
    /// Folders that were seen and not entered.
    pub folders: Vec<PathBuf>,
    pub links: Vec<PathBuf>,
    pub faults: Vec<ListFault>,
}

impl Walk<'_> {
    /// What is below a folder, so many folders deep.
    pub fn folder(&self, start: &Path, depth: Option<usize>) -> Found {
        let mut found = Found::default();
        let builds = self.root.join("target");
        let entries = WalkBuilder::new(start)
            .max_depth(depth)
            .follow_links(false)
            .git_global(false)
            .git_exclude(false)
            .require_git(false)
            .filter_entry(move |entry| {
                entry.file_name() != "node_modules" && entry.path() != builds
            })
            .build();
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(entry, start, depth, &mut found),
                Err(error) => self.unreadable(&error, start, &mut found),
            }
        }
        found
    }

    fn entry(&self, entry: DirEntry, start: &Path, depth: Option<usize>, found: &mut Found) {
        let Some(kind) = entry.file_type() else {
            return;
        };
        if kind.is_symlink() {
            // The start itself is a link that was resolved before.
            found
                .links
                .extend((entry.depth() > 0).then(|| entry.into_path()));
            return;
        }
        if kind.is_dir() {
            if entry.file_name().to_string_lossy().ends_with(".ftl") {
                let message = "a folder is named like a catalog";
                let help = "rename it: a catalog is a file, and a folder is named by a locale";
                found.faults.push(self.fault(entry.path(), message, help));
            }
            if depth == Some(entry.depth()) && entry.path() != start {
                found.folders.push(entry.into_path());
            }
            return;
        }
        self.file(entry.path(), kind.is_file(), found);
    }

    fn file(&self, path: &Path, regular: bool, found: &mut Found) {
        let shown = self.relative(path);
        if !(self.wanted)(shown.as_str()) {
            return;
        }
        if !regular {
            let message = "not a regular file";
            return found.faults.push(self.fault(
                path,
                message,
                "replace it by a file, or remove it",
            ));
        }
        match path.to_str() {
            Some(_) => found.paths.push(shown),
            None => {
                let message = "the name is not UTF-8";
                found.faults.push(self.fault(path, message, "rename it"));
            }
        }
    }

    /// Turns the links that were found into files and folders to walk.
    pub fn resolve(&self, found: &mut Found, linked: &mut usize) -> Vec<PathBuf> {
        let mut starts = Vec::new();
        for link in std::mem::take(&mut found.links) {
            let real = match link.canonicalize() {
                Ok(real) => real,
                Err(error) => {
                    let message = format!("the link leads nowhere: {error}");
                    found
                        .faults
                        .push(self.fault(&link, message, "mend the link, or remove it"));
                    continue;
                }
            };
            if !real.starts_with(&self.real_root) {
                let message = "the link leads out of the project, and is not followed";
                let help = "copy the files into the project";
                found.faults.push(self.fault(&link, message, help));
            } else if real.is_dir() {
                let mut above = link.ancestors().skip(1);
                if above.any(|folder| folder.canonicalize().is_ok_and(|it| it == real)) {
                    let message = "the link leads back to a folder that holds it";
                    found
                        .faults
                        .push(self.fault(&link, message, "remove the link"));
                } else if *linked == MAX_LINKED_FOLDERS {
                    let message = format!("more than {MAX_LINKED_FOLDERS} folders are linked");
                    found
                        .faults
                        .push(self.fault(&link, message, "replace links by folders"));
                } else {
                    *linked += 1;
                    starts.push(link);
                }
            } else {
                self.file(&link, real.is_file(), found);
            }
        }
        starts
    }

    fn unreadable(&self, error: &ignore::Error, start: &Path, found: &mut Found) {
        let (path, message) = match error {
            ignore::Error::WithPath { path, err } => (path.as_path(), err.to_string()),
            ignore::Error::WithDepth { err, .. } => return self.unreadable(err, start, found),
            error => (start, error.to_string()),
        };
        let help = "allow reading it, or leave its folder out";
        found.faults.push(self.fault(path, message, help));
    }

    fn fault(&self, path: &Path, message: impl Into<String>, help: &'static str) -> ListFault {
        ListFault {
            path: self.relative(path),
            message: message.into(),
            help,
        }
    }

    fn relative(&self, path: &Path) -> Utf8PathBuf {
        let relative = path
            .strip_prefix(self.root)
            .unwrap_or(path)
            .to_string_lossy();
        match std::path::MAIN_SEPARATOR {
            '/' => relative.into_owned().into(),
            separator => relative.replace(separator, "/").into(),
        }
    }
}

impl Found {
    pub fn add_all(&mut self, others: Vec<Found>) {
        for other in others {
            self.paths.extend(other.paths);
            self.folders.extend(other.folders);
            self.links.extend(other.links);
            self.faults.extend(other.faults);
        }
    }
}
