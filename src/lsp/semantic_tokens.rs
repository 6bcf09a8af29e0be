//! Semantic tokens: the parts of a catalog, for an editor that has no grammar of Fluent.

use gen_lsp_types::{SemanticToken, SemanticTokens, SemanticTokensLegend, SemanticTokensParams};

use crate::fluent::model::{Catalog, Comment, Part};
use crate::fluent::parse::parse;
use crate::lsp::editor_project::EditorProject;
use crate::lsp::positions::Positions;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The kinds of tokens, by names that editors know, in the order of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum SemanticKind {
    Comment,
    /// The id of a message, or of an attribute.
    Property,
    /// The id of a term.
    Type,
    Variable,
    Function,
    Parameter,
    String,
    Number,
    /// The key of a variant.
    EnumMember,
}

const NAMES: [&str; 9] = [
    "comment",
    "property",
    "type",
    "variable",
    "function",
    "parameter",
    "string",
    "number",
    "enumMember",
];

pub(super) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: NAMES.map(str::to_owned).to_vec(),
        token_modifiers: Vec::new(),
    }
}

pub(super) fn semantic_tokens(
    project: &mut EditorProject<'_>,
    params: SemanticTokensParams,
) -> anyhow::Result<Option<SemanticTokens>> {
    let path = project.path(&params.text_document);
    let path = path.filter(|path| path.extension() == Some("ftl"));
    let text = path.and_then(|path| project.text(&path));
    Ok(text.map(|text| SemanticTokens {
        result_id: None,
        data: encoded(text.positions(), tokens(&text.text)),
    }))
}

/// Returns the tokens of a catalog, none of more than one line.
fn tokens(text: &str) -> Vec<(Span, SemanticKind)> {
    let catalog = parse(text);
    let mut tokens = Vec::new();
    let own = catalog.entries.iter().filter_map(|it| it.comment.as_ref());
    for comment in own.chain(&catalog.comments) {
        add_comment(&catalog, comment, &mut tokens);
    }
    for entry in &catalog.entries {
        let kind = match entry.name().starts_with('-') {
            true => SemanticKind::Type,
            false => SemanticKind::Property,
        };
        tokens.push((catalog.id_span(entry), kind));
        for attribute in entry.attributes.iter() {
            tokens.push((catalog.span(attribute.id), SemanticKind::Property));
        }
        for (_, pattern) in entry.patterns() {
            pattern.walk(&mut |part| add_part(&catalog, part, &mut tokens));
        }
    }
    tokens.sort_unstable();
    tokens.dedup_by(|one, other| one.0.start < other.0.end);
    tokens
}

fn add_comment(
    catalog: &Catalog<'_>,
    comment: &Comment<'_>,
    tokens: &mut Vec<(Span, SemanticKind)>,
) {
    for line in &comment.lines {
        let end = catalog.span(line).end as usize;
        let start = catalog.source.slice(..end).rfind('\n');
        let span = Span::new(start.map_or(0, |at| at + 1), end);
        tokens.push((span, SemanticKind::Comment));
    }
}

fn add_part(catalog: &Catalog<'_>, part: &Part<'_>, tokens: &mut Vec<(Span, SemanticKind)>) {
    let mut add = |text: &str, kind| tokens.push((catalog.span(text), kind));
    match part {
        Part::Text(_) => {}
        Part::Literal(text) => {
            let Span { start, end } = catalog.span(text);
            let quoted = Span {
                start: start - 1,
                end: end + 1,
            };
            tokens.push((quoted, SemanticKind::String));
        }
        Part::Number(text) => add(text, SemanticKind::Number),
        Part::Variable(name) => {
            let Span { start, end } = catalog.span(name);
            let signed = Span {
                start: start - 1,
                end,
            };
            tokens.push((signed, SemanticKind::Variable));
        }
        Part::Message { id, attribute } => {
            add(id, SemanticKind::Property);
            attribute
                .iter()
                .for_each(|id| add(id, SemanticKind::Property));
        }
        Part::Term { id, arguments, .. } => {
            add(id, SemanticKind::Type);
            let named = arguments.iter().flat_map(|it| &it.named);
            named.for_each(|(name, _)| add(name, SemanticKind::Parameter));
        }
        Part::Call {
            function,
            arguments,
        } => {
            add(function, SemanticKind::Function);
            let named = arguments.named.iter();
            named.for_each(|(name, _)| add(name, SemanticKind::Parameter));
        }
        Part::Select(select) => {
            for variant in &select.variants {
                add(variant.key.as_str(), SemanticKind::EnumMember);
            }
        }
    }
}

/// Returns tokens as the protocol has them: each from the start of the one before it.
fn encoded(positions: Positions<'_>, tokens: Vec<(Span, SemanticKind)>) -> Vec<SemanticToken> {
    let (mut line, mut character) = (0, 0);
    let tokens = tokens.into_iter().map(|(span, kind)| {
        let range = positions.range(span);
        let delta_line = range.start.line - line;
        if delta_line > 0 {
            character = 0;
        }
        let token = SemanticToken {
            delta_line,
            delta_start: range.start.character - character,
            length: range.end.character - range.start.character,
            token_type: kind as u32,
            token_modifiers_bitset: 0,
        };
        (line, character) = (range.start.line, range.start.character);
        token
    });
    tokens.collect()
}
