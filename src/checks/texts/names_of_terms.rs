//! Names that the project has as terms, written out in a text: one that is gone while another one of them came.

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::fluent::model::{EntryKind, Part, Pattern};
use crate::fluent::prose::Prose;
use crate::project::index::first_word;
use crate::text::slice::Slice;
use crate::text::tokens::find_word;

/// Shorter texts stand for other things as well.
const SHORTEST: usize = 4;

/// Reports the name of a term for which the translation has the name of another one.
pub(super) fn report_terms(pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
    if !pair.source.pattern.is_literal() || !pair.target.pattern.is_literal() {
        return;
    }
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    let gone = names(pair.source, source).into_iter().find(|(id, name)| {
        let own = pair.target.resolve(EntryKind::Term, id).and_then(name_of);
        let is_kept = own.is_some_and(|own| find_word(&target.text, own).is_some());
        !is_kept && find_word(&target.text, name).is_none()
    });
    let Some((_, name)) = gone else {
        return;
    };
    let came = names(&pair.target, target).into_iter().find(|(id, own)| {
        let name = pair.source.resolve(EntryKind::Term, id).and_then(name_of);
        let is_new = name.is_some_and(|name| find_word(&source.text, name).is_none());
        // A name of which it is a part may be meant.
        is_new && !source.text.contains(*own)
    });
    let Some((_, own)) = came else {
        return;
    };
    if let Some(at) = find_word(&target.text, own) {
        let span = target.span(at..at + own.len());
        reporter
            .report(span, format!("`{name}` of the source is `{own}` here"))
            .help("write the name that the term has");
    }
}

/// Returns the ids of the terms of a locale whose names stand in a text, with these.
fn names<'p>(side: &TextSide<'_, 'p>, prose: &Prose<'_>) -> Vec<(&'p str, &'p str)> {
    let mut found = Vec::new();
    for token in prose.tokens().iter().filter(|token| token.is_capital) {
        let written = prose.text.slice(token.range().start..);
        let terms = side.terms_beginning(first_word(written));
        let named = terms.filter_map(|(id, pattern)| Some((id, name_of(pattern)?)));
        found.extend(named.filter(|(_, name)| {
            let behind = written.strip_prefix(name);
            behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
        }));
    }
    found
}

/// Returns the text of a term that is nothing but a name.
fn name_of<'t>(pattern: &'t Pattern<'t>) -> Option<&'t str> {
    let [Part::Text(text)] = pattern.parts[..] else {
        return None;
    };
    let name = text.trim();
    (name.len() >= SHORTEST && name.starts_with(char::is_uppercase)).then_some(name)
}
