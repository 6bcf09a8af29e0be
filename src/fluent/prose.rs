//! The readable text of one alternative, and the way back from it to the bytes of the catalog.
//!
//! Knows no run time: variables and functions stay open, plural categories are not computed.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::fluent::alternatives::Alternative;
use crate::fluent::expansion::{Expansion, Resolve};
use crate::fluent::model::Part;
use crate::fluent::origin::{Runs, TextOrigin};
use crate::locale::numbers::digits::numbers;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::worded::worded;
use crate::locale::profile::Profile;
use crate::locale::senses::SenseMention;
use crate::locale::word_info::{WordClasses, WordInfo, WordLookup};
use crate::text::protected_ranges::protected_ranges;
use crate::text::sentences;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::targets::{self, Target};
use crate::text::tokens::{Token, tokens};

/// The text that a reader gets of one alternative. Lines end with `\n`.
#[derive(Debug)]
pub struct Prose<'s> {
    /// Borrowed from the catalog when the alternative is one text.
    pub text: Cow<'s, str>,
    source: &'s str,
    /// In order; empty when the text is borrowed.
    runs: Runs,
    /// The words of its language, if it is known.
    index: Option<&'static WordLookup>,
    /// How its locale writes numbers, if it is not as the whole language does.
    profile: Option<&'static Profile>,
    cache: ProseCache,
}

/// Properties of the text that many checks ask for, computed once.
#[derive(Debug, Default)]
struct ProseCache {
    signs: OnceCell<Signs>,
    targets: OnceCell<Option<Vec<Target>>>,
    protected: OnceCell<Vec<Range<usize>>>,
    tokens: OnceCell<Vec<Token>>,
    words: OnceCell<(Vec<WordInfo>, WordClasses)>,
    sentences: OnceCell<Vec<Range<usize>>>,
    senses: OnceCell<Vec<SenseMention>>,
    worded: OnceCell<Vec<Number>>,
    digits: OnceCell<Vec<Number>>,
}

impl<'s> Prose<'s> {
    /// Returns a text that stands for itself.
    pub fn plain(text: &'s str) -> Self {
        Self::verbatim(text, text)
    }

    /// Returns a text that stands in `source` as the reader gets it.
    pub fn verbatim(source: &'s str, text: &'s str) -> Self {
        Prose {
            text: Cow::Borrowed(text),
            source,
            runs: Runs::default(),
            index: None,
            profile: None,
            cache: ProseCache::default(),
        }
    }

    /// Sets the language in which words are looked up.
    pub fn in_language(self, index: &'static WordLookup) -> Self {
        let index = Some(index);
        Self { index, ..self }
    }

    /// Sets the profile of the locale, by which numbers in digits are read.
    pub fn in_locale(self, profile: &'static Profile) -> Self {
        let profile = Some(profile);
        Self { profile, ..self }
    }

    fn index(&self) -> &'static WordLookup {
        self.index.unwrap_or_else(WordLookup::undetermined)
    }

    /// The text of `alternative`, which stands in `source`; references are followed by `resolve`.
    pub fn new(
        source: &'s str,
        alternative: &Alternative<'_, 's>,
        resolve: &Resolve<'_>,
    ) -> Prose<'s> {
        if let [Part::Text(text)] = alternative.parts[..] {
            return Self::verbatim(source, text);
        }
        let mut text = String::new();
        let mut runs = Runs::with_capacity(alternative.parts.len());
        let mut expansion = Expansion::new(resolve);
        for part in &alternative.parts {
            let start = text.len();
            match part {
                Part::Text(it) => text.push_str(it),
                Part::Literal(it) => {
                    runs.read_literal(source, it, &mut text);
                    continue;
                }
                part => expansion.write(part, &mut text),
            }
            let leaf = Span::of(source, part.leaf());
            let origin = match part {
                Part::Text(_) => TextOrigin::Verbatim(leaf.start),
                _ => TextOrigin::Placeable(leaf),
            };
            runs.push(start, origin);
        }
        Prose {
            text: Cow::Owned(text),
            source,
            runs,
            index: None,
            profile: None,
            cache: ProseCache::default(),
        }
    }

    /// Returns the bytes that the text has.
    pub fn signs(&self) -> &Signs {
        self.cache.signs.get_or_init(|| Signs::of(&self.text))
    }

    /// Returns whether both texts lead to the same places as they are written, in whatever order; or to none.
    pub fn leads_as(&self, other: &Prose<'_>) -> bool {
        let (Some(own), Some(others)) = (self.targets(), other.targets()) else {
            return false;
        };
        own.len() == others.len() && {
            let own = own.iter().map(|target| target.of(&self.text));
            own.eq(others.iter().map(|target| target.of(&other.text)))
        }
    }

    fn targets(&self) -> Option<&[Target]> {
        const MARKS: Signs = Signs::new(b"]<\\@:w");
        let find = || {
            if self.signs().meets(&MARKS) {
                targets::sorted(&self.text)
            } else {
                Some(Vec::new())
            }
        };
        self.cache.targets.get_or_init(find).as_deref()
    }

    /// Returns the parts that nobody reads as prose.
    pub fn protected_ranges(&self) -> &[Range<usize>] {
        self.cache
            .protected
            .get_or_init(|| protected_ranges(&self.text))
    }

    /// Returns the tokens of the text outside of its protected parts.
    pub fn tokens(&self) -> &[Token] {
        let tokens = || tokens(&self.text, self.protected_ranges());
        self.cache.tokens.get_or_init(tokens)
    }

    /// Returns what is known of each of the tokens.
    pub fn word_infos(&self) -> &[WordInfo] {
        &self.cache.words.get_or_init(|| self.look_up()).0
    }

    /// Returns what is known of any of the tokens.
    pub fn word_classes(&self) -> WordClasses {
        self.cache.words.get_or_init(|| self.look_up()).1
    }

    /// Returns what is known of its language.
    pub fn profile(&self) -> &'static Profile {
        self.index().profile()
    }

    /// Returns the sentences of the text.
    pub fn sentences(&self) -> &[Range<usize>] {
        let abbreviations = &self.index().profile().typography.abbreviations;
        let ranges = || sentences::ranges(&self.text, self.protected_ranges(), abbreviations);
        self.cache.sentences.get_or_init(ranges)
    }

    /// Returns what words and phrases of the text mean.
    pub fn senses(&self) -> &[SenseMention] {
        let find = || self.index().senses().find(&self.text, self.tokens());
        self.cache.senses.get_or_init(find)
    }

    /// Returns the numbers that the text says in words.
    pub fn worded(&self) -> &[Number] {
        let find = || {
            let classes = self.word_infos().iter().map(|info| info.classes);
            let tokens = self.tokens().iter().copied().zip(classes);
            worded(&self.text, tokens, self.index().profile())
        };
        self.cache.worded.get_or_init(find)
    }

    /// Returns the numbers that the text writes in digits.
    pub fn digits(&self) -> &[Number] {
        let find = || {
            let profile = self.profile.unwrap_or_else(|| self.profile());
            numbers(&self.text, self.protected_ranges(), profile)
        };
        self.cache.digits.get_or_init(find)
    }

    /// Returns the tokens that begin within a range of bytes, by their places.
    pub fn tokens_within(&self, range: &Range<usize>) -> Range<usize> {
        let tokens = self.tokens();
        let place = |at: usize| tokens.partition_point(|token| token.range().start < at);
        place(range.start)..place(range.end)
    }

    /// Returns the bytes of a mention.
    pub fn range_of(&self, mention: &SenseMention) -> Range<usize> {
        let tokens = self.tokens();
        let last = tokens[mention.first + mention.count - 1];
        tokens[mention.first].range().start..last.range().end
    }

    fn look_up(&self) -> (Vec<WordInfo>, WordClasses) {
        let (index, mut classes) = (self.index(), WordClasses::default());
        let of = |token: &Token| {
            let known = index.info_of_token(*token, &self.text);
            classes = classes.and(known.classes);
            known
        };
        let known = self.tokens().iter().map(of).collect();
        (known, classes)
    }

    /// Returns the bytes of the catalog that gave `range` of the prose.
    ///
    /// Text is exact, an escape sequence is whole, anything else is its placeable from brace to brace.
    pub fn span(&self, range: Range<usize>) -> Span {
        if let Cow::Borrowed(text) = self.text {
            return Span::of(self.source, text.slice(range));
        }
        let start = self.runs.origin(self.source, range.start, range.start);
        let end = if range.is_empty() {
            start
        } else {
            self.runs.origin(self.source, range.end - 1, range.end)
        };
        Span {
            start: start.start,
            end: end.end.max(start.start),
        }
    }
}

/// Follows no reference: for tests of texts that have none.
#[cfg(test)]
pub fn unresolved(
    _: crate::fluent::model::EntryKind,
    _: &str,
    _: Option<&str>,
) -> Option<&'static crate::fluent::model::Pattern<'static>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent::alternatives::alternatives;
    use crate::fluent::expansion::EXPANSION;
    use crate::fluent::model::{Catalog, EntryKind, Pattern};
    use crate::fluent::parse::parse;

    fn find<'r>(
        catalog: &'r Catalog<'r>,
        kind: EntryKind,
        id: &str,
        attribute: Option<&str>,
    ) -> Option<&'r Pattern<'r>> {
        let mut entries = catalog.entries.iter();
        let entry = entries.find(|entry| entry.kind == kind && entry.id == id)?;
        match attribute {
            Some(attribute) => Some(&entry.attribute(attribute)?.value),
            None => entry.value.as_ref(),
        }
    }

    /// Reads the alternatives of the first entry; `[needle -> bytes]` are looked up by span.
    #[track_caller]
    fn check(source: &str, texts: &[&str], spans: &[(&str, &str)]) {
        let catalog = parse(source);
        assert_eq!(catalog.faults, []);
        let resolve = |kind, id: &str, attribute: Option<&str>| find(&catalog, kind, id, attribute);
        let pattern = catalog.entries[0].value.as_ref().unwrap();
        let prose: Vec<_> = alternatives(pattern)
            .iter()
            .map(|alternative| Prose::new(source, alternative, &resolve))
            .collect();
        let found: Vec<_> = prose.iter().map(|prose| &*prose.text).collect();
        assert_eq!(found, texts);
        for (needle, bytes) in spans {
            let at = prose[0].text.find(needle).unwrap();
            let span = prose[0].span(at..at + needle.len());
            assert_eq!(
                source.slice(span.range()),
                *bytes,
                "the bytes of {needle:?}"
            );
        }
        for prose in &prose {
            assert_eq!(
                prose.span(0..0).start,
                prose.span(0..prose.text.len()).start
            );
        }
    }

    #[test]
    fn text_is_borrowed() {
        let source = "a = La protección\n";
        let catalog = parse(source);
        let ways = alternatives(catalog.entries[0].value.as_ref().unwrap());
        let prose = Prose::new(source, &ways[0], &unresolved);
        assert!(matches!(prose.text, Cow::Borrowed(_)));
        let at = prose.text.find("ó").unwrap();
        assert_eq!(source.slice(prose.span(at..at + 2).range()), "ó");
        assert_eq!(prose.span(0..0).start, 4);
    }

    #[test]
    fn lines() {
        check(
            "a =\r\n    Uno\r\n      dos\r\n\r\n    tres\r\n",
            &["Uno\n  dos\n\ntres"],
            &[("Uno", "Uno"), ("tres", "tres"), ("o\n  d", "o\r\n      d")],
        );
    }

    #[test]
    fn literals_and_placeholders() {
        check(
            r#"a = 1{"\u00A0"}200 { "\U01F602 \"x\\" } de { $n } { NUMBER($n) } { 3.10 }"#,
            &["1\u{a0}200 😂 \"x\\ de \u{fffc} \u{fffc} 3.10"],
            &[
                ("\u{a0}", r"\u00A0"),
                ("1\u{a0}2", r#"1{"\u00A0"}2"#),
                ("x\\ d", r#"x\\" } d"#),
                ("\u{fffc}", "{ $n }"),
                ("de \u{fffc} \u{fffc}", "de { $n } { NUMBER($n) }"),
                ("3", "{ 3.10 }"),
            ],
        );
    }

    #[test]
    fn references() {
        check(
            r#"a = El { -org(case: "gen", x: "}") } y { m.x }, { -nope }
m =
    .x = ella
-org = { $case ->
        [gen] del { -short }
       *[nom] el { -short }
    }
-short = CGRS"#,
            &["El del CGRS y ella, \u{fffc}"],
            &[
                ("CG", r#"{ -org(case: "gen", x: "}") }"#),
                ("lla,", "{ m.x },"),
            ],
        );
    }

    #[test]
    fn alternatives_and_scopes() {
        check(
            r#"a = { $n ->
    [one] { -t(n: 1.0) }
   *[other] { -t }
}.
-t = { $n ->
    [1] uno
   *[x] { -u.gender ->
        [f] otra
       *[m] otro
    } { $n }
}
-u = u
    .gender = f"#,
            &["uno.", "otra \u{fffc}."],
            &[("uno.", "{ -t(n: 1.0) }\n   *[other] { -t }\n}.")],
        );
    }

    #[test]
    fn cycles_and_bombs() {
        check("-a = x { -a }", &["x x \u{fffc}"], &[]);
        check(
            "a = { b }\nb = { c }\nc = { b }!",
            &["\u{fffc}!"],
            &[("!", "{ b }")],
        );
        for leaf in ["lol", "{\"\"}"] {
            let mut bomb = format!("-t0 = {leaf}\n");
            for level in 1..8 {
                let call = format!("{{ -t{} }}", level - 1);
                bomb.push_str(&format!("-t{level} = {}\n", call.repeat(1000)));
            }
            let source = format!("a = {{ -t7 }}\n{bomb}");
            let catalog = parse(&source);
            let resolve =
                |kind, id: &str, attribute: Option<&str>| find(&catalog, kind, id, attribute);
            let ways = alternatives(catalog.entries[0].value.as_ref().unwrap());
            let prose = Prose::new(&source, &ways[0], &resolve);
            assert!(prose.text.len() < 2 * EXPANSION);
        }
    }
}
