//! Lines of files that a user named, or of the standard input, which are read more than once.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};

use anyhow::Context;
use camino::Utf8PathBuf;

use crate::disk::plain::open_named;
use crate::text::line_source::{LineSource, PlacedLine};

/// Longer lines are refused.
const LONGEST: u64 = 1 << 28;

/// Files, with the names by which they are told of.
pub struct NamedLines(Vec<(String, LineFile)>);

enum LineFile {
    Named(Utf8PathBuf),
    /// What the standard input gave, without a name in any folder.
    Kept(File),
}

impl NamedLines {
    /// Takes files by the names that were typed; one without a path is the standard input, which is read to its end.
    ///
    /// # Errors
    /// Whatever keeps the standard input from being read and kept.
    pub fn open(
        files: impl Iterator<Item = (Utf8PathBuf, Option<Utf8PathBuf>)>,
    ) -> anyhow::Result<Self> {
        let open = |(typed, path): (Utf8PathBuf, Option<Utf8PathBuf>)| {
            let file = match path {
                Some(path) => LineFile::Named(path),
                None => LineFile::Kept(keep_input().context("keeping the standard input")?),
            };
            Ok((typed.into_string(), file))
        };
        files.map(open).collect::<anyhow::Result<_>>().map(Self)
    }
}

fn keep_input() -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut io::stdin().lock(), &mut file)?;
    Ok(file)
}

impl LineSource for NamedLines {
    fn visit(&self, visit: &mut dyn FnMut(PlacedLine<'_>) -> bool) -> io::Result<()> {
        for (name, file) in &self.0 {
            let shown = match file {
                LineFile::Named(path) => open_named(path).and_then(|it| show(name, it, visit)),
                LineFile::Kept(file) => rewound(file).and_then(|it| show(name, it, visit)),
            };
            let goes_on = shown
                .map_err(|error| io::Error::new(error.kind(), format!("`{name}`: {error}")))?;
            if !goes_on {
                break;
            }
        }
        Ok(())
    }
}

fn rewound(mut file: &File) -> io::Result<&File> {
    file.rewind()?;
    Ok(file)
}

/// Shows the lines of a file; tells if more are wanted.
fn show(
    file: &str,
    bytes: impl Read,
    visit: &mut dyn FnMut(PlacedLine<'_>) -> bool,
) -> io::Result<bool> {
    let mut reader = BufReader::with_capacity(1 << 16, bytes);
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let read = reader.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        if read as u64 == LONGEST {
            return Err(faulty("is longer than 256 MB", number));
        }
        let text = str::from_utf8(&line).map_err(|_| faulty("is not UTF-8", number))?;
        let text = text.trim_end_matches(['\n', '\r']);
        if !visit(PlacedLine { file, number, text }) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn faulty(reason: &str, number: usize) -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("line {number} {reason}"),
    )
}
