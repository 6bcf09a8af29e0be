//! The texts of one pattern as units: for the translator with codes, for the program with the way back.

use crate::exchange::atoms::{Atom, comparable, shown, to_fluent};
use crate::exchange::codes::{CodeProblem, CodeTable, encode_source, encode_target, typeable};
use crate::exchange::model::{CodeKind, InlineCode, UnitPiece, checksum};
use crate::exchange::shape::{Case, CaseShape, CaseSide, FormRequest};
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::fluent::typed::References;
use crate::fluent::written::written;
use crate::project::state::key;
use crate::text::slice::Slice;

/// A pattern of the source and its translation.
#[derive(Clone, Copy)]
pub struct PatternPair<'p> {
    pub catalog: &'p Catalog<'p>,
    pub entry: &'p Entry<'p>,
    pub attribute: Option<&'p str>,
    pub pattern: &'p Pattern<'p>,
    pub target: Option<TargetPattern<'p>>,
    pub forms: FormRequest<'p>,
    /// The catalog belongs to a statement, whose line breaks are blanks.
    pub is_soft: bool,
}

#[derive(Clone, Copy)]
pub struct TargetPattern<'p> {
    pub catalog: &'p Catalog<'p>,
    pub entry: &'p Entry<'p>,
    /// `None` where the entry has no such attribute, or no value.
    pub pattern: Option<&'p Pattern<'p>>,
}

/// The units of a pattern.
pub struct PatternUnits {
    /// As the state file has it: `lead`, `-term`, `lead.title`.
    pub name: String,
    /// `None` for a pattern that is one text in Fluent syntax.
    pub shape: Option<CaseShape>,
    pub units: Vec<UnitText>,
    pub known: References,
    /// The source as the state file would record it.
    pub source: String,
}

/// A unit with the way back into its pattern.
pub struct UnitText {
    pub id: String,
    pub name: String,
    pub case: Case,
    pub source: Vec<UnitPiece>,
    pub source_atoms: Vec<Atom>,
    pub table: CodeTable,
    /// The code that tells a form apart which the source has not, by its id and its text.
    pub marker: Option<(String, String)>,
    /// The translation that is there.
    pub present: Option<Vec<Atom>>,
    pub target: Vec<UnitPiece>,
}

/// A text that came back, understood.
pub struct DecodedText {
    pub atoms: Vec<Atom>,
    pub problems: Vec<CodeProblem>,
}

impl PatternUnits {
    pub fn new(pair: &PatternPair<'_>) -> Self {
        let target = pair.target.and_then(|target| target.pattern);
        let mut known = References::default();
        for (_, pattern) in pair.entry.patterns() {
            known.add(pattern);
        }
        for (_, pattern) in pair
            .target
            .iter()
            .flat_map(|target| target.entry.patterns())
        {
            known.add(pattern);
        }
        let name = key(pair.entry.kind, pair.entry.id, pair.attribute);
        let shape = CaseShape::new(pair.entry.kind, pair.pattern, target, pair.forms);
        let mut units = Self {
            units: Vec::new(),
            source: written(pair.pattern),
            name,
            shape,
            known,
        };
        match units.shape.clone() {
            None => units.add_raw(pair),
            Some(shape) => {
                for case in shape.cases() {
                    units.add(pair, &shape, case);
                }
            }
        }
        units
    }

    fn add_raw(&mut self, pair: &PatternPair<'_>) {
        let source = as_written(pair.catalog, pair.pattern);
        let target = pair.target.and_then(|target| {
            let pattern = target.pattern?;
            Some(as_written(target.catalog, pattern))
        });
        self.units.push(UnitText {
            id: self.name.clone(),
            name: self.name.clone(),
            case: Case::new(),
            source: vec![UnitPiece::Text(source.clone())],
            source_atoms: vec![Atom::Text(source)],
            table: CodeTable::default(),
            marker: None,
            present: target.clone().map(|target| vec![Atom::Text(target)]),
            target: target.map(UnitPiece::Text).into_iter().collect(),
        });
    }

    fn add(&mut self, pair: &PatternPair<'_>, shape: &CaseShape, case: Case) {
        let side = |is_source| CaseSide {
            is_source,
            is_soft: pair.is_soft,
        };
        let Some(source_atoms) = shape.text(pair.catalog, pair.pattern, &case, side(true)) else {
            return;
        };
        let present = pair.target.and_then(|target| {
            let pattern = target.pattern?;
            shape.text(target.catalog, pattern, &case, side(false))
        });
        let (mut source, mut table) = encode_source(&source_atoms, &self.known);
        let target = present.as_ref().map_or_else(Vec::new, |atoms| {
            encode_target(atoms, &mut table, &self.known)
        });
        let marker = marker(shape, &case, pair.forms);
        if let Some((id, _)) = &marker {
            source.insert(0, UnitPiece::Code(id.clone()));
        }
        let mut id = self.name.clone();
        let mut keys = Vec::new();
        for (selector, key) in shape.selectors.iter().zip(&case) {
            id.extend([":", key]);
            keys.push(format!("{}={key}", selector.label));
        }
        let name = if keys.is_empty() {
            self.name.clone()
        } else {
            format!("{}[{}]", self.name, keys.join(" "))
        };
        self.units.push(UnitText {
            id,
            name,
            case,
            source,
            source_atoms,
            table,
            marker,
            present,
            target,
        });
    }

    /// Returns the source of a unit as it is typed, for formats without codes.
    pub fn typed_source(&self, unit: &UnitText) -> String {
        let text = self.typed(&unit.source_atoms);
        match &unit.marker {
            Some((_, marker)) => format!("{marker} {text}"),
            None => text,
        }
    }

    /// Returns a text as it is typed.
    pub fn typed(&self, atoms: &[Atom]) -> String {
        if self.shape.is_none() {
            shown(atoms)
        } else {
            typeable(atoms, &self.known)
        }
    }

    /// Understands what came back for a unit.
    pub fn decode(&self, unit: &UnitText, pieces: &[UnitPiece]) -> DecodedText {
        self.decode_by(unit, pieces, &self.known)
    }

    /// Understands a text whose placeables may refer to what `known` has.
    pub fn decode_by(
        &self,
        unit: &UnitText,
        pieces: &[UnitPiece],
        known: &References,
    ) -> DecodedText {
        if self.shape.is_none() {
            let text: String = pieces.iter().map(text_of).collect();
            return DecodedText {
                atoms: vec![Atom::Text(text.replace("\r\n", "\n").trim().to_owned())],
                problems: Vec::new(),
            };
        }
        let markers: Vec<(String, String)> = unit.marker.iter().cloned().collect();
        let (atoms, mut problems) = unit.table.decode(pieces, &markers, known);
        let atoms = trimmed(atoms, &unit.source_atoms);
        let selectors = self.shape.iter().flat_map(|shape| &shape.selectors);
        let free: Vec<String> = selectors.map(|it| it.written.clone()).collect();
        let present = unit.present.as_deref().unwrap_or_default();
        problems.retain(|problem| match problem {
            // Braces that a text shows its readers are text in the translation too.
            CodeProblem::Braces(braces) => {
                let mut texts = [unit.source_atoms.as_slice(), present].into_iter();
                texts.all(|atoms| !shown(atoms).contains(braces.as_str()))
            }
            _ => true,
        });
        problems.extend(unit.table.compare(pieces, &atoms, present, &free));
        DecodedText { atoms, problems }
    }

    /// Returns a unit's text as the value of its variant, or of the message.
    pub fn fluent(&self, atoms: &[Atom]) -> String {
        if self.shape.is_none() {
            shown(atoms)
        } else {
            to_fluent(atoms)
        }
    }
}

impl UnitText {
    /// Returns the checksum of the translation that is there.
    pub fn present_sum(&self) -> u64 {
        let text = self.present.as_ref().map(|atoms| comparable(atoms));
        checksum(&text.unwrap_or_default())
    }

    pub fn inline_codes(&self) -> Vec<InlineCode> {
        let marker = self.marker.iter().map(|(id, shown)| InlineCode {
            id: id.clone(),
            kind: CodeKind::Marker,
            shown: shown.clone(),
            closing: String::new(),
            own: None,
        });
        marker.chain(self.table.inline_codes()).collect()
    }
}

/// Returns the code before a source text that stands for a form which the source has not.
fn marker(shape: &CaseShape, case: &Case, forms: FormRequest<'_>) -> Option<(String, String)> {
    if shape.is_in_source(case) {
        return None;
    }
    let keys = shape.selectors.iter().zip(case);
    let added = keys.filter(|(selector, name)| {
        let mut keys = selector.keys.iter();
        keys.any(|key| !key.in_source && key.name == **name)
    });
    let (ids, samples): (Vec<&str>, Vec<String>) = added
        .map(|(selector, key)| (key.as_str(), selector.sample(key, forms.target)))
        .unzip();
    Some((ids.join("-"), format!("[{}]", samples.join(" "))))
}

fn text_of(piece: &UnitPiece) -> &str {
    match piece {
        UnitPiece::Text(text) => text,
        UnitPiece::Code(_) | UnitPiece::Open(_) | UnitPiece::Close(_) => "",
    }
}

fn as_written<'s>(catalog: &Catalog<'s>, pattern: &Pattern<'s>) -> String {
    let span = catalog.pattern_span(pattern).range();
    catalog.source.slice(span).replace("\r\n", "\n")
}

/// Removes the white space that a tool added at the ends.
fn trimmed(mut atoms: Vec<Atom>, source: &[Atom]) -> Vec<Atom> {
    let has_start = source.first().is_some_and(|atom| atom.is_blank_at(true));
    let has_end = source.last().is_some_and(|atom| atom.is_blank_at(false));
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    if let Some(Atom::Text(first)) = atoms.first_mut() {
        let start = first.trim_start_matches(if has_start { |c| c == '\n' } else { is_blank });
        *first = start.to_owned();
    }
    if let Some(Atom::Text(last)) = atoms.last_mut() {
        let end = last.trim_end_matches(if has_end { |c| c == '\n' } else { is_blank });
        *last = end.to_owned();
    }
    atoms.retain(|atom| !matches!(atom, Atom::Text(text) if text.is_empty()));
    atoms
}

/// Returns whether an attribute of a term: grammar for the program, and no text.
pub fn is_grammar(kind: EntryKind, attribute: Option<&str>) -> bool {
    kind == EntryKind::Term && attribute.is_some()
}
