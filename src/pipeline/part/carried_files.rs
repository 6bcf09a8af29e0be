//! The files that parts bring along.

use std::collections::HashMap;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};

use crate::pipeline::part::paths::own_path;
use crate::pipeline::part::wire::PartFile;
use crate::text::file_source::FileSource;

/// Files by their paths: their bytes, or why they cannot be read.
#[derive(Default)]
pub(super) struct CarriedFiles(HashMap<Utf8PathBuf, Result<Vec<u8>, String>>);

impl CarriedFiles {
    /// Adds a file, or returns what is wrong with it.
    pub fn add(&mut self, file: PartFile) -> Result<(), String> {
        let path = own_path(&file.path)?;
        self.0.insert(path, content(file)?);
        Ok(())
    }
}

impl FileSource for CarriedFiles {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        match self.0.get(path) {
            Some(Ok(bytes)) => Ok(bytes.clone()),
            Some(Err(reason)) => Err(io::Error::other(reason.clone())),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn has(&self, path: &Utf8Path) -> bool {
        self.0.contains_key(path)
    }
}

/// Returns a file to bring along.
pub(super) fn carried(files: &dyn FileSource, path: &Utf8Path) -> PartFile {
    let mut file = PartFile {
        path: path.to_string(),
        text: None,
        bytes: None,
        unreadable: None,
    };
    match files.read(path).map(String::from_utf8) {
        Ok(Ok(text)) => file.text = Some(text),
        Ok(Err(error)) => {
            file.bytes = Some(error.as_bytes().iter().map(|it| *it as char).collect())
        }
        Err(error) => file.unreadable = Some(error.to_string()),
    }
    file
}

/// Returns what a file holds, or why it cannot be read; an error where it says several things or nothing.
pub(super) fn content(file: PartFile) -> Result<Result<Vec<u8>, String>, String> {
    match (file.text, file.bytes, file.unreadable) {
        (Some(text), None, None) => Ok(Ok(text.into_bytes())),
        (None, Some(bytes), None) => {
            let bytes: Option<Vec<u8>> = bytes.chars().map(|it| u8::try_from(it).ok()).collect();
            let bytes = bytes.ok_or_else(|| format!("the bytes of `{}` are none", file.path))?;
            Ok(Ok(bytes))
        }
        (None, None, Some(reason)) => Ok(Err(reason)),
        _ => Err(format!("`{}` has no text, or several", file.path)),
    }
}
