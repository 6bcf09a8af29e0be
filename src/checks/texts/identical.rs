//! Texts that were left in the source language.

use std::borrow::Cow;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::no_prose::{
    is_command, is_letter, is_metadata, is_placeholder, is_postal_address,
};
use crate::fluent::alternatives::{Alternative, alternatives};
use crate::fluent::expansion::push_own_text;
use crate::fluent::model::{Catalog, Entry, EntryKind, Part};
use crate::locale::languages::profile;
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::project::suppression::allows;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A text, an attribute or a variant that is the same as in the source language and reads like that language.
    ///
    /// # Why it matters
    /// It counts as translated and is not. Often a text was copied to be worked on later.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// contact = Contact us for more information
    /// director = Director
    /// office = Washington Office on Latin America
    /// ```
    /// ```ftl locales/es/main.ftl
    /// contact = Contact us for more information
    /// director = Director
    /// office = Washington Office on Latin America
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:11: warning[identical] `contact` is the same text as in en
    /// ```
    ///
    /// Such a text does not count as translated: `status` names it as untranslated, and a coverage of 100 % is not reached.
    ///
    /// Names, titles in capitals, acronyms, addresses on the web and of the post, code, commands, placeholders, keys of the
    /// keyboard, single words that both languages may share, and what stands in an element with `lang` or `translate="no"`
    /// may be equal. Two locales of one language are not compared.
    ///
    /// # When to silence it
    /// Where the text is to stay in the source language: the title of a book, a quotation in the original.
    ///
    /// # Precision
    /// All findings read by hand: Open Source Guides 8 of 8 right, the website of Rust 0 of 1 (*wasm ferris*), the website
    /// of Mozilla, the Universal Declaration of Human Rights and the Contributor Covenant none: 8 of 9 together. The
    /// strings of a program are not told from prose. A single word is known by its ending (*Settings*), or as
    /// one of an interface (*Close*).
    pub Identical = "identical", Warning, [Text]
}

impl Check for Identical {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let (source, target) = (pair.source.locale, pair.target.locale);
        if source.language() == target.language() || pair.is_key() {
            return;
        }
        if let ([Part::Text(one)], [Part::Text(other)]) = (
            &pair.source.pattern.parts[..],
            &pair.target.pattern.parts[..],
        ) && !same_words(one, other)
        {
            return;
        }
        let sources: Vec<Cow<'_, str>> = pair.source.alternatives().iter().map(own_text).collect();
        let mut reported = false;
        for (at, alternative) in pair.target.alternatives().iter().enumerate() {
            let text = own_text(alternative);
            if reported || !sources.iter().any(|source| same_words(source, &text)) {
                continue;
            }
            let languages = TextLanguages {
                source: profile(source),
                target: profile(target),
                tag: source.language(),
            };
            if !languages.should_differ(&text, pair.kind) {
                continue;
            }
            let name = pair.name();
            if alternative.variants.is_empty() {
                reporter.report(
                    pair.target.span(),
                    format!("{name} is the same text as in {source}"),
                )
            } else {
                let prose = &pair.target.prose()[at];
                let place = prose.span(0..prose.text.trim_end().len());
                reported = true;
                reporter.report(
                    place,
                    format!(
                        "the variant `{}` of {name} is the same text as in {source}",
                        alternative.path()
                    ),
                )
            }
            .help("translate it, or say that it stays as it is: `paridad: allow(identical) …`");
        }
    }
}

/// Returns whether an entry that a translation has word for word was left in the language of its source: coverage does not
/// count it as translated. Each entry comes with the catalog that it stands in.
pub fn is_left_in_source(
    (source, entry): (&Locale, (&Catalog<'_>, &Entry<'_>)),
    (target, translation): (&Locale, (&Catalog<'_>, &Entry<'_>)),
) -> bool {
    if source.language() == target.language() {
        return false;
    }
    let languages = TextLanguages {
        source: profile(source),
        target: profile(target),
        tag: source.language(),
    };
    let kind = entry.1.kind;
    let mut texts = entry
        .1
        .patterns()
        .flat_map(|(_, pattern)| alternatives(pattern));
    let reads_as_source = texts.any(|it| languages.should_differ(&own_text(&it), kind));
    let id = Identical::INFO.id;
    let is_meant = |(catalog, entry)| allows(catalog, entry, id);
    reads_as_source && ![entry, translation].into_iter().any(is_meant)
}

/// Returns whether two texts are the same but for white space.
fn same_words(one: &str, other: &str) -> bool {
    let mut bytes = one.bytes().zip(other.bytes());
    let is_in_word = |(one, other): (u8, u8)| one.is_ascii_graphic() && other.is_ascii_graphic();
    if bytes
        .find(|(one, other)| one != other)
        .is_some_and(is_in_word)
    {
        return false;
    }
    one.split_whitespace().eq(other.split_whitespace())
}

/// Returns the text of an alternative that stands in the catalog itself; what is referred to is left open.
fn own_text<'s>(alternative: &Alternative<'_, 's>) -> Cow<'s, str> {
    if let [Part::Text(text)] = alternative.parts[..] {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    for part in &alternative.parts {
        push_own_text(part, &mut text);
    }
    Cow::Owned(text)
}

struct TextLanguages<'l> {
    source: &'static Profile,
    target: &'static Profile,
    /// The language of the source.
    tag: &'l str,
}

/// The evidence of the words of a text.
#[derive(Default)]
struct WordEvidence {
    words: usize,
    /// Beginning with a small letter, function words left out.
    small: usize,
    /// Words of the source language alone.
    telling: usize,
    /// Words of the target language alone.
    translated: usize,
    /// Words with a small letter that the target language cannot have.
    foreign: usize,
}

impl TextLanguages<'_> {
    /// Returns whether a text that is equal on both sides is one that has a translation.
    fn should_differ(&self, text: &str, kind: EntryKind) -> bool {
        if is_metadata(text) || is_command(text) || is_postal_address(text) {
            return false;
        }
        let evidence = self.evidence(text);
        match evidence.words {
            0 => false,
            _ if evidence.translated > evidence.telling => false,
            // One word may be a name, and terms hold names; one letter is a heading of a glossary.
            1 => {
                let may_be = kind == EntryKind::Message && !is_letter(text);
                // Of a language that is not known, nobody can say whether it has *Cookies* or *Implementation* too.
                may_be && self.target.is_known() && (evidence.telling > 0 || self.is_label(text))
            }
            2..=3 => {
                let is_sentence = || text.trim_end().ends_with(['.', '!', '?']);
                evidence.telling + evidence.foreign > 0 || evidence.small > 0 && is_sentence()
            }
            // Names of organisations and titles of books: all capitals but for `of` and `for`.
            4..=10 => evidence.telling > 0 || evidence.small >= 2,
            _ => true,
        }
    }

    fn evidence(&self, text: &str) -> WordEvidence {
        let mut evidence = WordEvidence::default();
        let mut first_tells = false;
        for word in words(text, &self.left_out(text)) {
            let written = text.slice(word.clone());
            let lower = written.to_lowercase();
            evidence.words += 1;
            let is_small = written.starts_with(char::is_lowercase);
            let in_source = self
                .source
                .vocabulary
                .function_words
                .contains(&lower.as_str());
            let in_target = self
                .target
                .vocabulary
                .function_words
                .contains(&lower.as_str());
            if in_target && !in_source {
                evidence.translated += 1;
            } else if in_source && !in_target {
                // Names have small joints, and they are no sign of a sentence; nor is *One River*.
                let is_of_name = self.source.vocabulary.name_joints.contains(&&*lower)
                    || !is_small && self.is_number(&lower);
                evidence.telling += usize::from(!is_of_name);
            } else if is_small {
                evidence.small += 1;
                evidence.foreign += usize::from(self.target.vocabulary.is_foreign(&lower));
            }
            // `Settings`, but not the `Taking` of a title.
            let is_loan = self.target.vocabulary.loanwords.contains(&lower.as_str());
            let is_telling = self.source.vocabulary.is_telling(&lower)
                && !self.target.vocabulary.is_telling(&lower)
                && !is_loan;
            evidence.telling += usize::from(is_telling && is_small);
            first_tells |= is_telling && evidence.words == 1;
            if self.target.vocabulary.is_telling(&lower)
                && !self.source.vocabulary.is_telling(&lower)
            {
                evidence.translated += 1;
            }
        }
        evidence.telling += usize::from(first_tells && evidence.words <= 2);
        evidence
    }

    /// Returns whether a text is a word of the source's interfaces that the target's have another one for.
    fn is_label(&self, text: &str) -> bool {
        let word = text.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.to_lowercase();
        let is_label = |of: &Profile| of.vocabulary.labels.contains(&&*word);
        is_label(self.source) && !is_label(self.target)
    }

    /// Returns whether a word of the source language counts.
    fn is_number(&self, word: &str) -> bool {
        let mut cardinals = self.source.numbers.cardinals.iter();
        cardinals.any(|(form, _)| *form == word)
    }

    /// Finds the ranges that are not translated: code, addresses, and elements that say so.
    fn left_out(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges = protected_ranges(text);
        let mut kept = Vec::new();
        for tag in &ranges {
            let written = text.slice(tag.clone());
            let says_so = ["translate=\"no\"", &format!(" lang=\"{}", self.tag)]
                .iter()
                .any(|name| written.contains(*name));
            let name_end = written.find([' ', '>']).unwrap_or(written.len());
            let Some(name) = written
                .get(1..name_end)
                .filter(|_| says_so && written.starts_with('<'))
            else {
                continue;
            };
            let Some(length) = text.slice(tag.end..).find(&format!("</{name}>")) else {
                kept.push(tag.start..text.len());
                break;
            };
            kept.push(tag.start..tag.end + length);
        }
        ranges.extend(kept);
        if text.trim_start().starts_with(['—', '–', '―']) {
            ranges.extend(quoted(text));
        }
        ranges.sort_by_key(|range| range.start);
        ranges
    }
}

/// Returns the quotations of a line that credits one: titles of works, as their authors have them.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.match_indices(['"', '“', '”']) {
        match open {
            None => open = (mark != "”").then_some(at),
            Some(start) => {
                found.push(start..at + mark.len());
                open = None;
            }
        }
    }
    found
}

/// Returns the words of a text outside of `left_out`. Acronyms, CamelCase, file names and words with digits are no
/// words.
fn words(text: &str, left_out: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for gap in left_out
        .iter()
        .cloned()
        .chain(std::iter::once(text.len()..text.len()))
    {
        if at < gap.start {
            for token in text.slice(at..gap.start).split_whitespace() {
                found.extend(words_of(token).map(|word| Span::of(text, word).range()));
            }
        }
        at = at.max(gap.end);
    }
    found
}

fn words_of(token: &str) -> impl Iterator<Item = &str> {
    let is_placeholder = is_placeholder(token);
    let token = token.trim_matches(|c: char| !c.is_alphanumeric());
    let is_code =
        is_placeholder || token.contains(['.', '/', ':', '_', '=', '(', '<', '\\', '|', '$', '@']);
    let words = token.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')));
    words.filter(move |word| {
        !is_code
            && (word.chars().nth(1).is_some() || matches!(*word, "a" | "I"))
            && word
                .chars()
                .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
            && !word.chars().skip(1).any(char::is_uppercase)
    })
}
