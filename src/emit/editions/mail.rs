//! The edition as a mail that is ready to be sent: the text and the page for mail programs, which show the richer one
//! that they can.
//!
//! The text is wrapped and not `format=flowed`: lists, tables and headings keep their shape, and on narrow screens
//! the other part is shown. There is no date and no sender: `X-Unsent` opens the file as a draft, and what sends it
//! adds them. So the same statement gives the same bytes.

use mail_builder::headers::HeaderType;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};
use sha2::{Digest, Sha256};

use crate::emit::editions::mail_pictures::MailPictures;
use crate::emit::editions::model::EditionSource;
use crate::emit::editions::{mail_page, text};

pub(super) fn make(source: &EditionSource<'_>) -> Vec<u8> {
    let text = text::make(source);
    let pictures = MailPictures::default();
    let page = mail_page::make(source, &pictures);
    let language = source.edition.locale.as_str();
    let content_type =
        ContentType::new("multipart/alternative").attribute("boundary", boundary(&[&text, &page]));
    let part = |content_type: &'static str, text: String| {
        MimePart::new(content_type, text).language(language)
    };
    let related = boundary(&[&page, "related"]);
    let page = with_pictures(part("text/html", page), pictures, related);
    let message = MimePart {
        headers: vec![
            ("Subject".into(), Text::new(subject(source)).into()),
            ("Content-Language".into(), raw(language)),
            ("X-Unsent".into(), raw("1")),
            ("MIME-Version".into(), raw("1.0")),
            ("Content-Type".into(), content_type.into()),
        ],
        contents: BodyPart::Multipart(vec![part("text/plain", text), page]),
    };
    let mut bytes = Vec::new();
    message.write_part(&mut bytes);
    bytes
}

/// Returns the page with the pictures that it shows.
fn with_pictures<'m>(page: MimePart<'m>, pictures: MailPictures, boundary: String) -> MimePart<'m> {
    let pictures = pictures.into_parts().map(|(id, picture)| {
        let kind = picture.kind.media_type();
        MimePart::new(kind, picture.bytes).inline().cid(id)
    });
    let mut parts = vec![page];
    parts.extend(pictures);
    if parts.len() == 1 {
        return parts.remove(0);
    }
    let content_type = ContentType::new("multipart/related")
        .attribute("type", "text/html")
        .attribute("boundary", boundary);
    MimePart {
        headers: vec![("Content-Type".into(), content_type.into())],
        contents: BodyPart::Multipart(parts),
    }
}

fn raw(value: &str) -> HeaderType<'_> {
    Raw::new(value).into()
}

/// Returns the title on one line. What looks encoded would be decoded: an unseen character makes it plain text.
fn subject(source: &EditionSource<'_>) -> String {
    let title = &source.frame.title.text;
    let words: Vec<&str> = title
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").replace("=?", "=\u{2060}?")
}

/// Returns the boundary between the parts: it is in neither, since encoded text has no `=_`, and not by chance.
fn boundary(parts: &[&str]) -> String {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_be_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    let name: String = digest
        .iter()
        .take(12)
        .map(|it| format!("{it:02x}"))
        .collect();
    format!("=_{name}")
}
