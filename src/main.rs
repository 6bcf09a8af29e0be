//! The program `paridad`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(paridad::main_with(std::env::args_os()))
}
