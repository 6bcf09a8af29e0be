//! Expands references within a text, within bounds.

use crate::fluent::escapes;
use crate::fluent::model::{Arguments, EntryKind, Part, Pattern, Select, VariantKey};

/// Stands for a variable, a function or a reference that cannot be followed: U+FFFC.
pub const PLACEHOLDER: char = '\u{fffc}';

/// Finds the pattern that a reference names: the value, or an attribute, of a message or a term.
pub type Resolve<'r> = dyn Fn(EntryKind, &str, Option<&str>) -> Option<&'r Pattern<'r>> + 'r;

/// References in references deeper than this are not followed.
const DEPTH: usize = 8;

/// No more than about so many bytes come from references.
pub(super) const EXPANSION: usize = 100_000;

/// Adds what a part says by itself to a text; what is referred to is left open.
pub fn push_own_text(part: &Part<'_>, text: &mut String) {
    match part {
        Part::Text(own) => text.push_str(own),
        Part::Literal(written) => text.push_str(&escapes::unescape(written)),
        Part::Number(_)
        | Part::Variable(_)
        | Part::Message { .. }
        | Part::Term { .. }
        | Part::Call { .. }
        | Part::Select(_) => text.push(PLACEHOLDER),
    }
}

/// Following references, within bounds.
pub(super) struct Expansion<'r, 'f> {
    resolve: &'f Resolve<'r>,
    /// The patterns that are being read, outermost first.
    open: Vec<&'r Pattern<'r>>,
    left: usize,
}

impl<'r, 'f> Expansion<'r, 'f> {
    pub(super) fn new(resolve: &'f Resolve<'r>) -> Self {
        Self {
            resolve,
            open: Vec::new(),
            left: EXPANSION,
        }
    }

    /// Writes a part of the alternative itself.
    pub(super) fn write(&mut self, part: &Part<'_>, text: &mut String) {
        self.write_part(part, None, text);
    }

    /// Writes a part; `scope` has the arguments of the term call that it stands in.
    fn write_part(&mut self, part: &Part<'_>, scope: Option<&Arguments<'_>>, text: &mut String) {
        match part {
            Part::Text(it) | Part::Number(it) => text.push_str(it),
            Part::Literal(it) => escapes::unescape_into(it, text),
            Part::Variable(name) => match argument(scope, name) {
                Some(value) => self.write_part(value, None, text),
                None => text.push(PLACEHOLDER),
            },
            Part::Call { .. } => text.push(PLACEHOLDER),
            Part::Message { id, attribute } => {
                let pattern = (self.resolve)(EntryKind::Message, id, *attribute);
                self.follow(pattern, scope, text);
            }
            Part::Term {
                id,
                attribute,
                arguments,
            } => {
                let pattern = (self.resolve)(EntryKind::Term, id, *attribute);
                self.follow(pattern, arguments.as_deref(), text);
            }
            Part::Select(select) => {
                let pattern = self.choose(select, scope);
                self.write_pattern(pattern, scope, text);
            }
        }
    }

    fn follow(
        &mut self,
        pattern: Option<&'r Pattern<'r>>,
        scope: Option<&Arguments<'_>>,
        text: &mut String,
    ) {
        let Some(pattern) = pattern else {
            text.push(PLACEHOLDER);
            return;
        };
        let is_cycle = self.open.iter().any(|open| std::ptr::eq(*open, pattern));
        if is_cycle || self.open.len() == DEPTH {
            text.push(PLACEHOLDER);
            return;
        }
        self.open.push(pattern);
        self.write_pattern(pattern, scope, text);
        self.open.pop();
    }

    fn write_pattern(
        &mut self,
        pattern: &Pattern<'_>,
        scope: Option<&Arguments<'_>>,
        text: &mut String,
    ) {
        for part in &pattern.parts {
            let start = text.len();
            // A part without text costs too: empty terms may call empty terms a thousand times.
            if self.left == 0 {
                text.push(PLACEHOLDER);
                return;
            }
            self.left -= 1;
            self.write_part(part, scope, text);
            if matches!(part, Part::Text(_) | Part::Literal(_) | Part::Number(_)) {
                self.left = self.left.saturating_sub(text.len() - start);
            }
        }
    }

    /// Returns the value that a selector takes as far as it is known, or the default one.
    fn choose<'p, 's>(
        &self,
        select: &'p Select<'s>,
        scope: Option<&Arguments<'_>>,
    ) -> &'p Pattern<'s> {
        let matching = |known: &Part<'_>| {
            let matches = |key| key_matches(key, known);
            select.variants.iter().find(|variant| matches(variant.key))
        };
        let chosen = match &select.selector {
            Part::Variable(name) => argument(scope, name).and_then(matching),
            Part::Term {
                id,
                attribute: Some(attribute),
                ..
            } => match (self.resolve)(EntryKind::Term, id, Some(attribute)) {
                Some(Pattern { parts }) if parts.len() == 1 => matching(&parts[0]),
                _ => None,
            },
            _ => None,
        };
        match chosen {
            Some(variant) => &variant.value,
            None => select.default_value(),
        }
    }
}

fn argument<'p, 's>(scope: Option<&'p Arguments<'s>>, name: &str) -> Option<&'p Part<'s>> {
    let named = &scope?.named;
    let (_, value) = named.iter().find(|(argument, _)| *argument == name)?;
    Some(value)
}

fn key_matches(key: VariantKey<'_>, known: &Part<'_>) -> bool {
    match (key, known) {
        (VariantKey::Name(key), Part::Literal(value)) => escapes::unescape(value) == key,
        (VariantKey::Name(key), Part::Text(value)) => *value == key,
        (VariantKey::Number(key), Part::Number(value)) => {
            key.parse::<f64>().ok() == value.parse::<f64>().ok()
        }
        _ => false,
    }
}
