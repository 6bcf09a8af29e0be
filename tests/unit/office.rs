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

/// The files of an archive, by the directory at its end, in which nothing may tell when it was made.
fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
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
