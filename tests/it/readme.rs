//! The README and the manual tell the truth: the commands that they show print what they show, and the list of checks is
//! that of the program. `UPDATE=1 cargo test --test it readme::` writes both.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const MANUAL: &str = "src/cli/manual";
const BEGIN: &str = "<!-- checks: written by `UPDATE=1 cargo test --test it readme::` -->\n";

/// Tells a newcomer's story, which begins in an empty folder: each fence with a path is a file that is written.
#[test]
fn readme() {
    let project = tempfile::tempdir().unwrap();
    check("README.md", &|text| {
        with_outputs(text, project.path(), true)
    });
}

#[test]
fn manual() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sync.in");
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(MANUAL)).unwrap() {
        let project = tempfile::tempdir().unwrap();
        copy(&example, project.path());
        let name = entry.unwrap().file_name().into_string().unwrap();
        check(&format!("{MANUAL}/{name}"), &|text| {
            with_outputs(text, project.path(), false)
        });
    }
}

#[test]
fn list_of_checks() {
    check(&format!("{MANUAL}/checks.md"), &|text| {
        let (before, _) = text.split_once(BEGIN).unwrap();
        format!("{before}{BEGIN}{}", list())
    });
}

/// A newcomer reads all of it.
#[test]
fn readme_is_short() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let lines = text.lines().count();
    assert!(lines <= 300, "{lines} lines");
}

fn check(file: &str, fresh: &dyn Fn(&str) -> String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let mut text = fs::read_to_string(&path).unwrap();
    let fresh = fresh(&text);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &fresh).unwrap();
        text.clone_from(&fresh);
    }
    for (line, (now, fresh)) in text.lines().zip(fresh.lines()).enumerate() {
        let line = line + 1;
        assert_eq!(
            now, fresh,
            "{file}:{line}: UPDATE=1 cargo test --test it readme::"
        );
    }
    assert_eq!(
        text.len(),
        fresh.len(),
        "UPDATE=1 cargo test --test it readme::"
    );
}

/// The text with what its commands print, one after the other in a project.
fn with_outputs(text: &str, project: &Path, writes_files: bool) -> String {
    let mut fresh = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("```console\n$ ") {
        if writes_files {
            write_files(before, project);
        }
        let (block, after) = after.split_once("\n```\n").unwrap();
        fresh.push_str(&format!("{before}```console\n"));
        for line in format!("$ {block}").lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                let printed = printed(command, project);
                fresh.push_str(&format!("$ {command}\n{printed}"));
            }
        }
        fresh.push_str("```\n");
        rest = after;
    }
    fresh + rest
}

/// Returns what a command prints, without the way to the project.
fn printed(command: &str, project: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_paridad"));
    let mut folders = vec![program.parent().unwrap().to_owned()];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap()));
    let run = Command::new("bash")
        .args(["-c", command])
        .current_dir(project)
        .env("PATH", env::join_paths(folders).unwrap())
        .env("COLUMNS", "100")
        .env("GITHUB_ACTIONS", "false")
        .output()
        .unwrap();
    let printed = [run.stdout, run.stderr].map(|it| String::from_utf8(it).unwrap());
    let root = fs::canonicalize(project).unwrap();
    let printed = printed.concat();
    let printed = printed.replace(&format!("{}/", root.display()), "");
    match printed.trim_end() {
        "" => String::new(),
        printed => format!("{printed}\n"),
    }
}

/// Writes the files that a text shows: fences with a path behind the language.
fn write_files(text: &str, project: &Path) {
    for fence in text.split("\n```").skip(1).step_by(2) {
        let (head, content) = fence.split_once('\n').unwrap();
        if let Some((_, path)) = head.split_once(' ') {
            let path = project.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("{content}\n")).unwrap();
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn list() -> String {
    let items = paridad::check_pages().map(|check| {
        let level = check.severity.as_str();
        let fix = if check.is_fixable { ", `--fix`" } else { "" };
        format!("- `{}` ({level}{fix}): {}.\n", check.id, check.summary)
    });
    items.collect()
}
