//! Variants that others stand in the way of.

use std::collections::HashMap;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::selects::plural::{each_plural, each_select};
use crate::diagnostic::Place;
use crate::fluent::model::{EntryKind, Part, Select, Variant, VariantKey};
use crate::locale::plurals::Category;
use crate::text::nearest::nearest;

check! {
    /// # What it finds
    /// A variant that is never taken, since programs take the first that fits: one with the key of an earlier one; one
    /// for a number, after the plural category of that number (`[1]` after `[one]`); one for a number written with
    /// zeros after the point (`[1.0]`); one for a number where `NUMBER` has options, which fluent-rs tells apart from
    /// the plain number. Variants for the attribute of a term that has a value none of them is for.
    ///
    /// # Why it matters
    /// The text that was written for that case is not shown.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// files = { $n ->
    ///     [one] One file
    ///    *[other] { $n } files
    /// }
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// files = { $n ->
    ///     [one] { $n } arquivo
    ///     [0] Nenhum arquivo
    ///    *[other] { $n } arquivos
    /// }
    /// ```
    /// ```report
    /// locales/pt/main.ftl:3:6: warning[unreachable-variant] the variant `[0]` of `files` is never taken: `[one]` stands before it and is for 0 as well
    /// ```
    ///
    /// # When to silence it
    /// `[1.0]` and numbers after `NUMBER` with options work in fluent.js: silence them where no other program reads the
    /// catalog.
    ///
    /// # Precision
    /// No finding in two Mozilla sites in 14 locales; the cases of the tests are made up.
    pub UnreachableVariant = "unreachable-variant", Warning, [Entry]
}

impl Check for UnreachableVariant {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let catalog = view.view.file.catalog;
        each_select(view, &mut |select, attribute| {
            let mut first_places = HashMap::new();
            for variant in &select.variants {
                let key = variant.key;
                let never = format!(
                    "the variant `[{}]` of {} is never taken",
                    key.as_str(),
                    view.name(attribute)
                );
                let span = catalog.span(key.as_str());
                let earlier = first_places.insert(key.as_str(), span);
                if let Some(earlier) = earlier {
                    let first = Place::Span(view.view.file.file, earlier);
                    reporter
                        .report(span, format!("{never}: there is an earlier one"))
                        .label(first, "the first one")
                        .help("remove one of them")
                        .attribute(attribute);
                    continue;
                }
                let why = match () {
                    () if has_idle_zeros(key) => {
                        "a number is not told with zeros after its point in all programs"
                    }
                    () if is_number(key) && has_options(select) => {
                        "with options, `NUMBER` gives what is equal to no plain number in fluent-rs"
                    }
                    () => continue,
                };
                if copied(view, attribute, variant) {
                    continue;
                }
                reporter
                    .report(span, format!("{never}: {why}"))
                    .help(remedy(select, key))
                    .attribute(attribute);
            }
        });
        each_select(view, &mut |select, attribute| {
            report_unmatched(view, select, attribute, reporter);
        });
        each_plural(view, &mut |plural, rules, attribute| {
            let places = places(plural.select);
            for (at, variant) in plural.select.variants.iter().enumerate() {
                let VariantKey::Number(number) = variant.key else {
                    continue;
                };
                if has_idle_zeros(variant.key) || has_options(plural.select) {
                    continue;
                }
                let category = rules.category(number);
                if places[category as usize] >= at {
                    continue;
                }
                let key = category.as_str();
                let message = format!(
                    "the variant `[{number}]` of {} is never taken: `[{key}]` stands before it and is for {number} as well",
                    view.name(attribute)
                );
                let span = catalog.span(number);
                reporter
                    .report(span, message)
                    .help(format!("write `[{number}]` before `[{key}]`"))
                    .attribute(attribute);
            }
        });
    }
}

/// Reports a selector on an attribute of a term whose text is the key of no variant.
fn report_unmatched(
    view: &EntryView<'_>,
    select: &Select<'_>,
    of_attribute: Option<&str>,
    reporter: &mut Reporter<'_>,
) {
    let Part::Term {
        id,
        attribute: Some(attribute),
        ..
    } = &select.selector
    else {
        return;
    };
    let Some(definition) = view.view.side.scope.find(EntryKind::Term, id) else {
        return;
    };
    let value = definition.entry.pattern(Some(attribute));
    let Some([Part::Text(value)]) = value.map(|it| &it.parts[..]) else {
        return;
    };
    let keys: Vec<&str> = select.variants.iter().map(|it| it.key.as_str()).collect();
    let default = select.variants.iter().find(|variant| variant.default);
    let is_for_all =
        default.is_some_and(|it| ["other", "default", "none"].contains(&it.key.as_str()));
    let near = nearest(value, &keys, 0.6);
    if keys.contains(value) || near.is_none() && is_for_all {
        return;
    }
    let catalog = view.view.file.catalog;
    let mut span = catalog.span(id);
    span.start -= 1;
    span.end = catalog.span(attribute).end;
    let help = match near {
        Some(near) => format!("write `[{value}]` for `[{near}]`"),
        None => format!("add a variant `[{value}]`"),
    };
    let place = definition.catalog.id_span(definition.entry);
    let message = format!(
        "`-{id}.{attribute}` is `{value}`, and no variant has that key: the default is shown"
    );
    reporter
        .report(span, message)
        .help(help)
        .label(Place::Span(definition.file, place), "the term")
        .attribute(of_attribute);
}

/// Words what to write instead of a variant for a number; the options of `NUMBER` have to stay for the others.
fn remedy(select: &Select<'_>, key: VariantKey<'_>) -> String {
    let number = key.as_str();
    let others = |variant: &Variant<'_>| !variant.default && !is_number(variant.key);
    match &select.selector {
        Part::Call { arguments, .. } if select.variants.iter().any(others) => {
            let variable = arguments.positional.first().map_or("n", |it| it.leaf());
            format!(
                "select on the plain variable for it, `{{ ${variable} -> [{number}] … *[other] … }}`, and by `NUMBER` as it stands within the default variant"
            )
        }
        _ => "write the plain number, and select on the plain variable".to_owned(),
    }
}

fn is_number(key: VariantKey<'_>) -> bool {
    matches!(key, VariantKey::Number(_))
}

/// Returns the place of the variant of each category among the others; the end where there is none.
fn places(select: &Select<'_>) -> [usize; 6] {
    let mut places = [usize::MAX; 6];
    for (at, variant) in select.variants.iter().enumerate() {
        if let VariantKey::Name(name) = variant.key
            && let Some(category) = Category::parse(name)
        {
            let place = &mut places[category as usize];
            *place = (*place).min(at);
        }
    }
    places
}

/// `1.0`, `2.50`.
fn has_idle_zeros(key: VariantKey<'_>) -> bool {
    matches!(key, VariantKey::Number(number) if number.contains('.') && number.ends_with('0'))
}

fn has_options(select: &Select<'_>) -> bool {
    matches!(&select.selector, Part::Call { function: "NUMBER", arguments } if !arguments.named.is_empty())
}

/// Returns whether the source has such a variant too, so that it is reported there.
fn copied(view: &EntryView<'_>, attribute: Option<&str>, variant: &Variant<'_>) -> bool {
    let mut found = false;
    if let Some(source) = view.source.and_then(|source| source.pattern(attribute)) {
        source.walk(&mut |part| {
            if let Part::Select(select) = part {
                let idle = has_idle_zeros(variant.key) || has_options(select);
                found |= idle && select.variants.iter().any(|other| other.key == variant.key);
            }
        });
    }
    found
}
