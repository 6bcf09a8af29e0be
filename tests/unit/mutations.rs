//! Recall and calm: faults planted one at a time in a sound project must be named at their place, and sound variations
//! of it must not be reported. The data is in `tests/mutations/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::config::model::Config;
use paridad::diagnostic::{Diagnostic, Place, Severity};
use paridad::pipeline::analysis::Analysis;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;
use paridad::text::slice::Slice;

type Files = BTreeMap<Utf8PathBuf, Vec<u8>>;

#[test]
fn the_base_is_sound() {
    let analysis = check(&base());
    let findings: Vec<&str> = analysis
        .findings
        .iter()
        .map(|it| it.message.as_str())
        .collect();
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn planted_faults_are_named_at_their_place() {
    let base = base();
    let (mut seen, mut wrong) = (0, Vec::new());
    let faults = mutations("faults.txt");
    for fault in &faults {
        let (files, line) = fault.apply(&base);
        let analysis = check(&files);
        let named: BTreeSet<&str> = analysis
            .findings
            .iter()
            .filter(|finding| stands_at(&analysis, finding, &fault.file, line))
            .map(|finding| finding.check)
            .collect();
        let expected = |mark: bool| {
            let checks = fault
                .checks
                .iter()
                .filter(move |check| check.ends_with('?') == mark);
            checks
                .map(|check| check.trim_end_matches('?'))
                .filter(|check| named.contains(check))
                .collect::<Vec<_>>()
        };
        let is_known = fault.checks.iter().any(|check| !check.ends_with('?'));
        match (expected(false).is_empty(), expected(true)) {
            (false, _) => seen += 1,
            (true, now) if !now.is_empty() => {
                wrong.push(format!("{fault}: {now:?} sees it now: take the `?` away"))
            }
            (true, _) if is_known => wrong.push(format!("{fault}: not named; there is {named:?}")),
            (true, _) => {}
        }
    }
    println!(
        "{seen} of {} planted faults are named at their place",
        faults.len()
    );
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(faults.len() >= 80, "{} faults", faults.len());
}

#[test]
fn sound_variations_are_not_reported() {
    let base = base();
    let mut wrong = Vec::new();
    let variations = mutations("sound.txt");
    for variation in &variations {
        let (files, _) = variation.apply(&base);
        let analysis = check(&files);
        let loud = analysis
            .findings
            .iter()
            .filter(|finding| finding.severity > Severity::Info);
        wrong.extend(
            loud.map(|finding| format!("{variation}: {}: {}", finding.check, finding.message)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(variations.len() >= 20, "{} variations", variations.len());
}

/// One change of the base.
struct Mutation {
    file: Utf8PathBuf,
    was: String,
    now: String,
    checks: Vec<String>,
}

impl std::fmt::Display for Mutation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: `{}` → `{}`",
            self.file,
            self.was.escape_debug(),
            self.now.escape_debug()
        )
    }
}

impl Mutation {
    /// The files with the change made everywhere that it fits, and the first line of it (from 1).
    fn apply(&self, base: &Files) -> (Files, u32) {
        let mut files = base.clone();
        let text = String::from_utf8(files[&self.file].clone()).unwrap();
        let at = text
            .find(&self.was)
            .unwrap_or_else(|| panic!("{self}: it does not stand there"));
        let line = text.slice(..at).matches('\n').count() as u32 + 1;
        let changed = match self.was == "\n" {
            true => text.replace(&self.was, &self.now),
            false => text.replacen(&self.was, &self.now, 1),
        };
        files.insert(self.file.clone(), changed.into_bytes());
        (files, line)
    }
}

/// The changes that a file lists, one a line.
fn mutations(name: &str) -> Vec<Mutation> {
    let text = fs::read_to_string(folder().join(name)).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mutation = |line: &str| {
        let mut cells = line
            .split(" |")
            .map(|cell| cell.strip_prefix(' ').unwrap_or(cell));
        let file = cells.next().unwrap();
        let file = match file.contains('.') {
            true => file.into(),
            false => format!("locales/{file}.ftl").into(),
        };
        let mut text = || unescape(cells.next().unwrap_or_default());
        let (was, now) = (text(), text());
        let checks = cells
            .next()
            .unwrap_or_default()
            .split(',')
            .map(|check| check.trim().to_owned());
        Mutation {
            file,
            was,
            now,
            checks: checks.filter(|check| !check.is_empty()).collect(),
        }
    };
    lines.map(mutation).collect()
}

fn unescape(text: &str) -> String {
    let plain = text
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\t", "\t")
        .replace("\\\\", "\\");
    let mut parts = plain.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(
            u32::from_str_radix(code, 16)
                .ok()
                .and_then(char::from_u32)
                .unwrap(),
        );
        out.push_str(rest);
    }
    out
}

/// Whether a finding is about the line that was changed, or about its file as a whole.
fn stands_at(analysis: &Analysis, finding: &Diagnostic, file: &Utf8PathBuf, line: u32) -> bool {
    match &finding.place {
        Place::Span(id, span) => {
            let text = analysis.sources.text(*id).unwrap();
            let at = text.lines().line_column(&text.text, span.start).line;
            // What a change breaks may begin in the line above, or show in the next one.
            analysis.sources.path(*id) == file && at.abs_diff(line) <= 2
        }
        Place::File(id) => analysis.sources.path(*id) == file,
        Place::Absent(path) => path == file,
        Place::Project => false,
    }
}

fn check(files: &Files) -> Analysis {
    let config = Config::default();
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks: checks::ALL.to_vec(),
        locales: None,
        paths: Vec::new(),
    };
    analyze(&layout, &config, files, &selection)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutations")
}

fn base() -> Files {
    let root = folder().join("base");
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            files.insert(name.into(), fs::read(&path).unwrap());
        }
    }
    files
}
