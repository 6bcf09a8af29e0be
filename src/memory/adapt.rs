//! The numbers of a new text in the translation of a like one.

use std::ops::Range;

use crate::locale::languages::profile;
use crate::locale::numbers::digits::numbers;
use crate::locale::numbers::number::Number;
use crate::locale::numbers::written::{rewritten, value};
use crate::locale::profile::Profile;
use crate::locale::tag::Locale;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;

/// A translation with the numbers of a new text.
#[derive(Debug, Default)]
pub struct Adapted {
    pub text: String,
    /// As the translation wrote them, and as it writes them now.
    pub changed: Vec<(String, String)>,
    /// Numbers of the old source that differ and were not put right.
    pub left: Vec<String>,
}

/// The languages of the source and of the target.
#[derive(Clone, Copy)]
pub struct LanguagePair {
    from: &'static Profile,
    to: &'static Profile,
}

impl LanguagePair {
    pub fn new(from: &Locale, to: &Locale) -> Self {
        Self {
            from: profile(from),
            to: profile(to),
        }
    }
}

/// Puts the numbers of `new` where `target` has those of `old`, where it is plain which is which.
pub fn adapt(old: &str, new: &str, target: &str, languages: LanguagePair) -> Adapted {
    let LanguagePair { from, to } = languages;
    let (before, after) = (found(old, from), found(new, from));
    let mut adapted = Adapted::default();
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    if before.len() != after.len() {
        let slices = before.iter().map(|number| old.slice(number.range.clone()));
        adapted.left = slices.map(str::to_owned).collect();
        adapted.text = target.to_owned();
        return adapted;
    }
    let there = found(target, to);
    let all = before.iter().map(|number| old.slice(number.range.clone()));
    let all: Vec<&str> = all.collect();
    for (number, other) in before.iter().zip(&after) {
        let (was, is) = (
            old.slice(number.range.clone()),
            new.slice(other.range.clone()),
        );
        if was == is {
            continue;
        }
        let mut same = there
            .iter()
            .filter(|it| value(target.slice(it.range.clone()), to) == value(was, from));
        // Twice in either of the texts: which is which?
        let only = same.next().filter(|_| same.next().is_none());
        let is_once = all.iter().filter(|it| **it == was).count() == 1;
        let place = only.filter(|_| is_once && value(was, from).is_some());
        let edit = place.and_then(|place| {
            let like = target.slice(place.range.clone());
            Some((place.range.clone(), rewritten((was, is), from, like, to)?))
        });
        match edit {
            Some(edit) => edits.push(edit),
            None => adapted.left.push(was.to_owned()),
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut copied = 0;
    for (range, text) in edits {
        adapted.text.push_str(target.slice(copied..range.start));
        adapted.text.push_str(&text);
        let was = target.slice(range.clone()).to_owned();
        adapted.changed.push((was, text));
        copied = range.end;
    }
    adapted.text.push_str(target.slice(copied..));
    adapted
}

fn found(text: &str, profile: &Profile) -> Vec<Number> {
    numbers(text, &protected_ranges(text), profile)
}
