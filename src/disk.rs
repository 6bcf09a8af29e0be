//! The only place that touches files. Paths go in and out as UTF-8, relative to a folder, with `/`.
//!
//! What is of a project is read and written through its [`ProjectFolder`], which lets no link lead out; several files that
//! belong together through a [`writer`]; what the user named, which may stand anywhere, through [`plain`] and [`replace`];
//! what is built through a [`folder`] that [`output_folder`] chose. `tests/it/tidy.rs` keeps a list of who opens files.

pub mod address;
pub mod browser;
pub mod editor;
pub mod folder;
pub mod git;
pub mod growing;
pub mod journal;
pub mod line_program;
pub mod lines;
pub mod listing;
pub mod lock;
pub mod output;
pub mod output_folder;
pub mod plain;
pub mod project_folder;
pub mod replace;
pub mod seen;
mod stamp;
pub mod watch;
pub mod writer;

mod made_folders;
mod temporary;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};

use crate::config;
use crate::config::fault::ConfigFault;
use crate::config::model::{CATALOG_FOLDERS, CONFIGURATIONS, Config};
use crate::disk::listing::fault::ListFault;
use crate::disk::project_folder::ProjectFolder;
use crate::emit::templates::{self, Templates};
use crate::project::layout::guess;
use crate::text::file_source::{FileSource, RecordedFiles, texts};

/// The root of a project and the file that configures it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRoot {
    pub folder: ProjectFolder,
    /// Relative to the folder.
    pub configuration: Option<Utf8PathBuf>,
}

/// Returns the project that `start` (a folder or a file) lies in: the nearest folder with a configuration, else the
/// nearest with `content/` or a folder of catalogs, else the repository, else `start`. It is not looked for beyond the
/// repository.
pub fn find_project(start: &Utf8Path) -> ProjectRoot {
    let start = if start.is_file() {
        start.parent().unwrap_or(start)
    } else {
        start
    };
    let mut above: Vec<&Utf8Path> = start
        .ancestors()
        .filter(|it| !it.as_str().is_empty())
        .collect();
    let repository = above.iter().position(|folder| folder.join(".git").exists());
    above.truncate(repository.map_or(above.len(), |place| place + 1));

    for folder in &above {
        let found = CONFIGURATIONS.iter().find(|name| configures(folder, name));
        // `locales/paridad.toml` belongs to the folder above.
        if folder.file_name() == Some("locales") && found == Some(&CONFIGURATIONS[0]) {
            continue;
        }
        if let Some(configuration) = found {
            return ProjectRoot {
                folder: ProjectFolder::open(*folder),
                configuration: Some(configuration.into()),
            };
        }
    }
    let has_input = |folder: &&&Utf8Path| {
        let mut inputs = CATALOG_FOLDERS.iter().chain(&["content"]);
        inputs.any(|it| folder.join(it).is_dir())
    };
    let repository = repository.and_then(|_| above.last());
    let folder = above
        .iter()
        .find(has_input)
        .or(repository)
        .copied()
        .unwrap_or(start);
    ProjectRoot {
        folder: ProjectFolder::open(folder),
        configuration: None,
    }
}

/// Finds the projects below a folder that is none itself, relative to it and sorted: folders with a configuration, and
/// folders that hold `content/` or a folder of catalogs. One within another is part of it.
pub fn projects_below(root: &ProjectFolder) -> Vec<Utf8PathBuf> {
    below(&listing::list_signs_of_projects(root))
}

/// Returns the same of the paths that tell of projects; what lies in an input folder of the root is no project of its
/// own.
fn below(signs: &[Utf8PathBuf]) -> Vec<Utf8PathBuf> {
    let mut found: BTreeSet<Utf8PathBuf> = BTreeSet::new();
    let is_of_root = |path: &&Utf8PathBuf| {
        let first = path.as_str().split_once('/').map(|(first, _)| first);
        first.is_some_and(|it| it == "content" || CATALOG_FOLDERS.contains(&it))
    };
    for path in signs.iter().filter(|path| !is_of_root(path)) {
        let is_configuration = path
            .file_name()
            .is_some_and(|name| CONFIGURATIONS.contains(&name));
        let holder = path.ancestors().skip(1).find(|folder| {
            let name = folder.file_name().unwrap_or_default();
            name == "content" || CATALOG_FOLDERS.contains(&name)
        });
        let project = match holder {
            Some(folder) => folder.parent(),
            None if is_configuration => path.parent(),
            None => None,
        };
        found.extend(project.map(Utf8Path::to_owned));
    }
    found.remove(Utf8Path::new(""));
    let is_outermost = |folder: &&Utf8PathBuf| {
        let mut above = folder.ancestors().skip(1);
        !above.any(|it| found.contains(it))
    };
    found.iter().filter(is_outermost).cloned().collect()
}

/// Takes a folder as a project, with the first of its configurations.
pub fn project_at(folder: Utf8PathBuf) -> ProjectRoot {
    let mut names = CONFIGURATIONS.iter();
    let configuration = names.find(|name| configures(&folder, name));
    ProjectRoot {
        folder: ProjectFolder::open(folder),
        configuration: configuration.map(|name| (*name).into()),
    }
}

/// Returns whether a folder of a project has a configuration of its own.
pub fn has_configuration(root: &ProjectFolder, folder: &Utf8Path) -> bool {
    let folder = root.join(folder);
    CONFIGURATIONS.iter().any(|name| configures(&folder, name))
}

/// Tells whether a name stands for a configuration in a folder. One that is no plain file is one too: that it cannot be
/// read is said, and nothing is assumed in its place.
pub fn configures(folder: &Utf8Path, name: &str) -> bool {
    let found = folder.join(name).symlink_metadata();
    found.is_ok_and(|kind| !kind.is_dir())
}

/// Returns the configuration of a project, with the files that it includes; all defaults when it has none.
pub fn configuration(project: &ProjectRoot) -> anyhow::Result<(Config, Vec<ConfigFault>)> {
    configuration_of(project, &project.folder)
}

/// Reads the configuration of a project as [`configuration`] does, from `files`: of the folder, or those of an editor.
///
/// # Errors
/// A configuration that cannot be read.
pub fn configuration_of(
    project: &ProjectRoot,
    files: &dyn FileSource,
) -> anyhow::Result<(Config, Vec<ConfigFault>)> {
    let Some(origin) = &project.configuration else {
        let config = with_found_places(&project.folder, Config::default());
        return Ok((config, Vec::new()));
    };
    let text = files.read_text(origin);
    let text = text.with_context(|| format!("reading the configuration `{origin}`"))?;
    let mut include = |path: &Utf8Path| files.read_text(path);
    let (below, mut faults) = match origin.file_name() {
        Some("paridad.toml") => configuration_below(project, &mut include)?,
        Some(_) | None => (Config::default(), Vec::new()),
    };
    let (config, own) = config::read_over(below, origin, &text, &mut include);
    faults.extend(own);
    Ok((with_found_places(&project.folder, config), faults))
}

/// Returns the texts that [`configuration`] reads, by their paths.
///
/// # Errors
/// A configuration that cannot be read.
pub fn configuration_texts(project: &ProjectRoot) -> anyhow::Result<BTreeMap<Utf8PathBuf, String>> {
    let (files, read) = RecordedFiles::new(&project.folder);
    configuration_of(project, &files)?;
    Ok(texts(&read))
}

/// Returns the configuration with the catalogs or documents that the paths of a project show, where it names none and
/// there is no folder of catalogs. Projects below are left to themselves.
fn with_found_places(root: &ProjectFolder, config: Config) -> Config {
    if !guess::is_left_open(&config) {
        return config;
    }
    let is_catalog = |path: &Utf8PathBuf| path.extension() == Some("ftl");
    if listing::list(root, &config).paths.iter().any(is_catalog) {
        return config;
    }
    let signs = listing::list_signs_of_projects(root);
    if below(&signs).is_empty() {
        guess::with_places(config, &signs)
    } else {
        config
    }
}

/// Reads the configuration of another tool, which `paridad.toml` is laid over; all defaults where there is none.
fn configuration_below(
    project: &ProjectRoot,
    include: &mut dyn FnMut(&Utf8Path) -> io::Result<String>,
) -> anyhow::Result<(Config, Vec<ConfigFault>)> {
    let others = CONFIGURATIONS
        .iter()
        .filter(|name| **name == "l10n.toml" || **name == "i18n.toml");
    let mut others = others.filter(|name| configures(&project.folder, name));
    let Some(name) = others.next() else {
        return Ok((Config::default(), Vec::new()));
    };
    let name = Utf8Path::new(name);
    let text = include(name);
    let text = text.with_context(|| format!("reading the configuration `{name}`"))?;
    Ok(config::read_with(name, &text, include))
}

/// Returns the templates of a project, in the folder that its configuration names, and what is left out of it; none
/// where there is no such folder.
pub fn templates(
    root: &ProjectFolder,
    folder: &Utf8Path,
) -> anyhow::Result<(Templates, Vec<ListFault>)> {
    let mut files = BTreeMap::new();
    let (names, faults) = listing::list_templates(root, folder);
    for name in templates::wanted(names) {
        let path = folder.join(&name);
        let text = root.read_text(&path);
        let text = text.with_context(|| format!("reading the template `{path}`"))?;
        files.insert(name.into_string(), text);
    }
    let folder = folder.to_owned();
    Ok((Templates { folder, files }, faults))
}

/// Returns whether there is a folder at the path.
pub fn is_folder(path: &Utf8Path) -> bool {
    path.is_dir()
}

/// Returns whether there is anything at the path, which a user named.
pub fn exists(path: &Utf8Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    #[track_caller]
    fn check(files: &[&str], start: &str, folder: &str, configuration: Option<&str>) {
        let temporary = TempDir::new().unwrap();
        let root = Utf8Path::from_path(temporary.path()).unwrap();
        fs::create_dir_all(root.join(start)).unwrap();
        for file in files {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let found = find_project(&root.join(start));
        assert_eq!(found.folder.strip_prefix(root).unwrap(), folder);
        assert_eq!(
            found.configuration.as_deref(),
            configuration.map(Utf8Path::new)
        );
    }

    #[test]
    fn finds_projects() {
        check(
            &["p/paridad.toml"],
            "p/locales/es/sub",
            "p",
            Some("paridad.toml"),
        );
        check(
            &["p/locales/paridad.toml"],
            "p/locales/es",
            "p",
            Some("locales/paridad.toml"),
        );
        check(&["p/l10n.toml", "p/i18n.toml"], "p", "p", Some("l10n.toml"));
        check(&["p/.git/HEAD", "p/locales/en/a.ftl"], "p/src", "p", None);
        check(&["p/.git/HEAD"], "p/src", "p", None);
        check(&["p/.git/HEAD", "paridad.toml"], "p/src", "p", None);
        check(&["p/content/a.md"], "p/content", "p", None);
        // A configuration further up knows more than the name of a folder.
        check(
            &["p/paridad.toml", "p/docs/content/a.md"],
            "p/docs",
            "p",
            Some("paridad.toml"),
        );
    }
}
