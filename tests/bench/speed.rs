//! Speed and memory of whole commands, beside the floor: reading the same catalogs and parsing them with
//! fluent-syntax alone.
//!
//! ```sh
//! cargo bench --bench speed                     # projects made up for it: 100, 1 000 and 10 000 statements
//! cargo bench --bench speed -- FOLDER…          # any projects
//! cargo bench --bench speed -- --messages 125000 1000000   # one catalog of so many messages, each command once
//! ```
//!
//! Each figure is the least of several runs of a process of its own: CPU seconds (user and system, all threads),
//! wall-clock seconds and the peak of resident memory, as the kernel counts them for the process. The floor has one thread,
//! the commands have as many as there are cores: what each core does beside it stands at the end.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, prints, and may panic"
)]

mod catalog;
mod generate;
mod process;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use process::{Figures, least, run};

/// How often each command is run at least.
const RUNS: usize = 5;

/// The checks that tell whether a translation is whole and parallel; the others read what it says.
const WHOLE: &str = "syntax,encoding,duplicate-id,duplicate-attribute,missing-message,missing-attribute,missing-value,\
    obsolete-message,obsolete-attribute,empty,identical,undefined-reference,cycle,variable-mismatch,reference-mismatch,\
    unknown-function,source-drift,block-structure,link-target,numbers,list-parallelism";

fn main() {
    let mut arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    if arguments.first().is_some_and(|it| it == FLOOR) {
        return floor(Path::new(&arguments.remove(1)));
    }
    if arguments.first().is_some_and(|it| it == "--generate") {
        let count = arguments[1].parse().expect("--generate COUNT FOLDER");
        return generate::project(Path::new(&arguments[2]), count);
    }
    println!(
        "{:<34} {:>9} {:>9} {:>9} {:>9} {:>8}",
        "", "files", "MB", "CPU ms", "wall ms", "peak MB"
    );
    if arguments.is_empty() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for count in [100, 1_000, 10_000] {
            let project = folder.path().join(count.to_string());
            generate::project(&project, count);
            measure(&format!("{count} statements"), &project, RUNS);
        }
    }
    if arguments.first().is_some_and(|it| it == "--messages") {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for count in arguments.drain(..).skip(1) {
            let project = folder.path().join(&count);
            catalog::project(&project, count.parse().expect("--messages COUNT…"));
            measure(&format!("{count} messages in one catalog"), &project, 1);
        }
    }
    for folder in &arguments {
        measure(folder, Path::new(folder), RUNS);
    }
}

/// The argument by which this program runs the floor as a process of its own.
const FLOOR: &str = "--floor";

/// Runs each command on a project, at least so many times.
fn measure(name: &str, project: &Path, runs: usize) {
    let mut catalogs = Vec::new();
    find_catalogs(project, &mut catalogs);
    let bytes: u64 = catalogs
        .iter()
        .filter_map(|path| fs::metadata(path).ok())
        .map(|it| it.len())
        .sum();
    let this = env::current_exe().expect("this program has a path");
    let paridad = env!("CARGO_BIN_EXE_paridad");
    let folder = project.to_str().expect("paths are UTF-8");
    let commands: [(&str, &Path, &[&str]); 4] = [
        ("floor: read and parse", &this, &[FLOOR, folder]),
        (
            "check",
            Path::new(paridad),
            &["check", "--format", "json", "--project", folder],
        ),
        (
            "check --only what makes it whole",
            Path::new(paridad),
            &[
                "check",
                "--format",
                "json",
                "--project",
                folder,
                "--only",
                WHOLE,
            ],
        ),
        (
            "status",
            Path::new(paridad),
            &["status", "--format", "json", "--project", folder],
        ),
    ];
    println!("{name}");
    let cores = thread::available_parallelism().map_or(1, |it| it.get()) as f64;
    let mut floor = 0.0;
    for (label, program, arguments) in commands {
        let Figures { cpu, wall, peak } = least(runs, || run(program, arguments, project));
        if floor == 0.0 {
            floor = cpu;
        }
        println!(
            "  {label:<32} {:>9} {:>9.2} {:>9.1} {:>9.1} {:>8.1}   {:.2} × floor, {:.2} × for each core",
            catalogs.len(),
            bytes as f64 / 1e6,
            cpu * 1e3,
            wall * 1e3,
            peak / 1e3,
            cpu / floor,
            cpu / floor / cores,
        );
    }
}

/// Reads every catalog and parses it, one after the other.
fn floor(project: &Path) {
    let mut catalogs = Vec::new();
    find_catalogs(project, &mut catalogs);
    let mut entries = 0;
    for path in catalogs {
        let Ok(text) = fs::read_to_string(path) else {
            continue;
        };
        let resource = match fluent_syntax::parser::parse(text.as_str()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        entries += resource.body.len();
    }
    println!("{entries}");
}

fn find_catalogs(folder: &Path, catalogs: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => find_catalogs(&path, catalogs),
            Ok(_) if path.extension().is_some_and(|it| it == "ftl") => catalogs.push(path),
            _ => {}
        }
    }
}
