//! Terms of elsewhere, put into `glossary.toml`: comments, order and everything that is there stays.

use std::collections::{HashMap, HashSet};

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value, value};

use crate::locale::tag::Locale;

/// One concept: its forms by language, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GlossaryEntry {
    pub forms: Vec<(Locale, Vec<(FormUse, String)>)>,
    /// The position of each language's forms in the list.
    places: HashMap<Locale, usize>,
}

/// The use that a form is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormUse {
    Approved,
    Allowed,
    Forbidden,
    /// Nothing is said: approved, if no other form is.
    Unmarked,
}

/// A reason why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Counted from 1.
    pub line: usize,
    pub message: String,
}

/// The glossary after an import, and what came of each term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    pub added: usize,
    /// Terms that were there and have more languages now.
    pub extended: usize,
    pub known: usize,
    /// Terms without a form in the source language.
    pub without_source: usize,
    /// Terms with nothing but a form in the source language.
    pub untranslated: usize,
    pub conflicts: Vec<Conflict>,
}

/// A term that is there already, with other forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub term: String,
    pub locale: Locale,
    pub has: String,
    pub brings: String,
}

impl FormUse {
    /// `approved`, `allowed`, `forbidden`.
    pub fn of_name(name: &str) -> Option<Self> {
        match name.trim() {
            "approved" => Some(Self::Approved),
            "allowed" => Some(Self::Allowed),
            "forbidden" => Some(Self::Forbidden),
            _ => None,
        }
    }

    /// Returns the values of `administrativeStatus` in TBX-Basic, with or without their suffix.
    pub fn of_status(status: &str) -> Option<Self> {
        match status.trim_end_matches("-admn-sts") {
            "preferred" | "preferredTerm" | "standardizedTerm" | "legalTerm" => {
                Some(Self::Approved)
            }
            "admitted" | "admittedTerm" | "regulatedTerm" => Some(Self::Allowed),
            "deprecated" | "deprecatedTerm" | "notRecommended" | "superseded"
            | "supersededTerm" | "obsolete" => Some(Self::Forbidden),
            _ => None,
        }
    }

    /// Returns the value of `administrativeStatus` in TBX-Basic.
    pub fn status(self) -> Option<&'static str> {
        match self {
            Self::Approved => Some("preferredTerm-admn-sts"),
            Self::Allowed => Some("admittedTerm-admn-sts"),
            Self::Forbidden => Some("deprecatedTerm-admn-sts"),
            Self::Unmarked => None,
        }
    }
}

impl GlossaryEntry {
    pub fn add(&mut self, locale: &Locale, kind: FormUse, form: &str) {
        if !self.places.contains_key(locale) {
            self.places.insert(locale.clone(), self.forms.len());
            self.forms.push((locale.clone(), Vec::new()));
        }
        self.forms[self.places[locale]]
            .1
            .push((kind, form.to_owned()));
    }

    /// Returns the forms of a language of one kind; where none is approved, those of which nothing is said are, or else
    /// the first.
    fn of(&self, locale: &Locale, wanted: FormUse) -> Vec<&str> {
        let Some(place) = self.places.get(locale) else {
            return Vec::new();
        };
        let (_, forms) = &self.forms[*place];
        let all = |kind: FormUse| -> Vec<&str> {
            let these = forms.iter().filter(|(it, _)| *it == kind);
            these.map(|(_, form)| form.as_str()).collect()
        };
        let is_said = !all(FormUse::Approved).is_empty();
        match wanted {
            FormUse::Approved if !is_said => all(FormUse::Unmarked),
            FormUse::Allowed if is_said => [all(FormUse::Allowed), all(FormUse::Unmarked)].concat(),
            kind => all(kind),
        }
    }
}

/// Returns the terms of the text of a glossary, in two languages: the source's, and those of the target or of the
/// nearest language that it belongs to.
///
/// # Errors
/// Why the glossary cannot be read as TOML.
pub fn entries(text: &str, source: &Locale, target: &Locale) -> Result<Vec<GlossaryEntry>, String> {
    let document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    let terms = document.get("term").and_then(Item::as_array_of_tables);
    let mut entries = Vec::new();
    for table in terms.into_iter().flat_map(ArrayOfTables::iter) {
        let mut entry = GlossaryEntry::default();
        for form in texts(table.get("source")) {
            entry.add(source, FormUse::Approved, &form);
        }
        if let Some((locale, forms)) = nearest(table, target) {
            for (key, kind) in [
                ("approved", FormUse::Approved),
                ("allowed", FormUse::Allowed),
                ("forbidden", FormUse::Forbidden),
            ] {
                let these = match forms.as_table_like() {
                    Some(forms) => texts(forms.get(key)),
                    None if kind == FormUse::Approved => texts(Some(forms)),
                    None => Vec::new(),
                };
                for form in these {
                    entry.add(&locale, kind, &form);
                }
            }
        }
        entries.push(entry);
    }
    entries.retain(|entry| !entry.forms.is_empty());
    Ok(entries)
}

/// Returns the forms of a locale: its own, or those of the longest tag that it begins with.
fn nearest<'t>(table: &'t Table, target: &Locale) -> Option<(Locale, &'t Item)> {
    let is_for = |tag: &str| {
        let rest = target.as_str().strip_prefix(tag);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    let found = table.iter().filter(|(key, _)| *key != "source");
    let found = found.filter_map(|(key, forms)| Some((Locale::parse(key)?, forms)));
    let found = found.filter(|(tag, _)| is_for(tag.as_str()));
    found.max_by_key(|(tag, _)| tag.as_str().len())
}

/// Adds what is new to the text of a glossary. `source`: the language of the statements.
///
/// # Errors
/// Why the glossary cannot be read as TOML.
pub fn merge(text: &str, entries: &[GlossaryEntry], source: &Locale) -> Result<Merged, String> {
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    let mut merged = Merged::default();
    let terms = document
        .entry("term")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let terms = terms
        .as_array_of_tables_mut()
        .ok_or("`term` is no list of tables")?;
    let mut places = TermIndex::of(terms);
    for entry in entries {
        let forms = entry.of(source, FormUse::Approved);
        let Some(name) = forms.first() else {
            merged.without_source += 1;
            continue;
        };
        if entry.forms.iter().all(|(locale, _)| locale == source) {
            merged.untranslated += 1;
            continue;
        }
        let place = places.first(&forms);
        if let Some(table) = place.and_then(|place| terms.get_mut(place)) {
            let before = merged.conflicts.len();
            if extend(table, entry, source, name, &mut merged.conflicts) {
                merged.extended += 1
            } else {
                merged.known += usize::from(merged.conflicts.len() == before)
            }
            continue;
        }
        let mut table = Table::new();
        table.insert("source", value(list(&forms)));
        extend(&mut table, entry, source, name, &mut merged.conflicts);
        places.add(terms.len(), forms.iter().copied());
        terms.push(table);
        merged.added += 1;
    }
    merged.text = document.to_string();
    Ok(merged)
}

/// The first term of each form in the source language; small and capital letters of ASCII are the same.
#[derive(Default)]
struct TermIndex {
    by_form: HashMap<String, usize>,
}

impl TermIndex {
    fn of(terms: &ArrayOfTables) -> Self {
        let mut places = Self::default();
        for (place, table) in terms.iter().enumerate() {
            let forms = texts(table.get("source"));
            places.add(place, forms.iter().map(String::as_str));
        }
        places
    }

    fn add<'f>(&mut self, place: usize, forms: impl Iterator<Item = &'f str>) {
        for form in forms {
            let form = form.to_ascii_lowercase();
            self.by_form.entry(form).or_insert(place);
        }
    }

    /// Returns the first term that has one of the forms.
    fn first(&self, forms: &[&str]) -> Option<usize> {
        let places = forms
            .iter()
            .filter_map(|form| self.by_form.get(&form.to_ascii_lowercase()));
        places.min().copied()
    }
}

fn texts(item: Option<&Item>) -> Vec<String> {
    let item = item.and_then(Item::as_value);
    match item {
        Some(Value::String(text)) => vec![text.value().clone()],
        Some(Value::Array(all)) => all
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}

/// Adds the languages that a term has not; whether there were any.
fn extend(
    table: &mut Table,
    entry: &GlossaryEntry,
    source: &Locale,
    name: &str,
    conflicts: &mut Vec<Conflict>,
) -> bool {
    let mut changed = false;
    for (locale, _) in entry.forms.iter().filter(|(locale, _)| locale != source) {
        let kinds = [FormUse::Approved, FormUse::Allowed, FormUse::Forbidden]
            .map(|kind| entry.of(locale, kind));
        let [approved, allowed, forbidden] = &kinds;
        if approved.is_empty() && allowed.is_empty() && forbidden.is_empty() {
            continue;
        }
        if let Some(there) = table.get(locale.as_str()) {
            let inner = there
                .as_inline_table()
                .map(|it| it.get("approved").cloned().map(Item::Value));
            let has = match inner {
                Some(approved) => texts(approved.as_ref()),
                None => texts(Some(there)),
            };
            let known: HashSet<String> = has.iter().map(|form| form.to_ascii_lowercase()).collect();
            if !approved
                .iter()
                .all(|form| known.contains(&form.to_ascii_lowercase()))
            {
                conflicts.push(Conflict {
                    term: name.to_owned(),
                    locale: locale.clone(),
                    has: has.join(", "),
                    brings: approved.join(", "),
                });
            }
            continue;
        }
        changed = true;
        let forms = if allowed.is_empty() && forbidden.is_empty() {
            list(approved)
        } else {
            let mut forms = InlineTable::new();
            for (key, these) in ["approved", "allowed", "forbidden"].into_iter().zip(&kinds) {
                if !these.is_empty() {
                    forms.insert(key, list(these));
                }
            }
            Value::InlineTable(forms)
        };
        table.insert(locale.as_str(), value(forms));
    }
    changed
}

/// One form as a string, several as a list.
fn list(forms: &[&str]) -> Value {
    match forms {
        [one] => Value::from(*one),
        many => Value::Array(many.iter().copied().collect::<Array>()),
    }
}
