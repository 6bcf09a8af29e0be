//! Parts of `check --partial`, put together: those of a project as they are, as somebody changed them, and lines that
//! somebody made up. The files of an input are the project; the text before the first is what is done to its parts, a
//! change in each line, which is found by its words or by its place:
//!
//! ```text
//! "sets":1 => "sets":2
//! 120 4 null
//! ```
//!
//! `\n` in a change is a new line. Options: whether the text is a part by itself; in how many parts the project is.

use std::fs;

use serde_json::Value;

use crate::finding::Finding;
use crate::input::Input;
use crate::oracles::well_formed;
use crate::program::Ran;
use crate::scratch;
use crate::targets::commands::{in_formats, leaves_all, told};

const FORMATS: &[&str] = &["human", "concise", "jsonl", "sarif", "github", "html"];

/// What is said of parts that no line is to blame for.
const OF_THE_WHOLE: &[&str] = &[
    "is missing",
    "are in no part",
    "there is no part",
    "the parts say what cannot be",
    "has not the place of a finding",
];

pub fn run(bytes: &[u8]) -> Result<(), Finding> {
    let input = Input::read(bytes);
    scratch::reset();
    scratch::write(&input.files);
    let outside = scratch::outside();
    leaves_all("parts", || judge(&input))?;
    let _ = fs::remove_dir_all(folder());
    scratch::unchanged("a file outside", &outside, &scratch::outside())
}

fn judge(input: &Input<'_>) -> Result<(), Finding> {
    if input.option(0, 2) == 1 {
        let parts = [input.text.to_vec()];
        return changed(&parts, None);
    }
    let count = 1 + input.option(1, 2);
    let mut parts = Vec::new();
    for number in 1..=count {
        let made = told(&[
            "check",
            "--partial",
            "--shard",
            &format!("{number}/{count}"),
        ])?;
        if made.code != 0 {
            return Ok(());
        }
        parts.push(made.out.into_bytes());
    }
    let whole = told(&["check", "--format", "json"])?;
    as_one_run(&merged(&parts)?, &whole)?;
    let other = with_changes(&parts, input.text);
    changed(&other, Some((&parts, &whole)))
}

/// Puts parts together that may be anything: a report, or a refusal that says where.
fn changed(parts: &[Vec<u8>], was: Option<(&[Vec<u8>], &Ran)>) -> Result<(), Finding> {
    let ran = merged(parts)?;
    if let Some((genuine, whole)) = was
        && parts
            .iter()
            .map(|it| values(it))
            .eq(genuine.iter().map(|it| values(it)))
    {
        return as_one_run(&ran, whole);
    }
    if ran.code != 2 {
        if let Some((file, line)) = broken(parts) {
            let detail = format!("part {file}, line {line} is no JSON\n{}", ran.out);
            return Err(Finding::new("parts that are none were merged", detail));
        }
        well_formed::json("merge json", &ran.out)?;
        let arguments = arguments(parts.len());
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        return in_formats(&arguments, FORMATS);
    }
    let is_of_the_whole = OF_THE_WHOLE.iter().any(|it| ran.err.contains(it));
    match place(&ran.err) {
        Some(named) if broken(parts).is_some_and(|broken| named > broken) => {
            Err(Finding::new("a refusal names a later line", ran.err))
        }
        None if !is_of_the_whole && !ran.err.contains(".jsonl`") => {
            Err(Finding::new("a refusal that names nothing", ran.err))
        }
        Some(_) | None => Ok(()),
    }
}

/// Compares a report of parts with that of one run.
fn as_one_run(merged: &Ran, whole: &Ran) -> Result<(), Finding> {
    if merged.code == whole.code && merged.out == whole.out {
        return Ok(());
    }
    let same = merged.out.lines().zip(whole.out.lines());
    let same = same.take_while(|(one, other)| one == other).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or_default().to_owned();
    let detail = format!(
        "code {} and {}; line {}\n--- parts\n{}\n{}--- one run\n{}",
        merged.code,
        whole.code,
        same + 1,
        line(&merged.out),
        merged.err,
        line(&whole.out)
    );
    Err(Finding::new(
        "parts are reported otherwise than one run",
        detail,
    ))
}

fn merged(parts: &[Vec<u8>]) -> Result<Ran, Finding> {
    let _ = fs::create_dir_all(folder());
    for (at, bytes) in parts.iter().enumerate() {
        let _ = fs::write(folder().join(format!("{}.jsonl", at + 1)), bytes);
    }
    let mut arguments = arguments(parts.len());
    arguments.extend(["--format".to_owned(), "json".to_owned()]);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    told(&arguments)
}

fn arguments(count: usize) -> Vec<String> {
    let paths = (1..=count).map(|number| format!("../parts/{number}.jsonl"));
    std::iter::once("merge".to_owned()).chain(paths).collect()
}

/// The folder of the parts, beside the project.
fn folder() -> std::path::PathBuf {
    scratch::project().with_file_name("parts")
}

/// Changes the lines of parts; the places of bytes go round.
fn with_changes(parts: &[Vec<u8>], changes: &[u8]) -> Vec<Vec<u8>> {
    let mut parts = parts.to_vec();
    for change in String::from_utf8_lossy(changes).lines() {
        let change = change.replace("\\n", "\n");
        if let Some((words, text)) = change.split_once(" => ") {
            for part in &mut parts {
                let found = String::from_utf8_lossy(part).find(words);
                if let Some(at) = found.filter(|at| at + words.len() <= part.len()) {
                    part.splice(at..at + words.len(), text.bytes());
                    break;
                }
            }
            continue;
        }
        let mut pieces = change.splitn(3, ' ');
        let mut number = || pieces.next().and_then(|it| it.parse::<usize>().ok());
        let (Some(at), Some(length)) = (number(), number()) else {
            continue;
        };
        let count = parts.len();
        let part = &mut parts[at % count];
        let start = at / count % (part.len() + 1);
        let end = start.saturating_add(length).min(part.len());
        part.splice(start..end, pieces.next().unwrap_or_default().bytes());
    }
    parts
}

/// The lines of a part, as far as they are JSON.
fn values(part: &[u8]) -> Vec<Option<Value>> {
    lines(part)
        .map(|(_, line)| serde_json::from_slice(line).ok())
        .collect()
}

fn lines(part: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let lines = part.split(|it| *it == b'\n').zip(1..);
    let is_blank = |line: &[u8]| str::from_utf8(line).is_ok_and(|it| it.trim().is_empty());
    lines.filter_map(move |(line, number)| (!is_blank(line)).then_some((number, line)))
}

/// The first line that is no JSON: the number of its file, and its own.
fn broken(parts: &[Vec<u8>]) -> Option<(usize, usize)> {
    let lines = parts
        .iter()
        .zip(1..)
        .flat_map(|(part, file)| lines(part).map(move |(number, line)| ((file, number), line)));
    let is_broken = |line: &[u8]| serde_json::from_slice::<Value>(line).is_err();
    let mut lines = lines.filter(|(_, line)| is_broken(line));
    lines.next().map(|(place, _)| place)
}

/// The line that a refusal names.
fn place(err: &str) -> Option<(usize, usize)> {
    let (_, rest) = err.split_once("parts/")?;
    let (file, rest) = rest.split_once(".jsonl")?;
    let rest = rest
        .trim_start_matches([':', '`'])
        .trim_start_matches(" line ");
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((file.parse().ok()?, number.parse().ok()?))
}
