//! The history of the files of a project, as a version control system tells it: data, and a way to read old texts.

use std::collections::HashMap;

use camino::{Utf8Path, Utf8PathBuf};

/// The commits that a project came from, each before its parents.
#[derive(Debug, Default)]
pub struct History {
    /// The folder of the project in the repository; ends with `/` unless it is empty.
    pub folder: String,
    commits: Vec<Commit>,
    /// The edits after which a file has a path: numbers of a commit and of an edit in it, the last commit first.
    by_path: HashMap<Utf8PathBuf, Vec<(usize, usize)>>,
}

/// A commit that changed files.
#[derive(Debug, PartialEq, Eq)]
pub struct Commit {
    pub id: Box<str>,
    pub edits: Vec<FileEdit>,
}

/// The change of one file in a commit.
#[derive(Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// Where it was; where it is, unless it was renamed.
    pub from: Utf8PathBuf,
    pub path: Utf8PathBuf,
    /// The names of its texts in the parents of the commit; none for a new file.
    pub before: Vec<Box<str>>,
    /// `None`: the file is gone.
    pub after: Option<Box<str>>,
}

/// Reads old texts.
pub trait OldTexts {
    /// Reads a text by its name, or the file at a path in a commit (`COMMIT:PATH`); `None` where there is none.
    ///
    /// # Errors
    /// A repository that cannot be read.
    fn read(&mut self, name: &str) -> anyhow::Result<Option<Vec<u8>>>;
}

impl History {
    pub fn new(folder: String, commits: Vec<Commit>) -> Self {
        let mut by_path: HashMap<Utf8PathBuf, Vec<(usize, usize)>> = HashMap::new();
        for (at, commit) in commits.iter().enumerate() {
            for (place, edit) in commit.edits.iter().enumerate() {
                if edit.after.is_some() {
                    let places = by_path.entry(edit.path.clone());
                    places.or_default().push((at, place));
                }
            }
        }
        Self {
            folder,
            commits,
            by_path,
        }
    }

    /// Returns a path of the project as the repository has it.
    pub fn path(&self, path: &Utf8Path) -> Utf8PathBuf {
        format!("{}{path}", self.folder).into()
    }

    /// Returns the edits of a file, the last first, through its renames, from the commit of this number on.
    pub fn edits<'h>(
        &'h self,
        path: &Utf8Path,
        from: usize,
    ) -> impl Iterator<Item = (usize, &'h Commit, &'h FileEdit)> + use<'h> {
        let mut next = Some((path.to_owned(), from));
        std::iter::from_fn(move || {
            let (path, from) = next.take()?;
            let places = self.by_path.get(&path)?;
            let at = places.partition_point(|(commit, _)| *commit < from);
            let (at, place) = *places.get(at)?;
            let commit = &self.commits[at];
            let edit = &commit.edits[place];
            next = Some((edit.from.clone(), at + 1));
            Some((at, commit, edit))
        })
    }

    /// Returns every path that a file had, the last first.
    pub fn paths(&self, path: &Utf8Path) -> Vec<Utf8PathBuf> {
        let mut paths = vec![path.to_owned()];
        for (_, _, edit) in self.edits(path, 0) {
            if paths.last() != Some(&edit.from) {
                paths.push(edit.from.clone());
            }
        }
        paths
    }
}
