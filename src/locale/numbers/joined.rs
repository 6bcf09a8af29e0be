//! Two numbers that a sign joins into one, and that another text may write apart.

use std::ops::Range;

use crate::locale::numbers::chunk::{Chunk, digits_end};
use crate::locale::numbers::number::Number;
use crate::locale::numbers::value::{Decimal, Reading};
use crate::text::slice::Slice;

/// Reads `1/3`: a part of a whole, or a day and a month.
pub(super) fn fraction(text: &str, chunk: &Chunk<'_>) -> Option<Number> {
    let whole = after(text, chunk, "/")?;
    let is_alone = !text.slice(..chunk.range().start).ends_with('/');
    if !is_alone || text.slice(whole.end..).starts_with('/') || whole.len() > 3 {
        return None;
    }
    let (one, other) = (text.slice(chunk.range()), text.slice(whole.clone()));
    let (part, of): (u32, u32) = (one.parse().ok()?, other.parse().ok()?);
    let token = Reading::Token(format!("{part}/{of}"));
    (part < of).then(|| joined(text, chunk, whole.clone(), whole.end, vec![token]))
}

/// Reads `22(8)`: a paragraph of an article, which other languages write `22.8` or in words.
pub(super) fn paragraph(text: &str, chunk: &Chunk<'_>) -> Option<Number> {
    let inner = after(text, chunk, "(")?;
    if !(1..=2).contains(&inner.len()) || !text.slice(inner.end..).starts_with(')') {
        return None;
    }
    let (article, number) = (text.slice(chunk.range()), text.slice(inner.clone()));
    let tokens = [
        format!("{article}({number})"),
        format!("{article}.{number}"),
    ];
    let value = Decimal::parse(article, number).map(Reading::Value);
    let readings = tokens.map(Reading::Token).into_iter().chain(value);
    let end = inner.end + 1;
    Some(joined(text, chunk, inner, end, readings.collect()))
}

/// Returns the digits behind the sign that follows a plain number.
fn after(text: &str, chunk: &Chunk<'_>, sign: &str) -> Option<Range<usize>> {
    let end = chunk.end();
    let start = end + sign.len();
    let follows = chunk.is_plain() && text.slice(end..).starts_with(sign);
    follows.then(|| start..digits_end(text, start))
}

fn joined(
    text: &str,
    chunk: &Chunk<'_>,
    other: Range<usize>,
    end: usize,
    readings: Vec<Reading>,
) -> Number {
    let mut number = Number::new(chunk.range().start..end, readings);
    number.parts = [chunk.range(), other]
        .map(|range| Number::plain(text, range))
        .into();
    number
}
