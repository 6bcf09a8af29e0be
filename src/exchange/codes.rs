//! Texts with protected codes, and back: each code has an id by its order in the source, and a translation's codes are
//! those of the source that are equal to the byte. Whatever a translation has besides stands in it as it is typed.

use crate::exchange::atoms::{Atom, push_text, push_typed, shown};
use crate::exchange::marks::{FlatText, Mark};
use crate::exchange::model::{CodeKind, InlineCode, UnitPiece};
use crate::fluent::typed::{References, placeable_length, shown_names};
use crate::text::slice::Slice;

/// The codes of a unit.
#[derive(Clone, Debug, Default)]
pub struct CodeTable {
    pub codes: Vec<Code>,
}

#[derive(Clone, Debug)]
pub struct Code {
    pub id: String,
    pub kind: CodeKind,
    open: Vec<Atom>,
    close: Vec<Atom>,
    /// The marks that the present translation has for it: a link may lead elsewhere in another language.
    own: Option<(Vec<Atom>, Vec<Atom>)>,
}

/// What became of the codes of a text that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// As it is written in the catalog.
    Missing(String),
    Doubled(String),
    Unknown(String),
    /// A pair that is not closed, or closed before it is opened.
    Crossed(String),
    /// Braces that are no placeable of this message.
    Braces(String),
}

impl Code {
    fn is_like(&self, mark: &Mark, flat: &FlatText) -> bool {
        self.kind == mark.kind
            && self.open == flat.atoms(mark.open.clone())
            && self.close == flat.atoms(mark.close.clone())
    }
}

/// Returns the source text of a unit with its codes.
pub fn encode_source(atoms: &[Atom], known: &References) -> (Vec<UnitPiece>, CodeTable) {
    let flat = FlatText::new(atoms);
    let marks = flat.marks();
    let mut table = CodeTable::default();
    for mark in &marks {
        table.codes.push(Code {
            id: (table.codes.len() + 1).to_string(),
            kind: mark.kind,
            open: flat.atoms(mark.open.clone()),
            close: flat.atoms(mark.close.clone()),
            own: None,
        });
    }
    let ids: Vec<Option<usize>> = (0..marks.len()).map(Some).collect();
    let pieces = pieces(&flat, &marks, &ids, (&table, known));
    (pieces, table)
}

/// Returns the translation of a unit, by the codes of its source; the table learns the translation's own marks.
pub fn encode_target(atoms: &[Atom], table: &mut CodeTable, known: &References) -> Vec<UnitPiece> {
    let flat = FlatText::new(atoms);
    let marks = flat.marks();
    let mut free = vec![true; table.codes.len()];
    let mut ids: Vec<Option<usize>> = vec![None; marks.len()];
    for (mark, id) in marks.iter().zip(&mut ids) {
        let mut codes = table.codes.iter().enumerate();
        let found = codes.find(|(at, code)| free[*at] && code.is_like(mark, &flat));
        if let Some((at, _)) = found {
            (free[at], *id) = (false, Some(at));
        }
    }
    let pairs = marks.iter().zip(&mut ids);
    for (mark, id) in pairs.filter(|(mark, id)| id.is_none() && mark.kind.is_pair()) {
        let mut codes = table.codes.iter_mut().enumerate();
        let found = codes.find(|(at, code)| free[*at] && code.kind == mark.kind);
        if let Some((at, code)) = found {
            (free[at], *id) = (false, Some(at));
            let marks = (
                flat.atoms(mark.open.clone()),
                flat.atoms(mark.close.clone()),
            );
            code.own = Some(marks);
        }
    }
    pieces(&flat, &marks, &ids, (table, known))
}

/// Returns the pieces of a text; a mark without an id is text, a placeable without one stands as it is typed.
fn pieces(
    flat: &FlatText,
    marks: &[Mark],
    ids: &[Option<usize>],
    (table, known): (&CodeTable, &References),
) -> Vec<UnitPiece> {
    let mut places: Vec<(std::ops::Range<usize>, UnitPiece)> = Vec::new();
    for (mark, id) in marks.iter().zip(ids) {
        let Some(code) = id.map(|at| &table.codes[at]) else {
            continue;
        };
        let id = code.id.clone();
        if mark.kind.is_pair() {
            places.push((mark.open.clone(), UnitPiece::Open(id.clone())));
            places.push((mark.close.clone(), UnitPiece::Close(id)));
        } else {
            places.push((mark.open.clone(), UnitPiece::Code(id)));
        }
    }
    places.sort_by_key(|(range, _)| range.start);
    let mut out = Vec::new();
    let mut from = 0;
    for (range, piece) in places {
        push_typeable(&flat.atoms(from..range.start), known, &mut out);
        from = range.end;
        out.push(piece);
    }
    push_typeable(&flat.atoms(from..flat.text.len()), known, &mut out);
    out
}

/// Returns a text as a translator could type it, without codes.
pub fn typeable(atoms: &[Atom], known: &References) -> String {
    let mut pieces = Vec::new();
    push_typeable(atoms, known, &mut pieces);
    match pieces.pop() {
        Some(UnitPiece::Text(text)) => text,
        Some(UnitPiece::Code(_) | UnitPiece::Open(_) | UnitPiece::Close(_)) | None => String::new(),
    }
}

/// Adds text as a translator could type it: a brace that would be read as a placeable is written as a literal.
fn push_typeable(atoms: &[Atom], known: &References, out: &mut Vec<UnitPiece>) {
    let mut text = String::new();
    for atom in atoms {
        match atom {
            Atom::Placeable(placeable) => text.push_str(placeable),
            Atom::Text(piece) => {
                let mut rest = piece.as_str();
                while let Some(at) = rest.find('{') {
                    let (before, braces) = rest.halves(at);
                    text.push_str(before);
                    let is_read = placeable_length(braces, known).is_some();
                    text.push_str(if is_read { "{ \"{\" }" } else { "{" });
                    rest = braces.slice(1..);
                }
                text.push_str(rest);
            }
        }
    }
    if !text.is_empty() {
        out.push(UnitPiece::Text(text));
    }
}

impl CodeTable {
    /// Returns the codes as formats show them.
    pub fn inline_codes(&self) -> Vec<InlineCode> {
        let codes = self.codes.iter().map(|code| InlineCode {
            id: code.id.clone(),
            kind: code.kind,
            shown: shown(&code.open),
            closing: shown(&code.close),
            own: code
                .own
                .as_ref()
                .map(|(open, close)| (shown(open), shown(close))),
        });
        codes.collect()
    }

    fn find(&self, id: &str) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }

    /// Returns the text that came back. `markers` are ids and texts of codes that ask for a plural form, and say
    /// nothing.
    pub fn decode(
        &self,
        pieces: &[UnitPiece],
        markers: &[(String, String)],
        known: &References,
    ) -> (Vec<Atom>, Vec<CodeProblem>) {
        let mut atoms: Vec<Atom> = Vec::new();
        let mut problems = Vec::new();
        let mut open: Vec<&str> = Vec::new();
        for piece in pieces {
            match piece {
                UnitPiece::Text(text) => read_text(text, markers, known, &mut atoms, &mut problems),
                UnitPiece::Code(id) if markers.iter().any(|(marker, _)| marker == id) => {}
                UnitPiece::Code(id) | UnitPiece::Open(id) | UnitPiece::Close(id) => {
                    let Some(code) = self.find(id) else {
                        problems.push(CodeProblem::Unknown(id.clone()));
                        continue;
                    };
                    let (start, end) = match &code.own {
                        Some((start, end)) => (start, end),
                        None => (&code.open, &code.close),
                    };
                    match piece {
                        UnitPiece::Close(_) => {
                            if open.pop() != Some(id) {
                                problems.push(CodeProblem::Crossed(shown(&code.open)));
                            }
                            append(end, &mut atoms);
                        }
                        UnitPiece::Open(_) => {
                            open.push(id);
                            append(start, &mut atoms);
                        }
                        UnitPiece::Code(_) | UnitPiece::Text(_) => append(start, &mut atoms),
                    }
                }
            }
        }
        for id in open {
            problems.extend(
                self.find(id)
                    .map(|code| CodeProblem::Crossed(shown(&code.open))),
            );
        }
        (atoms, problems)
    }

    /// Compares what a text has with what its source has. `free` are names that may come and go: what selectors choose
    /// by; `present` is the translation that is there, which may have more.
    pub fn compare(
        &self,
        pieces: &[UnitPiece],
        atoms: &[Atom],
        present: &[Atom],
        free: &[String],
    ) -> Vec<CodeProblem> {
        let mut problems = Vec::new();
        let text = shown(atoms);
        for code in &self.codes {
            let count = pieces.iter().filter(|piece| match piece {
                UnitPiece::Code(id) | UnitPiece::Open(id) => *id == code.id,
                UnitPiece::Close(_) | UnitPiece::Text(_) => false,
            });
            let count = count.count();
            match code.kind {
                CodeKind::Bold | CodeKind::Italic | CodeKind::Struck | CodeKind::Marker => {}
                CodeKind::Placeable => {}
                _ if count > 1 => problems.push(CodeProblem::Doubled(shown(&code.open))),
                _ if count == 0 && !has_marks(code, &text) => {
                    let marks = format!("{}{}", shown(&code.open), shown(&code.close));
                    problems.push(CodeProblem::Missing(marks));
                }
                CodeKind::Single | CodeKind::Link | CodeKind::Picture | CodeKind::Element => {}
            }
        }
        let wanted = self.names(free);
        let (found, there) = (names(atoms), names(present));
        for (name, placeable) in &wanted {
            let count =
                |names: &[(String, String)]| names.iter().filter(|(it, _)| it == name).count();
            let most = count(&wanted).max(count(&there));
            let problem = match count(&found) {
                0 => CodeProblem::Missing(placeable.clone()),
                many if many > most => CodeProblem::Doubled(placeable.clone()),
                _ => continue,
            };
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        problems
    }

    /// Returns what the placeables of the source show, each with the placeable.
    fn names(&self, free: &[String]) -> Vec<(String, String)> {
        let own: Vec<Atom> = self
            .codes
            .iter()
            .flat_map(|code| code.open.clone())
            .collect();
        let mut names = names(&own);
        names.retain(|(name, _)| !free.contains(name));
        names
    }
}

/// Returns whether somebody typed the marks of a code.
fn has_marks(code: &Code, text: &str) -> bool {
    let (open, close) = (shown(&code.open), shown(&code.close));
    let (is_link, is_picture) = (code.kind == CodeKind::Link, code.kind == CodeKind::Picture);
    if is_link || is_picture {
        text.contains(&open) && (text.contains("](") || text.contains(&close))
    } else {
        text.contains(&open) && text.contains(&close)
    }
}

fn names(atoms: &[Atom]) -> Vec<(String, String)> {
    let placeables = atoms.iter().filter_map(|atom| match atom {
        Atom::Text(_) => None,
        Atom::Placeable(placeable) => Some(placeable),
    });
    let mut names = Vec::new();
    for placeable in placeables {
        let shown = shown_names(placeable).into_iter();
        names.extend(shown.map(|name| (name, placeable.clone())));
    }
    names
}

fn append(from: &[Atom], atoms: &mut Vec<Atom>) {
    for atom in from {
        match atom {
            Atom::Text(text) => push_text(text, atoms),
            Atom::Placeable(_) => atoms.push(atom.clone()),
        }
    }
}

fn read_text(
    text: &str,
    markers: &[(String, String)],
    known: &References,
    atoms: &mut Vec<Atom>,
    problems: &mut Vec<CodeProblem>,
) {
    let mut rest = text;
    if atoms.is_empty()
        && let Some((_, marker)) = markers
            .iter()
            .find(|(_, it)| rest.trim_start().starts_with(it.as_str()))
    {
        rest = rest.trim_start().slice(marker.len()..);
    }
    let rest_text = rest.replace("\r\n", "\n");
    let mut rest = rest_text.as_str();
    while let Some(at) = rest.find('{') {
        push_text(rest.slice(..at), atoms);
        rest = rest.slice(at..);
        match placeable_length(rest, known) {
            Some(length) => {
                push_typed(rest.slice(..length), atoms);
                rest = rest.slice(length..);
            }
            None => {
                let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                let braces = rest.slice(..end);
                if braces.starts_with("{$")
                    || braces.starts_with("{ $")
                    || braces.starts_with("{ -")
                {
                    problems.push(CodeProblem::Braces(braces.to_owned()));
                }
                push_text("{", atoms);
                rest = rest.slice(1..);
            }
        }
    }
    push_text(rest, atoms);
}
