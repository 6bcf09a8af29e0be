//! Drafts of mail.

use mail_parser::{MessageParser, MimeHeaders};

use crate::finding::Finding;

/// The headers that a draft has; whatever else there is came in by a line break.
const HEADERS: &[&str] = &[
    "subject",
    "x-unsent",
    "mime-version",
    "content-type",
    "content-language",
    "content-transfer-encoding",
    "message-id",
    "date",
];

/// Judges a draft, and gives its pages.
///
/// # Errors
/// A header that is not paridad's, or a draft that cannot be read.
pub fn judge(bytes: &[u8]) -> Result<Vec<String>, Finding> {
    let shown = || {
        String::from_utf8_lossy(bytes)
            .chars()
            .take(3000)
            .collect::<String>()
    };
    let fault = |kind: &str, what: &str| {
        Finding::new(format!("mail: {kind}"), format!("{what}\n{}", shown()))
    };
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or_else(|| fault("unreadable", ""))?;
    let mut names = Vec::new();
    for header in message.headers() {
        let name = header.name().to_ascii_lowercase();
        if !HEADERS.contains(&&*name) {
            return Err(fault("a header", &name));
        }
        if names.contains(&name) {
            return Err(fault("a header twice", &name));
        }
        names.push(name);
    }
    // The head again, by nothing but lines: readers differ in what ends one.
    let head = bytes
        .windows(4)
        .position(|it| it == b"\r\n\r\n")
        .unwrap_or(bytes.len());
    for line in bytes[..head].split(|it| *it == b'\n' || *it == b'\r') {
        let is_continued = line.first().is_none_or(u8::is_ascii_whitespace);
        let name = line.split(|it| *it == b':').next().unwrap_or_default();
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        if !is_continued && !HEADERS.contains(&&*name) {
            return Err(fault("a line of the head", &name));
        }
        if line
            .iter()
            .any(|it| *it < b' ' && *it != b'\t' || *it == 0x7f)
        {
            return Err(fault("a control in the head", &name));
        }
    }
    let mut pages = Vec::new();
    for part in &message.parts {
        let kind = part
            .content_type()
            .map(|it| format!("{}/{}", it.ctype(), it.subtype().unwrap_or("")));
        match kind.as_deref() {
            None
            | Some(
                "text/plain"
                | "text/html"
                | "multipart/alternative"
                | "multipart/related"
                | "multipart/mixed",
            ) => {}
            Some(other) => return Err(fault("a part", other)),
        }
        if kind.as_deref() == Some("text/html") {
            pages.push(part.text_contents().unwrap_or_default().to_owned());
        }
    }
    Ok(pages)
}
