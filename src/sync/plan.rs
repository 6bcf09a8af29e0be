//! The plan for one statement: what becomes of each message, and the catalog that comes of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::document::model::{BlockKind, Document};
use crate::fluent::model::{Catalog, Entry, EntryKind, Pattern};
use crate::fluent::value::of_text;
use crate::project::paired_texts::{BlockText, MessageText};
use crate::project::pairing;
use crate::project::registry;
use crate::project::set::Side;
use crate::project::sync_plan::{Obstacle, StepKind, SyncStep};
use crate::sync::catalog::{CatalogItem, rewritten};
use crate::sync::mint::Mint;
use crate::sync::rematch::{Fate, Gone, rematch};
use crate::sync::reword::{Reworded, reword};

/// The input of a plan.
pub struct SyncInput<'o> {
    pub document: &'o Document<'o>,
    pub source: Side<'o>,
    /// The source catalog; an empty one where there is none yet.
    pub catalog: &'o Catalog<'o>,
    /// Decisions of the user: a message, and the id that its block would have got.
    pub map: &'o BTreeMap<String, String>,
}

/// Steps with the text of the catalog after them; obstacles, and then no text.
#[derive(Debug, Default)]
pub struct Planned {
    pub steps: Vec<SyncStep>,
    pub obstacles: Vec<Obstacle>,
    pub text: Option<String>,
    /// The entries of the `--map` that were used.
    pub mapped: BTreeSet<String>,
}

/// Plans one statement. `mint` knows the ids that all catalogs share.
pub fn plan(order: &SyncInput<'_>, mint: &mut Mint<'_>) -> Planned {
    let mut planned = Planned::default();
    let document = order.document;
    if let Some(fault) = order.catalog.faults.first() {
        planned.obstacles.push(Obstacle::Broken {
            reason: fault.message.clone(),
        });
        return planned;
    }
    for entry in &order.catalog.entries {
        mint.take(entry.id);
    }
    let messages = registry::messages(order.source);
    let mut blocks: Vec<BlockText<'_>> = registry::blocks(document);
    check_ids(&blocks, &messages, mint, &mut planned.obstacles);

    let first = pairing::pair(&blocks, &messages);
    let minted = minted(document, &blocks, &first, mint);
    if !order.map.is_empty() {
        let ids = minted.iter().enumerate();
        let block_of: HashMap<&String, usize> = ids
            .filter_map(|(at, id)| Some((id.as_ref()?, at)))
            .collect();
        // Of equal ids the first message counts: it is put in last.
        let by_id = messages.iter().rev().map(|message| (message.id, message));
        let message_of: HashMap<&str, &MessageText<'_>> = by_id.collect();
        for (old, new) in order.map {
            let pair = (block_of.get(new), message_of.get(old.as_str()));
            if let (Some(block), Some(message)) = pair {
                blocks[*block].id = Some(message.id);
                planned.mapped.insert(old.clone());
            }
        }
    }
    let pairing = if planned.mapped.is_empty() {
        first
    } else {
        pairing::pair(&blocks, &messages)
    };
    let fates = rematch(&blocks, &messages, &pairing);
    let id_of = |block: usize| -> String {
        let explicit = blocks[block].id.map(str::to_owned);
        explicit
            .or_else(|| minted[block].clone())
            .unwrap_or_default()
    };
    for (message, candidates) in &fates.ambiguous {
        let candidate = |block: &usize| (id_of(*block), document.blocks[*block].text.to_string());
        planned.obstacles.push(Obstacle::Ambiguous {
            id: messages[*message].id.to_owned(),
            was: messages[*message].text.to_string(),
            candidates: candidates.iter().map(candidate).collect(),
        });
    }
    if !planned.obstacles.is_empty() {
        return planned;
    }

    let merged: BTreeMap<usize, &MessageText<'_>> = fates
        .gone
        .iter()
        .filter_map(|(message, gone)| match gone {
            Gone::MergedInto(block) => Some((*block, &messages[*message])),
            Gone::Removed => None,
        })
        .collect();
    let mut items = Vec::new();
    for (at, fate) in fates.blocks.iter().enumerate() {
        let text = &*document.blocks[at].text;
        match fate {
            Fate::Message(message) => {
                let message = &messages[*message];
                let value = if message.formats && message.text == text {
                    None
                } else {
                    reworded(order, message, text, merged.get(&at).copied(), &mut planned)
                };
                items.push(CatalogItem::Kept {
                    entry: message.entry,
                    value,
                });
            }
            Fate::New | Fate::SplitFrom(_) => {
                let id = id_of(at);
                // The part that was divided off takes its references along.
                let whole = match fate {
                    Fate::SplitFrom(first) => match fates.blocks[*first] {
                        Fate::Message(message) => Some(messages[message].entry),
                        Fate::New | Fate::SplitFrom(_) => None,
                    },
                    Fate::New | Fate::Message(_) => None,
                };
                let taken = whole.and_then(|entry| rewrite(order, &[entry], text).ok());
                let value = taken.map_or_else(
                    || of_text(&document.blocks[at].lined(document.source)),
                    |it| it.value,
                );
                let text = text.to_owned();
                let kind = match fate {
                    Fate::SplitFrom(first) => StepKind::Split {
                        from: match fates.blocks[*first] {
                            Fate::Message(message) => messages[message].id.to_owned(),
                            Fate::New | Fate::SplitFrom(_) => id_of(*first),
                        },
                        text,
                    },
                    Fate::New | Fate::Message(_) => StepKind::Add { text },
                };
                planned.steps.push(SyncStep {
                    id: id.clone(),
                    kind,
                });
                items.push(CatalogItem::Added { id, value });
            }
        }
    }
    if !planned.obstacles.is_empty() {
        return planned;
    }
    settle_splits(&mut planned.steps);
    let stays = stays(&items);
    add_moves(&items, &stays, order.catalog, &mut planned.steps);
    let removed: Vec<usize> = fates
        .gone
        .iter()
        .map(|(message, _)| messages[*message].entry)
        .collect();
    for (message, gone) in &fates.gone {
        if *gone == Gone::Removed {
            let message = &messages[*message];
            planned.steps.push(SyncStep {
                id: message.id.to_owned(),
                kind: StepKind::Remove {
                    text: message.text.to_string(),
                },
            });
        }
    }
    if !planned.steps.is_empty() {
        let joined: Vec<(usize, usize)> = fates
            .gone
            .iter()
            .filter_map(|(message, gone)| match (gone, &fates.blocks) {
                (Gone::MergedInto(block), blocks) => match blocks[*block] {
                    Fate::Message(into) => Some((messages[*message].entry, messages[into].entry)),
                    Fate::New | Fate::SplitFrom(_) => None,
                },
                (Gone::Removed, _) => None,
            })
            .collect();
        planned.text = Some(rewritten(order.catalog, &items, &stays, &removed, &joined));
    }
    planned
}

fn check_ids(
    blocks: &[BlockText<'_>],
    messages: &[MessageText<'_>],
    mint: &Mint<'_>,
    obstacles: &mut Vec<Obstacle>,
) {
    let mut seen = BTreeSet::new();
    let own: BTreeSet<&str> = messages.iter().map(|it| it.id).collect();
    for id in blocks.iter().filter_map(|block| block.id) {
        let reason = match () {
            () if !seen.insert(id) => "two blocks have it",
            () if !own.contains(id) && mint.is_taken(id) => {
                "a message that all catalogs share has it"
            }
            () => continue,
        };
        obstacles.push(Obstacle::BadId {
            id: id.to_owned(),
            reason,
        });
    }
}

/// Returns an id for each block that may need one.
fn minted(
    document: &Document<'_>,
    blocks: &[BlockText<'_>],
    pairing: &pairing::Pairing,
    mint: &mut Mint<'_>,
) -> Vec<Option<String>> {
    let lead = document
        .blocks
        .iter()
        .position(|it| it.kind == BlockKind::Paragraph);
    blocks
        .iter()
        .filter_map(|it| it.id)
        .for_each(|id| mint.take(id));
    let of_block = |at: usize| {
        let is_settled =
            matches!(pairing.blocks[at], pairing::BlockMatch::Exact(_)) || blocks[at].id.is_some();
        (!is_settled).then(|| mint.mint(document, at, lead == Some(at)))
    };
    (0..blocks.len()).map(of_block).collect()
}

/// Returns a text with the references of these messages that stand in it.
fn rewrite(order: &SyncInput<'_>, entries: &[usize], text: &str) -> Result<Reworded, String> {
    let entries = entries.iter().map(|entry| &order.catalog.entries[*entry]);
    let patterns: Vec<&Pattern<'_>> = entries
        .filter_map(|entry: &Entry<'_>| entry.value.as_ref())
        .collect();
    let scope = order.source.scope;
    let resolve =
        |kind: EntryKind, id: &str, attribute: Option<&str>| scope.pattern(kind, id, attribute);
    let variable = |name: &str| order.source.formatter?.shown(name);
    reword(order.catalog, &patterns, &resolve, &variable, text)
}

/// Returns the new value of a message whose block was changed; `merged`: the message that has become part of it.
fn reworded(
    order: &SyncInput<'_>,
    message: &MessageText<'_>,
    text: &str,
    merged: Option<&MessageText<'_>>,
    planned: &mut Planned,
) -> Option<String> {
    let entries: Vec<usize> = [message]
        .into_iter()
        .chain(merged)
        .map(|it| it.entry)
        .collect();
    match rewrite(order, &entries, text) {
        Ok(reworded) => {
            let (was, now, lost) = (message.text.to_string(), text.to_owned(), reworded.lost);
            let kind = match merged {
                Some(with) => StepKind::Merge {
                    with: with.id.to_owned(),
                    was,
                    now,
                    lost,
                },
                None => StepKind::Change { was, now, lost },
            };
            planned.steps.push(SyncStep {
                id: message.id.to_owned(),
                kind,
            });
            Some(reworded.value)
        }
        Err(what) => {
            planned.obstacles.push(Obstacle::Unwritable {
                id: message.id.to_owned(),
                reason: format!(
                    "it has {what}, and where that belongs in the new text is for a person to say"
                ),
            });
            None
        }
    }
}

/// Takes off the list of what a message lost what the part that was divided off has.
fn settle_splits(steps: &mut [SyncStep]) {
    let divided: BTreeSet<String> = steps
        .iter()
        .filter_map(|step| match &step.kind {
            StepKind::Split { from, .. } => Some(from.clone()),
            StepKind::Add { .. }
            | StepKind::Change { .. }
            | StepKind::Merge { .. }
            | StepKind::Move { .. }
            | StepKind::Remove { .. } => None,
        })
        .collect();
    for step in steps.iter_mut().filter(|step| divided.contains(&step.id)) {
        if let StepKind::Change { lost, .. } = &mut step.kind {
            lost.clear();
        }
    }
}

/// Returns which items keep their place: the longest row of entries that are in order already.
fn stays(items: &[CatalogItem]) -> Vec<bool> {
    let mut stays = vec![false; items.len()];
    // Of each length, the item with the least entry that ends such a row, and before each item the one that it follows.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; items.len()];
    let entry = |at: usize| match &items[at] {
        CatalogItem::Kept { entry, .. } => Some(*entry),
        CatalogItem::Added { .. } => None,
    };
    for (at, follows) in before.iter_mut().enumerate() {
        let Some(own) = entry(at) else { continue };
        let length = ends.partition_point(|end| entry(*end).is_some_and(|it| it < own));
        *follows = length.checked_sub(1).map(|last| ends[last]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut last = ends.last().copied();
    while let Some(at) = last {
        stays[at] = true;
        last = before[at];
    }
    stays
}

fn add_moves(
    items: &[CatalogItem],
    stays: &[bool],
    catalog: &Catalog<'_>,
    steps: &mut Vec<SyncStep>,
) {
    let id = |item: &CatalogItem| match item {
        CatalogItem::Kept { entry, .. } => catalog.entries[*entry].id.to_owned(),
        CatalogItem::Added { id, .. } => id.clone(),
    };
    for (at, item) in items.iter().enumerate() {
        if matches!(item, CatalogItem::Kept { .. }) && !stays[at] {
            steps.push(SyncStep {
                id: id(item),
                kind: StepKind::Move {
                    after: at.checked_sub(1).map(|before| id(&items[before])),
                },
            });
        }
    }
}
