//! The archive of an office document (PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4; ECMA-376 part 2). Parts are read by
//! name when they are asked for, and none beyond a bound.

use std::collections::BTreeMap;
use std::io::Read;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use crate::document::office::xml_tree::XmlElement;

/// A part that packs better than this, and is no small one, is made to fill the memory of who reads it.
const MOST_PACKED: usize = 200;
const SMALL_PART: usize = 1 << 20;

/// More parts than any document has.
const MOST_PARTS: usize = 10_000;

/// What an office document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeKind {
    Word,
    Workbook,
}

/// An office document whose parts can be read.
#[derive(Debug)]
pub struct OfficePackage<'b> {
    kind: OfficeKind,
    bytes: &'b [u8],
    parts: BTreeMap<String, PackedPart>,
}

#[derive(Clone, Copy, Debug)]
struct PackedPart {
    method: u16,
    is_encrypted: bool,
    checksum: u32,
    packed: usize,
    /// The place of its own head.
    head: usize,
}

/// A relationship of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRelation {
    pub id: String,
    /// The last step of its type: `hyperlink`, `image`.
    pub kind: String,
    pub target: String,
    pub is_external: bool,
}

impl OfficeKind {
    /// Returns the largest part that is read, unpacked: a novel has two megabytes, a table of 100,000 texts sixty.
    fn largest_part(self) -> usize {
        match self {
            OfficeKind::Word => 48 << 20,
            OfficeKind::Workbook => 256 << 20,
        }
    }

    /// Returns the largest part that is read of so many bytes in the archive.
    fn largest_packed(self, packed: usize) -> usize {
        match self {
            OfficeKind::Word => usize::MAX,
            OfficeKind::Workbook => packed.saturating_mul(MOST_PACKED).max(SMALL_PART),
        }
    }

    fn other(self) -> &'static str {
        match self {
            OfficeKind::Word => "it is no Word document (.docx)",
            OfficeKind::Workbook => "it is no workbook (.xlsx)",
        }
    }

    fn old(self) -> &'static str {
        match self {
            OfficeKind::Word => {
                "it is protected by a password, or a document of an old Word: save it as .docx without a password"
            }
            OfficeKind::Workbook => {
                "it is protected by a password, or a workbook of an old Excel: save it as .xlsx without a password"
            }
        }
    }
}

impl<'b> OfficePackage<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// What is no such archive; the reason, without a full stop.
    pub fn open(bytes: &'b [u8], kind: OfficeKind) -> Result<Self, String> {
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(kind.old().to_owned());
        }
        let end = directory_end(bytes).ok_or(kind.other())?;
        let count = number(bytes, end + 10, 2).unwrap_or(0);
        let start = number(bytes, end + 16, 4).unwrap_or(usize::MAX);
        if count > MOST_PARTS {
            return Err("it has too many parts".to_owned());
        }
        let (mut parts, mut at) = (BTreeMap::new(), start);
        for _ in 0..count {
            let (name, part, next) = directory_entry(bytes, at).ok_or("its archive is damaged")?;
            parts.entry(name).or_insert(part);
            at = next;
        }
        Ok(Self { kind, bytes, parts })
    }

    /// Returns the bytes of a part; `None` where there is none of this name.
    ///
    /// # Errors
    /// A part that cannot be unpacked; the reason, without a full stop.
    pub fn part(&self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let Some(part) = self.parts.get(name) else {
            return Ok(None);
        };
        let damaged = || format!("its part `{name}` is damaged");
        if part.is_encrypted {
            return Err(format!("its part `{name}` is encrypted"));
        }
        let lengths =
            number(self.bytes, part.head + 26, 2).zip(number(self.bytes, part.head + 28, 2));
        let (name_length, extra_length) = lengths.ok_or_else(damaged)?;
        let start = part.head + 30 + name_length + extra_length;
        let end = start.checked_add(part.packed).ok_or_else(damaged)?;
        let packed = self.bytes.get(start..end).ok_or_else(damaged)?;
        let largest = self.kind.largest_part();
        let packable = self.kind.largest_packed(packed.len());
        let most = largest.min(packable) as u64 + 1;
        let mut bytes = Vec::new();
        let read = match part.method {
            0 => packed.take(most).read_to_end(&mut bytes),
            8 => DeflateDecoder::new(packed)
                .take(most)
                .read_to_end(&mut bytes),
            _ => return Err(format!("its part `{name}` is packed in an unusual way")),
        };
        read.map_err(|_| damaged())?;
        if bytes.len() > largest {
            return Err(format!(
                "its part `{name}` is larger than {} MB",
                largest >> 20
            ));
        }
        if bytes.len() > packable {
            return Err(format!(
                "its part `{name}` is packed more than {MOST_PACKED} times, as no program does"
            ));
        }
        let mut checksum = Crc::new();
        checksum.update(&bytes);
        if checksum.sum() != part.checksum {
            return Err(damaged());
        }
        Ok(Some(bytes))
    }

    /// Returns a part as XML; `None` where there is none of this name.
    ///
    /// # Errors
    /// A part that cannot be unpacked or read; the reason, without a full stop.
    pub fn xml(&self, name: &str) -> Result<Option<XmlElement>, String> {
        let Some(bytes) = self.part(name)? else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let root = XmlElement::parse(text);
        root.map(Some)
            .map_err(|reason| format!("its part `{name}` {reason}"))
    }

    /// Returns the relationships of a part, by the name of the part.
    ///
    /// # Errors
    /// As [`OfficePackage::xml`].
    pub fn relations(&self, part: &str) -> Result<Vec<PartRelation>, String> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let folder = if folder.is_empty() {
            String::new()
        } else {
            format!("{folder}/")
        };
        let Some(root) = self.xml(&format!("{folder}_rels/{name}.rels"))? else {
            return Ok(Vec::new());
        };
        let relations = root.elements().filter_map(|relation| {
            let kind = relation.attribute("Type")?;
            Some(PartRelation {
                id: relation.attribute("Id")?.to_owned(),
                kind: kind.rsplit('/').next().unwrap_or(kind).to_owned(),
                target: relation.attribute("Target")?.to_owned(),
                is_external: relation.attribute("TargetMode") == Some("External"),
            })
        });
        Ok(relations.collect())
    }

    /// Returns the name of the main part.
    ///
    /// # Errors
    /// As [`OfficePackage::xml`]; a document that has none.
    pub fn main_part(&self) -> Result<String, String> {
        let relations = self.relations("")?;
        let main = relations.iter().find(|it| it.kind == "officeDocument");
        let main = main.map(|it| resolved("", &it.target));
        let main = main.filter(|name| self.parts.contains_key(name));
        main.ok_or_else(|| self.kind.other().to_owned())
    }

    /// Returns whether a part has a name that leads out of the archive, were it unpacked.
    pub fn has_unsafe_name(&self) -> bool {
        let is_unsafe = |name: &String| {
            let steps = name.split(['/', '\\']);
            name.starts_with(['/', '\\']) || steps.into_iter().any(|step| step == "..")
        };
        self.parts.keys().any(is_unsafe)
    }
}

/// Returns the name of the part that a relationship of another part leads to.
pub fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = part.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Returns the place of the end of the directory, which a comment may follow.
fn directory_end(bytes: &[u8]) -> Option<usize> {
    const LENGTH: usize = 22;
    const LONGEST_COMMENT: usize = 0xffff;
    let last = bytes.len().checked_sub(LENGTH)?;
    let first = last.saturating_sub(LONGEST_COMMENT);
    memchr::memmem::rfind(bytes.get(first..)?, b"PK\x05\x06").map(|at| first + at)
}

/// Reads an entry of the directory: its name, its part, and where the next one begins.
fn directory_entry(bytes: &[u8], at: usize) -> Option<(String, PackedPart, usize)> {
    if bytes.get(at..at.checked_add(4)?)? != b"PK\x01\x02" {
        return None;
    }
    let field = |offset: usize, length: usize| number(bytes, at + offset, length);
    let (name, extra, comment) = (field(28, 2)?, field(30, 2)?, field(32, 2)?);
    let text = bytes.get(at + 46..at + 46 + name)?;
    let part = PackedPart {
        is_encrypted: field(8, 2)? & 1 == 1,
        method: u16::try_from(field(10, 2)?).ok()?,
        checksum: u32::try_from(field(16, 4)?).ok()?,
        packed: field(20, 4)?,
        head: field(42, 4)?,
    };
    let name_text = String::from_utf8_lossy(text).into_owned();
    Some((name_text, part, at + 46 + name + extra + comment))
}

/// Reads a number of two or four bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let number = bytes.iter().rev();
    Some(number.fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts() {
        assert_eq!(
            resolved("word/document.xml", "media/a.png"),
            "word/media/a.png"
        );
        assert_eq!(resolved("word/document.xml", "../a.xml"), "a.xml");
        assert_eq!(resolved("word/document.xml", "/word/b.xml"), "word/b.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }

    #[test]
    fn what_is_no_archive() {
        for bytes in [&b""[..], b"PK\x05\x06", b"hello", &[0; 40]] {
            assert!(OfficePackage::open(bytes, OfficeKind::Word).is_err());
        }
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend([1, 0, 1, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0]);
        assert_eq!(
            OfficePackage::open(&end, OfficeKind::Word).unwrap_err(),
            "its archive is damaged"
        );
    }
}
