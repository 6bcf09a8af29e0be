//! A project with the texts that are open in an editor, and what was found in them last.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};
use gen_lsp_types::{Location, Range, TextDocumentIdentifier, TextDocumentPositionParams, Uri};

use crate::config::fault::ConfigFault;
use crate::config::glossary;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::disk::{self, ProjectRoot};
use crate::exchange::machine::MachineDesk;
use crate::lsp::positions::{IndexedText, PositionEncoding};
use crate::lsp::project_planning::{ProjectPlanning, paths_of};
use crate::lsp::uris::path_of;
use crate::pipeline::analysis::{Analysis, sort};
use crate::pipeline::published_findings::PublishedFindings;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::{FileChange, Session};
use crate::pipeline::workspace::Workspace;
use crate::project::layout::{Layout, PlannedCatalog, SetPlan};
use crate::project::set::Set;
use crate::project::state;
use crate::text::decode::decode;
use crate::text::span::Span;

/// A project that is open in an editor.
pub(super) struct EditorProject<'p> {
    root: &'p ProjectRoot,
    pub encoding: PositionEncoding,
    /// Tells if the client watches the files that are not open.
    pub watches: bool,
    /// Tells if edits can be about a version of a file.
    pub versions_edits: bool,
    /// Tells if the client asks for the edits of an action when somebody chooses it.
    pub resolves_edits: bool,
    /// The program of the user that translates, where it may be run.
    pub machine: Option<MachineDesk>,
    session: Session<'p>,
    selection: Selection,
    documents: BTreeMap<Utf8PathBuf, EditorDocument>,
    /// Known of the list of files and of the configuration, before any text is read.
    findings: Vec<Diagnostic>,
    faults: Vec<ConfigFault>,
    published: PublishedFindings,
    /// The files of which there may be something else to tell, besides those that the session knows of.
    unsure: BTreeSet<Utf8PathBuf>,
    is_behind: bool,
    is_untold: bool,
    /// Tells if a configuration that is open was changed.
    is_unplanned: bool,
}

/// A text as it stands in the editor.
pub(super) struct EditorDocument {
    pub version: i32,
    pub text: IndexedText,
}

impl<'p> EditorProject<'p> {
    pub fn new(
        root: &'p ProjectRoot,
        planning: &'p ProjectPlanning,
        encoding: PositionEncoding,
    ) -> Self {
        let (layout, config) = (&planning.layout, &planning.config);
        let selection = Selection::everything();
        let unsure = paths_of(layout, &planning.findings, &planning.faults);
        Self {
            root,
            encoding,
            watches: false,
            versions_edits: false,
            resolves_edits: false,
            machine: None,
            session: Session::new(layout, config, &root.folder, selection.clone()),
            selection,
            documents: BTreeMap::new(),
            findings: planning.findings.clone(),
            faults: planning.faults.clone(),
            published: PublishedFindings::default(),
            unsure,
            is_behind: true,
            is_untold: true,
            is_unplanned: false,
        }
    }

    /// Returns what is to be said of a folder in which there is nothing to translate.
    pub fn lacks(&self) -> Option<String> {
        let layout = self.session.layout();
        if !layout.sets.is_empty() || !layout.documents.is_empty() {
            return None;
        }
        let below = disk::projects_below(&self.root.folder);
        let below: Vec<String> = below.iter().map(|path| format!("`{path}`")).collect();
        let next = match &below[..] {
            [] => "open the folder of a project".to_owned(),
            _ => format!("open one of {}", below.join(", ")),
        };
        Some(format!(
            "paridad: there is nothing to translate in this folder; {next}, or start `paridad lsp -C DIR`"
        ))
    }

    /// Tells if something changed since the client was last told of findings.
    pub fn is_untold(&self) -> bool {
        self.is_untold
    }

    /// Returns the findings of the files in which they are not those that the client was told of, and takes these for
    /// told.
    pub fn changed_files(&mut self) -> Vec<(Utf8PathBuf, Analysis)> {
        self.is_untold = false;
        self.look();
        let mut changed = self.session.take_changed();
        changed.append(&mut self.unsure);
        let mut files = Vec::new();
        for path in changed {
            let found = self.findings_in(&path);
            if self.published.is_changed(&path, &found) {
                files.push((path, found));
            }
        }
        files
    }

    /// Returns what was found last in a file, with the texts that it quotes; the empty path stands for the project as a
    /// whole.
    pub fn findings_in(&self, path: &Utf8Path) -> Analysis {
        let mut analysis = self.session.in_file(path);
        let found = self.findings.iter();
        let found = found.filter(|finding| finding.place.path(&analysis.sources) == path);
        let found = found.cloned().collect();
        analysis.add(self.session.config(), &self.selection, found);
        for fault in self.faults.iter().filter(|fault| fault.origin == path) {
            let file = analysis.sources.add(&fault.origin, &fault.text);
            let place = Place::Span(file, fault.span);
            let mut finding =
                Diagnostic::new("configuration", fault.severity, place, &fault.message);
            finding.help.clone_from(&fault.help);
            analysis.findings.push(finding);
        }
        sort(&mut analysis.findings, &analysis.sources);
        analysis
    }

    /// Looks at the project as it stands in the editor.
    pub fn look(&mut self) {
        if self.is_unplanned {
            // What cannot be read is told when it is saved; until then the last plan counts.
            let _ = self.plan_again();
        }
        if self.is_behind {
            self.session.look();
            self.is_behind = false;
        }
    }

    pub fn session(&self) -> &Session<'p> {
        &self.session
    }

    /// Returns the path of a file of the project, relative to it.
    pub fn path(&self, document: &TextDocumentIdentifier) -> Option<Utf8PathBuf> {
        let path = path_of(&document.uri)?;
        Some(path.strip_prefix(&*self.root.folder).ok()?.to_owned())
    }

    /// Returns the address of a file of the project; of the project itself where the path is empty.
    pub fn uri(&self, path: &Utf8Path) -> Option<Uri> {
        let configuration = self.root.configuration.as_deref();
        let path = match path.as_str() {
            "" => configuration.unwrap_or("paridad.toml".into()),
            _ => path,
        };
        Uri::from_file_path(self.root.folder.join(path)).ok()
    }

    pub fn document(&self, path: &Utf8Path) -> Option<&EditorDocument> {
        self.documents.get(path)
    }

    /// Returns the text of a file, as it stands in the editor or else on the disk.
    pub fn text(&self, path: &Utf8Path) -> Option<IndexedText> {
        let bytes = self.session.files().read(path).ok()?;
        Some(IndexedText::new(decode(bytes).into_text(), self.encoding))
    }

    /// Returns the file and the byte that a request is about, with the text of the file.
    pub fn place(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<(Utf8PathBuf, IndexedText, u32)> {
        let path = self.path(&at.text_document)?;
        let text = self.text(&path)?;
        let offset = text.positions().offset(at.position);
        Some((path, text, offset))
    }

    /// Returns the catalog and the byte that a request is about, as [`Self::place`] does; `None` for any other file.
    pub fn catalog_place(
        &self,
        at: &TextDocumentPositionParams,
    ) -> Option<(Utf8PathBuf, IndexedText, u32)> {
        let place = self.place(at)?;
        (place.0.extension() == Some("ftl")).then_some(place)
    }

    pub fn location(&self, path: &Utf8Path, span: Span) -> Option<Location> {
        let range = self.text(path)?.positions().range(span);
        let uri = self.uri(path)?;
        Some(Location { uri, range })
    }

    /// Parses the set that a file belongs to, and lends it with the number of the locale: 0 for the source and the
    /// statement, then the targets.
    pub fn with_set<T>(
        &self,
        path: &Utf8Path,
        visit: impl FnOnce(&Workspace<'_>, &Set<'_>, usize) -> T,
    ) -> Option<T> {
        let layout = self.session.layout();
        let (plan, at) = self.plan_of(path)?;
        let files = self.session.files();
        Some(Workspace::open(
            layout,
            self.session.config(),
            files,
            |workspace| workspace.with_parsed_set(plan, |set, _| visit(workspace, set, at)),
        ))
    }

    fn plan_of(&self, path: &Utf8Path) -> Option<(&SetPlan, usize)> {
        let layout = self.session.layout();
        let mut sets = layout.sets.iter();
        sets.find_map(|plan| Some((plan, locale_of(layout, plan, path)?)))
    }

    /// Returns the key of the set that a file belongs to.
    pub fn key_of(&self, path: &Utf8Path) -> Option<&str> {
        self.plan_of(path).map(|(plan, _)| plan.key.as_str())
    }

    /// Returns the number of the locale that a file belongs to: 0 for the source and a statement, then the targets.
    pub fn locale_of(&self, path: &Utf8Path) -> Option<usize> {
        self.plan_of(path).map(|(_, at)| at)
    }

    /// Returns the plan of a project in which there is nothing but the set of a file, and what all sets share.
    pub fn layout_of_set(&self, path: &Utf8Path) -> Option<Layout> {
        let (own, _) = self.plan_of(path)?;
        self.session.layout().narrowed(&own.key)
    }

    /// Takes a text that was opened.
    pub fn open(&mut self, path: Utf8PathBuf, version: i32, text: String) {
        let text = IndexedText::new(text, self.encoding);
        self.documents
            .insert(path.clone(), EditorDocument { version, text });
        self.put(path);
    }

    /// Takes changes of a text that is open, in order; without a range the whole text is another one.
    pub fn change(
        &mut self,
        path: Utf8PathBuf,
        version: i32,
        changes: impl IntoIterator<Item = (Option<Range>, String)>,
    ) {
        let Some(document) = self.documents.get_mut(&path) else {
            return;
        };
        document.version = version;
        for (range, text) in changes {
            match range {
                Some(range) => document.text.replace(range, &text),
                None => document.text = IndexedText::new(text, self.encoding),
            }
        }
        self.put(path);
    }

    /// Lets the text on the disk count again.
    pub fn close(&mut self, path: Utf8PathBuf) {
        self.documents.remove(&path);
        self.put(path);
    }

    /// Notes that a file may have changed on the disk.
    pub fn put(&mut self, path: Utf8PathBuf) {
        let document = self.documents.get(&path);
        let bytes = document.map(|document| document.text.text.clone().into_bytes());
        self.is_unplanned |= is_configuration(&path);
        self.session.apply([FileChange { path, bytes }]);
        (self.is_behind, self.is_untold) = (true, true);
    }

    /// Lists the files once more, and reads the configuration. One with errors changes nothing, and is told.
    ///
    /// # Errors
    /// A configuration that cannot be read.
    pub fn plan_again(&mut self) -> anyhow::Result<()> {
        self.is_unplanned = false;
        let planning = ProjectPlanning::read(self.root, self.session.files())
            .context("planning the project")?;
        (self.is_behind, self.is_untold) = (true, true);
        let mut faults = planning.faults.iter();
        let is_sound = !faults.any(|fault| fault.severity == Severity::Error);
        let layout = self.session.layout();
        self.unsure
            .extend(paths_of(layout, &self.findings, &self.faults));
        let found = paths_of(&planning.layout, &planning.findings, &planning.faults);
        self.unsure.extend(found);
        self.faults = planning.faults;
        if is_sound {
            self.findings = planning.findings;
            self.session.replan(planning.layout, planning.config);
        }
        Ok(())
    }
}

/// Returns whether a file may be a configuration, or one that it includes.
pub(super) fn is_configuration(path: &Utf8Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    name.ends_with(".toml") && name != glossary::FILE && !name.ends_with(state::EXTENSION)
}

/// Returns the number of the locale whose file a path is in a set.
fn locale_of(layout: &Layout, plan: &SetPlan, path: &Utf8Path) -> Option<usize> {
    let is_it = |catalog: &PlannedCatalog| layout.catalog_path(catalog) == Some(path);
    if plan.statement.map(|file| layout.path(file)) == Some(path) {
        return Some(0);
    }
    let mut catalogs = std::iter::once(&plan.source).chain(&plan.targets);
    catalogs.position(is_it)
}
