//! Names that the project has as terms, written out in a text: one that is gone while another one of them came.

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::fluent::model::{EntryKind, Part, Pattern};
use crate::text::tokens::find_word;

/// So many terms are compared with one text.
const MOST: usize = 256;
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
    let written = |text: &str, name: &str| find_word(text, name);
    let mut gone = None;
    let mut came = None;
    for (id, name) in names(pair.source) {
        let own = pair.target.resolve(EntryKind::Term, id).and_then(name_of);
        let is_named = written(&source.text, name).is_some();
        let here = own.and_then(|own| Some((own, written(&target.text, own)?)));
        let is_kept = || here.is_some() || written(&target.text, name).is_some();
        match (is_named, here) {
            (true, _) if !is_kept() => gone = gone.or(Some(name)),
            // A name of which it is a part may be meant.
            (false, Some((own, at))) if !source.text.contains(own) => {
                came = came.or(Some((own, at)))
            }
            _ => {}
        }
    }
    if let (Some(name), Some((own, at))) = (gone, came) {
        let span = target.span(at..at + own.len());
        reporter
            .report(span, format!("`{name}` of the source is `{own}` here"))
            .help("write the name that the term has");
    }
}

/// Returns the ids of the terms of a locale that hold names, with these.
fn names<'t>(side: &TextSide<'_, 't>) -> impl Iterator<Item = (&'t str, &'t str)> {
    let terms = side.terms().take(MOST);
    terms.filter_map(|(id, pattern)| Some((id, name_of(pattern)?)))
}

/// Returns the text of a term that is nothing but a name.
fn name_of<'t>(pattern: &'t Pattern<'t>) -> Option<&'t str> {
    let [Part::Text(text)] = pattern.parts[..] else {
        return None;
    };
    let name = text.trim();
    (name.len() >= SHORTEST && name.starts_with(char::is_uppercase)).then_some(name)
}
