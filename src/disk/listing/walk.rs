//! Walking the folders of a project, and the links that stay in it.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

use camino::Utf8PathBuf;
use ignore::Match;

use crate::disk::listing::fault::ListFault;
use crate::disk::listing::ignored::{IgnoreFiles, Unread};
use crate::disk::project_folder::{LEADS_OUT, ProjectFolder};
use crate::disk::temporary;

/// The most folders that are entered through links; links to links could multiply without end.
const MAX_LINKED_FOLDERS: usize = 1000;

/// A walk through a project.
pub(super) struct FolderWalk<'r> {
    pub root: &'r ProjectFolder,
    pub wanted: &'r (dyn Fn(&str) -> bool + Sync),
}

/// The result of a walk.
#[derive(Default)]
pub(super) struct WalkResult {
    pub paths: Vec<Utf8PathBuf>,
    /// Folders that were seen and not entered.
    pub folders: Vec<PathBuf>,
    pub links: Vec<PathBuf>,
    /// Temporary files of runs that were cut off.
    pub leftovers: Vec<Utf8PathBuf>,
    pub faults: Vec<ListFault>,
}

/// The depth of a walk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// The entries of a folder, and not those of the folders in it.
    One,
    All,
}

impl FolderWalk<'_> {
    /// Lists what is below a folder, or a file itself.
    pub fn start(&self, start: &Path, depth: Depth) -> WalkResult {
        let mut found = WalkResult::default();
        match fs::metadata(start) {
            Ok(kind) if kind.is_dir() => {
                let (ignored, unread) = IgnoreFiles::above(self.root, start);
                found.faults.extend(self.left_out(unread));
                self.folder(start, depth, &ignored, &mut found);
            }
            Ok(kind) => self.file(start, kind.is_file(), &mut found),
            Err(error) => found.faults.push(self.unreadable(start, &error)),
        }
        found
    }

    fn folder(&self, folder: &Path, depth: Depth, above: &IgnoreFiles<'_>, found: &mut WalkResult) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return found.faults.push(self.unreadable(folder, &error)),
        };
        let (ignored, unread) = above.with(self.root, folder);
        found.faults.extend(self.left_out(unread));
        for entry in entries {
            let kind = entry.and_then(|it| Ok((it.file_type()?, it)));
            match kind {
                Ok((kind, entry)) => self.entry(&entry, kind, depth, &ignored, found),
                Err(error) => found.faults.push(self.unreadable(folder, &error)),
            }
        }
    }

    fn entry(
        &self,
        entry: &DirEntry,
        kind: FileType,
        depth: Depth,
        ignored: &IgnoreFiles<'_>,
        found: &mut WalkResult,
    ) {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        if kind.is_file() && temporary::is_leftover(&name) {
            return found.leftovers.push(self.relative(&path));
        }
        let is_builds = name == "node_modules" || path == self.root.as_std_path().join("target");
        match ignored.matched(&path, kind.is_dir()) {
            Match::Ignore(()) => return,
            Match::None if name.starts_with('.') => return,
            Match::None | Match::Whitelist(()) if is_builds => return,
            Match::None | Match::Whitelist(()) => {}
        }
        if kind.is_symlink() {
            found.links.push(path);
        } else if kind.is_dir() {
            if name.ends_with(".ftl") {
                let message = "a folder is named like a catalog";
                let help = "rename it: a catalog is a file, and a folder is named by a locale";
                found.faults.push(self.fault(&path, message, help));
            }
            match depth {
                Depth::One => found.folders.push(path),
                Depth::All => self.folder(&path, depth, ignored, found),
            }
        } else {
            self.file(&path, kind.is_file(), found);
        }
    }

    fn file(&self, path: &Path, regular: bool, found: &mut WalkResult) {
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
    pub fn resolve(&self, found: &mut WalkResult, linked: &mut usize) -> Vec<PathBuf> {
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
            if !self.root.holds(&real) {
                found.faults.push(self.leads_out(&link));
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

    /// Tells of a link that leads out of the project.
    pub fn leads_out(&self, link: &Path) -> ListFault {
        self.fault(link, LEADS_OUT, "copy the files into the project")
    }

    /// Tells of ignore files that could not be read.
    fn left_out(&self, unread: Vec<Unread>) -> impl Iterator<Item = ListFault> {
        let help = "replace it by a file of the project, or remove it";
        unread.into_iter().map(move |(path, reason)| {
            let message = format!("this ignore file is left out: {reason}");
            self.fault(&path, message, help)
        })
    }

    fn unreadable(&self, path: &Path, error: &io::Error) -> ListFault {
        let help = "allow reading it, or leave its folder out";
        self.fault(path, error.to_string(), help)
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
            .strip_prefix(self.root.as_std_path())
            .unwrap_or(path)
            .to_string_lossy();
        match std::path::MAIN_SEPARATOR {
            '/' => relative.into_owned().into(),
            separator => relative.replace(separator, "/").into(),
        }
    }
}

impl WalkResult {
    pub fn add_all(&mut self, others: Vec<WalkResult>) {
        for other in others {
            self.paths.extend(other.paths);
            self.folders.extend(other.folders);
            self.links.extend(other.links);
            self.leftovers.extend(other.leftovers);
            self.faults.extend(other.faults);
        }
    }
}
