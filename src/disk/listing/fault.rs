//! Faults of a listing: files that could not be listed.

use camino::Utf8PathBuf;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::project::layout;

/// A path that was left out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ListFault {
    /// Relative to the project; what is no UTF-8 in it reads as U+FFFD.
    pub path: Utf8PathBuf,
    pub message: String,
    pub help: &'static str,
}

impl ListFault {
    pub fn diagnostic(self) -> Diagnostic {
        let place = Place::Absent(self.path);
        let mut diagnostic = Diagnostic::new(layout::CHECK, Severity::Warning, place, self.message);
        diagnostic.help = Some(self.help.to_owned());
        diagnostic
    }
}
