//! Path patterns with `{locale}`, `*` and `**`: `i18n/{locale}/**/*.ftl`. A match says what each
//! wildcard stood for, so that the path can be told of the same file in another locale.
//!
//! Not a general glob: no `?`, no sets, no alternatives. With at most two `**` in a pattern and two
//! `*` in a name the cost of a match is bounded by the length of the path.

mod matching;
mod parse;

use std::ops::Range;

use crate::text::slice::Slice;

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPattern {
    segments: Vec<Segment>,
    /// The text before the first wildcard: every match begins with it.
    prefix: String,
}

/// The parts of one path that the wildcards of a pattern stood for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captures<'p> {
    pub locale: Option<&'p str>,
    /// Of each `*` and `**` in order; a `**` may stand for nothing.
    pub wild: Vec<&'p str>,
}

/// Why a text is no pattern, and which bytes of it are at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternFault {
    pub at: Range<usize>,
    pub message: String,
    pub help: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    /// `**`: any number of folders; at the end of a pattern: a file at any depth.
    Folders,
    Name(Vec<PatternToken>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum PatternToken {
    Text(String),
    /// `*`: any text within a name.
    Any,
    /// `{locale}`.
    Locale,
}

/// The kinds of wildcards, to see whether two patterns can be mapped onto each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wildcard {
    Any,
    Folders,
}

impl PathPattern {
    /// Parses a pattern; `./` before it and `/` after it are left out.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        parse::segments(text).map(Self::new)
    }

    fn new(segments: Vec<Segment>) -> Self {
        let mut prefix = String::new();
        'segments: for (place, segment) in segments.iter().enumerate() {
            if place > 0 {
                prefix.push('/');
            }
            let Segment::Name(tokens) = segment else {
                break;
            };
            for token in tokens {
                let PatternToken::Text(text) = token else {
                    break 'segments;
                };
                prefix.push_str(text);
            }
        }
        Self { segments, prefix }
    }

    /// Returns what the wildcards stand for in `path`; `None` when the path is no match.
    pub fn captures<'p>(&self, path: &'p str) -> Option<Captures<'p>> {
        // A `**` that stands for nothing takes its `/` along.
        if !path.starts_with(self.prefix.trim_end_matches('/')) {
            return None;
        }
        let mut captures = Captures::default();
        matching::segments(&self.segments, Some(path), &mut captures).then_some(captures)
    }

    pub fn matches(&self, path: &str) -> bool {
        self.captures(path).is_some()
    }

    /// Returns the path with these captures, in `locale`.
    pub fn expand(&self, locale: &str, wild: &[&str]) -> String {
        let mut path = String::with_capacity(self.prefix.len() + 32);
        let mut wild = wild.iter().copied();
        for segment in &self.segments {
            let before = path.len();
            if before > 0 {
                path.push('/');
            }
            let slash = path.len();
            match segment {
                Segment::Folders => path.push_str(wild.next().unwrap_or_default()),
                Segment::Name(tokens) => {
                    for token in tokens {
                        path.push_str(match token {
                            PatternToken::Text(text) => text,
                            PatternToken::Any => wild.next().unwrap_or_default(),
                            PatternToken::Locale => locale,
                        });
                    }
                }
            }
            if path.len() == slash {
                path.truncate(before);
            }
        }
        path
    }

    /// Returns the folder that holds every match: `i18n` of `i18n/{locale}/*.ftl`; empty for the project.
    pub fn folder(&self) -> &str {
        self.prefix
            .rfind('/')
            .map_or("", |slash| self.prefix.slice(..slash))
    }

    /// Returns the one path that it names, when it has no wildcard.
    pub fn literal(&self) -> Option<&str> {
        let literal = self.wildcards().is_empty() && !self.has_locale();
        literal.then_some(&self.prefix)
    }

    pub fn has_locale(&self) -> bool {
        self.locale_segment().is_some()
    }

    pub fn wildcards(&self) -> Vec<Wildcard> {
        let mut wildcards = Vec::new();
        for segment in &self.segments {
            match segment {
                Segment::Folders => wildcards.push(Wildcard::Folders),
                Segment::Name(tokens) => wildcards.extend(
                    tokens
                        .iter()
                        .filter(|token| **token == PatternToken::Any)
                        .map(|_| Wildcard::Any),
                ),
            }
        }
        wildcards
    }

    /// Returns the names in the pattern that hold no wildcard, extensions left out.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Name(tokens) => match &tokens[..] {
                [PatternToken::Text(text)] => Some(text.strip_suffix(".ftl").unwrap_or(text)),
                _ => None,
            },
            Segment::Folders => None,
        })
    }

    /// Returns how many folders before the locale both patterns begin with.
    pub fn common_folders(&self, other: &PathPattern) -> usize {
        let literal = |segment: &Segment| match segment {
            Segment::Name(tokens) => tokens
                .iter()
                .all(|token| matches!(token, PatternToken::Text(_))),
            Segment::Folders => false,
        };
        let both = self.segments.iter().zip(&other.segments);
        let common = both
            .take_while(|(one, two)| one == two && literal(one))
            .count();
        let limit = |pattern: &PathPattern| {
            let last = pattern.segments.len().saturating_sub(1);
            pattern.locale_segment().map_or(last, |at| at.min(last))
        };
        common.min(limit(self)).min(limit(other))
    }

    /// Returns the pattern of the keys: without its first folders and without the locale.
    ///
    /// `i18n/{locale}/**/*.ftl` → `**/*.ftl`, `app/strings.{locale}.ftl` → `strings.ftl`. A name that
    /// is the locale alone takes the name of its folder: `i18n/{locale}.ftl` → `i18n.ftl`.
    pub fn without_locale(&self, skip: usize) -> PathPattern {
        let mut segments = Vec::new();
        let mut folder = "catalog";
        for (place, segment) in self.segments.iter().enumerate() {
            let Segment::Name(tokens) = segment else {
                segments.push(segment.clone());
                continue;
            };
            if tokens.contains(&PatternToken::Locale) {
                let name = drop_locale(tokens, folder);
                segments.extend((!name.is_empty()).then_some(Segment::Name(name)));
            } else {
                if let [PatternToken::Text(text)] = &tokens[..] {
                    folder = text;
                }
                segments.extend((place >= skip).then(|| segment.clone()));
            }
        }
        Self::new(segments)
    }

    fn locale_segment(&self) -> Option<usize> {
        self.segments.iter().position(|segment| match segment {
            Segment::Name(tokens) => tokens.contains(&PatternToken::Locale),
            Segment::Folders => false,
        })
    }
}

fn drop_locale(tokens: &[PatternToken], folder: &str) -> Vec<PatternToken> {
    const SEPARATORS: [char; 3] = ['.', '-', '_'];
    let mut kept: Vec<PatternToken> = Vec::new();
    let mut dropped = false;
    for token in tokens {
        match token {
            PatternToken::Locale => {
                dropped = true;
                if let Some(PatternToken::Text(text)) = kept.last_mut() {
                    text.truncate(text.trim_end_matches(SEPARATORS).len());
                }
            }
            PatternToken::Text(text) if dropped && kept.is_empty() => {
                let text = if text.starts_with('.') {
                    format!("{folder}{text}")
                } else {
                    text.trim_start_matches(SEPARATORS).to_owned()
                };
                kept.push(PatternToken::Text(text));
            }
            PatternToken::Text(text) => match kept.last_mut() {
                Some(PatternToken::Text(before)) => before.push_str(text),
                _ => kept.push(token.clone()),
            },
            PatternToken::Any => kept.push(PatternToken::Any),
        }
    }
    kept.retain(|token| *token != PatternToken::Text(String::new()));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, path: &str, expected: Option<(&str, &[&str])>) {
        let pattern = PathPattern::parse(pattern).unwrap();
        let found = pattern.captures(path);
        let shown = found
            .as_ref()
            .map(|it| (it.locale.unwrap_or(""), &it.wild[..]));
        assert_eq!(shown, expected);
        if let Some(captures) = found {
            assert_eq!(
                pattern.expand(captures.locale.unwrap_or(""), &captures.wild),
                path
            );
        }
    }

    #[test]
    fn captures() {
        check(
            "i18n/{locale}/**/*.ftl",
            "i18n/es/a.ftl",
            Some(("es", &["", "a"])),
        );
        check(
            "i18n/{locale}/**/*.ftl",
            "i18n/es/x/y/a.ftl",
            Some(("es", &["x/y", "a"])),
        );
        check("i18n/{locale}/**/*.ftl", "i18n/es/a.md", None);
        check(
            "i18n/{locale}/**",
            "i18n/es/x/a.ftl",
            Some(("es", &["x/a.ftl"])),
        );
        check("i18n/{locale}/**", "i18n/es", None);
        check(
            "./po/app.{locale}.ftl",
            "po/app.pt-BR.ftl",
            Some(("pt-BR", &[])),
        );
        check("{locale}/x/{locale}.ftl", "es/x/es.ftl", Some(("es", &[])));
        check("{locale}/x/{locale}.ftl", "es/x/pt.ftl", None);
        check("**/{locale}/**/m.ftl", "a/b/m.ftl", Some(("a", &["", "b"])));
        check(
            "crates/*/i18n/*-*.ftl",
            "crates/á/i18n/a-b-c.ftl",
            Some(("", &["á", "a", "b-c"])),
        );
        check("shared/core.ftl", "shared/core.ftl", Some(("", &[])));
        check("shared/core.ftl", "shared/core.ftl/x", None);
        check("**/a/b.ftl", "a/a/b.ftl", Some(("", &["a"])));
    }

    #[test]
    fn keys() {
        for (pattern, skip, expected) in [
            ("i18n/{locale}/**/*.ftl", 1, "**/*.ftl"),
            ("i18n/{locale}.ftl", 1, "i18n.ftl"),
            ("i18n/app.{locale}.ftl", 1, "app.ftl"),
            ("i18n/{locale}_app.ftl", 1, "app.ftl"),
            ("browser/{locale}/a.ftl", 0, "browser/a.ftl"),
            ("{locale}.ftl", 0, "catalog.ftl"),
        ] {
            let pattern = PathPattern::parse(pattern).unwrap();
            assert_eq!(
                pattern.without_locale(skip),
                PathPattern::parse(expected).unwrap()
            );
        }
    }

    #[test]
    fn faults() {
        for (pattern, at, message) in [
            (
                "i18n/{lang}/*.ftl",
                5..11,
                "`{lang}` is not known in a pattern",
            ),
            (
                "i18n/{locale/*.ftl",
                5..12,
                "`{locale` is not known in a pattern",
            ),
            ("a/b**/c", 2..5, "`**` is part of the name `b**`"),
            ("a/../b", 2..4, "`a/../b` leads out of the project"),
            ("/etc/*.ftl", 0..10, "`/etc/*.ftl` is an absolute path"),
            ("a\\b", 1..2, "a pattern has no `\\`"),
            ("a/[ab].ftl", 2..3, "`[` has no meaning in a pattern"),
            ("*a*b*", 0..5, "more than two `*` in the name `*a*b*`"),
        ] {
            let fault = PathPattern::parse(pattern).unwrap_err();
            assert_eq!((fault.at, fault.message.as_str()), (at, message));
        }
    }
}
