//! What an edit costs somebody who types: `paridad lsp` is started on a project, catalogs are edited as an editor does,
//! and the findings of each edit are waited for.
//!
//! ```sh
//! cargo bench --bench session                      # projects made up for it: 1 000 and 10 000 statements
//! cargo bench --bench session -- 100               # other numbers of statements
//! cargo bench --bench session -- --soak 20000      # so many edits of 1 000 statements, and the memory
//! ```
//!
//! Of an edit are given CPU milliseconds (all threads of the server, as the kernel counts them), least, median and worst;
//! of what an editor waits for, milliseconds on the clock from the edit to its findings, with the pause for which the
//! server waits; of the server its memory, at rest and at most.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock, prints, and may panic"
)]

mod client;
mod generate;

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use client::Client;

const EDITS: usize = 60;

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let folder = tempfile::tempdir().expect("a temporary folder");
    if arguments.first().is_some_and(|it| it == "--soak") {
        let edits = arguments[1].parse().expect("--soak EDITS");
        return soak(folder.path(), edits);
    }
    if arguments.is_empty() {
        arguments = ["1000", "10000"].map(str::to_owned).into();
    }
    println!(
        "{:<46} {:>9} {:>9} {:>9} {:>9}",
        "", "ms", "median", "worst", "MB"
    );
    for count in arguments {
        let count = count.parse().expect("a number of statements");
        measure(folder.path(), count);
    }
}

fn measure(folder: &Path, count: usize) {
    let project = folder.join(count.to_string());
    generate::project(&project, count);
    write(&project.join("locales/en/terms.ftl"), &terms("CGRS", "one"));
    write(&project.join("locales/es/terms.ftl"), &terms("CGRS", "uno"));
    // One statement in a hundred asks for the shared term.
    for statement in (0..count).step_by(100) {
        let path = catalog(statement);
        for locale in ["en", "es"] {
            let path = project.join(path.replace("/es/", &format!("/{locale}/")));
            let mut text = fs::read_to_string(&path).unwrap();
            text.push_str("helper = The { -cgrs }\n");
            write(&path, &text);
        }
    }
    println!("{count} statements");
    let mut client = Client::start(&project);
    client.synchronise();
    let (cpu, resident, peak) = (client.cpu(), client.resident(), client.peak());
    println!(
        "  {:<44} {:>9.1} {:>9} {:>9} {resident:>9.1} ({peak:.1} at most)",
        "first look",
        cpu * 1e3,
        "",
        ""
    );
    let own = project.join(catalog(count / 2));
    let texts = |at: usize, text: &str| {
        change_line(text, "block-3 = ", &format!("block-3 = Texto número {at}"))
    };
    edits(&mut client, "own catalog: a text", &own, texts);
    waits(
        &mut client,
        "own catalog: until the findings come",
        &own,
        texts,
    );
    let source = PathBuf::from(own.to_str().unwrap().replace("/es/", "/en/"));
    edits(
        &mut client,
        "own catalog: the source",
        &source,
        |at, text| change_line(text, "block-5 = ", &format!("block-5 = Text number {at}")),
    );
    let shared = project.join("locales/es/terms.ftl");
    edits(
        &mut client,
        "shared catalog: nobody asks",
        &shared,
        |at, _| terms("CGRS", &at.to_string()),
    );
    edits(
        &mut client,
        "shared catalog: one in a hundred asks",
        &shared,
        |at, _| terms(&format!("CG{at}"), "x"),
    );
    println!(
        "  {:<44} {:>9} {:>9} {:>9} {:>9.1} ({:.1} at most)",
        "at the end",
        "",
        "",
        "",
        client.resident(),
        client.peak()
    );
    client.stop();
    let catalogs = folder.join(format!("{count}-catalogs"));
    fs::rename(&project, &catalogs).unwrap();
    fs::remove_dir_all(catalogs.join("content")).unwrap();
    // Every catalog sees every other: ids are those of one alone.
    for statement in 0..count {
        for locale in ["en", "es", "pt"] {
            let path = catalogs.join(catalog(statement).replace("/es/", &format!("/{locale}/")));
            let text = fs::read_to_string(&path).unwrap();
            let lines = text.lines().map(|line| format!("s{statement}-{line}\n"));
            write(&path, &lines.collect::<String>());
        }
    }
    let mut client = Client::start(&catalogs);
    client.synchronise();
    let (resident, peak) = (client.resident(), client.peak());
    println!("{count} catalogs without statements: {resident:.1} MB, {peak:.1} at most");
    let own = catalogs.join(catalog(count / 2));
    let id = format!("s{}-block-3 = ", count / 2);
    edits(&mut client, "a text", &own, |at, text| {
        change_line(text, &id, &format!("{id}Texto número {at}"))
    });
    client.stop();
    fs::remove_dir_all(catalogs).unwrap();
}

fn terms(name: &str, other: &str) -> String {
    format!("-cgrs = {name}\n-other = {other}\n")
}

fn catalog(statement: usize) -> String {
    let part = format!("{:03}", statement / 100);
    format!("locales/es/{part}/statement-{statement:06}.ftl")
}

fn change_line(text: &str, start: &str, new: &str) -> String {
    let lines = text.lines();
    let lines = lines.map(|line| if line.starts_with(start) { new } else { line });
    lines.map(|line| format!("{line}\n")).collect()
}

/// Edits a file again and again, and tells what an edit cost.
fn edits(client: &mut Client, name: &str, path: &Path, edit: impl Fn(usize, &str) -> String) {
    measured(client, name, path, |client, text, at| {
        *text = edit(at, text);
        let before = client.cpu();
        client.change(path, text);
        client.synchronise();
        (client.cpu() - before) * 1e3
    });
}

/// Edits a file again and again, and tells when its findings came.
fn waits(client: &mut Client, name: &str, path: &Path, edit: impl Fn(usize, &str) -> String) {
    measured(client, name, path, |client, text, at| {
        *text = edit(at, text);
        let start = Instant::now();
        client.change(path, text);
        client.published(path);
        start.elapsed().as_secs_f64() * 1e3
    });
}

/// Opens a file and takes the same measure of it again and again.
fn measured(
    client: &mut Client,
    name: &str,
    path: &Path,
    measure: impl Fn(&mut Client, &mut String, usize) -> f64,
) {
    let mut text = fs::read_to_string(path).unwrap();
    client.open(path, &text);
    client.synchronise();
    let mut took: Vec<f64> = (0..EDITS)
        .map(|at| measure(client, &mut text, at))
        .collect();
    client.close(path);
    client.synchronise();
    took.sort_by(f64::total_cmp);
    let [least, median, worst] = [0, EDITS / 2, EDITS - 1].map(|at| took[at]);
    println!("  {name:<44} {least:>9.2} {median:>9.2} {worst:>9.2}");
}

/// Makes edits of all kinds for hours of work, and tells of the memory.
fn soak(folder: &Path, edits: usize) {
    const STATEMENTS: usize = 1_000;
    // So few that after a while each has said all that it ever will: what grows from then on is no project.
    const EDITED: usize = 20;
    generate::project(folder, STATEMENTS);
    let paths = (0..EDITED).map(|statement| folder.join(catalog(statement * 50)));
    let files: Vec<(PathBuf, String)> = paths
        .map(|path| (path.clone(), fs::read_to_string(&path).unwrap()))
        .collect();
    let mut client = Client::start(folder);
    client.synchronise();
    println!("{:>9} {:>9} {:>9}", "edits", "CPU s", "MB");
    let mut random = 1u64;
    let mut next = |below: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) as usize % below
    };
    for at in 0..=edits {
        let (path, text) = &files[next(EDITED)];
        let line = format!("block-{} = ", next(12));
        let new = match next(4) {
            0 => format!("{line}Texto {{ }} {at}"),
            1 => format!("{line}Texto {{ -term-{at} }}"),
            2 => format!("{line}Texto {{ $n{at} }}\n    .alt = {at}"),
            _ => format!("{line}Más de 20 organizaciones\n\nnew-{at} = {at}"),
        };
        let text = change_line(text, &line, &new);
        match next(3) {
            0 => {
                write(path, &text);
                client.saved(path);
            }
            1 => {
                client.open(path, &text);
                client.lenses(path);
                client.change(path, &text.replace("Texto", "El texto"));
                client.lenses(path);
                client.close(path);
            }
            _ => {
                client.open(path, &text);
                client.hover(path);
                client.close(path);
            }
        }
        // Looks at the project as it is now.
        client.lenses(path);
        if at % 10 == 0 {
            client.synchronise();
        }
        if at % (edits / 20).max(1) == 0 {
            println!("{at:>9} {:>9.1} {:>9.1}", client.cpu(), client.resident());
        }
    }
    client.stop();
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
