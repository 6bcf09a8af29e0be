//! Marks that the language parts from their word by a blank at which no line breaks.

use std::ops::Range;

use crate::checks::typography::reading::{TypographyText, is_word};
use crate::checks::typography::slip::{Slip, closes};
use crate::diagnostic::Severity;
use crate::locale::typography::{NoBreak, Typography};
use crate::text::slice::Slice;

/// Returns whether a text has one of the marks.
pub(super) fn is_suspect(text: &str, custom: &Typography) -> bool {
    let mut rules = custom.blank_before.iter().chain(&custom.blank_after);
    rules.any(|rule| text.contains(&*rule.marks))
}

/// Finds what is wrong with the blank beside the mark at `start`.
pub(super) fn slip(
    reading: &TypographyText<'_>,
    start: usize,
    mark: char,
    custom: &Typography,
) -> Option<Slip> {
    let blank_of = |rules: &[NoBreak]| {
        let mut rules = rules.iter();
        rules
            .find(|rule| rule.marks.contains(&mark))
            .map(|rule| rule.blank)
    };
    if let Some(blank) = blank_of(&custom.blank_before) {
        return before(reading, start, mark, blank);
    }
    let blank = blank_of(&custom.blank_after)?;
    let end = start + mark.len_utf8();
    let next = reading.text.slice(end..).chars().next()?;
    let message = |what: &str| format!("{what} after `{mark}`");
    match next {
        ' ' => Some(breakable(
            end..end + 1,
            message("a blank that may break"),
            blank,
        )),
        c if is_word(c) => Some(missing(
            start..end,
            message("no blank"),
            format!("{mark}{blank}"),
        )),
        _ => None,
    }
}

fn before(reading: &TypographyText<'_>, start: usize, mark: char, blank: char) -> Option<Slip> {
    let text = reading.text;
    let rest = text.slice(start..);
    let behind = rest.slice(mark.len_utf8()..).chars().next();
    let is_last = match mark {
        '»' => true,
        '%' => behind.is_none_or(|c| !c.is_alphanumeric()),
        _ => closes(rest, mark),
    };
    let previous = text.slice(..start).chars().next_back()?;
    if !is_last {
        return None;
    }
    let message = |what: &str| format!("{what} before `{mark}`");
    let is_parted = |c: char| match mark {
        '%' => c.is_ascii_digit(),
        '»' => !c.is_whitespace(),
        _ => is_word(c) || ")]”»*_".contains(c),
    };
    if previous == ' ' {
        let word = text.slice(..start - 1).chars().next_back()?;
        let message = message("a blank that may break");
        return is_parted(word).then(|| breakable(start - 1..start, message, blank));
    }
    let range = start..start + mark.len_utf8();
    is_parted(previous).then(|| missing(range, message("no blank"), format!("{blank}{mark}")))
}

fn missing(range: Range<usize>, message: String, remedy: String) -> Slip {
    let severity = Severity::Warning;
    Slip {
        range,
        message,
        remedy,
        severity,
    }
}

/// A line may break there: a matter of print, which many catalogs leave to the program.
fn breakable(range: Range<usize>, message: String, blank: char) -> Slip {
    let severity = Severity::Info;
    let remedy = blank.to_string();
    Slip {
        range,
        message,
        remedy,
        severity,
    }
}
