//! The texts most like a new one, with their translations.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::locale::tag::Locale;
use crate::memory::adapt::{LanguagePair, adapt};
use crate::memory::grams::Grams;
use crate::memory::model::{Origin, Proposal, Unit};
use crate::text::slice::Slice;
use crate::text::tokens::tokens;
use crate::text::words::likeness;

/// Less like ones are of no use.
pub const LEAST: u8 = 60;

/// So many of the nearest by their letters are compared word by word.
const COMPARED: usize = 32;

/// All pairs of one locale, ready to be asked.
#[derive(Debug)]
pub struct Memory {
    units: Vec<Unit>,
    by_source: HashMap<String, Vec<u32>, FixedState>,
    grams: Grams,
}

impl Memory {
    pub fn new(units: Vec<Unit>) -> Self {
        let mut memory = Self {
            units: Vec::new(),
            by_source: HashMap::default(),
            grams: Grams::default(),
        };
        for (place, unit) in units.iter().enumerate() {
            memory.grams.add(&unit.source);
            let same = memory.by_source.entry(unit.source.clone()).or_default();
            same.push(place as u32);
        }
        memory.units = units;
        memory
    }

    /// Returns the translations of the texts most like `text`, best first, each translation once. The pair at `own` is
    /// left out.
    pub fn search(
        &self,
        text: &str,
        own: Option<&Origin>,
        (from, to): (&Locale, &Locale),
        limit: usize,
    ) -> Vec<Proposal<'_>> {
        let languages = LanguagePair::new(from, to);
        let exact = self.by_source.get(text).into_iter().flatten();
        let exact: Vec<usize> = exact.map(|place| *place as usize).collect();
        let near = self.grams.nearest(text, COMPARED);
        let near = near.into_iter().filter(|place| !exact.contains(place));
        let words = words(text);
        let mut found: Vec<Proposal<'_>> = Vec::new();
        for place in exact.iter().copied().chain(near) {
            let unit = &self.units[place];
            if Some(&unit.origin) == own {
                continue;
            }
            let proposal = if unit.source == text {
                Proposal {
                    unit,
                    percent: 100,
                    text: unit.target.clone(),
                    adapted: Vec::new(),
                    left: Vec::new(),
                }
            } else {
                near_proposal(unit, text, &words, languages)
            };
            if proposal.percent >= LEAST {
                found.push(proposal);
            }
        }
        found.sort_by(|one, other| {
            let by_percent = other.percent.cmp(&one.percent);
            by_percent.then_with(|| one.unit.origin.cmp(&other.unit.origin))
        });
        let mut kept: Vec<Proposal<'_>> = Vec::new();
        for proposal in found {
            if kept.len() < limit && kept.iter().all(|it| it.text != proposal.text) {
                kept.push(proposal);
            }
        }
        kept
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }

    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
}

fn near_proposal<'m>(
    unit: &'m Unit,
    text: &str,
    wanted: &[String],
    languages: LanguagePair,
) -> Proposal<'m> {
    let theirs = words(&unit.source);
    let ratio = likeness(
        &theirs.iter().map(String::as_str).collect::<Vec<_>>(),
        &wanted.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let adapted = adapt(&unit.source, text, &unit.target, languages);
    let numbers = adapted.changed.len() + adapted.left.len();
    let percent = (ratio * 100.0).floor() as usize;
    Proposal {
        unit,
        percent: percent.saturating_sub(numbers).min(99) as u8,
        text: adapted.text,
        adapted: adapted.changed,
        left: adapted.left,
    }
}

/// Returns the words and the marks of a text, in order; numbers are all alike, and capitals do not count.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut end = 0;
    let mark = |between: &str, words: &mut Vec<String>| {
        let marks = between.chars().filter(|c| !c.is_whitespace());
        words.extend(marks.map(|c| c.to_string()));
    };
    for token in tokens(text, &[]) {
        let range = token.range();
        let between = text.slice(end..range.start);
        end = range.end;
        let goes_on = matches!(between, "," | "." | "\u{a0}" | "\u{202f}");
        if token.has_digit && goes_on && words.last().is_some_and(|last| last == "0") {
            continue;
        }
        mark(between, &mut words);
        words.push(if token.has_digit {
            "0".to_owned()
        } else {
            token.of(text).to_lowercase()
        });
    }
    mark(text.slice(end..), &mut words);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(id: &str, source: &str, target: &str) -> Unit {
        Unit {
            origin: Origin {
                catalog: "locales/es/a.ftl".into(),
                id: id.to_owned(),
            },
            source: source.to_owned(),
            target: target.to_owned(),
        }
    }

    fn found(units: Vec<Unit>, text: &str) -> Vec<(u8, String)> {
        let memory = Memory::new(units);
        let locale = |tag| Locale::parse(tag).unwrap();
        let found = memory.search(text, None, (&locale("en"), &locale("es")), 5);
        found.into_iter().map(|it| (it.percent, it.text)).collect()
    }

    #[test]
    fn equal_texts_come_first_and_numbers_are_put_right() {
        let units = vec![
            unit(
                "a",
                "We ask 20 governments to sign.",
                "Pedimos a 20 Gobiernos que firmen.",
            ),
            unit(
                "b",
                "We ask 25 governments to sign.",
                "Pedimos a 25 Gobiernos que firmen.",
            ),
            unit("c", "Nobody is illegal.", "Nadie es ilegal."),
        ];
        assert_eq!(
            found(units.clone(), "We ask 25 governments to sign."),
            [(100, "Pedimos a 25 Gobiernos que firmen.".to_owned())]
        );
        assert_eq!(
            found(units.clone(), "We ask 1,350 governments to sign."),
            [(99, "Pedimos a 1.350 Gobiernos que firmen.".to_owned())]
        );
        assert_eq!(found(units, "Something else entirely"), []);
    }

    #[test]
    fn numbers_that_cannot_be_told_apart_stay() {
        let units = vec![unit("a", "From 10 to 10 of May", "Del 10 al 10 de mayo")];
        let memory = Memory::new(units);
        let locale = |tag| Locale::parse(tag).unwrap();
        let found = memory.search(
            "From 10 to 12 of May",
            None,
            (&locale("en"), &locale("es")),
            5,
        );
        assert_eq!(found[0].text, "Del 10 al 10 de mayo");
        assert_eq!(found[0].left, ["10"]);
    }
}
