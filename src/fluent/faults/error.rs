//! Errors of the parser within an entry.

use std::ops::Range;

use fluent_syntax::parser::ErrorKind;

use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::faults::stop::BrokenAttribute;
use crate::fluent::faults::{arguments, expression, head, literal, selection, stop};
use crate::fluent::model::Entry;
use crate::text::span::Span;

/// Returns what is wrong in the entry, or attribute, `name`, of which the parser says `kind` at `place`.
pub(in crate::fluent) fn explain(
    site: FaultSite<'_>,
    name: &str,
    kind: &ErrorKind,
    place: Range<usize>,
) -> Reason {
    let at = site.clamp(place.start);
    if let Some(reason) = head::invisible_start(site) {
        return reason;
    }
    let skipped = site.source.get(at..place.start).unwrap_or_default();
    if !skipped.trim().is_empty() {
        // The parser went on over a line that was meant to begin another entry.
        return expression::explain(site, at, kind);
    }
    match kind {
        ErrorKind::ExpectedMessageField { .. } | ErrorKind::ExpectedTermField { .. } => {
            no_value(site, name)
        }
        ErrorKind::UnbalancedClosingBrace => closing_brace(site, at),
        ErrorKind::UnterminatedStringLiteral | ErrorKind::ExpectedToken('"') => {
            literal::not_closed(site, at)
        }
        ErrorKind::UnknownEscapeSequence(_) => literal::unknown_escape(site, at),
        ErrorKind::InvalidUnicodeEscapeSequence(_) => literal::short_escape(site, at),
        ErrorKind::ForbiddenCallee => arguments::callee(site, at),
        ErrorKind::ExpectedLiteral => arguments::not_literal(site, at),
        ErrorKind::PositionalArgumentFollowsNamed => arguments::order(site, at),
        ErrorKind::DuplicatedNamedArgument(argument) => arguments::duplicate(site, at, argument),
        ErrorKind::TermAttributeAsPlaceable
        | ErrorKind::MessageReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => selection::selector(site, at, kind),
        ErrorKind::MissingDefaultVariant => {
            selection::no_default(site, at).unwrap_or_else(|| not_closed(site, at))
        }
        ErrorKind::MultipleDefaultVariants => {
            selection::two_defaults(site, at).unwrap_or_else(|| not_closed(site, at))
        }
        ErrorKind::MissingValue => selection::no_text(site, at),
        ErrorKind::ExpectedToken(_)
        | ErrorKind::ExpectedCharRange { .. }
        | ErrorKind::ExpectedInlineExpression => expression::explain(site, at, kind),
    }
}

/// Explains why the text of `entry` stops before the piece of `site`.
pub(in crate::fluent) fn explain_stop(site: FaultSite<'_>, entry: &Entry<'_>) -> Reason {
    let at = site.unit.start as usize;
    if let Some(reason) = broken_attribute(site, at, &entry.name()) {
        return reason;
    }
    let name = match entry.attributes.last() {
        Some(attribute) => format!("{}.{}", entry.name(), attribute.id),
        None => entry.name(),
    };
    stop::line(site, at, &format!("the text of `{name}` stops here"))
}

/// Explains the fault of the attribute of `name` that begins at `at`, if one does.
fn broken_attribute(site: FaultSite<'_>, at: usize, name: &str) -> Option<Reason> {
    Some(match stop::broken_attribute(site, at)? {
        BrokenAttribute::Sign(reason) => reason,
        BrokenAttribute::Unreadable {
            site,
            id,
            kind,
            place,
        } => explain(site, &format!("{name}.{id}"), &kind, place),
    })
}

/// Explains a placeable that goes on where it should be closed.
fn not_closed(site: FaultSite<'_>, at: usize) -> Reason {
    expression::explain(site, at, &ErrorKind::ExpectedToken('}'))
}

fn no_value(site: FaultSite<'_>, name: &str) -> Reason {
    let equals = site.unit.start as usize + site.text().find('=').unwrap_or(0);
    let next = site.skip_blank((equals + 1).min(site.unit.end as usize));
    if next < site.unit.end as usize {
        return broken_attribute(site, next, name)
            .unwrap_or_else(|| stop::line(site, next, &format!("`{name}` has no value")));
    }
    Reason::new(
        site.line(site.unit.start as usize, site.unit.end as usize),
        format!("`{name}` has no value"),
        "write a text after `=`, or `{ \"\" }` if it is to be empty",
    )
}

fn closing_brace(site: FaultSite<'_>, at: usize) -> Reason {
    let span = Span::new(at, at + 1);
    if site
        .placeable(at)
        .is_some_and(|placeable| placeable.key.is_some())
    {
        return Reason::new(
            span,
            "`}` stands on the line of a variant",
            "begin a new line before it; for a brace that is to be read write `{\"}\"}`",
        );
    }
    Reason::new(
        span,
        "`}` closes nothing",
        "write `{\"}\"}` for a brace that is to be read",
    )
}
