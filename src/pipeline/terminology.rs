//! Reads the glossary of a project, when there is one.

use std::io;

use camino::Utf8PathBuf;

use crate::config::fault::ConfigFault;
use crate::config::glossary::{self, Glossary};
use crate::config::model::CATALOG_FOLDERS;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::pipeline::selection::Selection;
use crate::pipeline::world::Files;
use crate::text::decode::decode;

/// The check that looks at the glossary, and under whose name its faults are told.
const CHECK: &str = "glossary";

/// The glossary in the first folder of catalogs that has one, and what is wrong in it.
pub(super) fn read(files: &dyn Files, selection: &Selection) -> (Glossary, Vec<Diagnostic>) {
    let is_wanted = selection
        .checks
        .iter()
        .any(|check| check.info().id == CHECK);
    for folder in CATALOG_FOLDERS.iter().filter(|_| is_wanted) {
        let path = Utf8PathBuf::from(format!("{folder}/{}", glossary::FILE));
        let text = match files.read(&path) {
            Ok(bytes) => decode(bytes).text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                let message = format!("the glossary cannot be read: {error}");
                return (Glossary::default(), vec![told(path, message)]);
            }
        };
        let (glossary, faults) = glossary::read(&path, &text);
        return (glossary, faults.iter().map(finding).collect());
    }
    (Glossary::default(), Vec::new())
}

fn finding(fault: &ConfigFault) -> Diagnostic {
    let before = fault.text.get(..fault.span.start as usize);
    let line = 1 + before.unwrap_or_default().matches('\n').count();
    let mut finding = told(
        fault.origin.clone(),
        format!("line {line}: {}", fault.message),
    );
    finding.help.clone_from(&fault.help);
    finding
}

fn told(path: Utf8PathBuf, message: String) -> Diagnostic {
    Diagnostic::new(CHECK, Severity::Error, Place::Absent(path), message)
}
