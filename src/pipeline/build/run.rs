//! Runs a build: makes the sets, then the files that all of them give together, the manifest last.

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::Slug;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::manifest;
use crate::emit::manifest::addresses::check_addresses;
use crate::emit::manifest::file::FileRecord;
use crate::emit::manifest::file_table::FileTable;
use crate::emit::manifest::last_outputs::LastOutputs;
use crate::emit::model::{Artifact, ArtifactSink};
use crate::emit::names::BundleNames;
use crate::pipeline::build::job::Job;
use crate::pipeline::build::{Building, Built};
use crate::pipeline::copies::Copies;
use crate::pipeline::known_sets::KnownSets;
use crate::pipeline::made_sets::MadeOutput;
use crate::pipeline::records::BuildRecords;
use crate::pipeline::written_manifest::{self, merged};
use crate::project::layout::{CatalogScope, SetPlan};

impl Building<'_> {
    /// Returns whether nothing is made that only all sets together give.
    pub(super) fn is_of_single_sets(&self) -> bool {
        let order = self.order;
        let is_single = |format: &EditionFormat| match format {
            EditionFormat::Markdown => self.config.markdown.slug != Slug::Title,
            EditionFormat::Html
            | EditionFormat::Text
            | EditionFormat::Mail
            | EditionFormat::Docx
            | EditionFormat::Epub => true,
            EditionFormat::SideBySide | EditionFormat::Site | EditionFormat::Pdf => false,
        };
        order.locales.is_none()
            && order.documents.is_none()
            && self.workspace.layout.documents.is_empty()
            && self.config.code.files.is_empty()
            && self.formats().iter().all(is_single)
    }

    /// Makes the sets that are asked for, and what all of them give together.
    pub(super) fn run<O: ArtifactSink>(
        &self,
        job: &Job<'_, O>,
        (resolver, names): (&FallbackResolver<'_>, &BundleNames<'_>),
        mut last_outputs: LastOutputs,
        built: &mut Built<O::Written>,
    ) -> anyhow::Result<()> {
        let (index, order) = (&self.survey.index, self.order);
        let sets = self.workspace.layout.sets.iter();
        let selected: Vec<&SetPlan> = sets
            .filter(|plan| plan.scope == CatalogScope::Own && order.wants_document(&plan.key))
            .collect();
        let drafts = selected.iter().map(|plan| &plan.key);
        let drafts = drafts.filter(|key| self.survey.drafts.contains(*key));
        built.drafts = drafts.cloned().collect();
        if let Some(pages) = job.named_pages(&selected)? {
            let others = last_outputs.kept.rows();
            let others = others.filter(|file| !pages.has(&file.path));
            check_addresses(pages.rows().chain(others))?;
        }
        let mut records = BuildRecords::default();
        if let Some(last) = self.last {
            records.made.patterns = last.patterns();
        }
        let mut growing = match self.last {
            None => Some(job.bundles.begin(job.output)?),
            Some(_) => None,
        };
        let known = KnownSets {
            workspace: self.workspace,
            survey: self.survey,
            resolver,
            names,
            coverage: &built.coverage,
        };
        let mut spliced = Vec::new();
        job.sets(&selected, &mut |outcome| {
            let mut facts = known.facts(&outcome.made.key);
            let items = records.add(outcome, &mut facts, &mut built.written);
            match &mut growing {
                None => spliced.push((items, facts)),
                Some(growing) => {
                    facts.pieces = growing.add(items)?;
                    records.made.facts.push(&facts);
                }
            }
            Ok(())
        })?;
        let mut made = std::mem::take(&mut records.made);
        known.note(&mut made);
        let bundles = match (growing, self.last) {
            (Some(growing), _) => {
                made.ground.openings.clone_from(&growing.openings);
                growing.finish()?
            }
            (None, Some(last)) if last.has_needs(spliced.iter().map(|(_, facts)| facts)) => {
                last.splice(job.bundles, spliced, &mut made.facts, job.output)?
            }
            // What is written is right; but there is more to write, or to say.
            (None, _) => return Ok(()),
        };
        for (written, record, hash) in bundles {
            built.written.push(written);
            made.add_written(record.path().into(), hash, job.output);
            records.files.push(record);
        }
        let BuildRecords {
            mut files,
            listings,
            omitted,
            unprinted,
            copies,
            foreign,
            unshown,
            untaken,
            made: _,
        } = records;
        (built.unprinted, built.foreign) = (unprinted, foreign);
        (built.unshown, built.untaken) = (unshown, untaken);
        let copies = match self.last {
            None => copies,
            // They are as they were.
            Some(_) => Copies::default(),
        };
        files.sort();
        let copies = copies.write(self.workspace.files, job.output, &files)?;
        built.written.extend(copies.written);
        let paths = copies.records.iter().map(|record| record.path().into());
        made.outputs.extend(paths.zip(copies.made));
        built.unread = copies.unread;
        files = FileTable::from_iter(copies.records).or(files);
        files = files.or(std::mem::take(&mut last_outputs.kept));
        if job.formats.contains(&EditionFormat::Site) {
            let (artifacts, records): (Vec<Artifact>, Vec<FileRecord>) =
                job.site(listings, &files)?.into_iter().unzip();
            built.written.push(job.output.write(&artifacts)?);
            let paths = artifacts.iter().map(|artifact| artifact.path.clone());
            let outputs = artifacts.iter();
            let outputs = outputs.map(|it| MadeOutput::of(std::slice::from_ref(it), job.output));
            made.outputs.extend(paths.zip(outputs));
            files = FileTable::from_iter(records).or(files);
        }
        let is_wanted = |key: &str| order.wants_document(key);
        let documents = self
            .survey
            .documents(resolver, &job.building, &is_wanted, omitted);
        let kept = std::mem::take(&mut last_outputs.documents).into_iter();
        let documents = merged(documents, kept);
        let source = &index.locales[0];
        let (written, hash) = written_manifest::write(source, &files, documents, job.output)?;
        built.written.push(written);
        made.add_written(manifest::PATH.into(), hash, job.output);
        made.files = files.len() + 1;
        built.made = Some(made);
        built.stale = last_outputs.stale(&files);
        Ok(())
    }
}
