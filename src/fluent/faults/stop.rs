//! Texts that stop before the line that was meant to continue them.

use std::ops::Range;

use fluent_syntax::ast;
use fluent_syntax::parser::ErrorKind;

use crate::fluent::faults::line::{is_invisible, shown};
use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::placeables::{blanks, identifier};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Why the line at `at` does not belong to a text; `consequence` is what that comes to.
pub(super) fn line(site: FaultSite<'_>, at: usize, consequence: &str) -> Reason {
    let rest = site.rest(at);
    let Some(first) = rest.chars().next() else {
        let help = "write its text after `=`";
        return Reason::new(Span::new(at, at), consequence, help);
    };
    if is_invisible(first) {
        let run = rest.len() - rest.trim_start_matches(first).len();
        return Reason::new(
            Span::new(at, at + run),
            format!("{consequence}; {} does not indent a line", shown(first)),
            "indent the line with blanks",
        );
    }
    let is_mark = matches!(first, '[' | '*' | '.' | '}');
    if is_mark && !site.is_line_start(at) {
        let attribute = rest.slice(1..1 + identifier(&rest.as_bytes()[1..]));
        let other = if first == '.' && !attribute.is_empty() {
            format!("or `.{attribute} = …` if it is an attribute")
        } else {
            "or join it to the line before".to_owned()
        };
        return Reason::new(
            Span::new(at, at + 1),
            format!("{consequence}; a line of text cannot begin with `{first}`"),
            format!("write `{{\"{first}\"}}`, {other}"),
        );
    }
    let help = if is_mark {
        format!("indent the line, and write `{{\"{first}\"}}` for its `{first}`")
    } else {
        "indent the line with blanks; if it is a message of its own, begin it with `id =`"
            .to_owned()
    };
    let message = format!("{consequence}; this line must be indented");
    Reason::new(site.word(at), message, help)
}

/// An attribute that the parser passed over.
pub(super) enum BrokenAttribute<'s> {
    /// Its id is followed by another sign.
    Sign(Reason),
    /// The error of the parser where the attribute is read as a message of its own.
    Unreadable {
        site: FaultSite<'s>,
        id: &'s str,
        kind: ErrorKind,
        place: Range<usize>,
    },
}

/// Finds the fault of the attribute that begins at `at`, if one does.
pub(super) fn broken_attribute(site: FaultSite<'_>, at: usize) -> Option<BrokenAttribute<'_>> {
    let text = site.rest(at).strip_prefix('.')?;
    let length = identifier(text.as_bytes());
    let id = text.slice(..length);
    let sign = length + blanks(&text.as_bytes()[length..]);
    match text.as_bytes().get(sign) {
        Some(b':') if length > 0 => {
            let sign = at + 1 + sign;
            return Some(BrokenAttribute::Sign(Reason::new(
                Span::new(sign, sign + 1),
                format!("`.{id}` is followed by `:`, not by `=`"),
                format!("write `.{id} = …`"),
            )));
        }
        Some(b'=') if length > 0 => {}
        _ => return None,
    }
    // The parser is silent about attributes that it cannot read; as a message it says why.
    let Err((resource, errors)) = fluent_syntax::parser::parse(text) else {
        return None;
    };
    let error = errors.into_iter().next()?;
    let Some(ast::Entry::Junk { content }) = resource.body.first() else {
        return None;
    };
    let start = Span::of(site.source, text).start as usize;
    Some(BrokenAttribute::Unreadable {
        site: FaultSite {
            source: site.source,
            unit: Span::new(at, at + 1 + content.trim_end().len()),
        },
        id,
        kind: error.kind,
        place: error.pos.start + start..error.pos.end + start,
    })
}
