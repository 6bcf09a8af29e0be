//! Looks at the sets and documents of a project, in parallel, and puts together what was found.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use crate::checks::enabled::EnabledChecks;
use crate::checks::model::Check;
use crate::checks::run::Run;
use crate::checks::settings::Settings;
use crate::config::levels::LevelRules;
use crate::config::model::Config;
use crate::config::policies::Policies;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::analysis::{Analysis, apply_levels, gather, keep, sort};
use crate::pipeline::code::CodeUse;
use crate::pipeline::documents;
use crate::pipeline::kept::{self, KeptOutcomes, References, RunGround};
use crate::pipeline::loaded::Loaded;
use crate::pipeline::outcome::{Outcome, compared_texts, second_look, unreadable};
use crate::pipeline::selection::Selection;
use crate::pipeline::set_key::{SetKey, SetKind};
use crate::pipeline::set_survey::SetSurvey;
use crate::pipeline::settings::settings;
use crate::pipeline::shared_entries::SharedEntries;
use crate::pipeline::terminology;
use crate::pipeline::text_fields::{self, field_keys};
use crate::pipeline::unused_rules;
use crate::pipeline::workspace::Workspace;
use crate::project::consistency::{ConsistencyIndex, Inconsistencies, TextOccurrence};
use crate::project::layout::{CatalogScope, DocumentPlan, Layout, PlannedCatalog, SetPlan};
use crate::text::file_source::FileSource;
use crate::text::source::FileId;

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
        let (glossary, faults) = terminology::read(files, selection);
        let code = CodeUse::read(layout, &config.code, files, selection);
        let settings = Settings {
            glossary,
            code_ids: code.as_ref().map(CodeUse::used),
            ..settings(config)
        };
        Workspace::open_with(layout, &settings, files, |workspace| {
            let inspection = Inspection::new(workspace, config, selection);
            visit(Inspection { code, ..inspection }, faults)
        })
    }

    /// Lets each outcome have what a build by these policies must know of its set.
    pub fn for_build(self, policies: &'i Policies) -> Self {
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

    /// Looks at every set and document that is selected and of which nothing is kept; sorted by key. With the
    /// references to shared entries that were found.
    pub fn outcomes(&self, kept: &KeptOutcomes) -> (Vec<Outcome>, References) {
        let layout = self.workspace.layout;
        let wanted = layout
            .sets
            .iter()
            .filter(|plan| self.selection.wants_set(layout, plan));
        let (own, shared): (Vec<&SetPlan>, Vec<&SetPlan>) =
            wanted.partition(|plan| plan.scope == CatalogScope::Own);

        let mut references: References = vec![HashSet::new(); layout.targets.len()];
        let of_own = own.par_iter().map(|plan| {
            let outcome = recall(kept, &plan.key, SetKind::Catalogs);
            outcome.unwrap_or_else(|| self.look(plan, &references))
        });
        let mut outcomes: Vec<Outcome> = of_own.collect();
        for outcome in &outcomes {
            for (locale, kind, id) in &outcome.references {
                references[*locale].insert((*kind, id.clone()));
            }
        }
        let otherwise = kept.referred_otherwise(&references);
        outcomes.par_extend(shared.par_iter().map(|plan| {
            let outcome = recall(kept, &plan.key, SetKind::Catalogs);
            let outcome = outcome.filter(|it| !it.asked.meet(&otherwise));
            outcome.unwrap_or_else(|| self.look(plan, &references))
        }));
        let documents = documents::wanted(layout, self.selection).into_par_iter();
        outcomes.par_extend(documents.map(|plan| {
            let outcome = recall(kept, &plan.key, SetKind::Document);
            outcome.unwrap_or_else(|| self.look_at_document(plan))
        }));
        outcomes.sort_by(|one, other| one.key.cmp(&other.key));
        (outcomes, references)
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

    /// Returns what all outcomes rest on, the references between sets left out: those are found on the way.
    pub fn ground(&self) -> RunGround {
        RunGround {
            settings: self.ground.as_ref().map_or(0, Xxh3::digest128),
            shared: SharedEntries::of(self.workspace),
            references: References::new(),
        }
    }

    /// Returns the hash of what the outcome of a set would be made from now.
    pub fn key(&self, set: &SetKey) -> Option<u128> {
        let (workspace, layout) = (self.workspace, self.workspace.layout);
        let loaded: Vec<Loaded> = match set.kind {
            SetKind::Catalogs => {
                let plan = layout.sets.iter().find(|plan| plan.key == set.key)?;
                workspace.load_set(plan)
            }
            SetKind::Document => {
                let plan = layout.documents.iter().find(|plan| plan.key == set.key)?;
                let files = std::iter::once(&plan.source).chain(&plan.targets);
                let files = files.filter_map(PlannedCatalog::file);
                let states = plan.targets.iter().filter_map(PlannedCatalog::file);
                let states = states.filter_map(|file| layout.states.get(&file).copied());
                files
                    .chain(states)
                    .map(|file| workspace.load(file))
                    .collect()
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
            compares: !self.of_project.is_empty(),
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
            let survey = |policies| SetSurvey::new(layout, plan, set, &outcome.coverage, policies);
            outcome.survey = self.build.map(survey);
            let ground = self.ground.as_ref();
            outcome.made_from = ground.map(|ground| match plan.scope {
                CatalogScope::Own => kept::key(ground, loaded),
                // Its files were read with those of all sets.
                CatalogScope::Shared => kept::key(ground, &self.workspace.load_set(plan)),
            });
            self.reduced(outcome)
        })
    }

    /// Puts together what was found, with what the checks of the whole project find in it.
    pub fn analysis(
        &self,
        mut outcomes: Vec<Outcome>,
        glossary_faults: terminology::Faults,
    ) -> Analysis {
        let (layout, selection) = (self.workspace.layout, self.selection);
        if !self.of_project.is_empty() {
            let again = self.compare_translations(&outcomes);
            outcomes.extend(again);
        }
        let fitting = outcomes.iter().flat_map(|outcome| outcome.rules.iter());
        let fitting: BTreeSet<usize> = fitting.copied().collect();
        let fields = outcomes.iter().flat_map(|outcome| outcome.fields.iter());
        let fields: BTreeSet<String> = fields.cloned().collect();
        let mut analysis = gather(layout, outcomes);
        if text_fields::are_judged(selection) {
            let places = &self.config.text_field_places;
            let unused = text_fields::findings(places, &fields, &mut analysis.sources);
            analysis.findings.extend(unused);
        }
        if self.judges_rules {
            let unused =
                unused_rules::findings(self.config, layout, fitting, &mut analysis.sources);
            analysis.findings.extend(unused);
        }
        if let Some(code) = &self.code {
            let unknown = code.findings(selection, &mut analysis.sources);
            analysis.findings.extend(unknown);
        }
        let shared = self.workspace.shared_files();
        let named = shared
            .iter()
            .filter(|loaded| selection.wants_path(layout.path(loaded.file)));
        analysis.findings.extend(named.filter_map(unreadable));
        let faults = glossary_faults.findings(&mut analysis.sources);
        analysis.findings.extend(faults);
        analysis.coverage.retain(|coverage| {
            let is_named = selection.paths.is_empty() || !coverage.catalogs.is_empty();
            is_named && selection.wants_locale(&coverage.locale)
        });
        let (findings, sources) = (&mut analysis.findings, &analysis.sources);
        apply_levels(self.config, &self.rules, findings, |file| {
            sources.path(file)
        });
        let quoted = analysis.findings.iter().flat_map(Diagnostic::files);
        let quoted: BTreeSet<FileId> = quoted.collect();
        for loaded in shared.iter().filter(|loaded| quoted.contains(&loaded.file)) {
            keep(&mut analysis.sources, loaded);
        }
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }

    /// Returns what the checks find that have to know how the whole project words its texts.
    fn compare_translations(&self, outcomes: &[Outcome]) -> Vec<Outcome> {
        let workspace = self.workspace;
        let seen = outcomes.iter().flat_map(|outcome| &outcome.seen);
        let odd = Inconsistencies::new(seen.copied().collect());
        let concerned = outcomes
            .iter()
            .filter(|outcome| outcome.seen.iter().any(|seen| odd.has(seen)));
        let concerned: BTreeMap<&str, &[TextOccurrence]> = concerned
            .map(|outcome| (outcome.key.key.as_str(), outcome.seen.as_slice()))
            .collect();
        let sets = workspace.layout.sets.iter();
        let plans: Vec<(&SetPlan, &[TextOccurrence])> = sets
            .filter_map(|plan| Some((plan, *concerned.get(plan.key.as_str())?)))
            .collect();
        let mut settings = settings(self.config);
        let no_checks = EnabledChecks::new(&[]);
        let texts = compared_texts(&self.run(&no_checks, &settings), workspace, &plans, &odd);
        settings.consistency = Some(ConsistencyIndex::new(&texts, |file| {
            workspace.layout.path(file)
        }));
        let plans: Vec<&SetPlan> = plans.into_iter().map(|(plan, _)| plan).collect();
        let checks = EnabledChecks::new(&self.of_project);
        let run = self.run(&checks, &settings);
        second_look(&run, workspace, self.selection, &plans)
    }
}

fn recall(kept: &KeptOutcomes, key: &str, kind: SetKind) -> Option<Outcome> {
    if kept.is_empty() {
        None
    } else {
        kept.outcome(&SetKey::new(key, kind))
    }
}
