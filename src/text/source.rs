//! The files of a run: their paths, and the texts of those that a report will quote.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::line_index::LineIndex;

/// A file of the project, by its number among the paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// The paths of files by their numbers, relative to the project with `/`. A copy shares those that were there at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePaths {
    /// Sorted.
    listed: Arc<[Utf8PathBuf]>,
    added: Vec<Utf8PathBuf>,
}

/// The paths of all files, and the texts that are kept for reports.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    paths: FilePaths,
    texts: BTreeMap<FileId, SourceText>,
}

/// A text with its line index, made when it is first asked for.
#[derive(Clone, Debug)]
pub struct SourceText {
    pub text: Arc<String>,
    lines: OnceLock<LineIndex>,
}

impl FilePaths {
    /// Numbers sorted paths.
    pub fn new(listed: Vec<Utf8PathBuf>) -> Self {
        Self {
            listed: listed.into(),
            added: Vec::new(),
        }
    }

    pub fn path(&self, file: FileId) -> &Utf8Path {
        let file = file.0 as usize;
        let added = || &self.added[file - self.listed.len()];
        self.listed.get(file).unwrap_or_else(added)
    }

    pub fn find(&self, path: &Utf8Path) -> Option<FileId> {
        let place = self.listed.binary_search_by(|it| (**it).cmp(path)).ok();
        let place = place.or_else(|| {
            let added = self.added.iter().position(|it| it == path);
            Some(self.listed.len() + added?)
        });
        place.map(numbered)
    }

    /// Returns the number of a path, which comes after all others where it has none yet.
    pub fn add(&mut self, path: &Utf8Path) -> FileId {
        self.find(path).unwrap_or_else(|| {
            self.added.push(path.to_owned());
            numbered(self.count() - 1)
        })
    }

    /// Returns all of them in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Utf8PathBuf> {
        self.listed.iter().chain(&self.added)
    }

    pub fn count(&self) -> usize {
        self.listed.len() + self.added.len()
    }

    /// Counts those that came after the first ones.
    pub fn count_of_added(&self) -> usize {
        self.added.len()
    }
}

fn numbered(place: usize) -> FileId {
    FileId(u32::try_from(place).expect("there are not so many files"))
}

impl Sources {
    pub fn new(paths: FilePaths) -> Self {
        Self {
            paths,
            texts: BTreeMap::new(),
        }
    }

    /// Keeps the text of a file, so that findings in it can be shown.
    pub fn keep(&mut self, file: FileId, text: Arc<String>) {
        self.texts.entry(file).or_insert(SourceText {
            text,
            lines: OnceLock::new(),
        });
    }

    /// A file that is none of the project's texts, so that findings in it can be shown.
    pub fn add(&mut self, path: &Utf8Path, text: &str) -> FileId {
        let file = self.paths.add(path);
        self.keep(file, Arc::new(text.to_owned()));
        file
    }

    pub fn path(&self, file: FileId) -> &Utf8Path {
        self.paths.path(file)
    }

    pub fn text(&self, file: FileId) -> Option<&SourceText> {
        self.texts.get(&file)
    }
}

impl SourceText {
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}
