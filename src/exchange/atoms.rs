//! A text of a message without its selectors: what readers see as text, and placeables in one form.

use std::borrow::Cow;

use crate::fluent::escapes::unescape;
use crate::fluent::model::{Catalog, Part};
use crate::fluent::parse::parse;
use crate::fluent::value::{AdoptedPiece, of_text, value};
use crate::fluent::written::placeable;
use crate::text::canonical::canonical;
use crate::text::escape_control::sign;
use crate::text::escape_markup::is_outside_xml;
use crate::text::slice::Slice;

/// A stretch of a text. Neighbours are never both text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// As readers see it: `{` is a brace.
    Text(String),
    /// With its braces: `{ $count }`.
    Placeable(String),
}

impl Atom {
    /// Returns whether it begins with a blank, or ends with one.
    pub fn is_blank_at(&self, start: bool) -> bool {
        match self {
            Atom::Text(text) if start => text.starts_with(' '),
            Atom::Text(text) => text.ends_with(' '),
            Atom::Placeable(placeable) => is_blank(placeable),
        }
    }
}

/// Adds a part of a pattern. A selector becomes a placeable, as it is written.
pub fn push_part<'s>(catalog: &Catalog<'s>, part: &Part<'s>, atoms: &mut Vec<Atom>) {
    match part {
        Part::Text(text) => push_text(text, atoms),
        Part::Literal(literal) => match plain_literal(literal) {
            Some(text) => push_raw_text(&text, atoms),
            None => atoms.push(Atom::Placeable(placeable(part))),
        },
        Part::Select(_) => {
            let span = catalog.part_span(part).range();
            let written = catalog.source.slice(span).replace("\r\n", "\n");
            atoms.push(Atom::Placeable(written));
        }
        Part::Number(_) | Part::Variable(_) | Part::Message { .. } | Part::Term { .. } => {
            atoms.push(Atom::Placeable(placeable(part)));
        }
        Part::Call { .. } => atoms.push(Atom::Placeable(placeable(part))),
    }
}

/// Returns what a literal stands for, where it can be seen as text: a brace, a bracket, a word.
fn plain_literal(literal: &str) -> Option<Cow<'_, str>> {
    let text = unescape(literal);
    let is_plain = |c: char| c == ' ' || (!c.is_whitespace() && is_visible(c));
    let ends = [text.chars().next()?, text.chars().next_back()?];
    let is_framed = !ends.iter().any(|end| end.is_whitespace());
    (is_framed && text.chars().all(is_plain)).then_some(text)
}

/// Returns whether every format can carry a character, and everybody sees it. Soft hyphens, joiners, and blanks without
/// width are written as escapes so that somebody does.
fn is_visible(c: char) -> bool {
    let has_no_width = matches!(
        c,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    );
    !c.is_control() && !has_no_width && !matches!(c, '\u{fffe}' | '\u{ffff}') && sign(c).is_none()
}

/// Returns whether files cannot carry a character as it is.
fn is_lost(c: char) -> bool {
    c == '\r' || is_outside_xml(c)
}

/// Adds text; characters that files cannot carry become literals.
pub fn push_text(text: &str, atoms: &mut Vec<Atom>) {
    let mut rest = text;
    while let Some(at) = rest.find(is_lost) {
        push_raw_text(rest.slice(..at), atoms);
        let c = rest.slice(at..).chars().next().unwrap_or_default();
        let escape = format!("{{ \"\\u{:04X}\" }}", u32::from(c));
        atoms.push(Atom::Placeable(escape));
        rest = rest.slice(at + c.len_utf8()..);
    }
    push_raw_text(rest, atoms);
}

fn push_raw_text(text: &str, atoms: &mut Vec<Atom>) {
    if text.is_empty() {
        return;
    }
    match atoms.last_mut() {
        Some(Atom::Text(last)) => last.push_str(text),
        _ => atoms.push(Atom::Text(text.to_owned())),
    }
}

/// In statements a line break between words is as good as a blank.
pub fn soften(atoms: &mut [Atom]) {
    for atom in atoms {
        if let Atom::Text(text) = atom
            && text.contains('\n')
        {
            *text = softened(text);
        }
    }
}

fn softened(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let follows_word = !out.is_empty() && !out.ends_with(['\\', ' ', '\n']);
        let is_between = follows_word && chars.peek().is_none_or(|next| next.is_alphabetic());
        out.push(if c == '\n' && is_between { ' ' } else { c });
    }
    out
}

/// Returns the text as the value of a message.
pub fn to_fluent(atoms: &[Atom]) -> String {
    match atoms {
        [] => of_text(""),
        [Atom::Text(text)] => of_text(text),
        atoms => {
            let pieces: Vec<AdoptedPiece<'_>> = atoms.iter().map(as_piece).collect();
            value(&pieces)
        }
    }
}

fn as_piece(atom: &Atom) -> AdoptedPiece<'_> {
    match atom {
        Atom::Text(text) => AdoptedPiece::Text(text),
        Atom::Placeable(placeable) => AdoptedPiece::Reference(placeable),
    }
}

/// Returns the text by which two are compared: white space makes no difference.
pub fn comparable(atoms: &[Atom]) -> String {
    canonical(&plain(atoms)).into_owned()
}

/// Returns the text by which two are compared where blanks count; how it is broken into lines does not.
pub fn comparable_with_blanks(atoms: &[Atom]) -> String {
    let text = plain(atoms);
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join(" ")
}

fn plain(atoms: &[Atom]) -> String {
    let mut text = String::new();
    for atom in atoms {
        match atom {
            Atom::Text(piece) => text.push_str(piece),
            // A blank is one however it is written.
            Atom::Placeable(placeable) if is_blank(placeable) => text.push(' '),
            Atom::Placeable(placeable) => text.extend(["\u{2}", placeable, "\u{3}"]),
        }
    }
    text
}

fn is_blank(placeable: &str) -> bool {
    let inner = placeable
        .strip_prefix("{ \"")
        .and_then(|it| it.strip_suffix("\" }"));
    inner.is_some_and(|inner| !inner.is_empty() && inner.bytes().all(|byte| byte == b' '))
}

/// Returns the text as it stands in formats without codes.
pub fn shown(atoms: &[Atom]) -> String {
    let pieces = atoms.iter().map(|atom| match atom {
        Atom::Text(text) | Atom::Placeable(text) => text.as_str(),
    });
    pieces.collect()
}

/// Reads a placeable that was typed: a literal that can be seen is text.
pub fn push_typed(typed: &str, atoms: &mut Vec<Atom>) {
    let source = format!("x = {typed}\n");
    let catalog = parse(&source);
    let parts = catalog
        .entries
        .iter()
        .filter_map(|entry| entry.value.as_ref());
    for part in parts.flat_map(|pattern| &pattern.parts) {
        push_part(&catalog, part, atoms);
    }
}
