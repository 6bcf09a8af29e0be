//! Puts the parts of a project together: the same reduction as at the end of one run, over outcomes that come from
//! elsewhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::checks;
use crate::config::fault::ConfigFault;
use crate::config::model::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::locale::tag::Locale;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::files_elsewhere::FilesElsewhere;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::part::carried_files::CarriedFiles;
use crate::pipeline::part::configuration;
use crate::pipeline::part::fault::PartFault;
use crate::pipeline::part::finding::{self, locale};
use crate::pipeline::part::parts;
use crate::pipeline::part::paths::{PathNumbers, SortedPaths};
use crate::pipeline::part::set::{read as read_set, read_catalog, read_plan, text_of};
use crate::pipeline::part::wire::{PartProject, PartSet};
use crate::pipeline::selection::Selection;
use crate::project::consistency::Inconsistencies;
use crate::project::layout::source_basis::SourceBasis;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::text::line_source::LineSource;
use crate::text::source::{FileId, FilePaths, Sources};

/// A project of which all parts are there.
pub struct MergedProject {
    pub config: Config,
    /// What the configuration says and is not honoured.
    pub config_faults: Vec<ConfigFault>,
    /// The checks and locales that were looked for.
    pub selection: Selection,
    /// Of the sets those alone that may be looked at again.
    pub layout: Layout,
    /// True if there are records of translations.
    pub is_recorded: bool,
    pub has_statements: bool,
    outcomes: Vec<Outcome>,
    files: CarriedFiles,
    elsewhere: FilesElsewhere,
    /// What was found before any text was read.
    findings: Vec<Diagnostic>,
}

/// What is kept of the sets while parts are read.
#[derive(Default)]
struct PartSets {
    /// With the numbers of the sets.
    outcomes: Vec<(u32, Outcome)>,
    plans: Vec<SetPlan>,
    /// Catalogs with their records.
    records: Vec<(FileId, FileId)>,
    paths: PathNumbers,
    files: CarriedFiles,
}

impl MergedProject {
    /// Reads all parts of a project; those sets whose texts are worded otherwise elsewhere are read twice.
    ///
    /// # Errors
    /// Lines that are none of a part, parts of several projects, and parts that are missing or there twice.
    pub fn read(lines: &dyn LineSource) -> Result<Self, PartFault> {
        let mut sets = PartSets::default();
        let project = parts::read(lines, &mut |project, set| sets.take(project, set))?;
        let odd = sets.odd(&project);
        if !odd.is_empty() {
            parts::read(lines, &mut |project, set| {
                let wanted = odd.contains(&set.number);
                if wanted {
                    sets.take_plan(project, set)
                } else {
                    Ok(())
                }
            })?;
        }
        Self::new(project, sets).map_err(|reason| {
            let message = format!("the parts say what cannot be: {reason}");
            PartFault::new(message, "make all parts anew")
        })
    }

    fn new(mut project: PartProject, mut sets: PartSets) -> Result<Self, String> {
        for file in std::mem::take(&mut project.files) {
            sets.files.add(file)?;
        }
        let origin = project.configuration.as_deref().map(Utf8PathBuf::from);
        let (mut config, config_faults) = configuration::read(origin.as_deref(), &sets.files)?;
        config.arguments = std::mem::take(&mut project.arguments);
        let mut findings =
            finding::read_all(std::mem::take(&mut project.findings), &mut sets.paths)?;
        let mut elsewhere = sets.elsewhere(&mut project)?;
        let mut common = Vec::new();
        for catalog in &project.common {
            let catalog = read_catalog(Some(catalog), &mut sets.paths, &mut sets.records)?;
            common.extend(catalog.file());
        }
        let sorted = sets.put_in_order();
        for finding in findings.iter_mut().chain(&mut elsewhere.findings) {
            let files = finding.files_mut();
            files.for_each(|file| *file = sorted.place(*file));
        }
        for (file, _) in &mut elsewhere.texts {
            *file = sorted.place(*file);
        }
        let common = common.into_iter().map(|file| sorted.place(file));
        let layout = Layout {
            source: locale(&project.source)?,
            source_basis: SourceBasis::Stated,
            targets: locales(&project.targets)?,
            common: common.collect(),
            states: sets.records.into_iter().collect(),
            sets: sets.plans.into(),
            files: FilePaths::new(sorted.paths),
            leftovers: Vec::new(),
            documents: Arc::default(),
            code: Arc::default(),
            assumptions: project.assumptions,
        };
        Ok(Self {
            config,
            config_faults,
            selection: selection(&project.checks, project.locales.as_deref())?,
            layout,
            is_recorded: project.recorded,
            has_statements: project.statements,
            outcomes: sets.outcomes.into_iter().map(|(_, it)| it).collect(),
            files: sets.files,
            elsewhere,
            findings,
        })
    }

    /// Returns what one run over the whole project would have found, by the configuration as it is now; once.
    ///
    /// # Errors
    /// Findings in places that their files do not have.
    pub fn take_analysis(&mut self) -> Result<Analysis, PartFault> {
        let mut outcomes = std::mem::take(&mut self.outcomes);
        let mut analysis = Inspection::open_elsewhere(
            (&self.layout, &self.config),
            &self.files,
            &self.selection,
            &self.elsewhere,
            |inspection, faults| {
                inspection.look_at_referenced(&mut outcomes);
                inspection.analysis(outcomes, faults)
            },
        );
        let findings = std::mem::take(&mut self.findings);
        analysis.add(&self.config, &self.selection, findings);
        for finding in &analysis.findings {
            if let Some(place) = places(finding).find(|it| !is_there(it, &analysis.sources)) {
                let path = place.path(&analysis.sources);
                let message = format!(
                    "`{path}` has not the place of a finding of `{}`",
                    finding.check
                );
                return Err(PartFault::new(message, "make all parts anew"));
            }
        }
        Ok(analysis)
    }
}

impl PartSets {
    fn take(&mut self, project: &PartProject, mut set: PartSet) -> Result<(), String> {
        if set.plan.as_ref().is_some_and(|plan| plan.shared) {
            self.add_plan(project, &mut set)?;
        }
        let number = set.number;
        let outcome = read_set(set, project.targets.len(), &mut self.paths)?;
        self.outcomes.push((number, outcome));
        Ok(())
    }

    /// Takes the files of a set that is to be looked at again.
    fn take_plan(&mut self, project: &PartProject, mut set: PartSet) -> Result<(), String> {
        if set.plan.as_ref().is_some_and(|plan| plan.shared) {
            return Ok(());
        }
        self.add_plan(project, &mut set)
    }

    fn add_plan(&mut self, project: &PartProject, set: &mut PartSet) -> Result<(), String> {
        let Some(plan) = &set.plan else {
            return Err("a document is not looked at again".to_owned());
        };
        let (plan, records) = read_plan(&set.key, plan, project.targets.len(), &mut self.paths)?;
        self.plans.push(plan);
        self.records.extend(records);
        set.files
            .drain(..)
            .try_for_each(|file| self.files.add(file))
    }

    /// Returns the numbers of the sets that have a text which the project words in several ways.
    fn odd(&self, project: &PartProject) -> BTreeSet<u32> {
        let known = selection(&project.checks, None);
        let compares = known.is_ok_and(|selection| !selection.by_granularity().0.is_empty());
        if !compares {
            return BTreeSet::new();
        }
        let seen = self.outcomes.iter().flat_map(|(_, outcome)| &outcome.seen);
        let odd = Inconsistencies::new(seen);
        let is_odd = |outcome: &Outcome| outcome.seen.iter().any(|text| odd.has(text));
        let sets = self.outcomes.iter().filter(|(_, outcome)| is_odd(outcome));
        sets.map(|(number, _)| *number).collect()
    }

    /// Sorts the sets by their keys, and gives their files the numbers that they have in the order of the paths.
    fn put_in_order(&mut self) -> SortedPaths {
        let sorted = std::mem::take(&mut self.paths).sorted();
        let place = |file: FileId| Some(sorted.place(file));
        let outcomes = std::mem::take(&mut self.outcomes).into_iter();
        let outcomes =
            outcomes.filter_map(|(number, it)| Some((number, it.renumbered(&place, &|_| None)?)));
        self.outcomes = outcomes.collect();
        self.outcomes
            .sort_by(|(_, one), (_, other)| one.key.cmp(&other.key));
        self.plans
            .iter_mut()
            .for_each(|plan| renumber(plan, &sorted));
        self.plans.sort_by(|one, other| one.key.cmp(&other.key));
        for (file, record) in &mut self.records {
            (*file, *record) = (sorted.place(*file), sorted.place(*record));
        }
        sorted
    }

    fn elsewhere(&mut self, project: &mut PartProject) -> Result<FilesElsewhere, String> {
        let mut elsewhere = FilesElsewhere {
            rules: std::mem::take(&mut project.rules).into_iter().collect(),
            ..FilesElsewhere::default()
        };
        if let Some(code) = project.code.take() {
            elsewhere.code_ids = Some(code.ids.into_iter().collect());
            elsewhere.findings = finding::read_all(code.findings, &mut self.paths)?;
            for file in code.files {
                let number = self.paths.number(&file.path)?;
                elsewhere
                    .texts
                    .extend(text_of(file)?.map(|text| (number, text)));
            }
        }
        Ok(elsewhere)
    }
}

/// Gives the files of a set the numbers that they have in the order of their paths.
fn renumber(plan: &mut SetPlan, sorted: &SortedPaths) {
    let catalogs = std::iter::once(&mut plan.source).chain(&mut plan.targets);
    let catalogs = catalogs.filter_map(|catalog| match catalog {
        PlannedCatalog::File(file) => Some(file),
        PlannedCatalog::Absent(_) | PlannedCatalog::Excluded => None,
    });
    for file in catalogs.chain(&mut plan.statement) {
        *file = sorted.place(*file);
    }
}

/// Returns the checks and locales of these names.
fn selection(checks: &[String], locales: Option<&[String]>) -> Result<Selection, String> {
    let find =
        |name: &String| checks::find(name).ok_or_else(|| format!("there is no check `{name}`"));
    Ok(Selection {
        checks: checks.iter().map(find).collect::<Result<_, _>>()?,
        locales: locales.map(self::locales).transpose()?,
        paths: Vec::new(),
    })
}

fn locales(tags: &[String]) -> Result<Vec<Locale>, String> {
    tags.iter().map(|tag| locale(tag)).collect()
}

/// Returns every place of a finding.
fn places(finding: &Diagnostic) -> impl Iterator<Item = Place> {
    let labels = finding.labels.iter().map(|label| &label.place);
    let places = std::iter::once(&finding.place)
        .chain(&finding.source)
        .chain(labels);
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    places.cloned().chain(edits.map(|edit| edit.place()))
}

/// Returns whether the text of a file has a place, as far as it is known.
fn is_there(place: &Place, sources: &Sources) -> bool {
    let Place::Span(file, span) = place else {
        return true;
    };
    let text = sources.text(*file);
    text.is_none_or(|source| source.text.get(span.range()).is_some())
}
