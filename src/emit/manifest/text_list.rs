//! Texts that are held packed.

use std::cmp::Ordering;

use crate::text::slice::Slice;

/// Texts by their numbers, in one string.
#[derive(Clone, Debug, Default)]
pub(super) struct TextList {
    texts: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl TextList {
    /// Returns whether texts of so many bytes can be added: all take four gigabytes at most.
    pub fn has_room_for(&self, length: usize) -> bool {
        u32::try_from(self.texts.len() + length).is_ok()
    }

    /// Adds a text, and returns its number.
    pub fn push(&mut self, text: &str) -> u32 {
        self.texts.push_str(text);
        let end = u32::try_from(self.texts.len()).expect("paths take less than four gigabytes");
        self.ends.push(end);
        self.ends.len() as u32 - 1
    }

    pub fn get(&self, number: u32) -> &str {
        let before = number.checked_sub(1);
        let start = before.map_or(0, |before| self.ends[before as usize]);
        let end = self.ends[number as usize];
        self.texts.slice(start as usize..end as usize)
    }

    /// Returns the text that came last, with its number.
    pub fn last(&self) -> Option<(u32, &str)> {
        let number = (self.ends.len() as u32).checked_sub(1)?;
        Some((number, self.get(number)))
    }
}

/// Compares two texts that are in pieces.
pub(super) fn compare<const PIECES: usize>(one: [&str; PIECES], other: [&str; PIECES]) -> Ordering {
    let (mut ours, mut theirs) = (one.into_iter(), other.into_iter());
    let (mut left, mut right): (&[u8], &[u8]) = (&[], &[]);
    loop {
        while left.is_empty() {
            match ours.next() {
                Some(piece) => left = piece.as_bytes(),
                None => break,
            }
        }
        while right.is_empty() {
            match theirs.next() {
                Some(piece) => right = piece.as_bytes(),
                None => break,
            }
        }
        let common = left.len().min(right.len());
        if common == 0 {
            return left.len().cmp(&right.len());
        }
        let (our_part, our_rest) = left.split_at(common);
        let (their_part, their_rest) = right.split_at(common);
        match our_part.cmp(their_part) {
            Ordering::Equal => (left, right) = (our_rest, their_rest),
            unequal => return unequal,
        }
    }
}
