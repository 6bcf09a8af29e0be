//! The life of translations in a project without statements, on the disk and by the command line: a history of edits,
//! a review by scripted answers, and what is published of what is stale.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use tempfile::TempDir;

const SOURCE: &str = "\
# Of the title
lead = More than 20 states signed the declaration.
call = Sign the petition
states = { $count ->
    [one] { $count } state
   *[other] { $count } states
}
duty = States may not return people to danger.
";

const TARGET: &str = "\
lead = Más de 20 Estados firmaron la declaración.
call = Firme la petición
states = { $count ->
    [one] { $count } Estado
   *[other] { $count } Estados
}
duty = Los Estados no pueden devolver a nadie a un lugar en peligro.
";

struct Project(TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(TempDir::new().unwrap());
        project.write("locales/en/main.ftl", SOURCE);
        project.write("locales/es/main.ftl", TARGET);
        project.run(&["accept", "--all", "--quiet"], "");
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    /// Exit code, output, and what is told besides.
    fn run(&self, arguments: &[&str], answers: &str) -> (i32, String, String) {
        let mut child = Command::new(Path::new(env!("CARGO_BIN_EXE_paridad")))
            .args(arguments)
            .current_dir(self.0.path())
            .env("GITHUB_ACTIONS", "false")
            .env("EDITOR", "sed -i s/20/25/")
            .env_remove("VISUAL")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // The program may end before it has read all answers.
        let _ = stdin.write_all(answers.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let code = output.status.code().unwrap();
        (code, text(output.stdout), text(output.stderr))
    }

    /// Which messages are said to be stale, each with its check.
    fn stale(&self) -> Vec<String> {
        let arguments = [
            "check",
            "--only",
            "stale,stale-minor,unconfirmed,draft,state-file",
            "--format",
            "json",
        ];
        let (_, out, err) = self.run(&arguments, "");
        let report: serde_json::Value =
            serde_json::from_str(&out).unwrap_or_else(|_| panic!("{err}"));
        let findings = report["findings"].as_array().unwrap().iter();
        let name = |finding: &serde_json::Value| {
            let kind = finding["stale"]["kind"].as_str().unwrap_or("-");
            format!(
                "{} {} {kind}",
                finding["id"].as_str().unwrap(),
                finding["check"].as_str().unwrap()
            )
        };
        findings.map(name).collect()
    }
}

/// Each version of the source replaces the one before it; the record is that of the first one.
#[test]
fn a_history_of_the_source() {
    let lead = "lead = More than 20 states signed the declaration.";
    let wrapped = "lead =\n    More than 20 states\n    signed   the declaration.";
    let turned = "   *[other] { $count } states\n    [one] {$count} state\n";
    let straight = "    [one] { $count } state\n   *[other] { $count } states\n";
    let moved = format!("{}{}\n", SOURCE.replace(&format!("{lead}\n"), ""), lead);
    let history: [(&str, String, &[&str]); 14] = [
        ("as it was", SOURCE.to_owned(), &[]),
        (
            "other comments",
            SOURCE.replace("# Of the title", "## Group\n\n# Title"),
            &[],
        ),
        ("lines broken", SOURCE.replace(lead, wrapped), &[]),
        ("lines end otherwise", SOURCE.replace('\n', "\r\n"), &[]),
        ("a byte-order mark", format!("\u{feff}{SOURCE}"), &[]),
        (
            "variants in another order",
            SOURCE.replace(straight, turned),
            &[],
        ),
        ("messages in another order", moved, &[]),
        ("a new message", format!("{SOURCE}new = New\n"), &[]),
        (
            "a capital",
            SOURCE.replace("petition", "Petition"),
            &["call stale-minor minor"],
        ),
        (
            "a slip of the pen",
            SOURCE.replace("declaration", "declaratoin"),
            &["lead stale-minor minor"],
        ),
        (
            "a number",
            SOURCE.replace("20", "21"),
            &["lead stale number"],
        ),
        (
            "a negation",
            SOURCE.replace("may not", "may"),
            &["duty stale negation"],
        ),
        (
            "a word in a variant",
            SOURCE.replace("} states", "} countries"),
            &["states stale major"],
        ),
        ("taken back", SOURCE.to_owned(), &[]),
    ];
    let project = Project::new();
    let record = project.read("locales/es/main.state.toml");
    for (what, source, expected) in history {
        project.write("locales/en/main.ftl", &source);
        assert_eq!(project.stale(), expected, "{what}");
    }
    assert_eq!(project.read("locales/es/main.state.toml"), record);
}

#[test]
fn a_review() {
    let project = Project::new();
    let source = SOURCE
        .replace("20", "25")
        .replace("may not", "may")
        .replace("petition", "Petition");
    project.write("locales/en/main.ftl", &source);
    let stale = [
        "lead stale number",
        "call stale-minor minor",
        "duty stale negation",
    ];
    assert_eq!(project.stale(), stale);

    // The number is mended in the editor, and the message is shown again before it is accepted.
    let (code, _, told) = project.run(&["accept", "--review"], "e\na\nwhat\nk\nq\n");
    assert_eq!(code, 0, "{told}");
    assert!(told.contains("[-20-]{+25+}"), "{told}");
    assert!(told.contains("1 confirmed, 1 kept; 2 left"), "{told}");
    assert_eq!(
        project.read("locales/es/main.ftl"),
        TARGET.replace("20", "25"),
        "every other byte stays"
    );
    assert_eq!(project.stale(), stale[1..]);

    // Nobody answers: nothing is confirmed.
    project.run(&["accept", "--review"], "");
    assert_eq!(project.stale(), stale[1..]);
    project.run(&["accept", "--review"], "s\na\n");
    assert_eq!(project.stale(), stale[1..2]);
}

#[test]
fn what_is_published() {
    let project = Project::new();
    project.write("locales/en/main.ftl", &SOURCE.replace("20", "25"));
    let (_, page, _) = project.run(&["check", "--format", "html"], "");
    let shown = "the source: More than <del>20</del><ins>25</ins> states";
    assert!(page.contains(shown), "{page}");
    let (code, _, told) = project.run(&["build"], "");
    assert_eq!(code, 1);
    assert!(
        told.contains("2 errors: `lead` (numbers), `lead` (stale)"),
        "{told}"
    );

    let (code, _, told) = project.run(&["build", "--stale", "source"], "");
    assert_eq!((code, told.as_str()), (0, ""));
    let bundle = project.read("dist/es/bundle.ftl");
    assert!(bundle.contains("# en\nlead = More than 25"), "{bundle}");

    project.write("paridad.toml", "[policies.es]\nstale = \"last\"\n");
    let (code, _, told) = project.run(&["build"], "");
    assert_eq!((code, told.as_str()), (0, ""));
    let bundle = project.read("dist/es/bundle.ftl");
    assert!(bundle.contains("\nlead = Más de 20"), "{bundle}");
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("dist/manifest.json")).unwrap();
    assert_eq!(manifest["documents"][1]["states"]["lead"], "stale");

    // The command line is above the configuration.
    let (code, _, told) = project.run(&["build", "--stale", "fail"], "");
    assert_eq!(code, 1, "{told}");
    let (code, _, told) = project.run(&["build", "--missing", "last"], "");
    assert_eq!(code, 2);
    assert!(told.contains("use one of: fail, source, omit"), "{told}");
}

#[test]
fn a_number_is_brought_up_to_date() {
    let project = Project::new();
    project.write("locales/en/main.ftl", &SOURCE.replace("20", "25"));
    project.run(&["check", "--fix"], "");
    assert_eq!(
        project.read("locales/es/main.ftl"),
        TARGET.replace("20", "25")
    );
    // It waits for somebody to confirm it.
    assert_eq!(project.stale(), ["lead unconfirmed number"]);
    let (code, _, told) = project.run(&["accept", "lead", "--locale", "es"], "");
    assert_eq!((code, project.stale()), (0, Vec::new()), "{told}");

    // Thousands and decimals as the language writes them.
    project.write("locales/es/main.ftl", &TARGET.replace("20", "1.200"));
    project.write("locales/en/main.ftl", &SOURCE.replace("20", "1,200"));
    project.run(&["accept", "--all"], "");
    project.write("locales/en/main.ftl", &SOURCE.replace("20", "11,350.5"));
    project.run(&["check", "--fix"], "");
    let after = project.read("locales/es/main.ftl");
    assert_eq!(after, TARGET.replace("20", "11.350,5"));
    project.write("locales/en/main.ftl", &SOURCE.replace("20", "25"));
    project.write("locales/es/main.ftl", &TARGET.replace("20", "25"));
    project.run(&["accept", "--all"], "");

    // Other words may depend on *one*.
    project.write("locales/en/main.ftl", &SOURCE.replace("20", "1"));
    project.run(&["check", "--fix"], "");
    let after = project.read("locales/es/main.ftl");
    assert_eq!(after, TARGET.replace("20", "25"));
}

/// The note that stands above a draft goes when the draft is confirmed, and nothing else of the comment.
#[test]
fn the_note_of_a_draft() {
    let project = Project::new();
    let noted = TARGET.replace(
        "call =",
        "# Ask Ana.\n# Draft, 71 % sure: not sure to be the translation of this passage.\ncall =",
    );
    let noted = noted.replace("duty =", "# Draft, 90 % like `lead`.\nduty =");
    project.write("locales/es/main.ftl", &noted);
    let record = project.read("locales/es/main.state.toml");
    let drafts = record.replace("translated", "draft");
    project.write(
        "locales/es/main.state.toml",
        &drafts.replace("[lead]", "# Why not?\n[lead]\nby = \"Ana\""),
    );
    let (_, _, told) = project.run(&["accept", "call", "--locale", "es"], "");
    assert!(
        told.contains("the notes on drafts leave 1 catalog"),
        "{told}"
    );
    let note = "# Draft, 71 % sure: not sure to be the translation of this passage.\n";
    assert_eq!(project.read("locales/es/main.ftl"), noted.replace(note, ""));
    project.run(&["accept", "--all"], "");
    assert_eq!(
        project.read("locales/es/main.ftl"),
        TARGET.replace("call =", "# Ask Ana.\ncall =")
    );
    let after = project.read("locales/es/main.state.toml");
    assert_eq!(
        after,
        record.replace("[lead]", "# Why not?\n[lead]\nby = \"Ana\"")
    );
}

/// A block that is stale or missing leaves the editions with its mark, and the manifest says so.
#[test]
fn what_is_left_out() {
    let project = Project(TempDir::new().unwrap());
    project.write(
        "content/call.md",
        "---\ntitle: A call\nsubtitle: To all\n---\n\nMore than 20 states signed.\n\n1. Protect people\n2. Share the costs\n\n| Who | What |\n|---|---|\n| States | money |\n",
    );
    project.run(&["sync", "--quiet"], "");
    let source = project.read("locales/en/call.ftl");
    let ids: Vec<&str> = source
        .lines()
        .filter_map(|line| Some(line.split_once(" = ")?.0))
        .collect();
    let [title, _, lead, _, costs, who, what, states, _] = ids[..] else {
        panic!("{source}");
    };
    let translated = format!(
        "{title} = Un llamamiento\n{lead} = Más de 20 Estados firmaron.\n{costs} = Compartir los costos\n{who} = Quién\n{what} = Qué\n{states} = Estados\n"
    );
    project.write("locales/es/call.ftl", &translated);
    project.run(&["accept", "--all", "--quiet"], "");
    let policies = "[policies.es]\nmissing = \"omit\"\n";
    project.write("paridad.toml", policies);
    let (code, _, told) = project.run(&["build"], "");
    assert_eq!((code, told.as_str()), (0, ""));
    assert_eq!(
        project.read("dist/es/call.md"),
        "---\ntitle: Un llamamiento\n---\n\nMás de 20 Estados firmaron.\n\n1. Compartir los costos\n\n| Quién | Qué |\n|---|---|\n| Estados | <span lang=\"en\" data-state=\"missing\">money</span> |\n"
    );
    let page = project.read("dist/es/call.html");
    assert!(!page.contains("Protect"), "{page}");

    // The number is another one by now.
    let statement = project.read("content/call.md");
    project.write("content/call.md", &statement.replace("20", "25"));
    project.run(&["sync", "--quiet"], "");
    let (code, _, told) = project.run(&["build", "--stale", "omit"], "");
    assert_eq!((code, told.as_str()), (0, ""));
    let edition = project.read("dist/es/call.md");
    assert!(edition.contains("---\n\n1. Compartir"), "{edition}");
    let manifest: serde_json::Value =
        serde_json::from_str(&project.read("dist/manifest.json")).unwrap();
    let omitted = &manifest["documents"][1]["omitted"];
    assert_eq!(
        *omitted,
        serde_json::json!(["item-protect-people", "lead", "subtitle"]),
        "{manifest}"
    );
}
