//! What a server knows: the project as it was planned, how much of it is done, and what was saved.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use xxhash_rust::xxh3::xxh3_64;

use crate::config::model::Config;
use crate::disk::ProjectRoot;
use crate::disk::project_folder::ProjectFolder;
use crate::exchange::machine::{LineService, MachineDesk};
use crate::pipeline::set_look::{SharedReferences, look_at_set};
use crate::pipeline::set_texts::{PlannedTexts, SetTexts, set_texts};
use crate::project::layout::Layout;
use crate::workbench::gate::ServerAccess;
use crate::workbench::memory::{ProjectMemory, read_memory, remembered};
use crate::workbench::planning::ServedPlan;
use crate::workbench::progress::{self, ProjectProgress};
use crate::workbench::request::Request;
use crate::workbench::steps::{MOST_STEPS, UndoStep};
use crate::workbench::templates::PageTemplates;
use crate::workbench::upload::UploadedFile;
use crate::workbench::view::WorkCounts;
use crate::workbench::words::{LanguageWords, PageLanguages};

/// After so many files that saves made the project is planned anew.
const MOST_NEW_FILES: usize = 200;

/// One project that is served.
pub struct Workbench {
    pub(super) root: ProjectRoot,
    pub(super) access: ServerAccess,
    pub(super) planning: ServedPlan,
    /// `None`: nobody has asked for it since the project became another one.
    pub(super) progress: Option<ProjectProgress>,
    pub(super) templates: PageTemplates,
    pub(super) languages: PageLanguages,
    /// The keys of documents of which others have to be told that they are other ones.
    pub(super) changed: BTreeSet<String>,
    /// Why the configuration could not be read the last time: until it can, the one before counts.
    pub(super) fault: Option<String>,
    /// The last saves, the newest last.
    steps: Vec<UndoStep>,
    /// By the place of the language; of those that somebody asked for.
    pub(super) memories: BTreeMap<usize, ProjectMemory>,
    /// The last file that came home: a form without a script does not send it twice.
    pub(super) returned: Option<UploadedFile>,
    /// The program of the user that translates, where it may be run.
    pub(super) machine: Option<MachineDesk>,
    /// The hashes of the files that saves wrote.
    pub(super) written: BTreeMap<Utf8PathBuf, u64>,
}

/// A request beside the words in which it is answered.
#[derive(Clone, Copy)]
pub(super) struct Asked<'r> {
    pub request: &'r Request,
    pub words: &'r Arc<LanguageWords>,
}

impl Workbench {
    /// Opens a project.
    ///
    /// # Errors
    /// A configuration that cannot be used.
    pub fn open(root: ProjectRoot, access: ServerAccess) -> anyhow::Result<Self> {
        Ok(Self {
            planning: ServedPlan::read(&root, None)?,
            root,
            access,
            progress: None,
            templates: PageTemplates::new(),
            languages: PageLanguages::new(),
            changed: BTreeSet::new(),
            fault: None,
            steps: Vec::new(),
            memories: BTreeMap::new(),
            returned: None,
            machine: None,
            written: BTreeMap::new(),
        })
    }

    /// Lets people ask a program for translations.
    pub fn allow_machine(&mut self, service: Box<dyn LineService>) {
        self.machine = Some(MachineDesk::new(service));
    }

    pub fn config(&self) -> &Config {
        &self.planning.config
    }

    /// Returns what is to be said of a project in which there is nothing to translate.
    pub fn lacks(&self) -> Option<&'static str> {
        let layout = &self.planning.layout;
        let is_empty = layout.sets.is_empty() && layout.documents.is_empty();
        if is_empty {
            return Some("there is nothing to translate");
        }
        layout
            .targets
            .is_empty()
            .then_some("there is no language to translate into")
    }

    pub fn output(&self) -> &Utf8Path {
        &self.planning.config.output
    }

    pub(super) fn files(&self) -> &ProjectFolder {
        &self.root.folder
    }

    pub fn layout(&self) -> &Layout {
        &self.planning.layout
    }

    /// Returns the place of a target locale by its tag.
    pub(super) fn target(&self, tag: &str) -> Option<usize> {
        let mut targets = self.planning.layout.targets.iter();
        targets.position(|locale| locale.as_str() == tag)
    }

    /// Returns the words for who asks.
    pub(super) fn words(&self, request: &Request) -> Arc<LanguageWords> {
        self.languages.of_reader(request, &self.language_cookie())
    }

    pub(super) fn language_cookie(&self) -> String {
        format!("paridad-lang-{}", self.access.port)
    }

    /// Returns how much is done, which is counted when somebody first asks.
    pub(super) fn progress(&mut self) -> &mut ProjectProgress {
        let ServedPlan { config, layout, .. } = &self.planning;
        let files = &self.root.folder;
        self.progress
            .get_or_insert_with(|| ProjectProgress::of_project(layout, config, files))
    }

    /// Returns the references to shared entries, as far as they are known.
    pub(super) fn references(&self) -> &SharedReferences {
        static NONE: SharedReferences = SharedReferences::none();
        let progress = self.progress.as_ref();
        progress.map_or(&NONE, |progress| &progress.references)
    }

    pub(super) fn is_read_only(&self) -> bool {
        self.access.read_only || self.planning.refusal.is_some()
    }

    /// Returns the texts of a document as they are in its files.
    pub(super) fn texts(&self, key: &str, target: usize) -> Option<SetTexts> {
        let ServedPlan {
            config,
            layout,
            glossary,
            ..
        } = &self.planning;
        let plan = PlannedTexts::find(layout, key)?;
        set_texts(
            (layout, config),
            &self.root.folder,
            (plan, target),
            glossary,
        )
    }

    /// Takes note of a save.
    pub(super) fn took(&mut self, step: UndoStep) {
        for file in &step.files {
            let hash = xxh3_64(file.after.as_bytes());
            self.written.insert(file.path.clone(), hash);
        }
        let written = step.files.iter().map(|file| &file.path);
        let layout = self.planning.layout.with_new_files(&step.key, written);
        self.planning.layout = layout.into_owned();
        let has_many = self.planning.layout.files.count_of_added() > MOST_NEW_FILES;
        self.wrote(&step.key, step.target, has_many);
        if self.steps.len() >= MOST_STEPS {
            self.steps.remove(0);
        }
        self.steps.push(step);
    }

    /// Returns the last save, where it can be taken back and was in this locale.
    pub(super) fn last_save(&self, target: usize) -> Option<&UndoStep> {
        let last = self.steps.last().filter(|_| !self.is_read_only());
        last.filter(|step| step.target == target)
    }

    /// Takes back the last save.
    pub(super) fn last_step(&mut self) -> Option<UndoStep> {
        self.steps.pop()
    }

    /// Counts a document again whose files were written; `is_planned_otherwise`: one came or went.
    pub(super) fn wrote(&mut self, key: &str, target: usize, is_planned_otherwise: bool) {
        if is_planned_otherwise {
            self.plan_again();
        }
        self.recount(key, target);
        self.remember(key, target);
        self.tell(key);
    }

    /// Reads the project again after files of many documents were written.
    pub(super) fn wrote_many(&mut self) {
        let before: Vec<String> = all_keys(&self.planning.layout).map(str::to_owned).collect();
        self.plan_again();
        self.progress = None;
        self.memories.clear();
        let now = all_keys(&self.planning.layout).map(str::to_owned);
        self.changed.extend(before.into_iter().chain(now));
    }

    /// Lets the memory know what a document says.
    pub(super) fn remember(&mut self, key: &str, target: usize) {
        if !self.memories.contains_key(&target) {
            return;
        }
        let (texts, catalog) = (self.texts(key, target), self.catalog(key, target));
        let (Some(texts), Some(catalog)) = (texts, catalog) else {
            return;
        };
        let messages = texts.messages.iter();
        let units = messages.flat_map(|message| remembered(&catalog, message));
        let memory = self.memories.get_mut(&target);
        if memory.is_some_and(|memory| !memory.add(units)) {
            self.memories.remove(&target);
        }
    }

    /// Returns the path of the translation of a document.
    pub(super) fn catalog(&self, key: &str, target: usize) -> Option<String> {
        let layout = &self.planning.layout;
        let targets = match PlannedTexts::find(layout, key)? {
            PlannedTexts::Catalogs(plan) => &plan.targets,
            PlannedTexts::Document(plan) => &plan.targets,
        };
        Some(layout.catalog_path(targets.get(target)?)?.to_string())
    }

    /// Returns what the project says in a language.
    pub(super) fn memory(&mut self, target: usize) -> &ProjectMemory {
        if !self.memories.contains_key(&target) {
            let ServedPlan { config, layout, .. } = &self.planning;
            let memory = read_memory((layout, config), &self.root.folder, target);
            self.memories.insert(target, memory);
        }
        &self.memories[&target]
    }

    /// Counts one document again, and returns what is known of it.
    pub(super) fn recount(&mut self, key: &str, target: usize) -> WorkCounts {
        let Some(plan) = PlannedTexts::find(&self.planning.layout, key) else {
            return WorkCounts::default();
        };
        let project = (&self.planning.layout, &self.planning.config);
        let files = &self.root.folder;
        let look = look_at_set(project, files, (plan, target), self.references());
        let counts = progress::counts(look.tally, &look.findings);
        if let Some(progress) = &mut self.progress {
            progress.set(key, target, counts);
        }
        counts
    }

    /// Notes that a document is another one.
    pub(super) fn tell(&mut self, key: &str) {
        self.changed.insert(key.to_owned());
    }

    /// Returns the documents that became other ones since this was last asked.
    pub fn take_changed(&mut self) -> Vec<String> {
        std::mem::take(&mut self.changed).into_iter().collect()
    }

    /// Lists the files again and reads the configuration; one that cannot be used changes nothing, and is told.
    pub(super) fn plan_again(&mut self) {
        match ServedPlan::read(&self.root, Some(&self.planning)) {
            Ok(planning) => {
                self.planning = planning;
                self.fault = None;
            }
            Err(error) => self.fault = Some(format!("{error:#}")),
        }
    }

    /// Returns the counts of a language over the whole project.
    pub(super) fn totals(&mut self, target: usize) -> WorkCounts {
        self.progress().total(target)
    }
}

/// Returns the keys of all sets that are not left out, and of all documents, in order.
pub(super) fn all_keys(layout: &Layout) -> impl Iterator<Item = &str> {
    let sets = layout.sets.iter().map(|plan| plan.key.as_str());
    let documents = layout.documents.iter().map(|plan| plan.key.as_str());
    sets.chain(documents)
}
