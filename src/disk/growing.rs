//! An output file that is written piece by piece, and stands in its place when it is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Seek, Write};

use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};
use tempfile::NamedTempFile;

use crate::disk::output::WriteCounts;
use crate::disk::temporary::temporary_file;
use crate::emit::model::Growing;

pub(super) struct GrowingFile {
    /// Relative to the output folder.
    path: Utf8PathBuf,
    full: Utf8PathBuf,
    temporary: BufWriter<NamedTempFile>,
}

impl GrowingFile {
    /// Begins a file in a folder that is there.
    pub(super) fn begin(output: &Utf8Path, path: &Utf8Path) -> anyhow::Result<Self> {
        let full = output.join(path);
        let folder = full.parent().unwrap_or(output);
        let temporary =
            temporary_file(folder.as_std_path()).with_context(|| format!("writing `{full}`"))?;
        Ok(Self {
            path: path.to_owned(),
            temporary: BufWriter::with_capacity(1 << 16, temporary),
            full,
        })
    }
}

impl Growing<WriteCounts> for GrowingFile {
    fn append(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.temporary.write_all(bytes);
        written.with_context(|| format!("writing `{}`", self.full))
    }

    fn finish(self: Box<Self>) -> anyhow::Result<WriteCounts> {
        let Self {
            path,
            full,
            temporary,
        } = *self;
        let writing = || format!("writing `{full}`");
        let buffered = temporary
            .into_inner()
            .map_err(io::IntoInnerError::into_error);
        let mut temporary = buffered.with_context(writing)?;
        let mut written = WriteCounts::default();
        let is_there = || full.symlink_metadata().is_ok_and(|it| it.is_file());
        if is_there() && is_same(temporary.as_file_mut(), &full).unwrap_or(false) {
            written.unchanged = 1;
            return Ok(written);
        }
        temporary.persist(&full).with_context(writing)?;
        written.changed.push(path);
        Ok(written)
    }
}

/// Returns whether two files have the same bytes, a piece at a time.
fn is_same(one: &mut File, other: &Utf8Path) -> io::Result<bool> {
    let mut other = File::open(other)?;
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    one.rewind()?;
    let (mut left, mut right) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let read = one.read(&mut left)?;
        if read == 0 {
            return Ok(true);
        }
        other.read_exact(&mut right[..read])?;
        if left[..read] != right[..read] {
            return Ok(false);
        }
    }
}

/// Returns what tells one build of a program from another: the length of its file, and when it was written.
pub fn stamp(program: &Utf8Path) -> Option<String> {
    let metadata = fs::metadata(program).ok()?;
    let modified = metadata.modified().ok()?;
    let since = modified.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(format!("{} {}", metadata.len(), since.as_nanos()))
}
