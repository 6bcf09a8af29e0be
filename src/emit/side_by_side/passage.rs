//! Fills the cells of a column, block by block, with the state of each text. Nothing is withheld here.

use std::borrow::Cow;

use crate::document::model::Format;
use crate::locale::tag::Locale;
use crate::project::completeness::is_blank;
use crate::project::pairing::BlockMatch;
use crate::project::passage::{Passage, passages};
use crate::project::set::{Set, Side, Statement};
use crate::project::staleness::{Staleness, staleness};
use crate::project::standing::{Standing, standing};

/// A block in one language.
pub(super) struct ColumnPassage<'p> {
    /// In canonical form, as the catalog has it; `None` when there is nothing to show.
    pub text: Option<Cow<'p, str>>,
    /// The markup of the text.
    pub format: Format,
    /// Of the text.
    pub locale: &'p Locale,
    pub state: PassageState,
}

/// The state of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PassageState {
    Sound,
    Missing,
    /// With the source text that it was made from, where that is known, and the present one.
    Stale(Option<(String, String)>),
    Draft,
}

/// The states that are listed: what they are called in the page, and the words for them.
pub(super) const LISTED: [(&str, &str); 3] = [
    ("missing", "untranslated-passage"),
    ("stale", "stale-passage"),
    ("draft", "draft-passage"),
];

impl PassageState {
    /// Returns the place among those that are listed.
    pub fn listed(&self) -> Option<usize> {
        match self {
            PassageState::Sound => None,
            PassageState::Missing => Some(0),
            PassageState::Stale(_) => Some(1),
            PassageState::Draft => Some(2),
        }
    }
}

/// Returns the blocks in a locale (0 is the source locale); `stand_ins`: locales to take a block from, nearest first.
pub(super) fn column<'p>(
    set: &Set<'p>,
    statement: &'p Statement<'p>,
    locale: usize,
    stand_ins: &[usize],
) -> Vec<ColumnPassage<'p>> {
    let blocks = statement.document.blocks.iter();
    let formats = blocks.clone().map(|block| block.format);
    let Some(target) = locale.checked_sub(1).map(|at| set.targets[at]) else {
        let sound = blocks.map(|block| ColumnPassage {
            text: Some(Cow::Borrowed(&*block.text)),
            format: block.format,
            locale: set.source.locale,
            state: PassageState::Sound,
        });
        return sound.collect();
    };
    let mut column: Vec<ColumnPassage<'p>> = passages(set.source, statement, target)
        .into_iter()
        .zip(&statement.pairing.blocks)
        .zip(formats)
        .map(|((passage, matched), format)| shown((passage, format), *matched, set.source, target))
        .collect();
    for stand_in in stand_ins.iter().map(|at| set.targets[at - 1]) {
        if column.iter().all(|shown| shown.text.is_some()) {
            break;
        }
        let passages = passages(set.source, statement, stand_in).into_iter();
        let passages = passages.zip(&statement.pairing.blocks);
        for (shown, (passage, matched)) in column.iter_mut().zip(passages) {
            if shown.text.is_none() {
                *shown = self::shown((passage, shown.format), *matched, set.source, stand_in);
            }
        }
    }
    for (shown, block) in column.iter_mut().zip(blocks) {
        if shown.text.is_none() {
            shown.locale = target.locale;
            // Figures and signs need no translation.
            if !block.text.contains(char::is_alphabetic) {
                shown.text = Some(Cow::Borrowed(&block.text));
                shown.locale = set.source.locale;
                shown.state = PassageState::Sound;
            }
        }
    }
    column
}

fn shown<'p>(
    (passage, format): (Passage<'p>, Format),
    matched: BlockMatch,
    source: Side<'p>,
    target: Side<'p>,
) -> ColumnPassage<'p> {
    let value = passage.target.and_then(|entry| entry.value.as_ref());
    let text = passage.text.filter(|_| !value.is_none_or(is_blank));
    let state = match (&text, passage.source) {
        (None, _) | (_, None) => PassageState::Missing,
        // The statement was changed, and the catalogs do not know.
        (Some(_), Some(_)) if matches!(matched, BlockMatch::Drifted(_)) => {
            PassageState::Stale(None)
        }
        (Some(_), Some(entry)) => match standing(entry, source, target) {
            None => PassageState::Sound,
            Some(Standing::Draft) => PassageState::Draft,
            Some(Standing::Stale) => {
                let record = target
                    .state
                    .and_then(|file| file.state.get(entry.kind, entry.id, None));
                let patterns = entry.value.as_ref().zip(value);
                let judged = record.zip(patterns).map(|(record, (source_value, value))| {
                    staleness(record, source_value, value, source.locale)
                });
                PassageState::Stale(match judged {
                    Some(Staleness::Stale(stale)) => Some((stale.was, stale.now)),
                    Some(Staleness::Current | Staleness::Draft | Staleness::Unconfirmed) | None => {
                        None
                    }
                })
            }
        },
    };
    ColumnPassage {
        text,
        format,
        locale: target.locale,
        state,
    }
}
