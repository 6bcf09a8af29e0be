//! AcronymList that go by other letters in other languages: `NGO` is `ONG` in Spanish, French and Portuguese.

use std::collections::HashMap;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use crate::locale::word_list::{List, ListItem, Words, key_and_rest};

/// The acronyms of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct AcronymList {
    rows: List<Acronym>,
    #[serde(skip)]
    by_form: OnceLock<HashMap<&'static str, Vec<usize>, FixedState>>,
}

/// One organisation, treaty or notion, as one language shortens it and says it. A line of the data file:
/// `UN: ONU; NU | nações unidas`.
#[derive(Clone, Debug)]
pub struct Acronym {
    /// As English shortens it: what the rows of all languages are known by.
    pub concept: &'static str,
    /// As it is written, the usual form first.
    short: Words,
    /// Beginnings of what stands for it in full, in lower case.
    long: Words,
}

/// What one language has for an acronym.
#[derive(Clone, Copy, Debug)]
pub struct Forms<'f> {
    /// As they are written, the usual one first.
    pub short: &'f [&'f str],
    /// Beginnings of what stands for it in full, in lower case.
    pub long: &'f [&'f str],
}

impl AcronymList {
    /// Returns everything that an acronym stands for in the language, as it is written there.
    pub fn rows(&self, written: &str) -> impl Iterator<Item = &Acronym> {
        let by_form = self.by_form.get_or_init(|| self.index());
        let found = by_form.get(written).into_iter().flatten();
        found.map(|at| &self.rows[*at])
    }

    /// Returns what the language has for a concept.
    pub fn forms(&self, concept: &str) -> Option<Forms<'_>> {
        let mut rows = self.rows.iter();
        rows.find(|row| row.concept == concept).map(Acronym::forms)
    }

    #[cfg(test)]
    pub(super) fn concepts(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|row| row.concept)
    }

    fn index(&self) -> HashMap<&'static str, Vec<usize>, FixedState> {
        let mut by_form: HashMap<_, Vec<usize>, _> = HashMap::default();
        for (at, row) in self.rows.iter().enumerate() {
            for form in &*row.short {
                by_form.entry(*form).or_default().push(at);
            }
        }
        by_form
    }
}

impl Acronym {
    pub fn forms(&self) -> Forms<'_> {
        let (short, long) = (&self.short, &self.long);
        Forms { short, long }
    }
}

impl ListItem for Acronym {
    fn read_list(text: &'static str) -> Result<List<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        lines.map(read_row).collect()
    }
}

fn read_row(line: &'static str) -> Result<Acronym, String> {
    let (concept, forms) = key_and_rest(line)?;
    let cut = forms.split_once(" | ");
    let (short, long) = cut.ok_or_else(|| format!("`{line}` has no ` | `"))?;
    let forms = |text: &'static str| text.split(';').map(str::trim).collect();
    Ok(Acronym {
        concept,
        short: forms(short),
        long: forms(long),
    })
}
