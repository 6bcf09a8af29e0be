//! What a command has to say, and the one place where it is written.

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};

use crate::cli::surroundings::Surroundings;

/// What a command has to say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Output {
    /// For the standard output.
    pub out: String,
    /// For the standard error.
    pub err: String,
    pub exit: Exit,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Exit {
    #[default]
    Clean,
    /// Findings at or above `--fail-on`, or a coverage below its gate.
    Findings,
    /// Wrong usage, or files that cannot be read or written.
    Failure,
}

/// Writes an output. A reader that goes away (`| head`) is no error.
pub(super) fn write(output: &Output, surroundings: &Surroundings) -> ExitCode {
    let err = pass(io::stderr().lock(), &output.err, surroundings.err.color);
    let out = pass(io::stdout().lock(), &output.out, surroundings.out.color);
    match out.and(err) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let _ = writeln!(io::stderr(), "error: writing the output: {error}");
            ExitCode::from(2)
        }
        Ok(()) | Err(_) => ExitCode::from(match output.exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
        }),
    }
}

fn pass(mut stream: impl RawStream + AsLockedWrite, text: &str, color: bool) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    match color {
        // Old consoles of Windows need calls in place of escapes.
        true => AutoStream::always(stream).write_all(text.as_bytes()),
        false => stream.write_all(text.as_bytes()),
    }
}
