//! Characters that nobody sees, and that break searches, links and the order of the text.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::typography::reading::{entry_text, source_text};
use crate::diagnostic::Severity;
use crate::locale::tag::Direction;
use crate::text::byte_set::ByteSet;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// Characters that cannot be seen: zero-width blanks, soft hyphens, marks and isolates of writing direction, tag
    /// characters, control characters.
    ///
    /// # Why it matters
    /// They come along when a text is copied from a web page or a word processor. A name with one inside is not found by a
    /// search, an address with one does not open, and a direction override shows a sentence in another order than it is
    /// written.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// asylum = The right to asylum
    /// ```
    /// ```ftl locales/es/main.ftl
    /// asylum = El derecho al asi​lo
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:27: warning[invisible-characters] an invisible character: zero-width space (U+200B)
    /// ```
    ///
    /// Joiners are left alone in emoji and in scripts that need them, marks of direction in languages from right to left and
    /// beside their letters, zero-width blanks in scripts without blanks. A character that the source text has too is not
    /// reported again, and one that is written as an escape (`{"\u200B"}`) is there on purpose. No-break spaces are
    /// visible, for this matter.
    ///
    /// # When to silence it
    /// Where the character is meant; better, write it as an escape.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 1 of 1 right, Comprehensive Rust 3 of 3, all zero-width spaces; the
    /// websites of Rust and Mozilla (six locales), the Universal Declaration of Human Rights and the Contributor Covenant
    /// none.
    pub InvisibleCharacters = "invisible-characters", Warning, [Entry], fixable
}

/// The first bytes of what this check looks for.
const SIGNS: &[u8] = b"\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f\xc2\xd8\xe1\xe2\xe3\xef\xf3";

impl Check for InvisibleCharacters {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        const ANY: Signs = Signs::new(SIGNS);
        const EACH: ByteSet = ByteSet::new(SIGNS);
        if !view.signs().meets(&ANY) {
            return;
        }
        let (text, start) = entry_text(view);
        let mut found: Vec<(char, Vec<Span>)> = Vec::new();
        let mut allowed = Vec::new();
        for place in EACH.positions(text.as_bytes()) {
            let Some(c) = text.slice(place..).chars().next() else {
                break;
            };
            let at = place + c.len_utf8();
            if name(c).is_none()
                || allowed.contains(&c)
                || is_at_home(c, text.slice(..place), text.slice(at..))
            {
                continue;
            }
            let is_right_to_left = || view.view.side.locale.direction() == Direction::RightToLeft;
            let is_in_source = || source_text(view).contains(c);
            let span = Span::new(start + place, start + at);
            match found.iter_mut().find(|(other, _)| *other == c) {
                Some((_, spans)) => spans.push(span),
                None if is_direction(c) && is_right_to_left() => allowed.push(c),
                None if is_in_source() => allowed.push(c),
                None => found.push((c, vec![span])),
            }
        }
        for (c, spans) in found {
            report(c, &spans, reporter);
        }
    }
}

/// One finding for all places of a character in an entry.
fn report(c: char, spans: &[Span], reporter: &mut Reporter<'_>) {
    let name = name(c).unwrap_or_default();
    let mut message = format!("an invisible character: {name} (U+{:04X})", u32::from(c));
    if spans.len() > 1 {
        message.push_str(&format!(", {} times", spans.len()));
    }
    let finding = reporter
        .report(spans[0], message)
        .severity(severity(c))
        .help("remove it, or write it as an escape if it is meant");
    // A separator of lines may have to become a blank.
    if !matches!(c, '\u{2028}' | '\u{2029}') {
        let edits = spans.iter().map(|span| (*span, String::new()));
        finding.fix("remove the invisible character", edits);
    }
}

/// Those with which a text can lie to its reader are no slip.
fn severity(c: char) -> Severity {
    match c {
        '\u{202d}' | '\u{202e}' | '\u{e0000}'..='\u{e007f}' => Severity::Error,
        _ => Severity::Warning,
    }
}

fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{1}'..='\u{8}'
        | '\u{b}'
        | '\u{c}'
        | '\u{e}'..='\u{1f}'
        | '\u{7f}'..='\u{84}'
        | '\u{86}'..='\u{9f}' => "control character",
        '\u{85}' => "next line",
        '\u{ad}' => "soft hyphen",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' => "Hangul filler",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200d}' => "zero-width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202a}'..='\u{202e}' => "direction override or embedding",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2066}'..='\u{2069}' => "direction isolate",
        '\u{feff}' => "zero-width no-break space",
        '\u{fff9}'..='\u{fffb}' => "annotation mark",
        '\u{e0000}'..='\u{e007f}' => "tag character",
        _ => return None,
    })
}

fn is_direction(c: char) -> bool {
    matches!(
        c,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}'
    )
}

/// Returns whether the character has work to do between these neighbours.
fn is_at_home(c: char, before: &str, after: &str) -> bool {
    let last = before.chars().next_back();
    let next = after.chars().next();
    let beside = |belongs: fn(char) -> bool| last.is_some_and(belongs) || next.is_some_and(belongs);
    match c {
        '\u{200c}' => last.is_some_and(is_shaped),
        '\u{200d}' => {
            last.is_some_and(is_shaped)
                || (last.is_some_and(is_picture) && next.is_some_and(is_picture))
        }
        '\u{200b}' => beside(is_without_blanks),
        '\u{e0020}'..='\u{e007f}' => {
            last.is_some_and(|c| matches!(c, '\u{1f3f4}' | '\u{e0020}'..='\u{e007e}'))
        }
        // A piece of a letter that was misread: `mojibake` tells it.
        '\u{80}'..='\u{9f}' => last.is_some_and(|c| !c.is_ascii()),
        '\u{ad}' => last.is_some_and(|c| matches!(c, 'Ã' | 'Â')),
        c if is_direction(c) => beside(is_right_to_left),
        _ => false,
    }
}

/// Scripts whose letters take other shapes beside each other: from Arabic to the scripts of India and beyond.
fn is_shaped(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{1b00}'..='\u{1bff}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Thai, Lao, Tibetan, Burmese, Khmer, Chinese and Japanese.
fn is_without_blanks(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3000}'..='\u{9fff}')
}

/// Emoji, their variation selector and the colours of skin.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}
