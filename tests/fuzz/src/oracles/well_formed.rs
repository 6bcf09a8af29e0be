//! What other programs read must be what it says it is.

use std::io::{Cursor, Read};

use crate::finding::Finding;

/// Reads JSON.
///
/// # Errors
/// It is none.
pub fn json(name: &str, text: &str) -> Result<serde_json::Value, Finding> {
    serde_json::from_str(text).map_err(|error| {
        let error = error.to_string();
        // Deeper than readers go, which is their limit and not a fault of the text.
        Finding::new(
            format!("no JSON: {name}"),
            format!("{error}\n{}", shown(text)),
        )
    })
}

/// Reads JSON, one a line.
///
/// # Errors
/// A line is none.
pub fn json_lines(name: &str, text: &str) -> Result<(), Finding> {
    text.lines().try_for_each(|line| json(name, line).map(drop))
}

/// Reads XML.
///
/// # Errors
/// It is not well formed.
pub fn xml<'t>(name: &str, text: &'t str) -> Result<roxmltree::Document<'t>, Finding> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(text, options).map_err(|error| {
        Finding::new(
            format!("no XML: {name}"),
            format!("{error}\n{}", shown(text)),
        )
    })
}

/// The files of an archive.
///
/// # Errors
/// It is none, or has a name that leads out of it.
pub fn zip(name: &str, bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Finding> {
    let fault = |why: String| Finding::new(format!("no archive: {name}"), why);
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(error.to_string()))?;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive
            .by_index(at)
            .map_err(|error| fault(error.to_string()))?;
        let path = file.name().to_owned();
        if file.enclosed_name().is_none() || path.starts_with('/') || path.contains('\\') {
            return Err(Finding::new(format!("a name in an archive: {name}"), path));
        }
        let mut content = Vec::new();
        file.read_to_end(&mut content)
            .map_err(|error| fault(error.to_string()))?;
        files.push((path, content));
    }
    Ok(files)
}

fn shown(text: &str) -> String {
    text.chars().take(4000).collect()
}
