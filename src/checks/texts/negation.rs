//! Prohibitions that lost their *not*, and duties that got one. Other negations are too freely rendered to be compared.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::prose::Prose;
use crate::locale::profile::Profile;
use crate::locale::word_info::{WordClasses, WordInfo};
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// As information, a text that forbids something (*must not*, *no deben*, *não devem*) on one side, where the other has
    /// no negation at all, and no word that denies by what it means.
    ///
    /// # Why it matters
    /// *Los Estados deben devolver a las personas* is the opposite of the demand, and reads well.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// return = States must not return anyone to danger.
    /// hear = States should hear every claim.
    /// detain = States must never detain children.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// return = Los Estados deben devolver a las personas al peligro.
    /// hear = Los Estados no deberían oír cada solicitud.
    /// detain = Los Estados deben abstenerse de detener a la niñez.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:10: info[negation] `must not` of the source has no negation here
    /// locales/es/main.ftl:2:20: info[negation] `no deberían` here, and no negation in the source
    /// ```
    ///
    /// Texts with variants are left alone.
    ///
    /// # When to silence it
    /// Where the translation forbids it in other words.
    ///
    /// # Precision
    /// On the website of Rust, the Universal Declaration of Human Rights, the Contributor Covenant and the Open Source
    /// Guides it finds nothing; on the website of Mozilla 7, of which 6 are right, one sentence that six locales left out.
    /// Of 22 prohibitions of the first four whose negation was then taken out of the translation, it named 15.
    pub Negation = "negation", Info, [Text]
}

impl Check for Negation {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
        let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
            return;
        };
        let may_forbid = |prose: &Prose<'_>| {
            prose.word_classes().has(WordClasses::NEGATION)
                && prose.word_classes().has(WordClasses::DUTY)
        };
        if from == to || !may_forbid(source) && !may_forbid(target) {
            return;
        }
        let (of_source, of_target) = (pair.source.profile, pair.target.profile);
        if !of_source.is_known() || !of_target.is_known() {
            return;
        }
        let help = "see whether both sides demand the same";
        let (there, here) = ((source, of_source), (target, of_target));
        if let Some(range) = prohibition(there)
            && is_silent(here, there)
        {
            let words = shown(source.text.slice(range));
            let message = format!("`{words}` of the source has no negation here");
            reporter.report(pair.target.span(), message).help(help);
        } else if let Some(range) = prohibition(here)
            && is_silent(there, here)
        {
            let words = shown(target.text.slice(range.clone()));
            let message = format!("`{words}` here, and no negation in the source");
            reporter.report(target.span(range), message).help(help);
        }
    }
}

fn shown(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text and what is known of its language.
type NegationSide<'s> = (&'s Prose<'s>, &'static Profile);

/// The first duty of a text with its negation.
fn prohibition((prose, language): NegationSide<'_>) -> Option<Range<usize>> {
    let negations = &language.negations;
    let (text, tokens, known) = (&*prose.text, prose.tokens(), prose.word_infos());
    let is_known = |at: usize, kind| {
        known
            .get(at)
            .is_some_and(|it: &WordInfo| it.classes.has(kind))
    };
    for at in (0..tokens.len()).filter(|at| is_known(*at, WordClasses::NEGATION)) {
        let around = at.saturating_sub(1)..=at + 2;
        if !around.clone().any(|near| is_known(near, WordClasses::DUTY)) {
            continue;
        }
        let word = tokens[at].of(text).to_lowercase();
        if negations.is_prohibition(&word) {
            return Some(tokens[at].range());
        }
        // *must not*, *no deben*, *no one should*
        let is_duty = |near: &usize| {
            *near != at
                && is_known(*near, WordClasses::DUTY)
                && negations.is_duty(&tokens[*near].of(text).to_lowercase())
        };
        let Some(duty) = around.into_iter().find(is_duty) else {
            continue;
        };
        if negations.has(&word) {
            let (one, other) = (tokens[at.min(duty)], tokens[at.max(duty)]);
            return Some(one.range().start..other.range().end);
        }
    }
    None
}

/// Returns whether a text has no negation, and no more words that may stand for one than the other side.
fn is_silent(here: NegationSide<'_>, there: NegationSide<'_>) -> bool {
    let may_deny = |language: &Profile, word: &str| {
        let word = language.vocabulary.without_elision(word);
        language.negations.may_deny(word)
    };
    let hidden = |side: NegationSide<'_>| words(side).filter(|word| may_deny(side.1, word)).count();
    // Letters written as `&uacute;` hide words.
    let is_plain = |(prose, _): NegationSide<'_>| {
        let mut references = memchr::memchr_iter(b'&', prose.text.as_bytes());
        !references.any(|at| !prose.text.slice(at + 1..).starts_with(' '))
    };
    is_plain(here)
        && !words(here).any(|word| here.1.negations.has(&word))
        && hidden(here) <= hidden(there)
}

/// The words of a text, in lower case.
fn words<'s>((prose, _): NegationSide<'s>) -> impl Iterator<Item = String> {
    let tokens = prose.tokens().iter();
    tokens.map(|token| token.of(&prose.text).to_lowercase())
}
