//! Finds the selectors that choose by number, and the numbers that each of their variants is for.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::model::EntryView;
use crate::fluent::model::{Arguments, EntryKind, Part, Pattern, Select, Variant, VariantKey};
use crate::fluent::written::written;
use crate::locale::plurals::{Category, Counting, EVERYDAY, Plurals};

/// A selector that chooses by number.
pub(super) struct PluralSelect<'p, 's> {
    pub select: &'p Select<'s>,
    pub counting: Counting,
    /// Without `$`.
    pub variable: Option<&'s str>,
}

/// Calls `visit` for every selector of a message that chooses by number, with the rules of its locale.
///
/// A term chooses by its parameters, which are words. A locale without plural rules has nothing to say.
pub(super) fn each_plural<'p>(
    view: &EntryView<'p>,
    visit: &mut dyn FnMut(&PluralSelect<'p, 'p>, &Plurals, Option<&'p str>),
) {
    if view.entry.kind == EntryKind::Term {
        return;
    }
    // What the source chooses by, by attribute; and the attributes that were left in its words.
    let (mut counted, mut left) = (BTreeMap::new(), BTreeMap::new());
    each_select(view, &mut |select, attribute| {
        // What was left in the source's words has its categories as well, which is told of the words.
        let is_left = left.entry(attribute);
        if *is_left.or_insert_with(|| is_as_in_source(view, attribute)) {
            return;
        }
        let is_counted = |variable: Option<&str>| {
            let counted = counted.entry(attribute).or_insert_with(|| {
                let source = view.source.and_then(|source| source.pattern(attribute));
                source.map(counted_variables).unwrap_or_default()
            });
            counted.contains(&variable)
        };
        let Some(plural) = plural(select, is_counted) else {
            return;
        };
        if let Some(rules) = Plurals::of(view.view.side.locale, plural.counting) {
            visit(&plural, &rules, attribute);
        }
    });
}

/// Returns whether a pattern of a translation is the source's, word for word and variant by variant.
fn is_as_in_source(view: &EntryView<'_>, attribute: Option<&str>) -> bool {
    let side = view.view.side;
    let source = view.source.filter(|_| !side.is_source);
    let source = source.and_then(|source| source.pattern(attribute));
    let own = view.entry.pattern(attribute);
    side.locale.language() != view.view.source.locale.language()
        && source
            .zip(own)
            .is_some_and(|(source, own)| has_words(own) && written(source) == written(own))
}

/// Returns whether there are words of a language besides a number and a unit.
fn has_words(pattern: &Pattern<'_>) -> bool {
    let mut words = false;
    pattern.walk(&mut |part| {
        if let Part::Text(text) = part {
            let is_word = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 2;
            words |= text.split_whitespace().any(is_word);
        }
    });
    words
}

/// Calls `visit` for every selector of an entry, with the attribute that it stands in.
pub(super) fn each_select<'p>(
    view: &EntryView<'p>,
    visit: &mut dyn FnMut(&'p Select<'p>, Option<&'p str>),
) {
    view.walk(&mut |part, attribute| {
        if let Part::Select(select) = part {
            visit(select, attribute);
        }
    });
}

/// Tells if a selector chooses by number: it says `NUMBER`, its keys are categories and numbers alone (`other` alone
/// says nothing), or the source chooses by number there.
///
/// `is_counted` answers whether the source chooses by the number in a variable.
fn plural<'p, 's>(
    select: &'p Select<'s>,
    is_counted: impl FnOnce(Option<&str>) -> bool,
) -> Option<PluralSelect<'p, 's>> {
    let (variable, arguments) = match &select.selector {
        Part::Variable(name) => (Some(*name), None),
        Part::Call {
            function: "NUMBER",
            arguments,
        } => (first_variable(arguments), Some(arguments)),
        _ => return None,
    };
    let is_number = arguments.is_some()
        || by_keys(select, false)
        || (variable.is_some() && is_counted(variable));
    let is_ordinal = arguments.is_some_and(|arguments| {
        let named = arguments.named.iter();
        named
            .filter(|(name, _)| *name == "type")
            .any(|(_, value)| matches!(value, Part::Literal("ordinal")))
    });
    let counting = if is_ordinal {
        Counting::Ordinal
    } else {
        Counting::Cardinal
    };
    is_number.then_some(PluralSelect {
        select,
        counting,
        variable,
    })
}

/// Returns the variable that a call is given first.
pub(super) fn first_variable<'s>(arguments: &Arguments<'s>) -> Option<&'s str> {
    match arguments.positional.first() {
        Some(Part::Variable(name)) => Some(name),
        _ => None,
    }
}

/// Returns whether all keys are categories or numbers, one of them more than `other` or, if `other` is enough, none.
fn by_keys(select: &Select<'_>, other_is_enough: bool) -> bool {
    let categories = select.variants.iter().map(|variant| match variant.key {
        VariantKey::Number(_) => Some(None),
        VariantKey::Name(name) => Category::parse(name).map(Some),
    });
    let categories: Option<Vec<_>> = categories.collect();
    categories.is_some_and(|categories| {
        let mut named = categories.into_iter().flatten();
        other_is_enough || named.any(|category| category != Category::Other)
    })
}

/// Returns the variables by whose number a pattern chooses; `None` for a number that is not in a variable.
pub(super) fn counted_variables<'p>(pattern: &'p Pattern<'_>) -> BTreeSet<Option<&'p str>> {
    let mut found = BTreeSet::new();
    pattern.walk(&mut |part| {
        if let Part::Select(select) = part {
            let plural = plural(select, |_| false);
            found.extend(plural.map(|plural| plural.variable));
        }
    });
    found
}

impl<'p, 's> PluralSelect<'p, 's> {
    /// Returns the variant of a category.
    pub fn variant(&self, category: Category) -> Option<&'p Variant<'s>> {
        let key = VariantKey::Name(category.as_str());
        let mut variants = self.select.variants.iter();
        variants.find(|variant| variant.key == key)
    }

    /// Returns the everyday integers of a category that have no variant of their own.
    pub fn integers(&self, rules: &Plurals, category: Category) -> impl Iterator<Item = u32> {
        let exact: Vec<u32> = self
            .select
            .variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::Number(number) => number.parse().ok(),
                VariantKey::Name(_) => None,
            })
            .collect();
        (0..=EVERYDAY)
            .filter(move |number| rules.integer(*number) == category && !exact.contains(number))
    }
}

/// `0`, `0 and 1`, `2, 3, 4…`
pub(super) fn numbers(mut integers: impl Iterator<Item = u32>) -> String {
    let first: Vec<String> = integers
        .by_ref()
        .take(3)
        .map(|integer| integer.to_string())
        .collect();
    match (&first[..], integers.next()) {
        ([a, b], _) => format!("{a} and {b}"),
        (_, Some(_)) => format!("{}…", first.join(", ")),
        (_, None) => first.join(", "),
    }
}
