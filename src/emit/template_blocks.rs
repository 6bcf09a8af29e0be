//! The blocks of templates, read without filling them in: a block that the extended page does not have would be shown
//! nowhere, and nobody would be told.

use std::collections::BTreeSet;

use crate::text::nearest::nearest;
use crate::text::slice::Slice;

/// A template as far as its blocks go.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct TemplateOutline<'t> {
    /// The name of the template that it extends, where that is written out.
    pub parent: Option<&'t str>,
    pub blocks: Vec<TemplateBlock<'t>>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct TemplateBlock<'t> {
    pub name: &'t str,
    /// From 1.
    pub line: usize,
    /// True if it stands in no other block.
    pub is_outer: bool,
}

/// A block that stands nowhere.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownBlock {
    pub line: usize,
    pub message: String,
}

impl<'t> TemplateOutline<'t> {
    /// Reads the tags of a template; comments and what is raw are passed over.
    pub fn read(text: &'t str) -> Self {
        let mut outline = Self::default();
        let (mut at, mut depth) = (0, 0_usize);
        while let Some(found) = text.slice(at..).find("{") {
            let start = at + found;
            let rest = text.slice(start..);
            let end = match rest.as_bytes().get(1) {
                Some(b'#') => "#}",
                Some(b'%') => "%}",
                Some(b'{') => "}}",
                Some(_) | None => {
                    at = start + 1;
                    continue;
                }
            };
            let Some(length) = rest.slice(2..).find(end) else {
                break;
            };
            at = start + 4 + length;
            if end != "%}" {
                continue;
            }
            let tag = rest.slice(2..2 + length);
            let tag = tag.trim_matches(['-', '+']).trim();
            let (word, argument) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            let argument = argument.trim();
            match word {
                "raw" => match text.slice(at..).find("endraw") {
                    Some(length) => at += length,
                    None => break,
                },
                "block" => {
                    outline.blocks.push(TemplateBlock {
                        name: argument.split_whitespace().next().unwrap_or_default(),
                        line: text.slice(..start).matches('\n').count() + 1,
                        is_outer: depth == 0,
                    });
                    depth += 1;
                }
                "endblock" => depth = depth.saturating_sub(1),
                "extends" if outline.parent.is_none() => outline.parent = quoted(argument),
                _ => {}
            }
        }
        outline
    }
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.strip_prefix(quote)?.strip_suffix(quote)
}

/// Returns the first block of a template that is in none of the templates that it extends; `read`: the text of a template
/// by its name.
pub fn unknown_block<'t>(
    text: &'t str,
    read: &dyn Fn(&str) -> Option<&'t str>,
) -> Option<UnknownBlock> {
    let outline = TemplateOutline::read(text);
    let extended = outline.parent?;
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let (mut seen, mut next) = (BTreeSet::new(), Some(extended));
    while let Some(name) = next {
        // A template that extends itself is a fault that is told where it is filled in.
        if !seen.insert(name) {
            return None;
        }
        let above = TemplateOutline::read(read(name)?);
        names.extend(above.blocks.iter().map(|block| block.name));
        next = above.parent;
    }
    let is_unknown = |block: &&TemplateBlock<'_>| block.is_outer && !names.contains(block.name);
    let block = outline.blocks.iter().find(is_unknown)?;
    let known: Vec<&str> = names.into_iter().collect();
    let hint = match nearest(block.name, &known, 0.6) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("it has {}", known.join(", ")),
    };
    let name = block.name;
    Some(UnknownBlock {
        line: block.line,
        message: format!(
            "`{extended}` has no block `{name}`, so it would be shown nowhere: {hint}"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_a_template() {
        let text = "{# {% block no %} #}\n{% extends 'a' %}{% raw %}{% block no %}{% endraw %}\n\
                    {%- block one -%}{{ x }}{% block two %}{% endblock two %}{% endblock %}{% block three%}{% endblock %}";
        let outline = TemplateOutline::read(text);
        assert_eq!(outline.parent, Some("a"));
        let blocks = outline.blocks.iter();
        let blocks: Vec<_> = blocks.map(|it| (it.name, it.line, it.is_outer)).collect();
        let expected = [("one", 3, true), ("two", 3, false), ("three", 3, true)];
        assert_eq!(blocks, expected);
    }

    #[test]
    fn unknown_blocks() {
        let page = "{% extends \"b\" %}{% block footer %}{% endblock %}";
        let read = |name: &str| match name {
            "a" => Some(page),
            "b" => Some("{% block page %}{% block header %}{% endblock %}{% endblock %}"),
            _ => None,
        };
        let message = |text: &'static str| unknown_block(text, &read).map(|it| it.message);
        let known =
            "{% extends \"a\" %}{% block header %}{% block mine %}{% endblock %}{% endblock %}";
        assert_eq!(message(known), None);
        assert_eq!(message("{% block mine %}{% endblock %}"), None);
        assert_eq!(
            message("{% extends other %}{% block mine %}{% endblock %}"),
            None
        );
        assert_eq!(
            message("{% extends \"a\" %}{% block fotter %}{% endblock %}").as_deref(),
            Some("`a` has no block `fotter`, so it would be shown nowhere: did you mean `footer`?")
        );
        assert_eq!(
            message("{% extends 'b' %}{% block zz %}{% endblock %}").as_deref(),
            Some("`b` has no block `zz`, so it would be shown nowhere: it has header, page")
        );
    }
}
