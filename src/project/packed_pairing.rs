//! Pairings as they are held of many statements.

use crate::project::pairing::{BlockMatch, Pairing};

/// A pairing as it is held of many statements. In most of them the messages stand in the order of the blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackedPairing {
    /// So many blocks, each with the message of its place, and no other message.
    InOrder(u32),
    Other(Box<Pairing>),
}

impl PackedPairing {
    /// Packs a pairing.
    pub fn new(pairing: &Pairing) -> Self {
        let mut places = pairing.blocks.iter().enumerate();
        let is_in_order = places.all(|(at, matched)| *matched == BlockMatch::Exact(at));
        match u32::try_from(pairing.blocks.len()) {
            Ok(blocks) if is_in_order && pairing.unmatched.is_empty() => Self::InOrder(blocks),
            _ => Self::Other(Box::new(pairing.clone())),
        }
    }

    /// Returns the pairing.
    pub fn unpacked(&self) -> Pairing {
        match self {
            Self::InOrder(blocks) => Pairing {
                blocks: (0..*blocks as usize).map(BlockMatch::Exact).collect(),
                unmatched: Vec::new(),
            },
            Self::Other(pairing) => Pairing::clone(pairing),
        }
    }
}

impl Default for PackedPairing {
    fn default() -> Self {
        Self::InOrder(0)
    }
}
