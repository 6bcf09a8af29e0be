//! Plural forms that a translation needs and does not have.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::checks::selects::plural::{counted_variables, each_plural, first_variable, numbers};
use crate::fluent::model::{EntryKind, Part, Select, VariantKey};
use crate::locale::languages::profile;
use crate::locale::plurals::{Category, Counting, Plurals};
use crate::locale::vocabulary::Vocabulary;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A selector by number without a variant for a plural category of the language that integers up to 200 take:
    /// Polish without `few`, Spanish with `[0]` and `*[other]` where the source has `one`. Numbers that have a variant
    /// of their own, `[1]`, are taken care of; `other` is what the default variant stands for. What only fractions or
    /// exact millions take is not asked for: Spanish, Portuguese and French do well without `many`. A translation that does not
    /// choose at all, and has a noun for more than one behind the number that the source chooses by.
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
        report_without_choice(view, reporter);
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
            if lacking.is_empty() || has_word(plural.select) || is_default(&lacking, rules) {
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

/// Returns whether the default variant is what is lacking: in Russian `other` is for fractions alone, so that
/// `[one] [few] *[other]` has its `many` as the default, as programs that do not know `many` write it.
fn is_default(lacking: &[(Category, String)], rules: &Plurals) -> bool {
    let is_many = matches!(lacking, [(Category::Many, _)]);
    is_many && (0..=200).all(|integer| rules.integer(integer) != Category::Other)
}

/// Returns whether a variant has a word for its key that is no category, which is told as never taken.
fn has_word(select: &Select<'_>) -> bool {
    let mut keys = select.variants.iter().map(|variant| variant.key);
    keys.any(|key| matches!(key, VariantKey::Name(name) if Category::parse(name).is_none()))
}

/// Reports a number that the source chooses by, before a noun for more than one: *1 archivos*.
fn report_without_choice(view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
    let Some(source) = view.source.filter(|_| view.signs().has(b'{')) else {
        return;
    };
    let vocabulary = &profile(view.view.side.locale).vocabulary;
    if view.entry.kind == EntryKind::Term || vocabulary.plural_endings.is_empty() {
        return;
    }
    for (attribute, pattern) in view.entry.patterns() {
        let source = source.pattern(attribute);
        let counted = source.map(counted_variables).unwrap_or_default();
        let is_chosen = |part: &Part<'_>| matches!(part, Part::Select(_));
        if counted.is_empty() || pattern.parts.iter().any(is_chosen) {
            continue;
        }
        for two in pattern.parts.windows(2) {
            let [number, Part::Text(text)] = two else {
                continue;
            };
            let variable = match number {
                Part::Variable(name) => Some(*name),
                Part::Call { arguments, .. } => first_variable(arguments),
                _ => None,
            };
            let Some(noun) = noun(text, vocabulary)
                .filter(|_| variable.is_some() && counted.contains(&variable))
            else {
                continue;
            };
            let variable = variable.unwrap_or_default();
            let message = format!(
                "{} does not choose by `${variable}` as the source does: for 1 it reads `1 {noun}`",
                view.name(attribute)
            );
            reporter
                .report(view.view.file.catalog.span(noun), message)
                .help(format!("write `{{ ${variable} -> [one] … *[other] … }}`"))
                .attribute(attribute);
            break;
        }
    }
}

/// Returns the noun for more than one that a text goes on with.
fn noun<'t>(text: &'t str, vocabulary: &Vocabulary) -> Option<&'t str> {
    let rest = text.strip_prefix([' ', '\u{a0}'])?;
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let word = rest.slice(..end);
    let is_plural = vocabulary
        .plural_endings
        .iter()
        .any(|it| word.ends_with(it));
    let is_small =
        vocabulary.function_words.contains(&word) || vocabulary.doublings.contains(&word);
    let is_noun = is_plural && !is_small && word.chars().all(char::is_lowercase);
    (is_noun && word.len() > LEAST).then_some(word)
}

/// Shorter words are no nouns for more than one.
const LEAST: usize = 3;
