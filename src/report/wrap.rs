//! Fitting text into columns: how wide it is on a terminal, where to break it, where to cut it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::slice::Slice;

/// Stands for text that was cut off.
pub(super) const ELLIPSIS: char = '…';

/// Returns how many columns a terminal needs for a text.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Returns how many columns a piece of a line of source takes: tabs show as four blanks.
pub(super) fn source_width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// As much of the beginning of a text as fits into `room` columns, and no less than a character.
pub(super) fn fitting(text: &str, room: usize) -> &str {
    let mut taken = 0;
    let beyond = text.char_indices().find(|(at, c)| {
        taken += char_width(*c);
        taken > room && *at > 0
    });
    text.slice(..beyond.map_or(text.len(), |(at, _)| at))
}

fn char_width(c: char) -> usize {
    match c {
        '\t' => 4,
        c => c.width().unwrap_or(1),
    }
}

/// Returns the text in lines of at most `room` columns, broken between words; a longer word stands alone.
pub(super) fn lines(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && width(&line) + 1 + width(word) > room {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Returns the beginning of a text, in at most `room` columns; `…` stands for what was cut off.
pub(super) fn cut(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let kept = fitting(text, room.saturating_sub(1));
    let end = kept.len();
    let at_word = kept.rfind(' ').filter(|at| end - at <= 12 && *at > 0);
    let kept = kept
        .slice(..at_word.unwrap_or(end))
        .trim_end_matches([' ', ',', ';', ':']);
    format!("{kept}{ELLIPSIS}")
}

/// Returns the text with blanks behind it, `room` columns wide.
pub(super) fn padded(text: &str, room: usize) -> String {
    let blanks = room.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}
