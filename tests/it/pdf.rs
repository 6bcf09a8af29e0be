//! PDFs, from the command line, with a stand-in for the browser: what is printed, what is not printed again, and what is
//! told when there is no browser or it fails. `tests/office/pdf.sh` does it with a real one.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            folder: TempDir::new().unwrap(),
        };
        place.write(
            "content/a.md",
            "---\ntitle: A\ndate: 2023-05-02\n---\n\nOne.\n",
        );
        place.write("content/b.md", "---\ntitle: B\n---\n\nTwo.\n");
        for (locale, one, two) in [("en", "One.", "Two."), ("es", "Uno.", "Dos.")] {
            place.write(
                &format!("locales/{locale}/a.ftl"),
                &format!("title = A\none = {one}\n"),
            );
            place.write(
                &format!("locales/{locale}/b.ftl"),
                &format!("title = B\ntwo = {two}\n"),
            );
        }
        // Counts the pages, and prints what it is given after a moment that is never the same.
        place.browser(
            "for it in \"$@\"; do case \"$it\" in\n\
             --print-to-pdf=*) out=${it#*=};;\n\
             file://*) page=${it#file://};;\n\
             esac; done\n\
             echo \"$*\" >> \"$TOLD\"\n\
             { echo \"%PDF-1.4 /CreationDate (D:$(date +%Y%m%d%H%M%S)+00'00')\"; cat \"$page\"; } > \"$out\"",
        );
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn browser(&self, script: &str) {
        self.write("bin/chromium", &format!("#!/bin/sh\n{script}\n"));
        let executable = fs::Permissions::from_mode(0o755);
        fs::set_permissions(self.path("bin/chromium"), executable).unwrap();
    }

    fn build(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_paridad"))
            .args(["build", "--quiet"])
            .args(arguments)
            .current_dir(self.folder.path())
            .env(
                "PATH",
                format!("{}:/usr/bin:/bin", self.path("bin").display()),
            )
            .env("TOLD", self.path("told"))
            .env_remove("CHROME_PATH")
            .output()
            .unwrap()
    }

    /// How often the browser was started.
    fn starts(&self) -> usize {
        let told = fs::read_to_string(self.path("told")).unwrap_or_default();
        told.lines().count()
    }

    fn pdf(&self, name: &str) -> String {
        fs::read_to_string(self.path("dist").join(name)).unwrap()
    }
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn pages_are_printed_once() {
    let place = Place::new();
    let output = place.build(&["--edition", "html,pdf"]);
    assert_eq!(
        (told(&output).as_str(), output.status.code()),
        ("", Some(0))
    );
    assert_eq!(place.starts(), 4);
    let pdf = place.pdf("es/a.pdf");
    assert!(
        pdf.starts_with("%PDF-1.4 /CreationDate (D:20230502000000+00'00')\n<!doctype html>"),
        "{pdf}"
    );
    assert!(
        pdf.contains("default-src 'none'") && pdf.contains("size: A4"),
        "{pdf}"
    );
    assert!(pdf.contains("<p>Uno.</p>"), "{pdf}");
    assert!(place.pdf("es/b.pdf").contains("(D:20000101000000+00'00')"));
    let calls = fs::read_to_string(place.path("told")).unwrap();
    assert!(
        calls
            .lines()
            .all(|call| call.contains("MAP * ~NOTFOUND") && call.contains("--user-data-dir="))
    );
    let left: Vec<_> = fs::read_dir(place.path("dist"))
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 4, "no folder of the browser is left: {left:?}");

    assert!(place.build(&["--edition", "html,pdf"]).status.success());
    assert_eq!(place.starts(), 4, "nothing changed");

    place.write("locales/es/a.ftl", "title = A\none = Una.\n");
    assert!(place.build(&["--edition", "html,pdf"]).status.success());
    assert_eq!(place.starts(), 5, "one page changed");
    assert!(place.pdf("es/a.pdf").contains("<p>Una.</p>"));

    // A PDF that somebody else has changed is none of ours.
    place.write("dist/en/a.pdf", "%PDF-1.4 other");
    assert!(place.build(&["--edition", "pdf"]).status.success());
    assert_eq!(place.starts(), 6);
    assert!(place.pdf("en/a.pdf").contains("<p>One.</p>"));
}

#[test]
fn the_same_bytes_whenever_they_are_printed() {
    let (one, other) = (Place::new(), Place::new());
    assert!(one.build(&["--edition", "pdf"]).status.success());
    std::thread::sleep(std::time::Duration::from_millis(1100));
    assert!(other.build(&["--edition", "pdf"]).status.success());
    for name in ["es/a.pdf", "en/b.pdf", "manifest.json"] {
        assert_eq!(one.pdf(name), other.pdf(name), "{name}");
    }
}

#[test]
fn without_a_browser() {
    let place = Place::new();
    assert!(place.build(&["--edition", "pdf"]).status.success());
    let output = place.build(&["--edition", "html,pdf", "--browser", "bin/opera"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        told(&output),
        "error: there is no browser at `bin/opera`\n\
         hint: name the program itself, such as `/usr/bin/chromium`\n"
    );
    assert!(!place.path("dist/es/a.html").exists());

    // A build that is as it was tells of the browser all the same.
    assert!(place.build(&["--edition", "html"]).status.success());
    fs::remove_file(place.path("bin/chromium")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["build", "--quiet", "--edition", "html,pdf"])
        .current_dir(place.folder.path())
        .env("PATH", place.path("bin"))
        .env("HOME", place.path("home"))
        .env_remove("CHROME_PATH")
        .output()
        .unwrap();
    if Path::new("/opt/google/chrome/chrome").exists() || Path::new("/Applications").exists() {
        return;
    }
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        told(&output),
        "error: PDFs were not made: there is no browser to print them\n\
         hint: install Chromium, Chrome, Edge or Brave, or name one with `--browser PATH` or `CHROME_PATH`\n"
    );
    assert!(
        place.path("dist/es/a.html").exists(),
        "the other editions are there"
    );
    assert!(
        place.path("dist/es/a.pdf").exists(),
        "an earlier PDF is left"
    );
}

#[test]
fn a_browser_that_fails() {
    let place = Place::new();
    assert!(place.build(&["--edition", "pdf"]).status.success());
    place.browser("echo first >&2; echo 'no fonts' >&2; exit 3");
    place.write("locales/es/a.ftl", "title = A\none = Una.\n");
    let output = place.build(&["--edition", "html,pdf"]);
    assert_eq!(output.status.code(), Some(2));
    let program = place.path("bin/chromium");
    assert_eq!(
        told(&output),
        format!(
            "error: `es/a.pdf` was not printed\n  `{}` printed nothing: no fonts\n\
             hint: `--browser PATH` names another browser; PDFs of an earlier build are left as they are\n",
            program.display()
        )
    );
    assert!(place.pdf("es/a.html").contains("<p>Una.</p>"));
    assert!(
        place.pdf("es/a.pdf").contains("<p>Uno.</p>"),
        "the earlier one is left"
    );
}

#[test]
fn a_browser_that_cannot_lock_itself_in() {
    let place = Place::new();
    place.browser(
        "case \"$*\" in *--no-sandbox*) ;; *) echo 'No usable sandbox!' >&2; exit 1;; esac\n\
         for it in \"$@\"; do case \"$it\" in --print-to-pdf=*) echo '%PDF-1.4' > \"${it#*=}\";; esac; done",
    );
    let output = place.build(&["--edition", "pdf"]);
    assert_eq!(
        (told(&output).as_str(), output.status.code()),
        ("", Some(0))
    );
    assert_eq!(place.pdf("es/a.pdf"), "%PDF-1.4\n");
}

#[test]
fn languages_side_by_side_are_printed_across() {
    let place = Place::new();
    let output = place.build(&["--edition", "side-by-side,pdf"]);
    assert_eq!(
        (told(&output).as_str(), output.status.code()),
        ("", Some(0))
    );
    let pdf = place.pdf("side-by-side/a.pdf");
    assert!(
        pdf.starts_with("%PDF-1.4 /CreationDate (D:20230502000000+00'00')\n<!doctype html>"),
        "{pdf}"
    );
    assert!(
        pdf.contains("size: letter landscape") || pdf.contains("size: A4 landscape"),
        "{pdf}"
    );
    assert_eq!(place.starts(), 6);
    let manifest = place.pdf("manifest.json");
    assert!(manifest.contains("side-by-side/a.pdf"), "{manifest}");

    // Without changes nothing is printed again, and without PDFs the old ones go.
    place.build(&["--edition", "side-by-side,pdf", "--force"]);
    assert_eq!(place.starts(), 6);
    place.build(&["--edition", "side-by-side"]);
    assert!(!place.path("dist/side-by-side/a.pdf").exists());
    assert!(place.path("dist/es/a.pdf").exists());
}
