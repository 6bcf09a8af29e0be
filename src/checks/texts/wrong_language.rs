//! Texts in another language than their locale's, told by their small words.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::language_detector::{LanguageDetector, own_words};
use crate::fluent::model::{Entry, Part};
use crate::fluent::prose::Prose;
use crate::locale::languages::set_of;
use crate::locale::word_info::WordLookup;

check! {
    /// # What it finds
    /// A text that is in another language than its locale says: left in the source language but not word for word (from 50
    /// characters on), or in a neighbouring language, as Portuguese in a Spanish catalog. And a catalog most of whose texts
    /// are in another language, copies of the source included; one that is nothing but the source's texts, whatever their
    /// length, if they read as its language.
    ///
    /// # Why it matters
    /// Nothing makes an organisation look as careless as a paragraph in the wrong language. Coverage counts it as done.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// one = We call on the governments to protect the rights of all people who were displaced.
    /// two = The commission should hear those who have been affected by this decision.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// one = We call upon all governments to protect the rights of people who had been displaced.
    /// two = La comisión debe escuchar a quienes se han visto afectados por esta decisión.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// one = Pedimos aos governos que protejam os direitos de todas as pessoas deslocadas.
    /// two = La comisión debe escuchar a quienes se han visto afectados por esta decisión.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:7: error[wrong-language] `one` reads as English, not as Spanish
    /// locales/pt/main.ftl:2:7: error[wrong-language] `two` reads as Spanish, not as Portuguese
    /// ```
    ///
    /// English, Spanish, French and Portuguese are told from each other. Quotations, emphasised words, names of links and
    /// elements with `lang` are left out. A text that is word for word the source's is left to `identical`.
    ///
    /// # When to silence it
    /// Where a text is to stay in another language: words of a song, a citation without quotation marks.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts) it finds
    /// nothing, and there was nothing to be found. With Spanish and Portuguese catalogs then exchanged, it names 107 of 109
    /// longer texts of the Declaration, 90 of 104 of the Covenant and 1053 of 1487 of the Guides, whose texts hold many
    /// names and addresses.
    pub WrongLanguage = "wrong-language", Error, [Text, Catalog]
}

/// Shorter texts tell by plainer words alone.
const CHARACTERS: usize = 50;

impl Check for WrongLanguage {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let language = pair.target.locale.language();
        let Some(detector) = LanguageDetector::of(language) else {
            return;
        };
        for prose in pair.target.prose() {
            let from = pair.source.locale.language();
            let is_near_copy = || {
                let mut sources = pair.source.prose().iter();
                sources.any(|source| detector.is_near_copy(prose, source, from))
            };
            let other = if prose.text.chars().nth(CHARACTERS - 1).is_none() {
                // What stays in the language of the source may be a title.
                let other = detector.other_than_own_of_few(prose);
                other.filter(|other| *other != from)
            } else {
                let other = detector.other_than_own(prose);
                other.or_else(|| is_near_copy().then_some(from))
            };
            let Some(other) = other else {
                continue;
            };
            let is_copy = |source: &Prose<'_>| {
                let is_same = source
                    .text
                    .split_whitespace()
                    .eq(prose.text.split_whitespace());
                is_same || is_title(source, prose)
            };
            if pair.source.prose().iter().any(is_copy) {
                continue;
            }
            let (name, found, own) = (
                pair.name(),
                LanguageDetector::name(other),
                LanguageDetector::name(language),
            );
            reporter
                .report(
                    pair.target.span(),
                    format!("{name} reads as {found}, not as {own}"),
                )
                .help("translate it, or mark it as a quotation or with `lang`");
            return;
        }
    }

    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let language = view.side.locale.language();
        if view.side.is_source || language == view.source.locale.language() {
            return;
        }
        let Some(detector) = LanguageDetector::of(language) else {
            return;
        };
        if reads_as_copied(view) {
            let from = view.source.locale.language();
            let (found, own) = (
                LanguageDetector::name(from),
                LanguageDetector::name(language),
            );
            reporter
                .report_file(format!(
                    "every text of this catalog is the one of the source, and reads as {found}, not as {own}"
                ))
                .help("translate the catalog, or leave it away until it is translated");
            return;
        }
        let patterns = view
            .file
            .catalog
            .entries
            .iter()
            .flat_map(|entry| entry.patterns());
        let parts = patterns.flat_map(|(_, pattern)| &pattern.parts);
        let texts: Vec<&str> = parts
            .filter_map(|part| match part {
                Part::Text(text) if text.len() >= CHARACTERS => Some(*text),
                _ => None,
            })
            .collect();
        // A few texts from all over a catalog tell that most of it is in its language.
        let few = || texts.iter().step_by(texts.len().div_ceil(SAMPLE).max(1));
        let foreign = few()
            .filter(|text| detector.other_than_own_of(text).is_some())
            .count();
        if foreign * 4 < few().count() {
            return;
        }
        let total = texts.len();
        let mut found: Vec<(&str, usize)> = Vec::new();
        let others = texts.iter().map(|text| detector.other_than_own_of(text));
        for other in others.flatten() {
            match found.iter_mut().find(|(tag, _)| *tag == other) {
                Some((_, count)) => *count += 1,
                None => found.push((other, 1)),
            }
        }
        let Some((other, count)) = found.into_iter().max_by_key(|(_, count)| *count) else {
            return;
        };
        if count >= 4 && count * 2 >= total {
            let (found, own) = (
                LanguageDetector::name(other),
                LanguageDetector::name(language),
            );
            reporter
                .report_file(format!(
                    "{count} of {total} longer texts of this catalog read as {found}, not as {own}"
                ))
                .help("translate the catalog, or move it to the locale whose language it is in");
        }
    }
}

/// Returns whether a text is word for word what the source links as a whole: the title of something in its language, that
/// lost its link.
fn is_title(source: &Prose<'_>, prose: &Prose<'_>) -> bool {
    let words = |prose: &Prose<'_>| {
        let tokens = prose.tokens().iter();
        tokens
            .map(|token| token.of(&prose.text).to_owned())
            .collect::<Vec<String>>()
    };
    own_words(source).next().is_none() && words(source) == words(prose)
}

/// Returns whether all texts of a catalog of some words are those of its source, and more words with a small letter are
/// at home in the language of the source alone than in its own: names would have capitals.
fn reads_as_copied(view: &CatalogView<'_>) -> bool {
    let (from, to) = (view.source.locale.language(), view.side.locale.language());
    let (theirs, own) = (set_of(from), set_of(to));
    let entries = &view.file.catalog.entries;
    let is_copy = |entry: &Entry<'_>| {
        let source = view.source.entry(entry.kind, entry.id);
        source.is_some_and(|source| entry.patterns().eq(source.patterns()))
    };
    if theirs.is_empty() || entries.len() < LEAST_COPIED || !entries.iter().all(is_copy) {
        return false;
    }
    let patterns = entries.iter().flat_map(|entry| entry.patterns());
    let parts = patterns.flat_map(|(_, pattern)| &pattern.parts);
    let (mut telling, mut small, mut translated) = (0, 0, 0);
    for part in parts {
        let Part::Text(text) = part else {
            continue;
        };
        let prose = Prose::plain(text).in_language(WordLookup::of(to));
        for (token, languages) in own_words(&prose) {
            small += usize::from(!token.is_capital);
            telling += usize::from(languages.meets(theirs) && !languages.meets(own));
            translated += usize::from(languages.meets(own) && !languages.meets(theirs));
        }
    }
    telling > 0 && small > 1 && translated == 0
}

/// A catalog of fewer texts may be a name.
const LEAST_COPIED: usize = 2;

/// So many texts of a catalog are looked at first.
const SAMPLE: usize = 8;
