//! What `build` writes. The cases of `tests/build/` are text, begun by `== `: the files of a small project, `options` as on the command
//! line, the `outcome`, and those of the written files that matter, in fences that name them (`dist/es/bundle.ftl`).
//! `UPDATE=1 cargo test` writes outcomes and files as they come out.

mod building;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use camino::Utf8Path;

use building::{Project, bundle_loads};

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/build");
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    pages.sort();
    let mut wrong = String::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let found = played(&text);
        if found == text {
            continue;
        }
        match env::var_os("UPDATE") {
            Some(_) => fs::write(&page, found).unwrap(),
            None => {
                let lines = text.lines().zip(found.lines());
                let differs = lines.clone().position(|(one, other)| one != other);
                let at = differs.unwrap_or(0);
                let shown: Vec<&str> = found.lines().skip(at).take(12).collect();
                writeln!(
                    wrong,
                    "{}:{}: found\n{}\n",
                    page.display(),
                    at + 1,
                    shown.join("\n")
                )
                .unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A page with its outcomes and output files as they come out.
fn played(page: &str) -> String {
    let mut cases = page.split("\n== ");
    let head = cases.next().unwrap_or_default().to_owned();
    let played: Vec<String> = std::iter::once(head)
        .chain(cases.map(played_case))
        .collect();
    format!("{}\n", played.join("\n== ").trim_end())
}

fn played_case(case: &str) -> String {
    let mut project = Project::default();
    for (head, body) in fences(case) {
        match head.split_once(' ') {
            Some((_, path)) if !path.starts_with("dist/") => project.add(path, body),
            None if head == "options" => project.options(body),
            Some(_) | None => {}
        }
    }
    let (outcome, output) = project.build();
    assert!(
        project.build() == (outcome.clone(), output.clone()),
        "the same input, the same bytes"
    );
    for (path, bytes) in &output {
        if path.file_name() == Some("bundle.ftl") {
            bundle_loads(std::str::from_utf8(bytes).unwrap());
        }
    }
    let mut pieces = case.split("\n```");
    let mut played = pieces.next().unwrap_or_default().to_owned();
    while let Some(piece) = pieces.next() {
        let (head, body) = piece.split_once('\n').unwrap_or((piece, ""));
        let body = match head.split_once(' ') {
            Some((_, path)) if path.starts_with("dist/") => {
                let file = output.get(Utf8Path::new(&path[5..]));
                let text = file.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
                text.map_or_else(|| "(not written)".into(), |text| shortened(&text))
            }
            None if head == "outcome" => outcome.clone(),
            Some(_) | None => body.to_owned(),
        };
        write!(played, "\n```{head}\n{}\n```", body.trim_end_matches('\n')).unwrap();
        played.push_str(pieces.next().unwrap_or_default());
    }
    played
}

fn fences(case: &str) -> Vec<(&str, &str)> {
    let mut pieces = case.split("\n```");
    pieces.next();
    let mut fences = Vec::new();
    while let Some(piece) = pieces.next() {
        fences.push(piece.split_once('\n').unwrap_or((piece, "")));
        pieces.next();
    }
    fences
}

/// Without what is the same in all pages, and without hashes.
fn shortened(text: &str) -> String {
    let mut lines = Vec::new();
    let mut in_style = false;
    for line in text.lines() {
        in_style &= line != "</style>";
        match line.trim_start().strip_prefix("\"sha256\": \"") {
            Some(_) => lines.push("      \"sha256\": \"…\""),
            None if !in_style => lines.push(line),
            None => {}
        }
        in_style |= line == "<style>";
    }
    lines.join("\n")
}
