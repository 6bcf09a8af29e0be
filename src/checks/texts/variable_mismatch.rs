//! Variables that a translation lost, or made up.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::variables_exchanged::report_exchanged;
use crate::fluent::alternatives::Alternative;
use crate::fluent::model::{EntryKind, Part, VariantKey};
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A variable of the source that the translation does not show, or one that the source does not have. Each
    /// variant is looked at: one for an exact number, or for `one`, may leave out the number it stands for. What arrives
    /// through a message that the text refers to counts as its own. As information, two variables that stand in the other
    /// order among words that leave no other reading: *from { $start } to { $end }*.
    ///
    /// # Why it matters
    /// A lost variable hides a name or a figure from the reader. An invented one shows up as `{$nombre}`; in a
    /// selector it always gives the default variant.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// signed = { $name } signed
    /// files = { $count ->
    ///     [one] One file
    ///    *[other] { $count } files
    /// }
    /// ```
    /// ```ftl locales/es/main.ftl
    /// signed = { $nombre } firmó
    /// files = { $count ->
    ///     [one] Un archivo
    ///    *[other] archivos
    /// }
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:12: error[variable-mismatch] `signed` lacks `$name` and has `$nombre`, which the source does not give
    /// locales/es/main.ftl:4:6: error[variable-mismatch] `files` lacks `$count` in the variant `[other]`
    /// ```
    ///
    /// # When to silence it
    /// Where the language really says the same without the variable.
    pub VariableMismatch = "variable-mismatch", Error, [Text]
}

impl Check for VariableMismatch {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        // What a term selects on are its parameters, its own affair.
        let literal = pair.source.pattern.is_literal() && pair.target.pattern.is_literal();
        if literal || pair.kind == EntryKind::Term {
            return;
        }
        let given = taken(pair.source, &pair.source.pattern.parts);
        let used = all_variables(&pair.target.pattern.parts);
        let invented: Vec<&str> = used
            .iter()
            .copied()
            .filter(|variable| !has(&given, variable))
            .collect();
        let lacking = lacking(pair);
        let catalog = pair.target.catalog;
        let name = pair.name();
        let everywhere: BTreeSet<&str> = lacking
            .iter()
            .filter(|lacking| lacking.variant.is_none())
            .flat_map(|lacking| lacking.variables.iter().copied())
            .collect();

        if let Some(first) = invented.first() {
            let not_given = format!("has {}, which the source does not give", list(&invented));
            let message = if everywhere.is_empty() {
                format!("{name} {not_given}")
            } else {
                format!("{name} lacks {} and {not_given}", list(everywhere.iter()))
            };
            let span = catalog.span(first);
            let help = match (&invented[..], everywhere.len()) {
                ([_], 1) => format!("write {} as the source does", list(everywhere.iter())),
                _ if given.is_empty() => "remove it: the source has no variables".to_owned(),
                _ => format!("the source gives {}", list(given.iter())),
            };
            reporter
                .report(
                    Span {
                        start: span.start - 1,
                        end: span.end,
                    },
                    message,
                )
                .help(help);
        } else if !everywhere.is_empty() {
            let message = format!("{name} lacks {}", list(everywhere.iter()));
            reporter
                .report(pair.target.span(), message)
                .help(format!("show {} to the reader", list(everywhere.iter())));
        }
        for Lacking { variant, variables } in &lacking {
            let Some(variant) = variant else { continue };
            let key = variant.as_str();
            let span = catalog.span(key);
            let message = format!("{name} lacks {} in the variant `[{key}]`", list(variables));
            reporter
                .report(span, message)
                .help(format!("show {} to the reader there too", list(variables)));
        }
        if invented.is_empty() && lacking.is_empty() {
            report_exchanged(pair, reporter);
        }
    }
}

/// Variables that one alternative does not show.
struct Lacking<'p> {
    /// The innermost variant, where the others show it.
    variant: Option<VariantKey<'p>>,
    variables: Vec<&'p str>,
}

fn lacking<'p>(pair: &TextPair<'_, 'p>) -> Vec<Lacking<'p>> {
    let nothing = BTreeSet::new();
    // What a message that both refer to brings along is looked at where it stands.
    let mut shared = BTreeSet::new();
    let pattern = pair.target.pattern;
    pattern.walk(&mut |part| shared.extend(message(part)));
    let sources: Vec<_> = pair
        .source
        .alternatives()
        .iter()
        .map(|alternative| (alternative, shown(pair.source, alternative, &shared)))
        .collect();
    let mut found: Vec<Lacking<'p>> = Vec::new();
    let mut in_variants = Vec::new();
    let targets: Vec<_> = pair
        .target
        .alternatives()
        .iter()
        .map(|alternative| (alternative, shown(&pair.target, alternative, &nothing)))
        .collect();
    for (target, target_shown) in &targets {
        let wanted = counterpart(&sources, target);
        let missing: Vec<&str> = wanted
            .iter()
            .copied()
            .filter(|variable| !has(target_shown, variable) && !may_drop(target, variable))
            .collect();
        if !missing.is_empty() {
            in_variants.push((target.variants.last().map(|variant| variant.key), missing));
        }
    }
    for (variant, missing) in in_variants {
        let elsewhere = |variable: &&str| targets.iter().any(|(_, shown)| has(shown, variable));
        let selected = |variable: &&str| {
            targets
                .iter()
                .any(|(it, _)| it.selectors.iter().any(|part| selects(part, variable)))
        };
        let (some, never): (Vec<&str>, Vec<&str>) = missing
            .into_iter()
            .partition(|variable| elsewhere(variable) || selected(variable));
        if !never.is_empty()
            && !found
                .iter()
                .any(|other| other.variant.is_none() && other.variables == never)
        {
            found.push(Lacking {
                variant: None,
                variables: never,
            });
        }
        let known = found
            .iter()
            .any(|other| other.variant == variant && other.variables == some);
        if !some.is_empty() && !known {
            found.push(Lacking {
                variant,
                variables: some,
            });
        }
    }
    found
}

/// Returns what the source shows in the case that a target alternative is for: the one with the same variant keys, else
/// the one with the default variants, without what the source shows only in other cases.
fn counterpart<'p>(
    sources: &[(&Alternative<'p, 'p>, BTreeSet<&'p str>)],
    target: &Alternative<'p, 'p>,
) -> BTreeSet<&'p str> {
    let keys = |it: &Alternative<'p, 'p>| {
        it.variants
            .iter()
            .map(|variant| variant.key)
            .collect::<Vec<_>>()
    };
    let wanted = keys(target);
    let same = sources.iter().find(|(source, _)| keys(source) == wanted);
    let default = || {
        sources
            .iter()
            .find(|(source, _)| source.variants.iter().all(|variant| variant.default))
    };
    match same.or_else(default) {
        Some((_, shown)) => shown.clone(),
        None => BTreeSet::new(),
    }
}

/// Returns whether an alternative is for one known number of `variable`, so that it need not show it.
fn may_drop(target: &Alternative<'_, '_>, variable: &str) -> bool {
    target
        .variants
        .iter()
        .zip(&target.selectors)
        .any(|(variant, selector)| {
            let exact = match variant.key {
                VariantKey::Number(_) => true,
                VariantKey::Name(key) => matches!(key, "zero" | "one" | "two"),
            };
            // On what is no number, the variant itself says what the variable would.
            let is_word = !matches!(variant.key, VariantKey::Name("few" | "many" | "other"));
            selects(selector, variable) && (exact || is_word && !variant.default)
        })
}

fn selects(selector: &Part<'_>, variable: &str) -> bool {
    has(&all_variables(std::slice::from_ref(selector)), variable)
}

/// Returns the variables that an alternative shows, itself or through the messages that it refers to.
fn shown<'p>(
    side: &TextSide<'_, 'p>,
    alternative: &Alternative<'p, 'p>,
    left_out: &BTreeSet<MessageReference<'p>>,
) -> BTreeSet<&'p str> {
    let mut variables = BTreeSet::new();
    for part in &alternative.parts {
        part.walk(&mut |part| variables.extend(variable(part)));
    }
    follow(
        side,
        alternative.parts.iter().copied(),
        left_out.clone(),
        &mut variables,
    );
    variables
}

/// Returns the variables that parts take from the program, themselves or through the messages that they refer to.
fn taken<'p>(side: &TextSide<'_, 'p>, parts: &'p [Part<'p>]) -> BTreeSet<&'p str> {
    let mut variables = all_variables(parts);
    follow(side, parts.iter(), BTreeSet::new(), &mut variables);
    variables
}

/// The id of a message, and one of its attributes.
type MessageReference<'p> = (&'p str, Option<&'p str>);

/// Adds the variables of the messages that parts refer to, without those in `seen`; terms see nothing of what is given.
fn follow<'p>(
    side: &TextSide<'_, 'p>,
    parts: impl Iterator<Item = &'p Part<'p>>,
    mut seen: BTreeSet<MessageReference<'p>>,
    variables: &mut BTreeSet<&'p str>,
) {
    let mut waiting = Vec::new();
    for part in parts {
        part.walk(&mut |part| waiting.extend(message(part)));
    }
    while let Some(reference) = waiting.pop() {
        if seen.len() >= MESSAGES || !seen.insert(reference) {
            continue;
        }
        let (id, attribute) = reference;
        let Some(pattern) = side.attribute_or_value(EntryKind::Message, id, attribute) else {
            continue;
        };
        variables.extend(all_variables(&pattern.parts));
        pattern.walk(&mut |part| waiting.extend(message(part)));
    }
}

/// So many messages are followed.
const MESSAGES: usize = 64;

fn message<'p>(part: &Part<'p>) -> Option<MessageReference<'p>> {
    match part {
        Part::Message { id, attribute } => Some((*id, *attribute)),
        _ => None,
    }
}

/// Returns the variables of parts, those in selectors included.
fn all_variables<'p>(parts: &'p [Part<'_>]) -> BTreeSet<&'p str> {
    let mut variables = BTreeSet::new();
    for part in parts {
        part.walk(&mut |part| variables.extend(variable(part)));
    }
    variables
}

fn variable<'p>(part: &'p Part<'_>) -> Option<&'p str> {
    match part {
        Part::Variable(name) => Some(name),
        _ => None,
    }
}

fn has(variables: &BTreeSet<&str>, variable: &str) -> bool {
    variables.contains(variable)
}

fn list<'a>(variables: impl IntoIterator<Item = &'a &'a str>) -> String {
    let names: Vec<String> = variables
        .into_iter()
        .map(|name| format!("`${name}`"))
        .collect();
    names.join(", ")
}
