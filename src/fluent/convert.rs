//! From the syntax tree of fluent-syntax to the spanned model.

use fluent_syntax::ast;

use crate::fluent::below_zero::Written;
use crate::fluent::model::{
    Arguments, Attribute, Attributes, Comment, Entry, EntryKind, Part, Pattern, Select, Variant,
    VariantKey,
};
use crate::text::span::Span;

/// Options of `NUMBER` that say how many digits there are, and how far fluent-bundle would go: it
/// writes, or fails to allocate, as many digits as it is told.
const DIGIT_OPTIONS: [&str; 5] = [
    "minimumIntegerDigits",
    "minimumFractionDigits",
    "maximumFractionDigits",
    "minimumSignificantDigits",
    "maximumSignificantDigits",
];

/// The most digits that an option may ask for.
pub(super) const DIGITS: f64 = 100.0;

/// Converts one entry after the other.
pub(super) struct Conversion<'s> {
    source: &'s str,
    /// The first number that no run time should be given, in what was converted last.
    pub oversized: Option<&'s str>,
    /// The first value of a named argument that is no literal, which fluent-syntax lets pass and no other program does.
    pub unfit: Option<&'s str>,
}

impl<'s> Conversion<'s> {
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            oversized: None,
            unfit: None,
        }
    }

    /// Returns a message; its span is that of its id.
    pub fn message<W: Written<'s>>(&mut self, message: ast::Message<W>) -> Entry<'s> {
        self.oversized = None;
        self.unfit = None;
        Entry {
            kind: EntryKind::Message,
            id: message.id.name.written(),
            span: Span::of(self.source, message.id.name.written()),
            comment: message.comment.map(|it| comment(it, 1)),
            value: message.value.map(|it| self.pattern(it)),
            attributes: self.attributes(message.attributes),
        }
    }

    /// Returns a term; its span is that of its id with the `-`.
    pub fn term<W: Written<'s>>(&mut self, term: ast::Term<W>) -> Entry<'s> {
        self.oversized = None;
        self.unfit = None;
        let id = Span::of(self.source, term.id.name.written());
        Entry {
            kind: EntryKind::Term,
            id: term.id.name.written(),
            span: Span {
                start: id.start - 1,
                end: id.end,
            },
            comment: term.comment.map(|it| comment(it, 1)),
            value: Some(self.pattern(term.value)),
            attributes: self.attributes(term.attributes),
        }
    }

    fn attributes<W: Written<'s>>(&mut self, attributes: Vec<ast::Attribute<W>>) -> Attributes<'s> {
        let attributes = attributes.into_iter().map(|attribute| Attribute {
            id: attribute.id.name.written(),
            value: self.pattern(attribute.value),
        });
        attributes.collect::<Vec<_>>().into()
    }

    fn pattern<W: Written<'s>>(&mut self, pattern: ast::Pattern<W>) -> Pattern<'s> {
        let parts = pattern.elements.into_iter().map(|element| match element {
            ast::PatternElement::TextElement { value } => Part::Text(value.written()),
            ast::PatternElement::Placeable { expression } => self.expression(expression),
        });
        Pattern {
            parts: parts.collect(),
        }
    }

    fn expression<W: Written<'s>>(&mut self, expression: ast::Expression<W>) -> Part<'s> {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => Part::Select(Box::new(Select {
                selector: self.inline(selector),
                variants: variants.into_iter().map(|it| self.variant(it)).collect(),
            })),
        }
    }

    fn variant<W: Written<'s>>(&mut self, variant: ast::Variant<W>) -> Variant<'s> {
        let key = match variant.key {
            ast::VariantKey::Identifier { name } => VariantKey::Name(name.written()),
            ast::VariantKey::NumberLiteral { value } => VariantKey::Number(value.written()),
        };
        Variant {
            key,
            default: variant.default,
            value: self.pattern(variant.value),
        }
    }

    fn inline<W: Written<'s>>(&mut self, inline: ast::InlineExpression<W>) -> Part<'s> {
        match inline {
            ast::InlineExpression::StringLiteral { value } => Part::Literal(value.written()),
            ast::InlineExpression::NumberLiteral { value } => Part::Number(value.written()),
            ast::InlineExpression::FunctionReference { id, arguments } => {
                let arguments = self.arguments(arguments);
                self.note_oversized(&arguments);
                Part::Call {
                    function: id.name.written(),
                    arguments: Box::new(arguments),
                }
            }
            ast::InlineExpression::MessageReference { id, attribute } => Part::Message {
                id: id.name.written(),
                attribute: attribute.map(|it| it.name.written()),
            },
            ast::InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => Part::Term {
                id: id.name.written(),
                attribute: attribute.map(|it| it.name.written()),
                arguments: arguments.map(|it| Box::new(self.arguments(it))),
            },
            ast::InlineExpression::VariableReference { id } => Part::Variable(id.name.written()),
            ast::InlineExpression::Placeable { expression } => self.expression(*expression),
        }
    }

    fn arguments<W: Written<'s>>(&mut self, arguments: ast::CallArguments<W>) -> Arguments<'s> {
        for argument in &arguments.named {
            self.note_unfit(&argument.value);
        }
        let named = arguments.named.into_iter();
        Arguments {
            positional: arguments
                .positional
                .into_iter()
                .map(|it| self.inline(it))
                .collect(),
            named: named
                .map(|argument| (argument.name.name.written(), self.inline(argument.value)))
                .collect(),
        }
    }

    fn note_unfit<W: Written<'s>>(&mut self, value: &ast::InlineExpression<W>) {
        if let ast::InlineExpression::MessageReference { id, .. }
        | ast::InlineExpression::FunctionReference { id, .. } = value
        {
            self.unfit.get_or_insert(id.name.written());
        }
    }

    fn note_oversized(&mut self, arguments: &Arguments<'s>) {
        for (name, value) in &arguments.named {
            let Part::Number(number) = value else {
                continue;
            };
            let is_oversized = number.parse().is_ok_and(|it: f64| it > DIGITS);
            if is_oversized && DIGIT_OPTIONS.contains(name) {
                self.oversized.get_or_insert(number);
            }
        }
    }
}

pub(super) fn comment<'s, W: Written<'s>>(comment: ast::Comment<W>, level: u8) -> Comment<'s> {
    let lines = comment.content.into_iter();
    Comment::new(level, lines.map(W::written).collect())
}
