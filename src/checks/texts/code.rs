//! Code within a text: names of commands, files and options, which no language translates.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::compare::{
    Comparison, FactChange, FactDifference, FactSite, VariantFacts, VariantPair, compare, unshared,
};
use crate::document::inline::{InlineKind, TagSide};
use crate::fluent::expansion::PLACEHOLDER;
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;

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
        let mut all = pair.source.prose().iter().chain(pair.target.prose());
        if all.any(may_hold_code) {
            compare(self, pair, reporter);
        }
    }
}

fn may_hold_code(prose: &Prose<'_>) -> bool {
    let signs = prose.signs();
    signs.has(b'`') || signs.has(b'<') && prose.text.contains("<code")
}

impl<'t> Comparison<'t> for Code {
    /// Code as it is compared, with its first place.
    type Fact = (String, Range<usize>);

    fn facts(&self, text: &'t TextSide<'_, '_>, at: usize) -> Vec<Self::Fact> {
        let mut codes = BTreeMap::new();
        let mut open: Option<usize> = None;
        for inline in &text.inlines()[at] {
            let (code, range): (&str, Range<usize>) = match &inline.kind {
                InlineKind::Code { text } => (text, inline.span.range()),
                InlineKind::Tag(tag) if tag.name == "code" && tag.side == TagSide::Open => {
                    open = Some(inline.span.end as usize);
                    continue;
                }
                InlineKind::Tag(tag) if tag.name == "code" && tag.side == TagSide::Close => {
                    let Some(start) = open.take() else { continue };
                    let range = start..inline.span.start as usize;
                    (text.prose()[at].text.slice(range.clone()), range)
                }
                _ => continue,
            };
            codes.entry(normal(code)).or_insert(range);
        }
        let mut codes: Vec<Self::Fact> = codes.into_iter().collect();
        codes.sort_by_key(|(_, range)| range.start);
        codes
    }

    fn key(&self, (code, _): &Self::Fact, _: &VariantFacts<'_, Self::Fact>) -> String {
        code.clone()
    }

    fn difference<'d>(
        &self,
        [source, target]: VariantPair<'d, Self::Fact>,
    ) -> FactDifference<'d, Self::Fact> {
        let (missing, added) = unshared(source, target, |(code, _)| Some(code));
        let mut difference = FactDifference::none();
        let mut added = added.into_iter();
        for fact in missing.into_iter().take(MOST) {
            // The same words without the marks, or the nearest ones with them.
            let is_bare = || bare(target, &fact.0).is_some();
            match (added.len() > 0 && !is_bare())
                .then(|| added.next())
                .flatten()
            {
                Some(other) => difference.replaced.push((fact, other)),
                None => difference.missing.push(fact),
            }
        }
        difference.added = added.collect();
        difference
    }

    fn report(&self, change: FactChange<'_, Self::Fact>, site: &mut FactSite<'_, '_, Self::Fact>) {
        const KEEP: &str = "code is not translated: write it as the source does";
        match change {
            FactChange::Replaced((was, _), (now, range)) if !is_free(was) && !is_free(now) => {
                let message = format!("the code `{was}` is `{now}` here");
                site.report(range.clone(), message).help(KEEP);
            }
            FactChange::Missing(codes) => {
                for (code, _) in codes.iter().filter(|(code, _)| !is_free(code)) {
                    if let Some(at) = bare(site.target, code) {
                        let message = format!("`{code}` is code in the source, but not here");
                        site.report(at..at + code.len(), message)
                            .help("mark it as the source does");
                    } else {
                        let message = format!("the code `{code}` is missing here");
                        site.report_whole(message).help(KEEP);
                    }
                }
            }
            FactChange::Replaced(..) | FactChange::Altered(..) | FactChange::Added(_) => {}
        }
    }
}

/// Returns code as it is compared: blanks as one, entities and words in angle brackets left out.
fn normal(code: &str) -> String {
    let words: Vec<&str> = code.split_whitespace().collect();
    let code = words.join(" ");
    if !code.contains('&') {
        return code;
    }
    code.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// Returns whether code stands for something that readers fill in: its wording is free.
fn is_free(code: &str) -> bool {
    let in_brackets = |open: char, close: char| code.contains(open) && code.contains(close);
    code.is_empty() || code.contains(PLACEHOLDER) || in_brackets('<', '>') || in_brackets('"', '"')
}

/// Finds code without its marks: as a word of its own, in no other code.
fn bare(variant: &VariantFacts<'_, (String, Range<usize>)>, code: &str) -> Option<usize> {
    let text = &*variant.prose.text;
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let stands_alone = |at: &usize| {
        let (before, after) = (text.slice(..*at), text.slice(at + code.len()..));
        let mut codes = variant.facts.iter();
        !before.ends_with(is_word)
            && !after.starts_with(is_word)
            && !codes.any(|(_, range)| range.contains(at))
    };
    let mut places = text.match_indices(code).map(|(at, _)| at);
    places.by_ref().take(TRIES).find(stands_alone)
}

/// The most pieces of missing code that are reported of one text: a bound for hostile input.
const MOST: usize = 32;

/// The most places that are searched for code without marks.
const TRIES: usize = 16;
