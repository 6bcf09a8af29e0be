//! One message as the page shows it: its source in pieces, its fields, what is to be known of it.

use similar::ChangeTag;

use crate::exchange::model::{CodeKind, ExchangeUnit, InlineCode, UnitPiece, UnitTerm};
use crate::pipeline::set_texts::{MessageState, MessageTexts, MessageUnit};
use crate::text::slice::Slice;
use crate::text::words::changes;
use crate::workbench::view::{
    CodeView, DiffPiece, FindingView, GroupView, PieceView, StaleView, TermView, UnitView,
};
use crate::workbench::words::LanguageWords;

/// Returns a message for the page.
pub(super) fn group(
    message: &MessageTexts,
    findings: Vec<FindingView>,
    words: &LanguageWords,
) -> GroupView {
    let state = message.state;
    let units = message.units.iter();
    let units: Vec<UnitView> = units.map(|it| unit(it, &message.terms, words)).collect();
    let first = message.units.first().map(|unit| unit.unit.id.as_str());
    GroupView {
        number: 0,
        message: message.name.clone(),
        anchor: anchor(first.unwrap_or(&message.name)),
        state: state.as_str(),
        state_label: words.say(&format!("state-{}", state.as_str()), &[]),
        comment: message.comment.clone(),
        section: message.section.clone(),
        occurrences: Vec::new(),
        stale: message.stale.as_ref().map(|(was, now)| stale(was, now)),
        units,
        findings,
        can_accept: matches!(
            state,
            MessageState::Stale | MessageState::Draft | MessageState::Unconfirmed
        ),
        can_delete: message.is_in_catalog && message.units.iter().any(has_text),
        lacks_forms: message.lacks_forms,
        terms: message.terms.iter().map(term).collect(),
        is_shown: true,
        is_waiting: state.is_waiting(),
        conflict: None,
    }
}

fn has_text(unit: &MessageUnit) -> bool {
    !unit.unit.target_text.is_empty()
}

/// Returns the name by which a link leads to a message: its letters and digits stand for themselves.
pub(super) fn anchor(id: &str) -> String {
    let mut name = String::from("u-");
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' => name.push(byte as char),
            _ => name.push_str(&format!("_{byte:02x}")),
        }
    }
    name
}

pub(super) fn stale(was: &str, now: &str) -> StaleView {
    StaleView {
        diff: diff(was, now),
        previous: was.to_owned(),
    }
}

/// Returns how one text became another, in pieces.
fn diff(was: &str, now: &str) -> Vec<DiffPiece> {
    let mut pieces: Vec<DiffPiece> = Vec::new();
    for (tag, text) in changes(was, now) {
        let kind = match tag {
            ChangeTag::Equal => "same",
            ChangeTag::Delete => "gone",
            ChangeTag::Insert => "new",
        };
        match pieces.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.text.push_str(text),
            None => pieces.push(DiffPiece {
                kind,
                text: text.to_owned(),
            }),
        }
    }
    pieces
}

pub(super) fn term(term: &UnitTerm) -> TermView {
    TermView {
        source: term.source.clone(),
        approved: term.approved.clone(),
        forbidden: term.forbidden.clone(),
    }
}

fn unit(made: &MessageUnit, terms: &[UnitTerm], words: &LanguageWords) -> UnitView {
    let unit = &made.unit;
    let longest = unit.source_text.len().max(unit.target_text.len());
    let lines = unit.target_text.matches('\n').count() + 1;
    UnitView {
        id: unit.id.clone(),
        field: format!("text.{}", unit.id),
        label: label(made, words),
        kind: match (&made.attribute, made.keys.is_empty()) {
            (_, false) => "variant",
            (Some(_), true) => "attribute",
            (None, true) => "value",
        },
        category: made.category.clone(),
        examples: made.examples.clone(),
        base: unit.base.text(),
        source: pieces(unit, terms),
        source_text: unit.source_text.clone(),
        text: unit.target_text.clone(),
        rows: lines.max(longest.div_ceil(72)).clamp(1, 24),
        codes: unit.codes.iter().filter_map(code).collect(),
        is_translatable: unit.is_translatable,
    }
}

/// Returns the label of a field: of a value a word, of a variant what it is chosen by.
fn label(made: &MessageUnit, words: &LanguageWords) -> String {
    let mut label = match &made.attribute {
        Some(attribute) => format!(".{attribute}"),
        None => String::new(),
    };
    for (selector, key) in &made.keys {
        if !label.is_empty() {
            label.push_str(", ");
        }
        label.push_str(&format!("{selector}: {key}"));
    }
    if !made.examples.is_empty() {
        label.push_str(&format!(" ({}, …)", made.examples.join(", ")));
    }
    if label.is_empty() {
        words.say("unit-value", &[])
    } else {
        label
    }
}

/// Returns a code as a button inserts it; none for what only says which form is asked for.
fn code(code: &InlineCode) -> Option<CodeView> {
    let (shown, closing) = match &code.own {
        Some((open, close)) => (open, close),
        None => (&code.shown, &code.closing),
    };
    let view = CodeView {
        insert: shown.clone(),
        closing: closing.clone(),
        shown: if closing.is_empty() {
            shown.clone()
        } else {
            format!("{shown}…{closing}")
        },
        kind: kind(code.kind),
    };
    (code.kind != CodeKind::Marker).then_some(view)
}

fn kind(kind: CodeKind) -> &'static str {
    match kind {
        CodeKind::Placeable => "placeable",
        CodeKind::Marker => "marker",
        CodeKind::Single => "single",
        CodeKind::Bold => "bold",
        CodeKind::Italic => "italic",
        CodeKind::Struck => "struck",
        CodeKind::Link => "link",
        CodeKind::Picture => "picture",
        CodeKind::Element => "element",
    }
}

/// Returns the source text in pieces: codes as they are typed, and terms of the glossary within the text between.
fn pieces(unit: &ExchangeUnit, terms: &[UnitTerm]) -> Vec<PieceView> {
    let shown = |id: &str, is_end: bool| {
        let code = unit.codes.iter().find(|code| code.id == id);
        code.map_or_else(String::new, |code| {
            if is_end {
                code.closing.clone()
            } else {
                code.shown.clone()
            }
        })
    };
    let mut found = Vec::new();
    for piece in &unit.source {
        let (id, is_end) = match piece {
            UnitPiece::Text(text) => {
                add_text(text, terms, &mut found);
                continue;
            }
            UnitPiece::Code(id) | UnitPiece::Open(id) => (id, false),
            UnitPiece::Close(id) => (id, true),
        };
        let text = shown(id, is_end);
        let is_marker = unit
            .codes
            .iter()
            .any(|code| code.id == *id && code.kind == CodeKind::Marker);
        if !is_marker {
            found.push(PieceView {
                kind: "code",
                insert: text.clone(),
                text,
                sample: None,
                sample_target: None,
            });
        }
    }
    found
}

/// Adds a stretch of text, in which the terms of the glossary are pieces of their own.
fn add_text(text: &str, terms: &[UnitTerm], found: &mut Vec<PieceView>) {
    let mut rest = text;
    let lower = |text: &str| text.to_lowercase();
    while !rest.is_empty() {
        let small = lower(rest);
        // Where small letters have other lengths, places in one text say nothing of the other.
        let is_comparable = small.len() == rest.len();
        let hits = terms.iter().filter(|_| is_comparable).filter_map(|term| {
            let wanted = lower(&term.source);
            let at = word_at(&small, &wanted)?;
            rest.get(at..at + wanted.len())?;
            Some((at, std::cmp::Reverse(wanted.len()), term))
        });
        let hit = hits.min_by_key(|(at, length, _)| (*at, *length));
        let Some((at, std::cmp::Reverse(length), term)) = hit else {
            found.push(plain(rest));
            return;
        };
        let (before, from) = rest.halves(at);
        let (word, after) = from.halves(length);
        if !before.is_empty() {
            found.push(plain(before));
        }
        found.push(PieceView {
            kind: "term",
            text: word.to_owned(),
            insert: term.approved.first().cloned().unwrap_or_default(),
            sample: None,
            sample_target: None,
        });
        rest = after;
    }
}

fn plain(text: &str) -> PieceView {
    PieceView {
        kind: "text",
        text: text.to_owned(),
        insert: String::new(),
        sample: None,
        sample_target: None,
    }
}

/// Returns where a word, or words, stand by themselves in a text.
fn word_at(text: &str, wanted: &str) -> Option<usize> {
    if wanted.is_empty() {
        return None;
    }
    let mut found = text.match_indices(wanted);
    let is_alone = |at: usize| {
        let before = text.slice(..at).chars().next_back();
        let after = text.slice(at + wanted.len()..).chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    found.find(|(at, _)| is_alone(*at)).map(|(at, _)| at)
}
