//! Finds the words of an adopted text that a reference to a term stands for: the terms of the source message that,
//! formatted in the target locale, are these words to the byte.

use std::collections::{BTreeMap, BTreeSet};

use crate::fluent::model::{Arguments, Entry, EntryKind, Part, Pattern, VariantKey};
use crate::fluent::parse::parse;
use crate::fluent::value::AdoptedPiece;
use crate::locale::tag::Locale;
use crate::project::set::Side;
use crate::runtime::formatter::{Formatter, Shared};
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;

/// The written forms of terms in one locale.
#[derive(Debug, Default)]
pub struct TermWordings {
    /// By the id of the term: its references and what each formats to.
    forms: BTreeMap<Box<str>, Vec<Form>>,
}

#[derive(Debug)]
struct Form {
    /// `{ -summit(form: "short") }`
    reference: String,
    text: String,
}

impl TermWordings {
    /// The forms of all terms that these source messages refer to.
    pub fn new(
        sources: &[&Entry<'_>],
        target: Side<'_>,
        locale: &Locale,
        shared: &Shared<'_>,
    ) -> Self {
        let mut references: BTreeMap<Box<str>, BTreeSet<String>> = BTreeMap::new();
        for (id, arguments) in sources.iter().flat_map(|source| term_uses(source)) {
            let known = references.entry(id.into()).or_default();
            known.extend(arguments.map(|arguments| reference(id, &written(arguments))));
        }
        let mut catalog = String::new();
        let mut probes = Vec::new();
        for (id, known) in references {
            let Some(term) = target.scope.pattern(EntryKind::Term, &id, None) else {
                continue;
            };
            let mut all = vec![reference(&id, "")];
            all.extend(known);
            all.extend(of_variants(&id, term));
            for reference in all {
                catalog.push_str(&format!("adopted-{} = {reference}\n", probes.len()));
                probes.push((id.clone(), reference));
            }
        }
        let probe = parse(&catalog);
        let own = target.read().map(|file| file.catalog);
        let formatter = Formatter::new(locale, shared, own.into_iter().chain([&probe]).collect());
        let mut wordings = Self::default();
        for (entry, (id, reference)) in probe.entries.iter().zip(probes) {
            let Ok(text) = formatter.format(entry, None) else {
                continue;
            };
            let forms = wordings.forms.entry(id).or_default();
            if !text.trim().is_empty() && forms.iter().all(|form| form.text != text) {
                let text = text.into_owned();
                forms.push(Form { reference, text });
            }
        }
        wordings
    }

    /// Returns the text with the references of the source message in place of their words, each as often as the source
    /// has the term.
    pub fn pieces<'t>(&'t self, text: &'t str, source: &Entry<'_>) -> Vec<AdoptedPiece<'t>> {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for (id, _) in term_uses(source) {
            *left.entry(id).or_default() += 1;
        }
        let mut forms: Vec<(&str, &Form)> = Vec::new();
        for id in left.keys().copied() {
            let known = self.forms.get(id).into_iter().flatten();
            forms.extend(known.map(|form| (id, form)));
        }
        // The longest first: `Summit of the Americas` before `Summit`.
        forms.sort_by_key(|(_, form)| std::cmp::Reverse(form.text.len()));
        let left_out = protected_ranges(text);
        let mut pieces = Vec::new();
        let (mut start, mut at) = (0, 0);
        while at < text.len() {
            let found = forms.iter().find(|(id, form)| {
                left.get(id).is_some_and(|count| *count > 0) && stands_at(text, at, &form.text)
            });
            let is_protected = || left_out.iter().any(|range| range.contains(&at));
            match found {
                Some((id, form)) if !is_protected() => {
                    left.entry(id).and_modify(|count| *count -= 1);
                    pieces.extend((start < at).then(|| AdoptedPiece::Text(text.slice(start..at))));
                    pieces.push(AdoptedPiece::Reference(&form.reference));
                    at += form.text.len();
                    start = at;
                }
                Some(_) | None => at += text.slice(at..).chars().next().map_or(1, char::len_utf8),
            }
        }
        pieces.extend((start < text.len()).then(|| AdoptedPiece::Text(text.slice(start..))));
        pieces
    }
}

/// Returns whether the words stand there, as words of their own.
fn stands_at(text: &str, at: usize, words: &str) -> bool {
    let is_inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.slice(at..).starts_with(words)
        && !is_inside(text.slice(..at).chars().next_back())
        && !is_inside(text.slice(at + words.len()..).chars().next())
}

/// Returns the references to values of terms in a message.
fn term_uses<'p, 's>(entry: &'p Entry<'s>) -> Vec<(&'s str, Option<&'p Arguments<'s>>)> {
    let mut uses = Vec::new();
    let mut visit = |part: &'p Part<'s>| {
        if let Part::Term {
            id,
            attribute: None,
            arguments,
        } = part
        {
            uses.push((*id, arguments.as_deref()));
        }
    };
    entry.value.iter().for_each(|value| value.walk(&mut visit));
    uses
}

fn reference(id: &str, arguments: &str) -> String {
    match arguments {
        "" => format!("{{ -{id} }}"),
        arguments => format!("{{ -{id}({arguments}) }}"),
    }
}

fn written(arguments: &Arguments<'_>) -> String {
    let named = arguments
        .named
        .iter()
        .filter_map(|(name, value)| match value {
            Part::Literal(text) => Some(format!("{name}: \"{text}\"")),
            Part::Number(number) => Some(format!("{name}: {number}")),
            _ => None,
        });
    named.collect::<Vec<_>>().join(", ")
}

/// Returns a reference for each variant of the term that one argument chooses.
fn of_variants(id: &str, term: &Pattern<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for part in &term.parts {
        let Part::Select(select) = part else { continue };
        let Part::Variable(name) = select.selector else {
            continue;
        };
        found.extend(select.variants.iter().map(|variant| match variant.key {
            VariantKey::Name(key) => reference(id, &format!("{name}: \"{key}\"")),
            VariantKey::Number(key) => reference(id, &format!("{name}: {key}")),
        }));
    }
    found
}
