//! Selectors and variants.

use fluent_syntax::parser::ErrorKind;

use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::faults::stop;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Something before `at` that can choose no variant, or a term attribute that can do nothing else.
pub(super) fn selector(site: FaultSite<'_>, at: usize, kind: &ErrorKind) -> Reason {
    let span = content(site, at);
    let selector = site.slice(span);
    let (message, help) = match kind {
        ErrorKind::TermAttributeAsPlaceable => (
            format!("the attribute `{selector}` of a term cannot be read out"),
            format!("use it as a selector: `{{ {selector} -> … }}`"),
        ),
        ErrorKind::TermReferenceAsSelector => (
            format!("the term `{selector}` cannot be a selector"),
            "use an attribute of the term, or a variable".to_owned(),
        ),
        ErrorKind::MessageReferenceAsSelector => (
            format!("the message `{selector}` cannot be a selector"),
            format!("use a variable: `{{ ${selector} -> … }}`"),
        ),
        ErrorKind::MessageAttributeAsSelector => (
            format!("the attribute `{selector}` of a message cannot be a selector"),
            "use a variable, or an attribute of a term".to_owned(),
        ),
        _ => (
            "what stands between braces cannot be a selector".to_owned(),
            "write the variable without braces of its own: `{ $n -> … }`".to_owned(),
        ),
    };
    Reason::new(span, message, help)
}

/// Explains variants up to `at` of which none is the default; `None` where they do not end there.
pub(super) fn no_default(site: FaultSite<'_>, at: usize) -> Option<Reason> {
    let Some(key) = site.placeable(at).and_then(|placeable| placeable.key) else {
        return Some(no_variants(site, at));
    };
    if !site.rest(at).starts_with('}') {
        return None;
    }
    let key = key_span(site, key);
    let shown = site.slice(key);
    let help = format!("write `*` before the one for all other cases: `*{shown}`");
    Some(Reason {
        lacks_default: true,
        ..Reason::new(key, "none of the variants is the default", help)
    })
}

/// Returns a selector before `at` without variants.
pub(super) fn no_variants(site: FaultSite<'_>, at: usize) -> Reason {
    Reason::new(
        content(site, at),
        "there are no variants after `->`",
        "write at least one, on a line of its own: `*[other] …`",
    )
}

/// Explains a second `*` before `at`; `None` where no variant follows.
pub(super) fn two_defaults(site: FaultSite<'_>, at: usize) -> Option<Reason> {
    if !site.rest(at).starts_with('[') {
        return None;
    }
    let key = key_span(site, at);
    Some(Reason::new(
        Span {
            start: key.start - 1,
            ..key
        },
        "two variants are marked as the default",
        "write `*` only before the variant for all other cases",
    ))
}

/// Returns a variant before `at` that has no text.
pub(super) fn no_text(site: FaultSite<'_>, at: usize) -> Reason {
    let key = site.placeable(at).and_then(|placeable| placeable.key);
    let key = key.map_or(site.word(at), |key| key_span(site, key));
    let message = format!("the variant `{}` has no text", site.slice(key));
    let next = site.skip_blank(key.end as usize);
    let is_lost = match site.rest(next).chars().next() {
        Some('[' | '*' | '}') | None => false,
        Some(_) => true,
    };
    if is_lost {
        return stop::line(site, next, &message);
    }
    let help = "write a text after it, or `{ \"\" }` if it is to be empty";
    Reason::new(key, message, help)
}

/// Returns the `[key]` at `at`.
pub(super) fn key_span(site: FaultSite<'_>, at: usize) -> Span {
    let line = site.line(at, site.unit.end as usize);
    let length = site
        .slice(line)
        .find(']')
        .map_or(line.range().len(), |end| end + 1);
    Span::new(at, at + length)
}

/// Returns what stands in the innermost placeable before `at`.
fn content(site: FaultSite<'_>, at: usize) -> Span {
    let start = site
        .placeable(at)
        .map_or(at, |placeable| placeable.start + 1);
    let start = site.skip_blank(start).min(at);
    let content = site.source.slice(start..at).trim_end();
    let content = content.trim_end_matches("->").trim_end();
    site.line(start, start + content.len())
}
