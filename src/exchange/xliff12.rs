//! XLIFF 1.2, the form that most tools read without loss. <https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html>
//!
//! Codes are `<x>` without `ctype` and `<g>` with one; a unit has one `<note>` and no `<alt-trans>`: with anything else
//! some tool loses text.

use crate::exchange::model::{
    Base, CodeKind, Exchange, ExchangeFile, ExchangeUnit, InlineCode, ReadFault, ReturnedFile,
    ReturnedState, ReturnedUnit, UnitPiece, UnitState,
};
use crate::exchange::xml::{
    Element, XmlEvent, XmlReader, append_text, push_attribute, push_content,
};

/// Units of one file.
const MAX_UNITS: usize = 1_000_000;

/// Writes a file.
pub fn write(exchange: &Exchange) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" version=\"1.2\">\n",
    );
    for file in &exchange.files {
        write_file(exchange, file, &mut out);
    }
    out.push_str("</xliff>\n");
    out
}

fn write_file(exchange: &Exchange, file: &ExchangeFile, out: &mut String) {
    out.push_str("  <file");
    push_attribute("original", &file.original, out);
    push_attribute("source-language", exchange.source.as_str(), out);
    push_attribute("target-language", exchange.target.as_str(), out);
    push_attribute("datatype", "x-fluent", out);
    push_attribute("tool-id", "paridad", out);
    out.push_str(">\n    <header>\n      <tool tool-id=\"paridad\" tool-name=\"paridad\"");
    push_attribute("tool-version", env!("CARGO_PKG_VERSION"), out);
    out.push_str("/>\n");
    if !file.note.is_empty() {
        out.push_str("      <note>");
        push_content(&file.note, out);
        out.push_str("</note>\n");
    }
    out.push_str("    </header>\n    <body>\n");
    for units in file
        .units
        .chunk_by(|one, other| one.message == other.message)
    {
        match units {
            [unit] => write_unit(unit, "      ", out),
            units => {
                out.push_str("      <group");
                push_attribute("resname", &units[0].message, out);
                out.push_str(">\n");
                for unit in units {
                    write_unit(unit, "        ", out);
                }
                out.push_str("      </group>\n");
            }
        }
    }
    out.push_str("    </body>\n  </file>\n");
}

fn write_unit(unit: &ExchangeUnit, margin: &str, out: &mut String) {
    out.extend([margin, "<trans-unit"]);
    push_attribute("id", &unit.id, out);
    push_attribute("resname", &unit.name, out);
    out.push_str(" xml:space=\"preserve\"");
    if !unit.is_translatable {
        out.push_str(" translate=\"no\"");
    }
    if unit.state == UnitState::Reviewed {
        out.push_str(" approved=\"yes\"");
    }
    push_attribute("extradata", &unit.base.text(), out);
    out.extend([">\n", margin, "  <source>"]);
    push_pieces(&unit.source, &unit.codes, out);
    out.extend(["</source>\n", margin, "  <target"]);
    let (state, qualifier) = state(unit.state);
    push_attribute("state", state, out);
    if let Some(qualifier) = qualifier {
        push_attribute("state-qualifier", qualifier, out);
    }
    // An empty target: tools put a new one behind the note, where the schema has no place for it.
    if unit.target.is_empty() {
        out.push_str("/>\n");
    } else {
        out.push('>');
        push_pieces(&unit.target, &unit.codes, out);
        out.push_str("</target>\n");
    }
    out.extend([margin, "  <note>"]);
    push_content(&unit.note, out);
    out.extend(["</note>\n", margin, "</trans-unit>\n"]);
}

fn state(state: UnitState) -> (&'static str, Option<&'static str>) {
    match state {
        UnitState::Missing => ("needs-translation", None),
        UnitState::Machine => ("needs-review-translation", Some("leveraged-mt")),
        UnitState::Draft => ("needs-review-translation", None),
        // The one that all tools show as work to do, with the text that is there.
        UnitState::Stale => ("needs-adaptation", None),
        UnitState::Translated => ("translated", None),
        UnitState::Reviewed => ("signed-off", None),
    }
}

fn push_pieces(pieces: &[UnitPiece], codes: &[InlineCode], out: &mut String) {
    let code_of = |id: &str| codes.iter().find(|code| code.id == id);
    for piece in pieces {
        match piece {
            UnitPiece::Text(text) => push_content(text, out),
            UnitPiece::Code(id) => {
                out.push_str("<x");
                push_attribute("id", id, out);
                let shown = code_of(id).map_or("", |code| code.shown.as_str());
                push_attribute("equiv-text", shown, out);
                out.push_str("/>");
            }
            UnitPiece::Open(id) => {
                out.push_str("<g");
                push_attribute("id", id, out);
                if let Some(code) = code_of(id) {
                    push_attribute("ctype", &ctype(code), out);
                }
                out.push('>');
            }
            UnitPiece::Close(_) => out.push_str("</g>"),
        }
    }
}

fn ctype(code: &InlineCode) -> String {
    match code.kind {
        CodeKind::Bold => "bold".to_owned(),
        CodeKind::Italic => "italic".to_owned(),
        CodeKind::Struck => "x-struck".to_owned(),
        CodeKind::Link => "link".to_owned(),
        CodeKind::Picture => "image".to_owned(),
        CodeKind::Element => {
            // Letters alone: OmegaT's pattern of a tag knows no others there.
            let name = code.shown.trim_start_matches('<').chars();
            let name: String = name.take_while(char::is_ascii_alphabetic).collect();
            format!("x-html-{}", name.to_ascii_lowercase())
        }
        CodeKind::Placeable | CodeKind::Marker | CodeKind::Single => "x-code".to_owned(),
    }
}

/// The text that is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UnitSide {
    Source,
    Target,
    TranslatorNote,
}

#[derive(Default)]
struct OpenFile {
    files: Vec<ReturnedFile>,
    unit: Option<ReturnedUnit>,
    count: usize,
    side: Option<UnitSide>,
    /// The ids of the pairs that are open.
    pairs: Vec<String>,
    /// How many elements are open whose content is not wanted.
    skipped: usize,
}

/// Reads a file, and what other tools made of it.
///
/// # Errors
/// What is no XML, or more of it than anybody needs.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let mut reader = XmlReader::new(text);
    let mut open = OpenFile::default();
    loop {
        let event = reader.next().map_err(|fault| open.named(fault))?;
        let Some(event) = event else {
            break;
        };
        let fault = match event {
            XmlEvent::Start(element) => open.start(&element, reader.line()),
            XmlEvent::End(name) => {
                open.end(&name);
                None
            }
            XmlEvent::Text(text) => open.text(&text),
        };
        if let Some(message) = fault {
            return Err(open.named(reader.fault(message.to_owned())));
        }
    }
    Ok(open.files)
}

impl OpenFile {
    fn named(&self, fault: ReadFault) -> ReadFault {
        let unit = self.unit.as_ref().map(|unit| unit.id.clone());
        ReadFault { unit, ..fault }
    }

    /// Takes the start of an element; gives what is wrong with it.
    fn start(&mut self, element: &Element, line: usize) -> Option<&'static str> {
        if self.skipped > 0 {
            self.skipped += 1;
            return None;
        }
        match (element.name.as_str(), self.unit.is_some()) {
            ("file", false) => self.files.push(ReturnedFile {
                original: element.text("original"),
                source: element.attribute("source-language").map(str::to_owned),
                target: element.attribute("target-language").map(str::to_owned),
                units: Vec::new(),
            }),
            ("trans-unit", true) => return Some("a unit begins within another one"),
            ("trans-unit", false) => return self.begin_unit(element, line),
            ("alt-trans" | "seg-source" | "context-group" | "count-group", _) => self.skipped = 1,
            ("source", true) => self.side = Some(UnitSide::Source),
            ("target", true) => {
                self.side = Some(UnitSide::Target);
                self.set_state(element.attribute("state"));
            }
            // The note that was sent is nobody's.
            ("note", true) if element.attribute("from").is_some() => {
                self.side = Some(UnitSide::TranslatorNote);
                let notes = self.unit.as_mut().map(|unit| &mut unit.notes);
                notes
                    .into_iter()
                    .for_each(|notes| notes.push(String::new()));
            }
            ("note", true) => self.skipped = 1,
            (name, true) if self.side.is_some() => self.inline(name, element),
            _ => {}
        }
        None
    }

    fn begin_unit(&mut self, element: &Element, line: usize) -> Option<&'static str> {
        self.count += 1;
        if self.count > MAX_UNITS {
            return Some("the file has more than 1 000 000 units");
        }
        let state = if element.attribute("approved") == Some("yes") {
            ReturnedState::Reviewed
        } else {
            ReturnedState::Translated
        };
        self.unit = Some(ReturnedUnit {
            id: element.text("id"),
            line,
            state,
            base: Base::read(&element.text("extradata")),
            ..ReturnedUnit::default()
        });
        None
    }

    fn set_state(&mut self, state: Option<&str>) {
        let Some(unit) = &mut self.unit else {
            return;
        };
        match state {
            Some("new" | "needs-translation" | "needs-adaptation" | "needs-l10n") => {
                unit.state = ReturnedState::Unfinished;
            }
            Some(state) if state.starts_with("needs-review") => {
                unit.state = ReturnedState::Unfinished;
            }
            Some("final" | "signed-off") => unit.state = ReturnedState::Reviewed,
            Some(_) | None => {}
        }
    }

    fn inline(&mut self, name: &str, element: &Element) {
        let id = element.text("id");
        let pair = element
            .attribute("rid")
            .map_or_else(|| id.clone(), str::to_owned);
        match name {
            "x" => {
                if let (Some(unit), Some(shown)) = (&mut self.unit, element.attribute("equiv-text"))
                {
                    unit.shown.push((id.clone(), shown.to_owned()));
                }
                self.push(UnitPiece::Code(id));
            }
            "g" => {
                self.pairs.push(id.clone());
                self.push(UnitPiece::Open(id));
            }
            "bx" => self.push(UnitPiece::Open(pair)),
            "ex" => self.push(UnitPiece::Close(pair)),
            "bpt" | "ept" | "ph" | "it" => {
                self.skipped = 1;
                self.push(match name {
                    "bpt" => UnitPiece::Open(pair),
                    "ept" => UnitPiece::Close(pair),
                    _ => UnitPiece::Code(id),
                });
            }
            // Segments and remarks of a tool: their text is the unit's.
            _ => {}
        }
    }

    fn push(&mut self, piece: UnitPiece) {
        let Some(unit) = &mut self.unit else {
            return;
        };
        match self.side {
            Some(UnitSide::Source) => unit.source.push(piece),
            Some(UnitSide::Target) => unit.target.push(piece),
            Some(UnitSide::TranslatorNote) | None => {}
        }
    }

    fn text(&mut self, text: &str) -> Option<&'static str> {
        let (Some(unit), Some(side), 0) = (&mut self.unit, self.side, self.skipped) else {
            return None;
        };
        let pieces = match side {
            UnitSide::Source => &mut unit.source,
            UnitSide::Target => &mut unit.target,
            UnitSide::TranslatorNote => {
                if let Some(note) = unit.notes.last_mut() {
                    note.push_str(text);
                }
                return None;
            }
        };
        (!append_text(pieces, text)).then_some("a text is longer than 1 MB")
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "source" | "target" | "note" => {
                self.side = None;
                self.pairs.clear();
            }
            "g" if self.side.is_some() => {
                if let Some(id) = self.pairs.pop() {
                    self.push(UnitPiece::Close(id));
                }
            }
            "trans-unit" => {
                if let (Some(unit), Some(file)) = (self.unit.take(), self.files.last_mut()) {
                    file.units.push(unit);
                }
            }
            _ => {}
        }
    }
}
