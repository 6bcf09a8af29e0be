//! Pictures that a file of its own takes along: what kind they are, and how large.

use std::collections::BTreeSet;

use crate::config::editions::EditionFormat;
use crate::document::rich::model::{InlineContent, RichDocument};
use crate::emit::editions::package::drawing;

/// The way to the bytes of a picture, by its address.
pub type ImageSource<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// The way to a picture that a format shows, by its address in the statement.
pub type PictureSource<'a> = &'a dyn Fn(&str) -> Option<Picture>;

/// Returns the pictures of a body that are at hand, by their addresses, in order.
pub fn pictures(rich: &RichDocument, images: PictureSource<'_>) -> Vec<(String, Picture)> {
    let mut seen = BTreeSet::new();
    let mut pictures = Vec::new();
    rich.each_line(&mut |line| {
        for piece in &line.pieces {
            let InlineContent::Image(image) = &piece.what else {
                continue;
            };
            if !seen.insert(image.source.as_str()) {
                continue;
            }
            if let Some(picture) = images(&image.source) {
                pictures.push((image.source.clone(), picture));
            }
        }
    });
    pictures
}

/// A picture, by its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub kind: PictureKind,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
    /// The drawing that it stands in for, in SVG.
    pub drawing: Option<Vec<u8>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    Png,
    Jpeg,
    Gif,
    WebP,
    Svg,
}

impl PictureKind {
    pub fn extension(self) -> &'static str {
        match self {
            PictureKind::Png => "png",
            PictureKind::Jpeg => "jpg",
            PictureKind::Gif => "gif",
            PictureKind::WebP => "webp",
            PictureKind::Svg => "svg",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            PictureKind::Png => "image/png",
            PictureKind::Jpeg => "image/jpeg",
            PictureKind::Gif => "image/gif",
            PictureKind::WebP => "image/webp",
            PictureKind::Svg => "image/svg+xml",
        }
    }

    /// Returns whether every program that opens files of a format shows pictures of this kind: those for mail know neither
    /// SVG nor WebP, Word takes SVG beside another picture alone.
    pub fn is_shown_in(self, format: EditionFormat) -> bool {
        match self {
            PictureKind::Png | PictureKind::Jpeg | PictureKind::Gif => true,
            PictureKind::WebP | PictureKind::Svg => {
                !matches!(format, EditionFormat::Docx | EditionFormat::Mail)
            }
        }
    }
}

impl Picture {
    /// Reads a picture; `None` when the bytes are no picture of these kinds, or a drawing with programs in it.
    pub fn read(bytes: Vec<u8>) -> Option<Self> {
        let found = png(&bytes)
            .or_else(|| gif(&bytes))
            .or_else(|| jpeg(&bytes))
            .or_else(|| webp(&bytes));
        let Some((kind, width, height)) = found else {
            return Self::of_drawing(&bytes);
        };
        (width > 0 && height > 0).then_some(Self {
            kind,
            width,
            height,
            bytes,
            drawing: None,
        })
    }

    fn of_drawing(bytes: &[u8]) -> Option<Self> {
        let (bytes, width, height) = drawing::read(bytes)?;
        Some(Self {
            kind: PictureKind::Svg,
            width,
            height,
            bytes,
            drawing: None,
        })
    }
}

fn png(bytes: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let number = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    Some((PictureKind::Png, number(8)?, number(12)?))
}

fn gif(bytes: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let rest = bytes.strip_prefix(b"GIF8")?;
    let number = |at: usize| Some(u16::from_le_bytes(rest.get(at..at + 2)?.try_into().ok()?));
    Some((PictureKind::Gif, number(2)?.into(), number(4)?.into()))
}

/// Reads the size from the three forms of a canvas (RFC 9649, section 2).
fn webp(bytes: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let rest = bytes.strip_prefix(b"RIFF")?.get(4..)?;
    let rest = rest.strip_prefix(b"WEBP")?;
    let (form, data) = (rest.get(..4)?, rest.get(8..)?);
    let number = |at: usize, length: usize| {
        let bytes = data.get(at..at + length)?.iter().rev();
        Some(bytes.fold(0u32, |number, byte| number << 8 | u32::from(*byte)))
    };
    let (width, height) = match form {
        b"VP8X" => (number(4, 3)? + 1, number(7, 3)? + 1),
        b"VP8L" => {
            let sizes = number(1, 4)?;
            ((sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1)
        }
        b"VP8 " => (number(6, 2)? & 0x3fff, number(8, 2)? & 0x3fff),
        _ => return None,
    };
    Some((PictureKind::WebP, width, height))
}

/// Returns the first frame header (ISO/IEC 10918-1, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        let [0xff, marker, after @ ..] = rest else {
            return None;
        };
        if *marker == 0xff {
            rest = &rest[1..];
            continue;
        }
        let number = |at: usize| Some(u16::from_be_bytes(after.get(at..at + 2)?.try_into().ok()?));
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((PictureKind::Jpeg, number(5)?.into(), number(3)?.into()));
        }
        rest = after.get(usize::from(number(0)?).max(2)..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let read =
            |bytes: &[u8]| Picture::read(bytes.to_vec()).map(|it| (it.kind, it.width, it.height));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0";
        assert_eq!(read(png), Some((PictureKind::Png, 640, 480)));
        assert_eq!(read(b"GIF89a\x03\0\x04\0"), Some((PictureKind::Gif, 3, 4)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\x01\xe0\x02\x80";
        assert_eq!(read(jpeg), Some((PictureKind::Jpeg, 640, 480)));
        let webp = b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x02\xc0\0\0";
        assert_eq!(read(webp), Some((PictureKind::WebP, 3, 4)));
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\"/>";
        assert_eq!(read(svg), Some((PictureKind::Svg, 40, 30)));
        for other in [
            &b"<svg/>"[..],
            b"\xff\xd8\xff\xe0\0\xff",
            b"\x89PNG\r\n\x1a\n\0",
            b"",
        ] {
            assert_eq!(read(other), None);
        }
    }
}
