//! Pages of cases, begun by `== `: the files of a small project and what was built of them, in fences that name them.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::unit::building::Project;

/// Plays every case of a folder of pages, and compares it with what comes out; with `UPDATE=1` it writes that.
pub fn check(folder: &str, play: impl Fn(&str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut pages: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "md"))
        .collect();
    pages.sort();
    assert!(!pages.is_empty());
    let mut wrong = String::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        let mut cases = text.split("\n== ");
        let head = cases.next().unwrap_or_default().to_owned();
        let played: Vec<String> = std::iter::once(head).chain(cases.map(&play)).collect();
        let found = format!("{}\n", played.join("\n== ").trim_end());
        if found == text {
            continue;
        }
        match env::var_os("UPDATE") {
            Some(_) => fs::write(&page, found).unwrap(),
            None => {
                let mut lines = text.lines().zip(found.lines());
                let at = lines.position(|(one, other)| one != other);
                let at = at.unwrap_or(0);
                let shown: Vec<&str> = found.lines().skip(at).take(12).collect();
                let (path, shown) = (page.display(), shown.join("\n"));
                writeln!(wrong, "{path}:{}: found\n{shown}\n", at + 1).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The project of a case: the files that are no output, and its options.
pub fn project(case: &str) -> Project {
    let mut project = Project::default();
    for fence in case.split("\n```").skip(1).step_by(2) {
        let (head, body) = fence.split_once('\n').unwrap_or((fence, ""));
        match head.split_once(' ') {
            Some((_, path)) if !path.starts_with("dist/") => project.add(path, body),
            None if head == "options" => project.options(body),
            Some(_) | None => {}
        }
    }
    project
}

/// A case with other bodies in the fences that `body` knows by their first line.
pub fn with_bodies(case: &str, body: impl Fn(&str) -> Option<String>) -> String {
    let mut pieces = case.split("\n```");
    let mut played = pieces.next().unwrap_or_default().to_owned();
    while let Some(piece) = pieces.next() {
        let (head, before) = piece.split_once('\n').unwrap_or((piece, ""));
        let body = body(head).unwrap_or_else(|| before.to_owned());
        write!(played, "\n```{head}\n{}\n```", body.trim_end_matches('\n')).unwrap();
        played.push_str(pieces.next().unwrap_or_default());
    }
    played
}
