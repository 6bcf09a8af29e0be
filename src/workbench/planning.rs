//! The configuration of the project and its files in sets, read again when files came or went.

use camino::Utf8Path;

use crate::config::glossary::Glossary;
use crate::config::model::{CONFIGURATIONS, Config};
use crate::diagnostic::Severity;
use crate::disk::listing::{self, ProjectPlan};
use crate::disk::{self, ProjectRoot};
use crate::pipeline::leftovers::set_aside;
use crate::pipeline::source_evidence::{SourceEvidence, named_source, source_evidence};
use crate::pipeline::terminology;
use crate::project::layout::Layout;

/// The plan of a project.
pub(super) struct ServedPlan {
    pub config: Config,
    pub layout: Layout,
    pub glossary: Glossary,
    /// Why nothing can be saved, as a sentence; `None` where it can.
    pub refusal: Option<String>,
    /// What is wrong in the configuration.
    pub remarks: Vec<String>,
}

impl ServedPlan {
    /// Reads the configuration and lists the files; `known`: the plan before, whose source locale need not be judged
    /// again while it is the same.
    ///
    /// # Errors
    /// A configuration that cannot be read, or has errors.
    pub fn read(root: &ProjectRoot, known: Option<&Self>) -> anyhow::Result<Self> {
        let mut root = root.clone();
        let has = |name: &Utf8Path| root.folder.exists(name);
        if root.configuration.as_deref().is_none_or(|it| !has(it)) {
            let mut names = CONFIGURATIONS.iter();
            let found = names.find(|name| disk::configures(&root.folder, name));
            root.configuration = found.map(|name| (*name).into());
        }
        let (mut config, faults) = disk::configuration(&root)?;
        let mut errors = faults.iter();
        if let Some(fault) = errors.find(|fault| fault.severity == Severity::Error) {
            anyhow::bail!("`{}`: {}", fault.origin, fault.message);
        }
        let mut plan = listing::plan(&root.folder, &config);
        if let Some(locale) = named_source(&plan.layout, &config, &root.folder) {
            config.source = Some(locale);
            plan = listing::plan(&root.folder, &config);
        }
        let mut refusal = None;
        let is_judged =
            |known: &Self| known.refusal.is_none() && known.layout.source == plan.layout.source;
        let evidence = if known.is_some_and(is_judged) {
            SourceEvidence::Confirmed
        } else {
            source_evidence(&plan.layout, &config, &root.folder)
        };
        match evidence {
            SourceEvidence::Confirmed => {}
            SourceEvidence::Named(locale) => {
                config.source = Some(locale);
                plan = listing::plan(&root.folder, &config);
            }
            SourceEvidence::Unknown(reason) => {
                let text = format!("it is not known which locale is the source: {reason}");
                refusal = Some(text);
            }
        }
        let ProjectPlan { mut layout, .. } = plan;
        set_aside(&mut layout, &config, &root.folder);
        let remarks = faults.iter();
        let remarks = remarks.map(|fault| format!("{}: {}", fault.origin, fault.message));
        let glossary = terminology::glossary(&root.folder);
        Ok(Self {
            config,
            layout,
            glossary: glossary.map(|(_, glossary)| glossary).unwrap_or_default(),
            refusal,
            remarks: remarks.collect(),
        })
    }
}
