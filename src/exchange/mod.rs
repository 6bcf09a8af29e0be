//! Carries texts to the programs of translators and back, and reads their glossaries. Text in, data out: no input or
//! output.

pub mod model;

pub mod atoms;
pub mod codes;
pub mod compose;
mod marks;
pub mod note_words;
pub mod notes;
pub mod readings;
pub mod shape;
pub mod units;

pub mod csv;
pub mod glossary;
pub mod machine;
pub mod po;
mod rows;
mod table;
pub mod tbx;
mod tmx;
mod xliff12;
mod xliff20;
mod xlsx;
mod xml;

use crate::exchange::model::{Exchange, ReadFault, ReturnedFile, WriteFault};
use crate::text::decode::{EncodingFaultKind, body, decode};
use crate::text::line_index::LineIndex;
use crate::text::slice::Slice;

/// The largest file that is read.
const MAX_BYTES: usize = 256 << 20;

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
    /// A table as a workbook.
    Xlsx,
    /// A translation memory.
    Tmx,
    /// The glossary, which `paridad glossary import` takes.
    Tbx,
}

/// What a file holds that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnedContent {
    pub format: ExchangeFormat,
    pub files: Vec<ReturnedFile>,
}

impl ExchangeFormat {
    pub const ALL: [ExchangeFormat; 7] = [
        ExchangeFormat::Xliff,
        ExchangeFormat::Xliff2,
        ExchangeFormat::Po,
        ExchangeFormat::Csv,
        ExchangeFormat::Xlsx,
        ExchangeFormat::Tmx,
        ExchangeFormat::Tbx,
    ];

    /// Returns the ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            ExchangeFormat::Xliff | ExchangeFormat::Xliff2 => "xlf",
            ExchangeFormat::Po => "po",
            ExchangeFormat::Csv => "csv",
            ExchangeFormat::Xlsx => "xlsx",
            ExchangeFormat::Tmx => "tmx",
            ExchangeFormat::Tbx => "tbx",
        }
    }

    /// Returns the format of a file by its ending.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        let mut all = Self::ALL.into_iter();
        match extension.as_str() {
            "xliff" => Some(ExchangeFormat::Xliff),
            extension => all.find(|format| format.extension() == extension),
        }
    }

    /// Returns the format of a text by what it begins with.
    fn of_text(text: &str) -> Option<Self> {
        let start: String = text.chars().take(4096).collect();
        if has_element(&start, "xliff") {
            let is_second = start.contains("xliff:document:2") || start.contains("version=\"2");
            return Some(if is_second {
                ExchangeFormat::Xliff2
            } else {
                ExchangeFormat::Xliff
            });
        }
        if has_element(&start, "tmx") {
            Some(ExchangeFormat::Tmx)
        } else if has_element(&start, "martif") || has_element(&start, "tbx") {
            Some(ExchangeFormat::Tbx)
        } else if po::is_it(text) {
            Some(ExchangeFormat::Po)
        } else {
            table::is_it(text).then_some(ExchangeFormat::Csv)
        }
    }
}

/// Returns whether an element begins in a text, with a prefix or without.
fn has_element(text: &str, name: &str) -> bool {
    let mut places = text.match_indices(name);
    places.any(|(at, _)| {
        let (before, after) = text.halves(at);
        let after = after.slice(name.len()..);
        let tag = before.rsplit('<').next().unwrap_or_default();
        let is_prefix = tag
            .strip_suffix(':')
            .is_some_and(|it| !it.contains([' ', '"', '>']));
        before.contains('<')
            && (tag.is_empty() || is_prefix)
            && after.starts_with([' ', '>', '\t', '\r', '\n'])
    })
}

/// Writes a file.
///
/// # Errors
/// A text that the format cannot carry.
pub fn write(format: ExchangeFormat, exchange: &Exchange) -> Result<Vec<u8>, WriteFault> {
    let text = match format {
        ExchangeFormat::Xliff => xliff12::write(exchange),
        ExchangeFormat::Xliff2 => xliff20::write(exchange),
        ExchangeFormat::Po => po::write(exchange),
        ExchangeFormat::Csv => table::write(exchange),
        ExchangeFormat::Xlsx => return xlsx::write(exchange),
        ExchangeFormat::Tmx => tmx::write(exchange),
        ExchangeFormat::Tbx => tbx::write(exchange),
    };
    Ok(text.into_bytes())
}

/// Reads a file that came back, in the format that its content is in; `None` where that is no known one.
///
/// # Errors
/// What is in no known encoding, or not as its format has it, with its line.
pub fn read(bytes: Vec<u8>) -> Result<Option<ReturnedContent>, ReadFault> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadFault::whole("the file is larger than 256 MB"));
    }
    // An archive, or what programs make of a workbook that has a password.
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let files = xlsx::read(&bytes)?;
        return Ok(Some(ReturnedContent {
            format: ExchangeFormat::Xlsx,
            files,
        }));
    }
    let decoded = decode(bytes);
    let is_broken = |kind: EncodingFaultKind| {
        matches!(
            kind,
            EncodingFaultKind::InvalidUtf8 | EncodingFaultKind::Nul | EncodingFaultKind::TooLarge
        )
    };
    if let Some(fault) = decoded.faults.iter().find(|fault| is_broken(fault.kind)) {
        let line = LineIndex::new(&decoded.text).line_of(fault.span.start);
        return Err(ReadFault {
            line,
            ..ReadFault::whole("the file is neither UTF-8 nor UTF-16")
        });
    }
    let text = body(&decoded.text);
    let Some(format) = ExchangeFormat::of_text(text) else {
        return Ok(None);
    };
    let read = match format {
        ExchangeFormat::Xliff => xliff12::read(text),
        ExchangeFormat::Xliff2 => xliff20::read(text),
        ExchangeFormat::Po => po::read(text),
        ExchangeFormat::Csv => table::read(text),
        ExchangeFormat::Xlsx => xlsx::read(text.as_bytes()),
        ExchangeFormat::Tmx => tmx::read(text),
        ExchangeFormat::Tbx => Err(ReadFault::whole(
            "it holds terms and no texts: `paridad glossary import` takes it",
        )),
    };
    read.map(|files| Some(ReturnedContent { format, files }))
}
