//! Looks at the sets and documents of a project, in parallel, and puts together what was found.

mod comparing;
mod elsewhere;
mod gathering;

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::checks::enabled::EnabledChecks;
use crate::checks::model::Check;
use crate::checks::run::Run;
use crate::checks::settings::Settings;
use crate::config::levels::LevelRules;
use crate::config::model::{Config, Level};
use crate::config::policies::Policies;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::analysis::{Analysis, apply_levels};
use crate::pipeline::code::CodeUse;
use crate::pipeline::documents;
use crate::pipeline::files_elsewhere::FilesElsewhere;
use crate::pipeline::kept::{self, RunGround};
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::{Outcome, unreadable};
use crate::pipeline::project_facts::References;
use crate::pipeline::selection::Selection;
use crate::pipeline::set_slots::PlannedSet;
use crate::pipeline::set_survey::SetSurvey;
use crate::pipeline::settings::settings;
use crate::pipeline::shared_catalogs::SharedCatalogs;
use crate::pipeline::shared_entries::{AskedIds, SharedEntries};
use crate::pipeline::terminology;
use crate::pipeline::text_fields::{self, field_keys};
use crate::pipeline::unused_rules;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{CatalogScope, DocumentPlan, Layout, SetPlan};
use crate::text::file_source::FileSource;
use crate::text::source::{FilePaths, Sources};

/// One run of the checks over a project.
pub(super) struct Inspection<'i> {
    workspace: &'i Workspace<'i>,
    config: &'i Config,
    selection: &'i Selection,
    /// The checks that look at a set.
    checks: EnabledChecks,
    /// Those of them that look at documents too.
    of_documents: EnabledChecks,
    /// The checks that look at the project as a whole.
    of_project: Vec<&'static dyn Check>,
    /// The rules of the configuration.
    rules: LevelRules<'i>,
    /// True if it is to be found out which of them fit nothing.
    judges_rules: bool,
    /// The policies of a build, where one is to be made of what is looked at.
    build: Option<&'i Policies>,
    /// The code of the program that uses the messages, where it is looked at.
    code: Option<CodeUse<'i>>,
    /// What is known already of files that are not at hand.
    elsewhere: Option<&'i FilesElsewhere>,
    /// The hash of what all outcomes are made from, where they are to be kept.
    ground: Option<Xxh3>,
}

impl<'i> Inspection<'i> {
    pub fn new(workspace: &'i Workspace<'i>, config: &'i Config, selection: &'i Selection) -> Self {
        let (of_project, checks) = selection.by_granularity();
        Self {
            workspace,
            config,
            selection,
            of_documents: EnabledChecks::new(&selection.about_texts(&checks)),
            checks: EnabledChecks::new(&checks),
            of_project,
            rules: LevelRules::new(&config.rules),
            judges_rules: unused_rules::is_judged(config, selection),
            build: None,
            code: None,
            elsewhere: None,
            ground: None,
        }
    }

    /// Opens a project to look at it, with what is wrong in its glossary.
    pub fn open<T>(
        (layout, config): (&Layout, &Config),
        files: &dyn FileSource,
        selection: &Selection,
        visit: impl FnOnce(Inspection<'_>, terminology::Faults) -> T,
    ) -> T {
        let shared = SharedCatalogs::load(layout, files);
        Self::open_over((layout, config), files, (selection, &shared), visit)
    }

    /// Opens a project as [`Self::open`] does, whose shared catalogs are read already.
    pub fn open_over<T>(
        (layout, config): (&Layout, &Config),
        files: &dyn FileSource,
        (selection, shared): (&Selection, &SharedCatalogs),
        visit: impl FnOnce(Inspection<'_>, terminology::Faults) -> T,
    ) -> T {
        let (glossary, faults) = terminology::read(files, selection);
        let code = CodeUse::read(layout, &config.code, files, selection);
        let settings = Settings {
            glossary,
            code_ids: code.as_ref().map(CodeUse::used),
            ..settings(config)
        };
        Workspace::open_over(layout, &settings, files, shared, |workspace| {
            let inspection = Inspection::new(workspace, config, selection);
            visit(Inspection { code, ..inspection }, faults)
        })
    }

    /// Lets each outcome have what a build by these policies must know of its set. Where the checks of the whole project
    /// cannot find errors, which alone keep a locale from being published, they are left out.
    pub fn for_build(mut self, policies: &'i Policies) -> Self {
        if !self.judges_project() {
            self.of_project = Vec::new();
        }
        let build = Some(policies);
        Self { build, ..self }
    }

    /// Lets each outcome know what it is made from.
    pub fn keeping(mut self) -> Self {
        self.ground = Some(kept::ground(self.workspace.settings()));
        self
    }

    pub fn workspace(&self) -> &'i Workspace<'i> {
        self.workspace
    }

    /// Returns the sets that are selected: those that share nothing, and the others, which are looked at after them.
    fn own_and_shared(&self) -> (Vec<&'i SetPlan>, Vec<&'i SetPlan>) {
        let layout = self.workspace.layout;
        let sets = layout.sets.iter();
        let wanted = sets.filter(|plan| self.selection.wants_set(layout, plan));
        wanted.partition(|plan| plan.scope == CatalogScope::Own)
    }

    /// Looks at every set and document that is selected; sorted by key.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let layout = self.workspace.layout;
        let (own, shared) = self.own_and_shared();

        let none = self.references(&[]);
        let of_own = own.par_iter().map(|plan| self.look(plan, &none));
        let mut outcomes: Vec<Outcome> = of_own.collect();
        let references = self.references(&outcomes);
        outcomes.par_extend(shared.par_iter().map(|plan| self.look(plan, &references)));
        let documents = documents::wanted(layout, self.selection).into_par_iter();
        outcomes.par_extend(documents.map(|plan| self.look_at_document(plan)));
        outcomes.sort_by(|one, other| one.key.cmp(&other.key));
        outcomes
    }

    /// Returns the references of some outcomes to what the catalogs of a locale share.
    pub fn references(&self, outcomes: &[Outcome]) -> References {
        let mut references = vec![HashSet::new(); self.workspace.layout.targets.len()];
        for (locale, kind, id) in outcomes.iter().flat_map(|outcome| &outcome.references) {
            references[*locale].insert((*kind, id.clone()));
        }
        references
    }

    /// Looks at one set; `referenced`: by other sets.
    pub fn look_at(&self, set: PlannedSet<'_>, referenced: &References) -> Outcome {
        match set {
            PlannedSet::Own(plan) | PlannedSet::Shared(plan) => self.look(plan, referenced),
            PlannedSet::Document(plan) => self.look_at_document(plan),
        }
    }

    /// Looks at one document that is translated as a whole file.
    pub fn look_at_document(&self, plan: &DocumentPlan) -> Outcome {
        let run = self.run(&self.of_documents, self.workspace.settings());
        self.reduced(documents::look(
            &run,
            self.workspace,
            self.selection,
            (plan, self.ground.as_ref()),
        ))
    }

    /// Leaves of what was found what is asked for. A build asks for errors, which keep a locale from being published, and
    /// quotes none: the texts of all files that anything is found in would be most of what it holds.
    fn reduced(&self, mut outcome: Outcome) -> Outcome {
        if self.build.is_some() {
            let layout = self.workspace.layout;
            apply_levels(self.config, &self.rules, &mut outcome.findings, |file| {
                layout.path(file)
            });
            let findings = outcome.findings.into_iter();
            let errors = findings.filter(|finding| finding.severity == Severity::Error);
            outcome.findings = errors.collect();
            outcome.findings.shrink_to_fit();
            outcome.texts = Vec::new();
        }
        outcome
    }

    /// Returns whether a check of the whole project may find errors: then every set may be to blame.
    pub fn judges_project(&self) -> bool {
        let is_error = |level: &Level| *level == Level::At(Severity::Error);
        let by_rule = self.config.rules.iter().any(|rule| is_error(&rule.level));
        let mut checks = self.of_project.iter().map(|check| check.info());
        checks.any(|info| {
            let level = self.config.levels.get(info.id);
            by_rule || level.map_or(info.severity == Severity::Error, is_error)
        })
    }

    /// Returns what all outcomes rest on, the references between sets left out: those are found on the way.
    pub fn ground(&self) -> RunGround {
        RunGround {
            settings: self.ground.as_ref().map_or(0, Xxh3::digest128),
            shared: SharedEntries::of(self.workspace),
        }
    }

    /// Returns the hash of what the outcome of a set would be made from now.
    pub fn key(&self, set: PlannedSet<'_>) -> Option<u128> {
        let workspace = self.workspace;
        let loaded: Vec<Loaded> = match set {
            PlannedSet::Own(plan) | PlannedSet::Shared(plan) => workspace.load_set(plan),
            PlannedSet::Document(_) => {
                let files = set.files(workspace.layout).into_iter();
                files.map(|file| workspace.load(file)).collect()
            }
        };
        Some(kept::key(self.ground.as_ref()?, &loaded))
    }

    fn run<'r>(&self, checks: &'r EnabledChecks, settings: &'r Settings) -> Run<'r> {
        Run {
            checks,
            compares: false,
            settings,
            referenced: &[],
        }
    }

    /// Looks at one set.
    pub fn look(&self, plan: &SetPlan, referenced: &References) -> Outcome {
        let run = Run {
            checks: &self.checks,
            compares: self.compares(),
            settings: self.workspace.settings(),
            referenced,
        };
        let layout = self.workspace.layout;
        self.workspace.with_parsed_set(plan, |set, loaded| {
            let mut outcome = Outcome::of(&run, self.workspace, self.selection, set, loaded);
            if self.judges_rules {
                outcome.rules = unused_rules::fitting(&self.rules, layout, plan, set);
            }
            let document = set.statement.as_ref().map(|statement| statement.document);
            outcome.fields = document.into_iter().flat_map(field_keys).collect();
            let survey = |policies| {
                let survey = SetSurvey::new(plan, set, &outcome.coverage, policies);
                survey.noting(&(&outcome.references, &outcome.rules, &outcome.fields))
            };
            outcome.survey = self.build.map(survey);
            if let Some(ground) = &self.ground {
                outcome.asked = AskedIds::of(set);
                outcome.made_from = Some(match plan.scope {
                    CatalogScope::Own => kept::key(ground, loaded),
                    // Its files were read with those of all sets.
                    CatalogScope::Shared => kept::key(ground, &self.workspace.load_set(plan)),
                });
            }
            self.reduced(outcome)
        })
    }

    /// Returns the rules of the configuration that are about files which are in no set, where that is judged.
    pub fn rules_of_others(&self) -> BTreeSet<usize> {
        match self.elsewhere {
            Some(elsewhere) => elsewhere.rules.clone(),
            None if self.judges_rules => {
                unused_rules::fitting_others(&self.rules, self.workspace.layout)
            }
            None => BTreeSet::new(),
        }
    }

    /// Returns what is found of the project as a whole; `fitting`: the rules of the configuration that are about
    /// something, `fields`: those of all front matter.
    pub fn of_project(
        &self,
        fitting: &BTreeSet<usize>,
        fields: &BTreeSet<String>,
        glossary_faults: terminology::Faults,
        sources: &mut Sources,
    ) -> Vec<Diagnostic> {
        let (layout, selection) = (self.workspace.layout, self.selection);
        let mut findings = Vec::new();
        if text_fields::are_judged(selection) {
            let places = &self.config.text_field_places;
            findings.extend(text_fields::findings(places, fields, sources));
        }
        if self.judges_rules {
            findings.extend(unused_rules::findings(
                self.config,
                layout,
                fitting,
                sources,
            ));
        }
        if let Some(code) = &self.code {
            findings.extend(code.findings(selection, sources));
        }
        if let Some(elsewhere) = self.elsewhere {
            findings.extend(elsewhere.told(sources));
        }
        let shared = self.workspace.shared_files().iter();
        let named = shared.filter(|loaded| selection.wants_path(layout.path(loaded.file)));
        findings.extend(named.filter_map(unreadable));
        findings.extend(glossary_faults.findings(sources));
        findings
    }

    /// Returns the code of the program, where it is looked at.
    pub fn code(&self) -> Option<&CodeUse<'i>> {
        self.code.as_ref()
    }

    /// Sets the severities of findings as the configuration says.
    pub fn apply_levels_in(&self, analysis: &mut Analysis) {
        let (findings, sources) = (&mut analysis.findings, &analysis.sources);
        apply_levels(self.config, &self.rules, findings, |file| {
            sources.path(file)
        });
    }

    /// Sets the severities of findings in these files as the configuration says.
    pub fn apply_levels<'f>(
        &self,
        findings: impl Iterator<Item = &'f mut Vec<Diagnostic>>,
        paths: &FilePaths,
    ) {
        for findings in findings {
            apply_levels(self.config, &self.rules, findings, |file| paths.path(file));
        }
    }
}
