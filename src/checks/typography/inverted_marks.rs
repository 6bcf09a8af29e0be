//! Questions and exclamations that are not opened, in languages that open them.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::reading::{TypographyText, is_word, readings, written};
use crate::fluent::expansion::PLACEHOLDER;
use crate::locale::typography::Opener;
use crate::text::letters::Letters;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::words::last_word_start;

check! {
    /// # What it finds
    /// In Spanish, a question or an exclamation without its opening mark, `¿` or `¡`, and one that is opened and not closed.
    ///
    /// # Why it matters
    /// Without the opening mark the reader learns at the end of the sentence that it was a question, and readers take it for
    /// a machine's work.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// delete = Delete the file?
    /// help = If someone comes, what do we do? Nothing!
    /// sure = Really? Yes!
    /// ```
    /// ```ftl locales/es/main.ftl
    /// delete = Quiere borrar el archivo?
    /// help = Si viene alguien, ¿qué hacemos? Nada!
    /// sure = ¿De veras? ¡Sí!
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:10: error[inverted-marks] this question has no `¿`
    /// locales/es/main.ftl:2:40: error[inverted-marks] this exclamation has no `¡`
    /// ```
    ///
    /// The mark may open in mid-sentence, and the two kinds may be mixed: *¡¿Qué?!*, *¿Qué dices!*. Marks in addresses, code
    /// and tags, names that have one (*Yahoo!*), sentences that are quoted as they are in the source, and `(?)` are left
    /// alone.
    ///
    /// # When to silence it
    /// In verse, or in the name of a work in another language.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 7 of 7 right, the website of Mozilla (four Spanish locales) 6 of 6,
    /// Comprehensive Rust 7 of 8; the website of Rust, the Universal Declaration of Human Rights and the Contributor Covenant
    /// none: 20 of 21 together. The wrong one is code whose backtick was lost. A sentence that ends with an abbreviation
    /// and a capital is not told from the next one, so `¿` may be taken for that of a later sentence.
    pub InvertedMarks = "inverted-marks", Error, [Text], fixable
}

impl Check for InvertedMarks {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let openers = &*pair.target.profile.typography.openers;
        if openers.is_empty() || pair.source.locale.language() == pair.target.locale.language() {
            return;
        }
        // `¿` and `¡` begin with the last of them.
        const MARKS: Signs = Signs::new(b"?!\xc2");
        let mut targets = pair.target.prose().iter();
        let is_marked = targets.any(|prose| prose.signs().meets(&MARKS));
        if !is_marked || written(&pair.target) == written(pair.source) {
            return;
        }
        let mut reported = BTreeSet::new();
        for reading in readings(&pair.target).filter(has_mark) {
            let mut scan = MarkScan {
                reading: &reading,
                pair,
                openers,
                letters: Letters::new(reading.text, &[]),
                last_letter: reading.text.rfind(char::is_alphabetic),
                reported: &mut reported,
            };
            scan.run(reporter);
        }
    }
}

/// Returns whether a mark stands in the prose, not only in addresses, code and pictures.
fn has_mark(reading: &TypographyText<'_>) -> bool {
    let bytes = reading.text.as_bytes();
    let is_picture = |at: usize| bytes[at..].starts_with(b"![");
    let is_one = |at: usize| match bytes[at] {
        0xc2 => matches!(bytes.get(at + 1), Some(0xa1 | 0xbf)),
        _ => !is_picture(at) && !reading.is_protected(at),
    };
    // An entity may be a mark.
    reading.prose.signs().has(b'&') || memchr::memchr3_iter(b'?', b'!', 0xc2, bytes).any(is_one)
}

/// A text with more sentences than this is looked at up to here.
const SHOWN: usize = 100;

struct MarkScan<'s, 'v, 'p> {
    reading: &'s TypographyText<'s>,
    pair: &'s TextPair<'v, 'p>,
    openers: &'static [Opener],
    letters: Letters<'s>,
    last_letter: Option<usize>,
    /// Alternatives share text.
    reported: &'s mut BTreeSet<Span>,
}

impl MarkScan<'_, '_, '_> {
    fn run(&mut self, reporter: &mut Reporter<'_>) {
        let text = self.reading.text;
        // The mark that is open, and where the sentence that is being read begins.
        let mut open: Option<(usize, &Opener)> = None;
        let mut start = 0;
        let mut cluster_end = 0;
        let mut last = ' ';
        let mut looked = 0;
        for (at, c) in self.reading.characters() {
            if c.is_ascii_alphanumeric() {
                last = c;
                continue;
            }
            if let Some(opener) = self.openers.iter().find(|marks| marks.open == c) {
                let next = text.slice(at + c.len_utf8()..).chars().next();
                // `¿Qué ¿Por qué?`: the first one was never closed.
                if let Some((before, _)) = open.filter(|(_, other)| other.open == c)
                    && self.letters.any_between(before, at)
                {
                    self.unclosed(open.take(), reporter);
                }
                if open.is_none() && next.is_some_and(|c| !")]”»’".contains(c)) {
                    open = Some((at, opener));
                }
            } else if self.openers.iter().any(|marks| marks.close == c) && at >= cluster_end {
                cluster_end = at
                    + text
                        .slice(at..)
                        .bytes()
                        .take_while(|byte| b"?!".contains(byte))
                        .count();
                if self.closes(start, at, cluster_end) {
                    looked += 1;
                    // A question of the source within one of the translation.
                    let opened = open.map(|(at, _)| at);
                    if looked < SHOWN && self.is_foreign(start, at, cluster_end, opened) {
                        last = c;
                        continue;
                    }
                    if open.take().is_none() && looked < SHOWN {
                        self.unopened(start, at, cluster_end, reporter);
                    }
                    start = cluster_end;
                }
            } else if c.is_whitespace()
                && (matches!(last, '.' | '…') || text.slice(at..).starts_with("\n\n"))
            {
                if text.slice(at..).starts_with("\n\n") {
                    self.unclosed(open.take(), reporter);
                }
                start = at;
            }
            last = c;
        }
        self.unclosed(open, reporter);
    }

    /// Returns whether a row of marks closes a sentence: something is said before it, and nothing goes on at once.
    fn closes(&mut self, start: usize, at: usize, end: usize) -> bool {
        let text = self.reading.text;
        let rest = text.slice(end..);
        let goes_on = rest.chars().next().is_some_and(|c| {
            is_word(c) || matches!(c, '(' | '[' | '{' | '}' | '=' | '/' | '&' | '$' | '`')
        });
        let goes_on = goes_on && !rest.starts_with(PLACEHOLDER);
        let before = text.slice(..at);
        let outside = before.trim_end_matches(['"', '\'']);
        let opens = |c: char| c.is_whitespace() || "([“«‘/|=:#{".contains(c);
        // `(?)`, or a blank that should not be there.
        let stands_alone =
            before.ends_with(opens) || (outside.len() < at && outside.ends_with(opens));
        let stands_alone = stands_alone
            && (!(before.ends_with(' ') && rest.trim().is_empty())
                || self.is_sign(text.slice(at..end)));
        self.letters.any_between(start, at) && !goes_on && !stands_alone
    }

    /// Returns whether the source has a mark by itself, among other signs that the reader is to write: *y, n or ?*
    fn is_sign(&self, mark: &str) -> bool {
        let is_apart = |text: &str| {
            let mut places = text.match_indices(mark);
            places.any(|(at, _)| text.slice(..at).ends_with([' ', '"', '\'', '“', '‘', '`']))
        };
        let mut sources = self.pair.source.prose().iter();
        sources.any(|prose| is_apart(&prose.text))
    }

    /// Returns whether the source has the same words with the same mark: a name, or a quotation in its language. Words
    /// that the mark at `opened` opens are none: *¡Oh no!* for *Oh no!*
    fn is_foreign(&self, start: usize, at: usize, end: usize, opened: Option<usize>) -> bool {
        let text = self.reading.text;
        // Emphasis may be marked in another way, and lines end elsewhere.
        let is_emphasis = ['*', '_', '\n'];
        let plain = |text: &str| {
            let words = text.split_whitespace().filter(|word| *word != ">");
            words.collect::<Vec<_>>().join(" ").replace(['*', '_'], "")
        };
        let is_in_source = |words: &str| {
            let mut sources = self.pair.source.prose().iter();
            let is_marked = |text: &str| text.contains(is_emphasis) || text.contains("  ");
            sources.any(|it| {
                it.text.contains(words)
                    || (is_marked(words) || is_marked(&it.text))
                        && plain(&it.text).contains(&plain(words))
            })
        };
        const CLAUSES: [&str; 4] = [
            ".?!:;,“”\"«»()\n—|",
            "“”\"«»\n|",
            // Lines end within a clause, too.
            ".?!:;,“”\"«»()—|",
            "“”\"«»|",
        ];
        for parts in CLAUSES {
            let clause = text.slice(start..at).rfind(|c: char| parts.contains(c));
            let from = clause.map_or(start, |offset| start + offset);
            let words = text
                .slice(from..end)
                .trim_start_matches(|c: char| !is_word(c));
            let says = text
                .slice(from..end)
                .char_indices()
                .any(|(index, c)| c.is_alphabetic() && !self.reading.is_protected(from + index));
            let is_opened = opened.is_some_and(|it| {
                let between = text.get(it..end - words.len());
                between.is_none_or(|words| !words.contains(char::is_alphabetic))
            });
            if says && !is_opened && words.contains(' ') && is_in_source(words) {
                return true;
            }
            // `"Send!"`, the name of a button or a song.
            let closes = |c: char| "\"”»".contains(c);
            let is_quoted = text.slice(..end - words.len()).ends_with(['"', '“', '«'])
                && text.slice(end..).starts_with(closes);
            if is_quoted && !is_opened && self.is_of_source(words) && is_in_source(words) {
                return true;
            }
        }
        // A name within the sentence: *Yahoo!*, then a small letter.
        let word = last_word_start(text.slice(..end));
        let name = text
            .slice(word..end)
            .trim_start_matches(|c: char| !is_word(c));
        let rest = text
            .slice(end..)
            .trim_start_matches(|c: char| c.is_whitespace() || "*_`”»)".contains(c));
        let is_within = rest.starts_with(|c: char| c.is_lowercase() || c == ',');
        // *Listen! Radio*, with the next word as in the source.
        let next = text.slice(end..).char_indices().skip(1);
        let mut next = next.skip_while(|(_, c)| c.is_alphanumeric());
        let next = next.next().map_or(text.len(), |(at, _)| end + at);
        let longer = text.slice(end - name.len()..next);
        let is_long = next > end + 2 && self.is_of_source(name) && is_in_source(longer);
        name.starts_with(char::is_uppercase) && (is_long || is_within && is_in_source(name))
    }

    /// Returns whether a word with its mark may be one of the source alone: it is none of the small words of the language.
    fn is_of_source(&self, word: &str) -> bool {
        let word = word.trim_end_matches(['?', '!']).to_lowercase();
        let small_words = &self.pair.target.profile.vocabulary.function_words;
        !small_words.contains(&&*word)
    }

    fn unopened(&mut self, start: usize, at: usize, end: usize, reporter: &mut Reporter<'_>) {
        let text = self.reading.text;
        let mark = text.slice(at..).chars().next();
        let Some(opener) = self.openers.iter().find(|marks| Some(marks.close) == mark) else {
            return;
        };
        // The first word may stand behind the mark, where there are only tags or code before it.
        let word = self.reading.first_word(start);
        let from = word.filter(|word| *word < at).unwrap_or(start);
        // `1! = tomorrow`
        let line = text.slice(..at).rfind('\n').map_or(0, |end| end + 1);
        if text
            .slice(line..at)
            .trim()
            .bytes()
            .all(|byte| byte.is_ascii_digit())
        {
            return;
        }
        // What is referred to has its own text.
        let Some(mark) = self.reading.place(at..end) else {
            return;
        };
        if !self.reported.insert(mark) {
            return;
        }
        let message = format!("this {} has no `{}`", opener.name, opener.open);
        let first = self.reading.place(from..from);
        let place = first.filter(|first| *first <= mark).unwrap_or(mark);
        let help = format!("open it with `{}` where it begins", opener.open);
        let place = Span {
            start: place.start,
            end: mark.end,
        };
        let is_plain =
            self.is_one_clause(start, from, at) && self.reading.place(from..end).is_some();
        let finding = reporter.report(place, message).help(help);
        if let (Some(first), true) = (first, is_plain) {
            let title = format!("write `{}` before the {}", opener.open, opener.name);
            let point = Span {
                start: first.start,
                end: first.start,
            };
            finding.fix(title, [(point, opener.open.to_string())]);
        }
    }

    /// Returns whether the sentence can only begin where it does: with a capital, and nothing that parts it.
    fn is_one_clause(&self, start: usize, from: usize, at: usize) -> bool {
        let text = self.reading.text;
        let parts = |c: char| {
            matches!(
                c,
                ',' | ';'
                    | ':'
                    | '—'
                    | '–'
                    | '…'
                    | '('
                    | ')'
                    | '"'
                    | '«'
                    | '»'
                    | '“'
                    | '”'
                    | '\n'
                    | PLACEHOLDER
            )
        };
        text.slice(from..).starts_with(char::is_uppercase)
            && !text.slice(from..at).contains(parts)
            && !text.slice(from..at).contains(". ")
            && text.slice(start..from).trim().is_empty()
            && !self
                .reading
                .protected
                .iter()
                .any(|gap| gap.start < at && gap.end > from)
    }

    /// Returns whether a text that opens with a mark is the beginning of a sentence whose rest stands elsewhere: on neither
    /// side does anything end it.
    fn is_beginning(&self, at: usize) -> bool {
        let goes_on = |text: &str| text.trim_end().ends_with(char::is_alphanumeric);
        let mut sources = self.pair.source.prose().iter();
        self.reading.text.slice(..at).trim().is_empty()
            && goes_on(self.reading.text)
            && sources.all(|prose| goes_on(&prose.text))
    }

    fn unclosed(&mut self, open: Option<(usize, &Opener)>, reporter: &mut Reporter<'_>) {
        let Some((at, opener)) = open else { return };
        // A variable may bring the mark, and a piece of a sentence has its end elsewhere.
        let rest = self.reading.text.slice(at + opener.open.len_utf8()..);
        let is_piece = rest.trim_end_matches(['"', '”', '»']).ends_with(' ');
        let says = rest.starts_with(|c: char| !c.is_whitespace())
            && self.last_letter.is_some_and(|last| last > at)
            && !is_piece
            && !self.is_beginning(at);
        let place = self.reading.place(at..at + opener.open.len_utf8());
        let Some(place) = place.filter(|place| says && self.reported.insert(*place)) else {
            return;
        };
        let message = format!(
            "the {} that opens here has no `{}`",
            opener.name, opener.close
        );
        reporter.report(place, message).help(format!(
            "close it with `{}`, or drop the `{}`",
            opener.close, opener.open
        ));
    }
}
