//! Code within a text: names of commands, files and options, which no language translates.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{Text, TextPair};
use crate::document::inline::{InlineKind, Side};
use crate::fluent::prose::{PLACEHOLDER, Prose};
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// Code in backticks or `<code>` that the translation changes or lacks.
    ///
    /// # Why it matters
    /// Readers type code as it stands. A translated option or file name does nothing, or something else.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// run = Run `cargo build --release` and read `LICENSE.md`.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// run = Ejecute `cargo build --publicar` y lea LICENSE.md.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:15: warning[code] the code `cargo build --release` is `cargo build --publicar` here
    /// locales/es/main.ftl:1:46: warning[code] `LICENSE.md` is code in the source, but not here
    /// ```
    ///
    /// The order is free, and code may be said again or once less. Words in angle brackets (`<name>`) may be translated.
    ///
    /// # When to silence it
    /// Where the code shows words that readers are to replace by their own.
    ///
    /// # Precision
    /// All findings read by hand: the website of Rust 3 of 3 right, Open Source Guides 1 of 1, the Universal Declaration of
    /// Human Rights and the Contributor Covenant none.
    pub Code = "code", Warning, [Text]
}

impl Check for Code {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let all = || pair.source.prose().iter().chain(pair.target.prose());
        if !all().any(may_hold_code) {
            return;
        }
        let (sources, targets) = (wordings(pair.source), wordings(&pair.target));
        let mut reported = BTreeSet::new();
        for (prose, target) in &targets {
            let differences = sources.iter().map(|(_, source)| difference(source, target));
            let Some((missing, added)) =
                differences.min_by_key(|(missing, added)| missing.len() + added.len())
            else {
                continue;
            };
            report(
                (prose, target),
                pair,
                (missing, added),
                &mut reported,
                reporter,
            );
        }
    }
}

fn may_hold_code(prose: &Prose<'_>) -> bool {
    let signs = prose.signs();
    signs.has(b'`') || signs.has(b'<') && prose.text.contains("<code")
}

/// The code of one alternative: each with its first place.
type Codes = BTreeMap<String, Span>;

fn wordings<'t>(text: &'t Text<'_, '_>) -> Vec<(&'t Prose<'t>, Codes)> {
    let alternatives = text.prose().iter().zip(text.inlines());
    alternatives
        .map(|(prose, inlines)| {
            let mut codes = Codes::new();
            let mut open: Option<usize> = None;
            for inline in inlines {
                let (code, range): (&str, Range<usize>) = match &inline.kind {
                    InlineKind::Code { text } => (text, inline.span.range()),
                    InlineKind::Tag(tag) if tag.name == "code" && tag.side == Side::Open => {
                        open = Some(inline.span.end as usize);
                        continue;
                    }
                    InlineKind::Tag(tag) if tag.name == "code" && tag.side == Side::Close => {
                        let Some(start) = open.take() else { continue };
                        let range = start..inline.span.start as usize;
                        (prose.text.slice(range.clone()), range)
                    }
                    _ => continue,
                };
                let span = Span::new(range.start, range.end);
                codes.entry(normal(code)).or_insert(span);
            }
            (prose, codes)
        })
        .collect()
}

/// Code as it is compared: blanks as one, entities and words in angle brackets left out.
fn normal(code: &str) -> String {
    let code = code
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    let words: Vec<&str> = code.split_whitespace().collect();
    words.join(" ")
}

/// What stands for something that readers fill in: its wording is free.
fn is_free(code: &str) -> bool {
    let in_brackets = |open: char, close: char| code.contains(open) && code.contains(close);
    code.is_empty() || code.contains(PLACEHOLDER) || in_brackets('<', '>') || in_brackets('"', '"')
}

type Pieces<'c> = Vec<(&'c str, Span)>;

fn difference<'c>(source: &'c Codes, target: &'c Codes) -> (Pieces<'c>, Pieces<'c>) {
    let without = |one: &'c Codes, other: &'c Codes| -> Pieces<'c> {
        let rest = one.iter().filter(|(code, _)| !other.contains_key(*code));
        let mut rest: Pieces<'c> = rest.map(|(code, span)| (code.as_str(), *span)).collect();
        rest.sort_by_key(|(_, span)| span.start);
        rest
    };
    (without(source, target), without(target, source))
}

/// Where code stands without its marks: as a word of its own, in no other code.
fn bare(text: &str, code: &str, codes: &Codes) -> Option<usize> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let stands_alone = |at: &usize| {
        let (before, after) = (text.slice(..*at), text.slice(at + code.len()..));
        let in_code = |span: &Span| span.range().contains(at);
        !before.ends_with(is_word) && !after.starts_with(is_word) && !codes.values().any(in_code)
    };
    let mut places = text.match_indices(code).map(|(at, _)| at);
    places.by_ref().take(TRIES).find(stands_alone)
}

/// How much missing code is told of one text: a bound for hostile input.
const MOST: usize = 32;

/// How many places are looked at for code without marks.
const TRIES: usize = 16;

fn report(
    (prose, target): (&Prose<'_>, &Codes),
    pair: &TextPair<'_, '_>,
    (missing, mut added): (Pieces<'_>, Pieces<'_>),
    reported: &mut BTreeSet<String>,
    reporter: &mut Reporter<'_>,
) {
    for (code, _) in missing.into_iter().take(MOST) {
        // The same words without the marks, or the nearest ones with them.
        let bare = bare(&prose.text, code, target);
        let partner = (!added.is_empty() && bare.is_none()).then(|| added.remove(0));
        if is_free(code) || !reported.insert(code.to_owned()) {
            continue;
        }
        match (partner, bare) {
            (Some((other, span)), _) if !is_free(other) => {
                let message = format!("the code `{code}` is `{other}` here");
                reporter
                    .report(prose.span(span.range()), message)
                    .help("code is not translated: write it as the source does");
            }
            (Some(_), _) => {}
            (None, Some(at)) => {
                let message = format!("`{code}` is code in the source, but not here");
                reporter
                    .report(prose.span(at..at + code.len()), message)
                    .help("mark it as the source does");
            }
            (None, None) => {
                reporter
                    .report(
                        pair.target.span(),
                        format!("the code `{code}` is missing here"),
                    )
                    .help("code is not translated: write it as the source does");
            }
        }
    }
}
