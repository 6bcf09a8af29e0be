//! What it costs to build every edition of statements made of real paragraphs, in three languages, as Markdown, HTML
//! and text, beside po4a at the same Markdown work.
//!
//! ```sh
//! PARIDAD_CORPORA=FOLDER cargo bench --bench editions                 # 1 000 and 10 000 statements
//! PARIDAD_CORPORA=FOLDER cargo bench --bench editions -- 100 1000     # other numbers of statements
//! PARIDAD_CORPORA=FOLDER cargo bench --bench editions -- --generate 1000 FOLDER
//! ```
//!
//! Each figure is the least of several runs of processes of their own, as in `speed.rs`; po4a runs once, where it is
//! installed, and for 1 000 statements at most.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, prints, and may panic"
)]

mod paragraphs;
mod po4a;
mod process;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use paragraphs::{LOCALES, Paragraph, name};
use process::{Figures, least, run};

const RUNS: usize = 3;

/// More than so many statements are not given to po4a.
const PATIENCE: usize = 1_000;

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let corpora = env::var_os("PARIDAD_CORPORA").map_or("../shared/corpora".into(), PathBuf::from);
    if !corpora.is_dir() {
        println!("PARIDAD_CORPORA names no folder: nothing is measured");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let paragraphs = sound(folder.path(), paragraphs::paragraphs(&corpora));
    println!("{} paragraphs", paragraphs.len());
    if arguments.first().is_some_and(|it| it == "--generate") {
        let count = arguments[1].parse().expect("--generate COUNT FOLDER");
        return paragraphs::project(Path::new(&arguments[2]), &paragraphs, count);
    }
    if arguments.is_empty() {
        arguments = ["1000", "10000"].map(str::to_owned).into();
    }
    println!("{:<44} {:>9} {:>9} {:>9}", "", "CPU s", "wall s", "peak MB");
    for count in arguments {
        let count: usize = count.parse().expect("a number of statements");
        let project = folder.path().join(count.to_string());
        paragraphs::project(&project, &paragraphs, count);
        measure(&project, &paragraphs, count);
        fs::remove_dir_all(project).expect("what was written can be removed");
    }
}

/// The paragraphs of which the checks say no error: a language with errors is not built.
fn sound(folder: &Path, mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let project = folder.join("all");
    let catalog = |locale: usize| {
        let texts = paragraphs.iter().enumerate();
        let lines = texts.map(|(at, texts)| format!("text-{at} = {}\n", texts[locale]));
        lines.collect::<String>()
    };
    for (at, locale) in LOCALES.iter().enumerate() {
        let path = project.join(format!("locales/{locale}/all.ftl"));
        paragraphs::write(&path, &catalog(at));
    }
    let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
        .args(["check", "--format", "jsonl", "--project"])
        .arg(&project)
        .output()
        .expect("the program starts");
    let mut errors = Vec::new();
    for line in String::from_utf8(output.stdout)
        .expect("JSON is UTF-8")
        .lines()
    {
        let finding: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let id = finding["id"]
            .as_str()
            .and_then(|id| id.strip_prefix("text-"));
        if let Some(id) = id.filter(|_| finding["severity"] == "error") {
            errors.push(id.parse::<usize>().expect("a number"));
        }
    }
    let mut at = 0;
    paragraphs.retain(|_| {
        at += 1;
        !errors.contains(&(at - 1))
    });
    paragraphs
}

fn measure(project: &Path, paragraphs: &[Paragraph], count: usize) {
    let paridad = Path::new(env!("CARGO_BIN_EXE_paridad"));
    let build = |arguments: &[&str]| run(paridad, &[&["build"], arguments].concat(), project);
    let dist = project.join("dist");
    let afresh = |arguments: &[&str]| {
        least(RUNS, || {
            let _ = fs::remove_dir_all(&dist);
            build(arguments)
        })
    };
    println!("{count} statements, {} languages", LOCALES.len());
    line("build: Markdown alone", &afresh(&["--edition", "markdown"]));
    line("build: Markdown, HTML, text and bundles", &afresh(&[]));
    let files = walk(&dist);
    assert!(files >= count * 9, "every edition is there: {files} files");
    line("build again, nothing changed", &least(RUNS, || build(&[])));
    let catalog = project.join(format!("locales/es/{}.ftl", name(count / 2)));
    let text = fs::read_to_string(&catalog).expect("the catalog is there");
    let mut round = 0;
    let changed = least(RUNS, || {
        round += 1;
        let last = format!("block-11 = Este texto es nuevo{}", ".".repeat(round));
        let (before, _) = text.split_once("block-11 = ").expect("the last block");
        paragraphs::write(&catalog, &format!("{before}{last}\n"));
        build(&[])
    });
    line("build again, one translation changed", &changed);
    paragraphs::write(&catalog, &text);
    build(&[]);
    if count <= PATIENCE && po4a::is_there() {
        let (figures, alike) = po4a::translate(project, paragraphs, count);
        line("po4a: Markdown alone", &figures);
        println!(
            "  {alike} of {} translated documents have the same words",
            count * 2
        );
    }
}

fn line(label: &str, Figures { cpu, wall, peak }: &Figures) {
    println!("  {label:<42} {cpu:>9.2} {wall:>9.2} {:>9.1}", peak / 1e3);
}

/// How many files are below a folder.
fn walk(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("the folder was written");
    let count = |entry: fs::DirEntry| match entry.path() {
        path if path.is_dir() => walk(&path),
        _ => 1,
    };
    entries.flatten().map(count).sum()
}
