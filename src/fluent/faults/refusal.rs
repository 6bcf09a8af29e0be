//! Entries that are kept from the parser, or from the run time.

use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::faults::{arguments, literal};
use crate::fluent::placeables::{DEPTH, Danger};
use crate::text::span::Span;

/// Why the parser must not see an entry.
pub(in crate::fluent) fn danger(site: FaultSite<'_>, danger: Danger) -> Reason {
    let at = site.unit.start as usize + danger.at();
    match danger {
        Danger::Depth(_) => Reason::new(
            Span::new(at, at + 1),
            format!("braces stand more than {DEPTH} deep here"),
            "write the inner ones as messages or terms of their own",
        ),
        Danger::Escape(_) => {
            let digits = site.rest(at + 2).bytes();
            let digits = digits.take_while(u8::is_ascii_hexdigit).count();
            literal::short_escape(site, at + 2 + digits)
        }
    }
}

/// Why the name of a message or a function is no value of a named argument.
pub(in crate::fluent) fn unfit(site: FaultSite<'_>) -> Reason {
    arguments::not_literal(site, site.unit.start as usize)
}

/// Why no run time should see an entry with this number.
pub(in crate::fluent) fn oversized(site: FaultSite<'_>, most: f64) -> Reason {
    Reason::new(
        site.line(site.unit.start as usize, site.unit.end as usize),
        "no number has so many digits",
        format!("write {most} at most"),
    )
}
