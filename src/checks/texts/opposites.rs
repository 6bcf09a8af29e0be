//! Words that became their opposite. The pairs of words are data of each language.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::prose_pair::ProsePair;
use crate::checks::reporter::Reporter;
use crate::checks::sentence_pairs::SentencePair;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::comparisons::{MORE, compare_comparisons};
use crate::checks::texts::denials::Denials;
use crate::checks::texts::tenses::compare_tenses;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::sense::SenseKind;
use crate::locale::senses::SenseMention;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// A word of the source that has its opposite in the translation, and not its own translation: *increase* and
    /// *disminuir*, *grant* and *denegar*, *before* and *después*, *more than* and *menos de*, *illegal* and *legal*, *must*
    /// and *puede*. As information, a future that became a past, or the other way round: *will close* and *cerró*.
    ///
    /// # Why it matters
    /// The sentence reads well and says the contrary. Nobody sees it who does not have both texts before them.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// risk = The risk of torture increases during the first night.
    /// arrest = The court declared the arrest illegal.
    /// women = More than 40 women were released that night.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// risk = El riesgo de tortura disminuye durante la primera noche.
    /// arrest = El tribunal declaró que la detención no era legal.
    /// women = Menos de 40 mujeres fueron liberadas esa noche.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:29: warning[opposites] `increases` of the source is `disminuye` here, its opposite
    /// locales/es/main.ftl:3:9: warning[opposites] `More than` of the source is `Menos de` here, its opposite
    /// ```
    ///
    /// *More women than men* is no *más hombres que mujeres*. Sentences are compared one by one. Where one side has a negation more than the other, nothing is said; where only a
    /// word such as *refuse* or *lack* may turn the meaning, or short sentences are unlike in length, it is information.
    ///
    /// # When to silence it
    /// Where the translation says the same from the other end: *unlocked* as *no longer closed*.
    ///
    /// # Precision
    /// See `tests/precision.md`.
    pub OppositesCheck = "opposites", Warning, [Text]
}

impl Check for OppositesCheck {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let (from, to) = (pair.source.locale.language(), pair.target.locale.language());
        if from == to {
            return;
        }
        // What is wrong in several variants is told of the first one.
        let before = reporter.count();
        for texts in pair.variants() {
            compare_meanings(texts, reporter);
            if reporter.count() > before {
                return;
            }
        }
    }
}

/// Reports what a variant of a text says the contrary of.
fn compare_meanings(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    let may_differ = |prose: &Prose<'_>| {
        let has_opposite = |mention: &SenseMention| mention.sense.kind.opposite().is_some();
        let mut mentions = prose.senses().iter();
        let is_label = prose.tokens().len() <= LABEL + 2;
        mentions.any(|one| has_opposite(one) && (is_label || is_sure(prose, one)))
    };
    // Letters written as `&uacute;` hide words.
    let is_plain = |prose: &Prose<'_>| !prose.signs().has(b'&');
    if !is_plain(target) {
        return;
    }
    let before = reporter.count();
    if may_differ(source) && may_differ(target) && may_be_opposite(source, target) {
        compare_words(texts, reporter);
    }
    if reporter.count() == before {
        compare_comparisons(texts, reporter);
    }
    if reporter.count() == before {
        compare_tenses(texts, reporter);
    }
}

/// Returns whether a word of one text may have its opposite in the other: of most, no sentence has to be looked at.
fn may_be_opposite(source: &Prose<'_>, target: &Prose<'_>) -> bool {
    let (there, here) = (source.senses(), target.senses());
    let has_opposite = |was: &SenseMention| {
        let opposite = was.sense.kind.opposite();
        let is_one = |now: &SenseMention| {
            Some(now.sense.kind) == opposite && now.sense.concept == was.sense.concept
        };
        opposite.is_some() && here.iter().any(is_one)
    };
    there.len() * here.len() > MANY || there.iter().any(has_opposite)
}

/// So many pairs of words are not compared to be spared the sentences.
const MANY: usize = 1 << 12;

/// Reports the first word of each sentence that became its opposite.
fn compare_words(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    for sentences in texts.sentences() {
        let sides = [
            OppositeSide::new(texts.source, &sentences.source),
            OppositeSide::new(texts.target, &sentences.target),
        ];
        if sides.iter().any(|side| side.tokens.len() > MOST_WORDS) {
            continue;
        }
        report_first(sentences, &sides, reporter);
    }
}

/// A sentence and what its words mean.
struct OppositeSide<'s> {
    prose: &'s Prose<'s>,
    /// Its tokens.
    tokens: Range<usize>,
    mentions: &'s [SenseMention],
}

impl<'s> OppositeSide<'s> {
    fn new(prose: &'s Prose<'s>, sentence: &Range<usize>) -> Self {
        let tokens = prose.tokens_within(sentence);
        let all = prose.senses();
        let start = all.partition_point(|mention| mention.first < tokens.start);
        let end = all.partition_point(|mention| mention.first < tokens.end);
        let mentions = &all[start..end];
        Self {
            prose,
            tokens,
            mentions,
        }
    }

    fn has(&self, concept: &str, kind: SenseKind) -> bool {
        let mut mentions = self.mentions.iter();
        mentions.any(|mention| mention.sense.concept == concept && mention.sense.kind == kind)
    }

    fn denials(&self, mention: &SenseMention) -> Denials<'s> {
        let left_out = mention.first..mention.first + mention.count;
        Denials::of(
            self.prose,
            self.prose.profile(),
            self.tokens.clone(),
            left_out,
        )
    }

    /// Returns whether a word counts beside its opposite on the other side: where it can mean nothing else, or one of few
    /// words says what is done by a click.
    fn is_sure(&self, mention: &SenseMention, is_label: bool) -> bool {
        let may_be = || is_label && (self.tokens.len() == 1 || !self.negates(mention));
        is_sure(self.prose, mention) || may_be()
    }

    /// Returns whether a word is a negation itself.
    fn negates(&self, mention: &SenseMention) -> bool {
        let classes = self.prose.word_infos()[mention.first].classes;
        classes.has(WordClasses::NEGATION)
    }

    /// Returns the place of a mention in the sentence: 0 at its start, 1 at its end.
    fn place(&self, mention: &SenseMention) -> f32 {
        (mention.first - self.tokens.start) as f32 / self.tokens.len() as f32
    }

    fn shown(&self, mention: &SenseMention) -> &'s str {
        self.prose.text.slice(self.prose.range_of(mention))
    }
}

/// Returns whether a word can mean nothing else: *over* before a number can not.
fn is_sure(prose: &Prose<'_>, mention: &SenseMention) -> bool {
    let is_number = |at: usize| {
        let token = prose.tokens().get(at);
        token.is_some_and(|token| token.has_digit)
            || token.is_some() && prose.word_infos()[at].classes.has(WordClasses::NUMBER)
    };
    mention.sense.is_sure || mention.sense.concept == MORE && is_number(mention.first + 1)
}

/// The concept of what one has to do, and of what one may.
const MUST: &str = "must";

/// A word has its counterpart within this part of the sentence from where it stands itself.
const FARTHEST: f32 = 0.4;

/// In so few words it is expected wherever it stands, and however long the other sentence is.
const FEW_WORDS: usize = 8;

/// So few words are the label of a button or a link.
const LABEL: usize = 4;

/// Longer sentences hold too much to tell.
const MOST_WORDS: usize = 45;

/// Reports the first word of a sentence that became its opposite.
fn report_first(
    sentences: &SentencePair,
    [source, target]: &[OppositeSide<'_>; 2],
    reporter: &mut Reporter<'_>,
) {
    let is_label = source.tokens.len() <= LABEL && target.tokens.len() <= LABEL + 2;
    for mention in source
        .mentions
        .iter()
        .filter(|mention| source.is_sure(mention, is_label))
    {
        let is_word_sure = is_sure(source.prose, mention);
        let concept = mention.sense.concept;
        // *Fewer than half voted*, *más de la mitad se abstuvo*
        let is_label = is_label && concept != MORE;
        let Some(opposite) = mention.sense.kind.opposite() else {
            continue;
        };
        if source.has(concept, opposite) || target.has(concept, mention.sense.kind) {
            continue;
        }
        // *less expensive*, *más barato*
        if concept != MORE && is_turned(source, target) {
            continue;
        }
        let mut others = target.mentions.iter();
        let is_opposite = |other: &&SenseMention| {
            other.sense.concept == concept
                && other.sense.kind == opposite
                && target.is_sure(other, is_label && is_word_sure)
        };
        let Some(now) = others.find(is_opposite) else {
            continue;
        };
        let there = source.denials(mention);
        let here = target.denials(now);
        // *must not* and *no puede* forbid alike.
        let is_forbidden = concept == MUST && !there.plain.is_empty();
        if there.plain.len() != here.plain.len() || is_forbidden {
            continue;
        }
        let has_other_turn = there.hidden() != here.hidden();
        // *Every attempt failed*, *ningún intento tuvo éxito*
        if has_other_turn && target.negates(now) {
            continue;
        }
        let is_near = (source.place(mention) - target.place(now)).abs() <= FARTHEST;
        let is_expected = sentences.is_close && is_near;
        if !is_expected && source.tokens.len() > FEW_WORDS {
            continue;
        }
        let are_words_sure = is_word_sure && is_sure(target.prose, now);
        let severity = if is_expected && are_words_sure && !has_other_turn {
            Severity::Warning
        } else {
            Severity::Info
        };
        let (was, is) = (source.shown(mention), target.shown(now));
        let span = target.prose.span(target.prose.range_of(now));
        reporter
            .report(
                span,
                format!("`{was}` of the source is `{is}` here, its opposite"),
            )
            .severity(severity)
            .help("see whether both sides say the same");
        return;
    }
}

/// Returns whether *more* of one side is *less* on the other.
fn is_turned(source: &OppositeSide<'_>, target: &OppositeSide<'_>) -> bool {
    let has = |was, is| source.has(MORE, was) && target.has(MORE, is);
    has(SenseKind::One, SenseKind::Other) || has(SenseKind::Other, SenseKind::One)
}
