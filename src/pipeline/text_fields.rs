//! Keys of `[front-matter]` that fit no statement: a text that the author meant to have translated is not.

use std::collections::BTreeSet;

use crate::checks::project::layout::LayoutCheck;
use crate::config::text_fields::TextFieldPlaces;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::document::model::Document;
use crate::pipeline::selection::Selection;
use crate::text::source::Sources;

/// Returns whether a run can tell: it looks at the whole project, and for this.
pub(super) fn are_judged(selection: &Selection) -> bool {
    let id = LayoutCheck::INFO.id;
    selection.paths.is_empty() && selection.checks.iter().any(|check| check.info().id == id)
}

/// Returns the keys of the fields of a document.
pub(super) fn field_keys(document: &Document<'_>) -> Vec<String> {
    let fields = document.fields.iter();
    fields.map(|field| field.key.clone()).collect()
}

/// Returns what is to be said of the keys that none of the fields of the project has.
pub(super) fn findings(
    places: &TextFieldPlaces,
    fields: &BTreeSet<String>,
    sources: &mut Sources,
) -> Vec<Diagnostic> {
    if fields.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for unused in places.unused(fields) {
        let file = sources.add(&places.origin, &places.text);
        let place = Place::Span(file, unused.span);
        let message = format!("no statement has the field `{}`", unused.key);
        let severity = match unused.meant {
            Some(_) => Severity::Warning,
            None => Severity::Info,
        };
        let mut finding = Diagnostic::new(LayoutCheck::INFO.id, severity, place, message);
        finding.help = Some(match unused.meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "remove it, or name a field of the front matter".to_owned(),
        });
        found.push(finding);
    }
    found
}
