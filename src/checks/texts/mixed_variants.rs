//! Words of another country's way with the language. The lists are data of the language.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::language_detector::passages;
use crate::fluent::prose::Prose;
use crate::locale::languages::foreign_variant;
use crate::locale::variants::VariantWord;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A word of Portugal in a text for Brazil, or of Brazil in one for Portugal; *vosotros* in America, *computadora* in
    /// Spain.
    ///
    /// # Why it matters
    /// Readers see at once that a text was not written for them.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// team = The team protects the economic rights of all.
    /// you = You can ask for your file.
    /// ```
    /// ```ftl locales/pt-BR/main.ftl
    /// team = A equipa protege os direitos económicos de todos.
    /// you = Você pode pedir o seu arquivo.
    /// ```
    /// ```ftl locales/pt-PT/main.ftl
    /// team = A equipa protege os direitos económicos de todos.
    /// you = Pode pedir o seu ficheiro.
    /// ```
    /// ```ftl locales/es-MX/main.ftl
    /// team = El equipo protege los derechos económicos de todas las personas.
    /// you = Podéis pedir vuestro archivo.
    /// ```
    /// ```report
    /// locales/es-MX/main.ftl:2:7: warning[mixed-variants] `Podéis` is written in Spain; in es-MX it is `pueden`
    /// locales/es-MX/main.ftl:2:20: warning[mixed-variants] `vuestro` is written in Spain; in es-MX it is `su`
    /// locales/pt-BR/main.ftl:1:10: warning[mixed-variants] `equipa` is written in Portugal; in pt-BR it is `equipe`
    /// locales/pt-BR/main.ftl:1:37: warning[mixed-variants] `económicos` is written in Portugal; in pt-BR it is `econômicos`
    /// ```
    ///
    /// Only locales with a region are looked at: `pt` and `es` leave it open. Quotations, names of links and words that
    /// stand in the source between the same neighbours are left out.
    ///
    /// # When to silence it
    /// In names, such as that of an organisation of the other country.
    ///
    /// # Precision
    /// On real translations with a region (the Universal Declaration of Human Rights, the Contributor Covenant, the websites of
    /// Rust and Mozilla, Comprehensive Rust), all findings read by hand: 10 of 10 right, all of them on the website of
    /// Mozilla: *ordenador* in Mexico, *computadora* in Spain. With the Declarations for Brazil and for Portugal exchanged,
    /// it names 17 words.
    pub MixedVariants = "mixed-variants", Warning, [Text]
}

impl Check for MixedVariants {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let Some(variant) = foreign_variant(pair.target.locale) else {
            return;
        };
        let mut reported: Vec<&str> = Vec::new();
        for prose in pair.target.prose() {
            let mut quoted: Option<Peekable<IntoIter<Range<usize>>>> = None;
            // Up to here what was read is of others.
            let mut quoted_end = 0;
            for (at, token) in prose.tokens().iter().enumerate() {
                let (range, written) = (token.range(), token.of(&prose.text));
                let Some(VariantWord { word, usual }) = variant.replacement(written) else {
                    continue;
                };
                // Most texts have none of these words, and then nothing else need be known of them.
                let quoted = quoted.get_or_insert_with(|| passages(prose).into_iter().peekable());
                while let Some(passage) = quoted.next_if(|it| it.start <= range.start) {
                    quoted_end = quoted_end.max(passage.end);
                }
                if range.start < quoted_end {
                    continue;
                }
                if reported.contains(&word) || stands_in_source(pair, prose, at) {
                    continue;
                }
                reported.push(word);
                let (whose, locale) = (variant.whose, pair.target.locale);
                reporter
                    .report(
                        prose.span(range),
                        format!("`{written}` is written in {whose}; in {locale} it is `{usual}`"),
                    )
                    .help("write it as the readers of this locale do");
            }
        }
    }
}

/// Returns whether the source has a word between the same neighbours: it was left in its language.
fn stands_in_source(pair: &TextPair<'_, '_>, prose: &Prose<'_>, at: usize) -> bool {
    let tokens = prose.tokens();
    let last = (at + 1).min(tokens.len() - 1);
    let words = tokens[at.saturating_sub(1)].range().start..tokens[last].range().end;
    let words = prose.text.slice(words);
    let mut sources = pair.source.prose().iter();
    sources.any(|source| source.text.contains(words))
}
