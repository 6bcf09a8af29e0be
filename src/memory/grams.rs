//! Sequences of three letters: few texts share many of them, so that they tell quickly which ones to compare.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// For each sequence of three letters, the texts that have it.
#[derive(Debug, Default)]
pub struct Grams {
    numbers: HashMap<u64, u32, FixedState>,
    /// By the number of the sequence: the texts, in order.
    postings: Vec<Vec<u32>>,
    /// Of each text: how many different ones it has.
    counts: Vec<u32>,
}

/// So many entries are read for one question, the rarest sequences first.
const BUDGET: usize = 1_000_000;

impl Grams {
    /// Adds the next text.
    pub fn add(&mut self, text: &str) {
        let place = self.counts.len() as u32;
        let grams = grams(text);
        self.counts.push(grams.len() as u32);
        for gram in grams {
            let next = self.postings.len() as u32;
            let number = *self.numbers.entry(gram).or_insert(next);
            if number == next {
                self.postings.push(Vec::new());
            }
            self.postings[number as usize].push(place);
        }
    }

    /// Returns the texts that share the most with this one, most first, at most `limit`; those much longer or shorter
    /// left out.
    pub fn nearest(&self, text: &str, limit: usize) -> Vec<usize> {
        let grams = grams(text);
        let mut lists: Vec<&[u32]> = grams
            .iter()
            .filter_map(|gram| self.numbers.get(gram))
            .map(|number| self.postings[*number as usize].as_slice())
            .collect();
        lists.sort_by_key(|list| list.len());
        let mut shared = vec![0_u16; self.counts.len()];
        let mut read = 0;
        for list in lists {
            read += list.len();
            if read > BUDGET {
                break;
            }
            for place in list {
                let count = &mut shared[*place as usize];
                *count = count.saturating_add(1);
            }
        }
        let own = grams.len() as u32;
        let is_as_long = |count: u32| count <= own * 2 + 4 && own <= count * 2 + 4;
        let mut found: Vec<(u32, usize)> = shared
            .iter()
            .enumerate()
            .filter(|(place, shared)| **shared > 0 && is_as_long(self.counts[*place]))
            .map(|(place, shared)| {
                // Twice the shared ones in all, in a million.
                let all = own + self.counts[place];
                (u32::from(*shared) * 2_000_000 / all.max(1), place)
            })
            .collect();
        let order = |one: &(u32, usize), other: &(u32, usize)| {
            other.0.cmp(&one.0).then(one.1.cmp(&other.1))
        };
        if found.len() > limit {
            found.select_nth_unstable_by(limit, order);
            found.truncate(limit);
        }
        found.sort_unstable_by(order);
        found.into_iter().map(|(_, place)| place).collect()
    }
}

/// Returns the different sequences of a text, sorted: in small letters, words apart, digits all alike.
fn grams(text: &str) -> Vec<u64> {
    let mut grams = Vec::with_capacity(text.len());
    let mut last = [u64::from(' '), u64::from(' ')];
    let letters = text.chars().flat_map(char::to_lowercase).chain([' ']);
    for c in letters {
        let c = match c {
            c if c.is_ascii_digit() => '0',
            c if c.is_alphanumeric() => c,
            _ => ' ',
        };
        let c = u64::from(c);
        if c == u64::from(' ') && last[1] == c {
            continue;
        }
        grams.push(last[0] << 42 | last[1] << 21 | c);
        last = [last[1], c];
    }
    grams.sort_unstable();
    grams.dedup();
    grams
}
