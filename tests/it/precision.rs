//! What to read before a line goes into the table of precision in `tests/precision.md`: for each check how many findings it
//! has on real translations, and a sample of them with both texts.
//!
//! ```sh
//! PARIDAD_CORPORA=../shared/corpora cargo test --test it precision:: -- --ignored --nocapture              # the counts
//! PARIDAD_CORPORA=../shared/corpora CHECK=quotes cargo test --test it precision:: -- --ignored --nocapture # what to read of one
//! ```
//!
//! The sample is the same on every machine: all findings where there are at most [`SAMPLE`].

use crate::material::folders;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

/// So many findings are read of a check.
const SAMPLE: usize = 60;

/// A finding with the project that it is in.
struct Finding {
    project: PathBuf,
    wire: Value,
}

#[test]
#[ignore = "needs PARIDAD_CORPORA, and a reader"]
fn what_is_to_be_read() {
    let corpora = folders("PARIDAD_CORPORA");
    let entries = corpora
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("locales").is_dir());
    folders.sort();
    assert!(!folders.is_empty(), "no projects in PARIDAD_CORPORA");
    let mut by_check: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for project in folders {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paridad"));
        command
            .args(["check", "--format", "jsonl", "--verbose", "-C"])
            .arg(&project);
        let output = command.output().unwrap();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let wire: Value = serde_json::from_str(line).unwrap();
            let check = wire["check"].as_str().unwrap().to_owned();
            let project = project.clone();
            by_check
                .entry(check)
                .or_default()
                .push(Finding { project, wire });
        }
    }
    match env::var("CHECK") {
        Err(_) => {
            for (check, findings) in &by_check {
                let count = |level: &str| {
                    findings
                        .iter()
                        .filter(|it| it.wire["severity"] == level)
                        .count()
                };
                println!(
                    "{check:<24} {:>5} errors {:>5} warnings {:>5} infos",
                    count("error"),
                    count("warning"),
                    count("info")
                );
            }
        }
        Ok(check) => {
            let findings = by_check.remove(&check).unwrap_or_default();
            println!("{check}: {} findings\n", findings.len());
            for finding in sampled(&findings) {
                show(finding);
            }
        }
    }
}

/// All of them, or as many as are to be read: those with the least numbers of a fixed sequence.
fn sampled(findings: &[Finding]) -> Vec<&Finding> {
    let number = |at: usize| {
        (at as u64 + 1)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(31)
    };
    let mut places: Vec<usize> = (0..findings.len()).collect();
    places.sort_by_key(|at| number(*at));
    places.truncate(SAMPLE);
    places.sort_unstable();
    places.into_iter().map(|at| &findings[at]).collect()
}

fn show(finding: &Finding) {
    let Finding { project, wire } = finding;
    println!(
        "{} {}",
        wire["path"].as_str().unwrap_or("-"),
        wire["message"].as_str().unwrap_or_default()
    );
    for (label, place) in [("target", wire), ("source", &wire["source"])] {
        let (Some(path), Some(line)) = (place["path"].as_str(), place["line"].as_u64()) else {
            continue;
        };
        println!("  {label} {}", passage(&project.join(path), line as usize));
    }
    println!();
}

/// The entry that stands on a line: the line, and those that go on.
fn passage(path: &Path, line: usize) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut lines = text.lines().skip(line - 1);
    let first = lines.next().unwrap_or_default();
    let rest = lines.take_while(|line| line.starts_with(' ')).take(12);
    [first]
        .into_iter()
        .chain(rest)
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
}
