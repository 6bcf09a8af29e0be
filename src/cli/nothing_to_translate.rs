//! What is said where a project has nothing to translate.

use camino::Utf8PathBuf;

use crate::cli::failure::{Failure, NothingToTranslate};
use crate::config::model::{CATALOG_FOLDERS, Config};
use crate::disk::project_folder::ProjectFolder;
use crate::disk::{self, listing};
use crate::text::escape_control::escape_name;
use crate::text::first_names::first_names;

/// So many files of each sort are named.
const NAMED: usize = 3;

/// Returns the error of a project without statements and catalogs: where they were looked for, and what to do next.
pub(super) fn nothing_to_translate(root: &ProjectFolder, config: &Config) -> NothingToTranslate {
    let catalogs: Vec<String> = match &config.catalogs {
        None => CATALOG_FOLDERS
            .iter()
            .map(|it| format!("`{it}/`"))
            .collect(),
        Some(places) => places.iter().map(|it| format!("`{}`", it.target)).collect(),
    };
    let below = disk::projects_below(root);
    let next = if !below.is_empty() {
        let names: Vec<String> = below.iter().map(|it| format!("`-C {it}`")).collect();
        format!("projects lie below: name one with {}", names.join(", "))
    } else if config.origin.is_some() {
        let content = &config.content;
        format!(
            "write a statement, such as `{content}/call.md`; then `paridad sync --scaffold es` begins a translation"
        )
    } else {
        "`paridad init --example` lays a small project to begin with, `paridad help statements` says what goes where".to_owned()
    };
    let others = match below.as_slice() {
        [] => other_texts(root, config),
        _ => String::new(),
    };
    NothingToTranslate(Failure::new(
        format!("there is nothing to translate in `{}`", &**root),
        format!(
            "looked for catalogs in {} and for statements in `{}/`; {next}{others}",
            catalogs.join(", "),
            config.content
        ),
    ))
}

/// Returns what is said of texts in other formats, so that nobody thinks that they were not seen.
fn other_texts(root: &ProjectFolder, config: &Config) -> String {
    let found = listing::list_other_texts(root, &config.content);
    let is_adopted = |path: &&Utf8PathBuf| {
        let extension = path.extension().map(str::to_lowercase);
        matches!(extension.as_deref(), Some("po" | "docx"))
    };
    let (adopted, unread): (Vec<_>, Vec<_>) = found.iter().partition(is_adopted);
    let about = [
        (
            adopted,
            "`paridad adopt FILE --locale es` brings the translations in it into the catalogs of a statement",
        ),
        (unread, "of a kind that is not read"),
    ];
    let about = about.iter().filter(|(paths, _)| !paths.is_empty());
    let shown = |path: &&Utf8PathBuf| format!("`{}`", escape_name(path.as_str()));
    let told = about.map(|(paths, what)| {
        let names: Vec<String> = paths.iter().map(shown).collect();
        format!("; seen: {} ({what})", first_names(&names, NAMED))
    });
    told.collect()
}
