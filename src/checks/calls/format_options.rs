//! Functions that a translation calls with other options than its source.

use crate::checks::calls::options::{FIELDS, MEANING, options};
use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::fluent::model::{Arguments, Part};
use crate::fluent::reference::{Place, visit};

check! {
    /// # What it finds
    /// A number or a date that the translation formats with other options than the source, where that changes what is
    /// said: decimals, per cent, currency, unit, time zone; a field of the date that is gone. How long a month is, how a
    /// currency looks, and the order of options are the translator's. A call that is gone is told by
    /// `reference-mismatch`.
    ///
    /// # Why it matters
    /// *0.5* in place of *50%*; a deadline without its year.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// share = { NUMBER($share, style: "percent") } of asylum seekers
    /// ```
    /// ```ftl locales/es/main.ftl
    /// share = { NUMBER($share) } de los solicitantes de asilo
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:11: warning[format-options] `share` formats `$share` without `style: "percent"`, which its source has
    /// ```
    ///
    /// # When to silence it
    /// Where the language writes the number in another way.
    ///
    /// # Precision
    /// No finding in four bilingual corpora and two Mozilla sites in 14 locales; the cases of the tests are made up.
    pub FormatOptions = "format-options", Warning, [Text]
}

impl Check for FormatOptions {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if pair.source.pattern.is_literal() || pair.target.pattern.is_literal() {
            return;
        }
        let sources = calls(pair.source);
        if sources.is_empty() {
            return;
        }
        for target in calls(&pair.target) {
            // A misspelt option is a finding of `function-argument`, not also a missing one.
            let known = options(target.function).unwrap_or_default();
            let mut given = target.arguments.named.iter();
            if !given.all(|(name, _)| known.iter().any(|(option, _)| option == name)) {
                continue;
            }
            let same = |it: &&FunctionCall<'_>| {
                (it.function, it.variable) == (target.function, target.variable)
            };
            let mut counterparts = sources.iter().filter(same);
            let Some(first) = counterparts.clone().next() else {
                continue;
            };
            if counterparts.any(|source| difference(source, &target).is_none()) {
                continue;
            }
            let Some(difference) = difference(first, &target) else {
                continue;
            };
            let message = format!(
                "{} formats `${}` {difference}",
                pair.name(),
                target.variable
            );
            let span = pair.target.catalog.span(target.function);
            reporter
                .report(span, message)
                .help("write the options as the source does");
        }
    }
}

/// A call that gives text.
struct FunctionCall<'p> {
    function: &'p str,
    variable: &'p str,
    arguments: &'p Arguments<'p>,
}

fn calls<'p>(text: &TextSide<'_, 'p>) -> Vec<FunctionCall<'p>> {
    let mut calls = Vec::new();
    visit(text.pattern, &mut |reference| {
        let Part::Call {
            function,
            arguments,
        } = reference.part
        else {
            return;
        };
        let variable = match arguments.positional.first() {
            Some(Part::Variable(name)) => *name,
            _ => return,
        };
        if reference.place == Place::Text && options(function).is_some() {
            calls.push(FunctionCall {
                function,
                variable,
                arguments,
            });
        }
    });
    calls
}

/// Words what the target says differently.
fn difference(source: &FunctionCall<'_>, target: &FunctionCall<'_>) -> Option<String> {
    let (ours, theirs) = (&target.arguments.named, &source.arguments.named);
    for (name, value) in theirs {
        let own = ours.iter().find(|(it, _)| it == name);
        let has_style = ours
            .iter()
            .any(|(it, _)| matches!(*it, "dateStyle" | "timeStyle"));
        let counts = MEANING.contains(name) || FIELDS.contains(name) && !has_style;
        match own {
            None if counts => {
                return Some(format!(
                    "without {}, which its source has",
                    written(name, value)
                ));
            }
            Some((_, own)) if MEANING.contains(name) && own != value => {
                let (own, value) = (written(name, own), written(name, value));
                return Some(format!("with {own}, where its source has {value}"));
            }
            _ => {}
        }
    }
    let added = ours
        .iter()
        .find(|(name, _)| MEANING.contains(name) && !theirs.iter().any(|(it, _)| it == name));
    added.map(|(name, value)| format!("with {}, which its source has not", written(name, value)))
}

fn written(name: &str, value: &Part<'_>) -> String {
    match value {
        Part::Literal(word) => format!("`{name}: \"{word}\"`"),
        value => format!("`{name}: {}`", value.leaf()),
    }
}
