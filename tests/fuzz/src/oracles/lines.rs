//! What reaches a terminal or the log of a workflow.

use crate::finding::Finding;
use crate::program::Ran;
use crate::scratch::SECRET;

/// Judges what a run printed. `commands` are those of GitHub Actions, which one format consists of.
///
/// # Errors
/// The line that should not be.
pub fn judge(ran: &Ran, commands: bool) -> Result<(), Finding> {
    let name = name(&ran.arguments);
    for (stream, text) in [("stdout", &ran.out), ("stderr", &ran.err)] {
        let fault = |what: &str, line: &str| {
            let detail = format!("{} ({stream}): {line:?}", ran.arguments);
            Err(Finding::new(format!("{what} in {name} {stream}"), detail))
        };
        if text.contains(SECRET) {
            return fault("a file outside", SECRET);
        }
        for line in text.lines() {
            if let Some(found) = line.chars().find(|it| is_forbidden(*it)) {
                let what = match found {
                    '\r' => "carriage return",
                    it if it.is_control() => "control",
                    _ => "bidi",
                };
                return fault(what, line);
            }
            if !(commands && stream == "stdout") && is_command(line) {
                return fault("workflow command", line);
            }
            if commands && stream == "stdout" && !is_annotation(line) {
                return fault("no annotation", line);
            }
        }
    }
    Ok(())
}

/// The command and its format.
fn name(arguments: &str) -> String {
    let words: Vec<_> = arguments.split(' ').collect();
    let format = words.iter().position(|it| *it == "--format");
    let format = format.and_then(|at| words.get(at + 1));
    let command = words.get(1).copied().unwrap_or_default();
    match format {
        Some(format) => format!("{command} {format}"),
        None => command.to_owned(),
    }
}

fn is_forbidden(c: char) -> bool {
    let is_bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_break = matches!(c, '\u{2028}' | '\u{2029}');
    c != '\t' && c.is_control() || is_bidi || is_break
}

/// What the runners of GitHub and of Azure obey: blanks before `::` do not matter, and `##[` and `##vso[` may stand
/// anywhere. The mark `:::` of a human report is none, since no command begins with a colon.
fn is_command(line: &str) -> bool {
    let start = line.trim_start();
    start.starts_with("::") && !start.starts_with("::: ") || has_marked_command(line)
}

fn has_marked_command(line: &str) -> bool {
    line.match_indices("##").any(|(at, mark)| {
        let rest = line[at + mark.len()..].trim_start_matches(|it: char| it.is_ascii_alphabetic());
        rest.starts_with('[')
    })
}

/// What `--format github` consists of.
fn is_annotation(line: &str) -> bool {
    let known = [
        "::error ",
        "::warning ",
        "::notice ",
        "::error::",
        "::warning::",
        "::notice::",
    ];
    let is_known = known.iter().any(|it| line.starts_with(it));
    let is_one = line.matches("::").count() >= 2;
    (line.is_empty() || is_known && is_one || !is_command(line)) && !has_marked_command(line)
}
