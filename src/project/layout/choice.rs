//! Chooses the source and the targets, and says what had to be assumed for it.

use crate::config::model::Config;
use crate::locale::pseudo::PseudoLocale;
use crate::locale::tag::Locale;
use crate::project::layout::names::{LocaleNames, NamedLocale};
use crate::project::layout::rules::{LayoutRules, Rule};
use crate::project::layout::sorting::Sorting;
use crate::project::layout::source_basis::SourceBasis;

pub(super) struct LocaleChoice {
    pub(super) source: Locale,
    pub(super) source_basis: SourceBasis,
    /// Sorted by tag, without the source.
    pub(super) targets: Vec<Locale>,
    pub(super) assumptions: Vec<String>,
}

impl LocaleChoice {
    pub(super) fn new(config: &Config, rules: &LayoutRules, sorting: &Sorting) -> Self {
        let mut assumptions = Vec::new();
        let (source, source_basis) = match &config.source {
            Some(source) => (source.clone(), SourceBasis::Stated),
            None => {
                let (source, basis, reason) = assume_source(rules, &sorting.names);
                assumptions.push(format!("source locale `{source}`: {reason}"));
                (source, basis)
            }
        };
        if let Some((folder, others)) = &rules.chosen
            && !others.is_empty()
        {
            let others = others
                .iter()
                .map(|it| format!("`{it}/`"))
                .collect::<Vec<_>>()
                .join(", ");
            assumptions.push(format!(
                "catalogs in `{folder}/`: those in {others} are left out"
            ));
        }
        let found = sorting.names.found.iter().map(|named| &named.locale);
        let mut targets: Vec<Locale> = match &config.targets {
            // Nobody lists the locales by which a page is tried; they are there or not.
            Some(targets) => {
                let tried = found.filter(|locale| PseudoLocale::of(locale).is_some());
                targets.iter().chain(tried).cloned().collect()
            }
            None => found.cloned().collect(),
        };
        targets.retain(|target| *target != source);
        targets.sort();
        targets.dedup();
        Self {
            source,
            source_basis,
            targets,
            assumptions,
        }
    }
}

fn assume_source(rules: &LayoutRules, names: &LocaleNames) -> (Locale, SourceBasis, &'static str) {
    let english = || Locale::parse("en").expect("`en` is a tag");
    if let Some(named) = rules.catalogs.iter().find_map(Rule::named_source) {
        return (
            named,
            SourceBasis::Stated,
            "the path of the source catalogs names it",
        );
    }
    if let Some(named) = rules.documents.iter().find_map(Rule::named_source) {
        return (
            named,
            SourceBasis::Stated,
            "the path of the source documents names it",
        );
    }
    // What has a locale in its path is a translation where the sources have none.
    if rules.documents.iter().any(Rule::hides_source) {
        let reason = "the source documents have no locale in their paths, and none is configured";
        return (english(), SourceBasis::Unnamed, reason);
    }
    let found = |tag: &str| names.found.iter().find(|it| it.locale.as_str() == tag);
    if let Some(named) = found("en").or_else(|| found("en-US")) {
        return (
            named.locale.clone(),
            SourceBasis::English,
            "it is there, and no other is configured",
        );
    }
    let mut by_tag: Vec<&NamedLocale> = names.found.iter().collect();
    by_tag.sort_by(|one, other| one.locale.cmp(&other.locale));
    if let Some(named) = by_tag.iter().find(|it| it.locale.language() == "en") {
        return (
            named.locale.clone(),
            SourceBasis::English,
            "it is the first of the English ones, and none is configured",
        );
    }
    // Of several with as many catalogs, the first by tag.
    match by_tag.iter().rev().max_by_key(|it| it.catalogs) {
        Some(named) => (
            named.locale.clone(),
            SourceBasis::MostCatalogs,
            "it has the most catalogs, and none is configured",
        ),
        None => (
            english(),
            SourceBasis::NothingTranslated,
            "there are no catalogs yet, and none is configured",
        ),
    }
}
