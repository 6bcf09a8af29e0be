//! The lists of a document: each has numbers of its own, in one of a few ways to number.

use crate::document::rich::model::ListMarker;
use crate::emit::editions::docx::namespaces::NAMESPACES;
use crate::emit::editions::package::xml::Xml;

/// The lists so far.
#[derive(Default)]
pub(super) struct Numbering {
    /// By number: the marker, the level, and the number of the first item.
    lists: Vec<(ListMarker, usize, u32)>,
}

/// As deep as the format goes.
pub(super) const LEVELS: usize = 9;
/// In twentieths of a point.
pub(super) const INDENT: u32 = 454;
pub(super) const HANGING: u32 = 340;

const MARKERS: [(ListMarker, &str); 6] = [
    (ListMarker::Bullet, "bullet"),
    (ListMarker::Decimal, "decimal"),
    (ListMarker::LowerLetter, "lowerLetter"),
    (ListMarker::UpperLetter, "upperLetter"),
    (ListMarker::LowerRoman, "lowerRoman"),
    (ListMarker::UpperRoman, "upperRoman"),
];

impl Numbering {
    /// Gives the number of a new list.
    pub(super) fn list(&mut self, marker: ListMarker, level: usize, first: u32) -> usize {
        self.lists.push((marker, level, first));
        self.lists.len()
    }

    pub(super) fn finish(self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.open("w:numbering", &NAMESPACES);
        for (marker, format) in MARKERS {
            let id = (marker as usize).to_string();
            xml.open("w:abstractNum", &[("w:abstractNumId", &id)]);
            xml.empty("w:multiLevelType", &[("w:val", "hybridMultilevel")]);
            for level in 0..LEVELS {
                write_level(&mut xml, marker, format, level);
            }
            xml.close();
            xml.line();
        }
        for (at, (marker, level, first)) in self.lists.iter().enumerate() {
            xml.open("w:num", &[("w:numId", &(at + 1).to_string())]);
            let kind = (*marker as usize).to_string();
            xml.empty("w:abstractNumId", &[("w:val", &kind)]);
            if *marker != ListMarker::Bullet {
                xml.open("w:lvlOverride", &[("w:ilvl", &level.to_string())]);
                xml.empty("w:startOverride", &[("w:val", &first.to_string())]);
                xml.close();
            }
            xml.close();
            xml.line();
        }
        xml.finish()
    }
}

fn write_level(xml: &mut Xml, marker: ListMarker, format: &str, level: usize) {
    const BULLETS: [&str; 3] = ["•", "–", "·"];
    let text = match marker {
        ListMarker::Bullet => BULLETS[level % BULLETS.len()].to_owned(),
        _ => format!("%{}.", level + 1),
    };
    let left = INDENT * (level as u32 + 1);
    xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
    xml.empty("w:start", &[("w:val", "1")]);
    xml.empty("w:numFmt", &[("w:val", format)]);
    xml.empty("w:lvlText", &[("w:val", &text)]);
    xml.empty("w:lvlJc", &[("w:val", "left")]);
    xml.open("w:pPr", &[]);
    let (left, hanging) = (left.to_string(), HANGING.to_string());
    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
    xml.close();
    xml.close();
}
