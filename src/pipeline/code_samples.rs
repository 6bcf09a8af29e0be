//! What placeables stand for, in the language of a source and in that of its translation: for people who read no Fluent.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::model::Config;
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::pipeline::set_texts::{PlannedTexts, SetTexts};
use crate::pipeline::workspace::Workspace;
use crate::project::layout::Layout;
use crate::project::set::Side;
use crate::runtime::formatter::{Formatter, Shared};
use crate::text::file_source::FileSource;

/// A placeable as readers see it; `None` where a program has to give it a value, or nobody has written it yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeSample {
    pub source: Option<String>,
    pub target: Option<String>,
}

/// Returns what the placeables of texts show, by the placeable as it is written.
pub fn code_samples(
    (layout, config): (&Layout, &Config),
    files: &dyn FileSource,
    (plan, target): (PlannedTexts<'_>, usize),
    texts: &SetTexts,
) -> BTreeMap<String, CodeSample> {
    let units = texts.messages.iter().flat_map(|message| &message.units);
    let codes = units.flat_map(|unit| &unit.unit.codes);
    let codes = codes.map(|code| code.shown.as_str());
    let codes: BTreeSet<&str> = codes.filter(|code| is_reference(code)).collect();
    let PlannedTexts::Catalogs(plan) = plan else {
        return BTreeMap::new();
    };
    if codes.is_empty() {
        return BTreeMap::new();
    }
    let asked: String = codes
        .iter()
        .enumerate()
        .map(|(at, code)| format!("paridad-sample-{at} = {code}\n"))
        .collect();
    let asked = parse(&asked);
    if asked.entries.len() != codes.len() {
        return BTreeMap::new();
    }
    Workspace::open(layout, config, files, |workspace| {
        workspace.with_parsed_set(plan, |set, _| {
            let source = shown(&set.source, workspace.formatting(0), &asked);
            let own = &set.targets[target];
            let target = shown(own, workspace.formatting(target + 1), &asked);
            let samples = source.into_iter().zip(target);
            let samples = samples.map(|(source, target)| CodeSample { source, target });
            let codes = codes.iter().map(|code| (*code).to_owned());
            codes.zip(samples).collect()
        })
    })
}

/// Tells if a code is a placeable on one line: of markup nobody asks what it stands for.
fn is_reference(code: &str) -> bool {
    code.starts_with('{') && code.ends_with('}') && !code.contains('\n')
}

fn shown(side: &Side<'_>, shared: &Shared<'_>, asked: &Catalog<'_>) -> Vec<Option<String>> {
    let own = side.read().map(|file| file.catalog);
    let catalogs = own.into_iter().chain([asked]).collect();
    let formatter = Formatter::new(side.locale, shared, catalogs);
    let texts = asked.entries.iter().map(|entry| {
        let text = formatter.format(entry, None).ok()?;
        Some(text.into_owned())
    });
    texts.collect()
}
