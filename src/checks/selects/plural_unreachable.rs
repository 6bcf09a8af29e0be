//! Plural variants that no number takes.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::selects::plural::each_plural;
use crate::fluent::model::VariantKey;
use crate::locale::languages::profile;
use crate::locale::plurals::{Category, Plurals};

check! {
    /// # What it finds
    /// A variant for a plural category that the language does not have, `few` in Spanish, or for a word where the
    /// selector is a number. The default variant may have any key.
    ///
    /// # Why it matters
    /// Nobody ever reads that text. Often the reader of *none* was meant: `[zero]` is a category of Arabic, Latvian and
    /// Welsh; in English, Spanish and Portuguese it takes `[0]`.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// files = { $n ->
    ///     [one] One file
    ///    *[other] { $n } files
    /// }
    /// ```
    /// ```ftl locales/es/main.ftl
    /// files = { $n ->
    ///     [zero] Ningún archivo
    ///     [one] Un archivo
    ///    *[other] { $n } archivos
    /// }
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:6: warning[plural-unreachable] no number takes the variant `[zero]` of `files`: the plural categories of `es` are `one`, `many`, `other`
    /// ```
    ///
    /// # When to silence it
    /// Where a program gives the word itself instead of a number.
    ///
    /// # Precision
    /// No finding in two Mozilla sites in 14 locales (139 variants `one`). With `few` in place of
    /// `one` in the Spanish, Portuguese and Italian ones, 16 of 16 are found.
    pub PluralUnreachable = "plural-unreachable", Warning, [Entry]
}

impl Check for PluralUnreachable {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        each_plural(view, &mut |plural, rules, attribute| {
            let variants = plural.select.variants.iter();
            for variant in variants.filter(|variant| !variant.default) {
                let VariantKey::Name(key) = variant.key else {
                    continue;
                };
                let category = Category::parse(key);
                if category.is_some_and(|category| rules.categories().contains(&category)) {
                    continue;
                }
                let known: Vec<String> = rules
                    .categories()
                    .iter()
                    .map(|category| format!("`{}`", category.as_str()))
                    .collect();
                let are = match known.len() {
                    1 => "the only plural category",
                    _ => "the plural categories",
                };
                let message = format!(
                    "no number takes the variant `[{key}]` of {}: {are} of `{}` {} {}",
                    view.name(attribute),
                    view.view.side.locale,
                    if known.len() == 1 { "is" } else { "are" },
                    known.join(", ")
                );
                let help = match category {
                    Some(Category::Zero) => "for none, write `[0]`",
                    Some(Category::One) => "for one alone, write `[1]`",
                    Some(Category::Two) => "for two, write `[2]`",
                    Some(_) => "remove it",
                    None => "remove it, or write the category in English",
                };
                let meant = meant(view, key, rules);
                let help = meant.unwrap_or_else(|| help.to_owned());
                let span = view.view.file.catalog.span(key);
                reporter
                    .report(span, message)
                    .help(help)
                    .attribute(attribute);
            }
        });
    }
}

/// Words the key that a translated one stands for: *uno* for `one`, *otros* for `other`.
fn meant(view: &EntryView<'_>, key: &str, rules: &Plurals) -> Option<String> {
    let numbers = &profile(view.view.side.locale).numbers;
    let word = key.to_lowercase();
    let mut cardinals = numbers.cardinals.iter();
    let (_, number) = cardinals.find(|(form, _)| *form == word)?;
    let category = rules.integer(*number);
    let is_told = category != Category::Other;
    Some(if is_told {
        format!("keys are not translated: write `[{}]`", category.as_str())
    } else {
        format!("for {number}, write `[{number}]`")
    })
}
