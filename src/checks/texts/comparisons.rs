//! Comparisons that were turned: *more women than men* and *más hombres que mujeres*, *less likely than* and *más
//! probable que*.

use crate::checks::prose_pair::ProsePair;
use crate::checks::reporter::Reporter;
use crate::checks::texts::likeness::Wording;
use crate::diagnostic::Severity;
use crate::fluent::prose::Prose;
use crate::locale::sense::SenseKind;
use crate::locale::senses::SenseMention;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

/// Reports the one comparison of a sentence whose two sides changed places, or whose *more* is a *less*.
pub(super) fn compare_comparisons(texts: ProsePair<'_>, reporter: &mut Reporter<'_>) {
    let (source, target) = (texts.source, texts.target);
    let Some(there) = comparison(source) else {
        return;
    };
    let Some(here) = comparison(target) else {
        return;
    };
    if !texts.is_close() {
        return;
    }
    let [more, than] = [0, 1].map(|side| there.sides[side].is_like(&here.sides[side]));
    let [crossed, other] = [0, 1].map(|side| there.sides[side].is_like(&here.sides[1 - side]));
    let is_turned = (crossed || other) && !more && !than;
    let is_opposite = more && !crossed && !other;
    let is_changed = if there.direction == here.direction {
        is_turned
    } else {
        is_opposite
    };
    if !is_changed {
        return;
    }
    let denies = |prose: &Prose<'_>| prose.word_classes().has(WordClasses::NEGATION);
    let severity = if denies(source) || denies(target) {
        Severity::Info
    } else {
        Severity::Warning
    };
    let (was, is) = (there.written(), here.written());
    let message = format!("`{was}` of the source is `{is}` here");
    let range = target.tokens()[here.start].range().start..here.end_byte();
    reporter
        .report(target.span(range), message)
        .severity(severity)
        .help("see whether both sides say the same");
}

/// The concept of *more* and *less*.
pub(super) const MORE: &str = "more";

/// *More* something *than* something else.
struct Comparative<'p> {
    direction: SenseKind,
    /// The token of *more*.
    start: usize,
    /// What stands before *than*, and behind it.
    sides: [Wording<'p>; 2],
}

/// So many words may stand between *more* and *than*, and before the word behind it.
const REACH: usize = 5;

/// Returns the comparison of a text that has one.
fn comparison<'p>(prose: &'p Prose<'_>) -> Option<Comparative<'p>> {
    let mut mentions = prose.senses().iter();
    let mut found = mentions.by_ref().filter(|one| is_more(one));
    let mention = found.next().filter(|_| found.next().is_none())?;
    let (tokens, words) = (prose.tokens(), &prose.profile().vocabulary.comparing);
    let is_than = |at: &usize| {
        let word = tokens[*at].of(&prose.text).to_lowercase();
        words.contains(&word.as_str())
    };
    let first = mention.first + 1;
    let last = (first + REACH).min(tokens.len());
    let than = (first + 1..last.max(first + 1)).find(is_than)?;
    let phrase = |tokens| Wording { prose, tokens };
    // Behind *than*, the first word that has a meaning of its own.
    let mut behind = than + 1..(than + 1 + REACH).min(tokens.len());
    let is_common = |at: usize| prose.word_infos()[at].classes.has(WordClasses::COMMON);
    let end = behind.find(|at| !is_common(*at))? + 1;
    Some(Comparative {
        direction: mention.sense.kind,
        start: mention.first,
        sides: [phrase(first..than), phrase(than + 1..end)],
    })
}

/// Returns whether a mention is *more* or *less* by itself.
fn is_more(mention: &SenseMention) -> bool {
    mention.count == 1 && mention.sense.concept == MORE && !mention.sense.is_sure
}

impl<'p> Comparative<'p> {
    /// Returns where the word behind *than* ends.
    fn end_byte(&self) -> usize {
        let Wording { prose, tokens } = &self.sides[1];
        prose.tokens()[tokens.end - 1].range().end
    }

    fn written(&self) -> &'p str {
        let prose = self.sides[0].prose;
        let start = prose.tokens()[self.start].range().start;
        prose.text.slice(start..self.end_byte())
    }
}
