//! A command that writes is killed at many moments: every file is then as it was or as it is to be, never half of one,
//! and what was begun can be done again.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

/// So many messages, that writing takes a moment.
const MESSAGES: usize = 150;

fn project(root: &Path) {
    let block = |at: usize, year: usize| {
        format!(
            "The declaration number {at} was signed by {} states in {year}.",
            at % 90 + 5
        )
    };
    for set in 0..6 {
        let content: Vec<String> = (0..MESSAGES)
            .map(|at| block(at + set * MESSAGES, 2024))
            .collect();
        let source: String = (0..MESSAGES)
            .map(|at| format!("m{set}-{at} = {}\n", block(at + set * MESSAGES, 2023)))
            .collect();
        let target: String = (0..MESSAGES)
            .map(|at| format!("m{set}-{at} = La declaración {at} de 2023.\n"))
            .collect();
        for (path, text) in [
            (format!("content/s{set}.md"), content.join("\n\n") + "\n"),
            (format!("locales/en/s{set}.ftl"), source),
            (format!("locales/es/s{set}.ftl"), target),
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
}

fn paridad(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paridad"));
    command.arg("-C").arg(root).arg("sync");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn files(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let name = path.strip_prefix(root).unwrap().to_path_buf();
                    found.insert(name, fs::read_to_string(&path).unwrap());
                }
            }
        }
    }
    found
}

#[test]
fn files_are_old_or_new() {
    let whole = tempfile::tempdir().unwrap();
    project(whole.path());
    let before = files(whole.path());
    let start = Instant::now();
    assert!(paridad(whole.path()).status().unwrap().success());
    let duration = start.elapsed();
    let after = files(whole.path());
    assert!(after.len() > before.len(), "records were written");

    let mut partial = 0;
    for step in 0..24u32 {
        let folder = tempfile::tempdir().unwrap();
        project(folder.path());
        let mut child = paridad(folder.path()).spawn().unwrap();
        // Some at any time, most around the end, when it writes.
        sleep(match step % 4 {
            0 => duration * step / 24,
            _ => duration * (80 + step) / 100,
        });
        // It may have ended already.
        let _ = child.kill();
        child.wait().unwrap();
        let found = files(folder.path());
        let mut new = 0;
        for (path, text) in &found {
            let is_temporary = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            let (old, is_new) = (before.get(path), after.get(path) == Some(text));
            assert!(
                is_temporary || is_new || old == Some(text),
                "half of a file: {}",
                path.display()
            );
            new += usize::from(is_new && old != Some(text));
        }
        partial += usize::from(new > 0 && new < 12);
        assert!(paridad(folder.path()).status().unwrap().success());
        let again = files(folder.path());
        let kept = again.iter().filter(|(path, _)| after.contains_key(*path));
        assert!(
            kept.eq(&after),
            "what was begun is done again to the same end"
        );
    }
    println!("{partial} of 24 runs were stopped half way");
}
