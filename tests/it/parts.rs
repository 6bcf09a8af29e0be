//! Parts of a project, put together by the program: what it prints and how it ends is what one run prints and ends with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::published::Published;

fn paridad(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .current_dir(folder)
        .env("GITHUB_ACTIONS", "false")
        .output()
        .unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The projects of `tests/cli/`, and this one.
fn projects() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/cli")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.extension().is_some_and(|it| it == "in"));
    folders.sort();
    folders.push(root().to_owned());
    folders
}

/// Divides a project into files of a folder; `None` where it cannot be checked.
fn divided(project: &Path, count: usize, to: &Path) -> Option<Vec<String>> {
    let mut files = Vec::new();
    for number in 1..=count {
        let shard = format!("{number}/{count}");
        let part = paridad(project, &["check", "--partial", "--shard", &shard]);
        if part.status.code() != Some(0) {
            return None;
        }
        let file = to.join(format!("part-{number}.jsonl"));
        fs::write(&file, part.stdout).unwrap();
        files.push(file.to_str().unwrap().to_owned());
    }
    Some(files)
}

#[test]
fn projects_in_parts() {
    let published = Published::read();
    let temporary = tempfile::tempdir().unwrap();
    let mut merged = 0;
    for project in projects() {
        let Some(files) = divided(&project, 3, temporary.path()) else {
            continue;
        };
        for line in files.iter().flat_map(|file| lines(file)) {
            published.hold("partial", &line);
        }
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        for options in [
            &["--format", "human", "--verbose"][..],
            &["--format", "json", "--min-coverage", "90"],
            &["--format", "sarif", "--fail-on", "info"],
            &["--format", "github", "--fail-on", "never"],
        ] {
            let whole = paridad(&project, &[&["check"][..], options].concat());
            let parts = paridad(&project, &[&["merge"][..], options, &files].concat());
            let shown = |output: &Output| {
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                (
                    text(&output.stdout),
                    text(&output.stderr),
                    output.status.code(),
                )
            };
            assert_eq!(
                shown(&parts),
                shown(&whole),
                "{} {options:?}",
                project.display()
            );
        }
        merged += 1;
    }
    assert!(merged > 20, "{merged} projects");
}

fn lines(file: &str) -> Vec<String> {
    fs::read_to_string(file)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let project = root();
    let temporary = tempfile::tempdir().unwrap();
    let files = divided(project, 3, temporary.path()).unwrap();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let [one, two, three] = files[..] else {
        panic!("three parts");
    };
    let refused = |files: &[&str]| {
        let output = paridad(project, &[&["merge"][..], files].concat());
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        text.replace(temporary.path().to_str().unwrap(), "…")
    };
    assert_eq!(
        refused(&[one, three]),
        "error: part 2 of 3 is missing\nhint: `paridad check --partial --shard 2/3` writes it\n"
    );
    assert_eq!(
        refused(&[one, two, two, three]),
        "error: part 2 of 3 is there twice: `…/part-2.jsonl` and `…/part-2.jsonl`\nhint: hand over each part once\n"
    );
    let other = temporary.path().join("other.jsonl");
    let other = other.to_str().unwrap();
    let write = |text: String| fs::write(other, text).unwrap();
    let text = fs::read_to_string(two).unwrap();
    write(text.replacen("\"paridad\":\"", "\"paridad\":\"9", 1));
    assert!(refused(&[one, other, three]).contains("was written by paridad 9"));
    write(text.lines().next().unwrap().to_owned() + "\n");
    let cut = refused(&[one, other, three]);
    assert!(cut.contains("has 0 of its 1 sets"), "{cut}");
    let arguments = ["check", "--partial", "--shard", "2/3", "--skip", "numbers"];
    write(String::from_utf8(paridad(project, &arguments).stdout).unwrap());
    assert!(refused(&[one, other, three]).contains("their options differ"));
    write("{\"paridad\":1}\n".to_owned());
    assert!(refused(&[other]).starts_with("error: …/other.jsonl:1: invalid type"));
    write(String::new());
    assert!(refused(&[other]).starts_with("error: there is no part"));
    assert!(refused(&["no-such-file"]).contains("`no-such-file`: "));
}
