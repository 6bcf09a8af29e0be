//! Pictures of the program at work, for the manual: what it prints in `tests/pictures/example`, colours and all,
//! as a terminal in SVG. `UPDATE=1 cargo test --test it pictures::` draws them again.

use crate::terminal;

use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[test]
fn check() {
    is_fresh("check.svg", &["check"]);
}

#[test]
fn status() {
    is_fresh("status.svg", &["status"]);
}

fn is_fresh(name: &str, arguments: &[&str]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .args(["--color", "always"])
        .current_dir(folder.join("example"))
        .env("GITHUB_ACTIONS", "false")
        .output()
        .unwrap();
    let printed = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
    let command = format!("paridad {}", arguments.join(" "));
    let picture = terminal::draw(&command, &printed);
    let file = folder.join(name);
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, &picture).unwrap();
    }
    let drawn = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        drawn == picture,
        "tests/pictures/{name} is stale: UPDATE=1 cargo test --test it pictures::"
    );
}
