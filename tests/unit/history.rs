//! The life of this repository's own statement: edits, one after the other, with the plan of each, what is found in the
//! translations afterwards, and the source catalog's changes. The history is `tests/history.md`.
//!
//! A section is an edit: ` ```edit ` has the old text after `- ` and the new one after `+ `; `\n` is a line end.
//! `UPDATE=1` writes the fences ` ```plan `, ` ```catalog ` and ` ```findings `.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::config::model::Config;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::pipeline::sync::request::SyncRequest;
use paridad::pipeline::sync::sync;
use paridad::project::layout::{Layout, plan};
use paridad::report;

type Files = BTreeMap<Utf8PathBuf, Vec<u8>>;

const STATEMENT: &str = "content/2022-panama-ministerial.md";
const CATALOG: &str = "locales/en/2022-panama-ministerial.ftl";

fn own_files() -> Files {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    for locale in ["en", "es", "pt"] {
        for name in ["2022-panama-ministerial.ftl", "terms.ftl"] {
            let path = format!("locales/{locale}/{name}");
            files.insert(path.clone().into(), fs::read(root.join(path)).unwrap());
        }
    }
    files.insert(STATEMENT.into(), fs::read(root.join(STATEMENT)).unwrap());
    files
}

fn layout(files: &Files) -> Layout {
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    plan(&Config::default(), &paths).0
}

/// Syncs, and writes what is to be written.
fn synced(files: &mut Files) -> String {
    let synced = sync(
        &layout(files),
        &Config::default(),
        files,
        &SyncRequest::default(),
    );
    let told =
        report::sync::plan(&synced.plans, false) + &report::sync::obstacles(&synced.plans, false);
    if !synced.has_obstacles() {
        for (path, change) in synced.states.into_iter().chain(synced.catalogs) {
            files.insert(path, change.after.into_bytes());
        }
        let again = sync(
            &layout(files),
            &Config::default(),
            files,
            &SyncRequest::default(),
        );
        assert!(
            again.is_empty(),
            "a second time there is nothing to do:\n{:#?}",
            again.plans
        );
    }
    told
}

fn findings(files: &Files) -> String {
    let names = [
        "stale",
        "stale-minor",
        "unconfirmed",
        "draft",
        "source-drift",
        "missing-message",
        "obsolete-message",
    ];
    let selection = Selection {
        checks: names.iter().filter_map(|name| checks::find(name)).collect(),
        locales: None,
        paths: Vec::new(),
    };
    let analysis = analyze(&layout(files), &Config::default(), files, &selection);
    let mut out = String::new();
    for finding in analysis.findings.iter().filter(|it| {
        it.subject
            .locale
            .as_ref()
            .is_none_or(|it| it.as_str() != "pt")
    }) {
        let id = finding.subject.id.as_deref().unwrap_or("-");
        let locale = finding
            .subject
            .locale
            .as_ref()
            .map_or("-", |it| it.as_str());
        writeln!(
            out,
            "{locale} {id}: {}[{}] {}",
            finding.severity.as_str(),
            finding.check,
            finding.message
        )
        .unwrap();
    }
    out
}

/// The lines of the catalog that went and came.
fn changes(before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    let mut out = String::new();
    for change in diff.iter_all_changes() {
        let mark = match change.tag() {
            similar::ChangeTag::Equal => continue,
            similar::ChangeTag::Delete => '-',
            similar::ChangeTag::Insert => '+',
        };
        write!(out, "{mark} {}", change.value()).unwrap();
    }
    out
}

#[test]
fn the_history_of_the_statement() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history.md");
    let expected = fs::read_to_string(&path).unwrap();
    let mut files = own_files();
    synced(&mut files);
    assert_eq!(
        findings(&files),
        "",
        "the history begins with everything in order"
    );
    let mut found = String::new();
    let mut lines = expected.lines();
    while let Some(line) = lines.next() {
        if ["```plan", "```catalog", "```findings"].contains(&line) {
            lines
                .by_ref()
                .take_while(|line| *line != "```")
                .for_each(drop);
            continue;
        }
        if line.is_empty() && found.ends_with("\n\n") {
            continue;
        }
        writeln!(found, "{line}").unwrap();
        if line != "```edit" {
            continue;
        }
        let edit: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        writeln!(found, "{}\n```", edit.join("\n")).unwrap();
        let text = String::from_utf8(files[&Utf8PathBuf::from(STATEMENT)].clone()).unwrap();
        let text = edit.chunks(2).fold(text, |text, pair| {
            let [old, new] = pair else {
                panic!("`- old`, then `+ new`: {pair:?}")
            };
            let old = old.strip_prefix("- ").unwrap().replace("\\n", "\n");
            assert_eq!(text.matches(&old).count(), 1, "stands there once: {old}");
            text.replacen(
                &old,
                &new.strip_prefix("+")
                    .unwrap()
                    .trim_start()
                    .replace("\\n", "\n"),
                1,
            )
        });
        files.insert(STATEMENT.into(), text.into_bytes());
        let catalog =
            |files: &Files| String::from_utf8(files[&Utf8PathBuf::from(CATALOG)].clone()).unwrap();
        let before = catalog(&files);
        let plan = synced(&mut files);
        let changed = changes(&before, &catalog(&files));
        write!(
            found,
            "```plan\n{plan}```\n```catalog\n{changed}```\n```findings\n{}```\n\n",
            findings(&files)
        )
        .unwrap();
    }
    let found = format!("{}\n", found.trim_end());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    } else {
        assert_eq!(found, expected, "UPDATE=1 writes what is found");
    }
}
