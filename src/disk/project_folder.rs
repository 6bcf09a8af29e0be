//! The gate through which every file of a project is read and written: a path is resolved first, and what leads out of
//! the project is refused, whatever links stand on the way.

use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use camino::{Utf8Component, Utf8Path, Utf8PathBuf};

use crate::disk::plain::{self, refusal};
use crate::disk::stamp;
use crate::text::file_source::FileSource;
use crate::text::file_stamp::FileStamp;

/// The refusal of a link that leads out of the project.
pub(super) const LEADS_OUT: &str = "the link leads out of the project, and is not followed";

/// The refusal of a path in git's own folder.
pub(super) const OF_GIT: &str = "it belongs to git";

/// A folder beyond which nothing is read or written.
///
/// Paths are relative to it. Each is resolved, links and all, and then what it resolved to is opened; a link that stays
/// in the folder is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectFolder {
    named: Utf8PathBuf,
    real: PathBuf,
}

impl Deref for ProjectFolder {
    type Target = Utf8Path;

    /// Gives the folder as it was named.
    fn deref(&self) -> &Utf8Path {
        &self.named
    }
}

impl ProjectFolder {
    /// Resolves a folder, once for all. One that is not there holds nothing.
    pub fn open(named: impl Into<Utf8PathBuf>) -> Self {
        let named = named.into();
        let real = real_path(named.as_std_path()).unwrap_or_else(|_| named.clone().into());
        Self { named, real }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Whatever keeps it from being read: it leads out, it is no regular file, it is not there.
    pub fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let full = self.real.join(contained(path)?);
        let unlinked = plain::read_unlinked(&full);
        unlinked.unwrap_or_else(|| plain::read(&self.resolve(path)?))
    }

    /// Tells whether anything stands at a path, a link that leads anywhere too.
    pub fn exists(&self, path: &Utf8Path) -> bool {
        let Some(name) = path.file_name() else {
            return false;
        };
        let folder = path.parent().filter(|it| !it.as_str().is_empty());
        let folder = folder.map_or_else(|| Ok(self.real.clone()), |folder| self.resolve(folder));
        folder.is_ok_and(|folder| folder.join(name).symlink_metadata().is_ok())
    }

    /// Resolves a path to where it leads; what is not there yet stands in the folder that its parent leads to.
    ///
    /// # Errors
    /// A path or a link that leads out of the folder, a link that leads nowhere.
    pub(super) fn resolve(&self, path: &Utf8Path) -> io::Result<PathBuf> {
        let full = self.real.join(contained(path)?);
        if !self.has_link(path) {
            return Ok(full);
        }
        let real = real_path(&full)?;
        if self.holds(&real) {
            Ok(real)
        } else {
            Err(refusal(LEADS_OUT))
        }
    }

    /// Tells whether a link may stand on the way: most paths have none, and to look costs less than to resolve.
    fn has_link(&self, path: &Utf8Path) -> bool {
        let mut way = self.real.clone();
        path.components().any(|part| {
            way.push(part);
            let found = way.symlink_metadata();
            found.map_or(true, |it| it.is_symlink())
        })
    }

    /// Resolves a path that is to be written. What belongs to git is not ours to write.
    ///
    /// # Errors
    /// As [`Self::resolve`], and whatever stands in a `.git`.
    pub(super) fn resolve_to_write(&self, path: &Utf8Path) -> io::Result<PathBuf> {
        let real = self.resolve(path)?;
        let below = real.strip_prefix(&self.real).unwrap_or(&real);
        if is_of_git(below) {
            return Err(refusal(OF_GIT));
        }
        Ok(real)
    }

    /// Resolves a path that is to be removed.
    ///
    /// # Errors
    /// As [`Self::resolve_to_write`], and a link: what it leads to is not what the path names.
    pub(super) fn resolve_to_remove(&self, path: &Utf8Path) -> io::Result<PathBuf> {
        let real = self.resolve_to_write(path)?;
        let is_link = self.real.join(path).symlink_metadata()?.is_symlink();
        if is_link {
            return Err(refusal("it is a link, which is not removed"));
        }
        Ok(real)
    }

    /// Tells whether a resolved path lies in the folder, or is it.
    pub(super) fn holds(&self, real: &Path) -> bool {
        real.starts_with(&self.real)
    }

    /// Gives the folder as the file system knows it.
    pub(super) fn real(&self) -> &Path {
        &self.real
    }
}

impl FileSource for ProjectFolder {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        self.read(path)
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.exists(path)
    }

    fn stamp(&self, path: &Utf8Path) -> Option<FileStamp> {
        stamp::of(&self.real, path)
    }

    fn open(&self, path: &Utf8Path) -> io::Result<Box<dyn io::Read + Send>> {
        Ok(Box::new(plain::open(&self.resolve(path)?)?))
    }
}

/// Resolves a path to where it leads; what is not there yet stands in the folder that its parent leads to.
///
/// # Errors
/// A link that leads nowhere or in circles, and whatever keeps the path from being followed.
pub(super) fn real_path(path: &Path) -> io::Result<PathBuf> {
    match (path.canonicalize(), path.parent(), path.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == io::ErrorKind::NotFound => {
            if path.symlink_metadata().is_ok() {
                return Err(refusal("the link leads nowhere"));
            }
            Ok(real_path(parent)?.join(name))
        }
        (real, _, _) => real,
    }
}

/// Gives a path back that names a place below the folder that it is relative to.
///
/// # Errors
/// Any other path: absolute, with `..`, or empty.
pub(super) fn contained(path: &Utf8Path) -> io::Result<&Utf8Path> {
    let is_inside =
        |part: Utf8Component| matches!(part, Utf8Component::Normal(_) | Utf8Component::CurDir);
    if path.components().all(is_inside) && path.file_name().is_some() {
        Ok(path)
    } else {
        Err(refusal("the path leads out of its folder"))
    }
}

/// Tells whether a path lies in git's own folder, on file systems that take capitals for small letters too, and on those
/// that know it by a short name.
pub(super) fn is_of_git(path: &Path) -> bool {
    let mut names = path.iter();
    names.any(|name| {
        [".git", "git~1"]
            .iter()
            .any(|it| name.eq_ignore_ascii_case(it))
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn reads_within_the_project() {
        let temporary = TempDir::new().unwrap();
        let root = ProjectFolder::open(Utf8Path::from_path(temporary.path()).unwrap());
        fs::write(root.join("a.ftl"), "a = A").unwrap();
        assert_eq!(root.read("a.ftl".into()).unwrap(), b"a = A");
        assert_eq!(root.read("./a.ftl".into()).unwrap(), b"a = A");
        for path in ["../a.ftl", "/etc/passwd", "x/../../a.ftl", "", "."] {
            let error = root.read(path.into()).unwrap_err();
            assert_eq!(
                error.to_string(),
                "the path leads out of its folder",
                "{path}"
            );
        }
        fs::create_dir(root.join("folder")).unwrap();
        assert!(root.read("folder".into()).is_err());
        for path in [".git/config", "folder/.GIT", "folder/GIT~1/x", ".Git"] {
            assert!(root.resolve_to_write(path.into()).is_err(), "{path}");
        }
        assert!(root.resolve_to_write(".github/x".into()).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn follows_links_within_the_project_alone() {
        use std::os::unix::fs::symlink;
        let temporary = TempDir::new().unwrap();
        let above = Utf8Path::from_path(temporary.path()).unwrap();
        fs::create_dir_all(above.join("p/real")).unwrap();
        fs::create_dir_all(above.join("p/.git")).unwrap();
        fs::create_dir_all(above.join("out")).unwrap();
        fs::write(above.join("p/real/a"), "a").unwrap();
        fs::write(above.join("out/a"), "secret").unwrap();
        symlink(above.join("p"), above.join("linked")).unwrap();
        for (target, link) in [
            ("real", "in"),
            ("../out", "out"),
            ("../out/a", "file"),
            ("../out/none", "dangling"),
            ("../out/none", "folder"),
            ("loop", "loop"),
            (".git", "harmless"),
            ("/dev/zero", "zero"),
            ("/dev/stdin", "stdin"),
            ("..", "up"),
        ] {
            symlink(target, above.join("p").join(link)).unwrap();
        }
        let root = ProjectFolder::open(above.join("linked"));
        assert_eq!(root.read("in/a".into()).unwrap(), b"a");
        assert_eq!(
            root.resolve("in/new/b".into()).unwrap(),
            root.real().join("real/new/b")
        );
        for path in [
            "out/a", "file", "dangling", "folder/x", "loop", "loop/x", "zero", "stdin", "up/out/a",
            "out/new", "up/new",
        ] {
            assert!(root.read(path.into()).is_err(), "{path} is read");
            assert!(root.resolve(path.into()).is_err(), "{path} is written");
        }
        assert!(root.resolve_to_write("harmless/config".into()).is_err());
        assert!(!root.exists("out/a".into()), "what is beyond is not told");
        assert!(root.exists("dangling".into()) && root.exists("in/a".into()));
    }
}
