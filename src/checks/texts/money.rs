//! Currencies. Amounts are left to `numbers`.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::mentions::{Mention, Mentions, compare_mentions};
use crate::checks::texts::units_of_variables::has_placeholder;
use crate::fluent::expansion::PLACEHOLDER;
use crate::fluent::prose::Prose;
use crate::locale::currencies::{CURRENCIES, currency};
use crate::locale::languages::profile;
use crate::locale::number_words::{NumberPart, NumberRole};
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

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
    /// Amounts are in figures, in words (*five hundred pesos*) or variables (`{ $price } euros`). `$` stands for dollars and
    /// for pesos. Dollars of different countries are not told apart.
    ///
    /// # When to silence it
    /// Where a sum was converted for readers of this language.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts) it finds
    /// nothing, and there was nothing to be found, for they hardly speak of money.
    pub MoneyCheck = "money", Warning, [Text]
}

impl Check for MoneyCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        compare_mentions(self, pair, reporter);
    }
}

impl Mentions for MoneyCheck {
    /// The place of a currency in [`CURRENCIES`].
    type Kind = usize;

    const HELP: &'static str =
        "write the currency of the source, or say that the sum was converted";

    fn find(&self, prose: &Prose<'_>, locale: &Locale) -> Vec<Mention<usize>> {
        let classes = || prose.word_classes();
        let is_worded = || {
            classes().has(WordClasses::CURRENCY)
                && classes().has(WordClasses::NUMBER.and(WordClasses::POWER))
        };
        if prose.signs().has_digit() || has_placeholder(prose) || is_worded() {
            currencies(prose, profile(locale))
        } else {
            Vec::new()
        }
    }
}

/// Finds the currencies that a text with amounts names, each as its place in [`CURRENCIES`].
fn currencies(prose: &Prose<'_>, profile: &Profile) -> Vec<Mention<usize>> {
    let mut found = Vec::new();
    let text = &*prose.text;
    for (kind, currency) in CURRENCIES.iter().enumerate() {
        let signs = currency.signs.iter();
        for sign in signs.filter(|sign| sign.bytes().all(|byte| prose.signs().has(byte))) {
            for at in memchr::memmem::find_iter(text.as_bytes(), sign) {
                // `R$` is no `$`.
                let is_other = *sign == "$" && text.slice(..at).ends_with('R');
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
    let (tokens, known) = (prose.tokens(), prose.word_infos());
    let currency_of = |at: usize| {
        let is_one = known[at].classes.has(WordClasses::CURRENCY);
        is_one
            .then(|| currency(tokens[at].of(text), &profile.vocabulary))
            .flatten()
    };
    for (at, token) in tokens.iter().enumerate() {
        let Some(kind) = currency_of(at) else {
            continue;
        };
        let part = |token: &Token| match profile.numbers.role(token.of(text)) {
            Some(NumberRole::Part(part)) => Some(part),
            Some(NumberRole::Definite) | None => None,
        };
        let is_number = |token: &Token| {
            token.of(text).ends_with(|c: char| c.is_ascii_digit())
                || matches!(part(token), Some(NumberPart::Multiplier(3..)))
        };
        // *five hundred pesos*
        let before = at.checked_sub(1).and_then(|before| part(&tokens[before]));
        let is_worded = matches!(
            before,
            Some(NumberPart::Small(2..) | NumberPart::Multiplier(_))
        );
        let start = text.slice(..token.range().start).trim_end();
        found.push(Mention {
            kind,
            range: token.range(),
            is_sure: is_worded
                || start.ends_with(PLACEHOLDER)
                || tokens[at.saturating_sub(3)..at].iter().any(is_number),
        });
    }
    found.sort_by_key(|mention| mention.range.start);
    found
}

/// Returns whether a sign has a figure or a variable beside it.
fn is_amount(text: &str, start: usize, end: usize) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || c == PLACEHOLDER;
    text.slice(..start).trim_end().ends_with(is_digit)
        || text.slice(end..).trim_start().starts_with(is_digit)
}
