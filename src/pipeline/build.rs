//! Builds what may be published: bundles locale by locale, editions set by set, then the manifest.
//!
//! Artifacts are handed over as they are made, so that only one set of editions for each worker, and the bundles, are
//! held at a time. Files are written by whoever is given them.

use std::collections::BTreeSet;
use std::sync::Arc;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::config::editions::{EDITION_FORMATS, EditionFormat};
use crate::config::model::Config;
use crate::config::policies::{Policies, Wishes};
use crate::config::site::Site;
use crate::emit::bundle::Bundle;
use crate::emit::chrome::{Chrome, ChromeCatalogs};
use crate::emit::editions;
use crate::emit::editions::model::Press;
use crate::emit::editions::page::PageTemplate;
use crate::emit::editions::pdf::Printable;
use crate::emit::gate::{Gate, Refusal};
use crate::emit::library::Library;
use crate::emit::manifest::{DocumentRecord, FileRecord, Manifest, Untouched, stale_outputs};
use crate::emit::model::Artifact;
use crate::emit::names::Names;
use crate::emit::resolved::{self, Resolved, Resolver};
use crate::emit::stock::{Place, Stock};
use crate::emit::templates::Templates;
use crate::emit::weaving::weave_edition;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::pipeline::analyze::{Analysis, settings};
use crate::pipeline::pictures::picture;
use crate::pipeline::printing::{AT_A_TIME, Print, Printer, Printing, Unprinted};
use crate::pipeline::survey::Survey;
use crate::pipeline::world::{Files, Shelf, World};
use crate::project::layout::{Layout, SetPlan};

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
    /// What the project has of its own for pages.
    pub templates: Templates,
    /// What prints PDFs; without it there are none.
    pub printer: Option<Arc<dyn Printer>>,
    /// The text of the last manifest in the output folder.
    pub last_manifest: Option<String>,
}

impl Order {
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
/// Those of `write`, and a template of the project that does not work.
pub fn build<T: Send>(
    layout: &Layout,
    config: &Config,
    files: &dyn Files,
    analysis: &Analysis,
    order: &Order,
    write: &(dyn Fn(&[Artifact]) -> anyhow::Result<T> + Sync),
) -> anyhow::Result<Built<T>> {
    let settings = settings(config);
    let shelf = Shelf::load(layout, files);
    let parsed = shelf.parse(layout);
    let world = World::new(layout, files, &settings, &parsed);
    let policies = config.policies.with(order.wishes);
    let survey = Survey::new(layout, &world, &policies);
    let library = Library::new(&survey.stock);

    let all_refusals = survey.refusals(layout, analysis, &order.gate, &policies, &library);
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
        unprinted: Vec::new(),
        stale: Vec::new(),
    };
    built.refusals.retain(|refusal| wanted(&refusal.locale));
    if building.is_empty() {
        return Ok(built);
    }
    let names = Names::new(&library);
    let catalogs = ChromeCatalogs::new(&order.templates);
    let chrome = |locale| Chrome::for_locale(locale, &layout.source, &catalogs);
    let formats = order.editions.as_deref().unwrap_or(&config.editions);
    let printer = order.printer.as_deref();
    let printer = printer.filter(|_| formats.contains(&EditionFormat::Pdf));
    let job = Job {
        printing: printer.map(|it| Printing::new(it, order.last_manifest.as_deref())),
        world: &world,
        files,
        policies: &policies,
        library: &library,
        names: &names,
        template: PageTemplate::new(&order.templates)?,
        chromes: survey.stock.locales.iter().map(chrome).collect(),
        site: &config.site,
        formats,
        passing,
        building,
        write,
    };
    let mut records = Records::default();
    for outcome in job.bundles() {
        records.add(outcome?, &mut built.written);
    }
    let with_statement: Vec<&SetPlan> = layout
        .sets
        .iter()
        .filter(|plan| plan.statement.is_some())
        .collect();
    let editions = || -> Vec<anyhow::Result<Outcome<T>>> {
        let plans = with_statement.par_iter();
        plans.map(|plan| job.editions(plan)).collect()
    };
    let outcomes = match job.printing {
        None => editions(),
        Some(_) => {
            let threads = rayon::current_num_threads().min(AT_A_TIME);
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build()?.install(editions)
        }
    };
    for outcome in outcomes {
        let mut outcome = outcome?;
        built.unprinted.append(&mut outcome.unprinted);
        records.add(outcome, &mut built.written);
    }
    for at in &job.building {
        records.documents.extend(survey.documents(&library, *at));
    }
    let manifest = records.manifest(&survey.stock, &job.building, order);
    built.written.push(write(&[manifest.artifact()])?);
    let last = order.last_manifest.as_deref();
    built.stale = last.map_or_else(Vec::new, |last| stale_outputs(last, &manifest));
    Ok(built)
}

/// A build under way.
struct Job<'j, T> {
    world: &'j World<'j>,
    files: &'j dyn Files,
    printing: Option<Printing<'j>>,
    policies: &'j Policies,
    library: &'j Library<'j>,
    names: &'j Names<'j>,
    template: PageTemplate,
    /// One for each locale of the stock.
    chromes: Vec<Chrome<'j>>,
    site: &'j Site,
    formats: &'j [EditionFormat],
    /// The locales that may be published.
    passing: Vec<usize>,
    /// Those of them that are built now.
    building: Vec<usize>,
    write: &'j (dyn Fn(&[Artifact]) -> anyhow::Result<T> + Sync),
}

/// What one hand-over left.
struct Outcome<T> {
    written: Option<T>,
    files: Vec<FileRecord>,
    unprinted: Vec<Unprinted>,
}

impl<T: Send> Job<'_, T> {
    /// Where statements have catalogs of their own, one locale after the other: an archive does not fit twice.
    fn bundles(&self) -> Vec<anyhow::Result<Outcome<T>>> {
        let sets = &self.library.stock.sets;
        match sets.last().is_some_and(|set| set.place == Place::Own) {
            true => self.building.iter().map(|at| self.bundle(*at)).collect(),
            false => self
                .building
                .par_iter()
                .map(|at| self.bundle(*at))
                .collect(),
        }
    }

    fn bundle(&self, at: usize) -> anyhow::Result<Outcome<T>> {
        let sets = &self.library.stock.sets;
        let bundle = Bundle::new(self.library, self.names, at);
        let mut text = bundle.header();
        let (shared, own): (Vec<usize>, Vec<usize>) =
            (0..sets.len()).partition(|set| sets[*set].place != Place::Own);
        let mut messages = Vec::new();
        for set in shared {
            let part = bundle.part(set);
            text.push_str(&part.text);
            messages.extend(part.messages);
        }
        let shared_text = text.clone();
        let shared = parse(&shared_text);
        let resolver = Resolver::new(&bundle, &shared);
        let parts: Vec<(String, Vec<Resolved>)> = own
            .par_iter()
            .map(|set| {
                let part = bundle.part(*set);
                let resolved = resolver.own(&part);
                (part.text, resolved)
            })
            .collect();
        let mut resolved = resolver.shared(&messages);
        for (part, messages) in parts {
            text.push_str(&part);
            resolved.extend(messages);
        }
        let locale = &self.library.stock.locales[at];
        let file = |extension: &str, text: String| Artifact {
            path: Utf8PathBuf::from(format!("{locale}/bundle.{extension}")),
            bytes: text.into_bytes(),
        };
        let artifacts = [
            file("ftl", text),
            file("json", resolved::file(locale, resolved)),
        ];
        let record = |artifact| FileRecord::new(artifact, None, locale);
        Ok(Outcome {
            files: artifacts.iter().map(record).collect(),
            written: Some((self.write)(&artifacts)?),
            unprinted: Vec::new(),
        })
    }

    fn editions(&self, plan: &SetPlan) -> anyhow::Result<Outcome<T>> {
        let stock = self.library.stock;
        let made = self.world.with_set(plan, |set, _| -> anyhow::Result<_> {
            let Some(statement) = &set.statement else {
                return Ok(Default::default());
            };
            let published: Vec<&Locale> = self
                .passing
                .iter()
                .filter(|at| !set.leaves_out(**at))
                .map(|at| &stock.locales[*at])
                .collect();
            let anchors = editions::anchors(statement, set.source);
            let hash = editions::hash(statement.document.source);
            let path = self.world.layout.path(statement.file);
            let album = |address: &str| picture(self.files, path, address);
            let press = Press {
                template: &self.template,
                chromes: &self.chromes,
                site: self.site,
                options: &self.world.settings().document,
                pictures: &album,
                key: set.key,
                anchors: &anchors,
                hash: &hash,
                locales: &published,
                source: &stock.locales[0],
            };
            let (mut artifacts, mut files) = (Vec::new(), Vec::new());
            let (mut pages, mut unprinted) = (Vec::new(), Vec::new());
            for at in &self.building {
                let stand_ins = &stock.chains[*at];
                let Some(edition) = weave_edition(set, statement, *at, stand_ins, self.policies)
                else {
                    continue;
                };
                let made = editions::files(&press, statement, &edition, self.formats)?;
                let record = |artifact| FileRecord::new(artifact, Some(set.key), edition.locale);
                files.extend(made.iter().map(record));
                artifacts.extend(made);
                if self.printing.is_some() {
                    let printable = editions::printable(&press, statement, &edition)?;
                    pages.push((edition.locale, printable));
                }
            }
            if let Some(printing) = &self.printing {
                let print =
                    |(locale, page): &(&Locale, Printable)| printing.print(page, set.key, locale);
                let prints: Vec<Print> = pages.par_iter().map(print).collect();
                for print in prints {
                    match print {
                        Print::Made(artifact, record) => {
                            artifacts.push(artifact);
                            files.push(record);
                        }
                        Print::Failed(failure, last) => {
                            unprinted.push(failure);
                            files.extend(last);
                        }
                    }
                }
            }
            Ok((artifacts, files, unprinted))
        });
        let (artifacts, files, unprinted) = made?;
        let written = match artifacts.is_empty() {
            true => None,
            false => Some((self.write)(&artifacts)?),
        };
        Ok(Outcome {
            written,
            files,
            unprinted,
        })
    }
}

#[derive(Default)]
struct Records {
    files: Vec<FileRecord>,
    documents: Vec<DocumentRecord>,
}

impl Records {
    fn add<T>(&mut self, outcome: Outcome<T>, written: &mut Vec<T>) {
        self.files.extend(outcome.files);
        written.extend(outcome.written);
    }

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
