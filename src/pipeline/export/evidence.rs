//! What a project knows of the texts that go out: what checks find, translations of like texts, terms, numbers.

use std::collections::{BTreeMap, HashMap};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::glossary::Glossary;
use crate::config::model::Config;
use crate::exchange::model::{
    Exchange, ExchangeUnit, UnitCandidate, UnitFinding, UnitState, UnitTerm,
};
use crate::locale::tag::Locale;
use crate::memory::model::Origin;
use crate::memory::search::Memory;
use crate::pipeline::memory::recollect;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::pipeline::terminology::glossary;
use crate::project::layout::Layout;
use crate::text::canonical::canonical;
use crate::text::file_source::FileSource;
use crate::text::phrases::words;
use crate::text::slice::Slice;
use crate::text::words::similarity;

/// Translations of like texts, for each unit.
const MOST_CANDIDATES: usize = 3;

/// Adds to each unit what is known of it. `target`: the place of the locale in the layout.
pub fn enrich(
    exchange: &mut Exchange,
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    target: usize,
) {
    let locale = &layout.targets[target];
    let catalogs: HashMap<&str, &Utf8Path> = layout
        .sets
        .iter()
        .filter_map(|plan| {
            let original = layout.catalog_path(&plan.source)?;
            Some((
                original.as_str(),
                layout.catalog_path(&plan.targets[target])?,
            ))
        })
        .collect();
    let mut findings = findings(layout, config, files, locale);
    let memory = Memory::new(recollect(layout, config, files, target, &|_| false).units);
    let glossary = glossary(files).map(|(_, glossary)| glossary);
    for file in &mut exchange.files {
        let Some(catalog) = catalogs.get(file.original.as_str()) else {
            continue;
        };
        for unit in file.units.iter_mut().filter(|unit| unit.is_translatable) {
            let (name, has_cases) = match unit.id.split_once(':') {
                Some((name, _)) => (name.to_owned(), true),
                None => (unit.id.clone(), false),
            };
            let origin = Origin {
                catalog: (*catalog).to_owned(),
                id: name,
            };
            if !unit.target.is_empty() {
                // Of a text with several cases, what is found stands at the first.
                let found = findings.remove(&origin);
                unit.evidence.findings = found.unwrap_or_default();
            }
            if !has_cases {
                unit.evidence.candidates = candidates(unit, &origin, &memory, layout, locale);
            }
            if let Some(glossary) = &glossary {
                unit.evidence.terms = terms(&unit.source_text, glossary, locale);
            }
            unit.evidence.numbers = numbers(&unit.source_text);
        }
    }
    exchange.is_rich = true;
}

/// Returns what checks find in the translations of a locale, by their places.
fn findings(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    locale: &Locale,
) -> BTreeMap<Origin, Vec<UnitFinding>> {
    let mut selection = Selection::everything();
    selection.locales = Some(vec![locale.clone()]);
    let analysis = Session::new(layout, config, files, selection).into_analysis();
    let mut found: BTreeMap<Origin, Vec<UnitFinding>> = BTreeMap::new();
    for finding in &analysis.findings {
        // That it is a draft is its state.
        let path = finding.file().map(|file| analysis.sources.path(file));
        let (Some(path), Some(id)) = (path, &finding.subject.id) else {
            continue;
        };
        if finding.check == "draft" {
            continue;
        }
        let id = match &finding.subject.attribute {
            Some(attribute) => format!("{id}.{attribute}"),
            None => id.to_string(),
        };
        let origin = Origin {
            catalog: Utf8PathBuf::from(path),
            id,
        };
        found.entry(origin).or_default().push(UnitFinding {
            check: finding.check,
            severity: finding.severity,
            message: finding.message.clone(),
        });
    }
    found
}

fn candidates(
    unit: &ExchangeUnit,
    origin: &Origin,
    memory: &Memory,
    layout: &Layout,
    locale: &Locale,
) -> Vec<UnitCandidate> {
    let mut found = Vec::new();
    let text = canonical(&unit.source_text);
    if let Some(previous) = &unit.previous
        && !unit.target_text.is_empty()
    {
        let likeness = similarity(previous, &text);
        found.push(UnitCandidate {
            source: previous.clone(),
            target: unit.target_text.clone(),
            similarity: (likeness * 100.0).floor().min(99.0) as u8,
            origin: format!("{}#{}", origin.catalog, origin.id),
            is_previous: true,
        });
    }
    if matches!(unit.state, UnitState::Translated | UnitState::Reviewed) {
        return found;
    }
    let languages = (&layout.source, locale);
    let proposals = memory.search(&text, Some(origin), languages, MOST_CANDIDATES);
    found.extend(proposals.into_iter().map(|proposal| UnitCandidate {
        source: proposal.unit.source.clone(),
        // As it stands in the memory: the likeness is that of its own source.
        target: proposal.unit.target.clone(),
        similarity: proposal.percent,
        origin: format!(
            "{}#{}",
            proposal.unit.origin.catalog, proposal.unit.origin.id
        ),
        is_previous: false,
    }));
    found
}

/// Returns the terms that a text has, each once, by their place in it.
pub fn terms(text: &str, glossary: &Glossary, locale: &Locale) -> Vec<UnitTerm> {
    let plain = |form: &str| form.replace('*', "");
    let mut keys: Vec<usize> = Vec::new();
    for (key, _) in glossary.index.find(&words(text)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let terms = keys.into_iter().filter_map(|key| {
        let term = &glossary.terms[key];
        let forms = term.forms(locale)?;
        let approved = forms.approved.iter().chain(&forms.allowed);
        Some(UnitTerm {
            source: plain(&term.source),
            approved: approved.map(|form| plain(&form.written)).collect(),
            forbidden: forms
                .forbidden
                .iter()
                .map(|form| plain(&form.written))
                .collect(),
        })
    });
    terms.filter(|term| !term.approved.is_empty()).collect()
}

/// Returns the numbers of a text that every language writes alike: whole, of two to four digits, by themselves.
fn numbers(text: &str) -> Vec<String> {
    let is_part = |c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '/' | '-' | '%' | '_' | '$' | '=')
    };
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    // What stands in braces is for the program.
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit() || c == '{') {
        let (before, at) = rest.halves(start);
        if at.starts_with('{') {
            let end = at.find('}').map_or(at.len(), |end| end + 1);
            rest = at.slice(end..);
            continue;
        }
        let length = at.find(|c: char| !c.is_ascii_digit()).unwrap_or(at.len());
        let (digits, after) = at.halves(length);
        let mut following = after.chars();
        let is_open = match following.next() {
            // The end of a sentence.
            Some('.' | ',' | ':') => following.next().is_some_and(is_part),
            next => next.is_some_and(is_part),
        };
        let is_alone = !is_open && !before.ends_with(is_part);
        if is_alone && (2..=4).contains(&length) && !found.iter().any(|it| it == digits) {
            found.push(digits.to_owned());
        }
        rest = if is_open {
            after.trim_start_matches(is_part)
        } else {
            after
        };
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_all_languages_write_alike() {
        for (text, expected) in [
            ("Within 25 days, by 2026.", vec!["25", "2026"]),
            ("1,500 people, 3.5 % and 12:30, B52, 5 times", vec![]),
            (
                "{ NUMBER($n, maximumFractionDigits: 20) } of 40",
                vec!["40"],
            ),
            ("25 of 25", vec!["25"]),
            ("25-30 and 10/12", vec![]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }
}
