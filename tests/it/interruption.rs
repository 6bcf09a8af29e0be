//! Commands that write are killed before every system call that writes: each file is then as it was or as it is to be,
//! files that belong together changed together or a journal says that they are to, no reader takes a half for a whole,
//! and the same command comes to the same end, with nothing left over.

#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::path::Path;

use crate::writing::project::{self, Files, Writing, command, files, put, run, told};
use crate::writing::traced::{Verdict, prepare, trace};

/// Whether the files of a command change together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Together {
    All,
    /// Editions are written one by one, and a build is never read half.
    EachByItself,
}

/// Runs the command until it has made so many calls that write; gives those that it made.
fn killed(writing: &Writing, root: &Path, after: Option<usize>) -> Vec<&'static str> {
    use std::io::Write;
    let mut calls = Vec::new();
    let mut command = writing.command(root);
    let (mut answers, mut asked) = std::io::pipe()
        .map(|(read, write)| (Some(read), write))
        .unwrap();
    asked.write_all(writing.answers.as_bytes()).unwrap();
    drop(asked);
    command.stdin(answers.take().unwrap());
    command
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    prepare(&mut command);
    trace(&mut command, &mut |call| {
        assert_ne!(call, "a thread");
        if after == Some(calls.len()) {
            return Verdict::Kill;
        }
        calls.push(call);
        Verdict::GoOn
    });
    calls
}

fn has_journal(root: &Path) -> bool {
    root.join(".paridad/journal").exists()
}

fn check(writing: &Writing, together: Together) {
    let start = writing.start();
    let whole = writing.whole(&start);
    let end = whole.last().unwrap();
    assert_ne!(&start, end, "there is nothing to do");
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &start);
    let calls = killed(writing, folder.path(), None);
    assert_eq!(&files(folder.path()), end);
    assert!(calls.len() > 2, "{calls:?}");
    let mut journals = 0;
    for after in 0..calls.len() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        put(root, &start);
        killed(writing, root, Some(after));
        let place = format!(
            "{:?}, killed before call {after} of {calls:?}",
            writing.words
        );
        let found = lasting(root);
        old_or_new(&found, &whole, &place);
        if together == Together::All && !has_journal(root) {
            let is_whole = whole.iter().any(|files| without_own(files) == found);
            assert!(is_whole, "half of the files: {place}");
        }
        if has_journal(root) {
            journals += 1;
            let readers = [
                &["status"][..],
                &["check"],
                &["build"],
                &["sync", "--dry-run"],
            ];
            let reading = readers[journals % readers.len()];
            let output = run(command(root, reading), "");
            assert_eq!(output.status.code(), Some(2), "{reading:?}: {place}");
            assert!(told(&output).contains("paridad sync"), "{}", told(&output));
            assert_eq!(lasting(root), found, "a reader wrote: {place}");
        }
        let again = run(writing.command(root), writing.answers);
        assert_eq!(&files(root), end, "{place}\n{}", told(&again));
        let is_left = root.join(".paridad").exists() && !root.join(".paridad/states").exists();
        assert!(!is_left && !has_journal(root), "{place}");
        if after == calls.len() / 2 {
            println!("{:?}: {} calls", writing.words, calls.len());
        }
    }
    println!("{:?}: {journals} kills left a journal", writing.words);
}

/// The files, but for what this program keeps while it writes.
fn without_own(files: &Files) -> Files {
    let mut files = files.clone();
    files.retain(|path, _| {
        // Records of documents are the project's.
        let path = path.strip_prefix(".paridad/states").unwrap_or(path);
        let mut names = path.iter();
        !names.any(|name| name.to_string_lossy().starts_with(".paridad"))
    });
    files
}

fn lasting(root: &Path) -> Files {
    without_own(&files(root))
}

#[track_caller]
fn old_or_new(found: &Files, whole: &[Files], place: &str) {
    for (path, text) in found {
        let is_known = whole.iter().any(|files| files.get(path) == Some(text));
        assert!(is_known, "half of `{}`: {place}", path.display());
    }
    for path in whole[0].keys() {
        let is_own =
            path.to_string_lossy().contains(".paridad") && !path.starts_with(".paridad/states");
        let goes = whole.last().is_some_and(|end| !end.contains_key(path));
        assert!(
            is_own || goes || found.contains_key(path),
            "`{}` is gone: {place}",
            path.display()
        );
    }
}

#[test]
fn sync() {
    check(&project::SYNC, Together::All);
}

#[test]
fn sync_documents() {
    check(&project::SYNC_DOCUMENTS, Together::All);
}

#[test]
fn accept_documents() {
    check(&project::ACCEPT_DOCUMENTS, Together::All);
}

#[test]
fn scaffold() {
    check(&project::SCAFFOLD, Together::All);
}

#[test]
fn prefill() {
    check(&project::PREFILL, Together::All);
}

#[test]
fn accept() {
    check(&project::ACCEPT, Together::All);
}

#[test]
fn adopt() {
    check(&project::ADOPT, Together::All);
}

#[test]
fn adopt_gettext() {
    check(&project::ADOPT_GETTEXT, Together::All);
}

#[test]
fn adopt_into_documents() {
    check(&project::ADOPT_INTO_DOCUMENTS, Together::All);
}

#[test]
fn import() {
    check(&project::IMPORT, Together::All);
}

#[test]
fn import_into_documents() {
    check(&project::IMPORT_INTO_DOCUMENTS, Together::All);
}

#[test]
fn fmt() {
    check(&project::FMT, Together::All);
}

#[test]
fn rename() {
    check(&project::RENAME, Together::All);
}

#[test]
fn rename_statement() {
    check(&project::RENAME_STATEMENT, Together::All);
}

#[test]
fn prune() {
    check(&project::PRUNE, Together::All);
}

#[test]
fn fix() {
    check(&project::FIX, Together::All);
}

#[test]
fn suggest() {
    check(&project::SUGGEST, Together::All);
}

#[test]
fn glossary() {
    check(&project::GLOSSARY, Together::All);
}

#[test]
fn init() {
    check(&project::INIT, Together::All);
}

#[test]
fn baseline() {
    check(&project::BASELINE, Together::All);
}

#[test]
fn review() {
    check(&project::REVIEW, Together::EachByItself);
}

#[test]
fn build() {
    check(&project::BUILD, Together::EachByItself);
}

/// Earlier versions kept no journal: what they left of a rename is finished by giving it again, or taken back.
#[test]
fn renames_that_nothing_tells_of() {
    for (source, targets) in [("en", ["es", "pt"]), ("pt", ["ca", "es"])] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let mut project =
            Files::from([("paridad.toml".into(), format!("source = \"{source}\"\n"))]);
        for locale in targets.into_iter().chain([source]) {
            let path = format!("locales/{locale}/call.ftl");
            let text =
                format!("lead = Llamado {locale}\nmore = {{ lead }} y {{ -org }}, {locale}\n");
            project.insert(path.into(), text);
            let path = format!("locales/{locale}/terms.ftl");
            project.insert(path.into(), "-org = Aurora\n".to_owned());
        }
        put(root, &project);
        run(command(root, &["accept", "--all"]), "");
        let start = files(root);
        for (old, new) in [("lead", "opening"), ("-org", "-orga")] {
            put(root, &start);
            let whole = run(command(root, &["rename", old, new]), "");
            let end = files(root);
            assert_ne!(start, end, "{}", told(&whole));
            let changed: Vec<_> = end
                .iter()
                .filter(|(path, text)| start.get(*path) != Some(text))
                .collect();
            for done in 1..changed.len() {
                put(root, &start);
                put(
                    root,
                    &changed[..done]
                        .iter()
                        .map(|(path, text)| ((*path).clone(), (*text).clone()))
                        .collect(),
                );
                let again = run(command(root, &["rename", old, new]), "");
                let place = format!(
                    "{source}, {old}, {done} of {}: {}",
                    changed.len(),
                    told(&again)
                );
                if again.status.code() == Some(0) {
                    assert_eq!(files(root), end, "{place}");
                    continue;
                }
                let back = run(command(root, &["rename", new, old]), "");
                assert_eq!(back.status.code(), Some(0), "{place}{}", told(&back));
                assert_eq!(files(root), start, "{place}");
            }
        }
    }
}
