//! Choices by number: the cases that numbers can be, and what a number is to i18next.

use std::collections::BTreeSet;

use crate::emit::bundles::view::View;
use crate::fluent::model::{Arguments, Part, VariantKey};
use crate::locale::plurals::{Category, Counting, EVERYDAY, Plurals};

/// A case of a choice by number.
pub(super) struct NumberCase {
    /// After the key and a `_`.
    pub suffix: String,
    /// Exactly this number.
    pub exact: Option<u32>,
    pub category: Category,
}

/// Returns all cases that numbers can be, so that nothing is left to i18next: it would look in other languages.
pub(super) fn number_cases(
    view: &View<'_>,
    keys: &BTreeSet<&str>,
    counting: Counting,
) -> Result<Vec<NumberCase>, String> {
    let locale = view.ground.locale();
    let plurals = Plurals::of(locale, counting)
        .ok_or_else(|| format!("the plural rules of `{locale}` are not known"))?;
    let numbers = keys.iter().copied();
    let numbers: Vec<&str> = numbers.filter(|key| is_number(key)).collect();
    let categories = plurals.categories();
    let mut cases = Vec::new();
    match &numbers[..] {
        [] => {}
        // i18next asks for `_zero` when the number is 0, in all languages; but not for ordinals.
        ["0"] if counting == Counting::Cardinal && !has_wider_zero(&plurals) => {
            cases.push(NumberCase {
                suffix: "zero".to_owned(),
                exact: Some(0),
                category: plurals.integer(0),
            });
        }
        numbers => {
            let numbers = numbers.join("`, `");
            return Err(format!("a plural with the exact numbers `{numbers}`"));
        }
    }
    let infix = match counting {
        Counting::Cardinal => "",
        Counting::Ordinal => "ordinal_",
    };
    let left = categories
        .iter()
        .filter(|category| **category != Category::Zero || cases.is_empty());
    let left: Vec<NumberCase> = left
        .map(|category| NumberCase {
            suffix: format!("{infix}{}", category.as_str()),
            exact: None,
            category: *category,
        })
        .collect();
    cases.extend(left);
    Ok(cases)
}

/// Returns whether the category `zero` has other numbers than 0.
fn has_wider_zero(plurals: &Plurals) -> bool {
    plurals.categories().contains(&Category::Zero)
        && (1..=EVERYDAY).any(|it| plurals.integer(it) == Category::Zero)
}

fn is_number(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_digit() || c == '-')
}

/// Returns whether a key is an integer as JavaScript writes it, or no number.
pub(super) fn is_integer(key: VariantKey<'_>) -> bool {
    match key {
        VariantKey::Name(_) => true,
        VariantKey::Number(number) => number
            .parse::<u32>()
            .is_ok_and(|it| it.to_string() == number),
    }
}

/// Returns the variable that a function is called with.
pub(super) fn variable_of<'p>(arguments: &'p Arguments<'p>) -> Option<&'p str> {
    match &arguments.positional[..] {
        [Part::Variable(name)] => Some(name),
        _ => None,
    }
}
