//! Which editions `build` makes of a statement.

use crate::config::reader::{Reader, Value};

/// The formats of editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EditionFormat {
    Markdown,
    Html,
    Text,
    /// For Word and LibreOffice.
    Docx,
    Epub,
    /// The page, printed by a browser.
    Pdf,
}

/// By the names that a user gives them, in the order in which they are made.
pub const EDITION_FORMATS: [(&str, EditionFormat); 6] = [
    ("markdown", EditionFormat::Markdown),
    ("html", EditionFormat::Html),
    ("text", EditionFormat::Text),
    ("docx", EditionFormat::Docx),
    ("epub", EditionFormat::Epub),
    ("pdf", EditionFormat::Pdf),
];

impl EditionFormat {
    /// What is made when nobody says anything.
    pub const DEFAULT: [EditionFormat; 3] = [
        EditionFormat::Markdown,
        EditionFormat::Html,
        EditionFormat::Text,
    ];

    /// Of the file.
    pub fn extension(self) -> &'static str {
        match self {
            EditionFormat::Markdown => "md",
            EditionFormat::Html => "html",
            EditionFormat::Text => "txt",
            EditionFormat::Docx => "docx",
            EditionFormat::Epub => "epub",
            EditionFormat::Pdf => "pdf",
        }
    }

    pub fn as_str(self) -> &'static str {
        let (name, _) = EDITION_FORMATS[self as usize];
        name
    }
}

pub(super) fn read(reader: &mut Reader, value: &Value) -> Option<Vec<EditionFormat>> {
    let mut formats = Vec::new();
    let Some(list) = value.get_ref().as_array() else {
        reader.wrong_type(value, "a list of formats");
        return None;
    };
    for value in list.iter() {
        let format = reader.choice(value, &EDITION_FORMATS);
        formats.extend(format.filter(|format| !formats.contains(format)));
    }
    formats.sort_unstable();
    Some(formats)
}
