//! The configuration of a project and its files in sets, as an editor has them.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::fault::ConfigFault;
use crate::config::model::{CONFIGURATIONS, Config};
use crate::diagnostic::{Diagnostic, Place};
use crate::disk::listing::{self, ProjectPlan};
use crate::disk::{self, ProjectRoot};
use crate::pipeline::leftovers::set_aside;
use crate::pipeline::source_evidence::named_source;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// The configuration of a project, and its files in sets.
pub(super) struct ProjectPlanning {
    pub config: Config,
    pub layout: Layout,
    pub findings: Vec<Diagnostic>,
    pub faults: Vec<ConfigFault>,
}

impl ProjectPlanning {
    /// Reads the configuration, as `files` have it, and lists the files.
    ///
    /// # Errors
    /// A configuration that cannot be read.
    pub fn read(root: &ProjectRoot, files: &dyn FileSource) -> anyhow::Result<Self> {
        let root = match &root.configuration {
            Some(name) if files.has(name) => root.clone(),
            // It is gone, or there may be one by now, if only in the editor.
            Some(_) | None => {
                let mut found = disk::project_at(root.folder.to_path_buf());
                let mut names = CONFIGURATIONS.iter();
                let open = names.find(|name| files.has(Utf8Path::new(name)));
                found.configuration = found.configuration.or(open.map(|it| (*it).into()));
                found
            }
        };
        let (mut config, faults) = disk::configuration_of(&root, files)?;
        let mut plan = listing::plan(&root.folder, &config);
        if let Some(locale) = named_source(&plan.layout, &config, files) {
            config.source = Some(locale);
            plan = listing::plan(&root.folder, &config);
        }
        let ProjectPlan {
            mut layout,
            mut findings,
            ..
        } = plan;
        findings.extend(set_aside(&mut layout, &config, &root.folder));
        Ok(Self {
            config,
            layout,
            findings,
            faults,
        })
    }
}

/// Returns the files that are named by what is known before any text is read.
pub(super) fn paths_of(
    layout: &Layout,
    findings: &[Diagnostic],
    faults: &[ConfigFault],
) -> BTreeSet<Utf8PathBuf> {
    let path = |finding: &Diagnostic| match &finding.place {
        Place::Project => Utf8PathBuf::new(),
        Place::Absent(path) => path.clone(),
        Place::File(file) | Place::Span(file, _) => layout.path(*file).to_owned(),
    };
    let faults = faults.iter().map(|fault| fault.origin.clone());
    findings.iter().map(path).chain(faults).collect()
}
