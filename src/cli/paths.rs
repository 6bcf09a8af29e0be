//! Paths as a user types them: from where the user stands, and in the project.

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::cli::failure::Failure;
use crate::report::model::Reader;

/// Returns the path without `.` and `..`, from the root of the file system.
pub(super) fn absolute(directory: &Utf8Path, path: &Utf8Path) -> Utf8PathBuf {
    let mut whole = Utf8PathBuf::new();
    for part in directory.join(path).components() {
        match part {
            Utf8Component::CurDir => {}
            Utf8Component::ParentDir => drop(whole.pop()),
            Utf8Component::Normal(_) | Utf8Component::RootDir | Utf8Component::Prefix(_) => {
                whole.push(part)
            }
        }
    }
    whole
}

/// Returns where someone in `folder` stands, seen from the project at `root`.
pub(super) fn reader(folder: &Utf8Path, root: &Utf8Path) -> Reader {
    match (folder.strip_prefix(root), root.strip_prefix(folder)) {
        (Ok(below), _) => Reader::Inside(below.to_owned()),
        (Err(_), Ok(way)) => Reader::Outside(way.to_owned()),
        (Err(_), Err(_)) => Reader::Outside(root.to_owned()),
    }
}

/// Returns a path below the project, of one that was typed.
pub(super) fn relative(
    root: &Utf8Path,
    path: &Utf8Path,
    typed: &Utf8Path,
) -> Result<Utf8PathBuf, Failure> {
    let below = path.strip_prefix(root).map(Utf8Path::to_owned);
    below.map_err(|_| {
        let message = format!("`{typed}` is not in the project `{root}`");
        Failure::new(message, "name the project with `-C DIR`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let plain = |path: &str| absolute("/a/b".into(), path.into()).into_string();
        assert_eq!(plain("c/./d"), "/a/b/c/d");
        assert_eq!(plain("../x/"), "/a/x");
        assert_eq!(plain("/"), "/");
        let stand = |folder: &str| reader(folder.into(), "/a/b".into());
        assert_eq!(stand("/a/b/c"), Reader::Inside("c".into()));
        assert_eq!(stand("/a/b"), Reader::Inside("".into()));
        assert_eq!(stand("/a"), Reader::Outside("b".into()));
        assert_eq!(stand("/x"), Reader::Outside("/a/b".into()));
    }
}
