//! Holds the code to the floors that `src/lib.rs` draws, and to a few rules of the house.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each room, read from the table in the documentation of the crate.
fn floors() -> BTreeMap<String, u32> {
    let page = fs::read_to_string(source().join("lib.rs")).unwrap();
    let rows = page.lines().filter_map(|line| line.strip_prefix("//! | "));
    let mut floors = BTreeMap::new();
    for row in rows {
        let mut cells = row.split('|').map(str::trim);
        let (Some(floor), Some(rooms)) = (cells.next(), cells.next()) else {
            continue;
        };
        let Ok(floor) = floor.parse() else { continue };
        floors.extend(rooms.split(' ').map(|room| (room.to_owned(), floor)));
    }
    floors
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

/// Every source file: its path below `src`, and its text.
fn all() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    files(&source(), &mut paths);
    paths.sort();
    let name = |path: &Path| {
        path.strip_prefix(source())
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/")
    };
    paths
        .iter()
        .map(|path| (name(path), fs::read_to_string(path).unwrap()))
        .collect()
}

fn room(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Lines of code with their numbers; comments, documentation and the tests at the end of a file left out.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines
        .take_while(|(_, line)| *line != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn imports_point_down() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let here = room(&path);
        if here == "lib" {
            continue;
        }
        let floor = floors
            .get(here)
            .unwrap_or_else(|| panic!("{path}: `{here}` stands on no floor"));
        for (number, line) in code(&text) {
            for prefix in ["crate::", "paridad::"] {
                for target in line.split(prefix).skip(1) {
                    let target: String = target
                        .chars()
                        .take_while(|c| c.is_alphanumeric() || *c == '_')
                        .collect();
                    if target != here && floors.get(&target).is_some_and(|it| it >= floor) {
                        wrong.push(format!("{path}:{number}: `{here}` may not use `{target}`"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What only some rooms may do.
#[test]
fn the_edges_of_the_house() {
    const EDGES: &[(&str, &[&str])] = &[
        ("std::fs", &["disk"]),
        ("fs::", &["disk"]),
        ("std::env", &["cli", "main"]),
        ("env::var", &["cli", "main"]),
        ("process::Command", &["disk"]),
        ("rayon::", &["pipeline", "disk", "cli"]),
        ("clap::", &["cli", "main"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in all() {
        for (number, line) in code(&text) {
            for (word, rooms) in EDGES {
                if line.contains(word) && !rooms.contains(&room(&path)) {
                    wrong.push(format!(
                        "{path}:{number}: `{word}` has no place in `{}`",
                        room(&path)
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is printed goes through `cli::escaping_writer`, which `cli::output` alone writes to.
#[test]
fn one_place_prints() {
    const PRINTERS: &[(&str, &[&str])] = &[
        ("stdout()", &["cli/output.rs", "cli/surroundings.rs"]),
        ("stderr()", &["cli/output.rs", "cli/surroundings.rs"]),
        (
            "EscapingWriter",
            &["cli/output.rs", "cli/escaping_writer.rs"],
        ),
        (".print()", &[]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in all() {
        for (number, line) in code(&text) {
            for (word, files) in PRINTERS {
                if line.contains(word) && !files.contains(&path.as_str()) {
                    wrong.push(format!(
                        "{path}:{number}: `{word}` beside the one place that prints"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Files are opened, written and moved where their paths have been resolved, and nowhere else: a new way to a file goes
/// through one of these, or says here why it does not.
#[test]
fn files_are_opened_in_few_places() {
    const WAYS: &[(&str, &[&str])] = &[
        // The gate opens what it resolved; a lock opens a folder; a journal and a writer make sure of what they wrote;
        // a growing file is compared with the one in the output folder.
        ("File::open", &["plain", "lock", "journal", "growing"]),
        ("openat2(", &["plain"]),
        ("File::options", &["lock", "writer"]),
        // What the browser tells, in its own folder.
        ("File::create", &["browser"]),
        ("fs::write", &["browser"]),
        ("fs::read(", &["browser"]),
        ("fs::read_to_string", &[]),
        ("fs::copy", &[]),
        ("fs::rename", &["writer", "journal"]),
        (
            ".persist(",
            &["writer", "journal", "replace", "output", "growing"],
        ),
        (
            "fs::remove_file",
            &["writer", "journal", "output", "temporary"],
        ),
        ("fs::remove_dir_all", &["folder"]),
        ("fs::read_dir", &["listing/walk", "folder", "temporary"]),
        ("read_link", &[]),
        ("WalkBuilder", &[]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let name = path.trim_start_matches("disk/").trim_end_matches(".rs");
        for (number, line) in code(&text) {
            for (word, places) in WAYS {
                if line.contains(word) && !(room(&path) == "disk" && places.contains(&name)) {
                    wrong.push(format!("{path}:{number}: `{word}` has no place here"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn files_say_what_they_are_for_and_stay_small() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        if !text.starts_with("//!") {
            wrong.push(format!("{path}: does not begin with `//!`"));
        }
        let lines = text
            .lines()
            .take_while(|line| *line != "#[cfg(test)]")
            .count();
        if lines > 400 {
            wrong.push(format!(
                "{path}: {lines} lines; which second thing has it begun to do?"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A name that stands in two places has two homes. What the library shows is named in `lib.rs`, and there alone.
#[test]
fn names_are_exported_in_one_place() {
    let mut wrong = Vec::new();
    for (path, text) in all() {
        for (number, line) in code(&text) {
            let line = line.trim_start();
            if line.starts_with("pub use") && path != "lib.rs" {
                wrong.push(format!("{path}:{number}: `{line}` belongs into lib.rs"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A file that no module declares is never compiled, and no compiler says so.
#[test]
fn every_file_is_declared() {
    let all = all();
    let mut wrong = Vec::new();
    for (path, _) in &all {
        let stem = path.strip_suffix(".rs").unwrap();
        let (parents, name): (Vec<String>, &str) = match stem.rsplit_once('/') {
            Some((folder, "mod")) => match folder.rsplit_once('/') {
                Some((parent, name)) => (
                    vec![format!("{parent}/mod.rs"), format!("{parent}.rs")],
                    name,
                ),
                None => (vec!["lib.rs".to_owned()], folder),
            },
            // The root of the other binary.
            Some(("wasm", "main")) => continue,
            Some((folder, name)) => (
                vec![format!("{folder}/mod.rs"), format!("{folder}.rs")],
                name,
            ),
            None if ["lib", "main", "build"].contains(&stem) => continue,
            None => (vec!["lib.rs".to_owned(), "main.rs".to_owned()], stem),
        };
        let declaration = format!("mod {name};");
        let declared = |text: &str| {
            text.lines().any(|line| {
                let shown = line.strip_suffix(declaration.as_str());
                shown.is_some_and(|it| it.is_empty() || it.starts_with("pub"))
            })
        };
        if !all
            .iter()
            .any(|(parent, text)| parents.contains(parent) && declared(text))
        {
            wrong.push(format!(
                "{path}: no `mod {name};` in {}",
                parents.join(" or ")
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A name that two types share means two things. Names of one file, that are not `pub`, count as well: they are read.
#[test]
fn type_names_are_unique() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in all() {
        for (number, line) in code(&text) {
            let line = line.trim_start();
            let line = match line.strip_prefix("pub").map(|rest| rest.split_once(' ')) {
                Some(Some((_, rest))) => rest,
                _ => line,
            };
            let kinds = ["struct ", "enum ", "trait "];
            let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) else {
                continue;
            };
            let end = rest.find(|c: char| !c.is_alphanumeric());
            let name = rest[..end.unwrap_or(rest.len())].to_owned();
            places
                .entry(name)
                .or_default()
                .push(format!("{path}:{number}"));
        }
    }
    places.retain(|_, places| places.len() > 1);
    let twice: Vec<String> = places
        .iter()
        .map(|(name, places)| format!("`{name}`: {}", places.join(", ")))
        .collect();
    assert!(twice.is_empty(), "\n{}", twice.join("\n"));
}

/// The file of a module path such as `checks::texts::numbers::Numbers`, with what it is relative to left out.
fn file_of<'f>(path: &str, files: &'f BTreeMap<String, String>) -> Option<&'f str> {
    let mut path = path;
    loop {
        if let Some(file) = files.get(path) {
            return Some(file);
        }
        path = path.rsplit_once("::")?.0;
    }
}

/// Two files that import each other, or several in a ring, cannot be read one after the other.
#[test]
fn files_do_not_import_in_circles() {
    let all = all();
    let module = |path: &str| {
        let stem = path.strip_suffix(".rs").unwrap();
        stem.strip_suffix("/mod").unwrap_or(stem).replace('/', "::")
    };
    let files: BTreeMap<String, String> = all
        .iter()
        .map(|(path, _)| (module(path), path.clone()))
        .collect();
    let mut imports: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (path, text) in &all {
        let targets = imports.entry(path).or_default();
        for (_, line) in code(text) {
            for rest in line.split("crate::").skip(1) {
                let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':'));
                let target = rest[..end.unwrap_or(rest.len())].trim_end_matches(':');
                targets.extend(file_of(target, &files).filter(|file| file != path));
            }
        }
    }
    // What nothing imports any more, or imports nothing, is in no circle.
    loop {
        let left: BTreeSet<&str> = imports.keys().copied().collect();
        let imported: BTreeSet<&str> = imports.values().flatten().copied().collect();
        imports.retain(|file, targets| {
            targets.retain(|target| left.contains(target));
            !targets.is_empty() && imported.contains(file)
        });
        if imports.len() == left.len() {
            break;
        }
    }
    assert!(imports.is_empty(), "among these is a circle: {imports:#?}");
}
