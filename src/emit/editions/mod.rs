//! The editions of a statement in one locale: a file for each format.

pub mod address;
pub mod frame;
pub mod front;
pub mod markdown_address;
pub mod model;
pub mod package;
pub mod page;
pub mod pdf;

mod docx;
mod epub;
mod html;
mod linked_data;
mod mail;
mod mail_page;
mod markdown;
mod markdown_site;
mod markdown_slug;
mod opening;
mod rich_edition;
mod text;

use camino::Utf8PathBuf;
use sha2::{Digest, Sha256};

use crate::config::editions::EditionFormat;
use crate::document::body_events::ParsedDocument;
use crate::emit::editions::model::{Press, Sheet};
use crate::emit::editions::pdf::Printable;
use crate::emit::model::Artifact;
use crate::emit::page_template::TemplateFault;
use crate::emit::site::listing::Listing;
use crate::emit::weaving::Edition;

/// What was made of an edition.
pub struct Made {
    pub files: Vec<Artifact>,
    /// What a site keeps of it, where there is to be one.
    pub listing: Option<Listing>,
}

/// The files of an edition in the formats that are wanted and that can be made of it.
///
/// # Errors
/// A template of the project that does not work.
pub fn files(
    press: &Press<'_>,
    edition: &Edition<'_>,
    wanted: &[EditionFormat],
) -> Result<Made, TemplateFault> {
    let parsed = ParsedDocument::parse(edition.format, &edition.text, press.options);
    let sheet = Sheet::new(press, edition, &parsed);
    let mut files = Vec::with_capacity(wanted.len());
    for format in wanted {
        files.extend(make(*format, &sheet)?.map(|bytes| Artifact {
            path: path(*format, &sheet),
            bytes,
        }));
    }
    let is_listed = wanted.contains(&EditionFormat::Site);
    Ok(Made {
        files,
        listing: is_listed.then(|| Listing::new(&sheet)),
    })
}

/// The page of an edition, for a browser that prints it.
///
/// # Errors
/// A template of the project that does not work.
pub fn printable(press: &Press<'_>, edition: &Edition<'_>) -> Result<Printable, TemplateFault> {
    let parsed = ParsedDocument::parse(edition.format, &edition.text, press.options);
    Printable::new(&Sheet::new(press, edition, &parsed))
}

/// A few signs that tell a text from an earlier one.
pub fn hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Where an edition goes, below the output folder.
fn path(format: EditionFormat, sheet: &Sheet<'_>) -> Utf8PathBuf {
    let (locale, key) = (sheet.edition.locale, sheet.press.key);
    match format {
        EditionFormat::Markdown => markdown::path(sheet),
        _ => format!("{locale}/{key}.{}", format.extension()).into(),
    }
}

/// An edition in a format; `None` where the statement has no such edition.
fn make(format: EditionFormat, sheet: &Sheet<'_>) -> Result<Option<Vec<u8>>, TemplateFault> {
    Ok(match format {
        EditionFormat::Markdown => markdown::make(sheet).map(String::into_bytes),
        EditionFormat::Html => Some(html::make(sheet)?.into_bytes()),
        EditionFormat::Text => Some(text::make(sheet).into_bytes()),
        EditionFormat::Docx => Some(docx::make(sheet)),
        EditionFormat::Epub => Some(epub::make(sheet)),
        // Whoever has a browser prints it.
        EditionFormat::Pdf => None,
        EditionFormat::Mail => Some(mail::make(sheet)),
        // Of several locales, or of several statements.
        EditionFormat::SideBySide | EditionFormat::Site => None,
    })
}
