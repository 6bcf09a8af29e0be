//! A program of the user that translates: the example of the manual, and what such a program is asked.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::published::Published;

const MANUAL: &str = include_str!("../../src/cli/manual/machine.md");

/// A project of two catalogs with a program that translates.
fn project(command: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let configuration =
        format!("source = \"en\"\ntargets = [\"es\"]\n\n[suggest]\ncommand = {command}\n");
    write("paridad.toml", &configuration);
    write(
        "locales/en/a.ftl",
        "# A heading.\ntitle = The call\nsign = Sign { $name }\nend = We thank all states.\n",
    );
    write("locales/es/a.ftl", "end = Damos las gracias a todos.\n");
    write(
        "locales/es/a.state.toml",
        "[end]\nsource = \"We thank all.\"\ntarget = \"0000000000000000\"\nstate = \"translated\"\n",
    );
    write(
        "locales/glossary.toml",
        "[[term]]\nen = \"state\"\nes = \"Estado\"\n",
    );
    folder
}

fn paridad(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("PARIDAD_ALLOW_COMMAND")
        .output()
        .unwrap()
}

/// Returns the block of the manual in a language.
fn example(language: &str) -> &'static str {
    let (_, rest) = MANUAL.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_of_the_manual() {
    if Command::new("python3").arg("--version").output().is_err() {
        return;
    }
    let folder = project("[\"python3\", \"mt.py\"]");
    let script = example("python");
    assert!(
        script.lines().filter(|line| !line.is_empty()).count() <= 10,
        "{script}"
    );
    fs::write(folder.path().join("mt.py"), script).unwrap();
    let missing = ["suggest", "--missing", "--locale", "es", "--write"];
    let refused = paridad(folder.path(), &missing);
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(
        said.contains("`python3`, which `[suggest]` names, was not run"),
        "{said}"
    );
    let written = paridad(
        folder.path(),
        &[&missing[..], &["--allow-command"]].concat(),
    );
    assert!(written.status.success(), "{written:?}");
    let catalog = fs::read_to_string(folder.path().join("locales/es/a.ftl")).unwrap();
    for line in [
        "# Draft, made by a machine.\n",
        "title = El llamamiento\n",
        "sign = Firma { $name }\n",
    ] {
        assert!(catalog.contains(line), "{catalog}");
    }
    let state = fs::read_to_string(folder.path().join("locales/es/a.state.toml")).unwrap();
    assert_eq!(state.matches("state = \"machine\"").count(), 2, "{state}");
}

#[test]
#[cfg(unix)]
fn requests_and_answers_hold_to_their_schemas() {
    let published = Published::read();
    let folder = project("[\"tee\", \"requests.jsonl\"]");
    for name in ["title", "sign", "end"] {
        let allowed = ["suggest", name, "--locale", "es", "--allow-command"];
        let output = paridad(folder.path(), &allowed);
        // What it says is its own question.
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let line = fs::read_to_string(folder.path().join("requests.jsonl")).unwrap();
        published.hold("request", &line);
        assert_eq!(
            line.contains("\"stale\":{\"source\":\"We thank all.\""),
            name == "end",
            "{line}"
        );
        assert_eq!(
            line.contains("\"approved\":[\"Estado\"]"),
            name == "end",
            "{line}"
        );
        assert_eq!(
            line.contains("\"comment\":\"A heading.\""),
            name == "title",
            "{line}"
        );
    }
    let (request, answer) = MANUAL
        .split_once("```json\n")
        .unwrap()
        .1
        .split_once("```\n")
        .unwrap();
    published.hold("request", request);
    let (_, answer) = answer.split_once("```json\n").unwrap();
    published.hold("answer", answer.split_once("```").unwrap().0);
    let is_sound = |json: &str| {
        let json = serde_json::from_str(json).unwrap();
        published.validate("answer", &json).is_ok()
    };
    assert!(is_sound(r#"{"id":"a","error":"no","score":0.3}"#));
    assert!(!is_sound(r#"{"id":"a"}"#));
    assert!(!is_sound(r#"{"id":"a","text":"x","error":"no"}"#));
}
