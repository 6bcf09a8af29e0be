//! The edition as a document for Word and LibreOffice (ECMA-376): headings, lists, notes and languages as such, so that
//! it can be edited, commented on and signed off. No clock: the date is that of the front matter, or none.

mod body;
pub mod frame;
mod line;
mod namespaces;
mod numbering;
mod package_parts;
mod part;
pub mod reference;
mod style_sheet;
mod table;

use crate::config::editions::EditionFormat;
use crate::document::office::zip::Zip;
use crate::document::rich::model::RichDocument;
use crate::emit::editions::brand::LOGO;
use crate::emit::editions::docx::frame::DocxFrame;
use crate::emit::editions::docx::numbering::Numbering;
use crate::emit::editions::docx::package_parts::{
    add_reference, content_types, drawing, media, related, related_only, roots,
};
use crate::emit::editions::docx::part::DocxPart;
use crate::emit::editions::docx::reference::ReferenceDocx;
use crate::emit::editions::docx::style_sheet::styles;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::opening::{Opening, letterhead, opening};
use crate::emit::editions::package::picture::{Picture, pictures};
use crate::emit::editions::package::xml::Xml;
use crate::emit::editions::rich_edition::rich;
use crate::emit::page_strings::PageStrings;
use crate::locale::tag::{Direction, Locale};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

pub(super) fn make(source: &EditionSource<'_>) -> Vec<u8> {
    let rich = rich(source);
    let brand = source.context.brand;
    let mut pictures = pictures(rich, &|address| {
        source.shown_picture(address, EditionFormat::Docx)
    });
    let logo = brand.logo.as_ref();
    let logo = logo.and_then(|logo| logo.shown_in(EditionFormat::Docx));
    let has_logo = logo.is_some();
    pictures.extend(logo.map(|logo| (LOGO.to_owned(), logo.clone())));
    let frame = DocxFrame {
        title: &source.frame.title.text,
        description: source
            .frame
            .front
            .description
            .as_ref()
            .map(|words| &*words.text),
        date: source.frame.published.as_ref().map(|date| &*date.iso),
        strings: source.strings(),
        brand,
        paper: source.paper(),
        is_wide: false,
    };
    package(&frame, rich, &pictures, &|document| {
        let (title, rest) = rich.blocks.split_at(rich.title_end());
        let mut above = letterhead(source, has_logo);
        // The header of the reference is a letterhead.
        let reference = brand.reference_docx.as_ref();
        if reference.is_some_and(ReferenceDocx::has_header) {
            above.retain(|line| !matches!(line, Opening::Letterhead(_)));
        }
        document.opening(above);
        document.blocks(title);
        document.opening(opening(source));
        document.blocks(rest);
    })
}

/// Returns a document of a table in columns, below its title.
pub fn in_columns(frame: &DocxFrame<'_>, rich: &RichDocument) -> Vec<u8> {
    package(frame, rich, &[], &|document| document.blocks(&rich.blocks))
}

fn package(
    frame: &DocxFrame<'_>,
    rich: &RichDocument,
    pictures: &[(String, Picture)],
    write: &dyn Fn(&mut DocxPart<'_>),
) -> Vec<u8> {
    let (locale, reference) = (frame.strings.locale, frame.brand.reference_docx.as_ref());
    let mut numbering = Numbering::default();
    let context = part::DocxContext::new(rich, pictures, frame);
    let mut document = DocxPart::document(&context, &mut numbering);
    write(&mut document);
    let (document, relations) = document.finish_document();
    let notes = (!rich.notes.is_empty())
        .then(|| DocxPart::footnotes(&context, &mut numbering).finish_footnotes(&rich.notes));

    let mut zip = Zip::default();
    let has_notes = notes.is_some();
    zip.deflate(
        "[Content_Types].xml",
        &content_types(pictures, has_notes, reference),
    );
    zip.deflate("_rels/.rels", &roots());
    zip.deflate("docProps/core.xml", &properties(frame));
    zip.deflate("word/document.xml", &document);
    zip.deflate(
        "word/_rels/document.xml.rels",
        &related(&relations, has_notes, pictures, reference),
    );
    zip.deflate(
        "word/styles.xml",
        styles(frame.brand, locale.as_str()).as_bytes(),
    );
    if let Some(reference) = reference {
        add_reference(reference, &mut zip);
    }
    zip.deflate("word/numbering.xml", &numbering.finish());
    zip.deflate("word/settings.xml", &settings(locale, has_notes));
    if !reference.is_some_and(ReferenceDocx::has_footer) {
        zip.deflate("word/footer1.xml", &footer(frame.strings));
    }
    if let Some((notes, relations)) = notes {
        zip.deflate("word/footnotes.xml", &notes);
        zip.deflate(
            "word/_rels/footnotes.xml.rels",
            &related_only(&relations, pictures),
        );
    }
    for (number, (_, picture)) in pictures.iter().enumerate() {
        zip.store(&format!("word/{}", media(number, picture)), &picture.bytes);
        if let Some(svg) = &picture.drawing {
            zip.deflate(&format!("word/{}", drawing(number)), svg);
        }
    }
    zip.finish()
}

fn properties(frame: &DocxFrame<'_>) -> Vec<u8> {
    let core = format!("{PACKAGE}/metadata/core-properties");
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &core),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.leaf("dc:title", &[], frame.title);
    if let Some(description) = frame.description {
        xml.leaf("dc:description", &[], description);
    }
    xml.leaf("dc:language", &[], frame.strings.locale.as_str());
    if let Some(date) = frame.date {
        let moment = format!("{}T00:00:00Z", date);
        let kind = [("xsi:type", "dcterms:W3CDTF")];
        xml.leaf("dcterms:created", &kind, &moment);
        xml.leaf("dcterms:modified", &kind, &moment);
    }
    xml.finish()
}

fn settings(locale: &Locale, has_notes: bool) -> Vec<u8> {
    let language = locale.as_str();
    let mut xml = Xml::new();
    xml.open("w:settings", &namespaces::NAMESPACES);
    xml.empty("w:defaultTabStop", &[("w:val", "720")]);
    if has_notes {
        xml.open("w:footnotePr", &[]);
        xml.empty("w:footnote", &[("w:id", "-1")]);
        xml.empty("w:footnote", &[("w:id", "0")]);
        xml.close();
    }
    xml.open("w:compat", &[]);
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", "http://schemas.microsoft.com/office/word"),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode);
    xml.close();
    let languages = [
        ("w:val", language),
        ("w:eastAsia", language),
        ("w:bidi", language),
    ];
    xml.empty("w:themeFontLang", &languages);
    xml.finish()
}

/// Returns the number of the page, in words where the language has them.
fn footer(strings: &PageStrings<'_>) -> Vec<u8> {
    const PLACES: [(&str, &str); 2] = [("\u{1}", "PAGE"), ("\u{2}", "NUMPAGES")];
    let arguments = [("page", PLACES[0].0), ("pages", PLACES[1].0)];
    let text = strings.text("page-of", &arguments);
    let text = text.as_deref().unwrap_or(PLACES[0].0);
    let is_rtl = strings.locale.direction() == Direction::RightToLeft;
    let mut xml = Xml::new();
    xml.open("w:ftr", &namespaces::NAMESPACES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Footer")]);
    if is_rtl {
        xml.empty("w:bidi", &[]);
    }
    xml.close();
    for part in text.split_inclusive(['\u{1}', '\u{2}']) {
        let field = PLACES.iter().find(|(place, _)| part.ends_with(place));
        let words = part.trim_end_matches(['\u{1}', '\u{2}']);
        if !words.is_empty() {
            run(&mut xml, words, is_rtl);
        }
        if let Some((_, field)) = field {
            xml.open("w:fldSimple", &[("w:instr", field)]);
            run(&mut xml, "1", is_rtl);
            xml.close();
        }
    }
    xml.finish()
}

fn run(xml: &mut Xml, text: &str, is_rtl: bool) {
    xml.open("w:r", &[]);
    if is_rtl {
        xml.open("w:rPr", &[]);
        xml.empty("w:rtl", &[]);
        xml.close();
    }
    xml.leaf("w:t", &[("xml:space", "preserve")], text);
    xml.close();
}
