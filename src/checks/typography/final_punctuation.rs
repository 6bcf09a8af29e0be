//! Texts that end with another mark than their source.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::typography::reading::{TypographyText, is_word, readings};
use crate::diagnostic::Severity;
use crate::fluent::expansion::PLACEHOLDER;
use crate::locale::typography::Typography;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A translation that ends with another mark than its source: no full stop, a full stop instead of a question mark, a
    /// colon that is missing. Where one stop stands for another (`!` and `.`, `;` and
    /// `.`), or the source has none, it is information.
    ///
    /// # Why it matters
    /// A missing mark is often a missing end, and a colon announces what follows.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// demand = We call on the governments to act.
    /// signed = Signed by:
    /// sure = Are you sure?
    /// ```
    /// ```ftl locales/es/main.ftl
    /// demand = Pedimos a los gobiernos que actúen
    /// signed = Firmado por
    /// sure = ¿Está segura?
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:43: warning[final-punctuation] `demand` ends without a mark; the source ends with `.`
    /// locales/es/main.ftl:2:20: warning[final-punctuation] `signed` ends without a mark; the source ends with `:`
    /// ```
    ///
    /// Quotation marks, brackets, emphasis and tags at the end are passed over. Texts that end with a variable, an
    /// abbreviation, an address or code are not looked at; a translation may end as any variant of the source does.
    ///
    /// # When to silence it
    /// Where a heading or a label has another form in this language.
    ///
    /// # Precision
    /// Warnings, all read by hand: the website of Rust 12 of 12 right, Open Source Guides 10 of 10, the website of Mozilla
    /// (six locales) 29 of 33, Comprehensive Rust 20 of 23, the others none: 71 of 78 together. The wrong ones are sentences
    /// made into questions or the reverse, and colons where a list follows. Information: 246, mostly labels and items that
    /// were given a full stop; a sample of 24 was as described.
    pub FinalPunctuation = "final-punctuation", Warning, [Text], fixable
}

/// The end of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextEnd {
    Stop,
    Question,
    Exclamation,
    Ellipsis,
    Colon,
    Semicolon,
    Comma,
    Nothing,
    /// With a variable, an abbreviation, code: nobody knows.
    Unknown,
}

impl Check for FinalPunctuation {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if pair.source.locale.language() == pair.target.locale.language() || same_last_byte(pair) {
            return;
        }
        let (source_custom, custom) = (
            &pair.source.profile.typography,
            &pair.target.profile.typography,
        );
        if custom.no_blank_before.is_empty() || source_custom.no_blank_before.is_empty() {
            return;
        }
        let sources: Vec<[TextEnd; 3]> = readings(pair.source)
            .map(|reading| ends(&reading, source_custom).0)
            .collect();
        let unknown = |ends: &[TextEnd; 3]| ends.contains(&TextEnd::Unknown);
        let Some(first) = sources.first().filter(|_| !sources.iter().any(unknown)) else {
            return;
        };
        for reading in readings(&pair.target) {
            let (target, at) = ends(&reading, custom);
            let is_there = |end: &TextEnd| target.iter().any(|other| other.class() == end.class());
            let agrees = |source: &[TextEnd; 3]| source.iter().any(is_there);
            if unknown(&target) || sources.iter().any(agrees) {
                continue;
            }
            let (source, end) = (first[0], target[0]);
            let place = reading
                .place(last_character(reading.text, at))
                .unwrap_or(pair.target.span());
            let message = format!(
                "{} ends {}; the source ends {}",
                pair.name(),
                end.words(),
                source.words()
            );
            let finding = reporter
                .report(place, message)
                .severity(weight(source, end))
                .help(match source {
                    TextEnd::Nothing => "end it as the source ends".to_owned(),
                    source => format!("end it {}", source.words()),
                });
            let ends_in_stop = || {
                let mut sources = pair.source.prose().iter();
                sources.all(|source| source.text.trim_end().ends_with('.'))
            };
            let is_plain = reading.text.slice(..at).ends_with(char::is_alphabetic)
                && pair.target.prose().len() == 1
                && ends_in_stop();
            if let (TextEnd::Stop, TextEnd::Nothing, true, Some(span)) =
                (source, end, is_plain, reading.place(at..at))
            {
                finding.fix("write the full stop", [(span, ".".to_owned())]);
            }
            return;
        }
    }
}

/// A look before anything is read: both texts end with the same mark, or with no mark at all.
fn same_last_byte(pair: &TextPair<'_, '_>) -> bool {
    let last = |text: &TextSide<'_, '_>| match text.pattern.parts.last() {
        Some(crate::fluent::model::Part::Text(text)) => text.trim_end().bytes().next_back(),
        _ => None,
    };
    match (last(pair.source), last(&pair.target)) {
        (Some(source), Some(target)) => {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
            (source == target && matches!(source, b'.' | b'?' | b'!' | b':'))
                || (is_plain(source) && is_plain(target))
        }
        // Ends with a variable or a selector.
        (None, None) => pair.target.pattern.parts.len() == 1 && pair.target.pattern.is_literal(),
        _ => false,
    }
}

/// Returns the last mark, and the one within the quotation or the brackets that it closes; and where the text ends,
/// closing blanks left out.
fn ends(reading: &TypographyText<'_>, custom: &Typography) -> ([TextEnd; 3], usize) {
    let end = trimmed(reading, reading.text.trim_end().len());
    let text = reading.text.slice(..end);
    let outer = end_of(reading, text, custom);
    let mark = usize::from(text.ends_with(['.', ';', ',']));
    let within = trimmed(reading, end - mark);
    let is_closed = within < end - mark;
    let inner = if is_closed {
        end_of(reading, reading.text.slice(..within), custom)
    } else {
        outer
    };
    // *«¿Sí?».* ends with a question; *«sí».* with its stop alone.
    let inner = match inner {
        TextEnd::Nothing | TextEnd::Unknown => outer,
        inner => inner,
    };
    // *¿Sí? (Dicen.)*
    let aside = reading.text.trim_end().strip_suffix(')');
    let before = aside
        .and_then(|text| text.rsplit_once('('))
        .map(|(before, _)| before.trim_end());
    let before = match before.map(|before| end_of(reading, before, custom)) {
        Some(TextEnd::Nothing | TextEnd::Unknown) | None => outer,
        Some(before) => before,
    };
    ([outer, inner, before], reading.text.trim_end().len())
}

/// Returns the end of a text, closing quotation marks, brackets, emphasis, tags and targets of links passed over.
fn trimmed(reading: &TypographyText<'_>, end: usize) -> usize {
    let mut end = end;
    loop {
        let text = reading.text.slice(..end);
        let next = reading.protected.partition_point(|gap| gap.end <= end);
        let gap = reading.protected[..next].last();
        if let Some(gap) =
            gap.filter(|gap| gap.end == end && text.slice(gap.start..).starts_with('<'))
        {
            end = gap.start;
            continue;
        }
        if let Some(gap) = gap.filter(|gap| {
            gap.end + 1 == end && text.ends_with(')') && text.slice(..gap.start).ends_with("](")
        }) {
            // What an image shows is no sentence of the text.
            let label = text.slice(..gap.start - 1).rfind('[').unwrap_or_default();
            if text.slice(..label).ends_with('!') {
                return end;
            }
            end = gap.start - 1;
            continue;
        }
        let is_closing = |c: char| c.is_whitespace() || "\"”“»’'*_)]|}#".contains(c);
        let shorter = text.trim_end_matches(is_closing).len();
        if shorter == end {
            return end;
        }
        end = shorter;
    }
}

fn end_of(reading: &TypographyText<'_>, text: &str, custom: &Typography) -> TextEnd {
    let text = before_joiner(text);
    let Some(last) = text.chars().next_back() else {
        return TextEnd::Unknown;
    };
    let before = text.slice(..text.len() - last.len_utf8());
    if !before.contains(|c: char| c.is_alphabetic())
        || is_word(last) && reading.is_protected(before.len())
    {
        return TextEnd::Unknown;
    }
    match last {
        '.' if before.ends_with("..") => TextEnd::Ellipsis,
        '.' if is_abbreviation(before, custom) => TextEnd::Unknown,
        '.' => TextEnd::Stop,
        '…' => TextEnd::Ellipsis,
        '?' | '!' if before.ends_with(['?', '!']) => TextEnd::Unknown,
        '?' => TextEnd::Question,
        '!' => TextEnd::Exclamation,
        ':' => TextEnd::Colon,
        ';' => TextEnd::Semicolon,
        ',' => TextEnd::Comma,
        PLACEHOLDER | ')' => TextEnd::Unknown,
        c if c.is_alphanumeric() || matches!(c, '%' | '€' | '$' | '°' | 'º' | 'ª') => {
            TextEnd::Nothing
        }
        _ => TextEnd::Unknown,
    }
}

/// Returns the text without the *and* behind a comma or a semicolon, before the last item of an enumeration.
fn before_joiner(text: &str) -> &str {
    let Some((before, joiner)) = text.rsplit_once([' ', '\u{a0}']) else {
        return text;
    };
    let before = before.trim_end();
    let is_joiner = joiner.len() <= 3 && joiner.chars().all(char::is_lowercase);
    if is_joiner && before.ends_with([';', ',']) {
        before
    } else {
        text
    }
}

/// `etc`, `U.S`, `EE. UU`, `IV`, a letter: the stop that follows is their own.
fn is_abbreviation(before: &str, custom: &Typography) -> bool {
    let word = before
        .rsplit(|c: char| !(c.is_alphanumeric() || c == '.'))
        .next()
        .unwrap_or_default();
    let is_short = word.chars().count() == 1 && !word.contains(|c: char| c.is_ascii_digit());
    let has_stop = word.contains('.') && word.split('.').all(|piece| piece.chars().count() <= 3);
    let is_roman = !word.is_empty() && word.chars().all(|c| "IVXLCDM".contains(c));
    is_short || has_stop || is_roman || custom.abbreviations.contains(&word.to_lowercase().as_str())
}

/// Returns the last character of the text, to be shown.
fn last_character(text: &str, end: usize) -> std::ops::Range<usize> {
    let start = text
        .slice(..end)
        .char_indices()
        .next_back()
        .map_or(0, |(at, _)| at);
    start..end
}

/// One stop for another is a matter of style.
fn weight(source: TextEnd, target: TextEnd) -> Severity {
    use TextEnd::{Colon, Ellipsis, Exclamation, Nothing, Semicolon, Stop};
    match (source.class(), target.class()) {
        (Stop | Exclamation | Semicolon | Ellipsis, Stop | Exclamation | Semicolon | Ellipsis) => {
            Severity::Info
        }
        (Stop | Semicolon, Colon)
        | (Semicolon | Ellipsis | Exclamation, Nothing)
        | (Nothing, _) => Severity::Info,
        _ => Severity::Warning,
    }
}

impl TextEnd {
    /// Returns the mark that stands for its like: a comma and a semicolon both say that it goes on.
    fn class(self) -> Self {
        match self {
            TextEnd::Comma => TextEnd::Semicolon,
            end => end,
        }
    }

    /// As in `the text ends …`.
    fn words(self) -> &'static str {
        match self {
            TextEnd::Stop => "with `.`",
            TextEnd::Question => "with `?`",
            TextEnd::Exclamation => "with `!`",
            TextEnd::Ellipsis => "with `…`",
            TextEnd::Colon => "with `:`",
            TextEnd::Semicolon => "with `;`",
            TextEnd::Comma => "with `,`",
            TextEnd::Nothing | TextEnd::Unknown => "without a mark",
        }
    }
}
