//! From the bytes of a file to text, with what is wrong in its encoding. Never fails on content.

use std::sync::Arc;

use crate::text::span::Span;

/// The byte-order mark. It stays in the text, so that spans stay true to the file; parsers get [`body`].
pub const BOM: char = '\u{feff}';

/// A file's text, and the faults of its encoding in the order of their places.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// Shared with the report that quotes it.
    pub text: Arc<String>,
    pub faults: Vec<EncodingFault>,
}

impl Decoded {
    /// Returns the text alone.
    pub fn into_text(self) -> String {
        Arc::unwrap_or_clone(self.text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingFault {
    pub kind: EncodingFaultKind,
    /// In the decoded text.
    pub span: Span,
}

impl EncodingFault {
    /// Returns whether the text has other bytes than its file there, which must not be written back.
    pub fn is_lossy(&self) -> bool {
        match self.kind {
            EncodingFaultKind::Utf16
            | EncodingFaultKind::InvalidUtf8
            | EncodingFaultKind::TooLarge => true,
            EncodingFaultKind::ByteOrderMark
            | EncodingFaultKind::ReplacementCharacter
            | EncodingFaultKind::LoneCarriageReturn
            | EncodingFaultKind::Nul => false,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingFaultKind {
    /// The file begins with U+FEFF; Fluent would take it for part of the first id.
    ByteOrderMark,
    /// The file is UTF-16; it was converted to be checked.
    Utf16,
    /// Bytes that are no UTF-8; each run reads as U+FFFD.
    InvalidUtf8,
    /// U+FFFD written in the file: something was lost before.
    ReplacementCharacter,
    /// A carriage return without a line feed; Fluent does not end a line there.
    LoneCarriageReturn,
    /// U+0000.
    Nul,
    /// Over 4 GiB; nothing of it was read.
    TooLarge,
}

/// Returns the text without its byte-order mark: what a parser reads.
pub fn body(text: &str) -> &str {
    text.strip_prefix(BOM).unwrap_or(text)
}

/// Decodes a file.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if u32::try_from(bytes.len()).is_err() {
        let fault = EncodingFault {
            kind: EncodingFaultKind::TooLarge,
            span: Span::new(0, 0),
        };
        return Decoded {
            text: Arc::default(),
            faults: vec![fault],
        };
    }
    let mut faults = Vec::new();
    let text = match &bytes[..] {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, &mut faults),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, &mut faults),
        _ => utf8(bytes, &mut faults),
    };
    if text.starts_with(BOM) {
        faults.push(EncodingFault {
            kind: EncodingFaultKind::ByteOrderMark,
            span: Span::new(0, BOM.len_utf8()),
        });
    }
    find_odd_characters(&text, &mut faults);
    faults.sort_by_key(|fault| (fault.span, fault.kind as u8));
    Decoded {
        text: Arc::new(text),
        faults,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, faults: &mut Vec<EncodingFault>) -> String {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair[0], pair[1]]))
        .collect();
    faults.push(EncodingFault {
        kind: EncodingFaultKind::Utf16,
        span: Span::new(0, 0),
    });
    String::from_utf16_lossy(&units)
}

fn utf8(bytes: Vec<u8>, faults: &mut Vec<EncodingFault>) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let start = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            faults.push(EncodingFault {
                kind: EncodingFaultKind::InvalidUtf8,
                span: Span::new(start, text.len()),
            });
        }
    }
    text
}

fn find_odd_characters(text: &str, faults: &mut Vec<EncodingFault>) {
    let bytes = text.as_bytes();
    for at in memchr::memchr2_iter(b'\r', 0, bytes) {
        let kind = match bytes[at] {
            0 => EncodingFaultKind::Nul,
            _ if bytes.get(at + 1) == Some(&b'\n') => continue,
            _ => EncodingFaultKind::LoneCarriageReturn,
        };
        faults.push(EncodingFault {
            kind,
            span: Span::new(at, at + 1),
        });
    }
    let already: Vec<u32> = faults
        .iter()
        .filter(|fault| fault.kind == EncodingFaultKind::InvalidUtf8)
        .map(|fault| fault.span.start)
        .collect();
    for at in memchr::memmem::find_iter(bytes, "\u{fffd}".as_bytes()) {
        if already.binary_search(&(at as u32)).is_err() {
            faults.push(EncodingFault {
                kind: EncodingFaultKind::ReplacementCharacter,
                span: Span::new(at, at + 3),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::EncodingFaultKind::*;
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, faults: &[(EncodingFaultKind, u32)]) {
        let decoded = decode(bytes.to_vec());
        assert_eq!(*decoded.text, text);
        let found: Vec<_> = decoded
            .faults
            .iter()
            .map(|fault| (fault.kind, fault.span.start))
            .collect();
        assert_eq!(found, faults);
    }

    #[test]
    fn cases() {
        check(b"a = \xc3\xb1\r\n", "a = ñ\r\n", &[]);
        check(b"\xef\xbb\xbfa", "\u{feff}a", &[(ByteOrderMark, 0)]);
        check(
            b"a\xffb\xef\xbf\xbd",
            "a\u{fffd}b\u{fffd}",
            &[(InvalidUtf8, 1), (ReplacementCharacter, 5)],
        );
        check(b"a\rb\0", "a\rb\0", &[(LoneCarriageReturn, 1), (Nul, 3)]);
        check(b"\xff\xfea\0\xf1\0", "añ", &[(Utf16, 0)]);
        check(b"\xfe\xff\0a", "a", &[(Utf16, 0)]);
        check(b"", "", &[]);
    }
}
