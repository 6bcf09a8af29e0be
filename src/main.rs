//! The program `paridad`.

use std::process::ExitCode;

fn main() -> ExitCode {
    paridad::cli::main(std::env::args_os())
}
