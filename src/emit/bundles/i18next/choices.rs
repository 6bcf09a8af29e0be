//! Choices of Fluent as keys of i18next: one text for each case, one key for each text.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::bundles::arguments::Uses;
use crate::emit::bundles::i18next::numbers::{is_integer, number_cases, variable_of};
use crate::emit::bundles::i18next::texts::{Case, DEEPEST, message, text};
use crate::emit::bundles::view::View;
use crate::fluent::model::{Part, Pattern, Select, VariantKey};
use crate::locale::plurals::{Category, Counting};

/// The call of a key.
#[derive(Clone, Debug, Default)]
pub(super) struct Calling {
    /// The variables that i18next wants once more under another name.
    pub arguments: BTreeMap<String, &'static str>,
    pub ordinal: bool,
}

impl Calling {
    /// Returns whether there is nothing to know.
    pub fn is_plain(&self) -> bool {
        self.arguments.is_empty() && !self.ordinal
    }
}

/// A choice in a text.
struct I18nextChoice<'p> {
    variable: &'p str,
    kind: Kind,
    keys: BTreeSet<&'p str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plural(Counting),
    /// By name, or by exact numbers alone.
    Context,
}

/// Returns the keys of a text that takes arguments.
pub(super) fn entries_of<'v>(
    view: &View<'v>,
    key: &str,
    pattern: &'v Pattern<'v>,
    taken: &BTreeMap<&str, Uses>,
) -> Result<(Vec<(String, String)>, Calling), String> {
    let mut choices: Vec<I18nextChoice<'v>> = Vec::new();
    collect(view, pattern, &mut choices, 0)?;
    let plural = one_of(&choices, |kind| matches!(kind, Kind::Plural(_)), "numbers")?;
    let context = one_of(&choices, |kind| kind == Kind::Context, "names")?;
    let mut calling = Calling::default();
    for (choice, name) in [(plural, "count"), (context, "context")] {
        if let Some(choice) = choice.filter(|choice| choice.variable != name) {
            calling.arguments.insert(choice.variable.to_owned(), name);
        }
    }
    check_names(taken, &calling)?;
    let counting = match plural.map(|it| it.kind) {
        Some(Kind::Plural(counting)) => Some(counting),
        Some(Kind::Context) | None => None,
    };
    calling.ordinal = counting == Some(Counting::Ordinal);
    let numbers = match (plural, counting) {
        (Some(choice), Some(counting)) => Some(number_cases(view, &choice.keys, counting)?),
        _ => None,
    };
    let mut names: Vec<Option<&str>> = vec![None];
    names.extend(context.iter().flat_map(|it| &it.keys).map(|key| Some(*key)));
    let mut entries = Vec::new();
    for name in names {
        let base = match name {
            Some(name) => format!("{key}_{name}"),
            None => key.to_owned(),
        };
        let case = |number| Case {
            count: plural.map(|it| it.variable),
            taken,
            number,
            name,
        };
        match &numbers {
            None => entries.push((base, text(view, pattern, &case(None))?)),
            Some(numbers) => {
                for number in numbers {
                    let key = format!("{base}_{}", number.suffix);
                    entries.push((key, text(view, pattern, &case(Some(number)))?));
                }
            }
        }
    }
    Ok((entries, calling))
}

/// Returns the only choice of a kind, if there is one.
fn one_of<'c, 'p>(
    choices: &'c [I18nextChoice<'p>],
    is_kind: impl Fn(Kind) -> bool,
    what: &str,
) -> Result<Option<&'c I18nextChoice<'p>>, String> {
    let mut found = choices.iter().filter(|choice| is_kind(choice.kind));
    let first = found.next();
    match found.next() {
        None => Ok(first),
        Some(_) => Err(format!("it depends on two {what}")),
    }
}

/// Names that i18next takes for options of its own.
const OPTIONS: [&str; 16] = [
    "defaultValue",
    "fallbackLng",
    "interpolation",
    "joinArrays",
    "keySeparator",
    "lng",
    "lngs",
    "ns",
    "nsSeparator",
    "ordinal",
    "postProcess",
    "replace",
    "returnDetails",
    "returnObjects",
    "skipInterpolation",
    "fallbackNS",
];

/// i18next takes the number as `count` and the name as `context`, so no other variable may be called so.
fn check_names(taken: &BTreeMap<&str, Uses>, calling: &Calling) -> Result<(), String> {
    for name in calling.arguments.values() {
        if taken.contains_key(name) {
            return Err(format!(
                "it has a variable `{name}` besides the one that i18next calls so"
            ));
        }
    }
    match OPTIONS.iter().find(|name| taken.contains_key(**name)) {
        None => Ok(()),
        Some(name) => Err(format!(
            "i18next has a use of its own for the variable `{name}`"
        )),
    }
}

/// Finds the choices of a pattern and of the messages it refers to.
fn collect<'v>(
    view: &View<'v>,
    pattern: &'v Pattern<'v>,
    choices: &mut Vec<I18nextChoice<'v>>,
    depth: usize,
) -> Result<(), String> {
    if depth > DEEPEST {
        return Err("its references go too deep".to_owned());
    }
    for part in &pattern.parts {
        match part {
            Part::Select(select) => {
                // A choice by a term is made when the text is.
                if let Some((variable, kind)) = selector(select)? {
                    add(choices, variable, kind, select)?;
                }
                for variant in &select.variants {
                    collect(view, &variant.value, choices, depth)?;
                }
            }
            Part::Message { id, attribute } => {
                if let Some(pattern) = message(view, id, *attribute) {
                    collect(view, pattern, choices, depth + 1)?;
                }
            }
            Part::Text(_)
            | Part::Literal(_)
            | Part::Number(_)
            | Part::Variable(_)
            | Part::Term { .. }
            | Part::Call { .. } => {}
        }
    }
    Ok(())
}

fn add<'v>(
    choices: &mut Vec<I18nextChoice<'v>>,
    variable: &'v str,
    kind: Kind,
    select: &'v Select<'v>,
) -> Result<(), String> {
    let keys = select.variants.iter().map(|variant| variant.key.as_str());
    match choices.iter_mut().find(|it| it.variable == variable) {
        None => choices.push(I18nextChoice {
            variable,
            kind,
            keys: keys.collect(),
        }),
        Some(choice) if choice.kind == kind => choice.keys.extend(keys),
        Some(_) => return Err(format!("`{variable}` is chosen by in two ways")),
    }
    Ok(())
}

/// Returns what a choice depends on; `None`: on a term, which is known.
fn selector<'v>(select: &'v Select<'v>) -> Result<Option<(&'v str, Kind)>, String> {
    let keys = || select.variants.iter().map(|variant| variant.key);
    match &select.selector {
        Part::Variable(name) => {
            let is_category = |key| match key {
                VariantKey::Name(name) => Category::parse(name).is_some(),
                VariantKey::Number(_) => false,
            };
            let is_left = |key: VariantKey<'_>| key.as_str() == "other";
            let mut exact = keys().filter(|key| matches!(key, VariantKey::Number(_)));
            let has_category = keys().any(|key| is_category(key) && !is_left(key));
            let is_zero = exact.clone().count() > 0 && exact.clone().all(|key| key.as_str() == "0");
            let is_named =
                keys().any(|key| matches!(key, VariantKey::Name(_)) && !is_category(key));
            match (has_category || is_zero, exact.next(), is_named) {
                (true, _, false) => Ok(Some((name, Kind::Plural(Counting::Cardinal)))),
                (true, _, true) | (false, Some(_), true) => {
                    Err(format!("`{name}` is chosen by number and by name"))
                }
                (false, None, _) => Ok(Some((name, Kind::Context))),
                (false, Some(_), false) => match keys().find(|key| !is_integer(*key)) {
                    None => Ok(Some((name, Kind::Context))),
                    Some(key) => Err(format!("the exact number `{}`", key.as_str())),
                },
            }
        }
        Part::Call {
            function,
            arguments,
        } => match (*function, variable_of(arguments), &arguments.named[..]) {
            ("NUMBER", Some(name), []) => Ok(Some((name, Kind::Plural(Counting::Cardinal)))),
            ("NUMBER", Some(name), [("type", Part::Literal("ordinal"))]) => {
                Ok(Some((name, Kind::Plural(Counting::Ordinal))))
            }
            ("NUMBER", Some(name), [("type", Part::Literal("cardinal"))]) => {
                Ok(Some((name, Kind::Plural(Counting::Cardinal))))
            }
            _ => Err(format!("a choice by `{function}` with these options")),
        },
        Part::Term { .. } => Ok(None),
        Part::Literal(_) | Part::Number(_) => Err("a choice by a constant".to_owned()),
        Part::Text(_) | Part::Message { .. } | Part::Select(_) => {
            Err("a choice by another text".to_owned())
        }
    }
}
