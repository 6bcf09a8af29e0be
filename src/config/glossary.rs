//! `glossary.toml`: how terms are to be translated, and what is not translated at all.

use camino::Utf8Path;

use crate::config::fault::ConfigFault;
use crate::config::reader::{ConfigReader, TomlValue};
use crate::locale::tag::Locale;
use crate::text::phrases::{Phrase, PhraseIndex};

/// The name of the file, in the folder of the catalogs.
pub const FILE: &str = "glossary.toml";

/// The terminology of a project.
#[derive(Debug, Default)]
pub struct Glossary {
    pub terms: Vec<GlossaryTerm>,
    /// Names that stay as they are in every language.
    pub keep: Vec<String>,
    /// The same names, each with its place in `keep`.
    pub names: PhraseIndex,
    /// The forms of the source, each with its place in `terms`.
    pub index: PhraseIndex,
    /// Acronyms of the project: in each language the letters that stand for the same.
    pub acronyms: Vec<Vec<(String, Vec<String>)>>,
}

/// A term of the source and its translations.
#[derive(Debug)]
pub struct GlossaryTerm {
    /// The first form of the source, as it was written.
    pub source: String,
    forms: Vec<(Locale, TermForms)>,
}

/// The forms of one term in one language.
#[derive(Debug, Default)]
pub struct TermForms {
    pub approved: Vec<Phrase>,
    pub allowed: Vec<Phrase>,
    pub forbidden: Vec<Phrase>,
}

impl Glossary {
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.keep.is_empty()
    }

    /// Returns the letters of an acronym of the project in two languages.
    pub fn acronym(&self, written: &str, from: &str, to: &str) -> Option<(Vec<&str>, Vec<&str>)> {
        let column = |row: &[(String, Vec<String>)], language: &str| {
            row.iter().position(|(tag, _)| tag == language)
        };
        self.acronyms.iter().find_map(|row| {
            let (own, other) = (&row[column(row, from)?].1, &row[column(row, to)?].1);
            let is_it = own.iter().any(|form| form == written);
            is_it.then(|| {
                (
                    own.iter().map(String::as_str).collect(),
                    other.iter().map(String::as_str).collect(),
                )
            })
        })
    }
}

impl GlossaryTerm {
    /// Returns the forms of each language, in the order of the file.
    pub fn all_forms(&self) -> impl Iterator<Item = (&Locale, &TermForms)> {
        self.forms.iter().map(|(locale, forms)| (locale, forms))
    }

    /// Returns the forms of a locale: its own, or those of the longest tag that it begins with.
    pub fn forms(&self, locale: &Locale) -> Option<&TermForms> {
        let is_for = |tag: &Locale| {
            let rest = locale.as_str().strip_prefix(tag.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        let found = self.forms.iter().filter(|(tag, _)| is_for(tag));
        let nearest = found.max_by_key(|(tag, _)| tag.as_str().len());
        nearest.map(|(_, forms)| forms)
    }
}

/// Reads a glossary. Never fails: what is wrong is left out and told.
pub fn read(origin: &Utf8Path, text: &str) -> (Glossary, Vec<ConfigFault>) {
    let mut reader = ConfigReader::new(origin, text);
    let table = reader.parse(text);
    let mut glossary = Glossary::default();
    for (key, value) in &table {
        match key.get_ref().as_ref() {
            "keep" => {
                for name in phrases(&mut reader, value) {
                    glossary.keep.push(name.written.clone());
                    glossary.names.add(name, glossary.keep.len() - 1);
                }
            }
            "term" => match value.get_ref().as_array() {
                Some(terms) => terms
                    .iter()
                    .for_each(|term| read_term(&mut reader, term, &mut glossary)),
                None => reader.wrong_type(value, "a list of tables, `[[term]]`,"),
            },
            "acronym" => match value.get_ref().as_array() {
                Some(rows) => rows
                    .iter()
                    .for_each(|row| read_acronym(&mut reader, row, &mut glossary)),
                None => reader.wrong_type(value, "a list of tables, `[[acronym]]`,"),
            },
            _ => reader.unknown_key(key, &["acronym", "keep", "term"]),
        }
    }
    (glossary, reader.faults)
}

fn read_term(reader: &mut ConfigReader, value: &TomlValue<'_>, glossary: &mut Glossary) {
    let Some(table) = reader.table(value) else {
        return;
    };
    let mut source = Vec::new();
    let mut forms = Vec::new();
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "source" => source = phrases(reader, value),
            tag => {
                let locale = reader.locale(tag, key.span());
                forms.extend(locale.map(|locale| (locale, read_forms(reader, value))));
            }
        }
    }
    let Some(first) = source.first() else {
        let help = "write `source = \"asylum\"`".to_owned();
        reader.error(value.span(), "this term has no `source`", Some(help));
        return;
    };
    let key = glossary.terms.len();
    glossary.terms.push(GlossaryTerm {
        source: first.written.clone(),
        forms,
    });
    for phrase in source {
        glossary.index.add(phrase, key);
    }
}

fn read_acronym(reader: &mut ConfigReader, value: &TomlValue<'_>, glossary: &mut Glossary) {
    let Some(table) = reader.table(value) else {
        return;
    };
    let mut row = Vec::new();
    for (key, value) in table {
        let Some(locale) = reader.locale(key.get_ref(), key.span()) else {
            continue;
        };
        let forms = strings(reader, value)
            .into_iter()
            .map(|(form, _)| form.to_owned());
        row.push((locale.language().to_owned(), forms.collect()));
    }
    glossary.acronyms.push(row);
}

fn read_forms(reader: &mut ConfigReader, value: &TomlValue<'_>) -> TermForms {
    let mut forms = TermForms::default();
    // A string or a list alone is the approved form.
    let Some(table) = value.get_ref().as_table() else {
        forms.approved = phrases(reader, value);
        return forms;
    };
    for (key, value) in table {
        match key.get_ref().as_ref() {
            "approved" => forms.approved = phrases(reader, value),
            "allowed" => forms.allowed = phrases(reader, value),
            "forbidden" => forms.forbidden = phrases(reader, value),
            _ => reader.unknown_key(key, &["approved", "allowed", "forbidden"]),
        }
    }
    forms
}

/// Returns a string, or a list of strings.
fn strings<'v>(
    reader: &mut ConfigReader,
    value: &'v TomlValue<'_>,
) -> Vec<(&'v str, std::ops::Range<usize>)> {
    match value.get_ref().as_str() {
        Some(text) => vec![(text, value.span())],
        None => reader.strings(value),
    }
}

fn phrases(reader: &mut ConfigReader, value: &TomlValue<'_>) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (text, at) in strings(reader, value) {
        match Phrase::parse(text) {
            Some(phrase) => phrases.push(phrase),
            None => reader.error(at, "there is no word in this form", None),
        }
    }
    phrases
}
