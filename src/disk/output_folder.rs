//! The folder that a build writes to: resolved, and never one that inputs or git are in.

use std::io::BufReader;
use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};
use unicode_normalization::UnicodeNormalization;

use crate::config::model::Config;
use crate::disk::project_folder::{ProjectFolder, is_of_git, real_path};
use crate::emit::manifest;
use crate::emit::manifest::last_manifest::LastManifest;
use crate::project::layout::{self, Layout};
use crate::text::file_source::FileSource;

/// Who named an output folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamedBy {
    /// It may stand anywhere.
    User,
    /// Whoever sent the project in: it stands in the project, wherever links lead.
    Configuration,
}

/// The inputs of a project, relative to its root.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'i> {
    pub files: &'i [Utf8PathBuf],
    /// The folders that hold nothing but inputs.
    pub folders: &'i [Utf8PathBuf],
}

/// Returns the manifest that lies in an output folder, if one does.
pub fn last_manifest(folder: &ProjectFolder) -> LastManifest {
    let folder = folder.clone();
    LastManifest::new(move || {
        let file = FileSource::open(&folder, manifest::PATH.into())?;
        Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
    })
}

/// Resolves an output folder, which is absolute.
///
/// # Errors
/// Why it cannot be one: it holds inputs or lies among them, it is the project or holds it, it belongs to git, it leads
/// out of the project or nowhere.
pub fn resolve(
    root: &ProjectFolder,
    folder: &Utf8Path,
    named_by: NamedBy,
    inputs: Inputs<'_>,
) -> Result<Utf8PathBuf, String> {
    let cannot = |reason: &str| format!("the output folder `{folder}` {reason}");
    let real = real_path(folder.as_std_path());
    let real = real.map_err(|error| cannot(&format!("cannot be found: {error}")))?;
    let output = folded(&real);
    let below = output.strip_prefix(folded(root.real()));
    if below.is_err() && named_by == NamedBy::Configuration {
        return Err(cannot("leads out of the project"));
    }
    if is_of_git(below.unwrap_or(&output)) {
        return Err(cannot("belongs to git"));
    }
    let resolved = |path: &Utf8Path| folded(&root.resolve(path).unwrap_or_default());
    let is_held = |file: &&Utf8PathBuf| resolved(file).starts_with(&output);
    if let Some(file) = inputs.files.iter().find(is_held) {
        return Err(cannot(&format!("holds `{file}`, which is a source")));
    }
    let mut folders = inputs.folders.iter().filter(|it| !it.as_str().is_empty());
    let is_shared = |inputs: &&Utf8PathBuf| {
        let inputs = resolved(inputs);
        output.starts_with(&inputs) && !inputs.as_os_str().is_empty() || inputs.starts_with(&output)
    };
    if let Some(inputs) = folders.find(is_shared) {
        let is_above = resolved(inputs) != output && resolved(inputs).starts_with(&output);
        let verb = if is_above { "holds" } else { "lies in" };
        return Err(cannot(&format!("{verb} `{inputs}`, where sources are")));
    }
    if folded(root.real()).starts_with(&output) {
        return Err(cannot("is the project itself, or holds it"));
    }
    Utf8PathBuf::from_path_buf(real).map_err(|_| cannot("leads to a path that is not UTF-8"))
}

/// Resolves the output folder of a project, which is never one of its inputs.
///
/// # Errors
/// As [`resolve`].
pub fn of_project(
    root: &ProjectFolder,
    (layout, config): (&Layout, &Config),
    folder: &Utf8Path,
    named_by: NamedBy,
) -> Result<ProjectFolder, String> {
    let mut folders = layout::folders(config);
    folders.push(config.templates.clone());
    let mut files: Vec<Utf8PathBuf> = layout.files.iter().cloned().collect();
    files.extend(config.origin.clone());
    let inputs = Inputs {
        files: &files,
        folders: &folders,
    };
    resolve(root, folder, named_by, inputs).map(ProjectFolder::open)
}

/// Returns the path as a file system sees it that takes capitals for small letters, and accents however they are
/// composed.
fn folded(path: &Path) -> PathBuf {
    let path = path.to_string_lossy().to_lowercase();
    path.nfc().collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    fn project() -> (TempDir, ProjectFolder) {
        let temporary = TempDir::new().unwrap();
        let root = Utf8Path::from_path(temporary.path()).unwrap().join("p");
        for folder in [".git", "locales/es", "content", "templates", "store"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        fs::write(root.join("store/x.ftl"), "").unwrap();
        (temporary, ProjectFolder::open(root))
    }

    fn refusal(root: &ProjectFolder, output: &str, named_by: NamedBy) -> Option<String> {
        let inputs = Inputs {
            files: &["locales/es/x.ftl".into(), "store/x.ftl".into()],
            folders: &[
                "".into(),
                "locales".into(),
                "content".into(),
                "templates".into(),
            ],
        };
        let output = match output.strip_prefix("../") {
            Some(beside) => root.parent().unwrap().join(beside),
            None => root.join(output),
        };
        let told = resolve(root, &output, named_by, inputs).err()?;
        Some(told.replace(root.parent().unwrap().as_str(), "…"))
    }

    #[test]
    fn outputs() {
        let (_temporary, root) = project();
        let by_user = |output: &str| refusal(&root, output, NamedBy::User);
        for output in ["dist", "a/b/c", "localesx", "gitx", ".github", "../out"] {
            assert_eq!(by_user(output), None);
        }
        for output in [
            "",
            "locales",
            "locales/es",
            "locales/new",
            "LOCALES",
            "Locales/x",
            "content",
            "content/x",
            "templates",
            "Templates/a",
            "store",
            ".git",
            ".git/x",
            ".GIT",
            ".Git/x/y",
            "git~1",
            "x/.git/hooks",
            "../",
            "../other/.git",
        ] {
            assert!(by_user(output).is_some(), "{output}");
        }
        assert!(refusal(&root, "../out", NamedBy::Configuration).is_some());
    }

    #[cfg(unix)]
    #[test]
    fn outputs_through_links() {
        use std::os::unix::fs::symlink;
        let (_temporary, root) = project();
        fs::create_dir_all(root.join("../outside")).unwrap();
        symlink("../../store/x.ftl", root.join("locales/es/x.ftl")).unwrap();
        symlink("..", root.join("folder")).unwrap();
        for (target, is_refused) in [
            ("locales", true),
            ("locales/new", true),
            ("content", true),
            ("store", true),
            (".git", true),
            (".", true),
            ("..", true),
            ("../outside", true),
            ("link", true),
            ("a/b", true),
            ("real", false),
        ] {
            let link = root.join("link");
            let _ = fs::remove_file(&link);
            symlink(target, &link).unwrap();
            fs::create_dir_all(root.join("real")).unwrap();
            let told = refusal(&root, "link", NamedBy::Configuration);
            assert_eq!(told.is_some(), is_refused, "{target}: {told:?}");
            let told = refusal(&root, "link/x", NamedBy::Configuration);
            let is_refused = is_refused && target != "." && target != "store";
            assert_eq!(told.is_some(), is_refused, "{target}/x: {told:?}");
        }
    }
}
