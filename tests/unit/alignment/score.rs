//! How many of the pairs are found, and how many of those found are right.

use std::fmt;

use paridad::align::bead::{Bead, Trust};
use paridad::document::model::Document;

use crate::unit::alignment::disturb::Pair;

#[derive(Default)]
pub struct Score {
    gold: usize,
    found: usize,
    right: usize,
    sure: usize,
    sure_right: usize,
}

impl Score {
    pub fn count(
        &mut self,
        gold: &[Pair],
        found: &[Bead],
        ours: &Document<'_>,
        theirs: &Document<'_>,
    ) {
        self.gold += gold.len();
        for bead in found {
            if bead.source.is_empty() || bead.target.is_empty() {
                continue;
            }
            let is_right = gold.contains(&(bead.source.clone(), bead.target.clone()));
            self.found += 1;
            self.right += usize::from(is_right);
            if bead.trust() == Trust::Sure {
                self.sure += 1;
                self.sure_right += usize::from(is_right);
            }
            if !is_right && std::env::var_os("SHOW").is_some() {
                let text = |document: &Document<'_>, range: &std::ops::Range<usize>| {
                    let texts = document.blocks[range.clone()].iter();
                    texts.map(|it| format!("[{}]", it.text)).collect::<String>()
                };
                println!(
                    "{:.3}\n  {}\n  {}",
                    bead.confidence,
                    text(ours, &bead.source),
                    text(theirs, &bead.target)
                );
            }
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
        self.sure += other.sure;
        self.sure_right += other.sure_right;
    }

    pub fn f1(&self) -> f64 {
        ratio(2 * self.right, self.gold + self.found)
    }

    pub fn sure_precision(&self) -> f64 {
        ratio(self.sure_right, self.sure)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    match whole {
        0 => 1.0,
        whole => part as f64 / whole as f64,
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} pairs, F1 {:.4}; {} sure ({:.3} of all found), precision {:.4}",
            self.gold,
            self.f1(),
            self.sure,
            ratio(self.sure, self.found),
            self.sure_precision(),
        )
    }
}
