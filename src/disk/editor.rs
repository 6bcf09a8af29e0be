//! The user's editor, on a text that is not in any file yet.

use std::io::Write;
use std::process::Command;

use anyhow::{Context, bail};

use crate::disk::plain;

/// Opens a text in an editor, named with its arguments, and gives what was saved.
pub fn edit(editor: &str, text: &str) -> anyhow::Result<String> {
    let mut file = tempfile::Builder::new()
        .prefix("paridad-")
        .suffix(".ftl")
        .tempfile()?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    let mut words = editor.split_whitespace();
    let program = words.next().context("no editor is known: set `EDITOR`")?;
    let status = Command::new(program)
        .args(words)
        .arg(file.path())
        .status()
        .with_context(|| format!("running `{editor}`"))?;
    if !status.success() {
        bail!("`{editor}` did not end well; nothing was changed");
    }
    // Editors may put another file in its place.
    let edited = plain::read(file.path()).context("reading what was edited")?;
    String::from_utf8(edited).context("reading what was edited")
}
