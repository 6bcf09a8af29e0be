//! XLIFF 2.0 to 2.2 as programs write it.

use crate::exchange::model::{
    Base, ReadFault, ReturnedFile, ReturnedState, ReturnedUnit, UnitPiece,
};
use crate::exchange::xml::{Element, XmlEvent, XmlReader, append_text};

/// The text that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReadSide {
    Source,
    Target,
    Base,
    /// The one that was sent, or a translator's.
    Note,
}

#[derive(Default)]
struct OpenDocument {
    files: Vec<ReturnedFile>,
    languages: (Option<String>, Option<String>),
    unit: Option<ReturnedUnit>,
    /// The segment, or what stands between two: its texts.
    segment: (Vec<UnitPiece>, Vec<UnitPiece>),
    /// The translations of the segments so far, each with its place among them.
    targets: Vec<(usize, Vec<UnitPiece>)>,
    /// The place that the open translation asks for: languages put sentences in another order.
    order: Option<usize>,
    is_ignorable: bool,
    has_target: bool,
    side: Option<ReadSide>,
    pairs: Vec<String>,
    skipped: usize,
}

/// Reads a file.
///
/// # Errors
/// What is no XML, or more of it than anybody needs.
pub(super) fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let mut reader = XmlReader::new(text);
    let mut open = OpenDocument::default();
    loop {
        let event = reader.next().map_err(|fault| open.named(fault))?;
        let Some(event) = event else {
            return Ok(open.files);
        };
        match event {
            XmlEvent::Start(element) => {
                if element.name == "unit" && open.unit.is_some() {
                    let fault = reader.fault("a unit begins within another one".to_owned());
                    return Err(open.named(fault));
                }
                open.start(&element, reader.line());
            }
            XmlEvent::End(name) => open.end(&name),
            XmlEvent::Text(text) => {
                if !open.text(&text) {
                    let fault = reader.fault("a text is longer than 1 MB".to_owned());
                    return Err(open.named(fault));
                }
            }
        }
    }
}

impl OpenDocument {
    fn named(&self, fault: ReadFault) -> ReadFault {
        let unit = self.unit.as_ref().map(|unit| unit.id.clone());
        ReadFault { unit, ..fault }
    }

    fn start(&mut self, element: &Element, line: usize) {
        if self.skipped > 0 {
            self.skipped += 1;
            return;
        }
        let language = |name: &str| element.attribute(name).map(str::to_owned);
        match (element.name.as_str(), self.unit.is_some()) {
            ("xliff", _) => self.languages = (language("srcLang"), language("trgLang")),
            ("file", _) => self.files.push(ReturnedFile {
                original: element.text("original"),
                source: self.languages.0.clone(),
                target: self.languages.1.clone(),
                units: Vec::new(),
            }),
            ("unit", false) => {
                self.has_target = false;
                self.unit = Some(ReturnedUnit {
                    id: element.text("id"),
                    line,
                    ..ReturnedUnit::default()
                });
            }
            (
                "matches" | "glossary" | "originalData" | "validation" | "locQualityIssues"
                | "provenanceRecords",
                _,
            )
            | ("notes", false) => self.skipped = 1,
            // What checks found when it was sent is nobody's remark.
            ("note", true) if element.attribute("category") == Some("finding") => {
                self.skipped = 1;
            }
            ("note", true) => {
                self.side = Some(ReadSide::Note);
                let unit = self.unit.iter_mut();
                unit.for_each(|unit| unit.notes.push(String::new()));
            }
            ("meta", true) if element.attribute("type") == Some("base") => {
                self.side = Some(ReadSide::Base);
            }
            ("segment" | "ignorable", true) => {
                self.is_ignorable = element.name == "ignorable";
                self.segment = (Vec::new(), Vec::new());
                self.order = None;
                if let (Some(unit), false) = (&mut self.unit, self.is_ignorable) {
                    set_state(unit, element.attribute("state").unwrap_or("initial"));
                }
            }
            ("source", true) => self.side = Some(ReadSide::Source),
            ("target", true) => {
                self.side = Some(ReadSide::Target);
                self.order = element.attribute("order").and_then(|it| it.parse().ok());
            }
            (name, true) if self.side.is_some() => self.inline(name, element),
            _ => {}
        }
    }

    fn inline(&mut self, name: &str, element: &Element) {
        let id = element.text("id");
        match name {
            "ph" => {
                if let (Some(unit), Some(shown)) = (&mut self.unit, element.attribute("disp")) {
                    unit.shown.push((id.clone(), shown.to_owned()));
                }
                self.push(UnitPiece::Code(id));
            }
            "pc" => {
                self.pairs.push(id.clone());
                self.push(UnitPiece::Open(id));
            }
            "sc" => self.push(UnitPiece::Open(id)),
            "ec" => {
                let start = element.attribute("startRef").map_or(id, str::to_owned);
                self.push(UnitPiece::Close(start));
            }
            "cp" => self.push_character(element.attribute("hex")),
            // Remarks of a tool: their text is the unit's.
            _ => {}
        }
    }

    fn pieces(&mut self) -> Option<&mut Vec<UnitPiece>> {
        match self.side? {
            ReadSide::Source => Some(&mut self.segment.0),
            ReadSide::Target => Some(&mut self.segment.1),
            ReadSide::Base | ReadSide::Note => None,
        }
    }

    fn push(&mut self, piece: UnitPiece) {
        if let Some(pieces) = self.pieces() {
            pieces.push(piece);
        }
    }

    /// Adds a character that XML cannot hold.
    fn push_character(&mut self, hex: Option<&str>) {
        let number = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let character = number.and_then(char::from_u32);
        if let (Some(c), Some(pieces)) = (character, self.pieces()) {
            append_text(pieces, c.encode_utf8(&mut [0; 4]));
        }
    }

    /// Takes text in; `false` where there is too much of it.
    fn text(&mut self, text: &str) -> bool {
        if self.skipped > 0 {
            return true;
        }
        if self.side == Some(ReadSide::Base) {
            if let Some(unit) = &mut self.unit {
                unit.base = Base::read(text);
            }
            return true;
        }
        if self.side == Some(ReadSide::Note) {
            let note = self.unit.as_mut().and_then(|unit| unit.notes.last_mut());
            note.into_iter().for_each(|note| note.push_str(text));
            return true;
        }
        self.pieces().is_none_or(|pieces| append_text(pieces, text))
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "pc" => {
                if let Some(id) = self.pairs.pop() {
                    self.push(UnitPiece::Close(id));
                }
            }
            "source" | "target" | "meta" | "note" => {
                self.side = None;
                self.pairs.clear();
            }
            "segment" | "ignorable" => self.end_segment(),
            "unit" => {
                if let (Some(mut unit), Some(file)) = (self.unit.take(), self.files.last_mut()) {
                    let mut targets = std::mem::take(&mut self.targets);
                    if self.has_target {
                        targets.sort_by_key(|(order, _)| *order);
                        for (_, target) in targets {
                            join(target, &mut unit.target);
                        }
                    }
                    file.units.push(unit);
                }
            }
            _ => {}
        }
    }

    /// Joins the segments of a unit with what stands between them.
    fn end_segment(&mut self) {
        let (source, target) = std::mem::take(&mut self.segment);
        let Some(unit) = &mut self.unit else {
            return;
        };
        self.has_target |= !self.is_ignorable && !target.is_empty();
        let target = if self.is_ignorable && target.is_empty() {
            source.clone()
        } else {
            target
        };
        join(source, &mut unit.source);
        let order = self.order.unwrap_or(self.targets.len() + 1);
        self.targets.push((order, target));
    }
}

fn join(more: Vec<UnitPiece>, pieces: &mut Vec<UnitPiece>) {
    for piece in more {
        match (pieces.last_mut(), piece) {
            (Some(UnitPiece::Text(last)), UnitPiece::Text(text)) => last.push_str(&text),
            (_, piece) => pieces.push(piece),
        }
    }
}

/// Keeps the state of a segment; of several the least finished one counts.
fn set_state(unit: &mut ReturnedUnit, state: &str) {
    let is_first = unit.source.is_empty();
    unit.state = match state {
        "initial" => ReturnedState::Unfinished,
        _ if unit.state == ReturnedState::Unfinished && !is_first => ReturnedState::Unfinished,
        "reviewed" | "final" if is_first || unit.state == ReturnedState::Reviewed => {
            ReturnedState::Reviewed
        }
        _ => ReturnedState::Translated,
    };
}
