//! Sentences of the source that were left within a translated text.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::language_detector::{LanguageDetector, own_words};
use crate::checks::texts::untranslated_words::report_untranslated_word;
use crate::fluent::prose::Prose;
use crate::locale::languages::set_of;
use crate::locale::recognition::LanguageSet;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// A sentence, or six words in a row, that a translated text has in the source language; a month, a day of the week or
    /// an *and* among its own words.
    ///
    /// # Why it matters
    /// Long paragraphs are translated in pieces, and a piece is forgotten. The rest reads well, so nobody looks again.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// call = We call on the governments to act. The people who were displaced must be able to return. They need safe routes.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// call = Pedimos a los Gobiernos que actúen. The people who were displaced must be able to return. Necesitan rutas seguras.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:44: warning[half-translated] these words were left as they are in en: `The people who were displaced must be able to return`
    /// ```
    ///
    /// Quotations, emphasised words, names of links, code and elements with `lang` are left out, and names of several words
    /// are no sentence. A text that is in the source language as a whole is left to `identical` and `wrong-language`.
    ///
    /// # When to silence it
    /// Where words are cited in the source language without marks.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts) it finds
    /// nothing now; its first three findings there, a name and two pieces of code, were wrong and made it stricter. Of 42 sentences of Open Source Guides that were then put back into
    /// English, it named all.
    pub HalfTranslated = "half-translated", Warning, [Text]
}

/// So many words in a row are no coincidence.
const RUN: usize = 6;

impl Check for HalfTranslated {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
        let (source, target) = (set_of(from), set_of(to));
        if from == to || source.is_empty() || target.is_empty() {
            return;
        }
        let before = reporter.count();
        report_run(pair, [source, target], reporter);
        if reporter.count() == before {
            report_untranslated_word(pair, reporter);
        }
    }
}

/// Reports the first run of words that a text has in the source language.
fn report_run(
    pair: &TextPair<'_, '_>,
    [source, target]: [LanguageSet; 2],
    reporter: &mut Reporter<'_>,
) {
    let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
    for prose in pair.target.prose() {
        let text = &*prose.text;
        if text.len() < 30 {
            continue;
        }
        let is_telling = |of: &LanguageSet| of.meets(source) && !of.meets(target);
        let known = prose.word_infos().iter();
        if known.filter(|info| is_telling(&info.languages)).count() < 2 {
            continue;
        }
        let found: Vec<(Token, LanguageSet)> = own_words(prose).collect();
        let telling = |run: Range<usize>| {
            let words = found[run].iter();
            words.filter(|(_, of)| is_telling(of)).count()
        };
        if telling(0..found.len()) < 2 || found.len() < RUN {
            continue;
        }
        let Some(run) = longest_run(text, &found, pair.source.prose()) else {
            continue;
        };
        let is_whole = run.len() * 10 >= found.len() * 9;
        let whole = is_whole
            && LanguageDetector::of(to)
                .is_some_and(|detector| detector.other_than_own(prose).is_some());
        // In the names of bodies and books only the joints are small.
        let is_plain = |(word, of): &&(Token, LanguageSet)| {
            word.of(text).starts_with(char::is_lowercase) && of.is_empty()
        };
        let is_name = found[run.clone()].iter().filter(is_plain).count() < 2;
        let range = found[run.start].0.range().start..found[run.end - 1].0.range().end;
        let is_code = text
            .slice(range.clone())
            .contains(['{', '}', '=', '_', '\\', '|'])
            || text.slice(range.clone()).contains("()");
        let is_copy = |source: &str| source.split_whitespace().eq(text.split_whitespace());
        if telling(run) < 2
            || is_sample(text, range.start)
            || whole
            || is_name
            || is_code
            || pair
                .source
                .prose()
                .iter()
                .any(|source| is_copy(&source.text))
        {
            continue;
        }
        let words: Vec<&str> = text.slice(range.clone()).split_whitespace().collect();
        let shown = match words.len() {
            ..=12 => words.join(" "),
            _ => format!("{} …", words[..12].join(" ")),
        };
        reporter
            .report(
                prose.span(range),
                format!("these words were left as they are in {from}: `{shown}`"),
            )
            .help("translate them, or mark them as a quotation");
        return;
    }
}

/// Returns whether a line is announced by the one above: what a program prints is cited as it is.
fn is_sample(text: &str, at: usize) -> bool {
    let before = text.slice(..at);
    let above = before
        .rfind('\n')
        .map(|line| before.slice(..line).trim_end());
    above.is_some_and(|above| above.ends_with(':'))
}

/// Returns the longest stretch of words all of whose runs of [`RUN`] words the source has.
fn longest_run(
    text: &str,
    found: &[(Token, LanguageSet)],
    sources: &[Prose<'_>],
) -> Option<Range<usize>> {
    let of_sources = sources
        .iter()
        .map(|prose| lower(&prose.text, own_words(prose)));
    let of_sources: Vec<Vec<String>> = of_sources.collect();
    let runs = of_sources.iter().flat_map(|words| words.windows(RUN));
    let runs: HashSet<&[String], FixedState> = runs.collect();
    let (mut longest, mut open): (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    for (at, run) in lower(text, found.iter().copied()).windows(RUN).enumerate() {
        if !runs.contains(run) {
            open = None;
            continue;
        }
        let start = open.as_ref().map_or(at, |open| open.start);
        let now = start..at + RUN;
        if longest
            .as_ref()
            .is_none_or(|longest| longest.len() < now.len())
        {
            longest = Some(now.clone());
        }
        open = Some(now);
    }
    longest
}

/// Words in lower case.
fn lower(text: &str, words: impl Iterator<Item = (Token, LanguageSet)>) -> Vec<String> {
    words
        .map(|(word, _)| word.of(text).to_lowercase())
        .collect()
}
