//! Breaks lines at a width that is counted as a terminal shows it: East Asian characters take two columns.

use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::slice::Slice;

/// Returns the text as lines of at most `width` columns, broken at blanks and between East Asian characters.
///
/// What has no such place stays whole, so an address is never broken. Signs that stand alone and the numbers of notes
/// stay with what they belong to.
pub(super) fn wrap(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Lines {
        text,
        width,
        start: 0,
        last: None,
        done: Vec::with_capacity(text.len() / width.max(1) + 1),
    };
    let mut before: Option<(usize, &str)> = None;
    // Since the last place: each byte is a column, as in most texts.
    let mut is_plain = true;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut is_plain_word = true;
        // Words are too short for a search to be worth its start.
        while at < bytes.len() && bytes[at] != b' ' {
            is_plain_word &= matches!(bytes[at], b'!'..=b'~');
            at += 1;
        }
        let end_of_word = at;
        at += 1;
        if start == end_of_word {
            continue;
        }
        let token = text.slice(start..end_of_word);
        if let Some((end, before)) = before
            && !belongs(before, token)
        {
            lines.take(LineGap { end, next: start }, is_plain);
            is_plain = true;
        }
        is_plain &= is_plain_word;
        if !is_plain_word {
            add_gaps_within(token, start, &mut lines);
        }
        before = Some((end_of_word, token));
    }
    let end = LineGap {
        end: text.trim_end_matches(' ').len(),
        next: text.len(),
    };
    lines.take(end, is_plain);
    lines.finish()
}

/// A place where a line can end, and where the next one then begins.
#[derive(Clone, Copy)]
struct LineGap {
    end: usize,
    next: usize,
}

/// Lines as they are broken.
struct Lines<'t> {
    text: &'t str,
    width: usize,
    /// Of the line that is not done.
    start: usize,
    /// The last place on it, and the columns up to there.
    last: Option<(LineGap, usize)>,
    done: Vec<&'t str>,
}

impl<'t> Lines<'t> {
    /// Takes the next place where a line can end; `is_plain`: each byte since the last one is a column.
    fn take(&mut self, gap: LineGap, is_plain: bool) {
        let (from, before) = self
            .last
            .map_or((0, 0), |(last, columns)| (last.end, columns));
        let mut columns = before + self.columns(from, gap.end, is_plain);
        if columns > self.width
            && let Some((last, _)) = self.last
        {
            self.done.push(self.text.slice(self.start..last.end));
            self.start = last.next;
            columns = self.columns(self.start, gap.end, is_plain);
        }
        self.last = Some((gap, columns));
    }

    /// Returns the columns of a part of the text.
    fn columns(&self, from: usize, end: usize, is_plain: bool) -> usize {
        if is_plain {
            end.saturating_sub(from)
        } else {
            self.text.get(from..end).unwrap_or_default().width()
        }
    }

    fn finish(mut self) -> Vec<&'t str> {
        let last = self.text.slice(self.start..);
        self.done.push(last.trim_end_matches(' '));
        self.done
    }
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

/// Adds the gaps between the characters of scripts that are written without blanks, but not in an address.
fn add_gaps_within(token: &str, start: usize, lines: &mut Lines<'_>) {
    // No character before U+1100 is wide.
    let may_be_wide = token.bytes().any(|byte| byte >= 0xe1);
    if !may_be_wide || !token.chars().any(is_wide) {
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
            let gap = LineGap {
                end: place,
                next: place,
            };
            lines.take(gap, false);
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
