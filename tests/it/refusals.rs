//! What a command that writes cannot do is refused by its name, and everything else is as it was: a disk that is full, a
//! file that must not be written, a file that was changed since it was read, somebody else who is at work.

#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::writing::project::{self, Files, Writing, command, files, put, run, told};
use crate::writing::traced::{Verdict, prepare, trace};

const ALL: [&Writing; 16] = [
    &project::SYNC,
    &project::SCAFFOLD,
    &project::PREFILL,
    &project::ACCEPT,
    &project::REVIEW,
    &project::ADOPT,
    &project::ADOPT_GETTEXT,
    &project::IMPORT,
    &project::RENAME,
    &project::FIX,
    &project::FMT,
    &project::SUGGEST,
    &project::GLOSSARY,
    &project::INIT,
    &project::BASELINE,
    &project::BUILD,
];

/// As on a disk that is full: no file grows beyond a size, and that is told as an error.
fn limited(mut command: Command, bytes: u64) -> Command {
    // SAFETY: both calls are made between fork and exec, and take no lock.
    unsafe {
        command.pre_exec(move || {
            libc::signal(libc::SIGXFSZ, libc::SIG_IGN);
            let limit = libc::rlimit {
                rlim_cur: bytes,
                rlim_max: bytes,
            };
            match libc::setrlimit(libc::RLIMIT_FSIZE, &limit) {
                0 => Ok(()),
                _ => Err(std::io::Error::last_os_error()),
            }
        });
    }
    command
}

#[test]
fn full_disk() {
    for writing in ALL {
        let start = writing.start();
        let whole = writing.whole(&start);
        for bytes in [0, 60, 130, 400] {
            let folder = tempfile::tempdir().unwrap();
            put(folder.path(), &start);
            let output = run(
                limited(writing.command(folder.path()), bytes),
                writing.answers,
            );
            let place = format!("{:?}, {bytes} bytes: {}", writing.words, told(&output));
            let found = files(folder.path());
            let is_build = writing.words[0] == "build";
            if output.status.code() == Some(2) {
                let is_whole = whole.contains(&found);
                // Editions are written one by one, and answers are.
                let is_apart = is_build || writing.words.contains(&"--review");
                assert!(is_whole || is_apart, "half: {place}");
                assert!(told(&output).contains("File too large"), "{place}");
            }
            let mut names = found.keys().map(|path| path.to_string_lossy());
            let is_left = names.any(|path| path.contains(".paridad-") && !path.ends_with("-cache"));
            assert!(!is_left, "{place}\n{found:?}");
            run(writing.command(folder.path()), writing.answers);
            assert_eq!(files(folder.path()), whole[whole.len() - 1], "{place}");
        }
    }
}

#[test]
fn read_only_files() {
    for writing in ALL.into_iter().filter(|it| it.words[0] != "build") {
        let start = writing.start();
        let whole = writing.whole(&start);
        let end = whole.last().unwrap();
        for path in changed(&start, end) {
            let folder = tempfile::tempdir().unwrap();
            put(folder.path(), &start);
            let full = folder.path().join(&path);
            fs::set_permissions(&full, Permissions::from_mode(0o444)).unwrap();
            let output = run(writing.command(folder.path()), writing.answers);
            let place = format!("{:?}, {path}: {}", writing.words, told(&output));
            assert_eq!(output.status.code(), Some(2), "{place}");
            assert!(told(&output).contains("read-only"), "{place}");
            assert!(told(&output).contains(&path), "{place}");
            let found = files(folder.path());
            assert_eq!(
                found.get(path.as_str().as_ref() as &std::path::Path),
                start.get(path.as_str().as_ref() as &std::path::Path)
            );
            let is_apart = writing.words.contains(&"--review");
            assert!(
                is_apart || whole[..whole.len() - 1].contains(&found),
                "{place}"
            );
        }
    }
}

/// The files that are there before and after, and differ.
fn changed(start: &Files, end: &Files) -> Vec<String> {
    let differing = start
        .iter()
        .filter(|(path, text)| end.get(*path) != Some(text));
    differing
        .map(|(path, _)| path.to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn files_that_were_changed_meanwhile() {
    let transactions = [
        &project::SYNC,
        &project::ACCEPT,
        &project::ADOPT,
        &project::ADOPT_GETTEXT,
        &project::IMPORT,
        &project::RENAME,
        &project::FIX,
        &project::SUGGEST,
        &project::GLOSSARY,
        &project::INIT,
    ];
    for writing in transactions {
        let start = writing.start();
        let end = writing.whole(&start).pop().unwrap();
        // New ones too: they are somebody's by then.
        let targets = end
            .iter()
            .filter(|(path, text)| start.get(*path) != Some(text));
        for path in targets.map(|(path, _)| path) {
            let folder = tempfile::tempdir().unwrap();
            put(folder.path(), &start);
            let mut command = writing.command(folder.path());
            prepare(&mut command);
            let mut errors = command.stderr(std::process::Stdio::piped());
            let (mut told, sent) = std::io::pipe().unwrap();
            errors = errors.stderr(sent);
            let mut is_first = true;
            let code = trace(errors, &mut |call| {
                // The first temporary file is about to be made: all was read.
                if call == "openat" && std::mem::take(&mut is_first) {
                    fs::write(folder.path().join(path), "# mine\n").unwrap();
                }
                Verdict::GoOn
            });
            drop(command);
            let mut text = String::new();
            told.read_to_string(&mut text).unwrap();
            let place = format!("{:?}, {}: {text}", writing.words, path.display());
            assert_eq!(code, Some(2), "{place}");
            assert!(text.contains("was changed since it was read"), "{place}");
            assert!(text.contains(path.to_str().unwrap()), "{place}");
            let mut expected = start.clone();
            expected.insert(path.clone(), "# mine\n".to_owned());
            assert_eq!(files(folder.path()), expected, "{place}");
        }
    }
}

/// Somebody else who is at work until the sender is gone, and not for ever.
fn busy(root: &Path, is_writing: bool) -> mpsc::Sender<()> {
    let lock = File::open(root).unwrap();
    if is_writing {
        lock.lock().unwrap();
    } else {
        lock.lock_shared().unwrap();
    }
    let (sender, done) = mpsc::channel();
    thread::spawn(move || {
        let _ = done.recv_timeout(Duration::from_secs(30));
        drop(lock);
    });
    sender
}

/// Runs a command beside another one, which goes on until the command says that it waits, or has ended.
fn run_beside(mut command: Command, other: mpsc::Sender<()>) -> (Option<i32>, String) {
    let mut child = command.spawn().unwrap();
    drop(child.stdin.take());
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut told = String::new();
    while !told.contains(WAITS) && errors.read_line(&mut told).unwrap() > 0 {}
    drop(other);
    errors.read_to_string(&mut told).unwrap();
    let output = child.wait_with_output().unwrap();
    told.push_str(&String::from_utf8_lossy(&output.stdout));
    (output.status.code(), told)
}

const WAITS: &str = "waiting for another run";

#[test]
fn two_at_once_wait_for_each_other() {
    let start = project::SYNC.start();
    for (words, is_writing, waits) in [
        (&["sync"][..], true, true),
        (&["sync"], false, true),
        (&["accept", "--all"], false, true),
        (&["check", "--fix"], false, true),
        (&["init", "--force"], true, true),
        (&["check"], true, true),
        (&["status"], true, true),
        (&["check"], false, false),
        (&["sync", "--dry-run"], false, false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &start);
        let other = busy(folder.path(), is_writing);
        let (code, told) = run_beside(command(folder.path(), words), other);
        let place = format!("{words:?}: {told}");
        assert_ne!(code, Some(2), "{place}");
        assert_eq!(told.contains(WAITS), waits, "{place}");
    }
    // Two builds into one folder.
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &project::BUILD.start());
    fs::create_dir(folder.path().join("dist")).unwrap();
    let other = busy(&folder.path().join("dist"), true);
    let (code, told) = run_beside(project::BUILD.command(folder.path()), other);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains(WAITS), "{told}");
}

#[test]
fn what_does_not_end_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let start = project::SYNC.start();
    put(folder.path(), &start);
    let lock = File::open(folder.path()).unwrap();
    lock.lock().unwrap();
    let output = run(command(folder.path(), &["sync"]), "");
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told(&output).contains("another run of paridad is at work"),
        "{}",
        told(&output)
    );
    assert_eq!(files(folder.path()), start);
}

#[test]
fn writers_at_once_never_mix() {
    let start = project::FIX.start();
    // In either order, the one that comes second sees what the first one wrote.
    let orders = [
        [&project::FIX, &project::ACCEPT],
        [&project::ACCEPT, &project::FIX],
    ];
    let ends = orders.map(|order| {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &start);
        for writing in order {
            run(writing.command(folder.path()), "");
        }
        files(folder.path())
    });
    for _ in 0..8 {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &start);
        let both =
            [&project::FIX, &project::ACCEPT].map(|it| it.command(folder.path()).spawn().unwrap());
        for child in both {
            child.wait_with_output().unwrap();
        }
        assert!(ends.contains(&files(folder.path())));
    }
}
