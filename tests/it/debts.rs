//! Old debts: a baseline on the disk, and what git says has changed.

use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

use tempfile::TempDir;

struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(TempDir::new().unwrap());
        project.write("locales/en/a.ftl", "one = One of 20\ntwo = Two of 30\n");
        project.write("locales/es/a.ftl", "one = Uno de 25\ntwo = Dos de 30\n");
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, program: impl AsRef<Path>, arguments: &[&str]) -> Output {
        Command::new(program.as_ref())
            .args(arguments)
            .current_dir(self.0.path())
            .env("GITHUB_ACTIONS", "false")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .unwrap()
    }

    /// Exit code, findings, and what is told besides.
    fn check(&self, arguments: &[&str]) -> (i32, String, String) {
        let all = [&["check", "--format", "concise"], arguments].concat();
        let output = self.run(env!("CARGO_BIN_EXE_paridad"), &all);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().trim().to_owned();
        let code = output.status.code().unwrap();
        (code, text(output.stdout), text(output.stderr))
    }
}

const ONE: &str =
    "locales/es/a.ftl:1:14: error[numbers] `20` of the source is missing here; this text has `25`";

#[test]
fn a_baseline() {
    let project = Project::new();
    let baseline = ["--baseline", "debts.json"];
    let (code, _, told) = project.check(&baseline);
    assert_eq!(code, 2);
    assert!(told.contains("there is no baseline `debts.json`"), "{told}");

    let written = project.check(&["--baseline", "debts.json", "--write-baseline"]);
    let told = "wrote 1 finding to `debts.json`".to_owned();
    assert_eq!(written, (0, String::new(), told));
    let file = fs::read_to_string(project.0.path().join("debts.json")).unwrap();
    assert!(file.contains("\"numbers locales/es/a.ftl one\""), "{file}");
    let known = (0, String::new(), "1 known".to_owned());
    assert_eq!(project.check(&baseline), known);

    // Moved lines are no new finding; another wrong number is.
    project.write(
        "locales/es/a.ftl",
        "# x\n\none = Uno de 25\ntwo = Dos de 31\n",
    );
    let (code, found, told) = project.check(&baseline);
    assert_eq!((code, told.as_str()), (1, "1 known"));
    assert!(found.starts_with("locales/es/a.ftl:4:14: "), "{found}");

    project.write("locales/es/a.ftl", "one = Uno de 20\ntwo = Dos de 30\n");
    let gone = "0 known; 1 of the baseline is gone: `--write-baseline` takes them out";
    assert_eq!(
        project.check(&baseline),
        (0, String::new(), gone.to_owned())
    );
    let narrow = [&baseline[..], &["--locale", "es"]].concat();
    assert_eq!(project.check(&narrow).2, "0 known");

    project.write("debts.json", "{");
    assert_eq!(project.check(&baseline).0, 2);
}

#[test]
fn levels_for_a_part() {
    let project = Project::new();
    let with = |rules: &str| {
        project.write("paridad.toml", rules);
        project.check(&[])
    };
    let off = "level = \"off\"\nreason = \"x\"\n";
    let rule = |what: &str| format!("[[levels]]\n{what}\n{off}");
    let silent = (0, String::new(), String::new());
    let loud = (1, ONE.to_owned(), String::new());
    assert_eq!(with(&rule("on = \"locales/es/*.ftl:o*\"")), silent);
    assert_eq!(with(&rule("on = \"locales/es/**\"")), silent);
    assert_eq!(with(&rule("locale = \"es\"\ncheck = \"numbers\"")), silent);
    assert_eq!(with(&rule("on = \"locales/es/*.ftl:two\"")), loud);
    assert_eq!(with(&rule("on = \"locales/en/**\"")), loud);
    assert_eq!(with(&rule("check = \"identical\"")), loud);
    let last = "[[levels]]\ncheck = \"numbers\"\nlevel = \"warning\"\n";
    let (code, found, _) = with(&format!("{}{last}", rule("check = \"numbers\"")));
    assert_eq!((code, found.contains("warning[numbers]")), (0, true));
    let (_, found, _) = with(&rule("check = \"number\""));
    let told = "paridad.toml:2:9: warning[suppression] there is no check `number`";
    assert!(found.contains(told), "{found}");
}

#[test]
fn changed_since_a_revision() {
    let project = Project::new();
    let since = ["--changed-since", "HEAD"];
    assert_eq!(project.check(&since).0, 2, "there is no repository");
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
        let output = project.run("git", &[&who, arguments].concat());
        assert!(output.status.success(), "{output:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "x"]);
    assert_eq!(project.check(&since), (0, String::new(), String::new()));
    let (code, _, told) = project.check(&["--changed-since", "nowhere"]);
    assert_eq!(code, 2);
    assert!(told.contains("git knows no revision `nowhere`"), "{told}");
    assert_eq!(project.check(&["--changed-since=--output=x"]).0, 2);

    // The source changed: its translations are looked at.
    project.write("locales/en/a.ftl", "one = One of 20\ntwo = Two of the 30\n");
    assert_eq!(project.check(&since), (1, ONE.to_owned(), String::new()));
    // A file that git does not know yet has changed.
    git(&["checkout", "-q", "."]);
    project.write("locales/en/b.ftl", "b = Bee\n");
    let (code, found, _) = project.check(&since);
    assert_eq!(code, 1);
    assert!(found.contains("`b` is not translated"), "{found}");
    assert!(!found.contains("numbers"), "{found}");
}
