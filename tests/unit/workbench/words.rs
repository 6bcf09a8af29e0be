//! The words of the page: the same in every language, and every one that is asked for.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use paridad::fluent::parse::parse;

const LANGUAGES: [&str; 3] = ["en", "es", "pt"];

fn page(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/workbench");
    fs::read_to_string(root.join(name)).unwrap()
}

fn ids(language: &str) -> BTreeSet<String> {
    let text = page(&format!("page/words/{language}.ftl"));
    let catalog = parse(&text);
    assert!(
        catalog.faults.is_empty(),
        "{language}: {:?}",
        catalog.faults
    );
    catalog.entries.iter().map(|entry| entry.name()).collect()
}

#[test]
fn every_language_has_the_same_words() {
    let english = ids("en");
    for language in LANGUAGES {
        assert_eq!(ids(language), english, "{language}");
    }
}

#[test]
fn the_words_stand_under_the_checks() {
    let file = |tag: &&str| {
        let text = page(&format!("page/words/{tag}.ftl"));
        (format!("locales/{tag}/words.ftl"), text)
    };
    let project = paridad::Project::from_files(LANGUAGES.iter().map(file)).unwrap();
    let report = project.check(&paridad::CheckOptions::default()).unwrap();
    let told = report.findings.iter().map(|finding| &finding.message);
    assert_eq!(told.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_word_that_is_asked_for_is_there() {
    let english = ids("en");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/workbench");
    let mut files: Vec<String> = Vec::new();
    for part in ["page", ""] {
        for entry in fs::read_dir(folder.join(part)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".html") || name.ends_with(".rs") {
                files.push(format!("{part}/{name}").trim_start_matches('/').to_owned());
            }
        }
    }
    let mut asked = 0;
    for file in files {
        let text = page(&file);
        for rest in text.split("say(\"").skip(1) {
            let (id, _) = rest.split_once('"').unwrap();
            // The beginning of an id.
            let is_there = match id.strip_suffix('-') {
                Some(_) => english.iter().any(|known| known.starts_with(id)),
                None => english.contains(id),
            };
            assert!(is_there, "{file}: {id}");
            asked += 1;
        }
    }
    assert!(asked > 80, "{asked}");
    for id in [
        "outcome-saved",
        "outcome-draft",
        "outcome-reviewed",
        "outcome-unchanged",
        "outcome-conflict",
        "outcome-read-only",
        "outcome-gone",
        "outcome-empty",
        "outcome-form",
        "outcome-undone",
        "outcome-cannot-undo",
        "import-new",
        "import-changed",
        "import-confirmed",
        "import-stale",
        "import-draft",
        "import-conflict",
        "import-refused",
        "import-orphan",
        "import-kept",
        "state-unconfirmed",
        "filter-unconfirmed",
        "conflict-source",
        "conflict-translation",
    ] {
        assert!(english.contains(id), "{id}");
    }
}
