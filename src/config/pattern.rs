//! Path patterns with `{locale}`, `*` and `**`: `i18n/{locale}/**/*.ftl`. A match says what each
//! wildcard stood for, so that the path can be told of the same file in another locale.
//!
//! Not a general glob: no `?`, no sets, no alternatives. With at most two `**` in a pattern and two
//! `*` in a name the cost of a match is bounded by the length of the path.

use std::ops::Range;

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    segments: Vec<Segment>,
    /// The text before the first wildcard: every match begins with it.
    prefix: String,
}

/// What the wildcards of a pattern stood for in one path.
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
    Name(Vec<Token>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
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

const LOCALE: &str = "{locale}";

impl Pattern {
    /// Parses a pattern; `./` before it and `/` after it are left out.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        let fault =
            |at: Range<usize>, message: String, help| Err(PatternFault { at, message, help });
        if let Some(at) = text.find('\\') {
            let help = "write `/` between folders, on every system";
            return fault(at..at + 1, "a pattern has no `\\`".to_owned(), help);
        }
        if text.starts_with('/') || text.as_bytes().get(1) == Some(&b':') {
            let help = "write it relative to the folder of the project";
            return fault(0..text.len(), format!("`{text}` is an absolute path"), help);
        }
        let mut segments = Vec::new();
        let mut start = 0;
        for name in text.split('/') {
            let at = start..start + name.len();
            start = at.end + 1;
            match name {
                "" | "." => {}
                ".." => {
                    let help = "inputs and output are inside the folder of the project";
                    return fault(at, format!("`{text}` leads out of the project"), help);
                }
                "**" => {
                    if segments.last() != Some(&Segment::Folders) {
                        segments.push(Segment::Folders);
                    }
                }
                _ if name.contains("**") => {
                    let help = "`**` stands alone between two `/`: `**/*.ftl`";
                    return fault(at, format!("`**` is part of the name `{name}`"), help);
                }
                _ => segments.push(Segment::Name(tokens(name, at.start)?)),
            }
        }
        if segments
            .iter()
            .filter(|it| **it == Segment::Folders)
            .count()
            > 2
        {
            let help = "split the pattern in two";
            return fault(
                0..text.len(),
                "more than two `**` in a pattern".to_owned(),
                help,
            );
        }
        Ok(Self::new(segments))
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
                let Token::Text(text) = token else {
                    break 'segments;
                };
                prefix.push_str(text);
            }
        }
        Self { segments, prefix }
    }

    /// What the wildcards stand for in `path`; `None` when the path is no match.
    pub fn captures<'p>(&self, path: &'p str) -> Option<Captures<'p>> {
        // A `**` that stands for nothing takes its `/` along.
        if !path.starts_with(self.prefix.trim_end_matches('/')) {
            return None;
        }
        let mut captures = Captures::default();
        match_segments(&self.segments, Some(path), &mut captures).then_some(captures)
    }

    pub fn matches(&self, path: &str) -> bool {
        self.captures(path).is_some()
    }

    /// The path with these captures, in `locale`.
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
                            Token::Text(text) => text,
                            Token::Any => wild.next().unwrap_or_default(),
                            Token::Locale => locale,
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

    /// The folder that holds every match: `i18n` of `i18n/{locale}/*.ftl`; empty for the project.
    pub fn folder(&self) -> &str {
        self.prefix
            .rfind('/')
            .map_or("", |slash| &self.prefix[..slash])
    }

    /// The one path that it names, when it has no wildcard.
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
                        .filter(|token| **token == Token::Any)
                        .map(|_| Wildcard::Any),
                ),
            }
        }
        wildcards
    }

    /// The names in the pattern that hold no wildcard, extensions left out.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Name(tokens) => match &tokens[..] {
                [Token::Text(text)] => Some(text.strip_suffix(".ftl").unwrap_or(text)),
                _ => None,
            },
            Segment::Folders => None,
        })
    }

    /// How many folders before the locale both patterns begin with.
    pub fn common_folders(&self, other: &Pattern) -> usize {
        let literal = |segment: &Segment| match segment {
            Segment::Name(tokens) => tokens.iter().all(|token| matches!(token, Token::Text(_))),
            Segment::Folders => false,
        };
        let both = self.segments.iter().zip(&other.segments);
        let common = both
            .take_while(|(one, two)| one == two && literal(one))
            .count();
        let limit = |pattern: &Pattern| {
            let last = pattern.segments.len().saturating_sub(1);
            pattern.locale_segment().map_or(last, |at| at.min(last))
        };
        common.min(limit(self)).min(limit(other))
    }

    /// The pattern of the keys: without its first folders and without the locale.
    ///
    /// `i18n/{locale}/**/*.ftl` → `**/*.ftl`, `app/strings.{locale}.ftl` → `strings.ftl`. A name that
    /// is the locale alone takes the name of its folder: `i18n/{locale}.ftl` → `i18n.ftl`.
    pub fn without_locale(&self, skip: usize) -> Pattern {
        let mut segments = Vec::new();
        let mut folder = "catalog";
        for (place, segment) in self.segments.iter().enumerate() {
            let Segment::Name(tokens) = segment else {
                segments.push(segment.clone());
                continue;
            };
            if tokens.contains(&Token::Locale) {
                let name = drop_locale(tokens, folder);
                segments.extend((!name.is_empty()).then_some(Segment::Name(name)));
            } else {
                if let [Token::Text(text)] = &tokens[..] {
                    folder = text;
                }
                segments.extend((place >= skip).then(|| segment.clone()));
            }
        }
        Self::new(segments)
    }

    fn locale_segment(&self) -> Option<usize> {
        self.segments.iter().position(|segment| match segment {
            Segment::Name(tokens) => tokens.contains(&Token::Locale),
            Segment::Folders => false,
        })
    }
}

/// The tokens of one name that begins at the byte `start` of its pattern.
fn tokens(name: &str, start: usize) -> Result<Vec<Token>, PatternFault> {
    let fault = |at: Range<usize>, message: String, help| PatternFault {
        at: start + at.start..start + at.end,
        message,
        help,
    };
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < name.len() {
        let rest = &name[at..];
        if rest.starts_with(LOCALE) {
            tokens.push(Token::Locale);
            at += LOCALE.len();
            continue;
        }
        match rest.as_bytes()[0] {
            b'*' => {
                tokens.push(Token::Any);
                at += 1;
            }
            b'{' => {
                let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                let message = format!("`{}` is not known in a pattern", &rest[..end]);
                let help = "the only variable is `{locale}`";
                return Err(fault(at..at + end, message, help));
            }
            b'}' | b'[' | b']' | b'?' => {
                let message = format!("`{}` has no meaning in a pattern", &rest[..1]);
                let help = "a pattern has `{locale}`, `*` (within a name) and `**` (folders)";
                return Err(fault(at..at + 1, message, help));
            }
            _ => {
                let end = rest
                    .find(['*', '{', '}', '[', ']', '?'])
                    .unwrap_or(rest.len());
                tokens.push(Token::Text(rest[..end].to_owned()));
                at += end;
            }
        }
    }
    if tokens.iter().filter(|token| **token == Token::Any).count() > 2 {
        let message = format!("more than two `*` in the name `{name}`");
        return Err(fault(0..name.len(), message, "leave one out"));
    }
    Ok(tokens)
}

fn match_segments<'p>(
    pattern: &[Segment],
    path: Option<&'p str>,
    captures: &mut Captures<'p>,
) -> bool {
    let Some((first, others)) = pattern.split_first() else {
        return path.is_none();
    };
    match (first, path) {
        (Segment::Folders, path) if others.is_empty() => {
            captures.wild.extend(path);
            path.is_some()
        }
        (Segment::Folders, path) => {
            let path = path.unwrap_or_default();
            let depth = captures.wild.len();
            let ends = memchr::memchr_iter(b'/', path.as_bytes());
            for end in std::iter::once(0).chain(ends) {
                let rest = if end == 0 { path } else { &path[end + 1..] };
                let locale = captures.locale;
                captures.wild.push(&path[..end]);
                if match_segments(others, (!rest.is_empty()).then_some(rest), captures) {
                    return true;
                }
                captures.wild.truncate(depth);
                captures.locale = locale;
            }
            false
        }
        (Segment::Name(_), None) => false,
        (Segment::Name(tokens), Some(path)) => {
            let (name, rest) = match path.split_once('/') {
                Some((name, rest)) => (name, Some(rest)),
                None => (path, None),
            };
            match_name(tokens, name, captures) && match_segments(others, rest, captures)
        }
    }
}

fn match_name<'p>(tokens: &[Token], name: &'p str, captures: &mut Captures<'p>) -> bool {
    let Some((first, others)) = tokens.split_first() else {
        return name.is_empty();
    };
    match first {
        Token::Text(text) => match name.strip_prefix(&text[..]) {
            Some(rest) => match_name(others, rest, captures),
            None => false,
        },
        Token::Any => {
            let depth = captures.wild.len();
            boundaries(name).any(|end| {
                captures.wild.truncate(depth);
                captures.wild.push(&name[..end]);
                match_name(others, &name[end..], captures)
            })
        }
        Token::Locale => {
            let before = captures.locale;
            boundaries(name).filter(|end| *end > 0).any(|end| {
                if before.is_some_and(|before| before != &name[..end]) {
                    return false;
                }
                captures.locale = Some(&name[..end]);
                match_name(others, &name[end..], captures)
            })
        }
    }
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}

fn drop_locale(tokens: &[Token], folder: &str) -> Vec<Token> {
    const SEPARATORS: [char; 3] = ['.', '-', '_'];
    let mut kept: Vec<Token> = Vec::new();
    let mut dropped = false;
    for token in tokens {
        match token {
            Token::Locale => {
                dropped = true;
                if let Some(Token::Text(text)) = kept.last_mut() {
                    text.truncate(text.trim_end_matches(SEPARATORS).len());
                }
            }
            Token::Text(text) if dropped && kept.is_empty() => {
                let text = match text.starts_with('.') {
                    true => format!("{folder}{text}"),
                    false => text.trim_start_matches(SEPARATORS).to_owned(),
                };
                kept.push(Token::Text(text));
            }
            Token::Text(text) => match kept.last_mut() {
                Some(Token::Text(before)) => before.push_str(text),
                _ => kept.push(token.clone()),
            },
            Token::Any => kept.push(Token::Any),
        }
    }
    kept.retain(|token| *token != Token::Text(String::new()));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, path: &str, expected: Option<(&str, &[&str])>) {
        let pattern = Pattern::parse(pattern).unwrap();
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
            let pattern = Pattern::parse(pattern).unwrap();
            assert_eq!(
                pattern.without_locale(skip),
                Pattern::parse(expected).unwrap()
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
            let fault = Pattern::parse(pattern).unwrap_err();
            assert_eq!((fault.at, &fault.message[..]), (at, message));
        }
    }
}
