//! Marks of Markdown that mark nothing: the reader sees them.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::document::inline::{Inline, InlineKind};
use crate::fluent::prose::Prose;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// `**`, `*` or a backtick that opens or closes nothing in the translation, where the marks of the source are sound:
    /// `** bold **` with blanks within the marks, `**bold` without an end. The mark of an item, `- ` or `1. `, before a text
    /// that has none in the source.
    ///
    /// # Why it matters
    /// The reader sees asterisks instead of words in bold.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// sign = Sign **before Friday**.
    /// run = Run `make`.
    /// vote = The vote is on Thursday.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// sign = Firme ** antes del viernes **.
    /// run = Ejecute `make.
    /// vote = - La votación es el jueves.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:14: warning[markdown-marks] blanks within the marks keep `**` from making the words bold
    /// locales/es/main.ftl:2:15: warning[markdown-marks] this backtick has no partner
    /// locales/es/main.ftl:3:8: warning[markdown-marks] the mark `-` makes no list here: readers see it
    /// ```
    ///
    /// # When to silence it
    /// Where the mark is meant as a sign: write `\*` then.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the Contributor
    /// Covenant, whose marks are sound.
    pub MarkdownMarks = "markdown-marks", Warning, [Text], fixable
}

impl Check for MarkdownMarks {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        report_item_mark(pair, reporter);
        const MARKS: Signs = Signs::new(b"*`");
        let mut targets = pair.target.prose().iter();
        if !targets.any(|prose| prose.signs().meets(&MARKS)) {
            return;
        }
        if let ([source], [target]) = (pair.source.prose(), pair.target.prose())
            && settings(&source.text).eq(settings(&target.text))
        {
            return;
        }
        let known: Vec<StrayMark> = all(pair.source)
            .flat_map(|(prose, inlines)| strays(prose, inlines))
            .collect();
        let lost = |kind: &InlineKind| {
            let count = |text: &TextSide<'_, '_>| {
                let all = text.inlines().iter().flatten();
                all.filter(|inline| inline.kind == *kind).count()
            };
            count(pair.source) > count(&pair.target)
        };
        // `**Note:*` is in italics, with a star too much.
        let lost_emphasis = lost(&InlineKind::Emphasis) || lost(&InlineKind::Strong);
        for (prose, inlines) in all(&pair.target) {
            let marks = strays(prose, inlines);
            for kind in [MarkKind::Bold, MarkKind::Single, MarkKind::Tick] {
                let mut strays = marks.iter().filter(|mark| mark.kind == kind);
                let is_told = known.iter().any(|mark| mark.kind == kind);
                let is_meant = kind == MarkKind::Single && !lost_emphasis;
                let Some(first) = strays.next().filter(|_| !is_told && !is_meant) else {
                    continue;
                };
                report(prose, first, strays.next(), reporter);
            }
        }
    }
}

/// Reports the mark of an item before a text that is none in the source: lists are made by the statement.
fn report_item_mark(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    let has_mark =
        |prose: &Prose<'_>| item_mark(&prose.text).is_some() || opens_otherwise(&prose.text);
    for prose in pair.target.prose() {
        let Some(mark) = item_mark(&prose.text) else {
            continue;
        };
        if pair.source.prose().iter().any(has_mark) {
            return;
        }
        let message = format!("the mark `{mark}` makes no list here: readers see it");
        reporter.report(prose.span(0..mark.len()), message).help(
            "take it out: the statement makes its lists, and a translation has the words alone",
        );
        return;
    }
}

/// Returns the mark before the words of an item.
fn item_mark(text: &str) -> Option<&str> {
    let (mark, rest) = text.split_once(' ')?;
    let number = mark.strip_suffix(['.', ')']).unwrap_or_default();
    let is_number =
        (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_mark = is_number || matches!(mark, "-" | "*" | "+" | "•");
    (is_mark && rest.starts_with(|c: char| c.is_alphabetic() || "¿¡“«".contains(c))).then_some(mark)
}

/// Returns whether somebody speaks, whose dash some write as a hyphen, or a figure begins the text.
fn opens_otherwise(text: &str) -> bool {
    text.starts_with(['“', '"', '«', '‘', '—', '–', '-'])
        || text.starts_with(|c: char| c.is_ascii_digit())
}

/// Returns the marks of a text with the kinds of their neighbours: texts with the same ones have the same markup.
fn settings(text: &str) -> impl Iterator<Item = (u8, Neighbour, Neighbour)> {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'*', b'`', b'\\', bytes).map(|at| {
        let before = Neighbour::of(text.slice(..at).chars().next_back());
        let after = Neighbour::of(text.slice(at + 1..).chars().next());
        (bytes[at], before, after)
    })
}

/// The neighbour of a mark, by which CommonMark tells opening from closing.
#[derive(PartialEq)]
enum Neighbour {
    Blank,
    Letter,
    Mark(char),
}

impl Neighbour {
    fn of(c: Option<char>) -> Self {
        match c {
            None => Self::Blank,
            Some(c) if c.is_whitespace() => Self::Blank,
            Some(c) if c.is_alphanumeric() => Self::Letter,
            Some(c) => Self::Mark(c),
        }
    }
}

fn all<'t>(text: &'t TextSide<'_, '_>) -> impl Iterator<Item = (&'t Prose<'t>, &'t Vec<Inline>)> {
    text.prose().iter().zip(text.inlines())
}

/// A mark that marks nothing.
#[derive(Debug)]
struct StrayMark {
    kind: MarkKind,
    range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkKind {
    /// `**`
    Bold,
    /// `*`
    Single,
    Tick,
}

/// Returns the marks of a text that are part of no markup.
fn strays(prose: &Prose<'_>, inlines: &[Inline]) -> Vec<StrayMark> {
    let text = prose.text.as_bytes();
    let mut used: Vec<Range<usize>> = prose.protected_ranges().to_vec();
    for Inline { kind, span } in inlines {
        let range = span.range();
        let width = match kind {
            InlineKind::Strong => 2,
            InlineKind::Emphasis => 1,
            InlineKind::Code { .. } | InlineKind::Tag(_) | InlineKind::Autolink { .. } => {
                used.push(range);
                continue;
            }
            _ => continue,
        };
        used.push(range.start..range.start + width);
        used.push(range.end - width..range.end);
    }
    used.sort_unstable_by_key(|range| range.start);
    let mut used = used.into_iter().peekable();
    let mut free_from = 0;
    let mut found: Vec<StrayMark> = Vec::new();
    for at in memchr::memchr2_iter(b'*', b'`', text) {
        while let Some(range) = used.next_if(|range| range.start <= at) {
            free_from = free_from.max(range.end);
        }
        if at < free_from || (at > 0 && text[at - 1] == b'\\') {
            continue;
        }
        let kind = match text[at] {
            b'*' => MarkKind::Single,
            _ => MarkKind::Tick,
        };
        match found.last_mut() {
            Some(last) if last.range.end == at && text[at - 1] == text[at] => last.range.end += 1,
            _ => found.push(StrayMark {
                kind,
                range: at..at + 1,
            }),
        }
    }
    // Longer runs are lines, blanks to fill in, or marks of footnotes.
    found.retain(|mark| mark.range.len() <= 2);
    for mark in &mut found {
        if mark.range.len() == 2 && mark.kind == MarkKind::Single {
            mark.kind = MarkKind::Bold;
        }
    }
    found
}

fn report(
    prose: &Prose<'_>,
    first: &StrayMark,
    second: Option<&StrayMark>,
    reporter: &mut Reporter<'_>,
) {
    let (what, name) = match first.kind {
        MarkKind::Bold => ("`**`", "bold"),
        MarkKind::Single => ("`*`", "italic"),
        MarkKind::Tick => {
            reporter
                .report(
                    prose.span(first.range.clone()),
                    "this backtick has no partner",
                )
                .help("close the code with a backtick, as the source does");
            return;
        }
    };
    let text = &prose.text;
    let blanks = second.and_then(|second| {
        let inner = text.slice(first.range.end..second.range.start);
        let trimmed = inner.trim_matches(' ');
        let before = inner.len() - inner.trim_start_matches(' ').len();
        let after = inner.len() - inner.trim_end_matches(' ').len();
        let stand_alone = !text
            .slice(..first.range.start)
            .ends_with(char::is_alphanumeric)
            && !text
                .slice(second.range.end..)
                .starts_with(char::is_alphanumeric);
        (!trimmed.is_empty() && before + after > 0 && stand_alone).then(|| {
            let (start, end) = (first.range.end, second.range.start);
            [start..start + before, end - after..end]
        })
    });
    let span = prose.span(first.range.clone());
    let Some(blanks) = blanks else {
        reporter
            .report(span, format!("this {what} makes nothing {name}"))
            .help(format!(
                "put {what} before and after the words, without blanks in between"
            ));
        return;
    };
    let edits: Vec<(Span, String)> = blanks
        .into_iter()
        .filter(|blank| !blank.is_empty())
        .map(|blank| (prose.span(blank), String::new()))
        .collect();
    reporter
        .report(
            span,
            format!("blanks within the marks keep {what} from making the words {name}"),
        )
        .help("write the marks next to the words")
        .fix("remove the blanks within the marks", edits);
}
