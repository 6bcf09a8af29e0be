//! The formats of editions that `build` makes of a statement.

use std::num::NonZeroU16;

use serde::Deserialize;

use crate::config::reader::{ConfigReader, TomlValue};

/// The formats of editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EditionFormat {
    Markdown,
    Html,
    Text,
    /// A message for a mail program, with text and page.
    Mail,
    /// The languages in columns, for those who review them.
    SideBySide,
    /// Pages and files that lead readers to the editions: indexes, a sitemap, feeds.
    Site,
    /// For Word and LibreOffice.
    Docx,
    Epub,
    /// The page, printed by a browser.
    Pdf,
}

/// By the names that a user gives them, in the order in which they are made.
pub const EDITION_FORMATS: [(&str, EditionFormat); 9] = [
    ("markdown", EditionFormat::Markdown),
    ("html", EditionFormat::Html),
    ("text", EditionFormat::Text),
    ("mail", EditionFormat::Mail),
    ("side-by-side", EditionFormat::SideBySide),
    ("site", EditionFormat::Site),
    ("docx", EditionFormat::Docx),
    ("epub", EditionFormat::Epub),
    ("pdf", EditionFormat::Pdf),
];

/// The columns of a line of plain text, as mail has had them since there is mail.
pub const TEXT_WIDTH: NonZeroU16 = NonZeroU16::new(72).expect("72 is not 0");

/// Narrower lines cannot hold the words of a language, longer ones mail does not carry.
const WIDTHS: std::ops::RangeInclusive<u16> = 20..=998;

impl EditionFormat {
    /// The formats where the configuration names none.
    pub const DEFAULT: [EditionFormat; 3] = [
        EditionFormat::Markdown,
        EditionFormat::Html,
        EditionFormat::Text,
    ];

    /// Of the file.
    pub fn extension(self) -> &'static str {
        match self {
            EditionFormat::Markdown => "md",
            EditionFormat::Html | EditionFormat::SideBySide | EditionFormat::Site => "html",
            EditionFormat::Text => "txt",
            EditionFormat::Mail => "eml",
            EditionFormat::Docx => "docx",
            EditionFormat::Epub => "epub",
            EditionFormat::Pdf => "pdf",
        }
    }

    /// As the manifest has it: the extension, where one format alone has it.
    pub fn in_manifest(self) -> &'static str {
        match self {
            EditionFormat::SideBySide | EditionFormat::Site => self.as_str(),
            _ => self.extension(),
        }
    }

    /// Returns the name that a user gives the format: `side-by-side`.
    pub fn as_str(self) -> &'static str {
        let (name, _) = EDITION_FORMATS[self as usize];
        name
    }
}

pub(super) fn read(reader: &mut ConfigReader, value: &TomlValue) -> Option<Vec<EditionFormat>> {
    reader.choices(value, &EDITION_FORMATS)
}

/// `[text]`: what `width` says, 0 for `None`.
pub(super) fn read_text_width(reader: &mut ConfigReader, value: &TomlValue) -> Option<NonZeroU16> {
    let mut width = Some(TEXT_WIDTH);
    for (key, value) in reader.table(value).into_iter().flatten() {
        if key.get_ref() != "width" {
            reader.unknown_key(key, &["width"]);
            continue;
        }
        let number = value.get_ref().as_integer();
        let number = number.and_then(|it| u16::from_str_radix(it.as_str(), it.radix()).ok());
        match number {
            Some(number) if number == 0 || WIDTHS.contains(&number) => {
                width = NonZeroU16::new(number);
            }
            Some(_) | None => {
                let (least, most) = (WIDTHS.start(), WIDTHS.end());
                let help = format!(
                    "write a whole number from {least} to {most}, or 0 to leave lines long"
                );
                reader.error(value.span(), "this is no width of a line", Some(help));
            }
        }
    }
    width
}
