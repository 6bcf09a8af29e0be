//! Opening a project for a command that writes catalogs or records: its source locale has to be known, not guessed.

use camino::Utf8PathBuf;

use crate::cli::Global;
use crate::cli::failure::Failure;
use crate::cli::project::{OpenedProject, open_for};
use crate::cli::surroundings::Surroundings;
use crate::disk::lock::Access;
use crate::pipeline::source_evidence::{SourceEvidence, source_evidence};

/// Opens a project as `open_for` does, and makes sure of its source locale: the configuration, the statements or the
/// records have to say which it is.
///
/// # Errors
/// As `open_for`; and a source locale that nothing but the names of folders speaks for.
pub(super) fn open_to_write(
    access: Access,
    global: &Global,
    surroundings: &Surroundings,
    paths: &[Utf8PathBuf],
) -> anyhow::Result<OpenedProject> {
    let mut project = open_for(access, global, surroundings, paths)?;
    let files = &project.root;
    match source_evidence(&project.layout, &project.config, files) {
        SourceEvidence::Confirmed => {}
        SourceEvidence::Named(locale) => {
            project.config.source = Some(locale);
            project.plan_again();
        }
        SourceEvidence::Unknown(reason) => {
            let hint = "nothing was written; name the language of the statements: `source = \"en\"` in paridad.toml, or \
                        `lang: en` at the head of each statement";
            let message = format!("it is not known which locale is the source: {reason}");
            return Err(Failure::new(message, hint).into());
        }
    }
    Ok(project)
}
