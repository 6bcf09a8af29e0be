//! References of a pattern: variables, messages, terms and functions, with their places.

use crate::fluent::model::{Arguments, Part, Pattern};

/// One mention of a variable, a message, a term or a function.
#[derive(Clone, Copy, Debug)]
pub struct Reference<'p, 's> {
    pub target: ReferenceTarget<'s>,
    pub place: ReferenceRole,
    /// `Part::Variable`, `Message`, `Term` or `Call`.
    pub part: &'p Part<'s>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReferenceTarget<'s> {
    /// Without `$`.
    Variable(&'s str),
    Message {
        id: &'s str,
        attribute: Option<&'s str>,
    },
    /// Without `-`.
    Term {
        id: &'s str,
        attribute: Option<&'s str>,
    },
    Function(&'s str),
}

/// The role of the reference in its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceRole {
    /// It gives text; an argument of a placeable counts as well.
    Text,
    /// It chooses a variant; an argument of a selector counts as well.
    Selector,
}

impl<'s> ReferenceTarget<'s> {
    /// Returns the slice of the source that names it, without `$` or `-`.
    pub fn leaf(self) -> &'s str {
        match self {
            ReferenceTarget::Variable(leaf) | ReferenceTarget::Function(leaf) => leaf,
            ReferenceTarget::Message { id, .. } | ReferenceTarget::Term { id, .. } => id,
        }
    }
}

/// Every reference of a pattern in order, those in variants, selectors and arguments included.
pub fn references<'p, 's>(pattern: &'p Pattern<'s>) -> Vec<Reference<'p, 's>> {
    let mut references = Vec::new();
    visit(pattern, &mut |reference| references.push(reference));
    references
}

/// Calls `visit` for every reference, as [`references`] lists them, without a list.
pub fn visit<'p, 's>(pattern: &'p Pattern<'s>, visit: &mut dyn FnMut(Reference<'p, 's>)) {
    for part in &pattern.parts {
        visit_part(part, ReferenceRole::Text, visit);
    }
}

/// Returns the variables of a pattern, with their places.
pub fn variables<'p, 's: 'p>(
    pattern: &'p Pattern<'s>,
) -> impl Iterator<Item = (&'s str, ReferenceRole)> + 'p {
    let references = references(pattern).into_iter();
    references.filter_map(|reference| match reference.target {
        ReferenceTarget::Variable(name) => Some((name, reference.place)),
        ReferenceTarget::Message { .. }
        | ReferenceTarget::Term { .. }
        | ReferenceTarget::Function(_) => None,
    })
}

fn visit_part<'p, 's>(
    part: &'p Part<'s>,
    place: ReferenceRole,
    visit: &mut dyn FnMut(Reference<'p, 's>),
) {
    let (target, arguments) = match part {
        Part::Text(_) | Part::Literal(_) | Part::Number(_) => return,
        Part::Variable(name) => (ReferenceTarget::Variable(name), None),
        Part::Message { id, attribute } => {
            let (id, attribute) = (*id, *attribute);
            (ReferenceTarget::Message { id, attribute }, None)
        }
        Part::Term {
            id,
            attribute,
            arguments,
        } => {
            let (id, attribute) = (*id, *attribute);
            (
                ReferenceTarget::Term { id, attribute },
                arguments.as_deref(),
            )
        }
        Part::Call {
            function,
            arguments,
        } => (ReferenceTarget::Function(function), Some(&**arguments)),
        Part::Select(select) => {
            visit_part(&select.selector, ReferenceRole::Selector, visit);
            for variant in &select.variants {
                for part in &variant.value.parts {
                    visit_part(part, ReferenceRole::Text, visit);
                }
            }
            return;
        }
    };
    visit(Reference {
        target,
        place,
        part,
    });
    if let Some(arguments) = arguments {
        visit_arguments(arguments, place, visit);
    }
}

fn visit_arguments<'p, 's>(
    arguments: &'p Arguments<'s>,
    place: ReferenceRole,
    visit: &mut dyn FnMut(Reference<'p, 's>),
) {
    let named = arguments.named.iter().map(|(_, part)| part);
    for part in arguments.positional.iter().chain(named) {
        visit_part(part, place, visit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fluent::parse::parse;
    use crate::text::slice::Slice;

    #[test]
    fn all_kinds() {
        let source = r#"a = { NUMBER($n, x: 1) -> 
    [one] { -org(case: "gen") } { m.x }
   *[other] { $n } { -org.gender ->
       *[f] { DATETIME($d) }
    }
}"#;
        let catalog = parse(source);
        let mut found = String::new();
        for reference in references(catalog.entries[0].value.as_ref().unwrap()) {
            let leaf = reference.target.leaf();
            let mark = match reference.place {
                ReferenceRole::Text => "",
                ReferenceRole::Selector => "?",
            };
            let before = source.slice(..catalog.span(leaf).start as usize);
            let sigil = before.chars().next_back().unwrap();
            found.push_str(&format!("{sigil}{leaf}{mark} "));
        }
        assert_eq!(found, " NUMBER? $n? -org  m $n -org? \u{20}DATETIME $d ");
    }
}
