//! `manifest.json`: what was written, from what, and how much of it is translated.
//!
//! A large project has some hundred thousand files: its manifest is read and written entry by entry, and held packed.

pub mod addresses;
pub mod document;
pub mod file;
pub mod file_table;
pub mod last_manifest;
pub mod last_outputs;
pub mod untouched;

mod reading;
mod shared_text;
mod text_list;

use std::cell::RefCell;
use std::io::{self, BufWriter, Write};

use serde::{Serialize, Serializer};

use crate::emit::manifest::document::DocumentRecord;
use crate::emit::manifest::file_table::{FileRow, FileTable};
use crate::locale::tag::Locale;

/// The path of the manifest in the output folder.
pub const PATH: &str = "manifest.json";

const VERSION: u32 = 1;

/// A manifest as it is written.
#[derive(Serialize)]
#[serde(bound = "")]
struct Manifest<'m, F: Iterator<Item = FileRow<'m>>, D: Iterator<Item = DocumentRecord>> {
    version: u32,
    tool: &'static str,
    source: &'m str,
    /// By path.
    files: ManifestEntries<F>,
    /// By document and locale.
    documents: ManifestEntries<D>,
}

/// Entries that are made while they are written.
struct ManifestEntries<I>(RefCell<I>);

impl<I: Iterator<Item: Serialize>> Serialize for ManifestEntries<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&mut *self.0.borrow_mut())
    }
}

/// Writes a manifest entry by entry. `files` are sorted; `documents`, as they come, by document and locale.
///
/// # Errors
/// Whatever keeps a piece from being written.
pub fn write(
    source: &Locale,
    files: &FileTable,
    documents: impl Iterator<Item = DocumentRecord>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let manifest = Manifest {
        version: VERSION,
        tool: concat!("paridad ", env!("CARGO_PKG_VERSION")),
        source: source.as_str(),
        files: ManifestEntries(RefCell::new(files.rows())),
        documents: ManifestEntries(RefCell::new(documents)),
    };
    serde_json::to_writer_pretty(&mut out, &manifest)?;
    out.write_all(b"\n")?;
    out.flush()
}
