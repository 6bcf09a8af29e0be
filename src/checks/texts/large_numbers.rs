//! Millions, billions and trillions in words. With figures they are numbers, which `numbers` compares.

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::{TextPair, TextSide};
use crate::checks::texts::mentions::{Mention, Mentions, compare_mentions};
use crate::fluent::prose::Prose;
use crate::locale::languages::profile;
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::locale::word_info::WordClasses;

check! {
    /// # What it finds
    /// A *billion* in words that became *billón*, *bilião* or *millón*, and the like. A billion is *mil millones* in Spanish,
    /// *bilhão* in Brazil and *mil milhões* in Portugal.
    ///
    /// # Why it matters
    /// The words look alike and are a thousandfold apart.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// people = Two billion people.
    /// debt = A debt of over a trillion dollars.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// people = Dos billones de personas.
    /// debt = Una deuda de más de un billón de dólares.
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// people = Dois bilhões de pessoas.
    /// debt = Uma dívida de mais de um trilhão de dólares.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:14: error[large-numbers] `billion` of the source is 10^9; `billones` is 10^12 in es
    /// ```
    ///
    /// Numbers with figures in them are left to `numbers`.
    ///
    /// # When to silence it
    /// Where the words are no number: the name of a film.
    ///
    /// # Precision
    /// On real translations into Spanish and Portuguese (the website of Rust, the Universal Declaration of Human Rights, the
    /// Contributor Covenant, Open Source Guides, the website of Mozilla, Comprehensive Rust; 26 000 pairs of texts) it finds
    /// nothing, and there was nothing to be found, for they hardly speak of billions.
    pub LargeNumbers = "large-numbers", Error, [Text]
}

impl Check for LargeNumbers {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let knows = |text: &TextSide<'_, '_>| !text.profile.numbers.multipliers.is_empty();
        if knows(pair.source) && knows(&pair.target) {
            compare_mentions(self, pair, reporter);
        }
    }
}

impl Mentions for LargeNumbers {
    /// A power of ten.
    type Kind = u8;

    const HELP: &'static str = "write the number of the source in words or in figures";

    fn find(&self, prose: &Prose<'_>, locale: &Locale) -> Vec<Mention<u8>> {
        if !prose.word_classes().has(WordClasses::POWER) {
            return Vec::new();
        }
        magnitudes(prose, profile(locale))
    }

    fn message(
        &self,
        (was, there): (u8, &str),
        (now, here): (u8, &str),
        locale: &Locale,
    ) -> Option<String> {
        // Below a billion, much is said in other words: `millions`, `a great many`.
        (was.max(now) >= 9).then(|| {
            format!("`{there}` of the source is 10^{was}; `{here}` is 10^{now} in {locale}")
        })
    }
}

/// Finds the millions and more that a text has in words, as powers of ten.
fn magnitudes(prose: &Prose<'_>, profile: &Profile) -> Vec<Mention<u8>> {
    let mut found = Vec::new();
    let (text, tokens) = (&*prose.text, prose.tokens());
    let power = |at: usize| {
        let is_one = prose.word_infos()[at].classes.has(WordClasses::POWER);
        is_one.then(|| profile.numbers.power(&tokens[at].of(text).to_lowercase()))?
    };
    for at in 0..tokens.len() {
        let Some(own) = power(at).filter(|power| *power >= 6) else {
            continue;
        };
        // `mil millones`, `cientos de miles de millones`: so many of them.
        let (mut start, mut kind) = (at, own);
        while let Some((before, more)) = multiplied(prose, profile, start) {
            (start, kind) = (before, kind + more);
        }
        let number = start.checked_sub(1).map(|before| tokens[before].of(text));
        found.push(Mention {
            kind,
            range: tokens[start].range().start..tokens[at].range().end,
            is_sure: !number.is_some_and(|word| is_big(word, profile)),
        });
    }
    found
}

/// Returns where the word stands that multiplies what begins at a token, a joint between them allowed, and its power of
/// ten.
fn multiplied(prose: &Prose<'_>, profile: &Profile, start: usize) -> Option<(usize, u8)> {
    let (text, tokens) = (&*prose.text, prose.tokens());
    let power = |at: usize| {
        let word = tokens[at].of(text).to_lowercase();
        let mut dozens = profile.numbers.dozens.iter();
        let dozen = dozens.find(|(form, _)| *form == word);
        let power = profile
            .numbers
            .power(&word)
            .or(dozen.map(|(_, power)| *power))?;
        (power < 6).then_some(power)
    };
    [1, 2].into_iter().find_map(|back| {
        let before = start.checked_sub(back)?;
        let is_near = back == 1 || tokens[start - 1].length() <= 2;
        let power = power(before).filter(|_| is_near)?;
        Some((before, power))
    })
}

/// Returns whether the word before makes the number another one: figures, hundreds, a half.
fn is_big(word: &str, profile: &Profile) -> bool {
    let lower = word.to_lowercase();
    let mut cardinals = profile.numbers.cardinals.iter();
    let mut multipliers = profile.numbers.multipliers.iter();
    word.bytes().any(|byte| byte.is_ascii_digit())
        || cardinals.any(|(form, value)| *form == lower && *value >= 100)
        || multipliers.any(|(form, _)| *form == lower)
        || profile.numbers.multiplier_joints.contains(&&*lower)
        || profile
            .numbers
            .others
            .iter()
            .any(|(form, _)| *form == lower)
}
