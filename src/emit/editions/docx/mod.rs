//! The edition as a document for Word and LibreOffice (ECMA-376): headings, lists, notes and languages as such, so that
//! it can be edited, commented on and signed off. No clock: the date is that of the front matter, or none.

mod body;
mod line;
mod namespaces;
mod numbering;
mod part;
mod table;

use crate::emit::editions::docx::numbering::Numbering;
use crate::emit::editions::docx::part::{DocxPart, Relation};
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::opening::{Opening, opening};
use crate::emit::editions::package::picture::{Picture, pictures};
use crate::emit::editions::package::xml::Xml;
use crate::emit::editions::package::zip::Zip;
use crate::emit::editions::rich_edition::rich;
use crate::locale::tag::{Direction, Locale};

const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

pub(super) fn make(source: &EditionSource<'_>) -> Vec<u8> {
    let locale = source.edition.locale;
    let rich = rich(source);
    let pictures = pictures(rich, source.context.pictures);
    let mut numbering = Numbering::default();
    let context = part::DocxContext::new(rich, &pictures, locale);

    let mut document = DocxPart::document(&context, &mut numbering);
    let (title, rest) = rich.blocks.split_at(rich.title_end());
    document.blocks(title);
    for opening in opening(source) {
        match opening {
            Opening::Headline(line) => document.styled("Title", &line),
            Opening::Subtitle(line) => document.styled("Subtitle", &line),
            Opening::Dateline(line) => document.styled("Date", &line),
        }
    }
    document.blocks(rest);
    let (document, relations) = document.finish_document();
    let notes = (!rich.notes.is_empty())
        .then(|| DocxPart::footnotes(&context, &mut numbering).finish_footnotes(&rich.notes));

    let mut zip = Zip::default();
    let has_notes = notes.is_some();
    zip.deflate("[Content_Types].xml", &content_types(&pictures, has_notes));
    zip.deflate("_rels/.rels", &roots());
    zip.deflate("docProps/core.xml", &properties(source));
    zip.deflate("word/document.xml", &document);
    zip.deflate(
        "word/_rels/document.xml.rels",
        &related(&relations, has_notes, &pictures),
    );
    zip.deflate("word/styles.xml", styles(locale).as_bytes());
    zip.deflate("word/numbering.xml", &numbering.finish());
    zip.deflate("word/settings.xml", &settings(locale, has_notes));
    zip.deflate("word/footer1.xml", &footer(source));
    if let Some((notes, relations)) = notes {
        zip.deflate("word/footnotes.xml", &notes);
        zip.deflate(
            "word/_rels/footnotes.xml.rels",
            &related_only(&relations, &pictures),
        );
    }
    for (number, (_, picture)) in pictures.iter().enumerate() {
        zip.store(&format!("word/{}", media(number, picture)), &picture.bytes);
    }
    zip.finish()
}

/// Returns the path of a picture below `word/`.
fn media(number: usize, picture: &Picture) -> String {
    format!("media/image{}.{}", number + 1, picture.kind.extension())
}

fn content_types(pictures: &[(String, Picture)], has_notes: bool) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespace = format!("{PACKAGE}/content-types");
    xml.open("Types", &[("xmlns", &namespace)]);
    let mut default = |extension: &str, kind: &str| {
        xml.empty(
            "Default",
            &[("Extension", extension), ("ContentType", kind)],
        );
    };
    default(
        "rels",
        "application/vnd.openxmlformats-package.relationships+xml",
    );
    default("xml", "application/xml");
    let mut kinds: Vec<(&str, &str)> = pictures
        .iter()
        .map(|(_, picture)| (picture.kind.extension(), picture.kind.media_type()))
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    for (extension, kind) in kinds {
        default(extension, kind);
    }
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{WORD}.document.main+xml"));
    part("/word/styles.xml", &format!("{WORD}.styles+xml"));
    part("/word/numbering.xml", &format!("{WORD}.numbering+xml"));
    part("/word/settings.xml", &format!("{WORD}.settings+xml"));
    part("/word/footer1.xml", &format!("{WORD}.footer+xml"));
    if has_notes {
        part("/word/footnotes.xml", &format!("{WORD}.footnotes+xml"));
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    xml.finish()
}

fn roots() -> Vec<u8> {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let main = format!("{DOCUMENT}/officeDocument");
    let mut xml = relationships();
    relationship(&mut xml, "rId1", &main, "word/document.xml");
    relationship(&mut xml, "rId2", &core, "docProps/core.xml");
    xml.finish()
}

fn relationships() -> Xml {
    let mut xml = Xml::new();
    let namespace = format!("{PACKAGE}/relationships");
    xml.open("Relationships", &[("xmlns", &namespace)]);
    xml
}

fn relationship(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty(
        "Relationship",
        &[("Id", id), ("Type", kind), ("Target", target)],
    );
}

/// Returns the relationships of the document: its parts, links and pictures.
fn related(relations: &[Relation], has_notes: bool, pictures: &[(String, Picture)]) -> Vec<u8> {
    let mut xml = relationships();
    let mut parts = vec!["styles", "numbering", "settings", "footer1"];
    if has_notes {
        parts.push("footnotes");
    }
    for part in parts {
        let kind = format!("{DOCUMENT}/{}", part.trim_end_matches('1'));
        relationship(&mut xml, part, &kind, &format!("{part}.xml"));
    }
    relate(&mut xml, relations, pictures);
    xml.finish()
}

fn related_only(relations: &[Relation], pictures: &[(String, Picture)]) -> Vec<u8> {
    let mut xml = relationships();
    relate(&mut xml, relations, pictures);
    xml.finish()
}

fn relate(xml: &mut Xml, relations: &[Relation], pictures: &[(String, Picture)]) {
    for (number, relation) in relations.iter().enumerate() {
        let id = part::relation_id(number);
        match relation {
            Relation::Link(address) => {
                let kind = format!("{DOCUMENT}/hyperlink");
                let attributes = [
                    ("Id", &*id),
                    ("Type", &kind),
                    ("Target", address),
                    ("TargetMode", "External"),
                ];
                xml.empty("Relationship", &attributes);
            }
            Relation::Picture(at) => {
                let target = media(*at, &pictures[*at].1);
                relationship(xml, &id, &format!("{DOCUMENT}/image"), &target);
            }
        }
    }
}

fn properties(source: &EditionSource<'_>) -> Vec<u8> {
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
    xml.leaf("dc:title", &[], &source.frame.title.text);
    if let Some(description) = &source.frame.front.description {
        xml.leaf("dc:description", &[], &description.text);
    }
    xml.leaf("dc:language", &[], source.edition.locale.as_str());
    if let Some(date) = &source.frame.published {
        let moment = format!("{}T00:00:00Z", date.iso);
        let kind = [("xsi:type", "dcterms:W3CDTF")];
        xml.leaf("dcterms:created", &kind, &moment);
        xml.leaf("dcterms:modified", &kind, &moment);
    }
    xml.finish()
}

fn styles(locale: &Locale) -> String {
    let language = locale.as_str();
    include_str!("styles.xml").replace("{language}", language)
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

/// The number of the page, in words where the language has them.
fn footer(source: &EditionSource<'_>) -> Vec<u8> {
    const PLACES: [(&str, &str); 2] = [("\u{1}", "PAGE"), ("\u{2}", "NUMPAGES")];
    let arguments = [("page", PLACES[0].0), ("pages", PLACES[1].0)];
    let text = source.strings().text("page-of", &arguments);
    let text = text.as_deref().unwrap_or(PLACES[0].0);
    let is_rtl = source.edition.locale.direction() == Direction::RightToLeft;
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
