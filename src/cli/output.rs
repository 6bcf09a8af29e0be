//! The output of a command, and the one place where it is written: nothing is printed beside it, and everything goes
//! through an [`EscapingWriter`].

use std::backtrace::Backtrace;
use std::io::{self, Write};
use std::panic::PanicHookInfo;

use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};

use crate::cli::escaping_writer::{EscapingWriter, Medium};
use crate::cli::findings::FindingsReport;
use crate::cli::surroundings::{Surroundings, Terminal};

/// The output of a command.
#[derive(Default)]
pub(super) struct Output {
    /// For the standard output.
    pub out: String,
    /// The kind of stream that `out` is.
    pub medium: Medium,
    /// For the standard output, written while they are made: a report can be very long.
    pub findings: Vec<FindingsReport>,
    /// For the standard error.
    pub err: String,
    pub exit: Exit,
}

/// The outcome of a run, which becomes its exit code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    #[default]
    Clean,
    /// Findings at or above `--fail-on`, or a coverage below its gate.
    Findings,
    /// Wrong usage, or files that cannot be read or written.
    Failure,
}

impl Output {
    /// Puts the name of a project above what is said about it to people.
    pub(super) fn name(&mut self, project: &str) {
        if !self.out.is_empty() {
            self.out = format!("{project}\n{}", self.out);
        }
        if !self.err.is_empty() {
            self.err = format!("{project}\n{}", self.err);
        }
        for findings in &mut self.findings {
            findings.project = Some(project.to_owned());
        }
    }

    /// Adds what another run has to say; the graver exit counts.
    pub(super) fn append(&mut self, other: Output) {
        self.out.push_str(&other.out);
        self.medium = other.medium;
        self.findings.extend(other.findings);
        self.err.push_str(&other.err);
        self.exit = self.exit.max(other.exit);
    }
}

/// Writes an output, and returns the exit code. A reader that goes away (`| head`) is no error.
pub(super) fn write(output: &Output, surroundings: &Surroundings) -> u8 {
    let err = write_err(&output.err, surroundings.err);
    let medium = match output.findings.first() {
        Some(findings) => findings.medium(),
        None => output.medium,
    };
    let is_shown = surroundings.out.is_shown() || surroundings.is_log;
    let show = |to: &mut dyn Write| {
        if medium == Medium::Bytes && !is_shown {
            return to.write_all(output.out.as_bytes());
        }
        // Colours are written for people alone.
        let has_styles = surroundings.out.color && medium == Medium::Text;
        let mut to = EscapingWriter::new(to, medium, has_styles);
        to.write_all(output.out.as_bytes())?;
        for findings in &output.findings {
            findings.write(&mut to)?;
        }
        to.finish()
    };
    let out = pass(io::stdout().lock(), surroundings.out.color, show);
    match out.and(err) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: writing the output: {error}");
            2
        }
        Ok(()) | Err(_) => match output.exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
        },
    }
}

/// Clears a terminal, with what was scrolled away; anything else is left alone.
pub(super) fn clear(terminal: Terminal) {
    if terminal.is_terminal {
        // Where it cannot be cleared, the next report stands below.
        let _ = pass(io::stdout().lock(), true, |to| {
            to.write_all(b"\x1b[2J\x1b[3J\x1b[H")
        });
    }
}

/// Shows a text in the place of the last one, on the terminal that the standard error is; an empty one clears the line.
pub(super) fn show_progress(text: &str) {
    // Where it cannot be shown, the work goes on all the same.
    let _ = pass(io::stderr().lock(), true, |to| {
        write!(to, "\r{text}\x1b[K")?;
        to.flush()
    });
}

/// Writes words to the standard error at once: a prompt has to be seen before the answer is waited for.
pub(super) fn write_err(text: &str, terminal: Terminal) -> io::Result<()> {
    pass(io::stderr().lock(), terminal.color, |to| {
        let mut to = EscapingWriter::new(to, Medium::Text, terminal.color);
        to.write_all(text.as_bytes())?;
        to.finish()
    })
}

/// Writes what a panic has to say: its message may quote any text.
pub(super) fn write_panic(panic: &PanicHookInfo<'_>) {
    let text = format!("{panic}\n{}\n", Backtrace::capture());
    // There is nobody left to tell of another error.
    let _ = write_err(&text, Terminal::err(ColorChoice::Never));
}

fn pass(
    mut stream: impl RawStream + AsLockedWrite,
    color: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    // Old consoles of Windows need calls in place of escapes.
    if color {
        write(&mut AutoStream::always(stream))
    } else {
        write(&mut stream)
    }
}
