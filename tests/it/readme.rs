//! The README tells the truth: its table of checks is the list of checks, and the commands that it shows print what it
//! shows. `UPDATE=1 cargo test --test it readme::` writes both.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

const BEGIN: &str = "<!-- checks: written by `UPDATE=1 cargo test --test it readme::` -->\n";
const END: &str = "<!-- /checks -->";

#[test]
fn it_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let mut text = fs::read_to_string(&file).unwrap();
    let fresh = with_outputs(&with_table(&text));
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, &fresh).unwrap();
        text.clone_from(&fresh);
    }
    for (line, (now, fresh)) in text.lines().zip(fresh.lines()).enumerate() {
        let line = line + 1;
        assert_eq!(
            now, fresh,
            "README.md:{line}: UPDATE=1 cargo test --test it readme::"
        );
    }
    assert_eq!(
        text.len(),
        fresh.len(),
        "UPDATE=1 cargo test --test it readme::"
    );
}

fn with_table(text: &str) -> String {
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    format!("{before}{BEGIN}{}{END}{after}", table())
}

/// The text with what its commands print, one after the other in the project of `tests/cli/sync.in`.
fn with_outputs(text: &str) -> String {
    let project = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/sync.in");
    copy(&example, project.path());
    let mut fresh = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("```console\n$ paridad ") {
        let (arguments, after) = after.split_once('\n').unwrap();
        let (_, after) = after.split_once("```\n").unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .args(arguments.split(' '))
            .current_dir(project.path())
            .env("COLUMNS", "100")
            .output()
            .unwrap();
        let printed = [run.stdout, run.stderr].map(|it| String::from_utf8(it).unwrap());
        let printed = printed.concat();
        fresh.push_str(&format!(
            "{before}```console\n$ paridad {arguments}\n{}\n```\n",
            printed.trim_end()
        ));
        rest = after;
    }
    fresh + rest
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn table() -> String {
    let mut table =
        String::from("| check | level | `--fix` | what it finds |\n|---|---|---|---|\n");
    for check in paridad::check_pages() {
        table.push_str(&format!(
            "| `{}` | {} | {} | {} |\n",
            check.id,
            check.severity.as_str(),
            if check.is_fixable { "yes" } else { "" },
            check.summary.replace('|', "\\|")
        ));
    }
    table
}
