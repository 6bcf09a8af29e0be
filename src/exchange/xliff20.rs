//! XLIFF 2.0, and what tools make of it; 2.1 and 2.2 are read too.
//! <https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html>
//!
//! The version stays 2.0, since some programs refuse a later one, and a unit is one segment that is not to be cut. A rich
//! file is 2.1, with what the modules say of a text.

mod modules;
mod read;

use crate::exchange::model::{
    CodeKind, Exchange, ExchangeFile, ExchangeUnit, InlineCode, ReadFault, ReturnedFile, UnitPiece,
    UnitState,
};
use crate::exchange::xliff20::modules::{NAMESPACES, RichNumbers};
use crate::exchange::xml::{push_attribute, push_content};

/// Writes a file.
pub fn write(exchange: &Exchange) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff");
    push_attribute(
        "version",
        if exchange.is_rich { "2.1" } else { "2.0" },
        &mut out,
    );
    push_attribute("srcLang", exchange.source.as_str(), &mut out);
    push_attribute("trgLang", exchange.target.as_str(), &mut out);
    out.push_str(" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\"");
    if exchange.is_rich {
        out.push_str(NAMESPACES);
    }
    out.push_str(">\n");
    let mut numbers = exchange.is_rich.then(RichNumbers::default);
    for (at, file) in exchange.files.iter().enumerate() {
        write_file(file, at + 1, &mut numbers, &mut out);
    }
    out.push_str("</xliff>\n");
    out
}

fn write_file(
    file: &ExchangeFile,
    number: usize,
    numbers: &mut Option<RichNumbers>,
    out: &mut String,
) {
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
            [unit] => write_unit(unit, "    ", numbers, out),
            units => {
                out.push_str("    <group");
                push_attribute("id", &format!("g-{}", units[0].message), out);
                push_attribute("name", &units[0].message, out);
                out.push_str(">\n");
                for unit in units {
                    write_unit(unit, "      ", numbers, out);
                }
                out.push_str("    </group>\n");
            }
        }
    }
    out.push_str("  </file>\n");
}

fn write_unit(
    unit: &ExchangeUnit,
    margin: &str,
    numbers: &mut Option<RichNumbers>,
    out: &mut String,
) {
    out.extend([margin, "<unit"]);
    push_attribute("id", &unit.id, out);
    push_attribute("name", &unit.name, out);
    if !unit.is_translatable {
        out.push_str(" translate=\"no\"");
    }
    out.push_str(" xml:space=\"preserve\">\n");
    if numbers.is_some() {
        modules::push_before(unit, margin, out);
    }
    out.push_str(margin);
    out.push_str("  <mda:metadata><mda:metaGroup category=\"paridad\"><mda:meta type=\"base\">");
    out.push_str(&unit.base.text());
    out.push_str("</mda:meta></mda:metaGroup></mda:metadata>\n");
    let issues = numbers
        .as_mut()
        .and_then(|numbers| modules::push_after(unit, margin, numbers, out));
    out.extend([margin, "  <notes><note>"]);
    push_content(&unit.note, out);
    out.push_str("</note>");
    if numbers.is_some() {
        modules::push_notes(unit, out);
    }
    out.push_str("</notes>\n");
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
        match issues {
            Some(number) => {
                modules::push_issue_mark(number, out);
                push_pieces(&unit.target, &unit.codes, out);
                out.push_str("</mrk>");
            }
            None => push_pieces(&unit.target, &unit.codes, out),
        }
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

/// Reads a file.
///
/// # Errors
/// What is no XML, or more of it than anybody needs.
pub fn read(text: &str) -> Result<Vec<ReturnedFile>, ReadFault> {
    read::read(text)
}
