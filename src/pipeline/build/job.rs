//! What a build makes of each set: its editions in every locale, its pages for reviewers, and what a printer makes of
//! these.

use std::cell::OnceCell;

use rayon::prelude::*;

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::{MarkdownEditions, Slug};
use crate::config::policies::Policies;
use crate::config::site::Site;
use crate::document::text_style::TextStyle;
use crate::emit::brand_kit::BrandKit;
use crate::emit::build_index::BuildIndex;
use crate::emit::editions;
use crate::emit::editions::offered::OfferedFiles;
use crate::emit::editions::render_context::{RenderContext, SiteLists};
use crate::emit::links::model::EditionNeeds;
use crate::emit::manifest::file::FileRecord;
use crate::emit::manifest::file_table::FileTable;
use crate::emit::model::{Artifact, ArtifactSink};
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::{PageTemplate, TemplateFault};
use crate::emit::site;
use crate::emit::site::listing::EditionListing;
use crate::emit::site::model::SitePlan;
use crate::emit::weaving::{Edition, weave_edition};
use crate::locale::tag::Locale;
use crate::pipeline::bundles::Bundles;
use crate::pipeline::copies::{Copies, SetReferences};
use crate::pipeline::left_out::UnshownSyntax;
use crate::pipeline::linked_project::BuiltProject;
use crate::pipeline::made_sets::MadeOutput;
use crate::pipeline::printing::{PrintedPage, Printing, Unprinted, a_few_at_a_time};
use crate::pipeline::records::{HandOver, MadeSet, Omitted};
use crate::pipeline::review::Review;
use crate::pipeline::survey::Survey;
use crate::pipeline::workspace::Workspace;
use crate::project::headings::statement_heading_ids;
use crate::project::layout::SetPlan;
use crate::project::set::{Set, Statement};

/// The number of sets that are built before their parts go out to the bundles.
const WINDOW: usize = 64;

/// A build under way.
pub(super) struct Job<'j, O> {
    pub workspace: &'j Workspace<'j>,
    pub project: BuiltProject<'j>,
    pub printing: Option<Printing<'j>>,
    pub policies: &'j Policies,
    pub index: &'j BuildIndex,
    pub survey: &'j Survey,
    pub bundles: &'j Bundles<'j>,
    pub template: &'j PageTemplate,
    /// One for each locale of the index.
    pub page_strings: &'j [PageStrings<'j>],
    pub site: &'j Site,
    pub brand: &'j BrandKit,
    pub lists: SiteLists,
    pub offered: &'j OfferedFiles,
    /// Of the editions in one language.
    pub formats: Vec<EditionFormat>,
    /// The pages for reviewers, where they are wanted.
    pub review: Option<Review<'j>>,
    pub markdown: MarkdownEditions,
    pub text: TextStyle,
    /// The locales that may be published.
    pub passing: &'j [usize],
    /// Those of them that are built now.
    pub building: Vec<usize>,
    pub output: &'j O,
}

/// The editions of a set.
#[derive(Default)]
struct SetOutput {
    artifacts: Vec<Artifact>,
    files: Vec<FileRecord>,
    listings: Vec<EditionListing>,
    omitted: Omitted,
    unprinted: Vec<Unprinted>,
    references: SetReferences,
}

impl<O: ArtifactSink> Job<'_, O> {
    /// Makes sets, some at a time, and hands over what each leaves, in their order.
    pub fn sets(
        &self,
        selected: &[&SetPlan],
        take: &mut dyn FnMut(HandOver<O::Written>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let printers = self.printing.as_ref().map(|_| a_few_at_a_time());
        let printers = printers.transpose()?;
        for window in selected.chunks(WINDOW) {
            let look = || -> Vec<anyhow::Result<HandOver<O::Written>>> {
                window.par_iter().map(|plan| self.set(plan)).collect()
            };
            let outcomes = match &printers {
                None => look(),
                Some(printers) => printers.install(look),
            };
            for outcome in outcomes {
                take(outcome?)?;
            }
        }
        Ok(())
    }

    /// Returns the files of pages that are named by their titles, as they will be, so that two of them could take one
    /// address; `None` where no pages are.
    pub fn named_pages(&self, selected: &[&SetPlan]) -> Result<Option<FileTable>, TemplateFault> {
        let is_named = self.markdown.slug == Slug::Title;
        if !is_named || !self.formats.contains(&EditionFormat::Markdown) {
            return Ok(None);
        }
        let pages = selected.par_iter().map(|plan| self.pages_of(plan));
        let pages = pages.collect::<Result<Vec<_>, _>>()?;
        let mut files: FileTable = pages.into_iter().flatten().collect();
        files.sort();
        Ok(Some(files))
    }

    /// Makes the editions of a set, hands them over, and gives what the bundles need of it.
    fn set(&self, plan: &SetPlan) -> anyhow::Result<HandOver<O::Written>> {
        let pairing = self.survey.pairing(&plan.key);
        let write = |set: &Set<'_>| {
            let items = if self.is_draft(set.key) {
                Vec::new()
            } else {
                self.bundles.items(set)
            };
            (self.editions(set), items)
        };
        let (made, items) = self.workspace.with_set_to_write(plan, &pairing, write);
        let SetOutput {
            artifacts,
            files,
            listings,
            omitted,
            unprinted,
            references,
        } = made?;
        let paths = artifacts.iter().map(|artifact| artifact.path.clone());
        let paths = paths.collect();
        let written = if artifacts.is_empty() {
            None
        } else {
            Some(self.output.write(&artifacts)?)
        };
        Ok(HandOver {
            written,
            files,
            listings,
            omitted,
            unprinted,
            references,
            items,
            made: MadeSet {
                key: plan.key.clone(),
                output: MadeOutput::of(&artifacts, self.output),
                paths,
            },
        })
    }

    fn pages_of(&self, plan: &SetPlan) -> Result<Vec<FileRecord>, TemplateFault> {
        let pairing = self.survey.pairing(&plan.key);
        self.workspace.with_set_to_write(plan, &pairing, |set| {
            let mut records = Vec::new();
            let Some(statement) = &set.statement else {
                return Ok(records);
            };
            self.each_edition(set, statement, |context, edition| {
                let pages = editions::files(context, edition, &[EditionFormat::Markdown], false)?;
                records.extend(self.records(context, edition, &pages));
                Ok(())
            })?;
            Ok(records)
        })
    }

    fn is_draft(&self, key: &str) -> bool {
        self.survey.drafts.contains(key)
    }

    fn editions(&self, set: &Set<'_>) -> anyhow::Result<SetOutput> {
        let Some(statement) = &set.statement else {
            return Ok(SetOutput::default());
        };
        let mut made = SetOutput::default();
        let mut prints = Vec::new();
        self.each_edition(set, statement, |context, edition| {
            if !edition.omitted.is_empty() {
                let names = edition.omitted.iter().map(|id| (*id).to_owned());
                let key = (edition.locale.clone(), set.key.to_owned());
                made.omitted.insert(key, names.collect());
            }
            if self.formats.is_empty() {
                return Ok(());
            }
            let is_printed = self.printing.is_some();
            let files = editions::files(context, edition, &self.formats, is_printed)?;
            made.files.extend(self.records(context, edition, &files));
            let mut needs = files.needs;
            if !Copies::are_wanted(&self.formats) {
                needs.copies.clear();
            }
            made.references.add(edition.locale, needs);
            made.artifacts.extend(files.files);
            made.listings.extend(files.listing);
            let page = |printable| PrintedPage::of_edition(set.key, edition.locale, printable);
            prints.extend(files.printable.map(page));
            Ok(())
        })?;
        if !made.artifacts.is_empty() {
            let path = self.workspace.layout.path(statement.file).to_owned();
            let document = statement.document;
            made.references.unshown = UnshownSyntax::of(document, path, &self.formats);
        }
        let review = self.review.as_ref();
        let pages = review.map(|review| review.files(set, statement, &self.project));
        for page in pages.transpose()?.into_iter().flatten() {
            if let Some(printable) = page.printable.filter(|_| self.printing.is_some()) {
                prints.push(PrintedPage::beside(&page.record, printable));
            }
            made.artifacts.push(page.artifact);
            made.files.push(page.record);
            for (locale, copies) in page.copies {
                let needs = EditionNeeds {
                    copies,
                    ..EditionNeeds::default()
                };
                made.references.add(locale, needs);
            }
        }
        if let Some(printing) = &self.printing {
            let prints = printing.print(&prints);
            made.artifacts.extend(prints.artifacts);
            made.files.extend(prints.files);
            made.unprinted = prints.unprinted;
        }
        Ok(made)
    }

    /// Weaves the editions of a statement in the locales that are built.
    fn each_edition(
        &self,
        set: &Set<'_>,
        statement: &Statement<'_>,
        mut look: impl FnMut(&RenderContext<'_>, &Edition<'_>) -> Result<(), TemplateFault>,
    ) -> Result<(), TemplateFault> {
        // A draft is for reviewers alone.
        if self.is_draft(set.key) {
            return Ok(());
        }
        let published: Vec<&Locale> = self
            .passing
            .iter()
            .filter(|at| !set.leaves_out(**at))
            .map(|at| &self.index.locales[*at])
            .collect();
        let headings = statement_heading_ids(statement, set.source);
        let checksum = self.site.checksum;
        let checksum = checksum.then(|| editions::checksum(statement.document.source));
        let path = self.workspace.layout.path(statement.file);
        let context = RenderContext {
            template: self.template,
            page_strings: self.page_strings,
            site: self.site,
            brand: self.brand,
            lists: self.lists,
            offered: self.offered,
            options: &self.workspace.settings().document,
            markdown: self.markdown,
            text: self.text,
            project: &self.project,
            path,
            key: set.key,
            headings: &headings,
            places: OnceCell::new(),
            statement,
            checksum: checksum.as_deref(),
            locales: &published,
            source: &self.index.locales[0],
        };
        for at in &self.building {
            let stand_ins = &self.index.chains[*at];
            if let Some(edition) = weave_edition(set, statement, *at, stand_ins, self.policies) {
                look(&context, &edition)?;
            }
        }
        Ok(())
    }

    fn records(
        &self,
        context: &RenderContext<'_>,
        edition: &Edition<'_>,
        files: &editions::RenderedEdition,
    ) -> impl Iterator<Item = FileRecord> {
        let files = files.files.iter();
        files.map(|it| FileRecord::of_edition(it, context.key, edition.locale, self.markdown))
    }
}

impl<O> Job<'_, O> {
    /// Returns what leads readers to the editions among `files`.
    pub fn site(
        &self,
        listings: Vec<EditionListing>,
        files: &FileTable,
    ) -> Result<Vec<(Artifact, FileRecord)>, TemplateFault> {
        let locales = &self.index.locales;
        let building: Vec<&Locale> = self.building.iter().map(|at| &locales[*at]).collect();
        site::files(SitePlan {
            site: self.site,
            brand: self.brand,
            template: self.template,
            page_strings: self.page_strings,
            building: &building,
            listings,
            files,
        })
    }
}
