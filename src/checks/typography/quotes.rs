//! Quotation marks that are not in pairs, over one text or over the paragraphs of one quotation.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, EditionView};
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::typography::reading::readings;
use crate::diagnostic::{Place, Severity};
use crate::document::model::BlockKind;
use crate::fluent::prose::Prose;
use crate::locale::languages::profile;
use crate::locale::profile::Profile;
use crate::text::protected_ranges::protected_ranges;
use crate::text::signs::Signs;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A quotation mark that is not closed or not opened, where the source has its marks in pairs; in the editions of
    /// statements, a quotation over several paragraphs that the source closes and the translation does not. As information:
    /// marks that the language does not use, and straight marks where the source has curly ones.
    ///
    /// # Why it matters
    /// The reader of a statement must know where the words of another end.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// said = “We must act”, they said.
    /// word = The word “refugee” is defined.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// said = «Debemos actuar, dijeron.
    /// word = La palabra „refugiado“ está definida.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:8: warning[quotes] `«` is not closed
    /// locales/es/main.ftl:2:19: info[quotes] `„` is no quotation mark of es
    /// ```
    ///
    /// Any style in pairs will do. The further paragraphs of a quotation may begin with the opening mark again, as in
    /// English, with the closing one, as in Spanish (*comillas de seguir*), or with none. Apostrophes and single marks are
    /// not looked at, nor is a text whose source has a mark alone.
    ///
    /// # When to silence it
    /// Where a mark is shown for itself, or stands for inches.
    ///
    /// # Precision
    /// Warnings, all read by hand: Open Source Guides 1 of 1 right, the website of Mozilla (six locales) 3 of 3, the others
    /// none. Information: 58 straight marks, in the websites of Rust (9) and Mozilla (49); 17 of them were read and are as described.
    pub Quotes = "quotes", Warning, [Text, Edition]
}

/// Marks that open and that close; the German pair closes with the mark that opens in English.
const OPENING: &str = "“«„";
const CLOSING: &str = "”»";

/// The quotation marks of a text, those in pairs left out.
#[derive(Default)]
struct Balance {
    /// Opened and not closed, outermost first.
    open: Vec<(usize, char)>,
    /// Closed without having been opened.
    stray: Vec<(usize, char)>,
}

impl Balance {
    fn is_even(&self) -> bool {
        self.open.is_empty() && self.stray.is_empty()
    }

    /// Reads on; marks in `protected` are none.
    fn read(&mut self, text: &str, protected: &[Range<usize>], skip: usize) {
        let mut gaps = protected.iter().peekable();
        for (at, c) in marks(text).filter(|(at, _)| *at >= skip) {
            while gaps.next_if(|gap| gap.end <= at).is_some() {}
            if gaps.peek().is_some_and(|gap| gap.start <= at) {
                continue;
            }
            let last = self.open.last().map(|(_, mark)| *mark);
            match c {
                '"' if text.slice(..at).ends_with('\\') => {}
                '"' if last == Some('"') => drop(self.open.pop()),
                // Inches.
                '"' if text.slice(..at).ends_with(|c: char| c.is_ascii_digit()) => {}
                '“' if last == Some('„') => drop(self.open.pop()),
                '"' => self.open.push((at, c)),
                c if OPENING.contains(c) => self.open.push((at, c)),
                c if last.is_some_and(|mark| is_pair(mark, c)) => drop(self.open.pop()),
                _ => self.stray.push((at, c)),
            }
        }
    }
}

/// Returns the quotation marks of a text, wherever they stand.
fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let starts = memchr::memchr3_iter(b'"', 0xc2, 0xe2, text.as_bytes());
    let marks = starts.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)));
    marks.filter(|(_, c)| is_mark(*c))
}

fn is_mark(c: char) -> bool {
    c == '"' || OPENING.contains(c) || CLOSING.contains(c)
}

fn is_pair(open: char, close: char) -> bool {
    matches!((open, close), ('“' | '„', '”') | ('«', '»') | ('„', '“'))
}

fn balance(prose: &Prose<'_>) -> Balance {
    let mut balance = Balance::default();
    balance.read(&prose.text, prose.protected_ranges(), 0);
    balance
}

/// Balances the marks of a translation. It may be the further paragraph of a quotation, and then begin with the mark
/// that closes, or close what it does not open: the source opens every paragraph anew.
fn lenient(prose: &Prose<'_>, pair: &TextPair<'_, '_>) -> Balance {
    let starts = |text: &str| text.trim_start_matches(['*', '_']).starts_with(is_mark);
    let is_further = pair.source.prose().iter().any(|prose| starts(&prose.text));
    let text = &*prose.text;
    let mut found = balance(prose);
    let mut sources = pair.source.prose().iter();
    if !found.is_even() && sources.any(|prose| has_inches(&prose.text)) {
        let is_inch = |at: usize| is_inch(text, at, " ");
        found.open.retain(|(at, _)| !is_inch(*at));
    }
    if found.is_even() || !is_further {
        return found;
    }
    let first = text.len() - text.trim_start_matches(['*', '_']).len();
    let begins_with_closing = found.stray.first().is_some_and(|(at, _)| *at == first);
    if begins_with_closing {
        found = Balance::default();
        found.read(text, prose.protected_ranges(), first + 2);
    }
    let is_whole = |text: &str| {
        text.trim_end_matches(['*', '_', '.', ','])
            .ends_with(is_mark)
    };
    let is_closing = |at: usize| {
        text.slice(at..)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .count()
            == 0
    };
    if let ([(at, _)], []) = (&found.stray[..], &found.open[..])
        && is_closing(*at)
        && (begins_with_closing || !starts(text))
        && pair
            .source
            .prose()
            .iter()
            .any(|prose| is_whole(&prose.text))
    {
        return Balance::default();
    }
    found
}

/// Returns whether a text gives a measure in inches.
fn has_inches(text: &str) -> bool {
    let mut places = text.match_indices('"');
    places.any(|(at, _)| is_inch(text, at, ""))
}

/// Returns whether the straight mark at `at` follows a number, with `between` the two.
fn is_inch(text: &str, at: usize, between: &str) -> bool {
    let before = text.slice(..at).strip_suffix(between);
    text.slice(at..).starts_with('"')
        && before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Returns whether there is any mark, by a look at the bytes.
fn has_mark(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr(b'"', bytes).is_some()
        || memchr::memchr_iter(0xc2, bytes).any(|at| matches!(bytes.get(at + 1), Some(0xab | 0xbb)))
        || memchr::memchr_iter(0xe2, bytes).any(|at| matches!(bytes.get(at + 2), Some(0x9c..=0x9e)))
}

impl Check for Quotes {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let target_profile = pair.target.profile;
        const MARKS: Signs = Signs::new(b"\"\xc2\xe2");
        let mut targets = pair.target.prose().iter();
        let may_have = |prose: &Prose<'_>| prose.signs().meets(&MARKS) && has_mark(&prose.text);
        if !target_profile.is_known() || !targets.any(may_have) {
            return;
        }
        const CURLY: Signs = Signs::new(b"\xc2\xe2");
        let is_curly = |it: &Prose<'_>| {
            let signs = it.signs();
            !signs.has(b'"') && signs.meets(&CURLY) && it.text.contains(['“', '”', '«', '»'])
        };
        let source_is_curly = pair.source.prose().iter().any(is_curly);
        let mut reported = BTreeSet::new();
        for reading in readings(&pair.target) {
            let target = lenient(reading.prose, pair);
            let fault = target.stray.first().map(|mark| (mark, "opened"));
            let fault = fault.or(target.open.first().map(|mark| (mark, "closed")));
            if let Some(((at, mark), what)) = fault
                && let Some(place) = reading.place(*at..at + mark.len_utf8())
                && !reported.contains(&place)
                && pair
                    .source
                    .prose()
                    .iter()
                    .all(|prose| balance(prose).is_even())
            {
                reported.insert(place);
                reporter
                    .report(place, format!("`{mark}` is not {what}"))
                    .help("write its partner, or take it away");
            }
            let foreign = marks(reading.text).find(|(at, c)| {
                is_foreign(*c, target_profile, source_is_curly) && !reading.is_protected(*at)
            });
            if let Some((at, mark)) = foreign
                && let Some(place) = reading.place(at..at + mark.len_utf8())
                && reported.insert(place)
            {
                let locale = pair.target.locale;
                let message = match mark {
                    '"' => "`\"` is a straight mark where the source has curly ones".to_owned(),
                    mark => format!("`{mark}` is no quotation mark of {locale}"),
                };
                let (open, close) = target_profile.typography.quotes[0].outer;
                reporter
                    .report(place, message)
                    .help(format!("write `{open}…{close}`"))
                    .severity(Severity::Info);
            }
        }
    }

    fn edition(&self, view: &EditionView<'_, '_>, reporter: &mut Reporter<'_>) {
        let target = profile(view.target.locale);
        if !target.is_known() {
            return;
        }
        let blocks = &view.statement.document.blocks;
        let is_paragraph = |at: &usize| matches!(blocks[*at].kind, BlockKind::Paragraph);
        let mut group = Vec::new();
        let mut source = Balance::default();
        for at in (0..blocks.len()).filter(is_paragraph) {
            let text = &*blocks[at].text;
            if group.is_empty() && !has_mark(text) {
                continue;
            }
            source.read(text, &protected_ranges(text), continuation(text, &source));
            group.push(at);
            // A quotation of so many paragraphs is a mark that was forgotten.
            if !source.stray.is_empty() || group.len() > LONGEST {
                group.clear();
                source = Balance::default();
            } else if source.open.is_empty() {
                if group.len() > 1 {
                    quotation(view, &group, reporter);
                }
                group.clear();
                source = Balance::default();
            }
        }
    }
}

/// More paragraphs than this are no quotation.
const LONGEST: usize = 40;

/// Returns where a further paragraph goes on behind the mark that repeats the quotation's own, opening or closing.
fn continuation(text: &str, balance: &Balance) -> usize {
    let Some((_, mark)) = balance.open.last() else {
        return 0;
    };
    let blank = text.len() - text.trim_start_matches(['*', '_', ' ']).len();
    match text.slice(blank..).chars().next() {
        Some(c) if c == *mark || is_pair(*mark, c) => blank + c.len_utf8(),
        _ => 0,
    }
}

/// The translation of a quotation that the source opens in the first of these blocks and closes in the last.
fn quotation(view: &EditionView<'_, '_>, group: &[usize], reporter: &mut Reporter<'_>) {
    let mut target = Balance::default();
    let mut opened_in = group[0];
    for at in group {
        let Some(text) = view.passages[*at].text.as_deref() else {
            return;
        };
        let skip = continuation(text, &target);
        if target.open.is_empty() {
            opened_in = *at;
        }
        target.read(text, &protected_ranges(text), skip);
        if let Some((_, mark)) = target.stray.first() {
            let message = format!("`{mark}` closes a quotation that is not open");
            return report(view, *at, message, reporter);
        }
    }
    if let Some((_, mark)) = target.open.first() {
        let message = format!(
            "the quotation that opens here with `{mark}` is not closed; the source closes it {} paragraphs on",
            group.len() - 1
        );
        report(view, opened_in, message, reporter);
    }
}

fn report(view: &EditionView<'_, '_>, block: usize, message: String, reporter: &mut Reporter<'_>) {
    let Some(span) = view.target_span(block) else {
        return;
    };
    let statement = view.statement;
    let place = Place::Span(statement.file, statement.document.blocks[block].span);
    reporter.report(span, message)
        .id(view.id(block).unwrap_or_default())
        .source(place)
        .help("close it where the source does; the paragraphs between may begin with the closing mark");
}

/// Returns whether a mark is none of the language's, or is straight where the source is not.
fn is_foreign(c: char, target: &Profile, source_is_curly: bool) -> bool {
    if !is_mark(c) {
        return false;
    }
    if c == '"' {
        return source_is_curly;
    }
    let is_own = target.typography.quotes.iter().any(|style| {
        [style.outer, style.inner]
            .iter()
            .any(|pair| pair.0 == c || pair.1 == c)
    });
    !is_own && !target.typography.quotes.is_empty()
}
