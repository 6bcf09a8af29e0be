//! Records of documents that are translated as whole files, and records made from git's history.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

struct Project(TempDir);

const CONFIGURATION: &str = "source = \"en\"\ncontent = \"docs/{locale}/**/*.md\"\n";

const SOURCE: &str = "# Rights\n\nMore than 20 states signed the declaration in Panama.\n\n\
    Children are heard in every procedure of the court.\n\n- Guarantee the right to asylum.\n\
    - Reject the bill as a whole.\n";

const TARGET: &str = "# Derechos\n\nMás de 20 Estados firmaron la declaración en Panamá.\n\n\
    Se escucha a los niños en cada procedimiento de la corte.\n\n- Garantizar el derecho de asilo.\n\
    - Rechazar el proyecto de ley en su totalidad.\n";

impl Project {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// Documents in two languages, whose records are written.
    fn of_documents() -> Self {
        let project = Self::new();
        project.write("paridad.toml", CONFIGURATION);
        project.write("docs/en/a.md", SOURCE);
        project.write("docs/es/a.md", TARGET);
        project.run(&["sync"], 0);
        assert_eq!(project.stale(), Vec::<String>::new());
        project
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap()
    }

    fn run(&self, arguments: &[&str], code: i32) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .args(arguments)
            .current_dir(self.path())
            .env("GITHUB_ACTIONS", "false")
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let told = text(output.stdout) + &text(output.stderr);
        assert_eq!(output.status.code(), Some(code), "{told}");
        told
    }

    fn git(&self, arguments: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=Ana", "-c", "user.email=ana@example.org"])
            .args([
                "-c",
                "commit.gpgsign=false",
                "-c",
                "init.defaultBranch=main",
            ])
            .args(arguments)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {told}");
    }

    fn commit(&self, what: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", what]);
    }

    /// The name of each text that is told to be stale, with its check.
    fn stale(&self) -> Vec<String> {
        let arguments = [
            "check",
            "--only",
            "stale,stale-minor,unconfirmed,draft,state-file",
            "--format",
            "json",
        ];
        let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .args(arguments)
            .current_dir(self.path())
            .env("GITHUB_ACTIONS", "false")
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap().iter();
        let line = |finding: &serde_json::Value| {
            let text = |key: &str| finding[key].as_str().unwrap_or("-").to_owned();
            format!("{} {}", text("id"), text("check"))
        };
        findings.map(line).collect()
    }
}

const STATE: &str = ".paridad/states/docs/es/a.md.state.toml";

#[test]
fn the_life_of_a_document() {
    let project = Project::of_documents();
    let state = project.read(STATE);
    assert_eq!(
        state.matches("state = \"translated\"").count(),
        5,
        "{state}"
    );
    project.run(&["sync", "--check"], 0);

    project.write(
        "docs/en/a.md",
        &SOURCE.replace("20", "25").replace("court", "Court"),
    );
    assert_eq!(
        project.stale(),
        ["rights/paragraph-1 stale", "rights/paragraph-2 stale-minor"]
    );
    // Nothing but the word of a person takes it away.
    project.run(&["sync"], 0);
    assert_eq!(project.stale().len(), 2);
    let status = project.run(&["status"], 0);
    assert!(status.contains("2 stale"), "{status}");
    project.run(&["accept", "--minor"], 0);
    assert_eq!(project.stale(), ["rights/paragraph-1 stale"]);

    project.write("docs/es/a.md", &TARGET.replace("20", "25"));
    assert_eq!(project.stale(), ["rights/paragraph-1 unconfirmed"]);
    project.run(&["sync"], 0);
    assert_eq!(project.stale(), ["rights/paragraph-1 unconfirmed"]);
    let told = project.run(&["accept", "rights/paragraph-1", "docs/es/a.md"], 0);
    assert!(told.contains("docs/es/a.md: rights/paragraph-1"), "{told}");
    assert_eq!(project.stale(), Vec::<String>::new());
}

#[test]
fn blocks_that_move_split_and_merge() {
    let project = Project::of_documents();
    // A new section before, so that every label is another one.
    let before = "# First\n\nA sentence that is new in both languages.\n\n";
    let first = "# Primero\n\nUna oración que es nueva en los dos idiomas.\n\n";
    project.write("docs/en/a.md", &format!("{before}{SOURCE}"));
    project.write("docs/es/a.md", &format!("{first}{TARGET}"));
    assert_eq!(project.stale(), Vec::<String>::new());
    project.run(&["sync"], 0);

    // The paragraphs change places on both sides, and one of them is changed in a number.
    let swap = |text: &str, one: &str, other: &str| {
        text.replace(one, "#")
            .replace(other, one)
            .replace('#', other)
    };
    let [one, other] = [
        "More than 20 states signed the declaration in Panama.",
        "Children are heard in every procedure of the court.",
    ];
    let [uno, otro] = [
        "Más de 20 Estados firmaron la declaración en Panamá.",
        "Se escucha a los niños en cada procedimiento de la corte.",
    ];
    let source = swap(&SOURCE.replace("# ", "§"), one, other).replace('§', "# ");
    let target = swap(&TARGET.replace("# ", "§"), uno, otro).replace('§', "# ");
    project.write("docs/en/a.md", &source);
    project.write("docs/es/a.md", &target);
    assert_eq!(project.stale(), Vec::<String>::new());
    project.write("docs/en/a.md", &source.replace("20", "30"));
    assert_eq!(project.stale(), ["rights/paragraph-2 stale"]);

    // Two paragraphs become one on both sides: nothing that is said was changed.
    project.write("docs/en/a.md", &SOURCE.replace("Panama.\n\n", "Panama.\n"));
    project.write("docs/es/a.md", &TARGET.replace("Panamá.\n\n", "Panamá.\n"));
    assert_eq!(project.stale(), Vec::<String>::new());
    project.run(&["accept", "--all"], 0);
    project.write("docs/en/a.md", SOURCE);
    project.write("docs/es/a.md", TARGET);
    assert_eq!(project.stale(), Vec::<String>::new());
}

#[test]
fn line_ends_and_wrapping_are_no_change() {
    let project = Project::of_documents();
    let source = SOURCE
        .replace("signed the", "signed\nthe")
        .replace('\n', "\r\n");
    project.write("docs/en/a.md", &source);
    assert_eq!(project.stale(), Vec::<String>::new());
}

#[test]
fn a_merge_that_nobody_finished() {
    let project = Project::of_documents();
    let state = project.read(STATE);
    project.write(
        STATE,
        &format!("<<<<<<< ours\n{state}=======\n>>>>>>> theirs\n"),
    );
    assert_eq!(project.stale(), ["- state-file"]);
    let told = project.run(&["accept", "--all"], 2);
    assert!(told.contains("marks of a merge"), "{told}");
}

const EN: &str = "lead = More than 20 states signed.\nclose = Thank you for your work.\n";
const ES: &str = "lead = Más de 20 Estados firmaron.\nclose = Gracias por su trabajo.\n";

/// A project of catalogs whose source changed after its translation.
fn with_history() -> Project {
    let project = Project::new();
    project.git(&["init", "-q"]);
    project.write("locales/en/a.ftl", EN);
    project.write("locales/es/a.ftl", ES);
    project.commit("one");
    project.write("locales/en/a.ftl", &EN.replace("20", "25"));
    project.commit("two");
    project
}

fn told_by_history(project: &Project) -> Vec<String> {
    let before = project.run(&["accept", "--from-history", "--dry-run"], 0);
    let plan = before.replace("would record", "recorded");
    assert_eq!(project.run(&["accept", "--from-history"], 0), plan);
    project.stale()
}

#[test]
fn history_of_catalogs() {
    let project = with_history();
    assert_eq!(told_by_history(&project), ["lead stale"]);
    // What is recorded stays.
    let told = project.run(&["accept", "--from-history"], 0);
    assert!(told.contains("nothing to record"), "{told}");
}

#[test]
fn history_where_the_translation_followed() {
    let project = with_history();
    project.write("locales/es/a.ftl", &ES.replace("20", "25"));
    project.commit("three");
    assert_eq!(told_by_history(&project), Vec::<String>::new());
}

#[test]
fn history_with_a_mass_reformat() {
    let project = with_history();
    let text = ES.replace("= ", "=\n    ").replace('.', " .");
    project.write("locales/es/a.ftl", &format!("# A comment\n\n{text}"));
    project.commit("three");
    assert_eq!(told_by_history(&project), ["lead stale"]);
}

#[test]
fn history_with_moves() {
    let project = with_history();
    project.git(&["mv", "locales/en/a.ftl", "locales/en/b \"ñ\".ftl"]);
    project.git(&["mv", "locales/es/a.ftl", "locales/es/b \"ñ\".ftl"]);
    project.commit("three");
    // The whole tree, to another folder; and a message into a catalog of its own.
    project.git(&["mv", "locales", "i18n"]);
    project.commit("four");
    let halves = |text: &str| {
        text.split_once("close")
            .map(|(one, other)| (one.to_owned(), format!("close{other}")))
            .unwrap()
    };
    for (locale, text) in [("en", EN.replace("20", "25")), ("es", ES.to_owned())] {
        let (lead, close) = halves(&text);
        project.write(&format!("i18n/{locale}/b \"ñ\".ftl"), &close);
        project.write(&format!("i18n/{locale}/lead.ftl"), &lead);
    }
    project.commit("five");
    let stale = told_by_history(&project);
    // The source of that day has no catalog of this name: unknown, and never told to be up to date.
    assert!(stale.is_empty() || stale == ["lead stale"], "{stale:?}");
    let recorded = project.run(&["accept", "--from-history"], 0);
    assert!(
        !stale.is_empty() || recorded.contains("nothing to record"),
        "{recorded}"
    );
}

#[test]
fn history_with_a_branch() {
    let project = Project::new();
    project.git(&["init", "-q"]);
    project.write("locales/en/a.ftl", EN);
    project.write("locales/es/a.ftl", "close = Gracias por su trabajo.\n");
    project.commit("one");
    project.git(&["checkout", "-q", "-b", "es"]);
    project.write("locales/es/a.ftl", ES);
    project.commit("translated from the old source");
    project.git(&["checkout", "-q", "main"]);
    project.write("locales/en/a.ftl", &EN.replace("20", "25"));
    project.commit("two");
    project.git(&["merge", "-q", "--no-ff", "-m", "merge", "es"]);
    assert_eq!(told_by_history(&project), ["lead stale"]);
}

#[test]
fn history_does_not_tell_what_is_not_committed() {
    let project = with_history();
    project.write("locales/es/a.ftl", &ES.replace("firmaron", "suscribieron"));
    let told = project.run(&["accept", "--from-history"], 0);
    assert!(told.contains("1 not committed yet"), "{told}");
    assert_eq!(project.stale(), Vec::<String>::new());
    assert!(!project.read("locales/es/a.state.toml").contains("lead"));
}

#[test]
fn history_that_is_not_there() {
    let project = with_history();
    let copy = Project::new();
    let from = format!("file://{}", project.path().display());
    copy.git(&["clone", "-q", "--depth", "1", &from, "copy"]);
    let told = copy.run(&["-C", "copy", "accept", "--from-history"], 2);
    assert!(told.contains("git fetch --unshallow"), "{told}");
    assert!(!copy.path().join("copy/locales/es/a.state.toml").exists());

    let bare = Project::new();
    bare.write("locales/en/a.ftl", EN);
    bare.write("locales/es/a.ftl", ES);
    bare.run(&["accept", "--from-history"], 2);
    bare.git(&["init", "-q"]);
    let told = bare.run(&["accept", "--from-history"], 2);
    assert!(told.contains("no commits yet"), "{told}");
}

#[test]
fn history_of_documents() {
    let project = Project::new();
    project.git(&["init", "-q"]);
    project.write("site/paridad.toml", CONFIGURATION);
    project.write("site/docs/en/a.md", SOURCE);
    project.write("site/docs/es/a.md", TARGET);
    project.commit("one");
    project.write("site/docs/en/a.md", &SOURCE.replace("20", "25"));
    project.commit("two");
    project.write(
        "site/docs/es/a.md",
        &TARGET.replace("Garantizar", "Asegurar"),
    );
    project.commit("three");
    let told = project.run(&["-C", "site", "accept", "--from-history"], 0);
    assert!(
        told.contains("the source of 1 was changed since: `rights/paragraph-1`"),
        "{told}"
    );
    let found = project.run(
        &[
            "-C", "site", "check", "--only", "stale", "--format", "concise",
        ],
        1,
    );
    assert!(
        found.contains("docs/es/a.md:3:1: error[stale] the source was changed in a number"),
        "{found}"
    );
}
