//! Text that was read in the wrong encoding: `Ã©` for `é`.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::typography::reading::{entry_text, source_text};
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// Letters and marks that were saved as UTF-8 and read as Latin-1 or Windows-1252: `Ã©` for `é`, `â€™` for `’`.
    ///
    /// # Why it matters
    /// Nobody can take such a page seriously, and no search finds its words.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// protection = Protection for all
    /// quote = They said “no”.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// protection = ProtecciÃ³n para todas las personas
    /// quote = Dijeron â€œnoâ€.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:22: error[mojibake] `Ã³` is `ó` read in the wrong encoding
    /// locales/es/main.ftl:2:17: error[mojibake] `â€œ` is `“` read in the wrong encoding: 2 places in all
    /// ```
    ///
    /// A lost character (U+FFFD) is a finding of `encoding`. Capitals of Portuguese that stand before a closing mark
    /// (*«NÃO HÁ MANHÃ»*) are letters.
    ///
    /// # When to silence it
    /// In a text about encodings.
    ///
    /// # Precision
    /// No finding in the websites of Rust and Mozilla (six locales), Open Source Guides, the Universal Declaration of Human
    /// Rights, the Contributor Covenant and Comprehensive Rust. Of 9 faults that were planted, it found all.
    pub Mojibake = "mojibake", Error, [Entry], fixable
}

impl Check for Mojibake {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        // `Â`, `Ã`, `â`, `ï` and `ð` end with these bytes, behind 0xc3.
        const ENDS: &[u8] = b"\x82\x83\xa2\xaf\xb0";
        const ANY: Signs = Signs::new(ENDS);
        if !view.signs().has(0xc3) || !view.signs().meets(&ANY) {
            return;
        }
        let (text, start) = entry_text(view);
        let bytes = text.as_bytes();
        let is_sign = |at: &usize| bytes.get(at + 1).is_some_and(|next| ENDS.contains(next));
        let signs = memchr::memchr_iter(0xc3, bytes).filter(is_sign);
        let mut end = 0;
        let mut found = Vec::new();
        for at in signs {
            if at < end {
                continue;
            }
            if let Some((length, meant)) = misread(text.slice(..at), text.slice(at..)) {
                end = at + length;
                found.push((at..end, meant));
            }
        }
        let Some((range, meant)) = found.first() else {
            return;
        };
        // A text about encodings.
        if source_text(view).contains(text.slice(range.clone())) {
            return;
        }
        let place = |range: &Range<usize>| Span::new(start + range.start, start + range.end);
        let mut message = format!(
            "`{}` is `{}` read in the wrong encoding",
            text.slice(range.clone()).escape_debug(),
            meant.escape_debug()
        );
        if found.len() > 1 {
            message.push_str(&format!(": {} places in all", found.len()));
        }
        let edits = found
            .iter()
            .map(|(range, meant)| (place(range), meant.to_string()));
        reporter
            .report(place(range), message)
            .help("take the text from its original again, or write the letters anew")
            .fix("write the characters that were meant", edits);
    }
}

/// Reads the bytes that stand for one character that was misread: their number, and the character.
fn misread(before: &str, text: &str) -> Option<(usize, char)> {
    let mut chars = text.chars();
    let lead = byte(chars.next()?)?;
    let length = match lead {
        0xc2 | 0xc3 => 2,
        0xe2 | 0xef => 3,
        0xf0 => 4,
        _ => return None,
    };
    let mut bytes = vec![lead];
    let mut written = text.chars().next()?.len_utf8();
    for c in chars.take(length - 1) {
        match byte(c) {
            Some(it @ 0x80..=0xbf) => bytes.push(it),
            // Editors drop the control character that U+201D ends with.
            _ => break,
        }
        written += c.len_utf8();
    }
    if bytes.len() < length {
        return (text.starts_with("â€") && length == 3).then_some((written, '”'));
    }
    // A capital at the end of a word, and a mark of its own after it.
    let is_capital = length == 2
        && before.chars().next_back().is_some_and(char::is_uppercase)
        && !text.slice(written..).starts_with(char::is_alphabetic);
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    (!is_capital).then_some((written, meant))
}

/// Returns the byte that Windows-1252 or Latin-1 reads as this character.
fn byte(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let at = HIGH.iter().position(|high| *high == c)?;
    u8::try_from(0x80 + at).ok()
}
