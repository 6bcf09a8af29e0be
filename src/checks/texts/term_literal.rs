//! Terms that a translation writes out instead of referring to them.

use std::collections::BTreeMap;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::fluent::alternatives::{Alternative, alternatives};
use crate::fluent::model::{EntryKind, Part};
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// The text of a term, written out where the source refers to the term.
    ///
    /// # Why it matters
    /// When the name changes, it changes in the term, and this text keeps the old one.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// -wrc = Women’s Refugee Commission
    /// signed = The { -wrc } signed.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// -wrc = Comisión de Mujeres Refugiadas
    /// signed = Firmó la Comisión de Mujeres Refugiadas.
    /// ```
    /// ```report
    /// locales/es/main.ftl:2:19: info[term-literal] the term `{ -wrc }` is written out here
    /// ```
    ///
    /// Terms in the same words and the same case are found; an inflected term is another text.
    ///
    /// # When to silence it
    /// Where a quotation has the name in these words for ever.
    ///
    /// # Precision
    /// None found in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the Contributor
    /// Covenant: it was tried on planted texts only.
    pub TermLiteral = "term-literal", Info, [Text], fixable
}

impl Check for TermLiteral {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        if pair.source.pattern.is_literal() {
            return;
        }
        let mut lacking = terms(pair.source);
        let here = terms(&pair.target);
        lacking.retain(|id, _| !here.contains_key(id));
        for (id, has_arguments) in lacking.into_iter().take(MOST) {
            let Some(term) = pair.target.resolve(EntryKind::Term, id) else {
                continue;
            };
            let forms = alternatives(term);
            let is_plain = forms.len() == 1 && !has_arguments;
            let found = forms
                .iter()
                .filter_map(|form| find(&pair.target, plain(form)?.trim()));
            let Some((prose, at, length)) = found.max_by_key(|(_, _, length)| *length) else {
                continue;
            };
            let span = prose.span(at..at + length);
            let finding = reporter
                .report(span, format!("the term `{{ -{id} }}` is written out here"))
                .help("refer to the term, as the source does");
            if is_plain {
                let edit = (span, format!("{{ -{id} }}"));
                finding.fix("refer to the term", [edit]);
            }
        }
    }
}

/// Returns the terms that a text refers to, each with whether it asks for a form of it.
fn terms<'t>(text: &TextSide<'_, 't>) -> BTreeMap<&'t str, bool> {
    let mut terms = BTreeMap::new();
    for part in text
        .alternatives()
        .iter()
        .flat_map(|alternative| &alternative.parts)
    {
        if let Part::Term {
            id,
            attribute: None,
            arguments,
        } = part
        {
            *terms.entry(*id).or_default() |= arguments.is_some();
        }
    }
    terms
}

/// Returns the text of a form, when it is nothing but text.
fn plain(form: &Alternative<'_, '_>) -> Option<String> {
    let text = |part: &&Part<'_>| match part {
        Part::Text(text) => Some((*text).to_owned()),
        _ => None,
    };
    form.parts.iter().map(text).collect()
}

/// Finds a term's text, byte for byte and as words of their own.
fn find<'t>(text: &'t TextSide<'_, '_>, term: &str) -> Option<(&'t Prose<'t>, usize, usize)> {
    if term.len() < SHORTEST {
        return None;
    }
    text.prose().iter().find_map(|prose| {
        let stands_alone = |at: &usize| {
            let (before, after) = (prose.text.slice(..*at), prose.text.slice(at + term.len()..));
            let span = prose.span(*at..at + term.len());
            !before.ends_with(char::is_alphanumeric)
                && !after.starts_with(char::is_alphanumeric)
                && text.catalog.source.get(span.range()) == Some(term)
        };
        let mut places = memchr::memmem::find_iter(prose.text.as_bytes(), term.as_bytes());
        let at = places.find(stands_alone)?;
        Some((prose, at, term.len()))
    })
}

/// The most terms that are looked for in one text: a bound for hostile input.
const MOST: usize = 32;

/// Shorter texts stand for other things as well.
const SHORTEST: usize = 4;
