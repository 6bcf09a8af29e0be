//! Measures two texts against each other: their lengths, and their ends.

use crate::checks::text_pair::TextSide;
use crate::checks::texts::no_prose::is_data;
use crate::fluent::prose::Prose;
use crate::locale::numbers::value::Reading;
use crate::text::slice::Slice;
use crate::text::words;

/// The lengths of one alternative of each side.
pub(super) struct Lengths {
    /// The words of the source.
    pub words: usize,
    /// Characters of the translation for one of the source.
    pub ratio: f32,
}

/// Fewer bytes than so many times the others' are looked at closely; a text of usual length is passed over at once.
const USUAL: std::ops::RangeInclusive<usize> = 75..=165;

/// Returns the lengths of two texts without variants, blanks and what is no prose left out; `None` where they are much
/// as usual.
pub(super) fn lengths(source: &TextSide<'_, '_>, target: &TextSide<'_, '_>) -> Option<Lengths> {
    let ([one], [other]) = (source.prose(), target.prose()) else {
        return None;
    };
    let percent = other.text.len() * 100 / one.text.len().max(1);
    if USUAL.contains(&percent) || one.text.len() < 40 || is_data(&one.text) {
        return None;
    }
    let (one, other) = (readable(one), readable(other));
    let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count() as f32;
    Some(Lengths {
        words: words::count(&one),
        ratio: characters(&other) / characters(&one).max(1.0),
    })
}

/// Returns a text without what is no prose, and without hours: *a quarter to nine in the morning* is `8:45`.
fn readable(prose: &Prose<'_>) -> String {
    let text = &*prose.text;
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    let numbers = prose.digits().iter().chain(prose.worded());
    let hours = numbers.filter(|number| matches!(number.readings.first(), Some(Reading::Time(..))));
    let protected = prose.protected_ranges().iter().cloned();
    let mut left_out: Vec<_> = protected
        .chain(hours.map(|hour| hour.range.clone()))
        .collect();
    left_out.sort_by_key(|range| range.start);
    for range in left_out.into_iter().filter(|range| !range.is_empty()) {
        if range.start < at {
            continue;
        }
        kept.push_str(text.slice(at..range.start));
        at = range.end;
    }
    kept.push_str(text.slice(at..));
    kept
}

/// Returns whether a text closes with a mark that ends a sentence, closing quotes, brackets and tags left aside.
pub(super) fn is_closed(text: &str) -> bool {
    let mut text = text.trim_end();
    while let Some(open) = text.ends_with('>').then(|| text.rfind('<')).flatten() {
        text = text.slice(..open).trim_end();
    }
    let closing = ['"', '\'', '”', '’', '»', ')', ']', '*', '_', '`'];
    text.trim_end_matches(closing)
        .ends_with(['.', '?', '!', '…', ':', ';'])
}
