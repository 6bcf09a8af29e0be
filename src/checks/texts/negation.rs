//! Negations that were lost, and duties that got one. Sentences are compared one by one.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::prose_pair::ProsePair;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::denials::{Denials, plain_denials};
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::profile::Profile;
use crate::locale::senses::SenseMention;
use crate::locale::word_info::WordClasses;
use crate::text::signs::Signs;
use crate::text::slice::Slice;
use crate::text::tokens::Token;

check! {
    /// # What it finds
    /// A sentence of the source with a negation (*not*, *never*, *nobody*, *without*) whose translation has none at all, and
    /// no word that denies by what it means (*ilegal*, *impedir*, *falta*). What somebody *failed* or
    /// *refused to* do is a negation as well. As information, one that forbids something (*no
    /// deben*, *não devem*), or stands in a short sentence, where the source has no negation.
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
    /// locales/es/main.ftl:1:10: warning[negation] `must not` of the source has no negation here
    /// locales/es/main.ftl:2:20: info[negation] `no deberían` here, and no negation in the source
    /// ```
    ///
    /// It is information as well where the sentences are long, or of another build. Manners of speaking such as *not only* are
    /// no negations here, and questions are left alone. Of a text with variants, each is compared with the one for the same case.
    ///
    /// # When to silence it
    /// Where the translation says it in other words.
    ///
    /// # Precision
    /// See `tests/precision.md`: on eleven projects nobody wrote for this program, 9 of 10 warnings are right.
    pub Negation = "negation", Info, [Text]
}

impl Check for Negation {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
        let (of_source, of_target) = (pair.source.profile, pair.target.profile);
        if from == to || !of_source.is_known() || !of_target.is_known() {
            return;
        }
        // What is wrong in several variants is told of the first one.
        let before = reporter.count();
        for texts in pair.variants() {
            compare_denials(pair, texts, reporter);
            if reporter.count() > before {
                return;
            }
        }
    }
}

/// Reports the first sentence of a text that lost a negation, or forbids what the source does not.
fn compare_denials(pair: &TextPair<'_, '_>, texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    // The last byte begins `’`.
    const APOSTROPHES: Signs = Signs::new(b"'\xe2");
    let may_negate = |prose: &Prose<'_>| {
        prose.word_classes().has(WordClasses::NEGATION)
            || prose.signs().meets(&APOSTROPHES) && prose.text.contains(['\'', '’'])
    };
    let may_refuse = source.word_classes().has(WordClasses::REFUSAL);
    if !may_refuse && !may_negate(source) && !may_negate(target) {
        return;
    }
    if may_refuse && report_refusal(pair, texts, reporter) {
        return;
    }
    let (of_source, of_target) = (pair.source.profile, pair.target.profile);
    let counts = [(source, of_source), (target, of_target)]
        .map(|(prose, profile)| plain_denials(prose, profile));
    if counts[0] == counts[1] {
        return;
    }
    for sentences in texts.sentences() {
        // *Couldn’t you…?* asks what *Could you…?* asks.
        if source.text.slice(sentences.source.clone()).contains('?') {
            continue;
        }
        let there = NegationSide::new(source, of_source, sentences.source.clone());
        let here = NegationSide::new(target, of_target, sentences.target.clone());
        // What the translation keeps as it is was left untranslated, or is a title.
        let is_kept = || target.text.contains(&there.shown());
        let is_lost = counts[0] > counts[1] && here.lacks_negation_of(&there);
        let is_said = || there.is_said_from_other_end(&here) || there.is_over_in(&here);
        if is_lost && !is_kept() && !is_said() {
            let message = format!("`{}` of the source has no negation here", there.shown());
            let span = if pair.sentences().len() == 1 {
                pair.target.span()
            } else {
                target.span(sentences.target.clone())
            };
            let finding = reporter.report(span, message).help(HELP);
            // *nobody unharmed*
            let is_sure = sentences.is_close && !there.denies_twice();
            finding.severity(severity(&here, is_sure));
            return;
        }
        if counts[1] > counts[0] && there.lacks_negation_of(&here) {
            let is_new = || texts.is_same_case() && sentences.is_close && there.affirms(&here);
            if here.forbids() || is_new() {
                let message = format!("`{}` here, and no negation in the source", here.shown());
                let span = target.span(here.range());
                reporter.report(span, message).help(HELP);
                return;
            }
        }
    }
}

/// Reports what somebody failed or refused to do, where the translation has no word that denies; returns whether there was
/// such.
fn report_refusal(
    pair: &TextPair<'_, '_>,
    texts: ProsePair<'_>,
    reporter: &mut Reporter<'_>,
) -> bool {
    let (source, target) = (texts.source, texts.target);
    let [sentences] = texts.sentences() else {
        return false;
    };
    let here = NegationSide::new(target, pair.target.profile, sentences.target.clone());
    let denies = !here.denials.plain.is_empty() || here.denials.hidden() > 0;
    if !sentences.is_close || here.tokens.len() > SHORT || denies {
        return false;
    }
    let words = source.tokens().iter();
    let words: Vec<String> = words
        .map(|token| token.of(&source.text).to_lowercase())
        .collect();
    let mut refusals = pair.source.profile.negations.refusals.iter();
    let found = refusals.find_map(|phrase| {
        let parts: Vec<&str> = phrase.split('_').collect();
        let mut places = words.windows(parts.len());
        places.position(|window| window == parts)
    });
    // *Failed to import* is a title for what a language names by a noun.
    let Some(first) = found.filter(|first| *first > 0) else {
        return false;
    };
    let tokens = source.tokens();
    let shown = tokens[first].of(&source.text);
    let message = format!("`{shown}` of the source has no negation here");
    let span = if pair.sentences().is_empty() {
        target.span(sentences.target.clone())
    } else {
        pair.target.span()
    };
    let finding = reporter.report(span, message).help(HELP);
    finding.severity(Severity::Warning);
    true
}

const HELP: &str = "see whether both sides say the same";

/// A sentence, and what denies in it.
struct NegationSide<'s> {
    prose: &'s Prose<'s>,
    profile: &'static Profile,
    tokens: Range<usize>,
    denials: Denials<'s>,
}

impl<'s> NegationSide<'s> {
    fn new(prose: &'s Prose<'s>, profile: &'static Profile, sentence: Range<usize>) -> Self {
        let tokens = prose.tokens_within(&sentence);
        let denials = Denials::of(prose, profile, tokens.clone(), 0..0);
        Self {
            prose,
            profile,
            tokens,
            denials,
        }
    }

    /// Returns whether a side has no negation, where the other has one, and no more words that may stand for one.
    fn lacks_negation_of(&self, other: &Self) -> bool {
        // Letters written as `&uacute;` hide words.
        let is_plain = || {
            let text = &*self.prose.text;
            let mut references = memchr::memchr_iter(b'&', text.as_bytes());
            !references.any(|at| !text.slice(at + 1..).starts_with(' '))
        };
        self.denials.plain.is_empty()
            && other.denials.firm().next().is_some()
            && self.tokens.len().max(other.tokens.len()) <= MOST_WORDS
            && is_plain()
            && self.denials.hidden() < other.denials.hidden() + other.denials.plain.len()
    }

    /// Returns whether a short sentence has no word for which the other side may have a negation: it says that
    /// something is, and the other one that it is not.
    fn affirms(&self, other: &Self) -> bool {
        let negations = &self.prose.profile().negations;
        let count = self.tokens.len();
        let has = |word: &str| negations.having.contains(&word);
        (LEAST_WORDS..=FEW).contains(&count)
            && other.tokens.len() <= FEW
            && self.denials.hidden() == 0
            && !self.words().any(|word| negations.may_be_denied(&word))
            // *with*, *sin*
            && (other.is_more_than_lacking() || self.words().any(|word| has(&word)))
            && !other.is_said_from_other_end(self)
            && !other.is_itself_an_opposite(self)
    }

    /// Returns whether a negation is no mere *without*, which may stand for a word that lacks something: *dry*.
    fn is_more_than_lacking(&self) -> bool {
        let lacking = &self.profile.negations.lacking;
        let is_lacking = |at| {
            let token: &Token = &self.prose.tokens()[at];
            lacking.contains(&token.of(&self.prose.text).to_lowercase().as_str())
        };
        !self.denials.firm().all(is_lacking)
    }

    /// Returns whether something is no longer, and over on the other side: *derogada*.
    fn is_over_in(&self, other: &Self) -> bool {
        let shown = self.shown().to_lowercase().replace(' ', "_");
        let negations = &self.profile.negations;
        negations.no_longer.contains(&shown.as_str())
            && other
                .words()
                .any(|word| other.profile.negations.says_ended(&word))
    }

    /// Returns its words, in lower case.
    fn words(&self) -> impl Iterator<Item = String> {
        let tokens = self.prose.tokens()[self.tokens.clone()].iter();
        tokens.map(|token| token.of(&self.prose.text).to_lowercase())
    }

    /// Returns whether a word that denies by its prefix stands right behind a negation.
    fn denies_twice(&self) -> bool {
        let tokens = self.prose.tokens();
        let denies = |at: usize| {
            let word = tokens[at].of(&self.prose.text).to_lowercase();
            self.profile.negations.may_deny(&word)
        };
        let mut firm = self.denials.firm();
        firm.any(|at| (at + 1..(at + 3).min(self.tokens.end)).any(denies))
    }

    /// Returns whether a word that it denies has its opposite on the other side: *never stopped*, *siguió*.
    fn is_said_from_other_end(&self, other: &Self) -> bool {
        let is_denied = |mention: &SenseMention| {
            let mut negations = self.denials.firm();
            negations.any(|at| (at + 1..at + REACH).contains(&mention.first))
        };
        let mut pairs = self.opposites(other);
        pairs.any(|(own, _)| own.sense.is_sure && is_denied(own))
    }

    /// Returns whether a negation is the opposite of a word of the other side, which `opposites` tells: *nobody* and
    /// *todos*.
    fn is_itself_an_opposite(&self, other: &Self) -> bool {
        let mut pairs = self.opposites(other);
        pairs.any(|(own, other)| {
            let is_sure = own.sense.is_sure && other.sense.is_sure;
            is_sure && self.denials.firm().any(|at| at == own.first)
        })
    }

    /// Returns the words that have their opposites on the other side, with these.
    fn opposites<'o>(
        &'o self,
        other: &'o Self,
    ) -> impl Iterator<Item = (&'o SenseMention, &'o SenseMention)> {
        let mentions = |side: &'o Self| {
            let all = side.prose.senses().iter();
            all.filter(|mention| side.tokens.contains(&mention.first))
        };
        mentions(self).flat_map(move |own| {
            let opposite = own.sense.kind.opposite();
            let others = mentions(other).filter(move |it| {
                it.sense.concept == own.sense.concept && Some(it.sense.kind) == opposite
            });
            others.map(move |other| (own, other))
        })
    }

    /// Returns the first negation with a verb of duty beside it, by their tokens.
    fn prohibition(&self) -> Option<Range<usize>> {
        let (text, tokens) = (&*self.prose.text, self.prose.tokens());
        let word = |at: usize| tokens[at].of(text).to_lowercase();
        let negations = &self.profile.negations;
        self.denials.firm().find_map(|at| {
            if negations.is_prohibition(&word(at)) {
                return Some(at..at + 1);
            }
            let first = at.saturating_sub(1).max(self.tokens.start);
            let mut around = first..(at + 3).min(self.tokens.end);
            let duty = around.find(|near| *near != at && negations.is_duty(&word(*near)))?;
            Some(duty.min(at)..duty.max(at) + 1)
        })
    }

    /// Returns whether it forbids something: *must not*.
    fn forbids(&self) -> bool {
        self.prohibition().is_some()
    }

    /// Returns the bytes of what is shown of it: the prohibition, or the first negation and the word behind it.
    fn range(&self) -> Range<usize> {
        let first = self.denials.firm().next().unwrap_or_default();
        let pair = first..(first + 2).min(self.tokens.end.max(first + 1));
        let shown = self.prohibition().unwrap_or(pair);
        let tokens = self.prose.tokens();
        tokens[shown.start].range().start..tokens[shown.end - 1].range().end
    }

    fn shown(&self) -> String {
        let text = self.prose.text.slice(self.range());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// A negation denies a word so near behind it.
const REACH: usize = 5;

/// What has fewer words may be a label, which is put in other words.
const LEAST_WORDS: usize = 3;

/// Of so few words, a negation that came stands for nothing that can be seen.
const FEW: usize = 12;

/// Longer sentences hold too much to tell.
const MOST_WORDS: usize = 45;

/// Of so many words, each is expected on the other side.
const SHORT: usize = 30;

/// Returns a warning where the sentences are alike, and no word of the other side may deny.
fn severity(silent: &NegationSide<'_>, is_close: bool) -> Severity {
    let is_short = silent.tokens.len() <= SHORT;
    if is_close && is_short && silent.denials.hidden() == 0 {
        Severity::Warning
    } else {
        Severity::Info
    }
}
