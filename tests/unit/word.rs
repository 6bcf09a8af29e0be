//! Word documents that come in. The cases of `tests/word/*.md` are parts of a document, begun by `== `, and the page that
//! is read of them, in the fence `html`. `UPDATE=1 cargo test --lib unit::word::` writes the pages as they come out.

use crate::unit::building;

use building::pages;
use paridad::document::office::word::WordDocument;
use paridad::document::office::zip::Zip;

#[test]
fn cases() {
    pages::check("tests/word", played);
}

fn played(case: &str) -> String {
    let project = pages::project(case);
    let mut zip = Zip::default();
    let relation = |kind: &str, target: &str| {
        format!("<Relationship Id=\"{kind}\" Type=\"x/{kind}\" Target=\"{target}\"/>")
    };
    let root = relation("officeDocument", "word/document.xml");
    zip.deflate(
        "_rels/.rels",
        format!("<Relationships>{root}</Relationships>").as_bytes(),
    );
    let own = "word/_rels/document.xml.rels";
    let written = project.files.get(camino::Utf8Path::new(own));
    let written = written.map_or_else(String::new, |it| String::from_utf8(it.clone()).unwrap());
    let more = written.trim().trim_start_matches("<Relationships>");
    let more = more.trim_end_matches("</Relationships>");
    let kinds = ["styles", "numbering", "footnotes", "endnotes"];
    let parts = kinds.map(|kind| relation(kind, &format!("{kind}.xml")));
    let parts = parts.concat() + more;
    zip.deflate(
        own,
        format!("<Relationships>{parts}</Relationships>").as_bytes(),
    );
    for (path, bytes) in project.files.iter().filter(|(path, _)| *path != own) {
        zip.deflate(path.as_str(), bytes);
    }
    let read = WordDocument::read(&zip.finish());
    let (found, unread) = match read {
        Ok(document) => (document.html(), document.unread().join("\n")),
        Err(reason) => (format!("{reason}\n"), String::new()),
    };
    pages::with_bodies(case, |head| match head {
        "html html" => Some(found.clone()),
        "text unread" => Some(unread.clone()),
        _ => None,
    })
}

#[test]
fn bombs_and_damage() {
    let mut zip = Zip::default();
    zip.deflate("_rels/.rels", &vec![b' '; 60 << 20]);
    let reason = WordDocument::read(&zip.finish()).unwrap_err();
    assert_eq!(reason, "its part `_rels/.rels` is larger than 48 MB");

    let mut zip = Zip::default();
    zip.deflate("_rels/.rels", b"<Relationships/>");
    let bytes = zip.finish();
    assert!(WordDocument::read(&bytes).is_err());
    for at in 0..bytes.len() {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        assert!(WordDocument::read(&damaged).is_err());
        assert!(WordDocument::read(&bytes[..at]).is_err());
    }
}
