//! Whole projects as a stranger sends them, through all commands and reports.
//!
//! Options: which commands.

use std::fs;

use camino::Utf8PathBuf;

use crate::finding::Finding;
use crate::input::{File, Input};
use crate::oracles::editions;
use crate::oracles::rules;
use crate::scratch;
use crate::targets::commands::{built, in_formats, leaves_all, report, settles, told, twice};

pub fn run(bytes: &[u8]) -> Result<(), Finding> {
    let input = Input::read(bytes);
    scratch::reset();
    scratch::write(&input.files);
    let outside = scratch::outside();
    let group = input.option(0, 6);
    if matches!(group, 0 | 1) {
        leaves_all("a report", reports)?;
    }
    if matches!(group, 0 | 2) {
        leaves_all("a question", questions)?;
    }
    if matches!(group, 0 | 3) {
        editions(&input.files)?;
    }
    if matches!(group, 0 | 4) {
        records()?;
    }
    if matches!(group, 0 | 5) {
        changes()?;
    }
    scratch::unchanged("a file outside", &outside, &scratch::outside())
}

fn reports() -> Result<(), Finding> {
    let formats = [
        "human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "html",
    ];
    in_formats(&["check", "--verbose"], &formats)
}

fn questions() -> Result<(), Finding> {
    told(&["check", "--diff"])?;
    told(&["status"])?;
    in_formats(&["status"], &["human", "json"])?;
    told(&["sync", "--dry-run"])?;
    told(&["sync", "--check", "--verbose"])?;
    told(&["accept", "--all", "--dry-run"])?;
    told(&["init", "--print"])?;
    in_formats(
        &["suggest", "--missing", "--locale", "es"],
        &["human", "json"],
    )?;
    let documents = files(&["md", "html", "txt"]);
    if let [first, second, ..] = &documents[..] {
        in_formats(
            &["compare", first.as_str(), second.as_str()],
            &["human", "json", "html"],
        )?;
    }
    for catalog in files(&["ftl"]).iter().take(2) {
        told(&["format", catalog.as_str(), "--locale", "es"])?;
        told(&["format", catalog.as_str(), "--locale", "es", "--json"])?;
    }
    Ok(())
}

fn editions(given: &[File<'_>]) -> Result<(), Finding> {
    let output = output();
    let missing = ["--missing", "source", "--stale", "last", "--draft", "last"];
    let files = built(&missing, &output, given)?;
    for edition in editions::read(&scratch::project().join(&output), &files)? {
        if edition.kind.starts_with("side-by-side/") {
            edition
                .pages
                .iter()
                .try_for_each(|it| rules::no_program("side-by-side", it))?;
        }
    }
    told(&["build", "--missing", "omit", "--stale", "omit", "--verbose"]).map(drop)
}

fn records() -> Result<(), Finding> {
    settles(&["sync"])?;
    twice(&["accept", "--all"])?;
    settles(&["sync", "--prefill"])?;
    settles(&["sync", "--scaffold", "pt"])
}

fn changes() -> Result<(), Finding> {
    for document in files(&["md", "html", "txt"]).iter().take(3) {
        told(&[
            "adopt",
            document.as_str(),
            "--locale",
            "es",
            "--dry-run",
            "--format",
            "json",
        ])?;
        twice(&["adopt", document.as_str(), "--locale", "es"])?;
        told(&[
            "adopt",
            document.as_str(),
            "--locale",
            "es",
            "--report",
            "adopted.html",
        ])?;
        let path = scratch::project().join("adopted.html");
        if let Ok(text) = fs::read_to_string(&path) {
            report("adopted.html", &text)?;
            let _ = fs::remove_file(path);
        }
    }
    twice(&["suggest", "--missing", "--write", "--locale", "es"])?;
    if let Some(id) = first_id() {
        let new = format!("{id}-anew");
        told(&["rename", &id, &new, "--dry-run"])?;
        told(&["rename", &id, &new])?;
    }
    told(&["check", "--fix"])?;
    told(&["init"]).map(drop)
}

/// The output folder that the configuration names, or the usual one.
fn output() -> String {
    let text = fs::read_to_string(scratch::project().join("paridad.toml")).unwrap_or_default();
    let config = text.parse::<toml_edit::DocumentMut>().ok();
    let named = config.and_then(|it| {
        it.get("output")
            .and_then(|it| it.as_str())
            .map(str::to_owned)
    });
    let named = named.map(|it| it.trim_end_matches('/').trim_start_matches("./").to_owned());
    named
        .filter(|it| !it.is_empty())
        .unwrap_or_else(|| "dist".to_owned())
}

/// Files of the project with these endings, by their paths in it.
fn files(endings: &[&str]) -> Vec<Utf8PathBuf> {
    let project = scratch::project();
    let paths = scratch::snapshot(&project).into_keys();
    let paths = paths.filter_map(|it| {
        it.strip_prefix(&project)
            .ok()
            .and_then(|it| Utf8PathBuf::from_path_buf(it.to_owned()).ok())
    });
    let paths = paths.filter(|it| it.extension().is_some_and(|it| endings.contains(&it)));
    paths
        .filter(|it| !it.starts_with("dist") && !it.as_str().starts_with('-'))
        .collect()
}

/// The first id of a message that a catalog has.
fn first_id() -> Option<String> {
    files(&["ftl"]).iter().find_map(|path| {
        let text = fs::read_to_string(scratch::project().join(path)).ok()?;
        let ids = text
            .lines()
            .filter_map(|it| it.split_once(" ="))
            .map(|(id, _)| id);
        ids.filter(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()))
            .map(str::to_owned)
            .next()
    })
}
