//! The published schemas: what is written for other programs holds to them, and what is not so is refused.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use boon::{Compiler, Schemas};
use serde_json::{Value, json};

use crate::published::{self, Published};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn output(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The projects of `tests/cli/`, and this one.
fn projects() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/cli")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.extension().is_some_and(|it| it == "in"));
    for folder in folders.clone() {
        let below = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        folders.extend(below.filter(|path| path.join("locales").is_dir()));
    }
    folders.push(root().to_owned());
    folders
}

#[test]
fn reports() {
    let published = Published::read();
    let (mut findings, mut locales) = (0, 0);
    for folder in projects() {
        let report = output(&folder, &["check", "--verbose", "--format", "json"]);
        if report.is_empty() {
            continue;
        }
        published.hold("check", &report);
        let lines = output(&folder, &["check", "--verbose", "--format", "jsonl"]);
        for line in lines.lines() {
            published.hold("finding", line);
            findings += 1;
        }
        let status = output(&folder, &["status", "--format", "json"]);
        published.hold("status", &status);
        locales += status.matches("\"locale\"").count();
    }
    assert!(
        findings > 20 && locales > 10,
        "{findings} findings, {locales} locales"
    );
}

#[test]
fn editions_of_this_repository() {
    let published = Published::read();
    for (name, path) in [
        ("manifest", "manifest.json"),
        ("bundle", "en/bundle.json"),
        ("bundle", "es/bundle.json"),
        ("bundle", "pt/bundle.json"),
    ] {
        let text = fs::read_to_string(root().join("tests/editions").join(path)).unwrap();
        published.hold(name, &text);
    }
}

#[test]
fn what_is_not_so_is_refused() {
    let published = Published::read();
    let bundle = |message: Value| {
        json!({
            "version": 1, "locale": "es", "direction": "ltr", "messages": { "a": message },
        })
    };
    let message = |more: Value| {
        let mut message = json!({ "locale": "es", "state": "translated", "catalog": "a.ftl" });
        message
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        bundle(message)
    };
    let is_sound = |json: &Value| published.validate("bundle", json).is_ok();
    assert!(is_sound(&message(json!({ "value": "x" }))));
    assert!(is_sound(&message(
        json!({ "pattern": "{ $n }", "arguments": ["n"] })
    )));
    assert!(is_sound(&message(
        json!({ "attributes": { "title": { "value": "x" } } })
    )));
    for wrong in [
        message(json!({})),
        message(json!({ "value": "x", "pattern": "x", "arguments": [] })),
        message(json!({ "pattern": "x" })),
        message(json!({ "value": "x", "state": "new" })),
        message(json!({ "value": "x", "more": 1 })),
        message(json!({ "attributes": { "title": { "value": "x", "more": 1 } } })),
        message(json!({ "attributes": {} })),
        message(json!({ "value": "x", "locale": "Spanish (Mexico)" })),
        json!({ "version": 2, "locale": "es", "direction": "ltr", "messages": {} }),
        json!({}),
    ] {
        assert!(!is_sound(&wrong), "{wrong}");
    }
    assert!(
        published
            .validate("manifest", &json!({ "version": 1 }))
            .is_err()
    );
    assert!(
        published
            .validate("check", &json!({ "version": 1 }))
            .is_err()
    );
    assert!(
        published
            .validate("finding", &json!({ "check": "numbers" }))
            .is_err()
    );
    assert!(
        published
            .validate("status", &json!({ "coverage": [] }))
            .is_err()
    );
}

#[test]
fn schemas_agree_with_each_other() {
    let schema = |name: &str| -> Value {
        let text = published::schema(name);
        assert_eq!(output(root(), &["schema", name]), text);
        serde_json::from_str(&text).unwrap()
    };
    let (check, finding, status) = (schema("check"), schema("finding"), schema("status"));
    for (name, definition) in finding["$defs"].as_object().unwrap() {
        assert_eq!(check["$defs"][name], *definition, "{name}");
    }
    for name in ["messages", "words"] {
        assert_eq!(check["$defs"][name], status["$defs"][name], "{name}");
    }
    for name in ["bundle", "manifest"] {
        schema(name);
    }
}

/// Each configuration of `tests/config.md` whose type, key or word is wrong is refused by the schema; those without a fault are taken, as those of the projects are.
#[test]
fn configurations() {
    let schema: Value = serde_json::from_str(&output(root(), &["schema", "config"])).unwrap();
    let address = schema["$id"].as_str().unwrap().to_owned();
    let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
    compiler.add_resource(&address, schema).unwrap();
    let index = compiler.compile(&address, &mut schemas).unwrap();
    let cases = fs::read_to_string(root().join("tests/config.md")).unwrap();
    let (mut taken, mut refused) = (0, 0);
    for case in cases.split("\n## ").skip(1) {
        let Some((_, text)) = case.split_once("```paridad.toml\n") else {
            continue;
        };
        let (text, read) = text.split_once("```\n").unwrap();
        let Ok(config) = toml::from_str::<Value>(text) else {
            continue;
        };
        let result = schemas.validate(&config, index);
        let wrong = [
            "error: unknown key",
            "error: unknown value",
            "is expected here",
        ];
        if wrong.iter().any(|fault| read.contains(fault)) {
            assert!(result.is_err(), "{case}");
            refused += 1;
        } else if !read.contains("error: ") {
            assert!(result.is_ok(), "{case}\n{}", result.unwrap_err());
            taken += 1;
        }
    }
    for folder in projects() {
        let Ok(text) = fs::read_to_string(folder.join("paridad.toml")) else {
            continue;
        };
        if !output(&folder, &["status", "--format", "json"]).is_empty() {
            let config = toml::from_str::<Value>(&text).unwrap();
            let result = schemas.validate(&config, index);
            assert!(result.is_ok(), "{folder:?}\n{}", result.unwrap_err());
            taken += 1;
        }
    }
    assert!(
        taken > 15 && refused > 8,
        "{taken} taken, {refused} refused"
    );
}
