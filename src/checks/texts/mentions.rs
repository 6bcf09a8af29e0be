//! Things that are told apart by their kind, such as months or currencies: one of the source that the translation lacks,
//! while it has one that the source has not, was changed.

use std::ops::Range;

use crate::checks::text_pair::Text;
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;

/// A thing that a text speaks of.
pub(super) struct Mention<K> {
    pub kind: K,
    pub range: Range<usize>,
    /// Whether it can be nothing else. One that is not sure excuses, and does not accuse.
    pub is_sure: bool,
}

/// A thing of the source, and what the translation has in its place.
pub(super) struct Change<K> {
    pub was: (K, String),
    pub now: (K, String),
    /// Where it stands in the prose `at` of the translation.
    pub at: usize,
    pub range: Range<usize>,
}

/// The changes from one text to the other. Of variants, those of all together are compared.
pub(super) fn changes<K: Copy + PartialEq>(
    (source, target): (&Text<'_, '_>, &Text<'_, '_>),
    mentions: (
        impl Fn(&Prose<'_>) -> Vec<Mention<K>>,
        impl Fn(&Prose<'_>) -> Vec<Mention<K>>,
    ),
) -> Vec<Change<K>> {
    let of_target: Vec<(usize, Mention<K>)> = all(target, &mentions.1);
    if of_target.iter().all(|(_, mention)| !mention.is_sure) {
        return Vec::new();
    }
    let of_source: Vec<(usize, Mention<K>)> = all(source, &mentions.0);
    let missing = lacking(&of_source, &of_target);
    let invented = lacking(&of_target, &of_source);
    let words = |text: &str, mention: &Mention<K>| {
        let words = text.slice(mention.range.clone()).split_whitespace();
        (mention.kind, words.collect::<Vec<_>>().join(" "))
    };
    let mut changes = Vec::new();
    for ((from, was), (at, now)) in missing.into_iter().zip(invented) {
        changes.push(Change {
            was: words(&source.prose()[*from].text, was),
            now: words(&target.prose()[*at].text, now),
            at: *at,
            range: now.range.clone(),
        });
    }
    changes
}

fn all<K>(
    text: &Text<'_, '_>,
    mentions: impl Fn(&Prose<'_>) -> Vec<Mention<K>>,
) -> Vec<(usize, Mention<K>)> {
    let prose = text.prose().iter().enumerate();
    prose
        .flat_map(|(at, prose)| mentions(prose).into_iter().map(move |it| (at, it)))
        .collect()
}

/// The sure ones of `here` of which there are more than `there`: as many of a kind as are too many, the last ones.
fn lacking<'m, K: Copy + PartialEq>(
    here: &'m [(usize, Mention<K>)],
    there: &[(usize, Mention<K>)],
) -> Vec<&'m (usize, Mention<K>)> {
    let count = |all: &[(usize, Mention<K>)], kind: K| {
        all.iter().filter(|(_, other)| other.kind == kind).count()
    };
    let mut found: Vec<&(usize, Mention<K>)> = Vec::new();
    // Texts name a handful; one that names more is a table, and is not looked at in full.
    for (at, mention) in here.iter().enumerate().take(MOST) {
        let kind = mention.1.kind;
        let until_here = count(&here[..=at], kind);
        if mention.1.is_sure && until_here > count(there, kind) {
            found.push(mention);
        }
    }
    found
}

/// So many mentions of a text are compared.
const MOST: usize = 64;
