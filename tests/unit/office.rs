//! What stands in the editions that are archives, Word documents and books. The cases of `tests/office/*.md` are files
//! of a small project, begun by `== `, and the parts that matter, in fences that name them
//! (`dist/es/a.docx/word/document.xml`).
//! `UPDATE=1 cargo test --lib unit::office::` writes the parts as they come out.

use crate::unit::building;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;

use building::pages;
use flate2::read::DeflateDecoder;
use paridad::document::office::zip::Zip;
use quick_xml::Reader;
use quick_xml::events::Event;

#[test]
fn cases() {
    pages::check("tests/office", played);
}

fn played(case: &str) -> String {
    let mut project = pages::project(case);
    let picture = fs::read("tests/office/project/content/map.png").unwrap();
    project.files.insert("content/map.png".into(), picture);
    let (outcome, output) = project.build();
    assert_eq!(
        project.build(),
        (outcome.clone(), output.clone()),
        "the same input, the same bytes"
    );
    let mut parts = BTreeMap::new();
    for (path, bytes) in &output {
        if matches!(path.extension(), Some("docx" | "epub")) {
            for (part, bytes) in unzipped(bytes) {
                let path = format!("dist/{path}/{part}");
                well_formed(&path, &bytes);
                parts.insert(path, bytes);
            }
        }
    }
    pages::with_bodies(case, |head| match head.split_once(' ')?.1 {
        "dist/" => Some(parts.keys().map(|path| format!("{path}\n")).collect()),
        path if path.starts_with("dist/") => Some(match parts.get(path) {
            Some(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            None => outcome.clone(),
        }),
        _ => None,
    })
}

/// A document of a Spanish Word: its styles have other ids than their names say, its header a picture.
fn reference() -> Vec<u8> {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |relations: &[(&str, &str, &str)]| {
        let relation = |(id, kind, target): &(&str, &str, &str)| {
            format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>")
        };
        let relations: String = relations.iter().map(relation).collect();
        format!("<Relationships>{relations}</Relationships>")
    };
    let style = |id: &str, name: &str, more: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{more}</w:style>"
        )
    };
    let normal = style("Normal", "Normal", "");
    let heading = style(
        "Ttulo1",
        "heading 1",
        "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Ttulo1\"/><w:rPr><w:color w:val=\"FF00FF\"/></w:rPr>",
    );
    let taken = style("Title", "Mi estilo", "");
    let defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"es-PE\"/></w:rPr></w:rPrDefault></w:docDefaults>";
    let picture = fs::read("tests/office/project/content/map.png").unwrap();
    let mut zip = Zip::default();
    for (path, text) in [
        (
            "_rels/.rels",
            relations(&[("a", "officeDocument", "word/document.xml")]),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("s", "styles", "styles.xml"),
                ("t", "theme", "theme/theme1.xml"),
                ("h", "header", "header1.xml"),
                ("x", "header", "../../../etc/passwd"),
            ]),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document xmlns:w=\"{W}\" xmlns:r=\"{R}\"><w:body><w:p/><w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/>\
                 <w:headerReference w:type=\"first\" r:id=\"x\"/><w:pgMar w:top=\"2000\" w:left=\"900\" w:right=\"99999999\"/></w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/styles.xml",
            format!("<w:styles xmlns:w=\"{W}\">{defaults}{normal}{heading}{taken}</w:styles>"),
        ),
        (
            "word/theme/theme1.xml",
            "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"/>"
                .to_owned(),
        ),
        (
            "word/header1.xml",
            format!("<w:hdr xmlns:w=\"{W}\"><w:p/></w:hdr>"),
        ),
        (
            "word/_rels/header1.xml.rels",
            relations(&[
                ("p", "image", "media/image1.png"),
                ("q", "oleObject", "evil.bin"),
            ]),
        ),
    ] {
        zip.deflate(path, text.as_bytes());
    }
    zip.store("word/media/image1.png", &picture);
    zip.finish()
}

#[test]
fn a_reference_gives_its_styles() {
    let mut project = building::Project::default();
    project.add(
        "paridad.toml",
        "editions = [\"docx\"]\n[brand]\nname = \"Us\"\nreference-docx = \"brand/us.docx\"\n",
    );
    project.add("content/a.md", "# One\n\nTwo\n");
    project.add("locales/en/a.ftl", "one = One\ntwo = Two\n");
    project.files.insert("brand/us.docx".into(), reference());
    let (_, output) = project.build();
    let parts = unzipped(&output[camino::Utf8Path::new("en/a.docx")]);
    for (path, bytes) in &parts {
        if !path.ends_with(".png") {
            well_formed(path, bytes);
        }
    }
    let parts: BTreeMap<String, Vec<u8>> = parts.into_iter().collect();
    let part = |name: &str| String::from_utf8(parts[name].clone()).unwrap();
    let styles = part("word/styles.xml");
    assert!(styles.contains("w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Heading1\"/><w:rPr><w:color w:val=\"FF00FF\"/>"));
    assert!(styles.contains("<w:lang w:val=\"en\"/>"), "{styles}");
    assert_eq!(styles.matches("w:styleId=\"Title\"").count(), 1);
    assert_eq!(styles.matches("w:styleId=\"Normal\"").count(), 1);
    assert!(styles.contains("w:styleId=\"Quote\""));
    let document = part("word/document.xml");
    assert!(document.contains("<w:headerReference w:type=\"default\" r:id=\"edge1\"/>"));
    assert!(document.contains("w:top=\"2000\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"900\""));
    assert!(!document.contains(">Us<"), "its header is the letterhead");
    let related = part("word/reference/_rels/edge1.xml.rels");
    assert!(related.contains("media/image1.png") && !related.contains("evil"));
    for name in [
        "word/theme/theme1.xml",
        "word/reference/edge1.xml",
        "word/reference/media/image1.png",
        "word/footer1.xml",
    ] {
        assert!(parts.contains_key(name), "{name}");
    }
}

/// The files of an archive, by the directory at its end, in which nothing may tell when it was made.
pub fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (short(end + 10), long(end + 16));
    let mut files = Vec::new();
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        assert_eq!(long(at + 12), 0x0021_0000, "a fixed time");
        let (method, crc, packed, size) =
            (short(at + 10), long(at + 16), long(at + 20), long(at + 24));
        let (name, offset) = (short(at + 28), long(at + 42));
        let path = std::str::from_utf8(&bytes[at + 46..at + 46 + name]).unwrap();
        let start = offset + 30 + name;
        let data = &bytes[start..start + packed];
        let mut content = Vec::new();
        match method {
            0 => content.extend_from_slice(data),
            _ => drop(DeflateDecoder::new(data).read_to_end(&mut content).unwrap()),
        }
        assert_eq!(content.len(), size);
        let mut check = flate2::Crc::new();
        check.update(&content);
        assert_eq!(check.sum() as usize, crc);
        files.push((path.to_owned(), content));
        at += 46 + name;
    }
    assert_eq!(at, end);
    files
}

fn well_formed(path: &str, bytes: &[u8]) {
    if ![".xml", ".rels", ".xhtml", ".opf"]
        .iter()
        .any(|it| path.ends_with(it))
    {
        return;
    }
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                for attribute in tag.attributes() {
                    attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
                }
            }
            Ok(_) => {}
            Err(error) => panic!("{path}: {error}"),
        }
    }
}
