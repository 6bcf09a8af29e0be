//! Numbers that changed places: *from 12 to 8* and *de 8 a 12*; and letters of articles, *3(1)(a)*.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::prose::Prose;
use crate::locale::numbers::number::Number;
use crate::locale::profile::Profile;
use crate::text::slice::Slice;

/// Reports what leads from one number to another, where the translation leads back.
pub(super) fn compare_order(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let there = spans(source, pair.source.profile);
    if there.is_empty() {
        return;
    }
    let here = spans(target, pair.target.profile);
    let has = |spans: &[NumberSpan<'_>], from, to| {
        let mut spans = spans.iter();
        spans.any(|span| is_same(span.from, from) && is_same(span.to, to))
    };
    for span in &here {
        let is_turned = !is_same(span.from, span.to)
            && has(&there, span.to, span.from)
            && !has(&there, span.from, span.to)
            && !has(&here, span.to, span.from);
        if is_turned && let (Some(from), Some(to)) = (span.from.value(), span.to.value()) {
            let text = target.text.slice(span.range.clone());
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let message = format!(
                "`{text}` leads from {from} to {to}; the source leads from {to} to {from}",
            );
            reporter
                .report(target.span(span.range.clone()), message)
                .severity(crate::diagnostic::Severity::Warning)
                .help("write the numbers in the order of the source");
        }
    }
}

/// Two numbers of which the first leads to the second.
struct NumberSpan<'n> {
    from: &'n Number,
    to: &'n Number,
    range: Range<usize>,
}

/// Returns whether two numbers can be read alike: *5 p.m.* and `17h`.
fn is_same(one: &Number, other: &Number) -> bool {
    let mut readings = one.readings.iter();
    readings.any(|reading| other.readings.contains(reading))
}

/// Finds *from 12 % to 8 %*, *to 8 from 12*, *12–8* and *1:3*.
fn spans<'n>(prose: &'n Prose<'_>, profile: &Profile) -> Vec<NumberSpan<'n>> {
    if !prose.signs().has_digit() {
        return Vec::new();
    }
    let text = &*prose.text;
    let two = prose.digits().windows(2).filter_map(|two| {
        let [one, other] = two else {
            return None;
        };
        // A token is no amount.
        one.value().and(other.value())?;
        let range = one.range.start..other.range.end;
        let (from, to) = match direction(text, one, other, profile)? {
            SpanDirection::Onwards => (one, other),
            SpanDirection::Back => (other, one),
        };
        Some(NumberSpan { from, to, range })
    });
    two.collect()
}

enum SpanDirection {
    Onwards,
    Back,
}

/// So many bytes may stand between the two.
const BETWEEN: usize = 32;

fn direction(text: &str, one: &Number, other: &Number, profile: &Profile) -> Option<SpanDirection> {
    let between = text.get(one.range.end..other.range.start)?;
    let between = between.trim_matches(|c: char| c.is_whitespace() || "%$€£".contains(c));
    if matches!(between, "-" | "–" | "—" | ":") {
        // `2025-10-28` leads nowhere.
        let joins = |c: char| c.is_ascii_digit() || c == between.chars().next().unwrap_or(c);
        let is_row = text.slice(..one.range.start).ends_with(joins)
            || text.slice(other.range.end..).starts_with(joins);
        return (!is_row).then_some(SpanDirection::Onwards);
    }
    if between.len() > BETWEEN || between.contains(['.', ',', ';', '\n']) {
        return None;
    }
    let numbers = &profile.numbers;
    let before = text
        .slice(..one.range.start)
        .trim_end_matches(|c: char| c.is_whitespace() || "$€£".contains(c));
    let before = last_words(before);
    let is_any = |words: &[&str], word: &str| words.contains(&word.to_lowercase().as_str());
    let mut middle = between.split_whitespace();
    let is_from_before = before.iter().any(|word| is_any(&numbers.from_words, word));
    let is_to_before = before.iter().any(|word| is_any(&numbers.to_words, word));
    if is_from_before && middle.clone().any(|word| is_any(&numbers.to_words, word)) {
        Some(SpanDirection::Onwards)
    } else if is_to_before && middle.any(|word| is_any(&numbers.from_words, word)) {
        Some(SpanDirection::Back)
    } else {
        None
    }
}

/// Returns the last two words of a text: the article may stand between.
fn last_words(text: &str) -> Vec<&str> {
    let start = text.floor_char_boundary(text.len().saturating_sub(BETWEEN));
    text.slice(start..)
        .rsplit(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .take(1)
        .collect()
}
