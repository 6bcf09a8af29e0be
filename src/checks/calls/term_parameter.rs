//! What terms are given and do not use, or use and are not given.

use std::collections::BTreeSet;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::{Place, Severity};
use crate::fluent::escapes::unescape;
use crate::fluent::model::{Arguments, Entry, EntryKind, Part, Pattern, VariantKey};
use crate::fluent::reference::{self, ReferenceTarget};
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A term that has parameters and is given another one, `{ -org(caso: "gen") }`, or a word it has no variant for; a
    /// term that shows a variable which the reference does not give: terms see nothing of what the program gives to
    /// the message. A term that has the forms of the source and another default, as an information. What the source does as
    /// well is reported there alone.
    ///
    /// # Why it matters
    /// The default form is shown, so the case, number or gender of the name is wrong; or the reader sees `{$name}`.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// -ministry = Ministry
    /// of = of the { -ministry }
    /// ```
    /// ```ftl locales/es/main.ftl
    /// -ministry = { $case ->
    ///     [gen] del Ministerio
    ///    *[nom] el Ministerio
    /// }
    /// of = { -ministry(caso: "gen") }
    /// ```
    /// ```report
    /// locales/es/main.ftl:5:18: warning[term-parameter] `-ministry` does not use `$caso`
    /// ```
    ///
    /// # When to silence it
    /// Where the default variant is meant for the words that have none.
    ///
    /// # Precision
    /// 7 findings in two Mozilla sites in 14 locales (48,000 messages, English included), 6 of them real: `klon` for `sklon`, `local` for
    /// `loc`, `type` for `capitalization`. The seventh asks for a small letter of a name that has only one form.
    pub TermParameter = "term-parameter", Warning, [Entry]
}

impl Check for TermParameter {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        view.walk(&mut |part, attribute| look_at(view, attribute, part, reporter));
        if view.entry.kind == EntryKind::Term {
            report_moved_default(view, reporter);
        }
    }
}

/// Reports a selector of a term that has the variants of the source and another default: what is shown where no form is
/// asked for.
fn report_moved_default(view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
    let source = view.source.and_then(|source| source.pattern(None));
    let Some(source) = source else { return };
    let mut there = Vec::new();
    source.walk(&mut |part| there.extend(named_variants(part)));
    let mut here = Vec::new();
    view.walk(&mut |part, _| here.extend(named_variants(part)));
    for (parameter, keys, default) in here {
        let is_it = |other: &&NamedVariants<'_>| other.0 == parameter && other.1 == keys;
        let Some((_, _, was)) = there.iter().find(is_it).filter(|it| it.2 != default) else {
            continue;
        };
        let message = format!(
            "`[{default}]` is the default of `-{}` here, `[{was}]` in the source",
            view.entry.id
        );
        reporter
            .report(view.view.file.catalog.span(default), message)
            .severity(Severity::Info)
            .help(format!(
                "write `*[{was}]`, unless the language wants the other form where none is asked for"
            ));
    }
}

/// The parameter that a selector of a term chooses by, the keys of its variants, and the default.
type NamedVariants<'p> = (&'p str, BTreeSet<&'p str>, &'p str);

fn named_variants<'p>(part: &Part<'p>) -> Option<NamedVariants<'p>> {
    let Part::Select(select) = part else {
        return None;
    };
    let Part::Variable(parameter) = select.selector else {
        return None;
    };
    let default = select.variants.iter().find(|variant| variant.default)?;
    let keys = select.variants.iter().map(|variant| variant.key.as_str());
    Some((parameter, keys.collect(), default.key.as_str()))
}

fn look_at(
    view: &EntryView<'_>,
    of_attribute: Option<&str>,
    part: &Part<'_>,
    reporter: &mut Reporter<'_>,
) {
    let Part::Term {
        id,
        attribute,
        arguments,
    } = part
    else {
        return;
    };
    let Some(definition) = view.view.side.scope.find(EntryKind::Term, id) else {
        return;
    };
    let Some(pattern) = definition.entry.pattern(*attribute) else {
        return;
    };
    let catalog = view.view.file.catalog;
    let nothing = Arguments::default();
    let arguments = arguments.as_deref().unwrap_or(&nothing);
    let mut say_so = |span: Span, message: String, help: String| {
        let place = definition.catalog.id_span(definition.entry);
        reporter
            .report(span, message)
            .help(help)
            .label(Place::Span(definition.file, place), "the term")
            .attribute(of_attribute);
    };
    if let Some(value) = arguments.positional.first() {
        let message = format!("`-{id}` takes parameters by name alone");
        let help = "name it: `-term(case: \"genitive\")`".to_owned();
        say_so(catalog.span(value.leaf()), message, help);
    }
    for (name, value) in &arguments.named {
        if !uses(pattern, name) {
            // Translators of inflecting languages give a case to every name, to those without forms too.
            let known = known(pattern);
            if !known.is_empty() && !given_in_source(view, id, name, value) {
                let message = format!("`-{id}` does not use `${name}`");
                let help = format!("it knows {}", known.join(", "));
                say_so(catalog.span(name), message, help);
            }
        } else if let Some(words) = refused(pattern, name, value)
            && !given_in_source(view, id, name, value)
        {
            let message = format!("`-{id}` has no variant for `{name}: {}`", written(value));
            let help = format!("it has {}", words.join(", "));
            say_so(catalog.span(value.leaf()), message, help);
        }
    }
    for name in shown(pattern) {
        let is_given = arguments.named.iter().any(|(given, _)| *given == name);
        if is_given || lacks_in_source(view, id, *attribute, name) {
            continue;
        }
        let mut span = catalog.span(id);
        span.start -= 1;
        let message = format!("`-{id}` shows `${name}`, which it is not given here");
        let help =
            format!("give it, `-{id}({name}: \"…\")`, or write the variable outside the term");
        say_so(span, message, help);
    }
}

fn written(value: &Part<'_>) -> String {
    match value {
        Part::Literal(word) => format!("\"{word}\""),
        value => value.leaf().to_owned(),
    }
}

/// Returns whether a pattern uses a parameter; what a message within it does with it is not followed.
fn uses(pattern: &Pattern<'_>, name: &str) -> bool {
    let mut found = false;
    pattern.walk(&mut |part| {
        found |= matches!(part, Part::Variable(variable) if *variable == name);
        found |= matches!(part, Part::Message { .. });
    });
    found
}

/// Returns the parameters of a term, for people.
fn known(pattern: &Pattern<'_>) -> Vec<String> {
    let mut names: Vec<String> = reference::variables(pattern)
        .map(|(name, _)| format!("`${name}`"))
        .collect();
    names.sort();
    names.dedup();
    names
}

/// Returns the words that a term has variants for, if it only chooses by the parameter and has none for `value`.
fn refused(pattern: &Pattern<'_>, name: &str, value: &Part<'_>) -> Option<Vec<String>> {
    let Part::Literal(word) = value else {
        return None;
    };
    let word = unescape(word);
    let (mut keys, mut uses, mut selectors) = (Vec::new(), 0, 0);
    pattern.walk(&mut |part| match part {
        Part::Variable(variable) if *variable == name => uses += 1,
        Part::Select(select) if matches!(select.selector, Part::Variable(it) if it == name) => {
            selectors += 1;
            keys.extend(select.variants.iter().map(|variant| variant.key));
        }
        _ => {}
    });
    let has = keys.contains(&VariantKey::Name(&word));
    (selectors > 0 && uses == selectors && !has).then(|| {
        let mut words: Vec<String> = keys
            .iter()
            .map(|key| format!("`{}`", key.as_str()))
            .collect();
        words.sort();
        words.dedup();
        words
    })
}

/// Returns the variables that a term shows as they are.
fn shown<'p>(pattern: &'p Pattern<'p>) -> Vec<&'p str> {
    let mut names = Vec::new();
    for (name, place) in reference::variables(pattern) {
        if place == reference::ReferenceRole::Text && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Returns whether the source gives the term the same: what it does not need there need not be of use here.
fn given_in_source(view: &EntryView<'_>, id: &str, name: &str, value: &Part<'_>) -> bool {
    view.source.is_some_and(|source| {
        any_term(source, id, |arguments| {
            arguments.is_some_and(|given| given.named.iter().any(|(a, b)| *a == name && b == value))
        })
    })
}

/// Returns whether the source does not give it either, and its term shows it.
fn lacks_in_source(view: &EntryView<'_>, id: &str, attribute: Option<&str>, name: &str) -> bool {
    let scope = view.view.source.scope;
    let pattern = scope.pattern(EntryKind::Term, id, attribute);
    pattern.is_some_and(|pattern| shown(pattern).contains(&name))
        && view.source.is_some_and(|source| {
            any_term(source, id, |arguments| {
                !arguments.is_some_and(|own| own.named.iter().any(|(given, _)| *given == name))
            })
        })
}

fn any_term(
    entry: &Entry<'_>,
    wanted: &str,
    test: impl Fn(Option<&Arguments<'_>>) -> bool,
) -> bool {
    let mut found = false;
    for (_, pattern) in entry.patterns() {
        reference::visit(pattern, &mut |reference| {
            if let (ReferenceTarget::Term { id, .. }, Part::Term { arguments, .. }) =
                (reference.target, reference.part)
            {
                found |= id == wanted && test(arguments.as_deref());
            }
        });
    }
    found
}
