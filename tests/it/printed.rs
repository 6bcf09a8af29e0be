//! What is printed is data: every command and every format, in a project where whatever can be hostile is, on a pipe,
//! in the log of a workflow and on a terminal. No control, mark of direction or separator comes out, no line is one
//! that GitHub Actions or Azure Pipelines obeys, and no name runs over its line.

#![cfg(unix)]

mod commands;
mod project;

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use project::NAME;
use regex::Regex;

/// Where the output goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stream {
    Pipe,
    /// A pipe of GitHub Actions.
    Log,
    /// A pipe, colours asked for.
    Colors,
    Terminal,
}

#[test]
fn on_a_pipe() {
    run_all(Stream::Pipe);
}

#[test]
fn in_the_log_of_a_workflow() {
    run_all(Stream::Log);
}

#[test]
fn with_colors() {
    run_all(Stream::Colors);
}

#[test]
fn on_a_terminal() {
    run_all(Stream::Terminal);
}

#[test]
fn faults_of_configurations() {
    let (_folder, root) = hostile();
    let mut wrong = Vec::new();
    for (name, text) in project::configurations() {
        for other in ["paridad.toml", "l10n.toml", "i18n.toml"] {
            let _ = std::fs::remove_file(root.join(other));
        }
        std::fs::write(root.join(name), &text).unwrap();
        let arguments = ["check", "--only", "syntax"].map(str::to_owned);
        let output = printed(&root, &arguments, "", Stream::Log);
        wrong.extend(
            fault(&output, &arguments, Stream::Log).map(|it| format!("{text:?}\n    {it}")),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_programs_read_is_well_formed() {
    let (_folder, root) = hostile();
    let report = |format: &str| {
        let arguments = [
            "-C",
            root.to_str().unwrap(),
            "check",
            "-v",
            "--format",
            format,
        ];
        let output = Command::new(env!("CARGO_BIN_EXE_paridad"))
            .args(arguments)
            .output();
        String::from_utf8(output.unwrap().stdout).unwrap()
    };
    for format in ["json", "sarif", "gitlab"] {
        let value: serde_json::Value = serde_json::from_str(&report(format)).unwrap();
        // What is shown as an escape is read as it was.
        assert!(
            format == "gitlab"
                || value.to_string().contains("content/a\\n::error::name\\r::")
                || format == "sarif"
        );
    }
    for line in report("jsonl").lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
    let junit = report("junit");
    let mut reader = quick_xml::Reader::from_str(&junit);
    while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
}

/// Runs all commands; `PRINTED=folder` keeps what each printed, to be looked at.
fn run_all(stream: Stream) {
    let (_folder, root) = hostile();
    let mut wrong = Vec::new();
    for (number, run) in commands::all().into_iter().enumerate() {
        if let [rm, path] = &run.arguments[..]
            && rm == "rm"
        {
            std::fs::remove_file(root.join(path)).unwrap();
            continue;
        }
        let output = printed(&root, &run.arguments, run.answers, stream);
        if let Some(folder) = std::env::var_os("PRINTED") {
            let name = format!("{stream:?}-{number:03}.txt");
            std::fs::write(Path::new(&folder).join(name), &output).unwrap();
        }
        if let Some(fault) = fault(&output, &run.arguments, stream) {
            let command = run.arguments.join(" ");
            wrong.push(format!("{}\n    {fault}", command.escape_debug()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A hostile project below a folder of a hostile name.
fn hostile() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join(NAME);
    project::write(&root);
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .arg("-C")
            .arg(&root)
            .args(arguments)
            .output();
        assert!(done.unwrap().status.success());
    };
    git(&["init", "--quiet"]);
    (folder, root)
}

/// What a command writes to both its streams.
fn printed(root: &Path, arguments: &[String], answers: &str, stream: Stream) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paridad"));
    command
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::piped());
    for name in [
        "CI",
        "GITHUB_ACTIONS",
        "TF_BUILD",
        "NO_COLOR",
        "CLICOLOR_FORCE",
    ] {
        command.env_remove(name);
    }
    command
        .env("TERM", "xterm-256color")
        .env("EDITOR", NAME)
        .env("CHROME_PATH", NAME);
    match stream {
        Stream::Pipe | Stream::Terminal => {}
        Stream::Log => drop(
            command
                .env("GITHUB_ACTIONS", "true")
                .env("GITHUB_WORKSPACE", root),
        ),
        Stream::Colors => drop(
            command
                .env("CLICOLOR_FORCE", "1")
                .args(["--color", "always"]),
        ),
    }
    let (from, to) = if stream == Stream::Terminal {
        terminal()
    } else {
        pipe()
    };
    command.stdout(to.try_clone().unwrap()).stderr(to);
    let mut child = command.spawn().unwrap();
    drop(command);
    let reader = thread::spawn(move || {
        let (mut from, mut bytes, mut part) = (File::from(from), Vec::new(), [0; 1 << 16]);
        // A terminal that nobody writes to any more is an error on Linux.
        while let Ok(length @ 1..) = from.read(&mut part) {
            bytes.extend_from_slice(&part[..length]);
        }
        bytes
    });
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    let code = child.wait().unwrap().code();
    let bytes = reader.join().unwrap();
    assert!(matches!(code, Some(0..=2)), "{arguments:?}: {code:?}");
    let text = String::from_utf8(bytes).unwrap();
    if stream == Stream::Terminal {
        // The line that says how far a run is comes where a machine is slow, and goes again.
        let line = Regex::new("\r([0-9]+ (of [0-9]+ files|lines))?\x1b\\[K").unwrap();
        return line.replace_all(&text, "").into_owned();
    }
    text
}

fn pipe() -> (OwnedFd, OwnedFd) {
    let (reader, writer) = std::io::pipe().unwrap();
    (reader.into(), writer.into())
}

/// Both ends of a pseudo terminal.
fn terminal() -> (OwnedFd, OwnedFd) {
    let (mut ours, mut theirs) = (-1, -1);
    let none = std::ptr::null_mut();
    // SAFETY: both numbers are written by the call, and nobody else has these descriptors.
    let (ours, theirs) = unsafe {
        let done = libc::openpty(
            &raw mut ours,
            &raw mut theirs,
            none,
            none.cast(),
            none.cast(),
        );
        assert_eq!(done, 0);
        (OwnedFd::from_raw_fd(ours), OwnedFd::from_raw_fd(theirs))
    };
    // A child that keeps our end open would never see its terminal go.
    // SAFETY: a descriptor of this function.
    assert_eq!(
        unsafe { libc::fcntl(ours.as_raw_fd(), libc::F_SETFD, libc::FD_CLOEXEC) },
        0
    );
    (ours, theirs)
}

/// What is wrong with an output. This judge knows nothing of how the program escapes.
fn fault(output: &str, arguments: &[String], stream: Stream) -> Option<String> {
    let has = |word: &str| arguments.iter().any(|argument| argument == word);
    let is_bytes = has("--diff") || has("format") && !has("--json") || has("--print");
    // Lines of a text are lines there, whose first colon is a reference.
    let is_markup = has("html") || has("export");
    // They are for another program, and nobody sees them.
    if is_bytes && stream == Stream::Pipe {
        return None;
    }
    let is_github = arguments
        .windows(2)
        .any(|two| two == ["--format", "github"]);
    let is_github = is_github || stream == Stream::Log && has("check");
    let has_styles = matches!(stream, Stream::Colors | Stream::Terminal);
    output.split('\n').find_map(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let plain = if has_styles {
            without_styles(line)
        } else {
            line.to_owned()
        };
        let is_ours = is_github
            && ["::error ", "::warning ", "::notice "]
                .iter()
                .any(|it| plain.starts_with(it))
            && (plain.contains(" file=") || plain.contains(" title="));
        let start = plain.replacen("&#58;", ":", 1);
        let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\\');
        let reason = if line.contains("\u{1b}[31mb") {
            "has a style of theirs".to_owned()
        } else if let Some(c) = plain.chars().find(|c| is_obeyed(*c)) {
            format!("has {c:?}")
        } else if is_command(&plain) && !is_ours {
            "is a command".to_owned()
        } else if plain.contains("##[") || plain.contains("##vso[") {
            "has a command".to_owned()
        } else if start.starts_with("::error::name") && !is_bytes && !is_markup {
            "begins within a name".to_owned()
        } else {
            return None;
        };
        Some(format!("{reason}: {plain:?}"))
    })
}

/// Whether the line is as GitHub Actions obeys it. The `:::` of a snippet has no name of a command behind it.
fn is_command(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("::") && !line.starts_with("::: ")
}

fn is_obeyed(c: char) -> bool {
    let is_mark = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{2028}\u{2029}";
    c.is_control() && c != '\t' || is_mark.contains(c)
}

/// The line without colours, of which the program has some.
fn without_styles(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once('m') {
            Some((style, rest)) if style.bytes().all(|it| it.is_ascii_digit() || it == b';') => {
                plain.push_str(rest)
            }
            _ => plain.push_str(&format!("\u{1b}[{piece}")),
        }
    }
    plain
}
