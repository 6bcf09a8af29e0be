//! Blanks too many and blanks too few.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::no_break;
use crate::checks::typography::reading::{TypographyText, is_word, readings, written};
use crate::checks::typography::slip::{Slip, closes};
use crate::locale::typography::Typography;
use crate::text::byte_set::BytePairs;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::words::last_word_start;

check! {
    /// # What it finds
    /// Two blanks in a row within a line, a blank before a mark that follows the word (`,` `.` `;` `:` `?` `!`), a blank
    /// after one that precedes it (`(` `¿`), no blank after a comma or between sentences, a comma or a full stop too many, and a blank at the start or the end of a text that the
    /// source does not have, or has and the translation lacks.
    ///
    /// # Why it matters
    /// A mark may slip to the next line, and a text that is joined to others runs into them.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = Governments, all of them, must act now.
    /// sure = Are you sure?
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Los gobiernos,todos ellos,  deben actuar ya .
    /// sure = ¿ Está segura?
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:21: warning[spacing] no blank after `,`
    /// locales/es/main.ftl:1:34: warning[spacing] 2 blanks in a row
    /// locales/es/main.ftl:1:51: warning[spacing] a blank before `.`
    /// locales/es/main.ftl:2:9: warning[spacing] a blank after `¿`
    /// ```
    ///
    /// In French, a mark that a blank parts from its word and that has none, and, as information, one whose blank may break:
    /// `;` `!` `?` want a narrow no-break space before them, `:` `»` `%` a no-break space, and `«` one behind it.
    ///
    /// What the source has too is left alone, and so are the indents of lists, line breaks of Markdown and code. Blanks
    /// beside marks are looked at in languages whose custom is known.
    ///
    /// # When to silence it
    /// Where the blanks are part of a drawing or a table in text.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 3 of 3 right, the website of Rust 4 of 4, the website of Mozilla (six
    /// locales) 60 of 60, Comprehensive Rust 16 of 16, the Universal Declaration of Human Rights and the Contributor
    /// Covenant none: 83 of 83 together.
    pub Spacing = "spacing", Warning, [Text], fixable
}

/// A text with more slips than this is no prose.
const SHOWN: usize = 100;

impl Check for Spacing {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let custom = &pair.target.profile.typography;
        let mut targets = pair.target.prose().iter();
        if targets.any(|prose| is_suspect(&prose.text, custom)) {
            let source = &pair.source.profile.typography;
            let mut own: Option<BTreeSet<String>> = None;
            let mut reported = BTreeSet::new();
            for reading in readings(&pair.target) {
                for slip in slips(&reading, custom).into_iter().take(SHOWN) {
                    // The source writes so itself: a style, or a token.
                    let own = own.get_or_insert_with(|| {
                        let slips =
                            readings(pair.source).flat_map(|reading| slips(&reading, source));
                        slips.map(|slip| kind(&slip.message).to_owned()).collect()
                    });
                    let token = token(reading.text, &slip.range);
                    // A share has the same figures in both.
                    let is_share = reading.text.slice(slip.range.clone()) == "%";
                    let mut sources = pair.source.prose().iter();
                    let is_kept = !is_share && sources.any(|source| source.text.contains(token));
                    if own.contains(kind(&slip.message)) || is_kept {
                        continue;
                    }
                    report(&reading, slip, &mut reported, reporter);
                }
            }
        }
        edges(pair, reporter);
    }
}

/// Returns what a slip is, however many blanks it has: columns stand where the words before them end.
fn kind(message: &str) -> &str {
    message.trim_start_matches(|c: char| c.is_ascii_digit())
}

/// Returns whether the bytes have anything that may be a slip.
fn is_suspect(text: &str, custom: &Typography) -> bool {
    if no_break::is_suspect(text, custom) {
        return true;
    }
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(b'a');
    let marks: &[char] = &custom.no_blank_before;
    let is_mark = |byte: u8| byte.is_ascii_punctuation() && marks.contains(&char::from(byte));
    let is_opening = |end: usize| {
        let is_letter = end == 0 || bytes[end - 1].is_ascii_alphanumeric();
        !is_letter && text.slice(..end).ends_with(&*custom.no_blank_after)
    };
    let is_slip = |at: usize| match (bytes[at], byte(at + 1)) {
        (b',', next) => next.is_ascii_alphabetic() || next >= 0x80 || next == b',',
        (b'.', next) => next.is_ascii_uppercase() || next >= 0x80 || next == b'.',
        // The first byte of a no-break space, and what follows.
        (0xc2, 0xa0) => byte(at + 2) == b' ' || is_mark(byte(at + 2)) || is_opening(at),
        (b' ', next) => {
            next == b' ' || next == 0xc2 && byte(at + 2) == 0xa0 || is_mark(next) || is_opening(at)
        }
        _ => false,
    };
    let mut pairs = PAIRS.positions(bytes);
    pairs.any(|at| is_slip(at) || is_slip(at + 1))
        || memchr::memchr2_iter(b',', b'.', bytes).any(is_slip)
}

/// Blanks stand between letters as a rule: those that may be slips stand before a mark or a blank, or behind a mark
/// that opens. The last pair is a no-break space.
const PAIRS: BytePairs = BytePairs::new(&[
    (b" ", b" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\xc2"),
    (b"([{<\xa1\xbf\xab\x98\x9c", b" "),
    (b"\xc2", b"\xa0"),
]);

fn slips(reading: &TypographyText<'_>, custom: &Typography) -> Vec<Slip> {
    let text = reading.text;
    let mut found = Vec::new();
    let mut at = 0;
    let characters: Vec<(usize, char)> = reading.characters().collect();
    while let Some((start, c)) = characters.get(at).copied() {
        let before = text.slice(..start).chars().next_back();
        let after_mark = start + c.len_utf8();
        at += 1;
        match c {
            ' ' | '\u{a0}' => {
                let length = text
                    .slice(start..)
                    .find(|c: char| !matches!(c, ' ' | '\u{a0}'))
                    .unwrap_or(text.len() - start);
                let end = start + length;
                let blanks = text.slice(start..end);
                while characters.get(at).is_some_and(|(it, _)| *it < end) {
                    at += 1;
                }
                let Some(next) = text.slice(end..).chars().next() else {
                    continue;
                };
                let is_within = before.is_some_and(|c| !matches!(c, '\n' | '|'))
                    && !matches!(next, '\n' | '|' | '\\');
                if !is_within || reading.is_protected(end) && blanks.len() > 1 {
                    continue;
                }
                if custom.no_blank_before.contains(&next)
                    && before.is_some_and(|c| is_word(c) || ")]”»*_>".contains(c))
                    && closes(text.slice(end..), next)
                {
                    let after = end + next.len_utf8();
                    let message = format!("a blank before `{next}`");
                    // Its blank went to the wrong side.
                    let joins = text.slice(after..).starts_with(char::is_alphabetic);
                    found.push(if joins {
                        Slip::new(start..after, message, &format!("{next} "))
                    } else {
                        Slip::new(start..end, message, "")
                    });
                } else if !blanks.contains('\u{a0}')
                    && blanks.len() > 1
                    && !is_marker(text.slice(..start))
                {
                    let message = format!("{} blanks in a row", blanks.len());
                    found.push(Slip::new(start..end, message, " "));
                }
            }
            ',' => {
                let next = text.slice(after_mark..).chars().next();
                let is_joined = before.is_some_and(char::is_alphabetic)
                    && next.is_some_and(char::is_alphabetic);
                if next == Some(',') && before.is_some_and(char::is_alphabetic) {
                    let message = "2 commas in a row".to_owned();
                    found.push(Slip::new(start..after_mark + 1, message, ","));
                    at += 1;
                } else if is_joined
                    && custom.no_blank_before.contains(&',')
                    && !reading.is_protected(after_mark)
                {
                    let message = "no blank after `,`".to_owned();
                    found.push(Slip::new(start..after_mark, message, ", "));
                }
            }
            '.' if custom.no_blank_before.contains(&'.') && !reading.is_protected(start) => {
                found.extend(joined_sentences(text, start));
            }
            c if custom.no_blank_after.contains(&c) => {
                let rest = text.slice(after_mark..);
                let word = rest.trim_start_matches([' ', '\u{a0}']);
                let end = after_mark + rest.len() - word.len();
                // `[ ]` is a box to tick.
                if end > after_mark && word.starts_with(is_word) && !word.starts_with(['x', 'X']) {
                    found.push(Slip::new(
                        after_mark..end,
                        format!("a blank after `{c}`"),
                        "",
                    ));
                }
            }
            c => found.extend(no_break::slip(reading, start, c, custom)),
        }
    }
    found
}

/// Returns what is wrong with the full stop at a place: two of them, or no blank before the next sentence.
fn joined_sentences(text: &str, stop: usize) -> Option<Slip> {
    let (before, after) = (text.slice(..stop), text.slice(stop + 1..));
    let word = before.slice(last_word_start(before)..);
    let is_word = word.chars().count() > 2 && word.chars().all(char::is_lowercase);
    let mut next = after.chars();
    match (next.next()?, next.next()) {
        ('.', rest) if is_word && rest.is_none_or(char::is_whitespace) => {
            let message = "`..` is neither a full stop nor an ellipsis".to_owned();
            Some(Slip::new(stop..stop + 2, message, "."))
        }
        (capital, rest) if is_word && capital.is_uppercase() => {
            let is_sentence = rest.is_some_and(|c| c.is_lowercase() || c == ' ');
            let message = "no blank after `.`".to_owned();
            is_sentence.then(|| Slip::new(stop..stop + 1, message, ". "))
        }
        _ => None,
    }
}

/// Returns whether a line has nothing but the mark of a list item so far.
fn is_marker(before: &str) -> bool {
    // A mark is short: what stands further back is no concern.
    let near = before.char_indices().rev().take(24).last();
    let near = before.slice(near.map_or(0, |(at, _)| at)..);
    let line = near.rsplit('\n').next().unwrap_or_default();
    if line.len() == near.len() && near.len() < before.len() {
        return false;
    }
    let line = line.trim_start();
    matches!(
        line,
        "-" | "*" | "+" | ">" | "#" | "##" | "###" | "####" | "•"
    ) || line
        .strip_suffix(['.', ')', ':'])
        .is_some_and(|number| number.len() <= 6 && !number.contains(' '))
}

fn report(
    reading: &TypographyText<'_>,
    slip: Slip,
    reported: &mut BTreeSet<Span>,
    reporter: &mut Reporter<'_>,
) {
    let Some(span) = reading.place(slip.range.clone()) else {
        return;
    };
    if !reported.insert(span) {
        return;
    }
    let title = match &*slip.remedy {
        remedy if remedy.contains(['\u{a0}', '\u{202f}']) => "write a no-break space there",
        ", " | "; " | ". " => "write the blank behind the mark",
        "." | "," => "leave one mark",
        " " => "leave one blank",
        _ => "take the blank away",
    };
    reporter
        .report(span, slip.message)
        .severity(slip.severity)
        .help(title)
        .fix(title, [(span, slip.remedy)]);
}

/// Returns the slip with the words around it.
fn token<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    let start = last_word_start(text.slice(..range.start));
    let length = text.slice(range.end..).find(char::is_whitespace);
    text.slice(start..length.map_or(text.len(), |length| range.end + length))
}

/// A blank at the start or the end on one side alone. Only a literal can hold it; a tab stands as it is.
fn edges(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}');
    let mut compare = |edge: &str, has: &dyn Fn(&str) -> bool| {
        let all = |text: &[crate::fluent::prose::Prose<'_>]| {
            let mut found = text.iter().map(|prose| has(&prose.text));
            let first = found.next()?;
            found.all(|other| other == first).then_some(first)
        };
        let (source, target) = (all(pair.source.prose()), all(pair.target.prose()));
        let message = match (source, target) {
            (Some(true), Some(false)) => format!("no blank at the {edge}; the source has one"),
            (Some(false), Some(true)) => format!("a blank at the {edge}; the source has none"),
            _ => return,
        };
        let written_target = written(&pair.target);
        let holders = ["{ \"", "{\"", "\t"];
        if !holders.iter().any(|it| written_target.contains(*it))
            && !written(pair.source).contains(['"', '\t'])
        {
            return;
        }
        reporter
            .report(pair.target.span(), message)
            .help("begin and end it as the source does");
    };
    compare("start", &|text| text.starts_with(is_blank));
    compare("end", &|text| text.ends_with(is_blank));
}
