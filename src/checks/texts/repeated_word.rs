//! The same word twice in a row.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::prose::Prose;
use crate::locale::vocabulary::Vocabulary;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// The same word twice in a row, as in *de de*, also across the end of a line.
    ///
    /// # Why it matters
    /// Eyes pass over it, and it is printed.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = We call on the governments of the region.
    /// they = They say that that is what we ask of ourselves.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Pedimos a los Gobiernos de de la región.
    /// they = Dicen que eso es lo que nos nos pedimos.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:32: warning[repeated-word] `de` stands twice in a row
    /// ```
    ///
    /// Words that may stand twice are left alone (*que que*, *nos nos*, *muy muy*), and so are names with capitals, words that
    /// differ in capitals within a sentence (*la sala A a la sala B*), what a variable, a tag or a mark parts, options and
    /// endings of files, code, and texts whose source repeats a word as well.
    ///
    /// # When to silence it
    /// Where the repetition is meant.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts), all
    /// findings read by hand: 5 of 6 right. The sixth, a letter written as an entity, has been left alone since.
    pub RepeatedWord = "repeated-word", Warning, [Text]
}

impl Check for RepeatedWord {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let profile = pair.target.profile;
        if !profile.is_known() {
            return;
        }
        let mut reported: BTreeSet<Span> = BTreeSet::new();
        for prose in pair.target.prose() {
            let text = &*prose.text;
            let vocabulary = &profile.vocabulary;
            let found: Vec<Range<usize>> = repeated(prose)
                .filter(|it| is_fault(text, it, vocabulary))
                .chain(repeated_pairs(prose, vocabulary))
                .collect();
            if found.is_empty() {
                continue;
            }
            let mut sources = pair.source.prose().iter();
            if sources.any(|source| repeated(source).next().is_some()) {
                return;
            }
            for range in &found {
                let span = prose.span(range.clone());
                if !reported.insert(span) {
                    continue;
                }
                let words: Vec<&str> = text.slice(range.clone()).split_whitespace().collect();
                let once = words[..words.len() / 2].join(" ");
                reporter
                    .report(span, format!("`{once}` stands twice in a row"))
                    .help("strike one of them");
            }
        }
    }
}

/// Two words that are the same, side by side.
fn repeated(prose: &Prose<'_>) -> impl Iterator<Item = Range<usize>> {
    let bytes = prose.text.as_bytes();
    let is_alike = |one: &Token, other: &Token| one.length() == other.length() && !one.has_digit;
    let twos = prose.tokens().windows(2);
    let twos = twos.filter(move |two| is_alike(&two[0], &two[1]));
    twos.filter_map(|two| {
        let (one, other) = (two[0].range(), two[1].range());
        let is_same = bytes[one.clone()].eq_ignore_ascii_case(&bytes[other.clone()])
            && bytes[one.end..other.start]
                .iter()
                .all(u8::is_ascii_whitespace);
        is_same.then_some(one.start..other.end)
    })
}

/// Finds two small words that stand twice, the second of them an article: *de la de la*.
fn repeated_pairs<'p>(
    prose: &'p Prose<'_>,
    vocabulary: &'p Vocabulary,
) -> impl Iterator<Item = Range<usize>> + 'p {
    let text = &*prose.text;
    let fours = prose.tokens().windows(4);
    let fours = fours.filter(|four| {
        four[0].length() == four[2].length() && four[1].length() == four[3].length()
    });
    fours.filter_map(move |four| {
        let [one, two, three, four] = [0, 1, 2, 3].map(|at| four[at]);
        let range = one.range().start..four.range().end;
        let words = [one, two, three, four].map(|token| token.of(text));
        let is_same = words[0] == words[2] && words[1] == words[3];
        let is_small = || {
            vocabulary.function_words.contains(&words[0])
                && vocabulary.articles.contains(&words[1])
                && !vocabulary.articles.contains(&words[0])
        };
        let is_close = || text.slice(range.clone()).split(' ').eq(words);
        (is_same && is_small() && is_close()).then_some(range)
    })
}

fn is_fault(text: &str, range: &Range<usize>, vocabulary: &Vocabulary) -> bool {
    let mut words = text.slice(range.clone()).split_ascii_whitespace();
    let (Some(one), Some(other)) = (words.next(), words.next()) else {
        return false;
    };
    let parting = text.slice(range.start + one.len()..range.end - other.len());
    let lower = other.to_lowercase();
    // `La La Land`
    let is_small = || {
        let next = text.slice(range.end..).trim_start();
        next.starts_with(char::is_lowercase)
            && opens_sentence(text.slice(..range.start))
            && vocabulary.function_words.contains(&&*lower)
    };
    let is_word = other.chars().all(char::is_alphabetic)
        && (other.starts_with(char::is_lowercase) || is_small());
    // `a. de`, `(de)`: what joins on either side makes it part of something else.
    let neighbours = [
        text.slice(..range.start).chars().next_back(),
        text.slice(range.end..).chars().next(),
    ];
    let is_joined = neighbours
        .into_iter()
        .flatten()
        .any(|c| matches!(c, '/' | '@' | '&' | ';' | '=' | '$' | '_' | '\\' | '-'));
    // `aviso.es es`, `es es-MX`
    let is_ending = matches!(neighbours[0], Some('.' | ':'));
    let is_alike = one == other || opens_sentence(text.slice(..range.start));
    is_word
        && is_alike
        && !is_joined
        && !is_ending
        && parting.matches('\n').count() < 2
        && !vocabulary.doublings.contains(&&*lower)
}

/// Returns whether a capital that follows is that of a sentence, and not of a name or a letter.
fn opens_sentence(before: &str) -> bool {
    let marks = |c: char| c.is_whitespace() || "\"'“”«»‘’*_¿¡(".contains(c);
    let before = before.trim_end_matches(marks);
    before.is_empty() || before.ends_with(['.', '!', '?', '…', ':', '\n'])
}
