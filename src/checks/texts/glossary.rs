//! Terms as the glossary of the project has them.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::config::glossary::{GlossaryTerm, TermForms};
use crate::diagnostic::Severity;
use crate::text::phrases::{Phrase, PhraseWord, WordIndex, words};
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A term of the glossary whose approved form the translation does not have, or that it has in a forbidden form; a
    /// name that is to stay as it is and does not.
    ///
    /// # Why it matters
    /// *Asylum* is a right and *refugio* a roof: where the terms of a treaty change from text to text, so does the law.
    ///
    /// # Example
    /// ```toml locales/glossary.toml
    /// keep = ["CEJIL"]
    ///
    /// [[term]]
    /// source = ["asylum seeker", "asylum seekers"]
    /// es = { approved = "solicitante* de asilo", forbidden = ["asilado*", "buscador* de asilo"] }
    /// pt = ["solicitante* de refúgio", "pessoa* refugiada*"]
    /// ```
    /// ```ftl locales/en/main.ftl
    /// lead = CEJIL stands with asylum seekers.
    /// call = Protect every asylum seeker.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead = CEJIL está con los buscadores de asilo.
    /// call = Protejan a cada solicitante de asilo.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// lead = O Cejil está com os solicitantes de asilo.
    /// call = Protejam cada solicitante de refúgio.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:27: error[glossary] `buscadores de asilo` is a forbidden form of `asylum seeker`
    /// locales/pt/main.ftl:1:8: warning[glossary] `asylum seeker` has no form of the glossary here
    /// locales/pt/main.ftl:1:8: error[glossary] the name `CEJIL` stays as it is, and is not here
    /// ```
    ///
    /// The glossary is `glossary.toml` in the folder of the catalogs; without one nothing is looked for. Words are whole and in
    /// any case; `*` stands for an ending. Forms are `approved`, `allowed` or `forbidden`, for a language (`es`) or a region
    /// (`es-MX`). A forbidden form counts where the source has the term.
    ///
    /// # When to silence it
    /// Where the sentence says the term in other words for good reason; or add the form to `allowed`.
    ///
    /// # Precision
    /// As good as the glossary: on the statement of this project, 0 findings with a glossary of five terms and four names.
    pub GlossaryCheck = "glossary", Warning, [Text]
}

impl Check for GlossaryCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let glossary = &pair.settings.glossary;
        if glossary.is_empty() {
            return;
        }
        let sources: Vec<Vec<PhraseWord<'_>>> = pair
            .source
            .prose()
            .iter()
            .map(|prose| words(&prose.text))
            .collect();
        let named = sources.first().map(|words| glossary.names.find(words));
        let named: BTreeSet<usize> = named.into_iter().flatten().map(|(name, _)| name).collect();
        for name in named.iter().map(|name| &glossary.keep[*name]) {
            let has = |text: &str| has_name(text, name);
            let is_named = pair.source.prose().iter().all(|prose| has(&prose.text));
            if is_named && !pair.target.prose().iter().all(|prose| has(&prose.text)) {
                let message = format!("the name `{name}` stays as it is, and is not here");
                reporter
                    .report(pair.target.span(), message)
                    .severity(Severity::Error)
                    .help(format!("write `{name}`"));
            }
        }
        if glossary.index.is_empty() {
            return;
        }
        let found: Vec<BTreeSet<usize>> = sources
            .iter()
            .map(|words| {
                let found = glossary.index.find(words);
                found.into_iter().map(|(term, _)| term).collect()
            })
            .collect();
        // Terms of one variant alone may have no place in the variants of the translation.
        let Some((first, rest)) = found.split_first() else {
            return;
        };
        let everywhere = first
            .iter()
            .filter(|term| rest.iter().all(|other| other.contains(*term)));
        let terms: Vec<(&GlossaryTerm, &TermForms)> = everywhere
            .map(|term| &glossary.terms[*term])
            .filter_map(|term| Some((term, term.forms(pair.target.locale)?)))
            .collect();
        if terms.is_empty() {
            return;
        }
        let mut reported = BTreeSet::new();
        for prose in pair.target.prose() {
            let words = words(&prose.text);
            let words = WordIndex::new(&words);
            for (term, forms) in &terms {
                let mut good: Vec<Range<usize>> = all(&forms.approved, &words)
                    .chain(all(&forms.allowed, &words))
                    .collect();
                good.sort_unstable_by_key(|good| good.start);
                // Each with the farthest end so far.
                let mut farthest = 0;
                for range in &mut good {
                    farthest = farthest.max(range.end);
                    range.end = farthest;
                }
                let within = |bad: &Range<usize>| {
                    let before = good.partition_point(|good| good.start <= bad.start);
                    good[..before]
                        .last()
                        .is_some_and(|good| bad.end <= good.end)
                };
                let bad = all(&forms.forbidden, &words).find(|bad| !within(bad));
                if let Some(range) = bad {
                    let form = prose.text.slice(range.clone());
                    let message = format!("`{form}` is a forbidden form of `{}`", term.source);
                    if reported.insert(message.clone()) {
                        reporter
                            .report(prose.span(range), message)
                            .severity(Severity::Error)
                            .help(write(forms));
                    }
                } else if good.is_empty() && !forms.approved.is_empty() {
                    let message = format!("`{}` has no form of the glossary here", term.source);
                    if reported.insert(message.clone()) {
                        reporter
                            .report(pair.target.span(), message)
                            .help(write(forms));
                    }
                }
            }
        }
    }
}

fn all<'w>(
    phrases: &'w [Phrase],
    words: &'w WordIndex<'_>,
) -> impl Iterator<Item = Range<usize>> + 'w {
    phrases.iter().flat_map(|phrase| words.find(phrase))
}

fn write(forms: &TermForms) -> String {
    match forms.approved.first() {
        Some(approved) => format!("write `{}`", approved.written),
        None => "write it in another way".to_owned(),
    }
}

/// Returns whether a name stands in a text, in the same case and as a word of its own.
fn has_name(text: &str, name: &str) -> bool {
    let mut places = memchr::memmem::find_iter(text.as_bytes(), name.as_bytes());
    places.any(|at| {
        let (before, after) = (text.slice(..at), text.slice(at + name.len()..));
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}
