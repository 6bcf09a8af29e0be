//! Files that are listed and cannot be read: each is said once, and everything else is checked.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::config::model::Config;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;

#[test]
fn each_is_said_once() {
    let all = [
        ("content/a.md", "Hello\n"),
        ("locales/en/a.ftl", "hello = Hello\n"),
        ("locales/en/terms.ftl", "-org = Org\n"),
        ("locales/es/a.ftl", "hello = Hola { -nowhere }\n"),
        ("locales/es/terms.ftl", "-org = Org\n"),
    ];
    for lost in all.map(|(path, _)| path) {
        let findings = look(&all, lost);
        let said = findings.iter().filter(|it| it.0 == "unreadable");
        assert_eq!(
            said.map(|it| it.1.as_str()).collect::<Vec<_>>(),
            [lost],
            "{findings:?}"
        );
        if lost != "locales/es/a.ftl" {
            assert!(findings.iter().any(|it| it.0 == "undefined-reference"));
        }
    }
}

/// The check and the path of each finding when one file is lost.
fn look(all: &[(&str, &str)], lost: &str) -> Vec<(&'static str, String)> {
    let paths: Vec<Utf8PathBuf> = all.iter().map(|(path, _)| path.into()).collect();
    let readable = all.iter().filter(|(path, _)| *path != lost);
    let files: BTreeMap<Utf8PathBuf, Vec<u8>> = readable
        .map(|(path, text)| (path.into(), text.as_bytes().to_vec()))
        .collect();
    let config = Config::default();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks: checks::ALL.to_vec(),
        locales: None,
        paths: Vec::new(),
    };
    let analysis = analyze(&layout, &config, &files, &selection);
    let path = |finding: &paridad::diagnostic::Diagnostic| {
        let file = finding.file();
        file.map_or_else(String::new, |file| analysis.sources.path(file).to_string())
    };
    let findings = analysis.findings.iter().map(|it| (it.check, path(it)));
    findings.collect()
}
