//! The parts that hold a Word document together: types and relationships, and what is taken from a reference.

use std::collections::BTreeMap;

use crate::document::office::zip::Zip;
use crate::emit::editions::docx::part::{self, Relation};
use crate::emit::editions::docx::reference::ReferenceDocx;
use crate::emit::editions::package::picture::{Picture, PictureKind};
use crate::emit::editions::package::xml::Xml;

const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Returns the path of a picture below `word/`.
pub(super) fn media(number: usize, picture: &Picture) -> String {
    format!("media/image{}.{}", number + 1, picture.kind.extension())
}

/// Returns the path of a drawing below `word/`.
pub(super) fn drawing(number: usize) -> String {
    format!("media/drawing{}.svg", number + 1)
}

/// Returns the types of all parts.
pub(super) fn content_types(
    pictures: &[(String, Picture)],
    has_notes: bool,
    reference: Option<&ReferenceDocx>,
) -> Vec<u8> {
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
    if pictures
        .iter()
        .any(|(_, picture)| picture.drawing.is_some())
    {
        let svg = PictureKind::Svg;
        kinds.push((svg.extension(), svg.media_type()));
    }
    let edges = reference.map_or(&[][..], |reference| &reference.edges);
    let names = edges.iter().flat_map(|edge| &edge.pictures);
    kinds.extend(names.filter_map(|(name, _)| picture_type(name)));
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
    if !reference.is_some_and(ReferenceDocx::has_footer) {
        part("/word/footer1.xml", &format!("{WORD}.footer+xml"));
    }
    if has_notes {
        part("/word/footnotes.xml", &format!("{WORD}.footnotes+xml"));
    }
    for (at, edge) in edges.iter().enumerate() {
        let kind = format!("{WORD}.{}+xml", edge.kind);
        part(&format!("/word/{}", edge_path(at)), &kind);
    }
    if reference.is_some_and(|reference| reference.theme.is_some()) {
        part(
            "/word/theme/theme1.xml",
            "application/vnd.openxmlformats-officedocument.theme+xml",
        );
    }
    part(
        "/docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
    );
    xml.finish()
}

/// Returns the relationships of the document as a whole.
pub(super) fn roots() -> Vec<u8> {
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
pub(super) fn related(
    relations: &[Relation],
    has_notes: bool,
    pictures: &[(String, Picture)],
    reference: Option<&ReferenceDocx>,
) -> Vec<u8> {
    let mut xml = relationships();
    let mut parts = vec!["styles", "numbering", "settings", "footer1"];
    if reference.is_some_and(ReferenceDocx::has_footer) {
        parts.pop();
    }
    if has_notes {
        parts.push("footnotes");
    }
    for part in parts {
        let kind = format!("{DOCUMENT}/{}", part.trim_end_matches('1'));
        relationship(&mut xml, part, &kind, &format!("{part}.xml"));
    }
    let edges = reference.map_or(&[][..], |reference| &reference.edges);
    for (at, edge) in edges.iter().enumerate() {
        let kind = format!("{DOCUMENT}/{}", edge.kind);
        relationship(&mut xml, &part::edge_id(at), &kind, &edge_path(at));
    }
    if reference.is_some_and(|reference| reference.theme.is_some()) {
        let kind = format!("{DOCUMENT}/theme");
        relationship(&mut xml, "theme", &kind, "theme/theme1.xml");
    }
    relate(&mut xml, relations, pictures);
    xml.finish()
}

/// Returns the path of a header or footer of the reference, below `word/`: in a folder of its own, where its pictures meet no
/// others.
fn edge_path(at: usize) -> String {
    format!("reference/edge{}.xml", at + 1)
}

/// Adds what an edition takes from the reference, its styles aside.
pub(super) fn add_reference(reference: &ReferenceDocx, zip: &mut Zip) {
    if let Some(theme) = &reference.theme {
        zip.deflate("word/theme/theme1.xml", theme);
    }
    let mut pictures = BTreeMap::new();
    for (at, edge) in reference.edges.iter().enumerate() {
        zip.deflate(&format!("word/{}", edge_path(at)), &edge.part);
        let mut xml = relationships();
        for relation in &edge.relations {
            let kind = format!("{DOCUMENT}/{}", relation.kind);
            let mut attributes = vec![
                ("Id", &*relation.id),
                ("Type", &kind),
                ("Target", &relation.target),
            ];
            if relation.is_external {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
        let path = format!("word/reference/_rels/edge{}.xml.rels", at + 1);
        zip.deflate(&path, &xml.finish());
        for (name, bytes) in &edge.pictures {
            pictures.insert(name, bytes);
        }
    }
    for (name, bytes) in pictures {
        zip.store(&format!("word/reference/{name}"), bytes);
    }
}

/// Returns the extension of a picture and its media type, as far as Word shows it.
fn picture_type(name: &str) -> Option<(&'static str, &'static str)> {
    const TYPES: [(&str, &str); 7] = [
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("gif", "image/gif"),
        ("svg", "image/svg+xml"),
        ("emf", "image/x-emf"),
        ("wmf", "image/x-wmf"),
    ];
    let extension = name.rsplit('.').next()?;
    TYPES.into_iter().find(|(known, _)| *known == extension)
}

/// Returns the relationships of a part that only has links and pictures.
pub(super) fn related_only(relations: &[Relation], pictures: &[(String, Picture)]) -> Vec<u8> {
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
            Relation::Drawing(at) => {
                relationship(xml, &id, &format!("{DOCUMENT}/image"), &drawing(*at));
            }
        }
    }
}
