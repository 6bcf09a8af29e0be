//! The manifest of the last build: what it lets go of, and what it may not touch.

use crate::unit::building;

use std::collections::BTreeSet;

use building::Project;
use camino::Utf8Path;
use paridad::emit::manifest::last_outputs::LastOutputs;
use paridad::emit::manifest::untouched::Untouched;

fn project() -> Project {
    let mut project = Project::default();
    for name in ["a", "b"] {
        project.add(&format!("content/{name}.md"), "Text.");
        for locale in ["en", "es", "pt"] {
            project.add(&format!("locales/{locale}/{name}.ftl"), "text = Text.");
        }
    }
    project
}

fn manifest(output: &building::Files) -> String {
    String::from_utf8(output[Utf8Path::new("manifest.json")].clone()).unwrap()
}

#[test]
fn what_no_longer_belongs_is_named() {
    let mut project = project();
    let (_, output) = project.build();
    project.order.last_manifest = Some(building::last_manifest(&output));
    let (outcome, again) = project.build();
    assert!(!outcome.contains("stale"), "{outcome}");
    assert!(output == again, "the last manifest changes nothing");

    project
        .files
        .retain(|path, _| path.file_stem() != Some("b"));
    let (outcome, _) = project.build();
    let stale: Vec<&str> = outcome
        .lines()
        .filter_map(|line| line.strip_prefix("stale "))
        .collect();
    assert_eq!(stale.len(), 9, "three formats in three locales: {outcome}");
    assert!(stale.iter().all(|path| path.contains("/b.")), "{outcome}");
}

#[test]
fn locales_can_be_built_one_by_one() {
    let whole = project().build().1;
    let mut output = building::Files::new();
    for locale in ["pt", "en", "es"] {
        let mut project = project();
        project.options(&format!("--locale {locale}"));
        project.order.last_manifest = output
            .contains_key(Utf8Path::new("manifest.json"))
            .then(|| building::last_manifest(&output));
        let (outcome, built) = project.build();
        assert!(!outcome.contains("stale"), "{outcome}");
        output.extend(built);
    }
    assert!(output == whole);
}

#[test]
fn statements_can_be_built_one_by_one() {
    let whole = project().build().1;
    let mut output = whole.clone();
    for name in ["b", "a"] {
        let mut project = project();
        project.options(&format!("--document {name}"));
        project.order.last_manifest = Some(building::last_manifest(&output));
        let (outcome, built) = project.build();
        assert!(!outcome.contains("stale"), "{outcome}");
        assert_eq!(built.len(), 10, "three formats in three locales: {outcome}");
        output.extend(built);
        assert!(output == whole, "{outcome}");
    }
}

#[test]
fn a_refused_locale_keeps_what_was_built() {
    let mut project = project();
    let (_, output) = project.build();
    project.order.last_manifest = Some(building::last_manifest(&output));
    project.add("locales/es/b.ftl", "text = { nothing }");
    let (outcome, output) = project.build();
    assert!(outcome.contains("refused es"), "{outcome}");
    assert!(!outcome.contains("stale"), "{outcome}");
    assert!(manifest(&output).contains("es/b.html"));
}

#[test]
fn paths_that_climb_out_are_ignored() {
    let (_, output) = project().build();
    let everything = Untouched {
        all_documents_but: Some(BTreeSet::new()),
        ..Untouched::default()
    };
    let new = LastOutputs::read(Some(&building::last_manifest(&output)), &everything).kept;
    assert_eq!(new.len(), output.len() - 1);
    let stale = |text: &str| {
        let last = building::manifest_of(text.to_owned().into_bytes());
        LastOutputs::read(Some(&last), &Untouched::default()).stale(&new)
    };
    let last = |path: &str| {
        let file =
            serde_json::json!({ "path": path, "locale": "es", "format": "md", "sha256": "" });
        let manifest = serde_json::json!({
            "version": 1, "tool": "", "source": "en", "files": [file], "documents": [],
        });
        manifest.to_string()
    };
    for path in [
        "../x",
        "/x",
        "a/../../x",
        "a/./b/..",
        "",
        ".",
        "a//b",
        "C:\\x",
        "a\\..\\..\\x",
        "manifest.json",
        "es/a.md",
    ] {
        assert_eq!(stale(&last(path)), [""; 0], "{path}");
    }
    assert_eq!(stale(&last("es/old.md")), ["es/old.md"]);
    for text in ["", "{}", "[]", "{\"version\":2}"] {
        assert_eq!(stale(text), [""; 0]);
    }
}

#[test]
fn hashes_are_of_the_files() {
    use sha2::{Digest, Sha256};
    let (_, output) = project().build();
    let manifest: serde_json::Value = serde_json::from_str(&manifest(&output)).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len(), output.len() - 1);
    for file in files {
        let path = file["path"].as_str().unwrap();
        let digest = Sha256::digest(&output[Utf8Path::new(path)]);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(file["sha256"], hex, "{path}");
    }
}

#[test]
fn documents_stand_by_name_and_locale() {
    let mut project = project();
    for locale in ["en", "es", "pt"] {
        project.add(&format!("locales/{locale}/aa.ftl"), "shared = Text.");
    }
    let (_, output) = project.build();
    let manifest: serde_json::Value = serde_json::from_str(&manifest(&output)).unwrap();
    let documents = manifest["documents"].as_array().unwrap().iter();
    let places: Vec<String> = documents
        .map(|it| format!("{} {}", it["document"], it["locale"]).replace('"', ""))
        .collect();
    let wanted = ["a", "aa", "b"].map(|name| ["en", "es", "pt"].map(|tag| format!("{name} {tag}")));
    assert_eq!(places, wanted.concat());
}
