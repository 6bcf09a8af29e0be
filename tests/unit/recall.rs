//! Recall by meaning: the faults of `tests/recall/faults.txt`, each planted alone into a sound translation, and how many of
//! each kind are found at all, and as a warning or an error. The sound translations give nothing above information.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use camino::Utf8PathBuf;
use paridad::checks;
use paridad::config::model::Config;
use paridad::diagnostic::Severity;
use paridad::pipeline::analyze::analyze;
use paridad::pipeline::selection::Selection;
use paridad::project::layout;

/// So many of a hundred have to be found in all, be warnings or errors, and be found of each kind.
const FOUND: usize = 75;
const LOUD: usize = 60;
const FOUND_OF_KIND: usize = 50;

/// What is found beside the fault: it compares the messages with each other.
const OTHERS: &[&str] = &["missing-message", "missing-document", "consistency"];

struct Fault {
    kind: String,
    locale: String,
    source: String,
    sound: String,
    faulty: String,
}

#[derive(Default)]
struct Tally {
    found: usize,
    loud: usize,
    of: usize,
}

#[test]
fn faults_of_each_kind_are_found() {
    let faults = faults();
    let sound = levels(&faults, |fault| &fault.sound);
    let loud: Vec<&str> = (0..faults.len())
        .filter(|at| sound.get(at).is_some_and(|level| *level > Severity::Info))
        .map(|at| faults[at].sound.as_str())
        .collect();
    assert!(loud.is_empty(), "sound, and yet: {loud:#?}");
    let found = levels(&faults, |fault| &fault.faulty);
    let mut kinds: BTreeMap<&str, Tally> = BTreeMap::new();
    for (at, fault) in faults.iter().enumerate() {
        let level = found.get(&at);
        let is_loud = level.is_some_and(|level| *level > Severity::Info);
        for tally in ["all", &fault.kind] {
            let tally = kinds.entry(tally).or_default();
            tally.found += usize::from(level.is_some());
            tally.loud += usize::from(is_loud);
            tally.of += 1;
        }
        if level.is_none() {
            println!("missed: {} | {}", fault.kind, fault.faulty);
        }
    }
    for (kind, Tally { found, loud, of }) in &kinds {
        println!("{kind:<16} {found:>3} found {loud:>3} loud of {of:>3}");
        let least = if *kind == "all" { FOUND } else { FOUND_OF_KIND };
        assert!(found * 100 >= of * least, "{kind}: {found} of {of}");
    }
    let all = &kinds["all"];
    assert!(
        all.loud * 100 >= all.of * LOUD,
        "{} of {}",
        all.loud,
        all.of
    );
}

fn faults() -> Vec<Fault> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recall/faults.txt");
    let text = fs::read_to_string(path).unwrap();
    let rows = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.map(|row| {
        let cells: Vec<&str> = row.split(" | ").map(str::trim).collect();
        let [kind, locale, source, sound, faulty] = cells[..] else {
            panic!("no row of five: {row}");
        };
        Fault {
            kind: kind.to_owned(),
            locale: locale.to_owned(),
            source: source.to_owned(),
            sound: sound.to_owned(),
            faulty: faulty.to_owned(),
        }
    })
    .collect()
}

/// The highest level of what is found in each translation, by the number of its fault: a catalog for each, so that none
/// tells of another.
fn levels(faults: &[Fault], translation: fn(&Fault) -> &str) -> BTreeMap<usize, Severity> {
    let mut files = BTreeMap::new();
    let mut wanted = BTreeSet::new();
    for (at, fault) in faults.iter().enumerate() {
        let mut add = |locale: &str, text: &str| {
            let path = Utf8PathBuf::from(format!("locales/{locale}/m{at}.ftl"));
            files.insert(path.clone(), format!("k{at} = {text}\n").into_bytes());
            path
        };
        add("en", &fault.source);
        wanted.insert(add(&fault.locale, translation(fault)));
    }
    let paths: Vec<Utf8PathBuf> = files.keys().cloned().collect();
    let config = Config::default();
    let (layout, _) = layout::plan(&config, &paths);
    let selection = Selection {
        checks: checks::ALL.to_vec(),
        locales: None,
        paths: Vec::new(),
    };
    let analysis = analyze(&layout, &config, &files, &selection);
    let mut levels: BTreeMap<usize, Severity> = BTreeMap::new();
    for finding in &analysis.findings {
        if OTHERS.contains(&finding.check) {
            continue;
        }
        for file in finding.files() {
            let path = analysis.sources.path(file);
            let number = path.file_stem().and_then(|stem| stem.strip_prefix('m'));
            let (true, Some(at)) = (wanted.contains(path), number.and_then(|it| it.parse().ok()))
            else {
                continue;
            };
            let level = levels.entry(at).or_insert(finding.severity);
            *level = (*level).max(finding.severity);
        }
    }
    levels
}
