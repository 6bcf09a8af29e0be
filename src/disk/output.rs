//! Writing output. Each file appears whole or not at all, and nothing is written beyond the output folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};

use anyhow::{Context, bail};
use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

use crate::disk::plain::{self, refusal};
use crate::disk::project_folder::{OF_GIT, contained, is_of_git};
use crate::disk::temporary::temporary_file;
use crate::emit::model::Artifact;

/// Counts of the files that a write created, changed and removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WriteCounts {
    /// Relative to the output folder, sorted.
    pub changed: Vec<Utf8PathBuf>,
    /// The number of changed files that are not listed.
    pub unlisted: usize,
    /// The number of files that had these bytes already.
    pub unchanged: usize,
}

/// Writes the artifacts below `output`. Files that have the bytes already are left alone.
pub fn write(output: &Utf8Path, artifacts: &[Artifact]) -> anyhow::Result<WriteCounts> {
    let mut paths = BTreeSet::new();
    for artifact in artifacts {
        let path = &artifact.path;
        check_path(path).with_context(|| format!("refusing to write `{path}` in `{output}`"))?;
        if !paths.insert(path) {
            bail!("refusing to write `{path}` twice: two results have this name");
        }
    }
    if artifacts.is_empty() {
        return Ok(WriteCounts::default());
    }
    fs::create_dir_all(output).with_context(|| format!("creating the output folder `{output}`"))?;
    let parents: BTreeSet<&Utf8Path> = paths.iter().filter_map(|path| path.parent()).collect();
    for parent in parents {
        make_folder(output, parent)?;
    }
    let changes: Vec<anyhow::Result<bool>> = artifacts
        .par_iter()
        .map(|artifact| write_one(output, artifact))
        .collect();
    let mut written = WriteCounts::default();
    for (artifact, changed) in artifacts.iter().zip(changes) {
        if changed? {
            written.changed.push(artifact.path.clone())
        } else {
            written.unchanged += 1
        }
    }
    written.changed.sort();
    Ok(written)
}

/// Removes these files from `output`, and the folders that are empty then. Those not there are passed
/// over. Gives how many were removed.
pub fn remove(output: &Utf8Path, paths: &[Utf8PathBuf]) -> anyhow::Result<usize> {
    let mut removed = 0;
    for path in paths {
        check_path(path).with_context(|| format!("refusing to remove `{path}` from `{output}`"))?;
        let parent = path.parent().unwrap_or(Utf8Path::new(""));
        if !is_plain(output, parent)? {
            continue;
        }
        match fs::remove_file(output.join(path)) {
            Ok(()) => removed += 1,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(error).with_context(|| format!("removing `{}`", output.join(path)));
            }
        }
        for folder in path
            .ancestors()
            .skip(1)
            .filter(|it| !it.as_str().is_empty())
        {
            // Fails on a folder that is not empty, and then those above it are not either.
            if fs::remove_dir(output.join(folder)).is_err() {
                break;
            }
        }
    }
    Ok(removed)
}

fn write_one(output: &Utf8Path, artifact: &Artifact) -> anyhow::Result<bool> {
    let path = output.join(&artifact.path);
    let writing = || format!("writing `{path}`");
    match path.symlink_metadata() {
        Ok(kind) if kind.is_dir() => {
            bail!("a folder stands where `{path}` is to be written: move it")
        }
        Ok(kind) if kind.is_file() && has_bytes(&path, kind.len(), &artifact.bytes) => {
            return Ok(false);
        }
        // A link is replaced, what it leads to is not.
        Ok(_) | Err(_) => {}
    }
    let folder = path.parent().unwrap_or(output);
    let mut temporary = temporary_file(folder.as_std_path()).with_context(writing)?;
    temporary.write_all(&artifact.bytes).with_context(writing)?;
    temporary.persist(&path).with_context(writing)?;
    Ok(true)
}

fn has_bytes(path: &Utf8Path, length: u64, bytes: &[u8]) -> bool {
    length == bytes.len() as u64
        && plain::read(path.as_std_path()).is_ok_and(|there| there == bytes)
}

/// Refuses a path that leads out of the output folder, or to what belongs to git.
pub(super) fn check_path(path: &Utf8Path) -> io::Result<()> {
    if is_of_git(contained(path)?.as_std_path()) {
        return Err(refusal(OF_GIT));
    }
    Ok(())
}

/// Makes a folder below `output`, one step at a time, and goes through no link.
pub(super) fn make_folder(output: &Utf8Path, folder: &Utf8Path) -> anyhow::Result<()> {
    if is_plain(output, folder)? {
        return Ok(());
    }
    fs::create_dir_all(output.join(folder))
        .with_context(|| format!("creating the folder `{}`", output.join(folder)))
}

/// Returns whether the folder is there; an error when a link or a file is in its way.
fn is_plain(output: &Utf8Path, folder: &Utf8Path) -> anyhow::Result<bool> {
    let mut path = output.to_path_buf();
    for name in folder.components() {
        path.push(name);
        match path.symlink_metadata() {
            Ok(kind) if kind.is_dir() => {}
            Ok(kind) if kind.is_symlink() => {
                bail!("`{path}` is a link, and output goes through no link: replace it by a folder")
            }
            Ok(_) => bail!("a file stands where the folder `{path}` is needed: move it"),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error).with_context(|| format!("looking at `{path}`")),
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn output() -> (TempDir, Utf8PathBuf) {
        let folder = TempDir::new().unwrap();
        let path = Utf8PathBuf::from_path_buf(folder.path().join("dist")).unwrap();
        (folder, path)
    }

    fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
        let artifact = |(path, text): &(&str, &str)| Artifact {
            path: path.into(),
            bytes: text.as_bytes().to_vec(),
        };
        files.iter().map(artifact).collect()
    }

    #[track_caller]
    fn refused(output: &Utf8Path, files: &[(&str, &str)], reason: &str) {
        let error = write(output, &artifacts(files)).unwrap_err();
        assert_eq!(
            format!("{error:#}").replace(output.as_str(), "dist"),
            reason
        );
    }

    #[test]
    fn writes_what_changed() {
        let (_folder, output) = output();
        assert_eq!(write(&output, &[]).unwrap(), WriteCounts::default());
        assert!(!output.exists(), "nothing to write makes no folder");

        let first = artifacts(&[
            ("es/a.html", "uno"),
            ("es/x/b.html", "dos"),
            ("m.json", "{}"),
        ]);
        assert_eq!(write(&output, &first).unwrap().changed.len(), 3);
        let second = artifacts(&[
            ("es/a.html", "uno"),
            ("es/x/b.html", "two"),
            ("m.json", "{}"),
        ]);
        let written = write(&output, &second).unwrap();
        assert_eq!(written.changed, ["es/x/b.html"]);
        assert_eq!(written.unchanged, 2);
        assert_eq!(
            fs::read_to_string(output.join("es/x/b.html")).unwrap(),
            "two"
        );
        let left = fs::read_dir(output.join("es")).unwrap().count();
        assert_eq!(left, 2, "no temporary file is left");
    }

    #[test]
    fn refuses_what_it_should_not_write() {
        let (_folder, output) = output();
        refused(
            &output,
            &[("../x", "")],
            "refusing to write `../x` in `dist`: the path leads out of its folder",
        );
        refused(
            &output,
            &[("/tmp/x", "")],
            "refusing to write `/tmp/x` in `dist`: the path leads out of its folder",
        );
        refused(
            &output,
            &[("", "")],
            "refusing to write `` in `dist`: the path leads out of its folder",
        );
        refused(
            &output,
            &[("a", ""), ("a", "")],
            "refusing to write `a` twice: two results have this name",
        );
        fs::create_dir_all(output.join("a/b")).unwrap();
        fs::write(output.join("file"), "").unwrap();
        refused(
            &output,
            &[("a/b", "")],
            "a folder stands where `dist/a/b` is to be written: move it",
        );
        refused(
            &output,
            &[("file/x", "")],
            "a file stands where the folder `dist/file` is needed: move it",
        );
    }

    #[cfg(unix)]
    #[test]
    fn goes_through_no_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (folder, output) = output();
        let outside = Utf8PathBuf::from_path_buf(folder.path().join("outside")).unwrap();
        fs::create_dir_all(&outside).unwrap();
        fs::create_dir_all(&output).unwrap();
        fs::write(outside.join("kept.txt"), "kept").unwrap();
        symlink(&outside, output.join("es")).unwrap();
        symlink(outside.join("kept.txt"), output.join("link.txt")).unwrap();

        let reason = "`dist/es` is a link, and output goes through no link: replace it by a folder";
        refused(&output, &[("es/x/a.html", "")], reason);
        assert!(remove(&output, &["es/kept.txt".into()]).is_err());
        write(&output, &artifacts(&[("link.txt", "new")])).unwrap();
        assert_eq!(
            fs::read_to_string(outside.join("kept.txt")).unwrap(),
            "kept"
        );
        let mode = fs::metadata(output.join("link.txt"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o600, 0o600);
        assert_ne!(mode & 0o044, 0, "others may read what is published");
    }

    #[test]
    fn removes_only_what_it_is_told() {
        let (_folder, output) = output();
        write(
            &output,
            &artifacts(&[("es/x/a", ""), ("es/b", ""), ("pt/x/c", "")]),
        )
        .unwrap();
        let gone = ["es/x/a".into(), "pt/x/c".into(), "not/there".into()];
        assert_eq!(remove(&output, &gone).unwrap(), 2);
        assert!(output.join("es/b").exists());
        assert!(!output.join("es/x").exists() && !output.join("pt").exists());
        assert!(remove(&output, &["../x".into()]).is_err());
        assert!(
            remove(&output, &["es".into()]).is_err(),
            "a folder is no output"
        );
        assert!(output.join("es/b").exists());
    }
}
