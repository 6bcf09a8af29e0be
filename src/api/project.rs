//! A project, opened from a folder or from memory.

mod checking;

use std::collections::{BTreeMap, BTreeSet};

use crate::api::build::{BuildOptions, BuildReport, InMemory, OutputFile};
use crate::api::coverage::LocaleCoverage;
use crate::api::error::{ConfigurationFault, Error};
use crate::api::files::{ProjectFiles, plan};
use crate::api::memory::MemoryFiles;
use crate::api::memory_part::MemoryPart;
use crate::config::model::Config;
use crate::config::policies::Wishes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::gate::Gate;
use crate::emit::manifest::addresses::SameAddress;
use crate::emit::manifest::last_manifest::LastManifest;
use crate::emit::model::ArtifactSink;
use crate::emit::page_strings::PageStringCatalogs;
use crate::emit::page_template::TemplateFault;
use crate::emit::templates::Templates;
use crate::locale::tag::Locale;
use crate::pipeline::build::{Built, build};
use crate::pipeline::order::BuildRequest;
use crate::pipeline::selection::Selection;
use crate::pipeline::session::Session;
use crate::pipeline::source_evidence::named_source;
use crate::project::layout::Layout;
use crate::project::statement_names::named_statements;

/// A project: its configuration, and which of its files belong together.
///
/// The files themselves are read anew by each call. Those that come or go are noticed when the project is opened again.
#[derive(Debug)]
pub struct Project {
    pub(super) files: Box<dyn ProjectFiles>,
    pub(super) config: Config,
    faults: Vec<ConfigurationFault>,
    pub(super) layout: Layout,
    templates: Templates,
    /// What is known before any text is read.
    findings: Vec<Diagnostic>,
}

impl Project {
    /// Opens a project of files in memory, by their paths with `/`: `locales/es/main.ftl`. Nothing on a disk is read or
    /// written.
    ///
    /// # Errors
    /// A configuration that cannot be read, files in which there is nothing to translate, and paths that lead out of the
    /// project.
    pub fn from_files<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
    ) -> Result<Self, Error> {
        Self::new(Box::new(MemoryFiles::new(files)?), ".")
    }

    /// Opens a project as [`Self::from_files`] does, of which only some files are at hand; `listing` are the paths of
    /// all. [`Self::partial`] looks at a part of it.
    ///
    /// # Errors
    /// As [`Self::from_files`]; and files that are needed to know what the project is, and are not at hand.
    pub fn from_files_among<P: Into<String>, B: Into<Vec<u8>>>(
        files: impl IntoIterator<Item = (P, B)>,
        listing: impl IntoIterator<Item = String>,
    ) -> Result<Self, Error> {
        let project = Self::new(Box::new(MemoryPart::new(files, listing)?), ".")?;
        project.files.ensure_at_hand()?;
        Ok(project)
    }

    pub(super) fn new(files: Box<dyn ProjectFiles>, name: &str) -> Result<Self, Error> {
        let _reading = files.lock()?;
        let (mut config, faults) = files.configuration()?;
        let faults: Vec<ConfigurationFault> = faults.iter().map(ConfigurationFault::new).collect();
        let mut errors = faults.iter().filter(|it| it.severity == Severity::Error);
        if let Some(error) = errors.next() {
            return Err(Error::Configuration(error.clone()));
        }
        let (mut layout, mut findings) = plan(files.as_ref(), &config);
        if let Some(locale) = named_source(&layout, &config, files.as_ref()) {
            config.source = Some(locale);
            (layout, findings) = plan(files.as_ref(), &config);
        }
        if layout.sets.is_empty() && layout.documents.is_empty() {
            let path = name.to_owned();
            return Err(Error::NothingThere { path });
        }
        let mut templates = Templates::default();
        if layout.sets.iter().any(|set| set.statement.is_some()) {
            let (own, faults) = files.templates(&config)?;
            findings.extend(faults);
            findings.extend(PageStringCatalogs::new(&own).findings(&own, &layout.source));
            templates = own;
        }
        Ok(Self {
            files,
            config,
            faults,
            layout,
            templates,
            findings,
        })
    }

    /// Returns the source locale.
    pub fn source_locale(&self) -> &str {
        self.layout.source.as_str()
    }

    /// Returns the target locales, sorted.
    pub fn target_locales(&self) -> impl Iterator<Item = &str> {
        self.layout.targets.iter().map(Locale::as_str)
    }

    /// What the configuration says and is not honoured.
    pub fn configuration_faults(&self) -> &[ConfigurationFault] {
        &self.faults
    }

    /// Measures how much is translated, by locale and catalog.
    ///
    /// # Errors
    /// Folders that others write to and do not end.
    pub fn status(&self) -> Result<Vec<LocaleCoverage>, Error> {
        let selection = Selection {
            checks: Vec::new(),
            locales: None,
            paths: Vec::new(),
        };
        let _reading = self.files.lock()?;
        let session = Session::new(&self.layout, &self.config, self.files.as_ref(), selection);
        let analysis = session.into_analysis();
        let coverage = analysis.coverage.iter();
        Ok(coverage
            .map(|coverage| LocaleCoverage::with_catalogs(coverage, &analysis.sources))
            .collect())
    }

    /// Builds bundles and editions in memory.
    ///
    /// # Errors
    /// Names that are not known, templates of the project that do not work, pages that would have one address. A locale
    /// that may not be published is a [`Refusal`](crate::Refusal).
    pub fn build(&self, options: &BuildOptions) -> Result<BuildReport<Vec<OutputFile>>, Error> {
        let mut built = self.build_with(options, None, &InMemory)?;
        let written = std::mem::take(&mut built.written);
        let files = written.into_iter().flatten().map(OutputFile::from);
        let mut files: Vec<OutputFile> = files.collect();
        files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(BuildReport::new(&built, files))
    }

    pub(super) fn build_with<O: ArtifactSink>(
        &self,
        options: &BuildOptions,
        last_manifest: Option<LastManifest>,
        output: &O,
    ) -> Result<Built<O::Written>, Error> {
        let config = self.config_with(&options.min_coverage, &options.arguments)?;
        let request = BuildRequest {
            gate: Gate {
                min_coverage: config.min_coverage.clone(),
            },
            wishes: Wishes {
                stale: options.stale,
                missing: options.missing,
                draft: options.draft,
            },
            locales: self.locales(&options.locales)?,
            editions: (!options.editions.is_empty()).then(|| options.editions.clone()),
            documents: self.documents(&options.documents)?,
            templates: self.templates.clone(),
            printer: None,
            last_manifest,
        };
        let _reading = self.files.lock()?;
        let findings = self.findings.clone();
        build(
            &self.layout,
            &config,
            self.files.as_ref(),
            findings,
            &request,
            output,
        )
        .map_err(build_error)
    }

    fn locale(&self, name: &str) -> Result<Locale, Error> {
        let locale = Locale::parse(name).ok_or_else(|| Error::Tag(name.to_owned()))?;
        if locale == self.layout.source || self.layout.targets.contains(&locale) {
            Ok(locale)
        } else {
            Err(Error::UnknownLocale(name.to_owned()))
        }
    }

    /// `None`, for all, where there are no names.
    fn locales(&self, names: &[String]) -> Result<Option<Vec<Locale>>, Error> {
        let locales = names.iter().map(|name| self.locale(name));
        let locales: Vec<Locale> = locales.collect::<Result<_, _>>()?;
        Ok((!locales.is_empty()).then_some(locales))
    }

    fn documents(&self, names: &[String]) -> Result<Option<BTreeSet<String>>, Error> {
        let mut keys = BTreeSet::new();
        for name in names {
            let named = named_statements(&self.layout, name);
            if named.is_empty() {
                return Err(Error::UnknownDocument(name.clone()));
            }
            keys.extend(named.into_iter().map(str::to_owned));
        }
        Ok((!names.is_empty()).then_some(keys))
    }

    fn config_with(
        &self,
        min_coverage: &BTreeMap<String, u8>,
        arguments: &BTreeMap<String, String>,
    ) -> Result<Config, Error> {
        let mut config = self.config.clone();
        for (name, percent) in min_coverage {
            config.min_coverage.insert(self.locale(name)?, *percent);
        }
        let arguments = arguments.iter();
        let arguments = arguments.map(|(name, value)| (name.clone(), value.clone()));
        config.arguments.extend(arguments);
        Ok(config)
    }
}

fn build_error(error: anyhow::Error) -> Error {
    if let Some(fault) = error.downcast_ref::<TemplateFault>() {
        return Error::file(fault.path.as_str(), fault);
    }
    if let Some(same) = error.downcast_ref::<SameAddress>() {
        return Error::file(same.documents[0].as_str(), same);
    }
    Error::file("build", format_args!("{error:#}"))
}
