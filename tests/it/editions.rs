//! The bundles and editions of this repository's own statement are the committed ones, in `tests/editions/`.
//! `UPDATE=1 cargo test --test it editions::` writes them: read what changed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

#[test]
fn are_the_committed_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let committed = root.join("tests/editions");
    if env::var_os("UPDATE").is_some() {
        build(&committed);
        fs::remove_file(committed.join(RECORD)).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    build(folder.path());
    let fresh = files(folder.path());
    assert!(
        fresh == files(&committed),
        "stale: UPDATE=1 cargo test --test it editions::"
    );

    let before: Vec<_> = fresh
        .keys()
        .map(|path| modified(&folder.path().join(path)))
        .collect();
    build(folder.path());
    let after: Vec<_> = fresh
        .keys()
        .map(|path| modified(&folder.path().join(path)))
        .collect();
    assert_eq!(before, after, "a second build writes nothing");

    let statement = fs::read(root.join("content/2022-panama-ministerial.md")).unwrap();
    assert_eq!(
        fresh[Path::new("en/2022-panama-ministerial.md")],
        statement,
        "the source edition is the statement"
    );
}

fn build(output: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["build", "--quiet", "--output"])
        .arg(output)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .unwrap();
    assert!(status.success());
}

fn modified(path: &Path) -> std::time::SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

/// What the next build goes by, and nobody publishes.
const RECORD: &str = ".paridad-cache";

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.ends_with(RECORD) => {}
                false => drop(found.insert(
                    path.strip_prefix(folder).unwrap().to_owned(),
                    fs::read(&path).unwrap(),
                )),
            }
        }
    }
    found
}
