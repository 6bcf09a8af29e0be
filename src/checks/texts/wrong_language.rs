//! Texts in another language than their locale's, told by their small words.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::language_detector::LanguageDetector;
use crate::fluent::model::Part;

check! {
    /// # What it finds
    /// A text of 50 characters or more that is in another language than its locale says: left in the source language but not
    /// word for word, or in a neighbouring language, as Portuguese in a Spanish catalog. And a catalog most of whose texts
    /// are in another language, copies of the source included.
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

/// Shorter texts do not tell.
const CHARACTERS: usize = 50;

impl Check for WrongLanguage {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        // Bytes are at least as many as characters.
        if pair.target.span().range().len() < CHARACTERS {
            return;
        }
        let language = pair.target.locale.language();
        let Some(detector) = LanguageDetector::of(language) else {
            return;
        };
        for prose in pair.target.prose() {
            if prose.text.chars().nth(CHARACTERS - 1).is_none() {
                continue;
            }
            let Some(other) = detector.other_than_own(prose) else {
                continue;
            };
            let is_copy =
                |source: &str| source.split_whitespace().eq(prose.text.split_whitespace());
            if pair
                .source
                .prose()
                .iter()
                .any(|source| is_copy(&source.text))
            {
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

/// So many texts of a catalog are looked at first.
const SAMPLE: usize = 8;
