//! XLIFF 2.0, and what tools make of it; 2.1 and 2.2 are read too.
//! <https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html>
//!
//! The version stays 2.0, since some programs refuse a later one, and a unit is one segment that is not to be cut.

use crate::exchange::model::{
    Base, CodeKind, Exchange, ExchangeFile, ExchangeUnit, InlineCode, ReadFault, ReturnedFile,
    ReturnedState, ReturnedUnit, UnitPiece, UnitState,
};
use crate::exchange::xml::{
    Element, XmlEvent, XmlReader, append_text, push_attribute, push_content,
};

/// Writes a file.
pub fn write(exchange: &Exchange) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff version=\"2.0\"");
    push_attribute("srcLang", exchange.source.as_str(), &mut out);
    push_attribute("trgLang", exchange.target.as_str(), &mut out);
    out.push_str(" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\">\n");
    for (at, file) in exchange.files.iter().enumerate() {
        write_file(file, at + 1, &mut out);
    }
    out.push_str("</xliff>\n");
    out
}

fn write_file(file: &ExchangeFile, number: usize, out: &mut String) {
    out.push_str("  <file");
    push_attribute("id", &format!("f{number}"), out);
    push_attribute("original", &file.original, out);
    out.push_str(" canResegment=\"no\">\n");
    if !file.note.is_empty() {
        out.push_str("    <notes><note category=\"catalog\">");
        push_content(&file.note, out);
        out.push_str("</note></notes>\n");
    }
    for units in file
        .units
        .chunk_by(|one, other| one.message == other.message)
    {
        match units {
            [unit] => write_unit(unit, "    ", out),
            units => {
                out.push_str("    <group");
                push_attribute("id", &format!("g-{}", units[0].message), out);
                push_attribute("name", &units[0].message, out);
                out.push_str(">\n");
                for unit in units {
                    write_unit(unit, "      ", out);
                }
                out.push_str("    </group>\n");
            }
        }
    }
    out.push_str("  </file>\n");
}

fn write_unit(unit: &ExchangeUnit, margin: &str, out: &mut String) {
    out.extend([margin, "<unit"]);
    push_attribute("id", &unit.id, out);
    push_attribute("name", &unit.name, out);
    if !unit.is_translatable {
        out.push_str(" translate=\"no\"");
    }
    out.extend([" xml:space=\"preserve\">\n", margin]);
    out.push_str("  <mda:metadata><mda:metaGroup category=\"paridad\"><mda:meta type=\"base\">");
    out.push_str(&unit.base.text());
    out.extend([
        "</mda:meta></mda:metaGroup></mda:metadata>\n",
        margin,
        "  <notes><note>",
    ]);
    push_content(&unit.note, out);
    out.push_str("</note></notes>\n");
    if !unit.codes.is_empty() {
        out.extend([margin, "  <originalData>"]);
        for code in &unit.codes {
            push_data(&format!("d{}", code.id), &code.shown, out);
            if code.kind.is_pair() {
                push_data(&format!("e{}", code.id), &code.closing, out);
            }
        }
        out.push_str("</originalData>\n");
    }
    out.extend([margin, "  <segment id=\"s1\""]);
    let (state, sub_state) = state(unit.state);
    push_attribute("state", state, out);
    if let Some(sub_state) = sub_state {
        push_attribute("subState", sub_state, out);
    }
    out.extend([">\n", margin, "    <source>"]);
    push_pieces(&unit.source, &unit.codes, out);
    out.push_str("</source>\n");
    if !unit.target.is_empty() {
        out.extend([margin, "    <target>"]);
        push_pieces(&unit.target, &unit.codes, out);
        out.push_str("</target>\n");
    }
    out.extend([margin, "  </segment>\n", margin, "</unit>\n"]);
}

fn push_data(id: &str, text: &str, out: &mut String) {
    out.push_str("<data");
    push_attribute("id", id, out);
    out.push('>');
    push_content(text, out);
    out.push_str("</data>");
}

fn state(state: UnitState) -> (&'static str, Option<&'static str>) {
    match state {
        UnitState::Missing => ("initial", None),
        UnitState::Machine => ("initial", Some("paridad:machine")),
        UnitState::Draft => ("initial", Some("paridad:draft")),
        UnitState::Stale => ("initial", Some("paridad:stale")),
        UnitState::Translated => ("translated", None),
        UnitState::Reviewed => ("reviewed", None),
    }
}

fn push_pieces(pieces: &[UnitPiece], codes: &[InlineCode], out: &mut String) {
    for piece in pieces {
        let id = match piece {
            UnitPiece::Text(text) => {
                push_content(text, out);
                continue;
            }
            UnitPiece::Close(_) => {
                out.push_str("</pc>");
                continue;
            }
            UnitPiece::Code(id) | UnitPiece::Open(id) => id,
        };
        let Some(code) = codes.iter().find(|code| code.id == *id) else {
            continue;
        };
        if code.kind.is_pair() {
            push_pair(code, out);
        } else {
            out.push_str("<ph");
            push_attribute("id", id, out);
            push_attribute("type", "other", out);
            push_attribute("disp", &code.shown, out);
            push_attribute("dataRef", &format!("d{id}"), out);
            out.push_str("/>");
        }
    }
}

fn push_pair(code: &InlineCode, out: &mut String) {
    let (kind, sub_kind, is_needed) = match code.kind {
        CodeKind::Bold => ("fmt", Some("xlf:b"), false),
        CodeKind::Italic => ("fmt", Some("xlf:i"), false),
        CodeKind::Link => ("link", None, true),
        CodeKind::Picture => ("image", None, true),
        CodeKind::Struck | CodeKind::Element => ("fmt", None, true),
        CodeKind::Placeable | CodeKind::Marker | CodeKind::Single => ("other", None, true),
    };
    out.push_str("<pc");
    push_attribute("id", &code.id, out);
    push_attribute("type", kind, out);
    if let Some(sub_kind) = sub_kind {
        push_attribute("subType", sub_kind, out);
    }
    if is_needed {
        out.push_str(" canDelete=\"no\"");
    }
    push_attribute("dataRefStart", &format!("d{}", code.id), out);
    push_attribute("dataRefEnd", &format!("e{}", code.id), out);
    out.push('>');
}

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
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
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
            ("matches" | "glossary" | "originalData" | "validation", _) => self.skipped = 1,
            ("notes", false) => self.skipped = 1,
            ("note", true) => self.side = Some(ReadSide::Note),
            ("meta", true) if element.attribute("type") == Some("base") => {
                self.side = Some(ReadSide::Base);
            }
            ("segment" | "ignorable", true) => {
                self.is_ignorable = element.name == "ignorable";
                self.segment = (Vec::new(), Vec::new());
                if let (Some(unit), false) = (&mut self.unit, self.is_ignorable) {
                    set_state(unit, element.attribute("state").unwrap_or("initial"));
                }
            }
            ("source", true) => self.side = Some(ReadSide::Source),
            ("target", true) => self.side = Some(ReadSide::Target),
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
                    if !self.has_target {
                        unit.target.clear();
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
        join(target, &mut unit.target);
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

/// Of several segments the least finished one counts.
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
