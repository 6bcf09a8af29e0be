//! Catalogs whose statement is gone: they are set aside before anything is counted, checked or built.

use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::Config;
use crate::config::pattern::PathPattern;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::fluent::model::{Entry, EntryKind, Part};
use crate::fluent::parse::parse;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::project::state::State;
use crate::text::decode::decode;
use crate::text::file_source::FileSource;

/// The name under which they are reported.
const CHECK: &str = "obsolete-catalog";

/// Takes the sets whose statement is gone out of a layout, and reports them. A project without statements has none.
pub fn set_aside(layout: &mut Layout, config: &Config, files: &dyn FileSource) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if layout.sets.iter().all(|plan| plan.statement.is_none()) {
        return findings;
    }
    let sets = Arc::clone(&layout.sets);
    let former = |plan: &SetPlan| Former::find(layout, config, files, plan);
    let formers: Vec<Option<Former>> = sets.iter().map(former).collect();
    if formers.iter().all(Option::is_none) {
        return findings;
    }
    let mut kept = Vec::new();
    for (plan, former) in sets.iter().zip(formers) {
        match former {
            Some(former) => {
                findings.extend(former.finding(plan));
                layout.leftovers.push(plan.clone());
            }
            None => kept.push(plan.clone()),
        }
    }
    layout.sets = kept.into();
    findings
}

/// Returns whether the configuration declares a catalog as one that all others share.
pub(super) fn is_declared_shared(config: &Config, path: &Utf8Path) -> bool {
    let patterns = config.shared.iter();
    let mut patterns = patterns.filter_map(|text| PathPattern::parse(text).ok());
    patterns.any(|pattern| pattern.matches(path.as_str()))
}

/// The statement that catalogs belonged to.
struct Former {
    /// `None` where no record names it.
    path: Option<Utf8PathBuf>,
}

impl Former {
    fn find(
        layout: &Layout,
        config: &Config,
        files: &dyn FileSource,
        plan: &SetPlan,
    ) -> Option<Self> {
        let source = layout.catalog_path(&plan.source)?;
        if plan.statement.is_some() || is_declared_shared(config, source) {
            return None;
        }
        let targets = plan.targets.iter().filter_map(PlannedCatalog::file);
        let states = targets.filter_map(|file| layout.states.get(&file));
        for state in states {
            let text = text_of(files, layout.path(*state));
            let (state, _) = State::read(&text);
            if let Some(path) = state.statement() {
                let path = Some(path.to_owned());
                return (!files.has(path.as_deref()?)).then_some(Self { path });
            }
        }
        let is_there = plan.source.file().is_some();
        let is_it = is_there && is_of_statement(&text_of(files, source));
        is_it.then_some(Self { path: None })
    }

    fn finding(&self, plan: &SetPlan) -> Option<Diagnostic> {
        let catalogs = std::iter::once(&plan.source).chain(&plan.targets);
        let file = catalogs.filter_map(PlannedCatalog::file).next()?;
        let message = match &self.path {
            Some(path) => format!("the statement of this catalog is gone: `{path}`"),
            None => "this catalog has the messages of a statement, and there is none".to_owned(),
        };
        let mut finding = Diagnostic::new(CHECK, Severity::Warning, Place::File(file), message);
        finding.help = Some(
            "`paridad sync` takes it along where the statement has another name now; `paridad sync --prune` removes it \
             with its translations"
                .to_owned(),
        );
        Some(finding)
    }
}

/// Returns whether a catalog has texts alone, with ids that `sync` gives to the blocks of a statement.
fn is_of_statement(text: &str) -> bool {
    let catalog = parse(text);
    let is_plain = |entry: &Entry<'_>| {
        let mut parts = entry.value.iter().flat_map(|value| &value.parts);
        entry.kind == EntryKind::Message
            && entry.value.is_some()
            && entry.patterns().count() == 1
            && !parts.any(|part| matches!(part, Part::Variable(_) | Part::Select(_)))
    };
    let entries = || catalog.entries.iter();
    entries().count() > 1 && entries().all(is_plain) && entries().any(|entry| entry.id == "lead")
}

fn text_of(files: &dyn FileSource, path: &Utf8Path) -> String {
    let read = files.read(path).map(|bytes| decode(bytes).into_text());
    read.unwrap_or_default()
}
