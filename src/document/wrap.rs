//! Breaks lines at a width that is counted as a terminal shows it: East Asian characters take two columns.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::slice::Slice;

/// The text as lines of at most `width` columns, broken at blanks and between East Asian characters.
///
/// What has no such place stays whole, so an address is never broken. Signs that stand alone and the numbers of notes
/// stay with what they belong to.
pub(super) fn wrap(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut start = 0;
    // The last place on the line, and the columns up to it.
    let mut last: Option<(LineGap, usize)> = None;
    for gap in gaps(text) {
        let from = last.map_or(0, |(last, _)| last.end);
        let mut columns = last.map_or(0, |(_, columns)| columns);
        columns += columns_of(text.get(from..gap.end).unwrap_or_default());
        if columns > width
            && let Some((last, _)) = last
        {
            lines.push(text.slice(start..last.end));
            start = last.next;
            columns = columns_of(text.get(start..gap.end).unwrap_or_default());
        }
        last = Some((gap, columns));
    }
    lines.push(text.slice(start..).trim_end_matches(' '));
    lines
}

/// Returns the columns of a text: as many as its bytes where these are letters and signs of ASCII, as most are.
fn columns_of(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.len()
    } else {
        text.width()
    }
}

/// A place where a line can end, and where the next one then begins.
#[derive(Clone, Copy)]
struct LineGap {
    end: usize,
    next: usize,
}

/// All places, the end of the text among them.
fn gaps(text: &str) -> Vec<LineGap> {
    let mut gaps = Vec::with_capacity(text.len() / 6 + 1);
    let mut before: Option<(usize, &str)> = None;
    let mut at = 0;
    while at < text.len() {
        let start = at;
        // Words are too short for a search to be worth its start.
        let rest = text.as_bytes().iter().skip(start);
        let length = rest.take_while(|byte| **byte != b' ').count();
        at += length + 1;
        if length == 0 {
            continue;
        }
        let token = text.slice(start..start + length);
        if let Some((end, before)) = before
            && !belongs(before, token)
        {
            gaps.push(LineGap { end, next: start });
        }
        add_gaps_within(token, start, &mut gaps);
        before = Some((start + token.len(), token));
    }
    gaps.push(LineGap {
        end: text.trim_end_matches(' ').len(),
        next: text.len(),
    });
    gaps
}

/// Returns whether two words stay on one line.
fn belongs(before: &str, after: &str) -> bool {
    let opens = |c| "«‹“(¿¡".contains(c);
    let closes = |c| "»›”)!?:;,.%…".contains(c);
    // Words begin and end with letters.
    let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
    if is_letter(before.bytes().next()) && is_letter(after.bytes().next()) {
        return false;
    }
    before.chars().all(opens) || after.chars().all(closes) || is_note(after)
}

/// Returns whether a word begins with the number of a note: `[1]`.
fn is_note(word: &str) -> bool {
    let number = word.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    number.is_some_and(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Between the characters of scripts that are written without blanks, but not in an address.
fn add_gaps_within(token: &str, start: usize, gaps: &mut Vec<LineGap>) {
    if token.is_ascii() || !token.chars().any(is_wide) {
        return;
    }
    let mut addresses = token.match_indices("://").map(|(at, _)| at).peekable();
    let mut address_end = 0;
    for (at, _) in linebreaks(token) {
        while let Some(scheme) = addresses.next_if(|scheme| *scheme < at) {
            let rest = token.slice(scheme..);
            let end = scheme + rest.find(is_wide).unwrap_or(rest.len());
            address_end = address_end.max(end);
        }
        let (before, after) = token.halves(at);
        let wide = |c: Option<char>| c.is_some_and(is_wide);
        let is_between = wide(before.chars().next_back()) || wide(after.chars().next());
        if is_between && at >= address_end && !after.is_empty() {
            let place = start + at;
            gaps.push(LineGap {
                end: place,
                next: place,
            });
        }
    }
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines() {
        for (text, expected) in [
            ("", "[]"),
            ("one two", "[one two]"),
            ("one two three four", "[one two][three four]"),
            (
                "to https://example.org/a/long/one, and on",
                "[to][https://example.org/a/long/one,][and on]",
            ),
            ("dix mots « oui » !", "[dix mots][« oui » !]"),
            ("una palabra [12] más", "[una][palabra [12]][más]"),
            (
                "no\u{a0}se\u{a0}separa aquí",
                "[no\u{a0}se\u{a0}separa][aquí]",
            ),
            ("人権は守られる。", "[人権は守ら][れる。]"),
            ("人権「は守」られ、る", "[人権「は][守」られ、][る]"),
            ("見https://example.org/人", "[見][https://example.org/][人]"),
            ("ninguna ñandú acción", "[ninguna][ñandú][acción]"),
        ] {
            let lines: String = wrap(text, 10).iter().map(|it| format!("[{it}]")).collect();
            assert_eq!(lines, expected, "{text}");
        }
    }
}
