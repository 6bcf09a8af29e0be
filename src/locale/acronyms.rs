//! Acronyms that go by other letters in other languages: `NGO` is `ONG` in Spanish, French and Portuguese.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use foldhash::fast::FixedState;
use serde::Deserialize;

use crate::locale::word_list::{FromDataList, LazyList, key_and_rest};

/// The acronyms of a language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct AcronymList {
    rows: LazyList<Acronym>,
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
    short: Phrases,
    /// Beginnings of what stands for it in full, in lower case.
    long: Phrases,
}

/// Phrases with `;` between them, cut when somebody looks at them.
#[derive(Clone, Debug)]
struct Phrases {
    text: &'static str,
    phrases: OnceLock<Vec<&'static str>>,
}

impl Phrases {
    fn new(text: &'static str) -> Self {
        let phrases = OnceLock::new();
        Self { text, phrases }
    }
}

impl Deref for Phrases {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        let cut = || self.text.split(';').map(str::trim).collect();
        self.phrases.get_or_init(cut)
    }
}

/// The forms of an acronym in one language.
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

impl FromDataList for Acronym {
    fn read_list(text: &'static str) -> Result<Vec<Self>, String> {
        let lines = text.lines().filter(|line| !line.is_empty());
        lines.map(read_row).collect()
    }
}

fn read_row(line: &'static str) -> Result<Acronym, String> {
    let (concept, forms) = key_and_rest(line)?;
    let cut = forms.split_once(" | ");
    let (short, long) = cut.ok_or_else(|| format!("`{line}` has no ` | `"))?;
    Ok(Acronym {
        concept,
        short: Phrases::new(short),
        long: Phrases::new(long),
    })
}
