//! The texts that references stand for: a translator sees what `{ -coalition }` says.

use crate::fluent::escapes::unescape;
use crate::fluent::model::{Arguments, EntryKind, Part, Pattern, Select, VariantKey};
use crate::fluent::parse::parse;
use crate::project::index::Scope;

/// References and variants that are followed for one text.
const MAX_STEPS: usize = 16;

/// Bytes of a text that fits into a note.
const MAX_TEXT: usize = 400;

/// Returns the text that a reference to a term or a message shows in one language; `None` where it shows data, leads to
/// nothing, or to more than a note holds.
pub fn reading(placeable: &str, scope: Scope<'_>) -> Option<String> {
    let is_data = placeable.starts_with("{ $") || placeable.starts_with("{ \"");
    if is_data {
        return None;
    }
    let source = format!("x = {placeable}\n");
    let catalog = parse(&source);
    let parts = &catalog.entries.first()?.value.as_ref()?.parts;
    let [part @ (Part::Term { .. } | Part::Message { .. })] = &parts[..] else {
        return None;
    };
    let mut reading = ReferenceText {
        scope,
        text: String::new(),
        steps: MAX_STEPS,
    };
    reading.add(part, None)?;
    (reading.text.len() <= MAX_TEXT).then_some(reading.text)
}

struct ReferenceText<'s> {
    scope: Scope<'s>,
    text: String,
    /// Those that are left.
    steps: usize,
}

impl ReferenceText<'_> {
    /// Adds what a part shows; `arguments` are those of the reference that led here.
    fn add(&mut self, part: &Part<'_>, arguments: Option<&Arguments<'_>>) -> Option<()> {
        match part {
            Part::Text(text) | Part::Number(text) => self.text.push_str(text),
            Part::Literal(literal) => self.text.push_str(&unescape(literal)),
            Part::Term {
                id,
                attribute,
                arguments,
            } => {
                let pattern = self.scope.pattern(EntryKind::Term, id, *attribute)?;
                self.add_all(pattern, arguments.as_deref())?;
            }
            Part::Message { id, attribute } => {
                let pattern = self.scope.pattern(EntryKind::Message, id, *attribute)?;
                self.add_all(pattern, None)?;
            }
            Part::Select(select) => self.add_all(chosen(select, arguments)?, arguments)?,
            Part::Variable(_) | Part::Call { .. } => return None,
        }
        Some(())
    }

    fn add_all(&mut self, pattern: &Pattern<'_>, arguments: Option<&Arguments<'_>>) -> Option<()> {
        self.steps = self.steps.checked_sub(1)?;
        let mut parts = pattern.parts.iter();
        parts.try_for_each(|part| self.add(part, arguments))
    }
}

/// Returns the variant that the arguments of a reference choose, else the one for all others.
fn chosen<'v, 's>(
    select: &'v Select<'s>,
    arguments: Option<&Arguments<'_>>,
) -> Option<&'v Pattern<'s>> {
    let mut named = arguments.iter().flat_map(|it| &it.named);
    let given = named.find(|(name, _)| select.selector == Part::Variable(name));
    let is_given = |key: VariantKey<'_>| {
        given.is_some_and(|(_, value)| match key {
            VariantKey::Name(name) => *value == Part::Literal(name),
            VariantKey::Number(number) => *value == Part::Number(number),
        })
    };
    let variants = &select.variants;
    let found = variants.iter().find(|variant| is_given(variant.key));
    let found = found.or_else(|| variants.iter().find(|variant| variant.default));
    found.map(|variant| &variant.value)
}
