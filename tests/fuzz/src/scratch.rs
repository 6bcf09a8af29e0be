//! The folder that a target works in, in memory where there is such a file system, and what stands around it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use crate::finding::Finding;
use crate::input::{File, Holds};

/// What a file outside of the project says; it must not be seen anywhere.
pub const SECRET: &str = "TOPSECRET-c1d9";

/// Files by their paths: the bytes, or where a link leads.
pub type Snapshot = BTreeMap<PathBuf, Vec<u8>>;

/// The folder of this process.
pub fn home() -> &'static Path {
    static HOME: OnceLock<PathBuf> = OnceLock::new();
    HOME.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let parent = match memory.is_dir() {
            true => memory.to_owned(),
            false => std::env::temp_dir(),
        };
        parent.join(format!("paridad-fuzz-{}", std::process::id()))
    })
}

/// The project; everything beside it is outside.
pub fn project() -> PathBuf {
    home().join("a/b/project")
}

/// Begins anew: an empty project, and files around it.
pub fn reset() {
    let _ = fs::remove_dir_all(home());
    let outside = home().join("a/b/outside");
    let _ = fs::create_dir_all(project());
    let _ = fs::create_dir_all(outside.join("es"));
    for path in ["secret", "secret.md", "es/call.ftl", "state.toml", "x.png"] {
        let _ = fs::write(outside.join(path), format!("{SECRET} = 1\n"));
    }
}

/// Removes what is left when all is done.
pub fn remove() {
    let _ = fs::remove_dir_all(home());
}

/// Writes the files of an input. A path that leaves the project is none; a link may leave it, as far as the folder of
/// this process.
pub fn write(files: &[File<'_>]) {
    for file in files {
        let Some(path) = inside(&project(), &file.path) else {
            continue;
        };
        if let Some(parent) = path.parent() {
            let real = parent.ancestors().find_map(|it| it.canonicalize().ok());
            if !real.is_some_and(|it| it.starts_with(project()))
                || fs::create_dir_all(parent).is_err()
            {
                continue;
            }
        }
        match &file.holds {
            Holds::Bytes(_) if path.is_symlink() => {}
            Holds::Bytes(bytes) => {
                let _ = fs::write(&path, bytes);
            }
            Holds::Link(target) if leads_home(&path, target) => {
                let _ = std::os::unix::fs::symlink(target, &path);
            }
            Holds::Link(_) => {}
        }
    }
}

fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let is_plain = |it: Component<'_>| matches!(it, Component::Normal(name) if name.len() < 200);
    let path = Path::new(path);
    let is_good = path.components().all(is_plain) && path.components().next().is_some();
    (is_good && path.components().count() < 20).then(|| folder.join(path))
}

/// Whether a link stays in the folder of this process, or leads to the device that never ends.
fn leads_home(link: &Path, target: &str) -> bool {
    if target == "/dev/zero" {
        return true;
    }
    let mut place = link.parent().map(Path::to_owned).unwrap_or_default();
    for part in Path::new(target).components() {
        match part {
            Component::Normal(name) => place.push(name),
            Component::ParentDir => {
                place.pop();
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return false,
        }
        if !place.starts_with(home().join("a")) {
            return false;
        }
    }
    true
}

/// All files below a folder.
pub fn snapshot(folder: &Path) -> Snapshot {
    let mut files = Snapshot::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let kind = entry.file_type();
            if kind.as_ref().is_ok_and(|it| it.is_dir()) {
                folders.push(path);
            } else if kind.is_ok_and(|it| it.is_symlink()) {
                let target = fs::read_link(&path).unwrap_or_default();
                files.insert(path, target.into_os_string().into_encoded_bytes());
            } else {
                let bytes = fs::read(&path).unwrap_or_default();
                files.insert(path, bytes);
            }
        }
    }
    files
}

/// All files of an output folder but those that came with the input and are as they were; none where a link leads out
/// of the project, which no command follows.
pub fn made(folder: &Path, given: &[File<'_>]) -> Snapshot {
    let real = folder.canonicalize();
    if !real.is_ok_and(|it| it.starts_with(project())) {
        return Snapshot::new();
    }
    let mut files = snapshot(folder);
    for file in given {
        let path = project().join(&file.path);
        let was = match &file.holds {
            Holds::Bytes(bytes) => bytes,
            Holds::Link(target) => target.as_bytes(),
        };
        if files.get(&path).is_some_and(|it| it == was) {
            files.remove(&path);
        }
    }
    files
}

/// Everything of this process that is not in the project.
pub fn outside() -> Snapshot {
    let mut files = snapshot(home());
    files.retain(|path, _| !path.starts_with(project()));
    files
}

/// Compares files that were to stay as they are.
///
/// # Errors
/// The first that did not.
pub fn unchanged(kind: &str, before: &Snapshot, after: &Snapshot) -> Result<(), Finding> {
    let paths = before.keys().chain(after.keys());
    for path in paths {
        if before.get(path) != after.get(path) {
            let shown = path
                .strip_prefix(home())
                .unwrap_or(path)
                .display()
                .to_string();
            let (old, new) = (text(before, path), text(after, path));
            let same = old.lines().zip(new.lines());
            let same = same.take_while(|(old, new)| old == new).count();
            let show = |it: &str| {
                let lines = it.lines().skip(same).take(20);
                lines.flat_map(|it| [it, "\n"]).collect::<String>()
            };
            let (old, new) = (show(&old), show(&new));
            let detail = format!(
                "{shown}, from line {}\n--- before\n{old}--- after\n{new}",
                same + 1
            );
            return Err(Finding::new(kind, detail));
        }
    }
    Ok(())
}

fn text(files: &Snapshot, path: &Path) -> String {
    files.get(path).map_or_else(
        || "(not there)".to_owned(),
        |bytes| String::from_utf8_lossy(bytes).into_owned(),
    )
}
