//! Listing the files of a project, and what could not be listed.
//!
//! Only the folders that the configuration names are walked. They are walked even if an ignore file
//! names them; within them `.gitignore` and `.ignore` files of the project count, and hidden files do
//! not. What the user or the machine ignores globally does not count: each machine lists the same.
//! Links are followed within the project, and reported where they lead out of it or in circles.

pub mod fault;

mod ignored;
mod walk;

use std::cmp::Ordering;
use std::path::PathBuf;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::config::model::{CATALOG_FOLDERS, CONFIGURATIONS, Config};
use crate::config::pattern::PathPattern;
use crate::diagnostic::Diagnostic;
use crate::disk::listing::fault::ListFault;
use crate::disk::listing::walk::{Depth, FolderWalk, WalkResult};
use crate::disk::project_folder::ProjectFolder;
use crate::document::model::Format;
use crate::emit::templates;
use crate::project::layout::{self, Layout};

/// The files of a project, sorted, relative to its folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub paths: Vec<Utf8PathBuf>,
    /// Sorted by path.
    pub faults: Vec<ListFault>,
    /// Temporary files of runs that were cut off, sorted.
    pub leftovers: Vec<Utf8PathBuf>,
}

/// The files of a project, sorted into sets.
#[derive(Debug)]
pub struct ProjectPlan {
    pub layout: Layout,
    /// About the files, known before any is read.
    pub findings: Vec<Diagnostic>,
    /// See [`Listing::leftovers`].
    pub leftovers: Vec<Utf8PathBuf>,
}

/// Lists the files that may be statements or catalogs by `config`.
pub fn list(root: &ProjectFolder, config: &Config) -> Listing {
    let folders = layout::folders(config);
    list_folders(root, &folders, &layout::may_take_part)
}

/// Lists the files of a project and sorts them into sets.
pub fn plan(root: &ProjectFolder, config: &Config) -> ProjectPlan {
    let listing = list(root, config);
    let (mut layout, mut findings) = layout::plan(config, listing.paths);
    layout.code = list_code(root, config).into();
    findings.extend(listing.faults.into_iter().map(ListFault::diagnostic));
    ProjectPlan {
        layout,
        findings,
        leftovers: listing.leftovers,
    }
}

/// Lists the code that the configuration names.
fn list_code(root: &ProjectFolder, config: &Config) -> Vec<Utf8PathBuf> {
    let folders = layout::code_folders(config);
    let patterns = config.code.files.iter();
    let patterns: Vec<PathPattern> = patterns
        .filter_map(|text| PathPattern::parse(text).ok())
        .collect();
    let is_code = |path: &str| patterns.iter().any(|pattern| pattern.matches(path));
    let listing = list_folders(root, &folders, &is_code);
    layout::code_files(config, &listing.paths)
}

/// Lists the catalogs in the whole project, wherever they are.
pub fn list_catalogs(root: &ProjectFolder) -> Listing {
    list_folders(root, &["".into()], &|path| path.ends_with(".ftl"))
}

/// Lists all files of the project but those that are hidden or ignored.
pub fn list_files(root: &ProjectFolder) -> Vec<Utf8PathBuf> {
    list_folders(root, &["".into()], &|_| true).paths
}

/// Lists what tells of projects anywhere below a folder: configurations, catalogs and statements.
pub fn list_signs_of_projects(root: &ProjectFolder) -> Vec<Utf8PathBuf> {
    let is_sign = |path: &str| {
        let path = Utf8Path::new(path);
        let is_configuration = path
            .file_name()
            .is_some_and(|name| CONFIGURATIONS.contains(&name));
        is_configuration || layout::may_take_part(path.as_str())
    };
    list_folders(root, &["".into()], &is_sign).paths
}

/// Lists files with texts in other formats: those that `adopt` takes, and in folders of texts those that nothing here reads.
pub fn list_other_texts(root: &ProjectFolder, content: &Utf8Path) -> Vec<Utf8PathBuf> {
    const READ_NOWHERE: [&str; 12] = [
        "adoc",
        "arb",
        "json",
        "odt",
        "pot",
        "properties",
        "resx",
        "rst",
        "strings",
        "xlf",
        "yaml",
        "yml",
    ];
    let is_wanted = |path: &str| {
        let first = path.split('/').next().unwrap_or_default();
        let is_of_texts = first == "po"
            || CATALOG_FOLDERS.contains(&first)
            || Utf8Path::new(path).starts_with(content);
        let extension = Utf8Path::new(path).extension().map(str::to_lowercase);
        extension.is_some_and(|it| match it.as_str() {
            "po" | "docx" => true,
            it => is_of_texts && READ_NOWHERE.contains(&it),
        })
    };
    list_folders(root, &["".into()], &is_wanted).paths
}

/// Lists the documents below a folder, relative to it.
pub fn list_documents(root: &ProjectFolder) -> Listing {
    let is_document = |path: &str| {
        let extension = Utf8Path::new(path).extension();
        extension.and_then(Format::of_extension).is_some()
    };
    list_folders(root, &["".into()], &is_document)
}

/// Lists the templates in a folder of the project, relative to that folder, and what could not be listed.
pub fn list_templates(
    root: &ProjectFolder,
    folder: &Utf8Path,
) -> (Vec<Utf8PathBuf>, Vec<ListFault>) {
    let listing = list_folders(root, &[folder.to_owned()], &templates::is_template);
    let names = listing.paths.iter();
    let names = names.filter_map(|path| path.strip_prefix(folder).ok().map(Utf8Path::to_owned));
    (names.collect(), listing.faults)
}

fn list_folders(
    root: &ProjectFolder,
    folders: &[Utf8PathBuf],
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Listing {
    let walk = FolderWalk { root, wanted };
    let mut found = WalkResult::default();
    let mut starts: Vec<PathBuf> = Vec::new();
    for folder in folders {
        let start = root.join(folder).into_std_path_buf();
        let real = match folder.as_str() {
            "" => Ok(root.real().to_owned()),
            _ => root.resolve(folder),
        };
        match start.symlink_metadata() {
            Ok(kind) if kind.is_symlink() => found.links.push(start),
            Ok(_) if real.is_ok() => starts.push(start),
            // A folder above it is a link.
            Ok(_) => found.faults.push(walk.leads_out(&start)),
            // That a folder is not there is for the layout to say.
            Err(_) => {}
        }
    }
    let mut linked = 0;
    loop {
        // The first folders are walked by themselves, so that each of theirs can be walked at once.
        let shallow: Vec<WalkResult> = starts
            .par_iter()
            .map(|start| walk.start(start, Depth::One))
            .collect();
        found.add_all(shallow);
        let deep: Vec<PathBuf> = std::mem::take(&mut found.folders);
        let deep: Vec<WalkResult> = deep
            .par_iter()
            .map(|start| walk.start(start, Depth::All))
            .collect();
        found.add_all(deep);
        starts = walk.resolve(&mut found, &mut linked);
        if starts.is_empty() {
            break;
        }
    }
    let mut listing = Listing {
        paths: found.paths,
        faults: found.faults,
        leftovers: found.leftovers,
    };
    listing
        .paths
        .sort_unstable_by(|one, other| in_order(one.as_str(), other.as_str()));
    listing.paths.dedup();
    listing.faults.sort();
    listing.faults.dedup();
    listing.leftovers.sort();
    listing.leftovers.dedup();
    listing
}

/// Returns the order of paths, name by name, as `Utf8Path` has it; many times faster than taking them apart.
fn in_order(one: &str, other: &str) -> Ordering {
    let first_unlike = one
        .bytes()
        .zip(other.bytes())
        .find(|(one, other)| one != other);
    match first_unlike {
        Some((b'/', _)) => Ordering::Less,
        Some((_, b'/')) => Ordering::Greater,
        Some((one, other)) => one.cmp(&other),
        None => one.len().cmp(&other.len()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use camino::Utf8PathBuf;
    use tempfile::TempDir;

    use super::*;
    use crate::config;

    /// Returns a project with these files; one that ends with `/` is a folder.
    fn project(files: &[&str]) -> (TempDir, ProjectFolder) {
        let folder = TempDir::new().unwrap();
        let root = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        for file in files {
            let path = root.join(file);
            if file.ends_with('/') {
                fs::create_dir_all(path).unwrap()
            } else {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, "").unwrap();
            }
        }
        (folder, ProjectFolder::open(root))
    }

    #[track_caller]
    fn check(root: &ProjectFolder, configuration: &str, expected: &[&str]) {
        let (config, faults) = config::read("paridad.toml".into(), configuration);
        assert_eq!(faults, []);
        let listing = list(root, &config);
        let faults = listing
            .faults
            .iter()
            .map(|fault| format!("{}: {}", fault.path, fault.message));
        let shown: Vec<String> = listing
            .paths
            .iter()
            .map(|it| it.to_string())
            .chain(faults)
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn lists_only_the_folders_that_matter() {
        let (_folder, root) = project(&[
            "content/a.md",
            "content/b/c.html",
            "content/b/photo.jpg",
            "content-old/a.md",
            "locales/en/a.ftl",
            "locales/es/.a.ftl.swp",
            "locales/es/a.ftl",
            "locales/es/sub/b.ftl",
            "locales/node_modules/x.ftl",
            "shared/core.ftl",
            "src/main.rs",
            "src/x.ftl",
        ]);
        let expected = [
            "content/a.md",
            "content/b/c.html",
            "locales/en/a.ftl",
            "locales/es/a.ftl",
            "locales/es/sub/b.ftl",
        ];
        check(&root, "", &expected);
        check(&root, "catalogs = 'none'", &expected[..2]);
        check(
            &root,
            "catalogs = 'none'\ncontent = 'none'\nshared = ['shared/core.ftl', 'src/*.ftl']",
            &["shared/core.ftl", "src/x.ftl"],
        );
        check(
            &root,
            "catalogs = '{locale}/*.ftl'\ncontent = 'none'",
            &[
                "content/a.md",
                "content/b/c.html",
                "content-old/a.md",
                "locales/en/a.ftl",
                "locales/es/a.ftl",
                "locales/es/sub/b.ftl",
                "shared/core.ftl",
                "src/x.ftl",
            ],
        );
    }

    #[test]
    fn ignore_files_count_within_folders() {
        let (_folder, root) = project(&["content/a.md", "content/draft.md", "locales/es/a.ftl"]);
        fs::write(root.join(".gitignore"), "draft.md\n/locales/\n").unwrap();
        check(&root, "", &["content/a.md", "locales/es/a.ftl"]);
    }

    #[test]
    fn a_folder_named_like_a_catalog_is_reported() {
        let (_folder, root) = project(&["locales/en.ftl", "locales/es.ftl/"]);
        check(
            &root,
            "",
            &[
                "locales/en.ftl",
                "locales/es.ftl: a folder is named like a catalog",
            ],
        );
    }

    #[test]
    fn no_project() {
        check(&ProjectFolder::open("/nowhere/at/all"), "", &[]);
    }

    #[cfg(unix)]
    #[test]
    fn links() {
        use std::os::unix::fs::symlink;
        let (_outside, outside) = project(&["secret.ftl", "more/x.ftl"]);
        let (_folder, root) = project(&["locales/en/a.ftl", "locales/es/a.ftl", "shared/core.ftl"]);
        for (target, link) in [
            ("..", "locales/es/loop"),
            ("es", "locales/pt"),
            ("../../shared/core.ftl", "locales/es/core.ftl"),
            (outside.as_str(), "locales/fr"),
            (outside.join("secret.ftl").as_str(), "locales/es/secret.ftl"),
            ("nowhere", "locales/es/broken.ftl"),
        ] {
            symlink(target, root.join(link)).unwrap();
        }
        // A loop that comes about by two links.
        symlink("../en", root.join("locales/es/en")).unwrap();
        symlink("../es", root.join("locales/en/es")).unwrap();
        check(
            &root,
            "",
            &[
                "locales/en/a.ftl",
                "locales/en/es/a.ftl",
                "locales/en/es/core.ftl",
                "locales/es/a.ftl",
                "locales/es/core.ftl",
                "locales/es/en/a.ftl",
                "locales/pt/a.ftl",
                "locales/pt/core.ftl",
                "locales/pt/en/a.ftl",
                "locales/en/es/broken.ftl: the link leads nowhere: No such file or directory (os error 2)",
                "locales/en/es/en: the link leads back to a folder that holds it",
                "locales/en/es/loop: the link leads back to a folder that holds it",
                "locales/en/es/secret.ftl: the link leads out of the project, and is not followed",
                "locales/es/broken.ftl: the link leads nowhere: No such file or directory (os error 2)",
                "locales/es/en/es: the link leads back to a folder that holds it",
                "locales/es/loop: the link leads back to a folder that holds it",
                "locales/es/secret.ftl: the link leads out of the project, and is not followed",
                "locales/fr: the link leads out of the project, and is not followed",
                "locales/pt/broken.ftl: the link leads nowhere: No such file or directory (os error 2)",
                "locales/pt/en/es: the link leads back to a folder that holds it",
                "locales/pt/loop: the link leads back to a folder that holds it",
                "locales/pt/secret.ftl: the link leads out of the project, and is not followed",
            ],
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_cannot_be_read_is_reported() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        let (_folder, root) = project(&["locales/es/a.ftl"]);
        let name = OsStr::from_bytes(b"\xff.ftl");
        fs::write(root.as_std_path().join("locales/es").join(name), "").unwrap();
        std::process::Command::new("mkfifo")
            .arg(root.join("locales/es/pipe.ftl"))
            .status()
            .unwrap();
        check(
            &root,
            "",
            &[
                "locales/es/a.ftl",
                "locales/es/pipe.ftl: not a regular file",
                "locales/es/\u{fffd}.ftl: the name is not UTF-8",
            ],
        );
    }

    #[test]
    fn paths_are_in_the_order_of_their_names() {
        let mut paths =
            ["a-b/c", "a/b", "a", "a/b-c", "a/b/c", "ab", "a.ftl", "á/b"].map(Utf8PathBuf::from);
        let mut by_name = paths.clone();
        by_name.sort();
        paths.sort_by(|one, other| in_order(one.as_str(), other.as_str()));
        assert_eq!(paths, by_name);
    }
}
