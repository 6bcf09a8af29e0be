//! Dates as a whole, a day with its month and its year: one that changed is told once, with the parts that differ.

use std::ops::Range;

use crate::fluent::prose::Prose;
use crate::locale::numbers::number::Number;
use crate::locale::word_info::WordClasses;
use crate::text::slice::Slice;

/// So many words of a date stand on either side of its month.
const NEAR: usize = 3;

/// A day of a month, with its year where one is given.
#[derive(Clone, Debug)]
struct WholeDate {
    range: Range<usize>,
    day: u32,
    month: u32,
    year: Option<u32>,
}

/// A date of the source and the one that stands in its place, by their places.
#[derive(Clone, Debug)]
pub(super) struct ChangedDate {
    pub(super) source: Range<usize>,
    pub(super) target: Range<usize>,
    /// The names of the parts that differ.
    pub(super) parts: Vec<&'static str>,
}

/// Returns the dates that differ in two parts and more, a figure among them.
pub(super) fn changed_dates(sides: [&Prose<'_>; 2]) -> Vec<ChangedDate> {
    let has_dates = |prose: &Prose<'_>| {
        prose.word_classes().has(WordClasses::MONTH) && prose.signs().has_digit()
    };
    if !sides.iter().all(|prose| has_dates(prose)) {
        return Vec::new();
    }
    let [mut ours, mut theirs] = sides.map(whole_dates);
    ours.retain(|date| {
        let same = theirs
            .iter()
            .position(|other| differing(date, other).is_empty());
        same.map(|at| theirs.remove(at)).is_none()
    });
    // Where one was left out or put in, it is not told which.
    if ours.len() != theirs.len() || ours.len() > MOST {
        return Vec::new();
    }
    let mut changed = Vec::new();
    for date in ours {
        let nearest = (0..theirs.len()).min_by_key(|at| differing(&date, &theirs[*at]).len());
        let Some(other) = nearest.map(|at| theirs.remove(at)) else {
            break;
        };
        let parts = differing(&date, &other);
        if parts.len() > 1 {
            changed.push(ChangedDate {
                source: date.range,
                target: other.range,
                parts,
            });
        }
    }
    changed
}

impl ChangedDate {
    /// Returns whether two figures are parts of it, one on each side.
    pub(super) fn holds(&self, there: &Range<usize>, here: &Range<usize>) -> bool {
        let within = |date: &Range<usize>, figure: &Range<usize>| {
            date.start <= figure.start && figure.end <= date.end
        };
        within(&self.source, there) && within(&self.target, here)
    }
}

/// Takes the figures of dates that changed out of the numbers that each side lacks, and returns a pair for each date.
/// `facts` are all numbers of each side.
pub(super) fn dates_told_once<'d>(
    sides: [&Prose<'_>; 2],
    facts: [&'d [Number]; 2],
    lacking: [&mut Vec<&'d Number>; 2],
) -> Vec<(&'d Number, &'d Number)> {
    let [missing, added] = lacking;
    let mut told = Vec::new();
    if missing.is_empty() && added.is_empty() {
        return told;
    }
    for date in changed_dates(sides) {
        let is_there = |number: &Number| date.holds(&number.range, &date.target);
        let is_here = |number: &Number| date.holds(&date.source, &number.range);
        let lack = missing.iter().any(|number| is_there(number))
            || added.iter().any(|number| is_here(number));
        let was = facts[0].iter().find(|number| is_there(number));
        let now = facts[1].iter().find(|number| is_here(number));
        if let (true, Some(pair)) = (lack, was.zip(now)) {
            missing.retain(|number| !is_there(number));
            added.retain(|number| !is_here(number));
            told.push(pair);
        }
    }
    told
}

/// More dates are no matter of one that is stale.
const MOST: usize = 8;

/// Returns the parts in which two dates differ.
fn differing(one: &WholeDate, other: &WholeDate) -> Vec<&'static str> {
    let years = one.year.zip(other.year);
    let parts = [
        ("day", one.day != other.day),
        ("month", one.month != other.month),
        ("year", years.is_some_and(|(one, other)| one != other)),
    ];
    let differ = parts.into_iter().filter(|(_, differs)| *differs);
    differ.map(|(name, _)| name).collect()
}

/// Finds the dates of a text: `June 5th, 2026`, `5 de junio de 2026`.
fn whole_dates(prose: &Prose<'_>) -> Vec<WholeDate> {
    let known = prose.word_infos().iter().enumerate();
    let months = known.filter(|(_, known)| known.classes.has(WordClasses::MONTH));
    months
        .filter_map(|(at, _)| date_around(prose, at))
        .collect()
}

/// Reads the date whose month is this word.
fn date_around(prose: &Prose<'_>, at: usize) -> Option<WholeDate> {
    let (text, tokens) = (&*prose.text, prose.tokens());
    let written = tokens[at].of(text).to_lowercase();
    let month = prose.profile().calendar.month(&written)?;
    let figure = |near: usize| Figure::read(tokens[near].of(text), near);
    let parted = |near: &usize| {
        let between = text.slice(tokens[at].range().end..tokens[*near].range().start);
        between.contains([';', '!', '?', '\n'])
    };
    let after = (at + 1..tokens.len().min(at + 1 + NEAR)).take_while(|near| !parted(near));
    let after: Vec<Figure> = after.filter_map(figure).collect();
    let mut before = (at.saturating_sub(NEAR)..at).rev().filter_map(figure);
    let day = before
        .next()
        .filter(Figure::is_day)
        .or_else(|| after.first().copied().filter(Figure::is_day))?;
    let year = after.iter().find(|figure| figure.digits == 4);
    let first = tokens[at.min(day.at)].range();
    let last = tokens[at.max(day.at).max(year.map_or(0, |year| year.at))].range();
    Some(WholeDate {
        range: first.start..last.end,
        day: day.value,
        month,
        year: year.map(|year| year.value),
    })
}

/// The digits that a word begins with.
#[derive(Clone, Copy)]
struct Figure {
    at: usize,
    digits: usize,
    value: u32,
}

impl Figure {
    fn read(word: &str, at: usize) -> Option<Self> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let value = word.slice(..digits).parse().ok()?;
        Some(Self { at, digits, value })
    }

    fn is_day(&self) -> bool {
        self.digits <= 2 && (1..=31).contains(&self.value)
    }
}
