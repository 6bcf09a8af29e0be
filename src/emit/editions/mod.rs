//! The editions of a statement in one locale: a file for each format.

pub mod address;
pub mod brand;
pub mod docx;
pub mod frame;
pub mod front;
pub mod markdown_address;
pub mod model;
pub mod offered;
pub mod package;
pub mod page;
mod page_head;
pub mod pdf;
pub mod render_context;

mod alert_labels;
mod epub;
mod html;
mod linked_data;
mod mail;
mod mail_page;
mod mail_pictures;
mod markdown;
mod markdown_site;
mod opening;
mod references;
mod rich_edition;
mod text;

use std::cell::OnceCell;

use camino::Utf8PathBuf;
use sha2::{Digest, Sha256};

use crate::config::editions::EditionFormat;
use crate::document::body_events::ParsedDocument;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::pdf::Printable;
use crate::emit::editions::render_context::RenderContext;
use crate::emit::links::edition_links::EditionLinks;
use crate::emit::links::model::EditionNeeds;
use crate::emit::model::Artifact;
use crate::emit::page_template::TemplateFault;
use crate::emit::site::listing::EditionListing;
use crate::emit::weaving::Edition;

/// The files of an edition.
pub struct RenderedEdition {
    pub files: Vec<Artifact>,
    /// The record that a site keeps of it, where there is to be one.
    pub listing: Option<EditionListing>,
    /// The page for a browser that prints it, where there is one.
    pub printable: Option<Printable>,
    pub needs: EditionNeeds,
}

/// Returns the files of an edition in the formats that are wanted and that can be made of it; `is_printed`: its page
/// too, for a browser.
///
/// # Errors
/// A template of the project that does not work.
pub fn files(
    context: &RenderContext<'_>,
    edition: &Edition<'_>,
    wanted: &[EditionFormat],
    is_printed: bool,
) -> Result<RenderedEdition, TemplateFault> {
    // The edition of the source locale is the statement itself, which is parsed.
    let is_source = edition.locale == context.source;
    let statement = context.statement.parsed.filter(|_| is_source);
    let own = OnceCell::new();
    let parse = || {
        let mut parsed = ParsedDocument::parse(edition.format, &edition.text, context.options);
        edition.keep_lines(context.statement.document, &mut parsed.document);
        parsed
    };
    let parsed = statement.unwrap_or_else(|| own.get_or_init(parse));
    let is_own = |address: &str| context.statement.document.source.contains(address);
    let links = EditionLinks::new(context.project, context.path, edition.locale, &is_own);
    let source = EditionSource::new(context, edition, parsed, links);
    let mut files = Vec::with_capacity(wanted.len());
    for format in wanted {
        files.extend(make(*format, &source)?.map(|bytes| Artifact {
            path: path(*format, &source),
            bytes,
        }));
    }
    let is_listed = wanted.contains(&EditionFormat::Site);
    let listing = is_listed.then(|| EditionListing::new(&source));
    let printable = is_printed.then(|| Printable::new(&source)).transpose()?;
    Ok(RenderedEdition {
        files,
        listing,
        printable,
        needs: source.references.into_needs(),
    })
}

/// Returns a few signs that tell a text from an earlier one.
pub fn checksum(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Returns the path of an edition below the output folder.
fn path(format: EditionFormat, source: &EditionSource<'_>) -> Utf8PathBuf {
    let (locale, key) = (source.edition.locale, source.context.key);
    match format {
        EditionFormat::Markdown => markdown::path(source),
        _ => format!("{locale}/{key}.{}", format.extension()).into(),
    }
}

/// An edition in a format; `None` where the statement has no such edition.
fn make(
    format: EditionFormat,
    source: &EditionSource<'_>,
) -> Result<Option<Vec<u8>>, TemplateFault> {
    Ok(match format {
        EditionFormat::Markdown => markdown::make(source).map(String::into_bytes),
        EditionFormat::Html => Some(html::make(source)?.into_bytes()),
        EditionFormat::Text => Some(text::make(source).into_bytes()),
        EditionFormat::Docx => Some(docx::make(source)),
        EditionFormat::Epub => Some(epub::make(source)),
        // Whoever has a browser prints it.
        EditionFormat::Pdf => None,
        EditionFormat::Mail => Some(mail::make(source)),
        // Of several locales, or of several statements.
        EditionFormat::SideBySide | EditionFormat::Site => None,
    })
}
