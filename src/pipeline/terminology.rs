//! Reads the glossary of a project, when there is one.

use std::io;

use camino::Utf8PathBuf;

use crate::config::fault::ConfigFault;
use crate::config::glossary::{self, Glossary};
use crate::config::model::CATALOG_FOLDERS;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::pipeline::selection::Selection;
use crate::text::decode::decode;
use crate::text::file_source::FileSource;
use crate::text::source::Sources;

/// The check that looks at the glossary, and under whose name its faults are told.
pub const CHECK: &str = "glossary";

/// Faults of a glossary.
pub(super) enum Faults {
    Unreadable(Utf8PathBuf, String),
    Written(Vec<ConfigFault>),
}

/// The glossary in the first folder of catalogs that has one, and what is wrong in it.
pub(super) fn read(files: &dyn FileSource, selection: &Selection) -> (Glossary, Faults) {
    let is_wanted = selection
        .checks
        .iter()
        .any(|check| check.info().id == CHECK);
    match find(files).filter(|_| is_wanted) {
        None => (Glossary::default(), Faults::Written(Vec::new())),
        Some((path, Err(message))) => (Glossary::default(), Faults::Unreadable(path, message)),
        Some((path, Ok(text))) => {
            let (glossary, faults) = glossary::read(&path, &text);
            (glossary, Faults::Written(faults))
        }
    }
}

/// Returns the glossary of a project and its path, when there is one that can be read.
pub fn glossary(files: &dyn FileSource) -> Option<(Utf8PathBuf, Glossary)> {
    let (path, text) = find(files)?;
    let (glossary, _) = glossary::read(&path, &text.ok()?);
    Some((path, glossary))
}

/// Returns the text of the glossary of a project, when there is one, or why it cannot be read.
pub(super) fn text(files: &dyn FileSource) -> Option<Result<String, String>> {
    find(files).map(|(_, text)| text)
}

/// Returns the paths where a glossary may be, the first one first.
pub(super) fn paths() -> impl Iterator<Item = Utf8PathBuf> {
    let folders = CATALOG_FOLDERS.iter();
    folders.map(|folder| Utf8PathBuf::from(format!("{folder}/{}", glossary::FILE)))
}

/// Returns the path of the glossary, and its text or why it cannot be read.
fn find(files: &dyn FileSource) -> Option<(Utf8PathBuf, Result<String, String>)> {
    paths().find_map(|path| match files.read(&path) {
        Ok(bytes) => Some((path, Ok(decode(bytes).into_text()))),
        Err(error) if is_absent(error.kind()) => None,
        Err(error) => Some((path, Err(format!("the glossary cannot be read: {error}")))),
    })
}

/// Returns whether there is no file: nor is there where a file stands in the place of its folder.
fn is_absent(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

impl Faults {
    pub(super) fn findings(self, sources: &mut Sources) -> Vec<Diagnostic> {
        let told = |place, message| Diagnostic::new(CHECK, Severity::Error, place, message);
        match self {
            Faults::Unreadable(path, message) => vec![told(Place::Absent(path), message)],
            Faults::Written(faults) => faults
                .into_iter()
                .map(|fault| {
                    let file = sources.add(&fault.origin, &fault.text);
                    let mut finding = told(Place::Span(file, fault.span), fault.message);
                    finding.help = fault.help;
                    finding
                })
                .collect(),
        }
    }
}
