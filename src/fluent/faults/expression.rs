//! Placeables that are not closed, or hold what no placeable can.

use fluent_syntax::parser::ErrorKind;

use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::faults::{selection, stop};
use crate::fluent::placeables::{Placeable, is_definition};
use crate::text::slice::Slice;
use crate::text::span::Span;

const BRACES: &str = "for braces that are to be read write `{\"{\"}` and `{\"}\"}`";

/// Something at `at` that cannot stand there.
pub(super) fn explain(site: FaultSite<'_>, at: usize, kind: &ErrorKind) -> Reason {
    let Some(placeable) = site.placeable(at) else {
        let message = "this is no Fluent".to_owned();
        return Reason::new(site.word(at), message, "write `id = text`");
    };
    let next = site.skip_blank(at);
    let first = site.rest(next).chars().next();
    let before = site.source.slice(placeable.start + 1..at).trim_end();
    if placeable.parentheses > 0 {
        return argument(site, next, placeable, before);
    }
    if let Some(key) = placeable.key {
        return variant(site, next, placeable, key, kind);
    }
    let is_end_of_line = ErrorKind::ExpectedCharRange {
        range: "\n | \r\n".to_owned(),
    };
    let is_next_line = site
        .source
        .slice(placeable.start + 1 + before.len()..next)
        .contains('\n');
    match first {
        Some('}') if before.is_empty() => Reason::new(
            Span::new(placeable.start, next + 1),
            "nothing stands between the braces",
            format!("write what it stands for; {BRACES}"),
        ),
        None => not_closed(site, placeable, at),
        Some('}') if *kind == is_end_of_line => selection::no_variants(site, at),
        Some(_) if *kind == is_end_of_line => Reason::new(
            site.word(next),
            "the variants must not begin on the line of `->`",
            "write each variant on a line of its own",
        ),
        Some('[' | '*') => Reason::new(
            site.line(placeable.start, at),
            "there is no `->` before the variants",
            format!("write `{{ {} ->`", before.trim_start()),
        ),
        Some(_) if is_next_line => not_closed(site, placeable, at),
        Some('.') if before.trim_start().starts_with('$') => Reason::new(
            site.word(next),
            format!("the variable `{}` has no attributes", before.trim_start()),
            "only messages and terms have them",
        ),
        Some('\'' | '“' | '”' | '‘' | '’' | '«' | '„') => Reason::new(
            site.word(next),
            "a text between braces stands between straight quotation marks",
            "write `\"` before and after it",
        ),
        Some(_) => cannot_hold(site, next),
    }
}

/// Returns a placeable that nothing closes before `at`.
fn not_closed(site: FaultSite<'_>, placeable: Placeable, at: usize) -> Reason {
    let span = site.line(placeable.start, at);
    Reason::new(
        span,
        "the brace `{` is not closed",
        format!("write `{} }}`; {BRACES}", site.slice(span)),
    )
}

fn cannot_hold(site: FaultSite<'_>, at: usize) -> Reason {
    let word = site.word(at);
    Reason::new(
        word,
        format!("`{}` cannot stand between braces here", site.slice(word)),
        format!("write `}}` before it; {BRACES}"),
    )
}

/// Something at `at` between parentheses.
fn argument(site: FaultSite<'_>, at: usize, placeable: Placeable, before: &str) -> Reason {
    let rest = site.rest(at);
    if rest.is_empty() || rest.starts_with('}') || site.is_line_start(at) {
        let start = placeable.start + 1 + before.rfind('(').unwrap_or(0);
        return Reason::new(
            site.line(start, placeable.start + 1 + before.len()),
            "the parenthesis `(` is not closed",
            "write `)` after the last argument",
        );
    }
    let word = site.word(at);
    Reason::new(
        word,
        format!("`{}` is no argument", site.slice(word)),
        "an argument is a literal, a variable, or a name with a literal: `style: \"long\"`",
    )
}

/// Something at `at` among variants, after the one whose `[` is at `key`.
fn variant(
    site: FaultSite<'_>,
    at: usize,
    placeable: Placeable,
    key: usize,
    kind: &ErrorKind,
) -> Reason {
    let key = selection::key_span(site, key);
    let shown = site.slice(key);
    if *kind == ErrorKind::ExpectedToken(']') || at < key.end as usize {
        return Reason::new(
            key,
            format!("`{shown}` is no key of a variant"),
            "write one word or one number between `[` and `]`",
        );
    }
    let consequence = format!("the text of the variant `{shown}` stops here");
    if site.before(at).trim_end().ends_with('*') {
        let star = site.unit.start as usize + site.before(at).trim_end().len() - 1;
        if site.rest(at).starts_with('[') {
            return Reason::new(
                Span::new(star, at + 1),
                "there is a blank between `*` and `[`",
                "write `*[` without a blank",
            );
        }
        return stop::line(site, star, &consequence);
    }
    let rest = site.rest(at);
    let goes_on = (rest.contains('}') || !site.is_line_start(at)) && !is_attribute(rest);
    if rest.is_empty() || !goes_on {
        let line = site
            .source
            .slice(placeable.start..)
            .lines()
            .next()
            .unwrap_or("");
        return Reason::new(
            site.line(placeable.start, placeable.start + line.len()),
            "the brace `{` is not closed after its variants",
            "write `}` on a line of its own after the last variant",
        );
    }
    stop::line(site, at, &consequence)
}

fn is_attribute(line: &str) -> bool {
    let attribute = line.strip_prefix('.');
    attribute.is_some_and(|attribute| is_definition(attribute.as_bytes()))
}
