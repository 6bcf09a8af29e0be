//! The edition as a book for readers on a screen (EPUB 3.3): one chapter, a table of contents, and what assistive
//! technology needs to know. No clock: the date is that of the front matter, or a fixed one.

mod contents;
mod frame;
mod line;
mod page;

use sha2::{Digest, Sha256};

use crate::config::editions::EditionFormat;
use crate::document::office::zip::Zip;
use crate::document::rich::model::{InlineContent, RichDocument};
use crate::emit::editions::brand::LOGO;
use crate::emit::editions::epub::contents::TableOfContents;
use crate::emit::editions::epub::frame::{BookLanguage, picture_path};
use crate::emit::editions::epub::page::Chapter;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::opening::{letterhead, opening};
use crate::emit::editions::package::picture::{Picture, pictures};
use crate::emit::editions::package::xml::{Xml, XmlAttribute};
use crate::emit::editions::rich_edition::rich;

pub(super) fn make(source: &EditionSource<'_>) -> Vec<u8> {
    let rich = rich(source);
    let brand = source.context.brand;
    let mut pictures = pictures(rich, &|address| {
        source.shown_picture(address, EditionFormat::Epub)
    });
    let logo = brand.logo.as_ref();
    let logo = logo.and_then(|logo| logo.shown_in(EditionFormat::Epub));
    let has_logo = logo.is_some();
    pictures.extend(logo.map(|logo| (LOGO.to_owned(), logo.clone())));
    let opening = opening(source);
    let title = &source.frame.title;
    let contents = TableOfContents::new(&opening, rich, &title.text);
    let language = BookLanguage {
        tag: source.edition.locale.as_str(),
        direction: source.edition.locale.direction().as_str(),
    };
    let notes = source.strings().text("notes", &[]);
    let mut chapter = Chapter::new(&language, &title.text, &pictures, &contents);
    let title_blocks = rich.blocks.get(..rich.title_end());
    let above = letterhead(source, has_logo);
    chapter.opening(&above, title_blocks.unwrap_or_default(), &opening);
    chapter.body(rich, notes.as_deref());

    let heading = source.strings().text("table-of-contents", &[]);
    let mut zip = Zip::default();
    // First, and as it is: readers look for it at this place.
    zip.store("mimetype", b"application/epub+zip");
    zip.deflate("META-INF/container.xml", &container());
    zip.deflate(
        "EPUB/package.opf",
        &package(source, &language, rich, &pictures),
    );
    zip.deflate(
        "EPUB/nav.xhtml",
        &contents.page(&language, &title.text, heading.as_deref()),
    );
    zip.deflate("EPUB/text.xhtml", &chapter.finish());
    let style = format!("{}{}", include_str!("style.css"), brand.book_style());
    zip.deflate("EPUB/style.css", style.as_bytes());
    for (number, (_, picture)) in pictures.iter().enumerate() {
        zip.store(
            &format!("EPUB/{}", picture_path(number, picture)),
            &picture.bytes,
        );
    }
    zip.finish()
}

fn container() -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = "urn:oasis:names:tc:opendocument:xmlns:container";
    xml.open("container", &[("xmlns", namespace), ("version", "1.0")]);
    xml.open("rootfiles", &[]);
    let package = [
        ("full-path", "EPUB/package.opf"),
        ("media-type", "application/oebps-package+xml"),
    ];
    xml.empty("rootfile", &package);
    xml.finish()
}

fn package(
    source: &EditionSource<'_>,
    language: &BookLanguage<'_>,
    rich: &RichDocument,
    pictures: &[(String, Picture)],
) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open(
        "package",
        &[
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "id"),
            ("xml:lang", language.tag),
            ("dir", language.direction),
        ],
    );
    xml.line();
    metadata(&mut xml, source, rich, pictures);
    xml.open("manifest", &[]);
    xml.line();
    let mut item = |id: &str, path: &str, kind: &str, more: Option<XmlAttribute<'_>>| {
        let mut attributes = vec![("id", id), ("href", path), ("media-type", kind)];
        attributes.extend(more);
        xml.empty("item", &attributes);
        xml.line();
    };
    const PAGE: &str = "application/xhtml+xml";
    item("nav", "nav.xhtml", PAGE, Some(("properties", "nav")));
    item("text", "text.xhtml", PAGE, None);
    item("style", "style.css", "text/css", None);
    for (number, (_, picture)) in pictures.iter().enumerate() {
        let (id, path) = (
            format!("image{}", number + 1),
            picture_path(number, picture),
        );
        item(&id, &path, picture.kind.media_type(), None);
    }
    xml.close();
    xml.line();
    xml.open(
        "spine",
        &[("page-progression-direction", language.direction)],
    );
    xml.empty("itemref", &[("idref", "text")]);
    xml.finish()
}

fn metadata(
    xml: &mut Xml,
    source: &EditionSource<'_>,
    rich: &RichDocument,
    pictures: &[(String, Picture)],
) {
    /// The date of a book whose front matter has none: the book is the same whenever it is made.
    const NO_DATE: &str = "2000-01-01";
    xml.open(
        "metadata",
        &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")],
    );
    xml.line();
    let language = source.edition.locale.as_str();
    let date = source.frame.published.as_ref().map(|date| &*date.iso);
    xml.leaf(
        "dc:identifier",
        &[("id", "id")],
        &identifier(source.context.key, language),
    );
    xml.line();
    let title = &source.frame.title;
    match title.language {
        Some(other) => xml.leaf("dc:title", &[("xml:lang", other)], &title.text),
        None => xml.leaf("dc:title", &[], &title.text),
    }
    xml.line();
    xml.leaf("dc:language", &[], language);
    xml.line();
    if let Some(description) = &source.frame.front.description {
        match description.language {
            Some(other) => xml.leaf("dc:description", &[("xml:lang", other)], &description.text),
            None => xml.leaf("dc:description", &[], &description.text),
        }
        xml.line();
    }
    if let Some(date) = date {
        xml.leaf("dc:date", &[], date);
        xml.line();
    }
    let mut meta = |property: &str, value: &str| {
        xml.leaf("meta", &[("property", property)], value);
        xml.line();
    };
    meta(
        "dcterms:modified",
        &format!("{}T00:00:00Z", date.unwrap_or(NO_DATE)),
    );
    meta("schema:accessMode", "textual");
    if !pictures.is_empty() {
        meta("schema:accessMode", "visual");
    }
    let is_described = described(rich, pictures);
    if is_described {
        meta("schema:accessModeSufficient", "textual");
    }
    if is_described && !pictures.is_empty() {
        meta("schema:accessibilityFeature", "alternativeText");
    }
    for feature in [
        "structuralNavigation",
        "tableOfContents",
        "readingOrder",
        "displayTransformability",
    ] {
        meta("schema:accessibilityFeature", feature);
    }
    meta("schema:accessibilityHazard", "none");
    xml.close();
    xml.line();
}

/// Returns whether each picture has a text that stands in for it.
fn described(rich: &RichDocument, pictures: &[(String, Picture)]) -> bool {
    let mut described = true;
    rich.each_line(&mut |line| {
        for piece in &line.pieces {
            if let InlineContent::Image(image) = &piece.what
                && pictures.iter().any(|(source, _)| *source == image.source)
            {
                described &= !image.text.is_empty();
            }
        }
    });
    described
}

/// Returns a name that is the same for each edition of a statement in a language: a UUID of version 8 (RFC 9562).
fn identifier(key: &str, language: &str) -> String {
    let digest = Sha256::digest(format!("paridad\0{language}\0{key}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut id = "urn:uuid:".to_owned();
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            id.push('-');
        }
        id.push_str(&format!("{byte:02x}"));
    }
    id
}
