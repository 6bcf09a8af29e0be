//! Finds the arguments of a message: its variables, typed by how they are used.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::fluent::model::{self, Entry, Part, Pattern, VariantKey};
use crate::locale::plurals::Category;

/// The variables of a pattern by name.
pub type Arguments<'p> = BTreeMap<&'p str, Uses>;

/// What the texts of the source locale take, by the id of the message and the attribute: what callers go by, in all
/// languages.
pub type Contract = HashMap<(String, Option<String>), BTreeMap<String, Uses>>;

/// The uses of a variable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// In `NUMBER`, or in a choice by number.
    pub number: bool,
    /// In `DATETIME`.
    pub date: bool,
    /// In a choice by name.
    pub name: bool,
}

impl Uses {
    pub fn add(&mut self, other: Self) {
        self.number |= other.number;
        self.date |= other.date;
        self.name |= other.name;
    }

    /// In words; empty when any value will do.
    pub fn words(self) -> Vec<&'static str> {
        let uses = [
            (self.number, "number"),
            (self.date, "date"),
            (self.name, "text"),
        ];
        let used = uses.iter().filter(|(is_used, _)| *is_used);
        used.map(|(_, word)| *word).collect()
    }
}

/// Returns the variables of a pattern and of the messages it refers to. A term sees none of them.
pub fn arguments<'p>(
    pattern: &'p Pattern<'p>,
    find: &dyn Fn(&str) -> Option<&'p Entry<'p>>,
) -> Arguments<'p> {
    let mut arguments = Arguments::new();
    let mut seen = BTreeSet::new();
    let mut left = vec![pattern];
    while let Some(pattern) = left.pop() {
        let mut note = |name: &'p str, uses: Uses| {
            arguments.entry(name).or_default().add(uses);
        };
        let mut messages = Vec::new();
        pattern.walk(&mut |part| match part {
            Part::Variable(name) => note(name, Uses::default()),
            Part::Call {
                function,
                arguments,
            } => {
                for variable in variables(arguments) {
                    note(variable, uses_by_function(function));
                }
            }
            Part::Select(select) => {
                if let Part::Variable(name) = select.selector {
                    note(name, uses_by_keys(select));
                }
            }
            Part::Message { id, attribute } => messages.push((*id, *attribute)),
            Part::Text(_) | Part::Literal(_) | Part::Number(_) | Part::Term { .. } => {}
        });
        for (id, attribute) in messages {
            if seen.insert((id, attribute)) {
                left.extend(find(id).and_then(|entry| entry.pattern(attribute)));
            }
        }
    }
    arguments
}

fn variables<'p>(arguments: &'p model::Arguments<'p>) -> impl Iterator<Item = &'p str> {
    let positional = arguments.positional.iter();
    positional.filter_map(|part| match part {
        Part::Variable(name) => Some(*name),
        _ => None,
    })
}

fn uses_by_function(function: &str) -> Uses {
    Uses {
        number: function == "NUMBER",
        date: function == "DATETIME",
        name: false,
    }
}

fn uses_by_keys(select: &model::Select<'_>) -> Uses {
    let mut uses = Uses::default();
    for variant in &select.variants {
        match variant.key {
            VariantKey::Number(_) => uses.number = true,
            // Numbers and names alike have `other` for what is left.
            VariantKey::Name("other") => {}
            VariantKey::Name(name) if Category::parse(name).is_some() => uses.number = true,
            VariantKey::Name(_) => uses.name = true,
        }
    }
    // `[one]` and `*[male]`: the names may be those of a default variant.
    let default = select.variants.iter().find(|variant| variant.default);
    if let Some(VariantKey::Name(name)) = default.map(|it| it.key)
        && uses.number
        && Category::parse(name).is_none()
    {
        let named = |key| matches!(key, VariantKey::Name(name) if Category::parse(name).is_none());
        let others = select.variants.iter().filter(|variant| !variant.default);
        uses.name = others.into_iter().any(|variant| named(variant.key));
    }
    uses
}
