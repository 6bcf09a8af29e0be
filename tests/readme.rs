//! The README tells the truth: its table of checks is the list of checks, and the commands that it shows print what it
//! shows. `UPDATE=1 cargo test --test readme` writes the table.

use std::path::Path;
use std::{env, fs};

use paridad::checks;

const BEGIN: &str = "<!-- checks: written by `UPDATE=1 cargo test --test readme` -->\n";
const END: &str = "<!-- /checks -->";

#[test]
fn the_table_of_checks_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&file).unwrap();
    let (before, rest) = text.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let fresh = format!("{before}{BEGIN}{}{END}{after}", table());
    if env::var_os("UPDATE").is_some() {
        fs::write(&file, &fresh).unwrap();
    }
    let now = fs::read_to_string(&file).unwrap();
    assert!(
        now == fresh,
        "the table of checks is stale: UPDATE=1 cargo test --test readme"
    );
}

fn table() -> String {
    let mut table =
        String::from("| check | level | `--fix` | what it finds |\n|---|---|---|---|\n");
    for check in checks::ALL {
        let info = check.info();
        let level = info.severity.as_str();
        table.push_str(&format!(
            "| `{}` | {level} | {} | {} |\n",
            info.id,
            if info.is_fixable { "yes" } else { "" },
            summary(info.doc)
        ));
    }
    table
}

/// The first sentence under “What it finds”.
fn summary(doc: &str) -> String {
    let lines = doc
        .lines()
        .map(str::trim)
        .skip_while(|line| *line != "# What it finds")
        .skip(1);
    let paragraph: Vec<&str> = lines
        .take_while(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let text = paragraph.join(" ");
    let end = text
        .match_indices(". ")
        .next()
        .map_or(text.len(), |(at, _)| at + 1);
    text[..end].trim_end_matches('.').replace('|', "\\|")
}
