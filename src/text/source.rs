//! The files of a run: their paths, and the texts of those that a report will quote.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use camino::{Utf8Path, Utf8PathBuf};

use crate::text::line_index::LineIndex;

/// A file of the project, by its place in the sorted list of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Paths of all files, relative to the project with `/`, and the texts that are kept for reports.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Sorted.
    paths: Arc<[Utf8PathBuf]>,
    added: Vec<Utf8PathBuf>,
    texts: BTreeMap<FileId, SourceText>,
}

/// A text with its line index, made when it is first asked for.
#[derive(Clone, Debug)]
pub struct SourceText {
    pub text: Arc<String>,
    lines: OnceLock<LineIndex>,
}

impl Sources {
    /// Begins with sorted paths.
    pub fn new(paths: Vec<Utf8PathBuf>) -> Self {
        Self::over(paths.into())
    }

    /// Begins with sorted paths that are shared.
    pub fn over(paths: Arc<[Utf8PathBuf]>) -> Self {
        Self {
            paths,
            added: Vec::new(),
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
        let place = self.paths.binary_search_by(|it| (**it).cmp(path));
        let place = place.unwrap_or_else(|_| {
            let place = self.added.iter().position(|it| it == path);
            let place = place.unwrap_or_else(|| {
                self.added.push(path.to_owned());
                self.added.len() - 1
            });
            self.paths.len() + place
        });
        let file = FileId(u32::try_from(place).expect("there are not so many files"));
        self.keep(file, Arc::new(text.to_owned()));
        file
    }

    pub fn path(&self, file: FileId) -> &Utf8Path {
        let file = file.0 as usize;
        let added = || &self.added[file - self.paths.len()];
        self.paths.get(file).unwrap_or_else(added)
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
