//! The only place that touches files. Paths go in and out as UTF-8, relative to a folder, with `/`.

pub mod browser;
pub mod editor;
pub mod folder;
pub mod git;
pub mod growing;
pub mod listing;
pub mod output;
pub mod replace;

mod temporary;

use std::collections::BTreeMap;
use std::fs;
use std::io;

use anyhow::Context;
use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::config;
use crate::config::fault::ConfigFault;
use crate::config::model::{CATALOG_FOLDERS, Config};
use crate::emit::templates::{self, Templates};

/// Where a project is, and which file configures it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRoot {
    pub folder: Utf8PathBuf,
    /// Relative to the folder.
    pub configuration: Option<Utf8PathBuf>,
}

/// The files that configure a project, the first one first.
pub const CONFIGURATIONS: [&str; 4] = [
    "paridad.toml",
    "locales/paridad.toml",
    "l10n.toml",
    "i18n.toml",
];

/// The project that `start` (a folder or a file) lies in: the nearest folder with a configuration,
/// else the nearest with `content/` or a folder of catalogs, else the repository, else `start`.
/// It is not looked for beyond the repository.
pub fn find_project(start: &Utf8Path) -> ProjectRoot {
    let start = match start.is_file() {
        true => start.parent().unwrap_or(start),
        false => start,
    };
    let mut above: Vec<&Utf8Path> = start
        .ancestors()
        .filter(|it| !it.as_str().is_empty())
        .collect();
    let repository = above.iter().position(|folder| folder.join(".git").exists());
    above.truncate(repository.map_or(above.len(), |place| place + 1));

    for folder in &above {
        let found = CONFIGURATIONS.iter().find(|it| folder.join(it).is_file());
        // `locales/paridad.toml` belongs to the folder above.
        if folder.file_name() == Some("locales") && found == Some(&CONFIGURATIONS[0]) {
            continue;
        }
        if let Some(configuration) = found {
            return ProjectRoot {
                folder: folder.to_path_buf(),
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
        folder: folder.to_path_buf(),
        configuration: None,
    }
}

/// The configuration of a project, with the files that it includes; all defaults when it has none.
pub fn configuration(project: &ProjectRoot) -> anyhow::Result<(Config, Vec<ConfigFault>)> {
    let Some(origin) = &project.configuration else {
        return Ok((Config::default(), Vec::new()));
    };
    let text = read_text(&project.folder, origin)
        .with_context(|| format!("reading the configuration `{origin}`"))?;
    let mut include = |path: &Utf8Path| read_text(&project.folder, path);
    Ok(config::read_with(origin, &text, &mut include))
}

/// The templates of a project, in the folder that its configuration names; none where there is no such folder.
pub fn templates(root: &Utf8Path, folder: &Utf8Path) -> anyhow::Result<Templates> {
    let mut files = BTreeMap::new();
    for name in templates::wanted(listing::list_templates(root, folder)) {
        let path = folder.join(&name);
        let text =
            read_text(root, &path).with_context(|| format!("reading the template `{path}`"))?;
        files.insert(name.into_string(), text);
    }
    Ok(Templates {
        folder: folder.to_owned(),
        files,
    })
}

/// Reads a file of the project. `path` is relative to `root` and stays in it.
pub fn read(root: &Utf8Path, path: &Utf8Path) -> io::Result<Vec<u8>> {
    let full = root.join(contained(path)?);
    // A pipe or a device would block or never end.
    if !fs::metadata(&full)?.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "not a regular file",
        ));
    }
    fs::read(full)
}

/// Whether there is a folder at the path.
pub fn is_folder(path: &Utf8Path) -> bool {
    path.is_dir()
}

/// Whether there is anything at the path.
pub fn exists(root: &Utf8Path, path: &Utf8Path) -> bool {
    root.join(path).symlink_metadata().is_ok()
}

/// Reads a file that the user named, anywhere.
pub fn read_named(path: &Utf8Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading `{path}`"))
}

fn read_text(root: &Utf8Path, path: &Utf8Path) -> io::Result<String> {
    let bytes = read(root, path)?;
    String::from_utf8(bytes)
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error.utf8_error()))
}

/// The path, when it names a place below the folder that it is relative to.
fn contained(path: &Utf8Path) -> io::Result<&Utf8Path> {
    let inside =
        |part: Utf8Component| matches!(part, Utf8Component::Normal(_) | Utf8Component::CurDir);
    match path.components().all(inside) && path.file_name().is_some() {
        true => Ok(path),
        false => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "the path leads out of its folder",
        )),
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn reads_within_the_project() {
        let temporary = TempDir::new().unwrap();
        let root = Utf8Path::from_path(temporary.path()).unwrap();
        fs::write(root.join("a.ftl"), "a = A").unwrap();
        assert_eq!(read(root, "a.ftl".into()).unwrap(), b"a = A");
        assert_eq!(read(root, "./a.ftl".into()).unwrap(), b"a = A");
        for path in ["../a.ftl", "/etc/passwd", "x/../../a.ftl", "", "."] {
            let error = read(root, path.into()).unwrap_err();
            assert_eq!(
                error.to_string(),
                "the path leads out of its folder",
                "{path}"
            );
        }
        fs::create_dir(root.join("folder")).unwrap();
        assert!(read(root, "folder".into()).is_err());
    }
}
