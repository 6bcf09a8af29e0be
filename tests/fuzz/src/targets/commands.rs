//! Runs of commands with what must hold of each.

use crate::finding::Finding;
use crate::input::File;
use crate::oracles::page::Page;
use crate::oracles::{lines, rules, well_formed};
use crate::program::{self, Ran};
use crate::scratch::{self, Snapshot};

/// All editions but PDF, which a browser prints.
pub const EDITIONS: &str = "markdown,html,text,mail,side-by-side,site,docx,epub";

/// Runs a command whose output people read.
///
/// # Errors
/// What was found.
pub fn told(arguments: &[&str]) -> Result<Ran, Finding> {
    let ran = program::run(arguments)?;
    lines::judge(&ran, false)?;
    Ok(ran)
}

/// Runs a command that prints in each of its formats.
///
/// # Errors
/// What was found.
pub fn in_formats(arguments: &[&str], formats: &[&str]) -> Result<(), Finding> {
    for format in formats {
        let mut all = arguments.to_vec();
        all.extend(["--format", format]);
        let ran = program::run(&all)?;
        lines::judge(&ran, *format == "github")?;
        let name = format!("{} {format}", arguments[0]);
        if ran.code == 2 || ran.out.is_empty() {
            continue;
        }
        match *format {
            "json" | "sarif" | "gitlab" => drop(well_formed::json(&name, &ran.out)?),
            "jsonl" => well_formed::json_lines(&name, &ran.out)?,
            "junit" => drop(well_formed::xml(&name, &ran.out)?),
            "html" => report(&name, &ran.out)?,
            _ => {}
        }
    }
    Ok(())
}

/// Judges a report that is a page.
///
/// # Errors
/// What does not belong there.
pub fn report(name: &str, text: &str) -> Result<(), Finding> {
    [true, false]
        .iter()
        .try_for_each(|it| rules::no_program(name, &Page::of_html(text, *it)))
}

/// Runs what must leave everything as it is.
///
/// # Errors
/// What was found.
pub fn leaves_all(name: &str, act: impl FnOnce() -> Result<(), Finding>) -> Result<(), Finding> {
    let before = scratch::snapshot(&scratch::project());
    act()?;
    let after = scratch::snapshot(&scratch::project());
    scratch::unchanged(&format!("{name} writes"), &before, &after)
}

/// Runs a command twice: the second time there is nothing to do.
///
/// # Errors
/// What was found.
pub fn twice(arguments: &[&str]) -> Result<(), Finding> {
    if told(arguments)?.code == 2 {
        return Ok(());
    }
    let before = scratch::snapshot(&scratch::project());
    told(arguments)?;
    let after = scratch::snapshot(&scratch::project());
    scratch::unchanged(&format!("{} twice", arguments[0]), &before, &after)
}

/// Runs a command until there should be nothing to do: what stands beside a source catalog is recorded from the run on
/// that finds one.
///
/// # Errors
/// What was found.
pub fn settles(arguments: &[&str]) -> Result<(), Finding> {
    told(arguments)?;
    twice(arguments)
}

/// Builds, and builds again in both ways; gives what is in the output folder.
///
/// # Errors
/// What was found.
pub fn built(extra: &[&str], output: &str, given: &[File<'_>]) -> Result<Snapshot, Finding> {
    let folder = scratch::project().join(output);
    let mut arguments = vec!["build", "--edition", EDITIONS];
    arguments.extend(extra);
    let before = without(&folder);
    told(&arguments)?;
    let first = published(&folder, given);
    told(&arguments)?;
    let second = published(&folder, given);
    scratch::unchanged("build twice", &first, &second)?;
    arguments.push("--force");
    told(&arguments)?;
    let third = published(&folder, given);
    scratch::unchanged("build --force", &first, &third)?;
    scratch::unchanged("build writes elsewhere", &before, &without(&folder))?;
    Ok(first)
}

/// What a build left, without its record, which holds times.
fn published(folder: &std::path::Path, given: &[File<'_>]) -> Snapshot {
    let mut files = scratch::made(folder, given);
    files.retain(|path, _| !path.ends_with(".paridad-cache"));
    files
}

/// The project but for a folder.
fn without(folder: &std::path::Path) -> Snapshot {
    let mut files = scratch::snapshot(&scratch::project());
    files.retain(|path, _| !path.starts_with(folder));
    files
}
