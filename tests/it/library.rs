//! The public face says what the program says, and in memory it needs no disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use paridad::{
    BuildOptions, CheckOptions, EditionFormat, Error, OutputFile, Policy, Project, Severity,
};
use serde_json::{Value, json};

use crate::published::Published;

/// A project with each kind of file; no folder holds it.
const FILES: &[(&str, &str)] = &[
    (
        "paridad.toml",
        "output = \"out\"\ntargets = [\"es\", \"pt\"]\n[min-coverage]\npt = 90\nfr = 50\n",
    ),
    (
        "content/call.md",
        "# The call\n\nMore than 20 states signed it.\n\nAct now.\n",
    ),
    (
        "locales/en/call.ftl",
        "title = The call\nlead = More than 20 states signed it.\nend = Act now.\n",
    ),
    (
        "locales/es/call.ftl",
        "title = El llamamiento\nlead = Más de 20 Estados lo firmaron.\nend = Actúen ya .\n",
    ),
    (
        "locales/pt/call.ftl",
        "title = O apelo\nlead = Mais de 25 Estados o assinaram.\n",
    ),
    ("locales/en/terms.ftl", "left = { $n } left\n"),
    ("locales/es/terms.ftl", "left = Quedan { $n }\n"),
    ("templates/es.ftl", "contents = Contenido\nbroken\n"),
];

fn in_memory() -> Project {
    Project::from_files(FILES.iter().copied()).unwrap()
}

fn on_disk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What the program prints on its standard output.
fn printed(folder: &Path, arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .current_dir(folder)
        .env("GITHUB_ACTIONS", "false")
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Every file below a folder, but for the record of the program.
fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with(".paridad-cache") {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.replace('\\', "/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn by_path(files: Vec<OutputFile>) -> BTreeMap<String, Vec<u8>> {
    let files = files.into_iter();
    files.map(|file| (file.path, file.bytes)).collect()
}

#[test]
fn findings_and_coverage_are_those_of_the_program() {
    let folder = on_disk();
    let opened = Project::open(folder.path()).unwrap();
    let mut options = CheckOptions::default();
    let report = in_memory().check(&options).unwrap();
    assert_eq!(report, opened.check(&options).unwrap());
    let json = serde_json::to_string(&report).unwrap();
    Published::read().hold("check", &json);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json, printed(folder.path(), &["check", "--format", "json"]));
    assert!(!report.is_clean());
    assert_eq!(report.gates[0].locale, "pt");
    let spacing = report
        .findings
        .iter()
        .find(|it| it.check == "spacing")
        .unwrap();
    let (_, text) = FILES
        .iter()
        .find(|(path, _)| path.contains("/es/"))
        .unwrap();
    let edit = &spacing.fix.as_ref().unwrap().edits[0];
    let bytes = edit.place.bytes.clone().unwrap();
    let mut mended = (*text).to_owned();
    mended.replace_range(bytes.start as usize..bytes.end as usize, &edit.text);
    assert!(mended.contains("Actúen ya.\n"), "{mended}");

    options.only = vec!["numbers".to_owned()];
    options.locales = vec!["es".to_owned()];
    assert_eq!(opened.check(&options).unwrap().findings, []);
    options.locales.clear();
    let found = opened.check(&options).unwrap().findings;
    assert_eq!((found.len(), found[0].severity), (1, Severity::Error));

    let status = json!({ "version": 1, "coverage": in_memory().status().unwrap() });
    assert_eq!(
        status,
        printed(folder.path(), &["status", "--format", "json"])
    );
}

#[test]
fn the_source_locale_is_the_language_of_documents_whose_paths_name_none() {
    let configuration = "content = [{ source = \"docs/*.md\", target = \"i18n/{locale}/*.md\" }]\n";
    let call = "# El llamamiento\n\nMás de veinte Estados firmaron la declaración, y los que no la firmaron \
                también están obligados a proteger a las personas que huyen de la guerra.\n";
    let files = [
        ("paridad.toml", configuration),
        ("docs/call.md", call),
        (
            "i18n/pt/call.md",
            "# O apelo\n\nMais de vinte Estados assinaram a declaração.\n",
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let opened = Project::open(folder.path()).unwrap();
    assert_eq!(opened.source_locale(), "es");
    let held = Project::from_files(files).unwrap();
    assert_eq!(held.source_locale(), "es");
    let report = held.check(&CheckOptions::default()).unwrap();
    let json = serde_json::to_value(report).unwrap();
    assert_eq!(json, printed(folder.path(), &["check", "--format", "json"]));
}

#[test]
fn outputs_are_those_of_the_program() {
    let folder = on_disk();
    let opened = Project::open(folder.path()).unwrap();
    let mut options = BuildOptions::default();
    let refused = in_memory().build(&options).unwrap();
    assert_eq!(refused.locales, ["en", "es"]);
    assert_eq!(refused.refusals[0].locale, "pt");

    options.locales = vec!["en".to_owned(), "es".to_owned()];
    options.editions = vec![EditionFormat::Html, EditionFormat::Text];
    options.missing = Some(Policy::Source);
    options.arguments.insert("n".to_owned(), "3".to_owned());
    let built = by_path(in_memory().build(&options).unwrap().files);
    let status = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["build", "-q", "--locale", "en,es", "--edition", "html,text"])
        .args(["--missing", "source", "--arg", "n=3"])
        .current_dir(folder.path())
        .status()
        .unwrap();
    assert!(status.success());
    assert_eq!(built, files_below(&folder.path().join("out")));

    let elsewhere = tempfile::tempdir().unwrap();
    let (one, other) = (elsewhere.path().join("one"), elsewhere.path().join("other"));
    let written = opened.build_into(&one, &options).unwrap().files;
    assert_eq!((written.changed.len(), written.unchanged), (built.len(), 0));
    in_memory().build_into(&other, &options).unwrap();
    assert_eq!(files_below(&one), built);
    assert_eq!(files_below(&other), built);
    options.editions.pop();
    let written = opened.build_into(&one, &options).unwrap().files;
    assert_eq!(written.removed, 0, "what is not asked for stays");
}

#[test]
fn errors_name_the_file() {
    let error = |files: &[(&str, &str)]| {
        let error = Project::from_files(files.iter().copied()).unwrap_err();
        error.to_string()
    };
    assert_eq!(
        error(&[("../a.ftl", "")]),
        "../a.ftl: paths are relative to the project, without `.` and `..`"
    );
    assert_eq!(error(&[]), ".: there is nothing to translate");
    let catalogs = [("locales/en/a.ftl", "a = A\n"), ("locales/es/a.ftl", "")];
    let wrong = [("paridad.toml", "\nsource = 1\n"), catalogs[0], catalogs[1]];
    let message = error(&wrong);
    assert!(message.starts_with("paridad.toml:2: "), "{message}");
    let nowhere = Project::open("/nowhere/at/all").unwrap_err();
    assert!(matches!(nowhere, Error::File { path, .. } if path == "/nowhere/at/all"));

    let project = in_memory();
    assert_eq!(project.configuration_faults()[0].line, 5);
    let mut options = CheckOptions::default();
    options.only = vec!["numbrs".to_owned()];
    let error = project.check(&options).unwrap_err();
    assert_eq!(error, Error::UnknownCheck("numbrs".to_owned()));
    let mut options = BuildOptions::default();
    options.locales = vec!["fr".to_owned()];
    let error = project.build(&options).unwrap_err();
    assert_eq!(error, Error::UnknownLocale("fr".to_owned()));
    options.locales.clear();
    options.documents = vec!["no*".to_owned()];
    let error = project.build(&options).unwrap_err();
    assert_eq!(error, Error::UnknownDocument("no*".to_owned()));

    let folder = on_disk();
    let opened = Project::open(folder.path()).unwrap();
    let inputs = folder.path().join("locales");
    let error = opened.build_into(&inputs, &BuildOptions::default());
    assert!(error.unwrap_err().to_string().contains("which is a source"));
}
