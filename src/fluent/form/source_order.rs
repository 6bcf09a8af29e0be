//! The entries of a translation in the order of its source catalog.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::fluent::form::piece::{CatalogPiece, PieceContent, pieces};
use crate::fluent::model::{Catalog, EntryKind};

/// The number of `#` of the comment that begins a group.
const GROUP: u8 = 2;

/// What the source does not have stands at the end.
const END: usize = usize::MAX;

/// The places of the entries of a source catalog.
#[derive(Debug, Default)]
pub struct SourceOrder {
    places: HashMap<(EntryKind, String), EntryPlace>,
}

#[derive(Clone, Copy, Debug)]
struct EntryPlace {
    rank: usize,
    /// The number of groups that begin before it.
    group: usize,
    /// Entries with no empty line between them have the same one.
    paragraph: usize,
}

impl SourceOrder {
    /// Notes the order of a catalog.
    pub fn of(source: &Catalog<'_>) -> Self {
        let mut places = HashMap::new();
        let (mut group, mut paragraph) = (0, 0);
        for (rank, piece) in pieces(source).into_iter().enumerate() {
            paragraph += usize::from(piece.is_apart || piece.is_comment());
            match piece.content {
                PieceContent::Comment(comment) => group += usize::from(comment.level == GROUP),
                PieceContent::Entry(entry) => {
                    let key = (entry.kind, entry.id.to_owned());
                    places.entry(key).or_insert(EntryPlace {
                        rank,
                        group,
                        paragraph,
                    });
                }
            }
        }
        Self { places }
    }

    /// Sorts the pieces of a translation. A comment of a group goes before the first entry of the group that most of its
    /// entries are in, any other before the entry that follows it; those at the head stay there. Empty lines stand where
    /// the source has them.
    pub(super) fn sort(&self, pieces: &mut Vec<CatalogPiece<'_>>) {
        let ranks = self.ranks(pieces);
        let mut ranked: Vec<(usize, CatalogPiece<'_>)> =
            ranks.into_iter().zip(pieces.drain(..)).collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        pieces.extend(ranked.into_iter().map(|(_, piece)| piece));
        let mut last = None;
        for piece in pieces {
            let paragraph = self.place(piece).map(|place| place.paragraph);
            if paragraph.is_some() && last.is_some() {
                piece.is_apart = paragraph != last;
            }
            last = paragraph;
        }
    }

    fn place(&self, piece: &CatalogPiece<'_>) -> Option<EntryPlace> {
        match piece.content {
            PieceContent::Entry(entry) => {
                self.places.get(&(entry.kind, entry.id.to_owned())).copied()
            }
            PieceContent::Comment(_) => None,
        }
    }

    /// Returns what the pieces are sorted by: those of entries are odd, those of comments even.
    fn ranks(&self, pieces: &[CatalogPiece<'_>]) -> Vec<usize> {
        let mut ranks = vec![END; pieces.len()];
        let (mut next, mut members) = (END, Vec::new());
        for (at, piece) in pieces.iter().enumerate().rev() {
            ranks[at] = match piece.content {
                PieceContent::Entry(_) => {
                    let place = self.place(piece);
                    members.extend(place);
                    next = place.map_or(END, |place| 2 * place.rank + 1);
                    next
                }
                PieceContent::Comment(comment) if comment.level == GROUP => {
                    first_of_group(&std::mem::take(&mut members)).map_or(END, |rank| 2 * rank)
                }
                PieceContent::Comment(_) if next == END => END,
                PieceContent::Comment(_) => next - 1,
            };
        }
        let is_head = |piece: &&CatalogPiece<'_>| match piece.content {
            PieceContent::Entry(_) => false,
            PieceContent::Comment(comment) => comment.level != GROUP,
        };
        let head = pieces.iter().take_while(is_head).count();
        ranks[..head].fill(0);
        ranks
    }
}

/// Returns the rank of the first of the entries that are in the same group as most of them.
fn first_of_group(members: &[EntryPlace]) -> Option<usize> {
    let mut groups: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for EntryPlace { rank, group, .. } in members {
        let (count, first) = groups.entry(*group).or_insert((0, *rank));
        (*count, *first) = (*count + 1, *rank.min(first));
    }
    let most = groups
        .into_values()
        .max_by_key(|(count, first)| (*count, Reverse(*first)));
    most.map(|(_, first)| first)
}
