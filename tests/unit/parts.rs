//! A project that is checked in parts says what one run says, byte for byte, and parts that somebody changed are read
//! or refused.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use paridad::config::{self, model::Config};
use paridad::pipeline::analysis::Analysis;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::manual_page::manual_page;
use paridad::pipeline::part::make::{PartChoice, PartFacts, Shard, write_part};
use paridad::pipeline::part::merge::MergedProject;
use paridad::pipeline::selection::Selection;
use paridad::project::layout::{Layout, plan};
use paridad::report::model::{Detail, Look, Reader, Report};
use paridad::report::{self, ReportFormat};
use proptest::prelude::*;

use crate::unit::session::FILES;

type Files = BTreeMap<Utf8PathBuf, Vec<u8>>;

/// Statements with texts in common, so that some are worded in several ways.
const MORE: &[(&str, &[&str])] = &[
    (
        "content/c.md",
        &["# The call\n\nMore than 20 states signed it today.\n"],
    ),
    (
        "locales/en/c.ftl",
        &["title = The call\nlead = More than 20 states signed it today.\n"],
    ),
    (
        "locales/es/c.ftl",
        &[
            "title = El llamamiento\nlead = Hoy lo firmaron más de 20 Estados.\n",
            "title = La llamada\n# paridad: allow(consistency) as in print\nlead = Hoy lo firmaron más de 20 países. { -own }\n",
        ],
    ),
    (
        "locales/es/more.ftl",
        &[
            "-own = propio\n# paridad: allow(obsolete-message) a program asks\n-cgr = CGR\nhelp = Ayuda\n",
        ],
    ),
    ("locales/fr/c.ftl", &["title = L’appel\nlead = \u{e9}"]),
];

fn project(texts: &[Option<usize>]) -> Files {
    let files = FILES.iter().chain(MORE).zip(texts);
    let there = files.filter_map(|((path, texts), text)| {
        let text = texts[(*text)? % texts.len()];
        Some((Utf8PathBuf::from(*path), text.as_bytes().to_vec()))
    });
    there.collect()
}

fn planned(files: &Files) -> (Layout, Config) {
    let text = files.get(Utf8Path::new("paridad.toml"));
    let text = text.map_or("", |bytes| std::str::from_utf8(bytes).unwrap());
    let (mut config, _) = config::read("paridad.toml".into(), text);
    if text.is_empty() {
        config.origin = None;
    }
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    (plan(&config, &paths).0, config)
}

/// Divides a project, and returns each part with its name.
fn divided(files: &Files, choices: &[PartChoice]) -> Vec<(String, String)> {
    let (layout, config) = planned(files);
    let configuration = files.iter().filter(|(path, _)| *path == "paridad.toml");
    let configuration = configuration
        .filter(|_| config.origin.is_some())
        .map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap()));
    let facts = PartFacts {
        configuration: configuration.collect(),
        findings: &[],
    };
    let part = |(at, choice): (usize, &PartChoice)| {
        let mut lines = String::new();
        let all = Selection::everything();
        let project = (&layout, &config);
        write_part(project, files, (&all, choice), &facts, &mut |line| {
            lines += line
        });
        (format!("part-{at}"), lines)
    };
    choices.iter().enumerate().map(part).collect()
}

fn shards(count: u32) -> Vec<PartChoice> {
    let shards = (1..=count).map(|number| PartChoice {
        shard: Shard::new(number, count),
        paths: Vec::new(),
    });
    shards.collect()
}

fn rendered(format: ReportFormat, analysis: &Analysis) -> String {
    let all = Selection::everything();
    let pages: Vec<_> = all.checks.iter().map(|it| manual_page(*it)).collect();
    let report = Report {
        findings: &analysis.findings,
        coverage: &analysis.coverage,
        sources: &analysis.sources,
        known: 0,
        is_recorded: true,
        gates: &[],
        reader: &Reader::Inside("".into()),
        pages: &pages,
    };
    let look = Look {
        color: false,
        terminal: false,
        width: 80,
        detail: Detail::Verbose,
    };
    let mut out = Vec::new();
    report::write(format, &report, &look, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const FORMATS: [ReportFormat; 4] = [
    ReportFormat::Human,
    ReportFormat::Json,
    ReportFormat::Sarif,
    ReportFormat::Github,
];

#[track_caller]
fn check(files: &Files, parts: &[(String, String)]) {
    let (layout, config) = planned(files);
    let whole = analyze(&layout, &config, files, &Selection::everything());
    let mut merged = MergedProject::read(&parts).unwrap();
    let merged = merged.take_analysis().unwrap();
    assert_eq!(merged.coverage.len(), whole.coverage.len());
    for format in FORMATS {
        let (merged, whole) = (rendered(format, &merged), rendered(format, &whole));
        assert_eq!(merged, whole, "{files:?}");
    }
}

fn cases() -> u32 {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    wanted.and_then(|it| it.parse().ok()).unwrap_or(96)
}

fn texts() -> impl Strategy<Value = Vec<Option<usize>>> {
    let text = prop::option::weighted(0.85, 0..7usize);
    prop::collection::vec(text, FILES.len() + MORE.len())
}

proptest! {
    // `PROPTEST_CASES` asks for more.
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn parts_say_together_what_one_run_says(
        texts in texts(),
        count in 1..6u32,
        order in any::<prop::sample::Index>(),
    ) {
        let files = project(&texts);
        let mut parts = divided(&files, &shards(count));
        let at = order.index(parts.len());
        parts.rotate_left(at);
        check(&files, &parts);
    }

    #[test]
    fn changed_parts_are_read_or_refused(
        texts in texts(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let mut parts = divided(&project(&texts), &shards(2));
        for (place, change) in changes {
            let part = place.index(parts.len());
            let text = &mut parts[part].1;
            *text = changed(text, place, change);
        }
        if let Ok(mut merged) = MergedProject::read(&parts.as_slice())
            && let Ok(analysis) = merged.take_analysis()
        {
            for format in FORMATS {
                rendered(format, &analysis);
            }
        }
    }
}

/// What is put in the place of a number, a name or a sign.
const SIGNS: &[&str] = &[
    "",
    "0",
    "1",
    "7",
    "4294967295",
    "18446744073709551616",
    "-1",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "\"es\"",
    "\"en\"",
    "\"../x\"",
    "\"x\"",
    "\"numbers\"",
    ",",
    "]",
    "}",
    "\"locales/en/a.ftl\"",
];

/// Returns a text in which one value of JSON is another.
fn changed(text: &str, place: prop::sample::Index, change: prop::sample::Index) -> String {
    let is_edge = |(_, c): &(usize, char)| ",:[]{}".contains(*c);
    let edges: Vec<usize> = text
        .char_indices()
        .filter(is_edge)
        .map(|(at, _)| at + 1)
        .collect();
    if edges.len() < 2 {
        return String::new();
    }
    let at = place.index(edges.len() - 1);
    let sign = SIGNS[change.index(SIGNS.len())];
    let end = edges[at + 1] - 1;
    format!(
        "{}{sign}{}",
        &text[..edges[at]],
        &text[end.max(edges[at])..]
    )
}

#[test]
fn sets_can_be_chosen_by_their_files() {
    let texts: Vec<Option<usize>> = (0..FILES.len() + MORE.len()).map(|_| Some(1)).collect();
    let mut files = project(&texts);
    files.remove(Utf8Path::new("paridad.toml"));
    let by_paths = |paths: &[&str]| PartChoice {
        shard: None,
        paths: paths.iter().map(Utf8PathBuf::from).collect(),
    };
    let choices = [
        by_paths(&["content/a.md", "content/c.md"]),
        by_paths(&["content/b.html", "content/b.md", "locales/en/terms.ftl"]),
        by_paths(&["locales/common.ftl", "locales/es/more.ftl"]),
    ];
    let parts = divided(&files, &choices);
    let Err(fault) = MergedProject::read(&&parts[..1]) else {
        panic!("sets are missing");
    };
    assert!(fault.message.ends_with("sets are in no part"), "{fault}");
    let twice = [parts[0].clone(), parts[0].clone()];
    let Err(fault) = MergedProject::read(&twice.as_slice()) else {
        panic!("a set is there twice");
    };
    assert_eq!(fault.message, "the set `a` is in `part-0` and in `part-0`");
    if let Err(fault) = MergedProject::read(&parts.as_slice()) {
        panic!("{fault}");
    }
    check(&files, &parts);
}
