//! The blocks of a statement in another locale.

use std::borrow::Cow;

use crate::fluent::model::Entry;
use crate::project::pairing::BlockMatch;
use crate::project::set::{Side, Statement};

/// A block of the statement in one target locale.
pub struct Passage<'p> {
    /// The message of the source catalog that holds the block.
    pub source: Option<&'p Entry<'p>>,
    /// Its translation.
    pub target: Option<&'p Entry<'p>>,
    /// The translation formatted; `None` when there is none or it does not format.
    pub text: Option<Cow<'p, str>>,
}

/// Returns the blocks of a statement in one target locale, in document order.
pub fn passages<'p>(
    source: Side<'p>,
    statement: &Statement<'p>,
    target: Side<'p>,
) -> Vec<Passage<'p>> {
    let sources = source.entries();
    let passage = |matched: &BlockMatch| {
        let (BlockMatch::Exact(entry) | BlockMatch::Drifted(entry)) = matched else {
            return Passage {
                source: None,
                target: None,
                text: None,
            };
        };
        let source = &sources[*entry];
        let target_entry = target.entry(source.kind, source.id);
        let text = target_entry.and_then(|entry| target.formatter?.format(entry, None).ok());
        Passage {
            source: Some(source),
            target: target_entry,
            text,
        }
    };
    statement.pairing.blocks.iter().map(passage).collect()
}
