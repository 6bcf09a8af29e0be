//! Backslashes that were meant to escape something.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::fluent::escapes::{Piece, pieces};
use crate::fluent::model::{Entry, Part};
use crate::locale::languages::profile;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A backslash in text before a placeable, a quotation mark, `n`, `t` or `u` with four digits: outside of string
    /// literals Fluent has no escapes, and the backslash is shown. An escape in a literal that stands for no character,
    /// `"\uD800"`. Code, paths and what is named to be read, as in *or by \n*, are left alone, and so are translations whose
    /// source has backslashes.
    ///
    /// # Why it matters
    /// The reader sees `\"Nunca más\"`, or `\n` in the middle of a sentence.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// quote = He said “never again”
    /// space = 20 percent
    /// ```
    /// ```ftl locales/es/main.ftl
    /// quote = Dijo \"nunca más\"
    /// space = 20\u00A0%
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:14: warning[stray-backslash] the backslash in `\"` is shown to the reader
    /// locales/es/main.ftl:2:11: warning[stray-backslash] the backslash in `\u00A0` is shown to the reader
    /// ```
    ///
    /// # When to silence it
    /// Where the program turns the backslash into something after Fluent.
    ///
    /// # Precision
    /// No finding in four bilingual corpora and two Mozilla sites in 14 locales; the cases of the tests are made up.
    pub StrayBackslash = "stray-backslash", Warning, [Entry], fixable, catalogs_only
}

impl Check for StrayBackslash {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let catalog = view.view.file.catalog;
        if !has_backslash(view.view, view.entry) {
            return;
        }
        let source_has = view
            .source
            .is_some_and(|source| source.patterns().any(|(_, pattern)| any_in_text(pattern)));
        let small_words = &*profile(view.view.side.locale).vocabulary.function_words;
        for (attribute, pattern) in view.entry.patterns() {
            let mut found: Vec<(Span, String, Option<String>)> = Vec::new();
            pattern.walk(&mut |part| match part {
                Part::Text(text) if !source_has => {
                    stray(catalog.source, text, small_words, &mut found);
                }
                Part::Literal(literal) => {
                    for piece in pieces(literal) {
                        if let Piece::Escape {
                            written,
                            value: char::REPLACEMENT_CHARACTER,
                        } = piece
                            && !written.to_ascii_uppercase().ends_with("FFFD")
                        {
                            let message = format!("`{written}` stands for no character");
                            found.push((catalog.span(written), message, None));
                        }
                    }
                }
                _ => {}
            });
            // Of a sentence with ten of them one is enough.
            let more = found.len().saturating_sub(1);
            let edits: Vec<_> = found
                .iter()
                .filter_map(|(span, _, text)| Some((*span, text.clone()?)))
                .collect();
            let Some((span, message, _)) = found.into_iter().next() else {
                continue;
            };
            let mut finding = reporter.report(span, message).help(
                "Fluent needs no escapes in text; for a special character write a literal, `{\"\\u00A0\"}`, for a brace `{\"{\"}`",
            );
            if more > 0 {
                finding = finding.note(format!("and {more} more in this text"));
            }
            if edits.len() == more + 1 {
                finding = finding.fix("write what was meant", edits);
            }
            finding.attribute(attribute);
        }
    }
}

fn has_backslash(view: &CatalogView<'_>, entry: &Entry<'_>) -> bool {
    let text = view.file.catalog.text(entry);
    memchr::memchr(b'\\', text.as_bytes()).is_some()
}

fn any_in_text(pattern: &crate::fluent::model::Pattern<'_>) -> bool {
    let mut found = false;
    pattern.walk(&mut |part| found |= matches!(part, Part::Text(text) if text.contains('\\')));
    found
}

/// The backslashes of a text that were meant as escapes, each with what they stand for where that is sure.
fn stray(
    source: &str,
    text: &str,
    small_words: &[&str],
    found: &mut Vec<(Span, String, Option<String>)>,
) {
    let mut places = memchr::memchr_iter(b'\\', text.as_bytes()).peekable();
    if places.peek().is_none() {
        return;
    }
    let protected = protected_ranges(text);
    let mut free_from = 0;
    for at in places {
        let next = protected.partition_point(|range| range.end <= at);
        if at < free_from || protected.get(next).is_some_and(|range| range.contains(&at)) {
            continue;
        }
        let (before, rest) = (text.slice(..at), text.slice(at..));
        let end = Span::of(source, text).end as usize;
        let (length, meant) = match rest.as_bytes().get(1) {
            // The last byte of a text: a placeable follows.
            None if source.slice(end..).starts_with('{') && !ends_in_word(before) => (1, None),
            Some(b'"' | b'\'') => (2, Some(rest.slice(1..2).to_owned())),
            Some(b'n' | b't' | b'r')
                if !is_in_path(before, rest) && !is_shown(before, rest.slice(2..), small_words) =>
            {
                (2, None)
            }
            Some(b'u') if is_hex(rest, 6) => (6, Some(format!("{{\"{}\"}}", rest.slice(..6)))),
            Some(b'\\') => {
                free_from = at + 2;
                continue;
            }
            _ => continue,
        };
        free_from = at + length;
        let written = match length {
            1 => "\\{",
            _ => rest.slice(..length),
        };
        let message = format!("the backslash in `{written}` is shown to the reader");
        let start = Span::of(source, text).start as usize + at;
        found.push((Span::new(start, start + length), message, meant));
    }
}

/// Returns whether the word around a backslash looks like a path: `C:\\Users\\name`, `datos\\nombres.txt`.
fn is_in_path(before: &str, rest: &str) -> bool {
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (before, after) = (before.slice(start..), rest.slice(1..end));
    let after = after.trim_end_matches(|c: char| c.is_ascii_punctuation() || "»”’".contains(c));
    let is_joint = |before: &str| before.ends_with(':') && before.len() == 2;
    let has_ending = || {
        let (_, ending) = after.rsplit_once('.').unwrap_or_default();
        !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    is_joint(before)
        || before.ends_with(['\\', '/'])
        || before.contains(":\\")
        || (before.contains('\\') || after.contains('\\')) && !has_escapes(before, after)
        || has_ending()
}

/// Returns whether every further backslash of a word stands before a letter of an escape: `uno\\ndos\\ntres`.
fn has_escapes(before: &str, after: &str) -> bool {
    let mut pieces = before.split('\\').skip(1).chain(after.split('\\').skip(1));
    pieces.all(|piece| piece.starts_with(['n', 't', 'r', '"']))
}

/// Returns whether the two characters are there to be read: *divided by commas (or by \\n)*.
fn is_shown(before: &str, after: &str, small_words: &[&str]) -> bool {
    let word = before.trim_end_matches(|c: char| " (\"'“‘«".contains(c));
    let is_apart = word.len() < before.len();
    let start = word.rfind(|c: char| !c.is_alphabetic());
    let last = start.map_or(word, |at| {
        word.slice(at..)
            .trim_start_matches(|c: char| !c.is_alphabetic())
    });
    let is_named = small_words.contains(&&*last.to_lowercase());
    let is_closed = after.starts_with([',', ';', ')', '"', '\'', '”', '’', '»']);
    is_apart && (is_named || is_closed)
}

/// Returns whether a path may go on here: `C:\Users\{ $name }`.
fn ends_in_word(before: &str) -> bool {
    before.ends_with(|it: char| it.is_alphanumeric())
}

fn is_hex(text: &str, length: usize) -> bool {
    text.get(2..length)
        .is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}
