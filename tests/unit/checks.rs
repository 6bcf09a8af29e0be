//! The manual page of each check is its first test; `tests/checks/<check>.md` has further cases.
//!
//! A case is a small project in fences: ` ```ftl locales/es/main.ftl `, ` ```md content/x.md `,
//! ` ```toml paridad.toml `, and the report that the check alone gives: ` ```report `.
//! `UPDATE=1 cargo test` writes the reports of `tests/checks/*.md` as they come out.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use camino::{Utf8Path, Utf8PathBuf};
use paridad::checks;
use paridad::config;
use paridad::config::model::Config;
use paridad::diagnostic::{Diagnostic, Place};
use paridad::pipeline::analysis::sort;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::leftovers::set_aside;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;
use paridad::text::source::{FileId, Sources};

/// Stands for every check.
const ALL: &str = "all";

/// Checks whose finding needs a broken disk.
const WITHOUT_EXAMPLE: &[&str] = &["unreadable"];

/// Returns the manual page of a check from its doc comment, whose lines begin with a blank.
fn page(doc: &str) -> String {
    let lines = doc.lines();
    lines
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect()
}

#[test]
fn the_page_of_each_check_tells_the_truth() {
    let mut wrong = String::new();
    for check in checks::ALL {
        let info = check.info();
        let page = page(info.doc);
        for heading in ["# What it finds", "# Why it matters", "# Example"] {
            assert!(
                page.contains(heading),
                "{}: the page lacks `{heading}`",
                info.id
            );
        }
        let cases = cases(&page);
        if cases.iter().all(|case| case.report.is_none()) && !WITHOUT_EXAMPLE.contains(&info.id) {
            writeln!(wrong, "{}: the page has no report fence", info.id).unwrap();
        }
        for case in cases.iter().filter(|case| case.report.is_some()) {
            compare(info.id, case, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn further_cases() {
    cases_of_folder("tests/checks", |file| file);
}

/// What all checks say of the texts of one language.
#[test]
fn languages() {
    cases_of_folder("tests/languages", |_| ALL);
}

/// Compares the cases of each page of a folder; `id_of` says which check a file is about.
fn cases_of_folder(folder: &str, id_of: fn(&str) -> &str) {
    let mut wrong = String::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let id = id_of(file.file_stem().unwrap().to_str().unwrap());
        let text = fs::read_to_string(&file).unwrap();
        if env::var_os("UPDATE").is_some() {
            fs::write(&file, updated(id, &text)).unwrap();
            continue;
        }
        for case in cases(&text) {
            assert!(
                case.report.is_some(),
                "{}: `{}` has no report fence",
                file.display(),
                case.name
            );
            compare(id, &case, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut seen = Vec::new();
    for check in checks::ALL {
        let id = check.info().id;
        assert!(
            id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{id}"
        );
        assert!(!seen.contains(&id), "{id} is listed twice");
        seen.push(id);
    }
}

struct Case {
    name: String,
    files: BTreeMap<Utf8PathBuf, Vec<u8>>,
    report: Option<String>,
}

fn compare(id: &str, case: &Case, wrong: &mut String) {
    let expected = case.report.as_deref().unwrap_or_default();
    let found = report(id, &case.files);
    if found.trim_end() != expected.trim_end() {
        writeln!(
            wrong,
            "{id}: {}\n--- expected\n{expected}--- found\n{found}",
            case.name
        )
        .unwrap();
    }
}

/// The cases of a page, each begun by a heading and holding at least one fence.
fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    let new = |name: &str| Case {
        name: name.to_owned(),
        files: BTreeMap::new(),
        report: None,
    };
    let mut case = new("");
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            cases.push(std::mem::replace(&mut case, new(name)));
        }
        let Some(fence) = line.strip_prefix("```") else {
            continue;
        };
        let body: String = lines
            .by_ref()
            .take_while(|line| !line.starts_with("```"))
            .map(|line| format!("{line}\n"))
            .collect();
        match fence.split_once(' ') {
            Some((_, path)) => drop(case.files.insert(path.into(), body.into_bytes())),
            None if fence == "report" => case.report = Some(body),
            None => {}
        }
    }
    cases.push(case);
    cases.retain(|case| !case.files.is_empty());
    cases
}

/// The text with every report as it comes out.
fn updated(id: &str, text: &str) -> String {
    let mut out = String::new();
    let mut cases = cases(text).into_iter();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        if line == "```report" {
            let case = cases.find(|case| case.report.is_some()).unwrap();
            out.push_str(&report(id, &case.files));
            lines.by_ref().find(|line| line.starts_with("```"));
            writeln!(out, "```").unwrap();
        }
    }
    out
}

/// What one check finds in a project, one line each.
fn report(id: &str, files: &BTreeMap<Utf8PathBuf, Vec<u8>>) -> String {
    let (findings, sources) = findings(id, files);
    findings
        .iter()
        .map(|finding| line(finding, &sources))
        .collect()
}

fn findings(id: &str, files: &BTreeMap<Utf8PathBuf, Vec<u8>>) -> (Vec<Diagnostic>, Sources) {
    let is_wanted = |finding: &Diagnostic| id == ALL || finding.check == id;
    let configuration = files.get(Utf8Path::new("paridad.toml"));
    let config = configuration.map_or_else(Config::default, |text| {
        let (config, faults) =
            config::read("paridad.toml".into(), std::str::from_utf8(text).unwrap());
        assert!(faults.is_empty(), "{faults:?}");
        config
    });
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let (mut layout, mut findings) = layout::plan(&config, &paths);
    findings.extend(set_aside(&mut layout, &config, files));
    findings.retain(is_wanted);
    let checks = match id {
        ALL | "suppression" => checks::ALL.to_vec(),
        _ => vec![checks::find(id).unwrap_or_else(|| panic!("there is no check `{id}`"))],
    };
    let selection = Selection {
        checks,
        locales: None,
        paths: Vec::new(),
    };
    let mut analysis = analyze(&layout, &config, files, &selection);
    findings.extend(analysis.findings.into_iter().filter(is_wanted));
    sort(&mut findings, &analysis.sources);
    for finding in &findings {
        for file in finding.files() {
            let path = analysis.sources.path(file);
            let text = String::from_utf8_lossy(&files[path]).into_owned();
            analysis.sources.keep(file, text.into());
        }
    }
    (findings, analysis.sources)
}

fn line(finding: &Diagnostic, sources: &Sources) -> String {
    let path = |file: &FileId| sources.path(*file).to_string();
    let place = match &finding.place {
        Place::Project => String::new(),
        Place::Absent(path) => format!("{path}: "),
        Place::File(file) => format!("{}: ", path(file)),
        Place::Span(file, span) => {
            let text = sources.text(*file).unwrap();
            let at = text.lines().line_column(&text.text, span.start);
            format!("{}:{}:{}: ", path(file), at.line, at.column)
        }
    };
    format!(
        "{place}{}[{}] {}\n",
        finding.severity.as_str(),
        finding.check,
        finding.message
    )
}

/// A check says that it is fixable if and only if a finding of one of its cases carries a remedy.
#[test]
fn fixable_checks_say_so() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let mut wrong = String::new();
    for check in checks::ALL {
        let info = check.info();
        let page = page(info.doc);
        let further =
            fs::read_to_string(folder.join(format!("{}.md", info.id))).unwrap_or_default();
        let cases = cases(&page).into_iter().chain(cases(&further));
        let is_fixed = cases.into_iter().any(|case| {
            let found = findings(info.id, &case.files).0;
            found.iter().any(|finding| finding.fix.is_some())
        });
        if is_fixed != info.is_fixable {
            writeln!(
                wrong,
                "{}: says {}, a case shows {is_fixed}",
                info.id, info.is_fixable
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
