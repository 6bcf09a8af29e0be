//! Plural forms that a translation needs and does not have.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::selects::plural::{each_plural, numbers};
use crate::locale::plurals::{Category, Counting};

check! {
    /// # What it finds
    /// A selector by number without a variant for a plural category of the language that integers up to 200 take:
    /// Polish without `few`, Spanish with `[0]` and `*[other]` where the source has `one`. Numbers that have a variant
    /// of their own, `[1]`, are taken care of; `other` is what the default variant stands for. What only fractions or
    /// exact millions take is not asked for: Spanish, Portuguese and French do well without `many`.
    ///
    /// # Why it matters
    /// The numbers of that category get the text for others: *1 archivos*, *3 plików*.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// files = { $n ->
    ///     [one] One file
    ///    *[other] { $n } files
    /// }
    /// ```
    /// ```ftl locales/pl/main.ftl
    /// files = { $n ->
    ///     [one] Jeden plik
    ///    *[other] { $n } plików
    /// }
    /// ```
    /// ```report
    /// locales/pl/main.ftl:1:12: warning[plural-missing] `files` has no variant for `few` (2, 3, 4…), `many` (0, 5, 6…)
    /// ```
    ///
    /// # When to silence it
    /// Where the number is never one of those.
    ///
    /// # Precision
    /// No finding in two Mozilla sites in 14 locales (139 variants `one`). With `few` taken out of
    /// the Czech, Russian and Ukrainian ones, 25 of 25 are found.
    pub PluralMissing = "plural-missing", Warning, [Entry]
}

impl Check for PluralMissing {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        each_plural(view, &mut |plural, rules, attribute| {
            // Which ordinals differ is a matter of editors: “1.º”, “1.er”, “1.ª”.
            if plural.counting == Counting::Ordinal {
                return;
            }
            let wanted = rules.categories().iter().copied();
            let lacking: Vec<(Category, String)> = wanted
                .filter(|category| *category != Category::Other)
                .filter(|category| plural.variant(*category).is_none())
                // Beside `[1]`, “0 arquivos” is as good as “0 arquivo”, whatever CLDR says of 0.
                .filter(|category| {
                    *category != Category::One
                        || plural.integers(rules, *category).any(|integer| integer > 0)
                })
                .map(|category| (category, numbers(plural.integers(rules, category))))
                .filter(|(_, numbers)| !numbers.is_empty())
                .collect();
            if lacking.is_empty() {
                return;
            }
            let named: Vec<String> = lacking
                .iter()
                .map(|(category, numbers)| format!("`{}` ({numbers})", category.as_str()))
                .collect();
            let keys: Vec<String> = lacking
                .iter()
                .map(|(category, _)| format!("`[{}]`", category.as_str()))
                .collect();
            let message = format!(
                "{} has no variant for {}",
                view.name(attribute),
                named.join(", ")
            );
            let span = view.view.file.catalog.span(plural.select.selector.leaf());
            reporter
                .report(span, message)
                .help(format!("add {}", keys.join(", ")))
                .attribute(attribute);
        });
    }
}
