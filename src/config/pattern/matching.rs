//! Matches paths and captures the part that each wildcard stands for. The shortest capture is tried first.

use crate::config::pattern::{Captures, PatternToken, Segment};
use crate::locale::name::is_named;
use crate::locale::tag::Locale;
use crate::text::slice::Slice;

pub(super) fn segments<'p>(
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
                let rest = if end == 0 {
                    path
                } else {
                    path.slice(end + 1..)
                };
                let locale = captures.locale;
                captures.wild.push(path.slice(..end));
                if segments(others, (!rest.is_empty()).then_some(rest), captures) {
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
            any_name_matches(tokens, name, captures) && segments(others, rest, captures)
        }
    }
}

/// Matches one name, by a known language first where the locale may be one part of the name or another.
fn any_name_matches<'p>(
    tokens: &[PatternToken],
    name: &'p str,
    captures: &mut Captures<'p>,
) -> bool {
    if tokens.contains(&PatternToken::Any) && tokens.contains(&PatternToken::Locale) {
        let (depth, locale) = (captures.wild.len(), captures.locale);
        if name_matches(tokens, name, captures, true) {
            return true;
        }
        captures.wild.truncate(depth);
        captures.locale = locale;
    }
    name_matches(tokens, name, captures, false)
}

fn is_language(tag: &str) -> bool {
    Locale::parse(tag).is_some_and(|locale| is_named(&locale))
}

/// Matches one name. Where a locale stands beside other text, `a-guide-{locale}`, several parts of the name may be it:
/// `wants_language` takes those alone that are tags of a language whose name is known.
fn name_matches<'p>(
    tokens: &[PatternToken],
    name: &'p str,
    captures: &mut Captures<'p>,
    wants_language: bool,
) -> bool {
    let Some((first, others)) = tokens.split_first() else {
        return name.is_empty();
    };
    match first {
        PatternToken::Text(text) => match name.strip_prefix(text.as_str()) {
            Some(rest) => name_matches(others, rest, captures, wants_language),
            None => false,
        },
        PatternToken::Any => {
            let depth = captures.wild.len();
            boundaries(name).any(|end| {
                captures.wild.truncate(depth);
                captures.wild.push(name.slice(..end));
                name_matches(others, name.slice(end..), captures, wants_language)
            })
        }
        PatternToken::Locale => {
            let before = captures.locale;
            boundaries(name).filter(|end| *end > 0).any(|end| {
                if before.is_some_and(|before| before != name.slice(..end)) {
                    return false;
                }
                if wants_language && !is_language(name.slice(..end)) {
                    return false;
                }
                captures.locale = Some(name.slice(..end));
                name_matches(others, name.slice(end..), captures, wants_language)
            })
        }
    }
}

fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}
