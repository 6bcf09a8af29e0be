//! References to what does not exist.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::{Place, Severity};
use crate::fluent::model::{Entry, EntryKind, Part, display_name};
use crate::project::definition::reference;
use crate::text::nearest::nearest;

check! {
    /// # What it finds
    /// A reference to a message, a term or an attribute that the bundle does not have, in selectors too, or to a message
    /// that has no text. What the source defines and the translation lacks is reported there, as missing; a reference that is
    /// wrong in the source and copied by the translation is reported in the source.
    ///
    /// # Why it matters
    /// The reader sees the raw reference, `{-cgrs}`, in the middle of the sentence.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// -cgrs = Center for Gender & Refugee Studies
    /// lead = Statement of { -cgrs }
    /// ```
    /// ```ftl locales/es/main.ftl
    /// -cgrs = Center for Gender & Refugee Studies
    /// lead = Comunicado de { -cgr }
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:24: error[undefined-reference] `-cgr` is not defined
    /// ```
    ///
    /// A program may add terms at run time, as browsers do with `-brand-short-name`. A term that no catalog has, nor one of
    /// a name like it, is a warning in the source of a program, and nothing in its translations.
    ///
    /// # When to silence it
    /// Where a program adds the term at run time; better: name the catalog that has it under `shared` in
    /// `paridad.toml`.
    pub UndefinedReference = "undefined-reference", Error, [Entry]
}

impl Check for UndefinedReference {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let of_source = LazyCell::new(|| view.source.map(references).unwrap_or_default());
        view.walk(&mut |part, attribute| look_up(view, &of_source, attribute, part, reporter));
    }
}

/// The entries that an entry refers to.
type ReferencedIds<'p> = HashSet<(EntryKind, &'p str)>;

fn references<'p>(entry: &Entry<'p>) -> ReferencedIds<'p> {
    let mut found = HashSet::new();
    for (_, pattern) in entry.patterns() {
        pattern.walk(&mut |part| found.extend(reference(part).map(|it| (it.0, it.1))));
    }
    found
}

fn look_up<'p>(
    view: &EntryView<'_>,
    of_source: &LazyCell<ReferencedIds<'p>, impl FnOnce() -> ReferencedIds<'p>>,
    of_attribute: Option<&str>,
    part: &Part<'_>,
    reporter: &mut Reporter<'_>,
) {
    let Some((kind, id, attribute)) = reference(part) else {
        return;
    };
    let (scope, source_scope) = (view.view.side.scope, view.view.source.scope);
    let name = display_name(kind, id);
    let mut span = view.view.file.catalog.span(id);
    span.start -= u32::from(kind == EntryKind::Term);
    let mut say_so = |severity: Severity, message: String, help: String, label: Option<Place>| {
        let mut finding = reporter.report(span, message).severity(severity).help(help);
        if let Some(place) = label {
            finding = finding.label(place, "defined here");
        }
        finding.attribute(of_attribute);
    };
    let Some(definition) = scope.find(kind, id) else {
        let as_in_source = of_source.contains(&(kind, id));
        if !scope.knows(kind, id) && !source_scope.knows(kind, id) && !as_in_source {
            let near =
                untranslated_id(view, of_source, kind).or_else(|| nearest_id(view, kind, id));
            let severity = if near.is_none() && may_be_added(view, kind) {
                Severity::Warning
            } else {
                Severity::Error
            };
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "define it, or name the catalog that has it under `shared` in `paridad.toml`"
                        .to_owned()
                }
            };
            say_so(severity, format!("`{name}` is not defined"), help, None);
        }
        return;
    };
    let place = Place::Span(
        definition.file,
        definition.catalog.id_span(definition.entry),
    );
    let source = source_scope
        .find(kind, id)
        .map(|definition| definition.entry);
    match attribute {
        // A term's attributes are private to its locale.
        Some(attribute)
            if kind == EntryKind::Term && definition.entry.attribute(attribute).is_none() =>
        {
            let attributes = definition.entry.attributes.iter().map(|it| it.id);
            let known: Vec<&str> = attributes.collect();
            let help = match &known[..] {
                [] => format!("add `.{attribute}` to `{name}`: only the default variant is shown"),
                [only] => format!("did you mean `{name}.{only}`?"),
                _ => format!("it has {}", listed(&known)),
            };
            let message = format!("`{name}` has no attribute `.{attribute}`");
            say_so(Severity::Error, message, help, Some(place));
        }
        Some(attribute)
            if kind == EntryKind::Message
                && definition.entry.attribute(attribute).is_none()
                && source.is_none_or(|source| source.attribute(attribute).is_none()) =>
        {
            let help =
                format!("add `.{attribute}` to `{name}`, or refer to an attribute that it has");
            say_so(
                Severity::Error,
                format!("`{name}` has no attribute `.{attribute}`"),
                help,
                Some(place),
            );
        }
        None if kind == EntryKind::Message
            && definition.entry.value.is_none()
            && source.is_none_or(|source| source.value.is_none()) =>
        {
            let help = "refer to one of its attributes: `{ message.attribute }`".to_owned();
            say_so(
                Severity::Error,
                format!("`{name}` has no text to refer to, only attributes"),
                help,
                Some(place),
            );
        }
        _ => {}
    }
}

/// Tells if a program may add what the source refers to: a statement is published as it stands.
fn may_be_added(view: &EntryView<'_>, kind: EntryKind) -> bool {
    let side = view.view.side;
    kind == EntryKind::Term && side.is_source && side.formatter.is_none()
}

/// Returns the one id of its kind that the source refers to and the translation does not: the name was translated.
fn untranslated_id<'p>(
    view: &EntryView<'_>,
    of_source: &ReferencedIds<'p>,
    kind: EntryKind,
) -> Option<String> {
    let own = references(view.entry);
    let mut lacking = of_source
        .iter()
        .filter(|it| it.0 == kind && !own.contains(*it));
    match (lacking.next(), lacking.next()) {
        (Some((_, id)), None) => Some(display_name(kind, id)),
        _ => None,
    }
}

fn listed(attributes: &[&str]) -> String {
    let names: Vec<String> = attributes.iter().map(|it| format!("`.{it}`")).collect();
    names.join(", ")
}

/// Finds the known id that is most like it.
fn nearest_id(view: &EntryView<'_>, kind: EntryKind, id: &str) -> Option<String> {
    let scope = view.view.side.scope;
    let known: Vec<&str> = scope
        .own
        .into_iter()
        .chain([scope.shared])
        .flat_map(|index| index.neighbours(kind, id))
        .collect();
    nearest(id, &known, 0.7).map(|near| display_name(kind, near))
}
