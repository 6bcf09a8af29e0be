//! Comparing pieces of catalogs by what they say: texts by the byte, whatever lines and braces they were written in.

use crate::fluent::form::piece::PieceContent;
use crate::fluent::model::{Comment, Entry, Part, Pattern, VariantKey};

/// A pattern piece by piece, those of variants among them.
#[derive(Debug, PartialEq)]
enum SaidPart<'p> {
    Text(String),
    Placeable(&'p Part<'p>),
    Selector(&'p Part<'p>),
    Variant { key: VariantKey<'p>, default: bool },
    End,
}

pub(super) fn is_same(one: &PieceContent<'_>, other: &PieceContent<'_>) -> bool {
    match (one, other) {
        (PieceContent::Comment(one), PieceContent::Comment(other)) => is_same_comment(one, other),
        (PieceContent::Entry(one), PieceContent::Entry(other)) => is_same_entry(one, other),
        (PieceContent::Comment(_), PieceContent::Entry(_))
        | (PieceContent::Entry(_), PieceContent::Comment(_)) => false,
    }
}

fn is_same_comment(one: &Comment<'_>, other: &Comment<'_>) -> bool {
    let mut lines = one.lines.iter().zip(&other.lines);
    one.level == other.level
        && one.lines.len() == other.lines.len()
        && lines.all(|(one, other)| {
            one == other
                || [one, other]
                    .into_iter()
                    .all(|line| line.trim_matches(' ').is_empty())
        })
}

fn is_same_entry(one: &Entry<'_>, other: &Entry<'_>) -> bool {
    let is_commented_alike = match (&one.comment, &other.comment) {
        (Some(one), Some(other)) => is_same_comment(one, other),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let mut patterns = one.patterns().zip(other.patterns());
    (one.kind, one.id) == (other.kind, other.id)
        && is_commented_alike
        && one.patterns().count() == other.patterns().count()
        && patterns.all(|(one, other)| one.0 == other.0 && tokens(one.1) == tokens(other.1))
}

fn tokens<'p>(pattern: &'p Pattern<'p>) -> Vec<SaidPart<'p>> {
    let mut tokens = Vec::new();
    add(pattern, &mut tokens);
    tokens
}

fn add<'p>(pattern: &'p Pattern<'p>, tokens: &mut Vec<SaidPart<'p>>) {
    for part in &pattern.parts {
        match (part, tokens.last_mut()) {
            (Part::Text(text), Some(SaidPart::Text(before))) => before.push_str(text),
            (Part::Text(text), _) => tokens.push(SaidPart::Text((*text).to_owned())),
            (Part::Select(select), _) => {
                tokens.push(SaidPart::Selector(&select.selector));
                for variant in &select.variants {
                    tokens.push(SaidPart::Variant {
                        key: variant.key,
                        default: variant.default,
                    });
                    add(&variant.value, tokens);
                }
                tokens.push(SaidPart::End);
            }
            (placeable, _) => tokens.push(SaidPart::Placeable(placeable)),
        }
    }
}
