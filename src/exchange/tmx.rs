//! TMX 1.4, the translation memory of every tool: what is translated, and what a stale text was translated from.
//! <https://www.gala-global.org/tmx-14b>

use crate::exchange::model::{
    CodeKind, Exchange, ExchangeUnit, InlineCode, ReadFault, ReturnedFile, ReturnedUnit, UnitPiece,
    UnitState,
};
use crate::exchange::xml::{XmlEvent, XmlReader, append_text, push_attribute, push_content};

/// Writes a memory: accepted translations, and the pairs that stale ones were made from.
pub fn write(exchange: &Exchange) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n  <header creationtool=\"paridad\"",
    );
    push_attribute("creationtoolversion", env!("CARGO_PKG_VERSION"), &mut out);
    out.push_str(" segtype=\"block\" o-tmf=\"fluent\" adminlang=\"en\"");
    push_attribute("srclang", exchange.source.as_str(), &mut out);
    out.push_str(" datatype=\"x-fluent\"/>\n  <body>\n");
    for file in &exchange.files {
        for unit in file.units.iter().filter(|unit| unit.is_translatable) {
            let tuid = format!("{}#{}", file.original, unit.id);
            write_pair(exchange, unit, &tuid, &mut out);
        }
    }
    out.push_str("  </body>\n</tmx>\n");
    out
}

fn write_pair(exchange: &Exchange, unit: &ExchangeUnit, tuid: &str, out: &mut String) {
    let source = match unit.state {
        UnitState::Translated | UnitState::Reviewed => MemorySegment::Coded(&unit.source),
        UnitState::Stale => match &unit.previous {
            // Of a text with several forms the record has all in one.
            Some(previous) if !unit.id.contains(':') => MemorySegment::Plain(previous),
            Some(_) | None => return,
        },
        UnitState::Missing | UnitState::Machine | UnitState::Draft => return,
    };
    out.push_str("    <tu");
    push_attribute("tuid", tuid, out);
    out.push_str(">\n      <prop type=\"x-context\">");
    push_content(&unit.id, out);
    out.push_str("</prop>\n");
    let sides = [
        (exchange.source.as_str(), source),
        (
            exchange.target.as_str(),
            MemorySegment::Translated(&unit.target),
        ),
    ];
    for (language, segment) in sides {
        out.push_str("      <tuv");
        push_attribute("xml:lang", language, out);
        out.push_str("><seg>");
        match segment {
            MemorySegment::Plain(text) => push_content(text, out),
            MemorySegment::Coded(pieces) => push_pieces(pieces, &unit.codes, false, out),
            MemorySegment::Translated(pieces) => push_pieces(pieces, &unit.codes, true, out),
        }
        out.push_str("</seg></tuv>\n");
    }
    out.push_str("    </tu>\n");
}

enum MemorySegment<'s> {
    Plain(&'s str),
    Coded(&'s [UnitPiece]),
    /// With the marks of the translation.
    Translated(&'s [UnitPiece]),
}

fn push_pieces(pieces: &[UnitPiece], codes: &[InlineCode], is_own: bool, out: &mut String) {
    let code_of = |id: &str| codes.iter().find(|code| code.id == id);
    // `i` pairs the ends of a code within its segment, `x` pairs a code with that of the other language.
    let mut opened: Vec<&str> = Vec::new();
    for piece in pieces {
        let (id, name) = match piece {
            UnitPiece::Text(text) => {
                push_content(text, out);
                continue;
            }
            UnitPiece::Code(id) => (id, "ph"),
            UnitPiece::Open(id) => {
                opened.push(id);
                (id, "bpt")
            }
            UnitPiece::Close(id) => (id, "ept"),
        };
        let Some(code) = code_of(id).filter(|code| code.kind != CodeKind::Marker) else {
            continue;
        };
        out.extend(["<", name]);
        if name != "ph" {
            let at = opened
                .iter()
                .position(|open| open == id)
                .map_or(1, |at| at + 1);
            push_attribute("i", &at.to_string(), out);
        }
        if name != "ept" {
            push_attribute("x", id, out);
        }
        out.push('>');
        let own = code.own.as_ref().filter(|_| is_own);
        let (open, close) = own.map_or((&code.shown, &code.closing), |(open, close)| (open, close));
        push_content(if name == "ept" { close } else { open }, out);
        out.extend(["</", name, ">"]);
    }
}

#[derive(Default)]
struct OpenMemory {
    files: Vec<ReturnedFile>,
    source: Option<String>,
    unit: ReturnedUnit,
    original: String,
    language: Option<String>,
    target: Option<String>,
    is_segment: bool,
}

/// Reads a memory whose units know their place: `path#id`. Codes are read as what they stand for.
///
/// # Errors
/// What is no XML, or more of it than anybody needs.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    let mut reader = XmlReader::new(text);
    let mut open = OpenMemory::default();
    while let Some(event) = reader.next()? {
        match event {
            XmlEvent::Start(element) => match element.name.as_str() {
                "header" => open.source = element.attribute("srclang").map(str::to_owned),
                "tu" => {
                    let tuid = element.text("tuid");
                    let (original, id) = tuid.rsplit_once('#').unwrap_or(("", &tuid));
                    open.original = original.to_owned();
                    open.unit = ReturnedUnit {
                        id: id.to_owned(),
                        line: reader.line(),
                        ..ReturnedUnit::default()
                    };
                }
                "tuv" => open.language = element.attribute("lang").map(str::to_owned),
                "seg" => open.is_segment = true,
                _ => {}
            },
            XmlEvent::Text(text) if open.is_segment => open.text(&text),
            XmlEvent::Text(_) => {}
            XmlEvent::End(name) => match name.as_str() {
                "seg" => open.is_segment = false,
                "tu" => open.close(),
                _ => {}
            },
        }
    }
    Ok(open.files)
}

impl OpenMemory {
    fn text(&mut self, text: &str) {
        let is_source = self.language == self.source;
        let pieces = if is_source {
            &mut self.unit.source
        } else {
            self.target.clone_from(&self.language);
            &mut self.unit.target
        };
        append_text(pieces, text);
    }

    fn close(&mut self) {
        let unit = std::mem::take(&mut self.unit);
        let original = std::mem::take(&mut self.original);
        let locales = [&self.source, &self.target];
        ReturnedFile::add(&mut self.files, original, locales, unit);
    }
}
