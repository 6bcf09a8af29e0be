//! Currencies. Amounts are left to `numbers`.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::{Check, Say, TextPair};
use crate::checks::texts::mentions::{Mention, changes};
use crate::locale::currencies::CURRENCIES;
use crate::locale::profile::{Profile, profile};
use crate::text::tokens::runs;

check! {
    /// # What it finds
    /// An amount of money whose currency became another one.
    ///
    /// # Why it matters
    /// The figure is right and the sum is wrong.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// aid = They pledged $40 million.
    /// fund = The fund has €5 million.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// aid = Prometieron 40 millones de euros.
    /// fund = El fondo tiene 5 millones de euros.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// aid = Prometeram US$ 40 milhões.
    /// fund = O fundo tem R$ 5 milhões.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:34: warning[money] `$` of the source is `euros` here
    /// locales/pt/main.ftl:2:20: warning[money] `€` of the source is `R$` here
    /// ```
    ///
    /// `$` stands for dollars and for pesos. Dollars of different countries are not told apart.
    ///
    /// # When to silence it
    /// Where a sum was converted for readers of this language.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts) it finds
    /// nothing, and there was nothing to be found, for they hardly speak of money.
    pub Money = "money", Warning
}

impl Check for Money {
    fn text(&self, pair: &TextPair<'_, '_>, say: &mut Say<'_>) {
        let (from, to) = (profile(pair.source.locale), profile(pair.target.locale));
        let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        if !pair
            .source
            .prose()
            .iter()
            .any(|prose| has_digit(&prose.text))
        {
            return;
        }
        let mentions = (
            |text: &str| currencies(text, from),
            |text: &str| currencies(text, to),
        );
        for change in changes((&pair.source, &pair.target), mentions) {
            let (was, now) = (change.was.1, change.now.1);
            say.at(
                pair.target.prose()[change.at].span(change.range),
                format!("`{was}` of the source is `{now}` here"),
            )
            .help("write the currency of the source, or say that the sum was converted");
        }
    }
}

/// The currencies of the amounts of a text. A sign of two currencies is given twice.
fn currencies(text: &str, profile: &Profile) -> Vec<Mention<usize>> {
    let mut found = Vec::new();
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return found;
    }
    for (kind, currency) in CURRENCIES.iter().enumerate() {
        for sign in currency.signs {
            for at in memchr::memmem::find_iter(text.as_bytes(), sign) {
                // `R$` is no `$`.
                let is_other = *sign == "$" && text[..at].ends_with('R');
                let is_dated = is_amount(text, at, at + sign.len());
                if !is_other && is_dated {
                    let range = at..at + sign.len();
                    // Of dollars and pesos, the first is said.
                    let is_sure = *sign != "$" || kind == 0;
                    found.push(Mention {
                        kind,
                        range,
                        is_sure,
                    });
                }
            }
        }
    }
    let tokens: Vec<Range<usize>> = runs(text, &[]).collect();
    for (at, range) in tokens.iter().enumerate() {
        let written = &text[range.clone()];
        if !(3..=11).contains(&written.len()) {
            continue;
        }
        let lower = written.to_lowercase();
        let kind = CURRENCIES.iter().position(|currency| {
            currency.codes.contains(&written) || currency.words.contains(&&*lower)
        });
        let Some(kind) = kind else { continue };
        let before = at.saturating_sub(3)..at;
        let is_sure = tokens[before].iter().any(|token| {
            let word = &text[token.clone()];
            word.ends_with(|c: char| c.is_ascii_digit())
                || profile
                    .multipliers
                    .iter()
                    .any(|(form, power)| *form == word && *power > 2)
        });
        found.push(Mention {
            kind,
            range: range.clone(),
            is_sure,
        });
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// Whether figures stand beside the sign.
fn is_amount(text: &str, start: usize, end: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    text[..start].trim_end().ends_with(is_digit) || text[end..].trim_start().starts_with(is_digit)
}
