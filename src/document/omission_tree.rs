//! The outline of a document as a tree: what hangs together when blocks leave.

use std::collections::BTreeSet;
use std::mem::discriminant;
use std::ops::Range;

use crate::document::model::{Document, Format};
use crate::document::outline_kind::OutlineKind;

/// For each node of the outline what it holds.
pub(super) struct OmissionTree {
    pub(super) parents: Vec<Option<usize>>,
    /// Of each node, those directly below it; of the last, those that stand in nothing.
    pub(super) children: Vec<Vec<usize>>,
    /// The end of each node in the outline.
    ends: Vec<usize>,
    /// The blocks that stand directly in each node.
    own: Vec<Vec<usize>>,
}

impl OmissionTree {
    pub(super) fn new(document: &Document<'_>) -> Self {
        let outline = &document.outline;
        let count = outline.len();
        let mut tree = Self {
            parents: vec![None; count],
            children: vec![Vec::new(); count + 1],
            ends: vec![count; count],
            own: vec![Vec::new(); count],
        };
        let mut open: Vec<usize> = Vec::new();
        for (at, node) in outline.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| outline[*last].depth >= node.depth) {
                tree.ends[last] = at;
            }
            let parent = open.last().copied();
            tree.parents[at] = parent;
            tree.children[parent.unwrap_or(count)].push(at);
            open.push(at);
        }
        for (at, block) in document.blocks.iter().enumerate() {
            let after = outline.partition_point(|node| node.span.start <= block.span.start);
            if let Some(node) = after.checked_sub(1) {
                tree.own[node].push(at);
            }
        }
        tree
    }

    /// Returns a node and what is below it, in the outline.
    pub(super) fn range(&self, node: usize) -> Range<usize> {
        node..self.ends[node]
    }

    /// Returns the blocks in a node and below it.
    pub(super) fn blocks(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.own[self.range(node)].iter().flatten().copied()
    }

    pub(super) fn siblings(&self, node: usize) -> &[usize] {
        &self.children[self.parents[node].unwrap_or(self.parents.len())]
    }

    /// Returns the largest nodes of which nothing stays, in order.
    pub(super) fn units(&self, document: &Document<'_>, left_out: &BTreeSet<usize>) -> Vec<usize> {
        let count = self.parents.len();
        let mut leaves = vec![false; count];
        for node in (0..count).rev() {
            let (own, below) = (&self.own[node], &self.children[node]);
            leaves[node] = !(own.is_empty() && below.is_empty())
                && own.iter().all(|block| left_out.contains(block))
                && below.iter().all(|child| leaves[*child]);
        }
        // A table of Markdown has a head.
        let is_head = |node: usize| {
            document.format == Format::Markdown
                && matches!(document.outline[node].kind, OutlineKind::Row(_))
                && self.siblings(node).first() == Some(&node)
        };
        let is_unit = |node: &usize| {
            let in_unit = self.parents[*node].is_some_and(|parent| leaves[parent]);
            leaves[*node] && !in_unit && !is_head(*node)
        };
        (0..count).filter(is_unit).collect()
    }

    /// Returns the units between two lists, or two pieces of code, that would be one without them.
    pub(super) fn joined(&self, document: &Document<'_>, units: &[usize]) -> Vec<usize> {
        let kind = |node: usize| {
            let kind = &document.outline[node].kind;
            let joins = kind.is_list() || matches!(kind, OutlineKind::Code(_));
            joins.then(|| discriminant(kind))
        };
        let mut joined = Vec::new();
        for siblings in &self.children {
            let (mut before, mut between) = (None, Vec::new());
            for node in siblings {
                if units.binary_search(node).is_ok() {
                    between.push(*node);
                    continue;
                }
                let here = kind(*node);
                if here.is_some() && here == before {
                    joined.append(&mut between);
                }
                between.clear();
                before = here;
            }
        }
        joined.sort_unstable();
        joined
    }
}
