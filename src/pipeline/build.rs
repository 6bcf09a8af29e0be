//! Builds what may be published, set by set: the editions of the set, and its part of each bundle; then the manifest.
//!
//! Files are handed over as they are made, and bundles grow as their sets are read, so that no more than a few sets
//! are held at a time. Files are written by whoever is given them.

use std::collections::BTreeSet;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::config::editions::{EDITION_FORMATS, EditionFormat};
use crate::config::model::Config;
use crate::config::policies::{Policies, Wishes};
use crate::emit::editions;
use crate::emit::editions::model::Press;
use crate::emit::editions::page::PageTemplate;
use crate::emit::gate::{Gate, Refusal};
use crate::emit::library::Library;
use crate::emit::manifest::{DocumentRecord, FileRecord, Manifest, Untouched, stale_outputs};
use crate::emit::model::{Artifact, Output};
use crate::emit::names::Names;
use crate::emit::stock::Stock;
use crate::emit::weaving::weave_edition;
use crate::locale::tag::Locale;
use crate::pipeline::analyze::{Analysis, settings};
use crate::pipeline::bundles::{BundlePlan, Bundles, Items};
use crate::pipeline::survey::Survey;
use crate::pipeline::world::{Files, Shelf, World};
use crate::project::layout::{CatalogScope, Layout, SetPlan};
use crate::project::set::Set;

/// What to build.
#[derive(Clone, Debug, Default)]
pub struct Order {
    pub gate: Gate,
    /// What is said of stale, missing and draft ones, over what the configuration says.
    pub wishes: Wishes,
    /// The locales to write, the source locale among them or not; `None`: all. The others are left as they are, and
    /// pages link to them as if they had been built: locales can be built one by one.
    pub locales: Option<Vec<Locale>>,
    /// The editions to make; `None`: those of the configuration.
    pub editions: Option<Vec<EditionFormat>>,
    /// The keys of the statements to build, without the bundles, which hold all; `None`: everything.
    pub documents: Option<BTreeSet<String>>,
    /// The text of the last manifest in the output folder.
    pub last_manifest: Option<String>,
}

impl Order {
    pub fn wants_document(&self, key: &str) -> bool {
        let documents = self.documents.as_ref();
        documents.is_none_or(|documents| documents.contains(key))
    }

    /// The formats that are left as they are, by extension: those that the order does not name, when it names some.
    fn untouched_formats(&self) -> BTreeSet<&'static str> {
        let Some(named) = &self.editions else {
            return BTreeSet::new();
        };
        let others = EDITION_FORMATS.iter().map(|(_, format)| format);
        let others = others.filter(|format| !named.contains(format));
        others.map(|format| format.extension()).collect()
    }
}

/// How many sets are looked at before their parts go out to the bundles.
const WINDOW: usize = 64;

/// What was built. `T` is what the writer gave back, once for each hand-over, in a stable order.
#[derive(Debug)]
pub struct Built<T> {
    pub written: Vec<T>,
    /// The locales that were built.
    pub locales: Vec<Locale>,
    /// Of the locales that were to be built.
    pub refusals: Vec<Refusal>,
    /// Files of the last build that no longer belong into the output folder.
    pub stale: Vec<Utf8PathBuf>,
}

/// Builds a project that was analysed, for all locales, with every check.
///
/// # Errors
/// Those of `output`.
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
    let building: Vec<usize> = passing
        .iter()
        .copied()
        .filter(|at| wanted(&survey.stock.locales[*at]))
        .collect();
    let mut built = Built {
        written: Vec::new(),
        locales: building
            .iter()
            .map(|at| survey.stock.locales[*at].clone())
            .collect(),
        refusals: all_refusals,
        stale: Vec::new(),
    };
    built.refusals.retain(|refusal| wanted(&refusal.locale));
    if building.is_empty() {
        return Ok(built);
    }
    let names = Names::new(&library);
    let formats = match order.documents {
        None => &config.bundles[..],
        Some(_) => &[],
    };
    let plan = BundlePlan::new(&world, &library, &names, &building, formats);
    let catalogs = plan.parse();
    let bundles = plan.bundles(&catalogs);
    let job = Job {
        world: &world,
        policies: &policies,
        stock: &survey.stock,
        template: PageTemplate::default(),
        formats: order.editions.as_deref().unwrap_or(&config.editions),
        passing,
        building,
        output,
        bundles: &bundles,
    };
    let mut records = Records::default();
    let mut growing = bundles.begin(output)?;
    let selected: Vec<&SetPlan> = layout
        .sets
        .iter()
        .filter(|plan| plan.scope == CatalogScope::Own && order.wants_document(&plan.key))
        .collect();
    for window in selected.chunks(WINDOW) {
        let outcomes: Vec<anyhow::Result<Outcome<O::Written>>> =
            window.par_iter().map(|plan| job.set(plan)).collect();
        for outcome in outcomes {
            let outcome = outcome?;
            growing.add(outcome.items)?;
            records.files.extend(outcome.files);
            built.written.extend(outcome.written);
        }
    }
    for (written, record) in growing.finish()? {
        built.written.push(written);
        records.files.push(record);
    }
    for at in &job.building {
        let documents = survey.documents(&library, *at, &|key| order.wants_document(key));
        records.documents.extend(documents);
    }
    let manifest = records.manifest(&survey.stock, &job.building, order);
    built.written.push(output.write(&[manifest.artifact()])?);
    let last = order.last_manifest.as_deref();
    built.stale = last.map_or_else(Vec::new, |last| stale_outputs(last, &manifest));
    Ok(built)
}

/// A build under way.
struct Job<'j, O> {
    world: &'j World<'j>,
    policies: &'j Policies,
    stock: &'j Stock,
    template: PageTemplate,
    formats: &'j [EditionFormat],
    /// The locales that may be published.
    passing: Vec<usize>,
    /// Those of them that are built now.
    building: Vec<usize>,
    output: &'j O,
    bundles: &'j Bundles<'j>,
}

/// What one set left.
struct Outcome<T> {
    written: Option<T>,
    files: Vec<FileRecord>,
    /// For the bundles.
    items: Vec<Items>,
}

impl<O: Output> Job<'_, O> {
    fn set(&self, plan: &SetPlan) -> anyhow::Result<Outcome<O::Written>> {
        let ((artifacts, files), items) = self
            .world
            .with_set(plan, |set, _| (self.editions(set), self.bundles.items(set)));
        let written = match artifacts.is_empty() {
            true => None,
            false => Some(self.output.write(&artifacts)?),
        };
        Ok(Outcome {
            written,
            files,
            items,
        })
    }

    fn editions(&self, set: &Set<'_>) -> (Vec<Artifact>, Vec<FileRecord>) {
        let Some(statement) = &set.statement else {
            return Default::default();
        };
        let published: Vec<&Locale> = self
            .passing
            .iter()
            .filter(|at| !set.leaves_out(**at))
            .map(|at| &self.stock.locales[*at])
            .collect();
        let press = Press {
            template: &self.template,
            options: &self.world.settings().document,
            key: set.key,
            locales: &published,
            source: &self.stock.locales[0],
        };
        let (mut artifacts, mut files) = (Vec::new(), Vec::new());
        for at in &self.building {
            let stand_ins = &self.stock.chains[*at];
            let Some(edition) = weave_edition(set, statement, *at, stand_ins, self.policies) else {
                continue;
            };
            let made = editions::files(&press, statement, &edition, self.formats);
            let record = |artifact| FileRecord::new(artifact, Some(set.key), edition.locale);
            files.extend(made.iter().map(record));
            artifacts.extend(made);
        }
        (artifacts, files)
    }
}

#[derive(Default)]
struct Records {
    files: Vec<FileRecord>,
    documents: Vec<DocumentRecord>,
}

impl Records {
    /// The manifest, with what the last one says of the locales that were not built.
    fn manifest(self, stock: &Stock, building: &[usize], order: &Order) -> Manifest {
        let built: BTreeSet<usize> = building.iter().copied().collect();
        let locales = stock.locales.iter().enumerate();
        let untouched = Untouched {
            locales: locales
                .filter(|(at, _)| !built.contains(at))
                .map(|(_, locale)| locale.clone())
                .collect(),
            formats: order.untouched_formats(),
            all_documents_but: order.documents.clone(),
        };
        let last = order.last_manifest.as_deref().and_then(Manifest::read);
        Manifest::new(
            &stock.locales[0],
            self.files,
            self.documents,
            last,
            &untouched,
        )
    }
}
