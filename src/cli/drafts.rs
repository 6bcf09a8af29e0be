//! Drafts that commands fill in for what is missing: what is said of them, and how they are written.

use camino::Utf8PathBuf;

use crate::cli::project::OpenedProject;
use crate::cli::surroundings::Surroundings;
use crate::disk::seen::ReadDigests;
use crate::disk::writer::NewText;
use crate::pipeline::machine::drafts::{HeldTranslation, MachineDrafts};
use crate::pipeline::prefill::Prefilled;
use crate::project::state::path_beside;
use crate::report;
use crate::text::escape_control::{escape_name, on_one_line};

/// Returns the number of the drafts for what is missing.
pub(super) fn summary(filled: &[Prefilled], is_written: bool) -> String {
    let drafts: usize = filled
        .iter()
        .map(|it| it.drafts.len() + it.by_machine.len())
        .sum();
    match (drafts, is_written) {
        (0, _) => "nothing that is missing is like what is translated".to_owned(),
        (1, true) => "1 draft filled in; `paridad accept --review` confirms it".to_owned(),
        (_, true) => format!("{drafts} drafts filled in; `paridad accept --review` confirms them"),
        (1, false) => "1 draft would be filled in".to_owned(),
        (_, false) => format!("{drafts} drafts would be filled in"),
    }
}

/// Returns the drafts, each on its line.
pub(super) fn list(filled: &[Prefilled]) -> String {
    let mut out = String::new();
    for filled in filled {
        out.push_str(&format!("{}\n", escape_name(filled.catalog.as_str())));
        for draft in &filled.drafts {
            let text = on_one_line(&draft.text);
            let name = escape_name(&draft.name);
            out.push_str(&format!("  + {name}  {text}  ({} %)\n", draft.percent));
        }
        for draft in &filled.by_machine {
            let text = on_one_line(&draft.text);
            let name = escape_name(&draft.name);
            out.push_str(&format!("  + {name}  {text}  (machine)\n"));
        }
    }
    out
}

/// Returns the translations of a program that are not written, and why, each on its line.
pub(super) fn held_list(made: &MachineDrafts, surroundings: &Surroundings) -> String {
    let line = |held: &HeldTranslation| {
        let HeldTranslation {
            catalog,
            name,
            check,
            reason,
            ..
        } = held;
        let check = check.map(|check| format!(" [{check}]")).unwrap_or_default();
        let text = format!("left out `{name}` of `{catalog}`:{check} {reason}");
        report::remark(surroundings.err.color, &on_one_line(&text))
    };
    made.held.iter().map(line).collect()
}

/// Writes catalogs that gained drafts, and the records that say so.
pub(super) fn write(
    project: &OpenedProject,
    seen: &ReadDigests,
    filled: &[Prefilled],
) -> anyhow::Result<()> {
    let states = filled.iter().map(|it| path_beside(&it.catalog));
    let states: Vec<Utf8PathBuf> = states.collect();
    let mut texts = Vec::new();
    for (filled, state) in filled.iter().zip(&states) {
        texts.push(NewText {
            path: state,
            text: &filled.texts.state,
        });
        texts.push(NewText {
            path: &filled.catalog,
            text: &filled.texts.catalog,
        });
    }
    project.write(seen, &texts)
}
