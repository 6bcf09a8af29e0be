//! Opens an address in the user's browser, by the program that each system has for it.

use std::io;
use std::process::{Command, Stdio};

/// Opens an address; the browser goes on by itself.
///
/// # Errors
/// A system without such a program.
pub fn open(address: &str) -> io::Result<()> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        let mut command = Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else {
        Command::new("xdg-open")
    };
    let command = command.arg(address).stdin(Stdio::null());
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().map(drop)
}
