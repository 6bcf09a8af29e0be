//! The fuzzers for a while, by a seed, without instruments: the same seed tries the same inputs in the same order.
//!
//! ```text
//! bounded run SECONDS SEED [TARGET...]     tries all targets in turn; writes findings to ./findings
//! bounded replay TARGET FILE...            tries inputs
//! bounded minimise TARGET FILE             writes FILE.min
//! ```
//!
//! Runs are made by a process of their own, so that one which aborts, overflows its stack or hangs is a finding, too.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use paridad_fuzz::finding::{Finding, attempt};
use paridad_fuzz::minimise::minimise;
use paridad_fuzz::mutate::mutate;
use paridad_fuzz::random::Random;
use paridad_fuzz::targets::{self, Target};
use paridad_fuzz::{program, scratch};

/// Longer than this, an input hangs; the limit for each command is `program`'s.
const HANGS: Duration = Duration::from_secs(40);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match &words[..] {
        ["run", seconds, seed, names @ ..] => run(number(seconds), number(seed), names),
        ["worker", folder, end, seed, first, names @ ..] => worker(
            Path::new(folder),
            number(end),
            number(seed),
            number(first),
            names,
        ),
        ["replay", name, files @ ..] => replay(name, files),
        ["minimise", name, file] => shrink(name, file),
        _ => {
            eprintln!(
                "bounded run SECONDS SEED [TARGET...] | replay TARGET FILE... | minimise TARGET FILE"
            );
            ExitCode::from(2)
        }
    }
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or(0)
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Starts workers until the time is over, each behind the input that ended the one before.
fn run(seconds: u64, seed: u64, names: &[&str]) -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default().join("findings");
    let _ = fs::create_dir_all(&folder);
    let start = Instant::now();
    let (mut first, mut aborted) = (0, 0);
    loop {
        let left = seconds.saturating_sub(start.elapsed().as_secs());
        if left == 0 {
            break;
        }
        let state = folder.join(".current");
        let _ = fs::remove_file(&state);
        let program = std::env::current_exe().unwrap_or_default();
        let mut command = Command::new(program);
        command
            .arg("worker")
            .arg(&folder)
            .args([left, seed, first].map(|it| it.to_string()));
        let child = command.args(names).stdin(Stdio::null()).spawn();
        let Ok(mut child) = child else {
            eprintln!("no worker could be started");
            return ExitCode::from(2);
        };
        let ended = wait(&mut child, &state);
        let _ = fs::remove_dir_all(format!("/dev/shm/paridad-fuzz-{}", child.id()));
        if ended {
            break;
        }
        // Told by the worker before each input: its number, the target, and the bytes.
        let current = fs::read(&state).unwrap_or_default();
        let mut parts = current.splitn(3, |it| *it == b'\n');
        let text =
            |part: Option<&[u8]>| String::from_utf8_lossy(part.unwrap_or_default()).into_owned();
        let (at, name) = (text(parts.next()), text(parts.next()));
        let input = parts.next().unwrap_or_default();
        let finding = Finding::new(
            "the end of the process, or a hang",
            "it was killed by a signal, or took too long",
        );
        write_finding(&folder, &name, &finding, input);
        aborted += 1;
        first = number(&at) + 1;
        if aborted > 20 {
            break;
        }
    }
    let found = found(&folder);
    match found.is_empty() {
        true => ExitCode::SUCCESS,
        false => {
            eprintln!("\n{} findings in {}", found.len(), folder.display());
            ExitCode::from(1)
        }
    }
}

/// Waits for a worker; `false` when it died or hung.
fn wait(child: &mut std::process::Child, state: &Path) -> bool {
    loop {
        std::thread::sleep(Duration::from_millis(100));
        match child.try_wait() {
            Ok(Some(status)) => return status.code().is_some_and(|it| it < 2),
            Ok(None) => {}
            Err(_) => return false,
        }
        let age = fs::metadata(state)
            .and_then(|it| it.modified())
            .ok()
            .and_then(|it| it.elapsed().ok());
        if age.is_some_and(|it| it > HANGS) {
            let _ = child.kill();
            let _ = child.wait();
            return false;
        }
    }
}

/// Tries inputs one after the other.
fn worker(folder: &Path, seconds: u64, seed: u64, first: u64, names: &[&str]) -> ExitCode {
    program::prepare();
    let targets: Vec<&Target> = targets::ALL
        .iter()
        .filter(|it| names.is_empty() || names.contains(&it.name))
        .collect();
    let seeds: Vec<Vec<Vec<u8>>> = targets.iter().map(|it| seeds(it.name)).collect();
    let end = Instant::now() + Duration::from_secs(seconds);
    let start = Instant::now();
    let mut kinds: BTreeSet<String> = found(folder).into_iter().collect();
    let mut counts = vec![0_u64; targets.len()];
    let state = folder.join(".current");
    let mut at = first;
    while Instant::now() < end && !targets.is_empty() {
        let which = usize::try_from(at).unwrap_or(0) % targets.len();
        let (target, seeds) = (targets[which], &seeds[which]);
        let input = input(seed, at, target, seeds);
        let _ = fs::write(
            &state,
            [format!("{at}\n{}\n", target.name).as_bytes(), &input].concat(),
        );
        counts[which] += 1;
        if let Err(finding) = attempt(target.run, &input)
            && kinds.insert(format!("{} {}", target.name, finding.kind))
        {
            let shown = start.elapsed().as_secs_f64();
            eprintln!(
                "{}: {} (input {at}, {shown:.0} s)",
                target.name, finding.kind
            );
            let mut shows =
                |it: &[u8]| attempt(target.run, it).is_err_and(|it| it.kind == finding.kind);
            let least = minimise(&input, time_to_minimise(), &mut shows);
            let finding = attempt(target.run, &least).err().unwrap_or(finding);
            write_finding(folder, target.name, &finding, &least);
        }
        at += 1;
    }
    scratch::remove();
    let counts = targets
        .iter()
        .zip(counts)
        .map(|(target, count)| format!("{} {count}", target.name));
    eprintln!("inputs tried: {}", counts.collect::<Vec<_>>().join(", "));
    ExitCode::SUCCESS
}

/// The input of this number: the seeds as they are first, then what is made of them.
fn input(seed: u64, at: u64, target: &Target, seeds: &[Vec<u8>]) -> Vec<u8> {
    let round = usize::try_from(at).unwrap_or(0) / targets::ALL.len();
    if let Some(seed) = seeds.get(round) {
        return seed.clone();
    }
    let mut random = Random::new(seed.wrapping_mul(0x0100_0000_01b3) ^ at);
    let _ = random.next();
    let empty = Vec::new();
    let one = seeds.get(random.below(seeds.len())).unwrap_or(&empty);
    let other = seeds.get(random.below(seeds.len())).unwrap_or(&empty);
    let longest = match random.one_in(50) {
        true => paridad_fuzz::mutate::LONGEST,
        false => 6000.max(one.len()),
    };
    mutate(one, other, target.fragments, longest, &mut random)
}

/// `PARIDAD_FUZZ_MINIMISE` seconds for each finding, or 10.
fn time_to_minimise() -> Duration {
    let named = std::env::var("PARIDAD_FUZZ_MINIMISE").ok();
    Duration::from_secs(named.and_then(|it| it.parse().ok()).unwrap_or(10))
}

/// The seeds of a target and what was found before.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for folder in ["seeds", "regressions"] {
        let mut paths = paths(&here().join(folder).join(name));
        paths.sort();
        seeds.extend(paths.iter().filter_map(|it| fs::read(it).ok()));
    }
    seeds
}

fn paths(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|it| it.path())
        .filter(|it| it.is_file())
        .collect()
}

/// The kinds that were found already.
fn found(folder: &Path) -> Vec<String> {
    let texts = paths(folder)
        .into_iter()
        .filter(|it| it.extension().is_some_and(|it| it == "txt"));
    let texts = texts.filter_map(|it| fs::read_to_string(it).ok());
    texts
        .filter_map(|it| it.lines().next().map(str::to_owned))
        .collect()
}

/// Writes the input, and what is wrong with it, and says how it is tried again.
fn write_finding(folder: &Path, name: &str, finding: &Finding, input: &[u8]) {
    let slug: String = finding
        .kind
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() { it } else { '-' })
        .collect();
    let slug: String = slug.chars().take(80).collect();
    let path = folder.join(format!("{name}-{slug}"));
    let _ = fs::write(&path, input);
    let _ = fs::write(
        path.with_extension("txt"),
        format!("{name} {}\n{}\n", finding.kind, finding.detail),
    );
    let shown = String::from_utf8_lossy(input);
    let shown: String = shown
        .chars()
        .take(3000)
        .flat_map(char::escape_debug)
        .collect();
    // Nothing that a log could take for a command.
    let detail = finding
        .detail
        .lines()
        .take(60)
        .map(|it| format!("| {}\n", it.escape_debug()));
    let detail: String = detail.collect();
    eprintln!(
        "--- {name}: {}\n{detail}input, {} bytes: {shown}",
        finding.kind.escape_debug(),
        input.len()
    );
    eprintln!(
        "again: tests/fuzz/run.sh replay {name} {}\n",
        path.display()
    );
}

fn replay(name: &str, files: &[&str]) -> ExitCode {
    let Some(target) = targets::find(name) else {
        eprintln!("no target `{name}`");
        return ExitCode::from(2);
    };
    program::prepare();
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let input = fs::read(file).unwrap_or_default();
        let start = Instant::now();
        match attempt(target.run, &input) {
            Ok(()) => eprintln!(
                "{file}: nothing found ({:.2} s)",
                start.elapsed().as_secs_f64()
            ),
            Err(finding) => {
                eprintln!("{file}: {}\n{}", finding.kind, finding.detail);
                code = ExitCode::from(1);
            }
        }
    }
    if std::env::var_os("PARIDAD_FUZZ_KEEP").is_some() {
        eprintln!("kept: {}", scratch::home().display());
    } else {
        scratch::remove();
    }
    code
}

fn shrink(name: &str, file: &str) -> ExitCode {
    let Some(target) = targets::find(name) else {
        return ExitCode::from(2);
    };
    program::prepare();
    let input = fs::read(file).unwrap_or_default();
    let Err(finding) = attempt(target.run, &input) else {
        eprintln!("{file}: nothing found");
        return ExitCode::from(2);
    };
    let mut shows = |it: &[u8]| attempt(target.run, it).is_err_and(|it| it.kind == finding.kind);
    let least = minimise(&input, Duration::from_secs(120), &mut shows);
    let _ = fs::write(format!("{file}.min"), least);
    scratch::remove();
    ExitCode::SUCCESS
}
