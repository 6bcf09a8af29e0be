//! Checks a project and builds what may be published, set by set: the editions of the set, and its part of each bundle; then the manifest.
//!
//! Files are handed over as they are made, and bundles grow as their sets are read, so that no more than a few sets
//! are held at a time. Files are written by whoever is given them.

pub mod brand;
mod job;
pub mod preview;
pub mod rebuild;
mod run;

use std::collections::BTreeSet;

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::config::model::Config;
use crate::config::policies::Policies;
use crate::diagnostic::Diagnostic;
use crate::document::text_style::TextStyle;
use crate::emit::editions::offered::OfferedFiles;
use crate::emit::editions::render_context::SiteLists;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::gate::GateRefusal;
use crate::emit::links::model::UntakenPicture;
use crate::emit::manifest::file::COPIED;
use crate::emit::manifest::last_outputs::LastOutputs;
use crate::emit::model::ArtifactSink;
use crate::emit::names::BundleNames;
use crate::emit::page_strings::{PageStringCatalogs, PageStrings};
use crate::emit::page_template::PageTemplate;
use crate::emit::side_by_side::choice::PagePlans;
use crate::locale::tag::Locale;
use crate::pipeline::analysis::Analysis;
use crate::pipeline::build::brand::brand_kit;
use crate::pipeline::build::job::Job;
use crate::pipeline::bundles::BundlePlan;
use crate::pipeline::copies::ForeignLink;
use crate::pipeline::inspection::Inspection;
use crate::pipeline::last_build::LastBuild;
use crate::pipeline::left_out::UnshownSyntax;
use crate::pipeline::linked_project::BuiltProject;
use crate::pipeline::made_sets::MadeFiles;
use crate::pipeline::order::BuildRequest;
use crate::pipeline::printing::{Printing, Unprinted};
use crate::pipeline::records::untouched;
use crate::pipeline::review::Review;
use crate::pipeline::selection::Selection;
use crate::pipeline::survey::Survey;
use crate::pipeline::workspace::Workspace;
use crate::project::coverage::Coverage;
use crate::project::layout::Layout;
use crate::text::file_source::FileSource;

/// The result of a build. `T` is the writer's result of each hand-over, in a stable order.
#[derive(Debug)]
pub struct Built<T> {
    pub written: Vec<T>,
    /// The locales that were built.
    pub locales: Vec<Locale>,
    /// Of the locales that were to be built.
    pub refusals: Vec<GateRefusal>,
    /// The PDFs that could not be made.
    pub unprinted: Vec<Unprinted>,
    /// The keys of statements that were not built, as their authors call them drafts.
    pub drafts: Vec<String>,
    /// The statements that editions link to in another language, since they have none in their own.
    pub foreign: BTreeSet<ForeignLink>,
    /// By statement.
    pub unshown: BTreeSet<UnshownSyntax>,
    /// Pictures of the project that formats cannot show.
    pub untaken: BTreeSet<UntakenPicture>,
    /// Files beside statements that could not be taken along.
    pub unread: BTreeSet<Utf8PathBuf>,
    /// Files of the last build that no longer belong into the output folder.
    pub stale: Vec<Utf8PathBuf>,
    /// Of the target locales.
    pub coverage: Vec<Coverage>,
    /// What the record of the build tells of it; `None` where nothing was built.
    pub made: Option<MadeFiles>,
}

impl<T> Default for Built<T> {
    /// Begins with nothing, whatever the results of a writer are.
    fn default() -> Self {
        Self {
            written: Vec::new(),
            locales: Vec::new(),
            refusals: Vec::new(),
            unprinted: Vec::new(),
            drafts: Vec::new(),
            foreign: BTreeSet::new(),
            unshown: BTreeSet::new(),
            untaken: BTreeSet::new(),
            unread: BTreeSet::new(),
            stale: Vec::new(),
            coverage: Vec::new(),
            made: None,
        }
    }
}

/// Checks a project, for all locales and with every check, and builds what may be published; `findings`: what was found
/// before any file was read.
///
/// # Errors
/// Those of `output`, a template of the project that does not work, and pages that would have one address.
pub fn build<O: ArtifactSink>(
    layout: &Layout,
    config: &Config,
    files: &dyn FileSource,
    findings: Vec<Diagnostic>,
    order: &BuildRequest,
    output: &O,
) -> anyhow::Result<Built<O::Written>> {
    let everything = Selection::everything();
    let policies = config.policies.with(order.wishes);
    let project = (layout, config);
    Inspection::open(project, files, &everything, |inspection, faults| {
        let inspection = inspection.for_build(&policies);
        let (mut analysis, surveys) = inspection.surveyed(faults);
        let survey = Survey::new(inspection.workspace(), surveys);
        analysis.add(config, &everything, findings);
        let building = Building {
            workspace: inspection.workspace(),
            config,
            policies: &policies,
            survey: &survey,
            order,
            last: None,
            is_judged_by_all: inspection.judges_project(),
        };
        building.build(analysis, output)
    })
}

/// A build of a project that was looked at.
struct Building<'b> {
    workspace: &'b Workspace<'b>,
    config: &'b Config,
    policies: &'b Policies,
    survey: &'b Survey,
    order: &'b BuildRequest,
    /// The build that this one goes on from, where it is one of few sets.
    last: Option<&'b LastBuild<'b>>,
    /// Whether a locale may be published may depend on all sets together.
    is_judged_by_all: bool,
}

/// The locales, sets and editions to build.
struct BuildChoice {
    /// The locales that may be published.
    passing: Vec<usize>,
    /// Those of them that are built now.
    building: Vec<usize>,
    /// The pages for reviewers, where they are wanted.
    pages: Option<PagePlans>,
}

impl Building<'_> {
    fn build<O: ArtifactSink>(
        &self,
        analysis: Analysis,
        output: &O,
    ) -> anyhow::Result<Built<O::Written>> {
        let (index, order) = (&self.survey.index, self.order);
        let resolver = FallbackResolver::new(index);
        let refusals = self.survey.refusals(
            self.workspace.layout,
            &analysis,
            order,
            self.policies,
            &resolver,
        );
        let Analysis {
            coverage, sources, ..
        } = analysis;
        // Texts that findings quote: from here on nobody asks for them.
        drop(sources);
        let choice = self.choose(&refusals);
        let mut built = Built {
            locales: self.locales_of(&choice.building),
            refusals,
            coverage,
            ..Built::default()
        };
        built.refusals.retain(|refusal| self.wants(&refusal.locale));
        // What reviewers look at is not published: nothing is refused to them.
        if let (Some(pages), [_]) = (&choice.pages, self.formats()) {
            built.refusals.clear();
            let shown: Vec<usize> = std::iter::once(0)
                .chain(pages.targets().iter().copied())
                .collect();
            built.locales = self.locales_of(&shown);
        } else if choice.building.is_empty() {
            return Ok(built);
        }
        self.write(choice, &resolver, output, &mut built)?;
        Ok(built)
    }

    fn wants(&self, locale: &Locale) -> bool {
        let locales = self.order.locales.as_ref();
        locales.is_none_or(|locales| locales.contains(locale))
    }

    fn locales_of(&self, numbers: &[usize]) -> Vec<Locale> {
        let locales = &self.survey.index.locales;
        numbers.iter().map(|at| locales[*at].clone()).collect()
    }

    fn formats(&self) -> &[EditionFormat] {
        let ordered = self.order.editions.as_deref();
        ordered.unwrap_or(&self.config.editions)
    }

    fn choose(&self, refusals: &[GateRefusal]) -> BuildChoice {
        let locales = &self.survey.index.locales;
        let is_refused = |at: &usize| {
            let mut refused = refusals.iter().map(|refusal| &refusal.locale);
            refused.any(|locale| *locale == locales[*at])
        };
        let passing: Vec<usize> = (0..locales.len()).filter(|at| !is_refused(at)).collect();
        let wanted = passing.iter().filter(|at| self.wants(&locales[**at]));
        let building = wanted.copied().collect();
        let has_pages = self.formats().contains(&EditionFormat::SideBySide);
        let pages = has_pages.then(|| {
            PagePlans::new(
                &self.workspace.layout.targets,
                &self.config.side_by_side,
                self.order.locales.as_deref(),
            )
        });
        BuildChoice {
            passing,
            building,
            pages,
        }
    }

    /// Makes everything that was chosen, and hands it over.
    fn write<O: ArtifactSink>(
        &self,
        choice: BuildChoice,
        resolver: &FallbackResolver<'_>,
        output: &O,
        built: &mut Built<O::Written>,
    ) -> anyhow::Result<()> {
        let (layout, config, order) = (self.workspace.layout, self.config, self.order);
        let index = &self.survey.index;
        let names = match self.last {
            None => BundleNames::new(resolver),
            Some(last) => last.names(resolver),
        };
        let forms = match (&order.documents, self.last) {
            (None, _) | (_, Some(_)) => &config.bundles[..],
            (Some(_), None) => &[],
        };
        let plan = BundlePlan::new(self.workspace, resolver, &names, &choice.building, forms);
        if self.last.is_some() && plan.has_extras() {
            return Ok(());
        }
        let shared = plan.parse();
        let bundles = plan.bundles(&shared);
        let catalogs = PageStringCatalogs::new(&order.templates);
        let strings = |locale| PageStrings::for_locale(locale, &layout.source, &catalogs);
        let page_strings: Vec<PageStrings<'_>> = index.locales.iter().map(strings).collect();
        let template = PageTemplate::new(&order.templates)?;
        let brand = brand_kit(config, self.formats(), self.workspace.files)?;
        let built_now = choice.building.iter().map(|at| &index.locales[*at]);
        let left = untouched(
            order,
            index,
            built_now.collect(),
            choice.pages.as_ref(),
            &self.survey.drafts,
        );
        let last_outputs = LastOutputs::read(order.last_manifest.as_ref(), &left);
        let is_alone = last_outputs.kept.rows().all(|file| file.format == COPIED);
        let printer = order.printer.as_deref();
        let printing = Printing::new(printer, &last_outputs.printed, self.formats());
        let offered = self.offered(&last_outputs, printing.is_some());
        let job = Job {
            workspace: self.workspace,
            printing,
            offered: &offered,
            project: BuiltProject {
                workspace: self.workspace,
                locales: &index.locales,
                passing: &choice.passing,
                drafts: &self.survey.drafts,
                formats: self
                    .formats()
                    .iter()
                    .chain(&config.editions)
                    .copied()
                    .collect(),
            },
            policies: self.policies,
            index,
            survey: self.survey,
            bundles: &bundles,
            template: &template,
            page_strings: &page_strings,
            site: &config.site,
            brand: &brand,
            lists: SiteLists::of(self.formats().iter().chain(&config.editions)),
            formats: self.formats_of_one_language(),
            review: choice.pages.map(|pages| Review {
                pages,
                index,
                template: &template,
                brand: &brand,
                page_strings: &page_strings,
            }),
            markdown: config.markdown,
            text: TextStyle {
                width: config.text_width,
            },
            passing: &choice.passing,
            building: choice.building,
            output,
        };
        self.run(&job, (resolver, &names), last_outputs, built)?;
        if let Some(made) = &mut built.made {
            let is_silent = built.foreign.is_empty()
                && built.unshown.is_empty()
                && built.untaken.is_empty()
                && built.unread.is_empty();
            let is_simple = bundles.forms().is_some() && !plan.has_extras();
            made.ground.is_patchable = is_silent
                && is_simple
                && !self.is_judged_by_all
                && (self.last.is_some() || is_alone && self.is_of_single_sets());
        }
        Ok(())
    }

    /// Returns the files that pages offer; `is_printing`: PDFs are made.
    fn offered(&self, last: &LastOutputs, is_printing: bool) -> OfferedFiles {
        let made = self.formats().iter().copied();
        let made = made.filter(|format| is_printing || *format != EditionFormat::Pdf);
        OfferedFiles::new(made.collect(), last.kept.rows().map(|file| file.path))
    }

    /// Returns the editions in one language that are made.
    fn formats_of_one_language(&self) -> Vec<EditionFormat> {
        let formats = self.formats().iter().copied();
        let formats = formats.filter(|format| *format != EditionFormat::SideBySide);
        formats
            .filter(|format| *format != EditionFormat::Site || self.order.documents.is_none())
            .collect()
    }
}
