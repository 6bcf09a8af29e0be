//! Which editions `build` makes of a statement.

use crate::config::reader::{Reader, Value};

/// The formats of editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EditionFormat {
    Markdown,
    Html,
    Text,
}

/// By the names that a user gives them, in the order in which they are made.
pub const EDITION_FORMATS: [(&str, EditionFormat); 3] = [
    ("markdown", EditionFormat::Markdown),
    ("html", EditionFormat::Html),
    ("text", EditionFormat::Text),
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
        }
    }

    pub fn as_str(self) -> &'static str {
        let (name, _) = EDITION_FORMATS[self as usize];
        name
    }
}

pub(super) fn read(reader: &mut Reader, value: &Value) -> Option<Vec<EditionFormat>> {
    reader.choices(value, &EDITION_FORMATS)
}
