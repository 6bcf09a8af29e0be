//! Mails, read again by a parser of mail: the subject, the parts and the languages are those that were written.

use crate::unit::building;

use building::Project;
use mail_parser::{Message, MessageParser, MimeHeaders};
use paridad::document::model::{Format, Options};
use paridad::document::parse;
use proptest::prelude::*;

const CONFIGURATION: &str = "editions = [\"text\", \"mail\"]\nsource = \"en\"\n";

/// The mail of a statement in the source language, and its text edition.
fn mail(statement: &str) -> (Vec<u8>, String) {
    let mut project = Project::default();
    project.add("paridad.toml", CONFIGURATION);
    project.add("content/a.md", statement);
    project.add("locales/en/a.ftl", &catalog(statement));
    let (outcome, mut files) = project.build();
    let mail = files.remove(camino::Utf8Path::new("en/a.eml"));
    let text = files.remove(camino::Utf8Path::new("en/a.txt"));
    let text = String::from_utf8(text.expect(&outcome)).unwrap();
    (mail.expect(&outcome), text)
}

/// The source catalog of a statement, whatever its blocks hold.
fn catalog(statement: &str) -> String {
    let document = parse(Format::Markdown, statement, &Options::default());
    let mut catalog = String::new();
    for (number, block) in document.blocks.iter().enumerate() {
        let text = block.text.replace('\\', "\\\\").replace('"', "\\\"");
        let text = text.replace('\n', "\\u000A");
        catalog.push_str(&format!("m{number} = {{ \"{text}\" }}\n"));
    }
    catalog
}

/// What the format asks of every line.
fn is_sound(mail: &[u8]) {
    let text = std::str::from_utf8(mail).unwrap();
    assert!(text.is_ascii(), "{text}");
    for line in text.split("\r\n") {
        assert!(!line.contains(['\r', '\n']), "{line:?}");
        assert!(line.len() <= 78, "{line:?}");
    }
    assert!(text.ends_with("--\r\n"));
    let head = text.split("\r\n\r\n").next().unwrap();
    assert!(!head.contains("\nDate:") && !head.contains("\nMessage-ID:"));
}

fn part(mail: &Message<'_>, at: u32) -> (String, String, String) {
    let part = mail.part(at).unwrap();
    let kind = part.content_type().unwrap();
    let name = format!("{}/{}", kind.ctype(), kind.subtype().unwrap());
    let language = part.content_language().as_text().unwrap_or_default();
    let text = part.text_contents().unwrap().replace("\r\n", "\n");
    assert_eq!(kind.attribute("charset"), Some("utf-8"));
    (name, language.to_owned(), text)
}

fn reads_back(title: &str, body: &str) {
    let quoted = serde_json::to_string(title).unwrap();
    let (bytes, expected) = mail(&format!("---\ntitle: {quoted}\n---\n\n{body}\n"));
    is_sound(&bytes);
    let mail = MessageParser::new().parse(&bytes).unwrap();
    let one_line: Vec<&str> = title.split_whitespace().collect();
    let subject = mail.subject().unwrap_or_default().replace('\u{2060}', "");
    assert_eq!(subject, one_line.join(" "));
    assert_eq!(mail.content_language().as_text(), Some("en"));
    assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    assert_eq!(mail.parts.len(), 3);
    let (name, language, text) = part(&mail, 1);
    assert_eq!((&*name, &*language), ("text/plain", "en"));
    assert_eq!(text, expected);
    let (name, language, page) = part(&mail, 2);
    assert_eq!((&*name, &*language), ("text/html", "en"));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"));
    assert!(page.ends_with("</html>\n"));
}

#[test]
fn strange_statements() {
    for (title, body) in [
        ("Plain", "Body."),
        (
            "«Ningún niño»: 🕊 ¿y después?",
            "Señor & señora <https://example.org/ñ?a=1&b=2>",
        ),
        (
            "=?utf-8?Q?not_encoded?=",
            "=20 = \\= .\n\n.\n\nFrom here on",
        ),
        ("بيان بشأن حقوق الإنسان", "ندعو جميع الدول"),
        ("One\nBcc: all@example.org\r\n\r\nX", "--=_x\n\n--\n"),
        (
            &"very long title ".repeat(40),
            &format!("A {}", "word".repeat(400)),
        ),
        (
            &"ñ".repeat(300),
            "人権は、すべての人に平等に保障されなければならない。",
        ),
    ] {
        reads_back(title, body);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_statement(title in "[ a-zñé:=?_.“”人🕊\n]{1,90}[a-z]", body in "([ a-zñ=.&<人-]{1,90}\n\n){1,5}") {
        reads_back(&title, &body);
    }
}
