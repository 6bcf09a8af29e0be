//! The same word twice in a row.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, Say, TextPair};
use crate::locale::doublings::doublings;
use crate::text::opaque::opaque;

check! {
    /// # What it finds
    /// The same word twice in a row, as in *de de*, also across the end of a line.
    ///
    /// # Why it matters
    /// Eyes pass over it, and it is printed.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = We call on the governments of the region.
    /// they = They say that that is what we ask of ourselves.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Pedimos a los Gobiernos de de la región.
    /// they = Dicen que eso es lo que nos nos pedimos.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:32: warning[repeated-word] `de` stands twice in a row
    /// ```
    ///
    /// Words that may stand twice are left alone (*que que*, *nos nos*, *muy muy*), and so are names with capitals, what a
    /// variable, a tag or a mark parts, code, and texts whose source repeats a word as well.
    ///
    /// # When to silence it
    /// Where the repetition is meant.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts), all
    /// findings read by hand: 5 of 6 right. The sixth, a letter written as an entity, has been left alone since.
    pub RepeatedWord = "repeated-word", Warning
}

impl Check for RepeatedWord {
    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let Some(legal) = doublings(pair.target.locale.language()) else {
            return;
        };
        let mut told: Vec<Range<usize>> = Vec::new();
        for prose in pair.target.prose() {
            let text = &*prose.text;
            let found: Vec<Range<usize>> = repeated(text)
                .filter(|it| is_fault(text, it, legal))
                .collect();
            if found.is_empty() {
                continue;
            }
            let mut sources = pair.source.prose().iter();
            if sources.any(|source| repeated(&source.text).next().is_some()) {
                return;
            }
            let left_out = opaque(text);
            let is_prose = |range: &&Range<usize>| {
                let next = left_out.partition_point(|other| other.end <= range.start);
                left_out
                    .get(next)
                    .is_none_or(|other| other.start >= range.end)
            };
            for range in found.iter().filter(is_prose) {
                let span = prose.span(range.clone());
                if told.contains(&span.range()) {
                    continue;
                }
                told.push(span.range());
                let word = text[range.clone()]
                    .split_whitespace()
                    .next()
                    .unwrap_or_default();
                say.at(span, format!("`{word}` stands twice in a row"))
                    .help("strike one of them");
            }
        }
    }
}

/// Where a word stands twice with nothing but one stretch of white space between.
fn repeated(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let (mut at, mut last): (usize, Option<Range<usize>>) = (0, None);
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at + bytes[at..].iter().position(|byte| is_letter(*byte))?;
            let length = bytes[start..].iter().position(|byte| !is_letter(*byte));
            let end = length.map_or(bytes.len(), |length| start + length);
            let before = last.replace(start..end);
            at = end;
            if let Some(before) = before
                && end - start == before.end - before.start
                && bytes[before.end..start].iter().all(u8::is_ascii_whitespace)
                && bytes[start..end].eq_ignore_ascii_case(&bytes[before.clone()])
            {
                return Some(before.start..end);
            }
        }
        None
    })
}

/// Letters, digits, and all that joins with them to a word: hyphens, apostrophes, full stops within addresses.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'-' | b'\'' | b'_')
}

fn is_fault(text: &str, range: &Range<usize>, legal: &[&str]) -> bool {
    let mut words = text[range.clone()].split_ascii_whitespace();
    let (Some(one), Some(other)) = (words.next(), words.next()) else {
        return false;
    };
    let parting = &text[range.start + one.len()..range.end - other.len()];
    let is_word = other.chars().all(char::is_alphabetic) && other.starts_with(char::is_lowercase);
    let lower = other.to_lowercase();
    // `a. de`, `(de)`: what joins on either side makes it part of something else.
    let neighbours = [
        text[..range.start].chars().next_back(),
        text[range.end..].chars().next(),
    ];
    let is_joined = neighbours
        .into_iter()
        .flatten()
        .any(|c| matches!(c, '/' | '@' | '&' | ';' | '=' | '$' | '\\'));
    is_word && !is_joined && parting.matches('\n').count() < 2 && !legal.contains(&&*lower)
}
