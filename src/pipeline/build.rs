//! Builds what may be published, set by set: the editions of the set, and its part of each bundle; then the manifest.
//!
//! Files are handed over as they are made, and bundles grow as their sets are read, so that no more than a few sets
//! are held at a time. Files are written by whoever is given them.

mod job;

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::config::model::Config;
use crate::document::text_style::TextStyle;
use crate::emit::editions::render_context::SiteLists;
use crate::emit::gate::Refusal;
use crate::emit::library::Library;
use crate::emit::manifest::file::FileRecord;
use crate::emit::manifest::stale_outputs;
use crate::emit::model::{Artifact, Output};
use crate::emit::names::Names;
use crate::emit::page_strings::{PageStringCatalogs, PageStrings};
use crate::emit::page_template::PageTemplate;
use crate::emit::side_by_side::choice::PagePlans;
use crate::locale::tag::Locale;
use crate::pipeline::analyze::{Analysis, settings};
use crate::pipeline::build::job::Job;
use crate::pipeline::bundles::BundlePlan;
use crate::pipeline::order::Order;
use crate::pipeline::printing::{Printing, Unprinted};
use crate::pipeline::records::{Records, untouched};
use crate::pipeline::review::Review;
use crate::pipeline::survey::Survey;
use crate::pipeline::world::{Files, Shelf, World};
use crate::project::layout::{CatalogScope, Layout, SetPlan};

/// What was built. `T` is what the writer gave back, once for each hand-over, in a stable order.
#[derive(Debug)]
pub struct Built<T> {
    pub written: Vec<T>,
    /// The locales that were built.
    pub locales: Vec<Locale>,
    /// Of the locales that were to be built.
    pub refusals: Vec<Refusal>,
    /// The PDFs that could not be made.
    pub unprinted: Vec<Unprinted>,
    /// Files of the last build that no longer belong into the output folder.
    pub stale: Vec<Utf8PathBuf>,
}

/// Builds a project that was analysed, for all locales, with every check.
///
/// # Errors
/// Those of `output`, a template of the project that does not work, and pages that would have one address.
pub fn build<O: Output>(
    layout: &Layout,
    config: &Config,
    files: &dyn Files,
    analysis: &Analysis,
    order: &Order,
    output: &O,
) -> anyhow::Result<Built<O::Written>> {
    let settings = settings(config);
    let shelf = Shelf::load(layout, files);
    let parsed = shelf.parse(layout);
    let world = World::new(layout, files, &settings, &parsed);
    let policies = config.policies.with(order.wishes);
    let survey = Survey::new(layout, &world, &policies);
    let library = Library::new(&survey.stock);

    let all_refusals = survey.refusals(layout, analysis, order, &policies, &library);
    let wanted = |locale: &Locale| {
        let locales = order.locales.as_ref();
        locales.is_none_or(|locales| locales.contains(locale))
    };
    let passing: Vec<usize> = (0..survey.stock.locales.len())
        .filter(|at| {
            let locale = &survey.stock.locales[*at];
            !all_refusals.iter().any(|refusal| refusal.locale == *locale)
        })
        .collect();
    let building = passing.iter().copied();
    let building = building.filter(|at| wanted(&survey.stock.locales[*at]));
    let building: Vec<usize> = building.collect();
    let mut built = Built {
        written: Vec::new(),
        locales: building
            .iter()
            .map(|at| survey.stock.locales[*at].clone())
            .collect(),
        refusals: all_refusals,
        unprinted: Vec::new(),
        stale: Vec::new(),
    };
    built.refusals.retain(|refusal| wanted(&refusal.locale));
    let formats = order.editions.as_deref().unwrap_or(&config.editions);
    let pages = formats.contains(&EditionFormat::SideBySide).then(|| {
        PagePlans::new(
            &layout.targets,
            &config.side_by_side,
            order.locales.as_deref(),
        )
    });
    // What reviewers look at is not published: nothing is refused to them.
    if let (Some(pages), [_]) = (&pages, formats) {
        built.refusals.clear();
        let shown = std::iter::once(&0).chain(pages.targets());
        built.locales = shown.map(|at| survey.stock.locales[*at].clone()).collect();
    } else if building.is_empty() {
        return Ok(built);
    }
    let names = Names::new(&library);
    let forms = match order.documents {
        None => &config.bundles[..],
        Some(_) => &[],
    };
    let plan = BundlePlan::new(&world, &library, &names, &building, forms);
    let shared = plan.parse();
    let bundles = plan.bundles(&shared);
    let catalogs = PageStringCatalogs::new(&order.templates);
    let strings = |locale| PageStrings::for_locale(locale, &layout.source, &catalogs);
    let page_strings: Vec<PageStrings<'_>> = survey.stock.locales.iter().map(strings).collect();
    let template = PageTemplate::new(&order.templates)?;
    let review = pages.map(|pages| Review {
        pages,
        stock: &survey.stock,
        template: &template,
        page_strings: &page_strings,
    });
    let job = Job {
        world: &world,
        files,
        printing: Printing::new(
            order.printer.as_deref(),
            order.last_manifest.as_deref(),
            formats,
        ),
        policies: &policies,
        stock: &survey.stock,
        bundles: &bundles,
        template: &template,
        page_strings: &page_strings,
        site: &config.site,
        lists: SiteLists::of(formats.iter().chain(&config.editions)),
        formats: formats
            .iter()
            .copied()
            .filter(|it| *it != EditionFormat::SideBySide)
            .filter(|it| *it != EditionFormat::Site || order.documents.is_none())
            .collect(),
        review,
        markdown: config.markdown,
        text: TextStyle {
            width: config.text_width,
        },
        passing,
        building,
        output,
    };
    let selected: Vec<&SetPlan> = layout
        .sets
        .iter()
        .filter(|plan| plan.scope == CatalogScope::Own && order.wants_document(&plan.key))
        .collect();
    let built_now = job.building.iter().map(|at| &survey.stock.locales[*at]);
    let pages = job.review.as_ref().map(|review| &review.pages);
    let left = untouched(order, &survey.stock, built_now.collect(), pages);
    if let Some(pages) = job.named_pages(&selected)? {
        let manifest = pages.manifest(&survey.stock, order, &left);
        manifest.check_addresses()?;
    }
    let mut records = Records::default();
    let mut growing = bundles.begin(output)?;
    job.sets(&selected, &mut |outcome| {
        growing.add(records.add(outcome, &mut built.written))
    })?;
    for (written, record) in growing.finish()? {
        built.written.push(written);
        records.files.push(record);
    }
    for at in &job.building {
        let documents = survey.documents(&library, *at, &|key| order.wants_document(key));
        records.add_documents(&survey.stock.locales[*at], documents);
    }
    built.unprinted = std::mem::take(&mut records.unprinted);
    let listings = std::mem::take(&mut records.listings);
    let mut manifest = records.manifest(&survey.stock, order, &left);
    if job.formats.contains(&EditionFormat::Site) {
        let (artifacts, records): (Vec<Artifact>, Vec<FileRecord>) =
            job.site(listings, &manifest)?.into_iter().unzip();
        built.written.push(output.write(&artifacts)?);
        manifest.add(records);
    }
    built.written.push(output.write(&[manifest.artifact()])?);
    let last = order.last_manifest.as_deref();
    built.stale = last.map_or_else(Vec::new, |last| stale_outputs(last, &manifest));
    Ok(built)
}
