//! `paridad init --example`: a small project of one statement, its terms and two languages.

use anyhow::bail;
use camino::Utf8Path;

use crate::disk::ProjectRoot;
use crate::disk::lock::Tell;
use crate::disk::seen::NotedFiles;
use crate::disk::writer::{NewText, ProjectWriter};

/// The files, by their paths.
const FILES: [(&str, &str); 12] = [
    (
        "content/open-letter.md",
        include_str!("example/content/open-letter.md"),
    ),
    (
        "locales/en/open-letter.ftl",
        include_str!("example/locales/en/open-letter.ftl"),
    ),
    (
        "locales/en/terms.ftl",
        include_str!("example/locales/en/terms.ftl"),
    ),
    (
        "locales/es/open-letter.ftl",
        include_str!("example/locales/es/open-letter.ftl"),
    ),
    (
        "locales/es/open-letter.state.toml",
        include_str!("example/locales/es/open-letter.state.toml"),
    ),
    (
        "locales/es/terms.ftl",
        include_str!("example/locales/es/terms.ftl"),
    ),
    (
        "locales/es/terms.state.toml",
        include_str!("example/locales/es/terms.state.toml"),
    ),
    (
        "locales/pt/open-letter.ftl",
        include_str!("example/locales/pt/open-letter.ftl"),
    ),
    (
        "locales/pt/open-letter.state.toml",
        include_str!("example/locales/pt/open-letter.state.toml"),
    ),
    (
        "locales/pt/terms.ftl",
        include_str!("example/locales/pt/terms.ftl"),
    ),
    (
        "locales/pt/terms.state.toml",
        include_str!("example/locales/pt/terms.state.toml"),
    ),
    ("paridad.toml", include_str!("example/paridad.toml")),
];

/// Writes the project into a folder, and returns the paths of its files.
///
/// # Errors
/// A file that is there already: nothing is written then.
pub(super) fn write(
    project: &ProjectRoot,
    tell: &mut Tell<'_>,
) -> anyhow::Result<Vec<&'static str>> {
    let writer = ProjectWriter::begin(&project.folder, tell)?;
    let (_, seen) = NotedFiles::new(&project.folder);
    for (path, _) in FILES {
        let top = path.split_once('/').map_or(path, |(top, _)| top);
        if project.folder.exists(Utf8Path::new(top)) {
            bail!("`{top}` is there already: lay the example into an empty folder");
        }
    }
    let texts = FILES.map(|(path, text)| NewText {
        path: Utf8Path::new(path),
        text,
    });
    writer.write(&seen, &texts)?;
    Ok(FILES.map(|(path, _)| path).to_vec())
}
