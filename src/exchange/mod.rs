//! Carries texts to the programs of translators and back, and reads their glossaries. Text in, data out: no input or
//! output.

pub mod model;

pub mod atoms;
pub mod codes;
pub mod compose;
mod marks;
pub mod note_words;
pub mod notes;
pub mod shape;
pub mod units;

pub mod csv;
pub mod glossary;
mod po;
mod table;
pub mod tbx;
mod tmx;
mod xliff12;
mod xliff20;
mod xml;

use crate::exchange::model::{Exchange, ReadFault, ReturnedFile};

/// A format in which texts go out and come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExchangeFormat {
    /// XLIFF 1.2.
    Xliff,
    /// XLIFF 2.0.
    Xliff2,
    /// Gettext.
    Po,
    /// A table.
    Csv,
    /// A translation memory.
    Tmx,
}

impl ExchangeFormat {
    pub const ALL: [ExchangeFormat; 5] = [
        ExchangeFormat::Xliff,
        ExchangeFormat::Xliff2,
        ExchangeFormat::Po,
        ExchangeFormat::Csv,
        ExchangeFormat::Tmx,
    ];

    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            ExchangeFormat::Xliff | ExchangeFormat::Xliff2 => "xlf",
            ExchangeFormat::Po => "po",
            ExchangeFormat::Csv => "csv",
            ExchangeFormat::Tmx => "tmx",
        }
    }

    /// The format of a file by its ending.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let mut all = Self::ALL.into_iter();
        match extension.as_str() {
            "xliff" => Some(ExchangeFormat::Xliff),
            extension => all.find(|format| format.extension() == extension),
        }
    }

    /// The format of a file by what it begins with.
    pub fn of_content(text: &str) -> Option<Self> {
        let start: String = text.chars().take(4096).collect();
        if start.contains("<xliff") {
            let is_second = start.contains("xliff:document:2") || start.contains("version=\"2");
            return Some(if is_second {
                ExchangeFormat::Xliff2
            } else {
                ExchangeFormat::Xliff
            });
        }
        if start.contains("<tmx") {
            Some(ExchangeFormat::Tmx)
        } else if po::is_it(text) {
            Some(ExchangeFormat::Po)
        } else {
            table::is_it(text).then_some(ExchangeFormat::Csv)
        }
    }
}

/// Writes a file.
pub fn write(format: ExchangeFormat, exchange: &Exchange) -> String {
    match format {
        ExchangeFormat::Xliff => xliff12::write(exchange),
        ExchangeFormat::Xliff2 => xliff20::write(exchange),
        ExchangeFormat::Po => po::write(exchange),
        ExchangeFormat::Csv => table::write(exchange),
        ExchangeFormat::Tmx => tmx::write(exchange),
    }
}

/// Reads a file that came back.
///
/// # Errors
/// What is not in the format, with its line.
pub fn read(format: ExchangeFormat, text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    match format {
        ExchangeFormat::Xliff => xliff12::read(text),
        ExchangeFormat::Xliff2 => xliff20::read(text),
        ExchangeFormat::Po => po::read(text),
        ExchangeFormat::Csv => table::read(text),
        ExchangeFormat::Tmx => tmx::read(text),
    }
}
