//! What the built-in functions cannot make sense of.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::checks::calls::options::{FIELDS, OF_PROGRAMS, TIMES, Values, options};
use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::fluent::model::{Arguments, Catalog, Entry, Part};
use crate::runtime::date::DateOptions;
use crate::runtime::number::NumberOptions;
use crate::runtime::setting::{Refused, Setting};
use crate::runtime::value::Given;
use crate::text::nearest::meant;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A call of `NUMBER` or `DATETIME` with a text instead of a value, without a value, or with an option that does
    /// not exist or cannot have that value; in messages of statements also options that editions cannot be written
    /// with: units, notations, fields of a date that do not go together. A call that the source has as well is
    /// reported there alone.
    ///
    /// # Why it matters
    /// In the browser the call fails and the reader sees `{NUMBER($n)}`; an option that does not exist is passed over
    /// in silence (a warning). `useGrouping: "false"` means no less than `"true"` there: write `0`.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// price = { NUMBER($price, minimumFractionDigits: 2) }
    /// opens = Opens { DATETIME($date, month: "long") }
    /// ```
    /// ```ftl locales/es/main.ftl
    /// price = { NUMBER($price, minimumFractionDigit: 2) }
    /// opens = Abre { DATETIME($date, month: "largo") }
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:26: warning[function-argument] `NUMBER()` has no option `minimumFractionDigit`
    /// locales/es/main.ftl:2:40: error[function-argument] `month` of `DATETIME()` cannot be `largo`
    /// ```
    ///
    /// # When to silence it
    /// Where your program brings a `NUMBER` or a `DATETIME` of its own.
    ///
    /// # Precision
    /// No finding in four bilingual corpora and two Mozilla sites in 14 locales; the cases of the tests are made up.
    pub FunctionArgument = "function-argument", Error, [Entry]
}

impl Check for FunctionArgument {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let copied = OnceCell::new();
        view.walk(&mut |part, attribute| {
            let Part::Call {
                function,
                arguments,
            } = part
            else {
                return;
            };
            let Some(options) = options(function) else {
                return;
            };
            let catalog = view.view.file.catalog;
            let mut found = Vec::new();
            value(catalog, function, arguments, &mut found);
            named(catalog, function, options, arguments, &mut found);
            together(catalog, arguments, &mut found);
            let formatter = view.view.side.formatter;
            let is_shown = formatter.is_some();
            if let Some(Part::Variable(name)) = arguments.positional.first()
                && let Some(given) = formatter.and_then(|formatter| formatter.given(name))
            {
                found.extend(unfit(catalog, (function, name), arguments, given));
            }
            if found.is_empty() {
                found.extend(beyond(catalog, function, arguments, is_shown));
            }
            if found.is_empty() && !is_shown {
                found.extend(passed_over(catalog, function, arguments));
            }
            let is_copied = || {
                copied
                    .get_or_init(|| calls(view.source))
                    .contains(&shape(part))
            };
            if found.is_empty() || is_copied() {
                return;
            }
            for fault in found {
                reporter
                    .report(fault.span, fault.message)
                    .help(fault.help)
                    .severity(fault.severity)
                    .attribute(attribute);
            }
        });
    }
}

struct ArgumentFault {
    span: Span,
    message: String,
    help: String,
    severity: Severity,
}

impl ArgumentFault {
    fn error(span: Span, message: String, help: impl Into<String>) -> Self {
        let (help, severity) = (help.into(), Severity::Error);
        Self {
            span,
            message,
            help,
            severity,
        }
    }

    fn warning(span: Span, message: String, help: impl Into<String>) -> Self {
        let severity = Severity::Warning;
        Self {
            severity,
            ..Self::error(span, message, help)
        }
    }
}

fn value(
    catalog: &Catalog<'_>,
    function: &str,
    arguments: &Arguments<'_>,
    found: &mut Vec<ArgumentFault>,
) {
    let what = match function {
        "NUMBER" => "a number",
        _ => "a date",
    };
    let help = format!("give it a variable: `{{ {function}($name) }}`");
    match arguments.positional.first() {
        None => {
            let message = format!("`{function}()` is not given {what}");
            found.push(ArgumentFault::error(catalog.span(function), message, help));
        }
        Some(part @ (Part::Literal(_) | Part::Term { .. } | Part::Message { .. })) => {
            let message = format!("`{function}()` is given a text, not {what}");
            found.push(ArgumentFault::error(
                catalog.span(part.leaf()),
                message,
                help,
            ));
        }
        Some(_) => {}
    }
    if let Some(second) = arguments.positional.get(1) {
        let message = format!("`{function}()` looks at its first value alone");
        let help = "remove the others, or name the option: `name: value`";
        found.push(ArgumentFault::warning(
            catalog.span(second.leaf()),
            message,
            help,
        ));
    }
}

fn named(
    catalog: &Catalog<'_>,
    function: &str,
    options: &[(&str, Values)],
    arguments: &Arguments<'_>,
    found: &mut Vec<ArgumentFault>,
) {
    for (name, value) in &arguments.named {
        let Some((_, values)) = options.iter().find(|(option, _)| option == name) else {
            let known: Vec<&str> = options.iter().map(|(option, _)| *option).collect();
            let help = match meant(name, &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "remove it".to_owned(),
            };
            let message = format!("`{function}()` has no option `{name}`");
            found.push(ArgumentFault::warning(catalog.span(name), message, help));
            continue;
        };
        if let Some(help) = refusal(values, value) {
            let written = match value {
                Part::Literal("") => "empty".to_owned(),
                value => format!("`{}`", value.leaf()),
            };
            let message = format!("`{name}` of `{function}()` cannot be {written}");
            found.push(ArgumentFault::error(
                catalog.span(value.leaf()),
                message,
                help,
            ));
        }
    }
}

/// Words what an option wants instead of a value that it cannot have.
fn refusal(values: &Values, value: &Part<'_>) -> Option<String> {
    match values {
        Values::Any => None,
        Values::Digits(least, most) => {
            let number = match value {
                Part::Number(number) | Part::Literal(number) => number.parse::<f64>().ok(),
                _ => None,
            };
            let fits = number
                .is_some_and(|number| (f64::from(*least)..=f64::from(*most)).contains(&number));
            (!fits).then(|| format!("write a number from {least} to {most}"))
        }
        // ECMA-402 takes every text for yes, and for grouping `"false"` for what is done without the option.
        Values::Flag => {
            let fits = matches!(value, Part::Number(_) | Part::Literal("true"));
            (!fits).then(|| "write `1` for yes or `0` for no".to_owned())
        }
        Values::Grouping => {
            let words = ["auto", "always", "min2", "true"];
            let fits = match value {
                Part::Number(number) => number.parse() == Ok(0.0),
                Part::Literal(word) => words.contains(word),
                _ => false,
            };
            let help = "write `0` for no, or one of `\"auto\"`, `\"always\"`, `\"min2\"`";
            (!fits).then(|| help.to_owned())
        }
        Values::Words(words) => {
            let fits = matches!(value, Part::Literal(word) if words.contains(word));
            let words = || {
                words
                    .iter()
                    .map(|word| format!("`\"{word}\"`"))
                    .collect::<Vec<_>>()
            };
            (!fits).then(|| format!("write one of {}", words().join(", ")))
        }
    }
}

/// Returns an option that cannot be followed where messages are formatted. Where that is left to a program (`is_shown`
/// is not), only what no program can follow counts.
fn beyond(
    catalog: &Catalog<'_>,
    function: &str,
    arguments: &Arguments<'_>,
    is_shown: bool,
) -> Option<ArgumentFault> {
    let settings = arguments.named.iter().filter_map(|(name, value)| {
        let setting = match value {
            Part::Literal(word) => Setting::Word(word),
            Part::Number(number) => Setting::Number(number.parse().ok()?),
            _ => return None,
        };
        Some((*name, setting))
    });
    let refused = match function {
        "NUMBER" => NumberOptions::default().with(settings).err(),
        _ => DateOptions::default().with(settings).err(),
    }?;
    let (Refused::Invalid { option } | Refused::Beyond { option }) = &refused;
    let (name, value) = arguments.named.iter().find(|(name, _)| name == option)?;
    match refused {
        Refused::Invalid { .. } if is_shown || ["currency", "timeZone"].contains(name) => {
            let message = format!("`{name}` of `{function}()` cannot be `{}`", value.leaf());
            let help = match *name {
                "currency" => "write a code of three letters, as in `currency: \"EUR\"`",
                "timeZone" => {
                    "write a name of the IANA database, as in `timeZone: \"America/Panama\"`"
                }
                "style" => "name the currency too: `currency: \"EUR\"`",
                _ => "write another one, or remove it",
            };
            Some(ArgumentFault::error(
                catalog.span(value.leaf()),
                message,
                help,
            ))
        }
        Refused::Beyond { .. } if is_shown => {
            let message =
                format!("editions cannot be written with this `{name}` of `{function}()`");
            let help = "use other options, or write the text out";
            Some(ArgumentFault::error(catalog.span(name), message, help))
        }
        Refused::Invalid { .. } | Refused::Beyond { .. } => None,
    }
}

/// Returns a variable whose value, which the statement gives, is not for this function.
fn unfit(
    catalog: &Catalog<'_>,
    (function, variable): (&str, &str),
    arguments: &Arguments<'_>,
    given: Given,
) -> Option<ArgumentFault> {
    let mut named = arguments.named.iter().map(|(name, _)| name);
    let asks_time = named.any(|name| TIMES.contains(name));
    let (message, help) = match (function, given) {
        ("NUMBER", Given::Text | Given::List) => (
            format!("`${variable}` is no number"),
            "write the number without quotation marks where it is given, and no letters",
        ),
        ("NUMBER", Given::Day | Given::Instant) => (
            format!("`${variable}` is a date, and would be shown as milliseconds"),
            "write `DATETIME` in the place of `NUMBER`",
        ),
        ("DATETIME", Given::Number) => (
            format!("`${variable}` is a number, and would be shown as a day of 1970"),
            "write `NUMBER` in the place of `DATETIME`",
        ),
        ("DATETIME", Given::Text | Given::List) => (
            format!("`${variable}` is no date"),
            "write it as `2022-04-19`, without quotation marks, where it is given",
        ),
        ("DATETIME", Given::Day) if asks_time => (
            format!("`${variable}` is a date without a time"),
            "give the time too, `2022-04-19T15:00:00-05:00`, or remove what shows it",
        ),
        _ => return None,
    };
    let span = catalog.span(variable);
    let span = Span {
        start: span.start - 1,
        end: span.end,
    };
    Some(ArgumentFault::error(span, message, help))
}

/// Returns the first option that catalogs cannot set in a browser.
fn passed_over(
    catalog: &Catalog<'_>,
    function: &str,
    arguments: &Arguments<'_>,
) -> Option<ArgumentFault> {
    let mut named = arguments.named.iter();
    let (name, _) = named.find(|(name, _)| OF_PROGRAMS.contains(name))?;
    let message = format!("fluent.js passes over `{name}` of `{function}()` in a catalog");
    let help = match function {
        "NUMBER" => "there the program gives it: `new FluentNumber(value, { … })`",
        _ => "there the program gives it: `new FluentDateTime(value, { … })`",
    };
    let severity = Severity::Info;
    Some(ArgumentFault {
        severity,
        ..ArgumentFault::error(catalog.span(name), message, help)
    })
}

/// Options that exclude each other.
fn together(catalog: &Catalog<'_>, arguments: &Arguments<'_>, found: &mut Vec<ArgumentFault>) {
    let named = &arguments.named;
    let number = |wanted: &str| {
        let value = named.iter().find(|(name, _)| *name == wanted);
        value.and_then(|(name, value)| Some((*name, value.leaf().parse::<f64>().ok()?)))
    };
    for kind in ["FractionDigits", "SignificantDigits"] {
        let least = number(&format!("minimum{kind}"));
        let most = number(&format!("maximum{kind}"));
        if let (Some((name, least)), Some((other, most))) = (least, most)
            && least > most
        {
            let message = format!("`{name}` is more than `{other}`");
            let help = format!("write at most {most}");
            found.push(ArgumentFault::error(catalog.span(name), message, help));
        }
    }
    let style = named
        .iter()
        .find(|(name, _)| matches!(*name, "dateStyle" | "timeStyle"));
    let field = named.iter().find(|(name, _)| FIELDS.contains(name));
    if let (Some((style, _)), Some((field, _))) = (style, field) {
        let message = format!("`{field}` cannot stand beside `{style}`");
        found.push(ArgumentFault::error(
            catalog.span(field),
            message,
            "remove one of them",
        ));
    }
}

/// Returns the calls of an entry, to be told from others.
fn calls(entry: Option<&Entry<'_>>) -> HashSet<String> {
    let mut calls = HashSet::new();
    for (_, pattern) in entry.into_iter().flat_map(Entry::patterns) {
        pattern.walk(&mut |part| {
            if let Part::Call { .. } = part {
                calls.insert(shape(part));
            }
        });
    }
    calls
}

/// Returns a call with all that it is given, blanks and comments left out.
fn shape(part: &Part<'_>) -> String {
    format!("{part:?}")
}
