//! Links in a project, by every way that a file is read or written: nothing beyond the project is shown, published or
//! written over, and nothing but plain files is opened.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::writing::project::{self, Files, command, files, put, run, told};

const SECRET: &str = "TOPSECRET";

/// Commands that together read and write all that a project has.
const COMMANDS: [&[&str]; 21] = [
    &["check"],
    &["check", "--format", "json"],
    &["check", "--format", "html"],
    &["check", "--diff"],
    &["check", "--fix"],
    &["status"],
    &["explain", "glossary"],
    &["sync", "--dry-run"],
    &["sync", "--scaffold", "fr"],
    &["sync", "--prefill", "60"],
    &["export", "--locale", "es"],
    &["import", "es.xlf"],
    &["suggest", "lead", "--locale", "es"],
    &[
        "suggest",
        "--missing",
        "--write",
        "--locale",
        "es",
        "--least",
        "60",
    ],
    &[
        "adopt",
        "old.md",
        "--locale",
        "es",
        "--source",
        "content/note.md",
    ],
    &["accept", "--all"],
    &["rename", "lead", "opening"],
    &["glossary", "import", "terms.csv"],
    &["init", "--print"],
    &["init", "--force"],
    &[
        "build",
        "--edition",
        "html,markdown,epub,docx",
        "--missing",
        "source",
        "--stale",
        "last",
        "--min-coverage",
        "es=0,pt=0",
    ],
];

/// A project in `p`, and beside it, in `outside`, what is not to be seen.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("p");
    put(&root, &project::SYNC.start());
    fs::write(
        root.join("content/call.md"),
        "# Call\n\nWe ask 20 governments to sign the agreement before June.\n\n![A picture](x.png)\n",
    )
    .unwrap();
    let outside = folder.path().join("outside");
    for (path, text) in [
        ("ftl", format!("call = {SECRET}\nlead = {SECRET}\n")),
        (
            "folder/call.ftl",
            format!("call = {SECRET}\nlead = {SECRET}\n"),
        ),
        ("folder/call.md", format!("# {SECRET}\n")),
        ("folder/page.html", format!("{SECRET} {{{{ body }}}}\n")),
        ("folder/es.ftl", format!("contents = {SECRET}\n")),
        ("toml", format!("{SECRET} token\n")),
        (
            "glossary",
            format!("[[term]]\nen = \"{SECRET}\"\nes = \"{SECRET}\"\n"),
        ),
        ("ignore", format!("{SECRET}*\n")),
        ("x.png", format!("\u{89}PNG {SECRET}")),
    ] {
        put(&outside, &Files::from([(path.into(), text)]));
    }
    folder
}

/// Puts a link in a place of the project, whatever stands there.
fn link(root: &Path, to: &str, place: &str) {
    let place = root.join(place);
    let _ = fs::remove_file(&place).or_else(|_| fs::remove_dir_all(&place));
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    symlink(to, place).unwrap();
}

/// The places of links, and what is out of the project that they lead to.
const LINKS: [(&str, &str); 25] = [
    ("content", "../outside/folder"),
    ("content/call.md", "../../outside/folder/call.md"),
    ("content/x.png", "../../outside/x.png"),
    ("locales", "../outside/folder"),
    ("locales/es", "../../outside/folder"),
    ("locales/en", "../../outside/folder"),
    ("locales/fr", "../../outside/folder"),
    ("locales/fr", "../../outside/none"),
    ("locales/es/call.ftl", "../../../outside/ftl"),
    ("locales/en/call.ftl", "../../../outside/ftl"),
    ("locales/en/note.ftl", "../../../outside/none"),
    ("locales/es/note.ftl", "../../../outside/none"),
    ("locales/es/call.state.toml", "../../../outside/toml"),
    ("locales/es/call.state.toml", "../../../outside/none"),
    ("locales/es/note.state.toml", "../../../outside/toml"),
    ("locales/terms.ftl", "../../outside/ftl"),
    ("locales/glossary.toml", "../../outside/glossary"),
    ("locales/glossary.toml", "../../outside/none"),
    ("templates", "../outside/folder"),
    ("templates/page.html", "../../outside/folder/page.html"),
    ("templates/es.ftl", "../../outside/folder/es.ftl"),
    ("paridad.toml", "../outside/toml"),
    (".gitignore", "../outside/ignore"),
    (".paridad", "../outside/folder"),
    ("dist", "../outside/folder"),
];

#[test]
fn links_out_of_the_project() {
    // Those that read or write what a link may stand for always, of the others a few at a time.
    let is_usual = |words: &&[&str]| {
        ["sync", "adopt", "accept", "build", "glossary"].contains(&words[0])
            || words.contains(&"--fix")
    };
    let others: Vec<&[&str]> = COMMANDS.into_iter().filter(|it| !is_usual(it)).collect();
    let mut turns = others.iter().copied().cycle();
    for (place, to) in LINKS {
        let folder = project();
        let (root, outside) = (folder.path().join("p"), folder.path().join("outside"));
        link(&root, to, place);
        let before = files(&outside);
        let usual = COMMANDS.into_iter().filter(is_usual);
        for words in turns.by_ref().take(3).chain(usual) {
            let output = run(command(&root, words), "");
            let told = told(&output);
            let shown = format!(
                "`{place}` -> `{to}`, {words:?}, {:?}: {told}",
                output.status
            );
            assert_eq!(files(&outside), before, "written outside: {shown}");
            assert!(matches!(output.status.code(), Some(0..=2)), "{shown}");
            assert!(!told.contains(SECRET), "shown: {shown}");
            published(&root.join("dist"), &shown);
            assert!(!root.join("p").exists());
        }
        if TOLD.contains(&place) && !to.ends_with("none") {
            let output = run(command(&root, &["check", "--format", "concise"]), "");
            let told = told(&output);
            assert!(
                told.contains("link leads out of the project"),
                "`{place}`: {told}"
            );
        }
    }
}

/// Two documents that are compared may stand anywhere; what stands beside them is their folder's.
#[test]
fn links_beside_documents_that_are_compared() {
    for to in ["toml", "glossary", "none"] {
        let folder = project();
        let root = folder.path().join("p");
        let words = ["compare", "content/call.md", "old.md", "--locale", "es"];
        fs::write(root.join("old.md"), "# Uno\n\nDos\n").unwrap();
        link(
            &root,
            &format!("../../outside/{to}"),
            "locales/glossary.toml",
        );
        let shown = told(&run(command(&root, &words), ""));
        assert!(!shown.contains(SECRET), "{to}: {shown}");
        // What was named is read wherever it leads.
        link(&root, "../outside/folder/call.md", "old.md");
        let shown = told(&run(command(&root, &words), ""));
        assert!(shown.contains(SECRET), "{to}: {shown}");
    }
}

/// The places of which `check` says that they are left out.
const TOLD: [&str; 12] = [
    "content",
    "content/call.md",
    "locales",
    "locales/es",
    "locales/en",
    "locales/es/call.ftl",
    "locales/en/call.ftl",
    "locales/glossary.toml",
    "templates/page.html",
    "templates",
    "paridad.toml",
    ".gitignore",
];

/// Nothing from outside is in what was built.
fn published(dist: &Path, shown: &str) {
    if dist.is_symlink() || !dist.exists() {
        return;
    }
    for (path, text) in files(dist) {
        assert!(
            !text.contains(SECRET),
            "published in {}: {shown}",
            path.display()
        );
        if path
            .extension()
            .is_some_and(|it| it == "epub" || it == "docx")
        {
            let entries = Command::new("python3")
                .args(["-c", "import sys, zipfile\nfor n in zipfile.ZipFile(sys.argv[1]).namelist(): sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(n))"])
                .arg(dist.join(&path))
                .output();
            // Without Python the archive is looked at as it is.
            let entries = entries.map(|it| it.stdout).unwrap_or_default();
            assert!(
                !String::from_utf8_lossy(&entries).contains(SECRET),
                "published in {}: {shown}",
                path.display()
            );
        }
    }
}

/// What is no plain file is opened nowhere: a pipe would block for ever, and these devices never end.
#[test]
fn pipes_and_devices() {
    let places = [
        "content/call.md",
        "content/x.png",
        "locales/es/call.ftl",
        "locales/en/call.ftl",
        "locales/es/call.state.toml",
        "locales/es/note.ftl",
        "locales/glossary.toml",
        "templates/page.html",
        "templates/es.ftl",
        "paridad.toml",
        ".gitignore",
        ".ignore",
        "locales/.ignore",
        "locales/es/.gitignore",
        ".paridad/journal",
        ".paridad",
        "dist/manifest.json",
        "dist/.paridad-cache",
        "old.md",
        "terms.csv",
        "debts.json",
    ];
    let named: [&[&str]; 2] = [
        &["check", "--baseline", "debts.json"],
        &["compare", "content/call.md", "old.md", "--locale", "es"],
    ];
    let commands: Vec<&[&str]> = COMMANDS.into_iter().chain(named).collect();
    // A few at a time, so that all have their turn.
    let mut turns = commands.iter().cycle();
    for place in places {
        for kind in ["/dev/zero", "/dev/stdin", "pipe", "loop"] {
            let folder = project();
            let root = folder.path().join("p");
            put_odd(&root, place, kind);
            for words in USUAL.iter().chain(turns.by_ref().take(4)) {
                ends(&root, words, &format!("`{place}` is {kind}, {words:?}"));
            }
        }
    }
}

/// Commands that every one of them is tried with.
const USUAL: [&[&str]; 2] = [&["check"], &["sync", "--scaffold", "fr"]];

/// Puts what is no plain file in a place: a pipe, a link to itself, or a link to a device.
fn put_odd(root: &Path, place: &str, kind: &str) {
    let name = Path::new(place).file_name().unwrap().to_str().unwrap();
    match kind {
        "pipe" => {
            link(root, "x", place);
            fs::remove_file(root.join(place)).unwrap();
            let made = Command::new("mkfifo").arg(root.join(place)).status();
            assert!(made.unwrap().success());
        }
        "loop" => link(root, name, place),
        device => link(root, device, place),
    }
}

/// Runs a command that should come to an end, with an exit code of its own.
#[track_caller]
fn ends(root: &Path, words: &[&str], place: &str) {
    let mut child = command(root, words).spawn().unwrap();
    for _ in 0..4000 {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(matches!(status.code(), Some(0..=2)), "{place}: {status}");
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    panic!("{place}: it does not end");
}

/// An output folder by way of a link, or by another name of one that is taken.
#[test]
fn output_folders() {
    let build = |root: &Path| run(command(root, COMMANDS[20]), "");
    for (links, output, is_refused) in [
        (&[("dist", "locales")][..], "dist", true),
        (&[("dist", "locales/fr")], "dist", true),
        (&[("dist", "content")], "dist", true),
        (&[("dist", ".")], "dist", true),
        (&[("dist", "..")], "dist", true),
        (&[("dist", ".git")], "dist", true),
        (&[("dist", "../outside")], "dist", true),
        (&[("a", "."), ("dist", "a/locales")], "dist", true),
        (&[("a", "..")], "a/p/locales", true),
        (&[("a", "locales")], "a/x", true),
        (&[("dist", "dist")], "dist", true),
        (&[], "templates", true),
        (&[], "templates/x", true),
        (&[], ".git", true),
        (&[], ".GIT/hooks", true),
        (&[], "locales/../.git/x", true),
        (&[], "x/../locales", true),
        (&[], "Locales", true),
        (&[], ".", true),
        (&[], "out/here", false),
        (&[("dist", "real")], "dist", false),
    ] {
        let folder = project();
        let root = folder.path().join("p");
        run(command(&root, &["sync"]), "");
        fs::create_dir_all(root.join(".git/hooks")).unwrap();
        fs::create_dir_all(root.join("real")).unwrap();
        fs::write(
            root.join("paridad.toml"),
            format!("source = \"en\"\noutput = \"{output}\"\n"),
        )
        .unwrap();
        for (place, to) in links {
            link(&root, to, place);
        }
        let before = files(folder.path());
        let result = build(&root);
        let place = format!("{links:?}, {output}: {}", told(&result));
        assert_eq!(result.status.code() == Some(2), is_refused, "{place}");
        assert_eq!(files(folder.path()) == before, is_refused, "{place}");
    }
}

/// A journal comes with the project, and may be anybody's.
#[test]
fn journals_of_strangers() {
    let digest = "0".repeat(64);
    let named = |temporary: &str, target: &str| {
        format!(
            r#"{{"version":1,"files":[{{"temporary":"{temporary}","target":"{target}","before":null,"after":"{digest}"}}]}}"#
        )
    };
    for journal in [
        String::new(),
        "no journal".to_owned(),
        r#"{"version":9,"files":[]}"#.to_owned(),
        named("../outside/.paridad-aaaaaa", "../outside/ftl"),
        named(".git/.paridad-aaaaaa", ".git/config"),
        named("locales/es/call.ftl", "locales/es/note.ftl"),
        named("content/.paridad-aaaaaa", "locales/es/note.ftl"),
        named("/etc/.paridad-aaaaaa", "/etc/passwd"),
        named("link/.paridad-aaaaaa", "link/ftl"),
    ] {
        let folder = project();
        let root = folder.path().join("p");
        link(&root, "../outside", "link");
        put(
            &root,
            &Files::from([(".paridad/journal".into(), journal.clone())]),
        );
        put(
            &root,
            &Files::from([(".git/config".into(), "kept".to_owned())]),
        );
        let before = files(folder.path());
        for words in COMMANDS {
            if *words == ["init", "--print"] || words[0] == "explain" {
                continue;
            }
            let output = run(command(&root, words), "");
            assert_eq!(
                output.status.code(),
                Some(2),
                "{journal}, {words:?}: {}",
                told(&output)
            );
            assert_eq!(files(folder.path()), before, "{journal}, {words:?}");
        }
    }
}

/// What a configuration includes, and configurations by other names.
#[test]
fn configurations() {
    let l10n = "basepath = \".\"\nlocales = [\"es\"]\n[[paths]]\nreference = \"locales/en/**\"\nl10n = \"locales/{locale}/**\"\n[[includes]]\npath = \"more/l10n.toml\"\n";
    for (text, place, to) in [
        (Some(l10n), "more/l10n.toml", "../../outside/toml"),
        (Some(l10n), "more", "../outside"),
        (None, "l10n.toml", "../outside/toml"),
        (None, "i18n.toml", "../outside/toml"),
        (None, "locales/paridad.toml", "../../outside/toml"),
    ] {
        let folder = project();
        let root = folder.path().join("p");
        fs::remove_file(root.join("paridad.toml")).unwrap();
        if let Some(text) = text {
            fs::write(root.join("l10n.toml"), text).unwrap();
        }
        fs::write(folder.path().join("outside/l10n.toml"), SECRET).unwrap();
        link(&root, to, place);
        for words in [&["check"][..], &["init", "--print"], &["status"]] {
            let output = run(command(&root, words), "");
            let told = told(&output);
            assert!(!told.contains(SECRET), "`{place}`, {words:?}: {told}");
            // What `init` proposes is no finding.
            let is_told = words[0] == "init" || told.contains("link leads out of the project");
            assert!(is_told, "`{place}`, {words:?}: {told}");
        }
    }
}
