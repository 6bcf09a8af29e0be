//! Parts of a project, put together by the program: what it prints and how it ends is what one run prints and ends with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::published::Published;

fn paridad(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(arguments)
        .current_dir(folder)
        .env("GITHUB_ACTIONS", "false")
        .output()
        .unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The projects of `tests/cli/`, and this one.
fn projects() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/cli")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.retain(|path| path.extension().is_some_and(|it| it == "in"));
    folders.sort();
    folders.push(root().to_owned());
    folders
}

/// Divides a project into files of a folder; `None` where it cannot be checked.
fn divided(project: &Path, count: usize, to: &Path) -> Option<Vec<String>> {
    let mut files = Vec::new();
    for number in 1..=count {
        let shard = format!("{number}/{count}");
        let part = paridad(project, &["check", "--partial", "--shard", &shard]);
        if part.status.code() != Some(0) {
            return None;
        }
        let file = to.join(format!("part-{number}.jsonl"));
        fs::write(&file, part.stdout).unwrap();
        files.push(file.to_str().unwrap().to_owned());
    }
    Some(files)
}

#[test]
fn projects_in_parts() {
    let published = Published::read();
    let temporary = tempfile::tempdir().unwrap();
    let mut merged = 0;
    for project in projects() {
        let Some(files) = divided(&project, 3, temporary.path()) else {
            continue;
        };
        for line in files.iter().flat_map(|file| lines(file)) {
            published.hold("partial", &line);
        }
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        for options in [
            &["--format", "human", "--verbose"][..],
            &["--format", "json", "--min-coverage", "90"],
            &["--format", "sarif", "--fail-on", "info"],
            &["--format", "github", "--fail-on", "never"],
        ] {
            let whole = paridad(&project, &[&["check"][..], options].concat());
            let parts = paridad(&project, &[&["merge"][..], options, &files].concat());
            let shown = |output: &Output| {
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                (
                    text(&output.stdout),
                    text(&output.stderr),
                    output.status.code(),
                )
            };
            assert_eq!(
                shown(&parts),
                shown(&whole),
                "{} {options:?}",
                project.display()
            );
        }
        merged += 1;
    }
    assert!(merged > 20, "{merged} projects");
}

fn lines(file: &str) -> Vec<String> {
    fs::read_to_string(file)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let project = root();
    let temporary = tempfile::tempdir().unwrap();
    let files = divided(project, 3, temporary.path()).unwrap();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let [one, two, three] = files[..] else {
        panic!("three parts");
    };
    let refused = |files: &[&str]| {
        let output = paridad(project, &[&["merge"][..], files].concat());
        assert_eq!(output.status.code(), Some(2));
        let text = String::from_utf8(output.stderr).unwrap();
        text.replace(temporary.path().to_str().unwrap(), "…")
    };
    assert_eq!(
        refused(&[one, three]),
        "error: part 2 of 3 is missing\nhint: `paridad check --partial --shard 2/3` writes it\n"
    );
    assert_eq!(
        refused(&[one, two, two, three]),
        "error: part 2 of 3 is there twice: `…/part-2.jsonl` and `…/part-2.jsonl`\nhint: hand over each part once\n"
    );
    let other = temporary.path().join("other.jsonl");
    let other = other.to_str().unwrap();
    let write = |text: String| fs::write(other, text).unwrap();
    let text = fs::read_to_string(two).unwrap();
    write(text.replacen("\"paridad\":\"", "\"paridad\":\"9", 1));
    assert!(refused(&[one, other, three]).contains("was written by paridad 9"));
    write(text.lines().next().unwrap().to_owned() + "\n");
    let cut = refused(&[one, other, three]);
    assert!(cut.contains("has 0 of its 1 sets"), "{cut}");
    let arguments = ["check", "--partial", "--shard", "2/3", "--skip", "numbers"];
    write(String::from_utf8(paridad(project, &arguments).stdout).unwrap());
    assert!(refused(&[one, other, three]).contains("their options differ"));
    write("{\"paridad\":1}\n".to_owned());
    assert!(refused(&[other]).starts_with("error: …/other.jsonl:1: invalid type"));
    write(String::new());
    assert!(refused(&[other]).starts_with("error: there is no part"));
    assert!(refused(&["no-such-file"]).contains("`no-such-file`: "));
}

#[test]
fn files_lie_on_several_machines() {
    const SHARED: [(&str, &str); 3] = [
        ("locales/en/terms.ftl", "-un = UN\n"),
        ("locales/es/terms.ftl", "-un = ONU\n-old = vieja\n"),
        ("locales/pt/terms.ftl", "-un = ONU\n"),
    ];
    const FIRST: [(&str, &str); 3] = [
        (
            "content/a.md",
            "The UN had 51 members then. See [b](b.md) and [c](c.md).\n",
        ),
        (
            "locales/en/a.ftl",
            "lead = The { -un } had 51 members then. See [b](b.md) and [c](c.md).\n",
        ),
        (
            "locales/es/a.ftl",
            "lead = La { -un } { -old } tenía entonces 15 miembros. Véanse [b](b.md) y [c](c.md).\n",
        ),
    ];
    const SECOND: [(&str, &str); 3] = [
        ("content/b.md", "# Members\n"),
        ("locales/en/b.ftl", "title = Members\n"),
        ("locales/pt/b.ftl", "title = Membros\n"),
    ];
    let temporary = tempfile::tempdir().unwrap();
    let lay = |name: &str, sets: &[&[(&str, &str)]]| {
        let folder = temporary.path().join(name);
        for (path, text) in sets.iter().flat_map(|files| files.iter()) {
            let file = folder.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        folder
    };
    let whole = lay("whole", &[&SHARED, &FIRST, &SECOND]);
    let one = lay("one", &[&SHARED, &FIRST]);
    let two = lay("two", &[&SHARED, &SECOND]);
    let paths = [&SHARED[..], &FIRST, &SECOND].concat();
    let listing: String = paths.iter().map(|(path, _)| format!("{path}\n")).collect();
    fs::write(temporary.path().join("all.txt"), listing).unwrap();
    let part = |folder: &Path, paths: &[&str]| {
        let named = ["check", "--partial", "--listing", "../all.txt"];
        let output = paridad(folder, &[&named[..], paths].concat());
        let file = temporary.path().join(folder.with_extension("jsonl"));
        fs::write(&file, &output.stdout).unwrap();
        (file, output)
    };
    let (first, _) = part(&one, &["content/a.md", "locales/es/terms.ftl"]);
    let (second, _) = part(&two, &["content/b.md"]);
    for format in ["human", "json"] {
        let parts = [first.to_str().unwrap(), second.to_str().unwrap()];
        let merged = paridad(&whole, &["merge", "--format", format, parts[0], parts[1]]);
        let expected = paridad(&whole, &["check", "--format", format]);
        assert_eq!(
            String::from_utf8(merged.stdout).unwrap(),
            String::from_utf8(expected.stdout).unwrap()
        );
        assert_eq!(
            (merged.stderr, merged.status),
            (expected.stderr, expected.status)
        );
    }
    let (_, lacking) = part(&two, &["content", "locales/es/terms.ftl"]);
    assert_eq!(
        String::from_utf8(lacking.stderr).unwrap(),
        "error: `content/a.md` is needed here and not at hand\n\
         hint: bring it along, or name the sets alone whose files are here\n"
    );
}
