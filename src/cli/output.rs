//! What a command has to say, and the one place where it is written.

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use anstream::stream::{AsLockedWrite, RawStream};

use crate::cli::findings::Findings;
use crate::cli::surroundings::Surroundings;

/// What a command has to say.
#[derive(Default)]
pub(super) struct Output {
    /// For the standard output.
    pub out: String,
    /// For the standard output, written while they are made: a report can be very long.
    pub findings: Option<Findings>,
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
    let err = pass(io::stderr().lock(), surroundings.err.color, |to| {
        to.write_all(output.err.as_bytes())
    });
    let show = |to: &mut dyn Write| {
        to.write_all(output.out.as_bytes())?;
        output.findings.as_ref().map_or(Ok(()), |it| it.write(to))
    };
    let out = pass(io::stdout().lock(), surroundings.out.color, show);
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

fn pass(
    mut stream: impl RawStream + AsLockedWrite,
    color: bool,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    match color {
        // Old consoles of Windows need calls in place of escapes.
        true => write(&mut AutoStream::always(stream)),
        false => write(&mut stream),
    }
}
