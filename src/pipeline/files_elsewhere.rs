//! What is known of files that are not at hand, since they were looked at elsewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::text::source::{FileId, Sources};

/// What is known of the files of a project that are in no set.
#[derive(Default)]
pub(super) struct FilesElsewhere {
    /// The rules of the configuration that are about files of no set.
    pub rules: BTreeSet<usize>,
    /// The ids in the code of the program, where it was looked at.
    pub code_ids: Option<BTreeSet<String>>,
    /// What was found in that code.
    pub findings: Vec<Diagnostic>,
    /// The texts of the files that it was found in.
    pub texts: Vec<(FileId, Arc<String>)>,
}

impl FilesElsewhere {
    /// Returns what was found, with the texts that it quotes.
    pub fn told(&self, sources: &mut Sources) -> impl Iterator<Item = Diagnostic> {
        for (file, text) in &self.texts {
            sources.keep(*file, Arc::clone(text));
        }
        self.findings.iter().cloned()
    }
}
