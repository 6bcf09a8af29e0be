//! The one form of a catalog: entries as fluent-syntax writes them, with their comments, in their order.
//!
//! An empty line stands around each comment that belongs to no entry, and between entries where there was one. Line ends
//! and the byte-order mark stay as they are. Texts keep their words and line breaks: what is written is parsed again, and
//! says the same or is not given out.

mod piece;
mod same;
pub mod source_order;

use fluent_syntax::{parser, serializer};

use crate::fluent::form::piece::{CatalogPiece, pieces};
use crate::fluent::form::same::is_same;
use crate::fluent::form::source_order::SourceOrder;
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::text::decode::{BOM, body};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The place of what keeps a catalog from being brought into form, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormRefusal {
    pub span: Span,
    pub reason: String,
}

/// Brings a catalog into form; with an `order`, its entries into that of a source catalog.
///
/// # Errors
/// What is no Fluent, and an entry that would say something else.
pub fn in_form(source: &str, order: Option<&SourceOrder>) -> Result<String, FormRefusal> {
    let catalog = parse(source);
    if let Some(fault) = catalog.faults.first() {
        return Err(FormRefusal {
            span: fault.span,
            reason: fault.message.clone(),
        });
    }
    let mut pieces = pieces(&catalog);
    if let Some(order) = order {
        order.sort(&mut pieces);
    }
    let text = text(&catalog, &pieces);
    ensure_same(&catalog, &pieces, &text)?;
    let mark = if source.starts_with(BOM) {
        "\u{feff}"
    } else {
        ""
    };
    let text = if has_carriage_returns(source) {
        text.replace('\n', "\r\n")
    } else {
        text
    };
    Ok(format!("{mark}{text}"))
}

fn text(catalog: &Catalog<'_>, pieces: &[CatalogPiece<'_>]) -> String {
    let mut out = String::with_capacity(catalog.source.len());
    let mut last: Option<&CatalogPiece<'_>> = None;
    for piece in pieces {
        if last.is_some_and(|last| piece.is_apart || piece.is_comment() || last.is_comment()) {
            out.push('\n');
        }
        last = Some(piece);
        // Faults are found in the text that was written, which is parsed again. `#` at the very end is no comment to it.
        let ended = format!("{}\n", catalog.source.slice(piece.span.range()));
        let (Ok(resource) | Err((resource, _))) = parser::parse(ended.as_str());
        let written = serializer::serialize(&resource);
        for line in written.trim_end_matches('\n').split('\n') {
            // An empty line within a text is written with its indentation.
            if !line.trim_matches(' ').is_empty() {
                out.push_str(line);
            }
            out.push('\n');
        }
    }
    out
}

/// Makes sure that a text says what the pieces of a catalog say, in their order.
fn ensure_same(
    catalog: &Catalog<'_>,
    before: &[CatalogPiece<'_>],
    text: &str,
) -> Result<(), FormRefusal> {
    let written = parse(text);
    let after = pieces(&written);
    let refusal = |span| FormRefusal {
        span,
        reason: "this would say something else in another form".to_owned(),
    };
    let mut pairs = before.iter().zip(&after);
    if let Some((one, _)) = pairs.find(|(one, other)| !is_same(&one.content, &other.content)) {
        return Err(refusal(one.span));
    }
    if before.len() != after.len() || !written.faults.is_empty() {
        return Err(refusal(Span::new(0, body(catalog.source).len().min(1))));
    }
    Ok(())
}

fn has_carriage_returns(source: &str) -> bool {
    let first = source.find('\n');
    first.is_some_and(|at| source.slice(..at).ends_with('\r'))
}

#[cfg(test)]
mod tests {
    use super::in_form;
    use crate::fluent::form::source_order::SourceOrder;
    use crate::fluent::parse::parse;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(in_form(source, None).as_deref(), Ok(expected));
        assert_eq!(in_form(expected, None).as_deref(), Ok(expected));
    }

    #[test]
    fn one_form() {
        check("", "");
        check("# ", "#\n");
        check("a=x\n\n\n\nb   =   y", "a = x\n\nb = y\n");
        check("# Of a\na={$n}\nb = y\n", "# Of a\na = { $n }\nb = y\n");
        check(
            "\u{feff}a=x\r\n\r\nb=y\r\n",
            "\u{feff}a = x\r\n\r\nb = y\r\n",
        );
        check(
            "### File\n## Group\na = x\n# Alone\n\n-b = y\n  .c=z\n",
            "### File\n\n## Group\n\na = x\n\n# Alone\n\n-b = y\n    .c = z\n",
        );
        check(
            "a = uno\n  dos \n\n     tres { $n ->\n [one] x\n*[other] {\"\"}\n}",
            "a =\n    uno\n    dos \n\n       tres { $n ->\n        [one] x\n       *[other] { \"\" }\n    }\n",
        );
    }

    #[test]
    fn what_cannot_be_kept_is_refused() {
        assert!(in_form("a = x\nb = }\n", None).is_err());
        // The program that writes puts the second line at the margin.
        assert!(in_form("a = .x\n    y\n", None).is_err());
    }

    #[test]
    fn source_order() {
        let source = "# License\n\n## One\n\na = x\nb = x\n\nc = x\n\n## Two\n\nd = x\n-e = x\n";
        let order = SourceOrder::of(&parse(source));
        let target = "# Licencia\n\n### Archivo\n\n## Dos\n\nx = y\n-e = y\n# De d\nd = y\n## Uno\n\nc = y\nb = y\na = y\n";
        let expected = "# Licencia\n\n### Archivo\n\n## Uno\n\na = y\nb = y\n\nc = y\n\n## Dos\n\n# De d\nd = y\n-e = y\nx = y\n";
        let ordered = in_form(target, Some(&order));
        assert_eq!(ordered.as_deref(), Ok(expected));
        assert_eq!(in_form(expected, Some(&order)).as_deref(), Ok(expected));
    }
}
