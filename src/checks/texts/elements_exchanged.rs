//! Two links, or two named elements, of a text that changed places while their words did not.

use std::ops::Range;

use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::checks::texts::likeness::Wording;
use crate::diagnostic::Severity;
use crate::document::inline::{Inline, InlineKind, Tag, TagSide};
use crate::fluent::prose::Prose;
use crate::text::signs::Signs;

/// What tells one element of a text from another: where it leads, or its name.
#[derive(Clone, Copy)]
pub(super) enum ElementKey {
    Address,
    /// `data-l10n-name`.
    Name,
}

/// An element, and its words.
struct LabelledElement<'i> {
    key: &'i str,
    label: Range<usize>,
}

/// Reports two elements of a text whose keys stand in the other order, though the words of one of them at least show
/// that its place is the same. Links that move with their words are right.
pub(super) fn report_exchanged(
    pair: &TextPair<'_, '_>,
    by: ElementKey,
    reporter: &mut Reporter<'_>,
) {
    let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
        return;
    };
    const MARKS: Signs = Signs::new(b"]<");
    if !target.signs().meets(&MARKS) {
        return;
    }
    let Some(([one, other], range)) = exchanged(pair, [source, target], by) else {
        return;
    };
    let (what, help) = match by {
        ElementKey::Address => ("links to", "lead each of them where the source does"),
        ElementKey::Name => ("elements", "give each of them the words of its name"),
    };
    let message = format!("the {what} `{one}` and `{other}` changed places here");
    reporter
        .report(target.span(range), message)
        .severity(Severity::Warning)
        .help(help);
}

/// Returns the keys of two such elements, and the bytes of the target's prose from the first to the second.
fn exchanged(
    pair: &TextPair<'_, '_>,
    [source, target]: [&Prose<'_>; 2],
    by: ElementKey,
) -> Option<([String; 2], Range<usize>)> {
    if pair.source.inlines()[0]
        .len()
        .max(pair.target.inlines()[0].len())
        > MOST
    {
        return None;
    }
    let there = labelled(&pair.source.inlines()[0], source, by);
    let here = labelled(&pair.target.inlines()[0], target, by);
    if there.len() != here.len() {
        return None;
    }
    let differs = |at: &usize| there[*at].key != here[*at].key;
    let places: Vec<usize> = (0..there.len()).filter(differs).collect();
    let [at, then] = places[..] else {
        return None;
    };
    if there[at].key != here[then].key || there[then].key != here[at].key {
        return None;
    }
    let is_like = |one: usize, other: usize| {
        let [one, other] = [&there[one].label, &here[other].label];
        let one = Wording {
            prose: source,
            tokens: source.tokens_within(one),
        };
        one.is_like(&Wording {
            prose: target,
            tokens: target.tokens_within(other),
        })
    };
    let stays = is_like(at, at) || is_like(then, then);
    let moves = is_like(at, then) || is_like(then, at);
    let keys = || [at, then].map(|at| there[at].key.to_owned());
    (stays && !moves).then(|| (keys(), here[at].label.start..here[then].label.end))
}

/// A text with more inline markup than this is a list.
const MOST: usize = 32;

/// Returns the elements that have a key and words, in order.
fn labelled<'i>(
    inlines: &'i [Inline],
    prose: &Prose<'_>,
    by: ElementKey,
) -> Vec<LabelledElement<'i>> {
    let ends = |tag: &Tag, from: usize| {
        let mut later = inlines[from + 1..].iter();
        later.find_map(|inline| match &inline.kind {
            InlineKind::Tag(it) if it.side == TagSide::Close && it.name == tag.name => {
                Some(inline.span.range().start)
            }
            _ => None,
        })
    };
    let element = |(at, inline): (usize, &'i Inline)| {
        let range = inline.span.range();
        let (key, label) = match (&inline.kind, by) {
            (InlineKind::Link { target, .. }, ElementKey::Address) => (target.as_str(), range),
            (InlineKind::Tag(tag), _) if tag.side == TagSide::Open => {
                let attribute = match by {
                    ElementKey::Address => "href",
                    ElementKey::Name => "data-l10n-name",
                };
                (tag.attribute(attribute)?, range.end..ends(tag, at)?)
            }
            _ => return None,
        };
        let has_words = !prose.tokens_within(&label).is_empty();
        has_words.then_some(LabelledElement { key, label })
    };
    inlines.iter().enumerate().filter_map(element).collect()
}
