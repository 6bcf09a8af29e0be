//! From text to the spanned model. Never fails: what is no Fluent becomes a fault.

use fluent_syntax::ast;
use fluent_syntax::parser::ParserError;

use crate::fluent::model::{
    Arguments, Attribute, Catalog, Comment, Entry, EntryKind, Part, Pattern, Select, SyntaxFault,
    Variant, VariantKey,
};
use crate::text::decode;
use crate::text::span::Span;

/// Parses one catalog.
pub fn parse(source: &str) -> Catalog<'_> {
    let body = decode::body(source);
    let mut catalog = Catalog {
        source,
        entries: Vec::new(),
        comments: Vec::new(),
        faults: Vec::new(),
    };
    let (resource, errors) = match fluent_syntax::parser::parse(body) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut errors = errors.into_iter();
    for entry in resource.body {
        add(&mut catalog, entry, &mut errors);
    }
    bound_entries(&mut catalog);
    catalog
}

fn add<'s>(
    catalog: &mut Catalog<'s>,
    entry: ast::Entry<&'s str>,
    errors: &mut impl Iterator<Item = ParserError>,
) {
    match entry {
        ast::Entry::Message(message) => catalog.entries.push(Entry {
            kind: EntryKind::Message,
            id: message.id.name,
            span: Span::of(catalog.source, message.id.name),
            comment: message.comment.map(|it| comment(it, 1)),
            value: message.value.map(pattern),
            attributes: message.attributes.into_iter().map(attribute).collect(),
        }),
        ast::Entry::Term(term) => {
            let id = Span::of(catalog.source, term.id.name);
            catalog.entries.push(Entry {
                kind: EntryKind::Term,
                id: term.id.name,
                span: Span {
                    start: id.start - 1,
                    end: id.end,
                },
                comment: term.comment.map(|it| comment(it, 1)),
                value: Some(pattern(term.value)),
                attributes: term.attributes.into_iter().map(attribute).collect(),
            });
        }
        ast::Entry::Comment(it) => catalog.comments.push(comment(it, 1)),
        ast::Entry::GroupComment(it) => catalog.comments.push(comment(it, 2)),
        ast::Entry::ResourceComment(it) => catalog.comments.push(comment(it, 3)),
        ast::Entry::Junk { content } => {
            let error = errors.next();
            let entry = Span::of(catalog.source, content.trim_end());
            let message =
                error.map_or_else(|| "no Fluent".to_owned(), |error| error.kind.to_string());
            catalog.faults.push(SyntaxFault {
                span: entry,
                entry,
                id: None,
                message,
                help: None,
            });
        }
    }
}

/// Lets each entry reach to before the next one, or before the next comment or fault.
fn bound_entries(catalog: &mut Catalog<'_>) {
    let source = catalog.source;
    let comment_start = |comment: &Comment<'_>| {
        let line = comment
            .lines
            .first()
            .map_or(0, |line| Span::of(source, line).start as usize);
        source[..line].rfind('\n').map_or(0, |at| at + 1) as u32
    };
    let mut bounds: Vec<u32> = catalog
        .entries
        .iter()
        .map(|entry| entry.span.start)
        .collect();
    bounds.extend(catalog.comments.iter().map(comment_start));
    bounds.extend(
        catalog
            .entries
            .iter()
            .filter_map(|entry| entry.comment.as_ref())
            .map(comment_start),
    );
    bounds.extend(catalog.faults.iter().map(|fault| fault.entry.start));
    bounds.push(source.len() as u32);
    bounds.sort_unstable();
    for entry in &mut catalog.entries {
        let next = bounds[bounds.partition_point(|bound| *bound <= entry.span.start)];
        let text = &source[entry.span.start as usize..next as usize];
        entry.span.end = entry.span.start + text.trim_end().len() as u32;
    }
}

fn comment(comment: ast::Comment<&str>, level: u8) -> Comment<'_> {
    Comment {
        level,
        lines: comment.content,
    }
}

fn attribute(attribute: ast::Attribute<&str>) -> Attribute<'_> {
    Attribute {
        id: attribute.id.name,
        value: pattern(attribute.value),
    }
}

fn pattern(pattern: ast::Pattern<&str>) -> Pattern<'_> {
    let parts = pattern.elements.into_iter().map(|element| match element {
        ast::PatternElement::TextElement { value } => Part::Text(value),
        ast::PatternElement::Placeable { expression: it } => expression(it),
    });
    Pattern {
        parts: parts.collect(),
    }
}

fn expression(expression: ast::Expression<&str>) -> Part<'_> {
    match expression {
        ast::Expression::Inline(it) => inline(it),
        ast::Expression::Select { selector, variants } => {
            let variants = variants.into_iter().map(variant).collect();
            Part::Select(Box::new(Select {
                selector: inline(selector),
                variants,
            }))
        }
    }
}

fn variant(variant: ast::Variant<&str>) -> Variant<'_> {
    let key = match variant.key {
        ast::VariantKey::Identifier { name } => VariantKey::Name(name),
        ast::VariantKey::NumberLiteral { value } => VariantKey::Number(value),
    };
    Variant {
        key,
        default: variant.default,
        value: pattern(variant.value),
    }
}

fn inline(inline: ast::InlineExpression<&str>) -> Part<'_> {
    match inline {
        ast::InlineExpression::StringLiteral { value } => Part::Literal(value),
        ast::InlineExpression::NumberLiteral { value } => Part::Number(value),
        ast::InlineExpression::FunctionReference { id, arguments: it } => Part::Call {
            function: id.name,
            arguments: Box::new(arguments(it)),
        },
        ast::InlineExpression::MessageReference { id, attribute } => Part::Message {
            id: id.name,
            attribute: attribute.map(|it| it.name),
        },
        ast::InlineExpression::TermReference {
            id,
            attribute,
            arguments: it,
        } => Part::Term {
            id: id.name,
            attribute: attribute.map(|it| it.name),
            arguments: it.map(|it| Box::new(arguments(it))),
        },
        ast::InlineExpression::VariableReference { id } => Part::Variable(id.name),
        ast::InlineExpression::Placeable { expression: it } => expression(*it),
    }
}

fn arguments(arguments: ast::CallArguments<&str>) -> Arguments<'_> {
    Arguments {
        positional: arguments.positional.into_iter().map(inline).collect(),
        named: arguments
            .named
            .into_iter()
            .map(|it| (it.name.name, inline(it.value)))
            .collect(),
    }
}
