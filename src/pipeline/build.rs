//! Builds what may be published: bundles locale by locale, editions set by set, then the manifest.
//!
//! Artifacts are handed over as they are made, so that only one set of editions for each worker, and the bundles, are
//! held at a time. Files are written by whoever is given them.

use std::sync::Arc;

use camino::Utf8PathBuf;
use rayon::prelude::*;

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::MarkdownEditions;
use crate::config::model::Config;
use crate::config::policies::{Policies, Wishes};
use crate::config::site::Site;
use crate::document::render::TextStyle;
use crate::emit::bundle::Bundle;
use crate::emit::chrome::{Chrome, ChromeCatalogs};
use crate::emit::editions;
use crate::emit::editions::model::{Lists, Press};
use crate::emit::editions::page::{PageTemplate, TemplateFault};
use crate::emit::gate::{Gate, Refusal};
use crate::emit::library::Library;
use crate::emit::manifest::{FileRecord, Manifest, stale_outputs};
use crate::emit::model::Artifact;
use crate::emit::names::Names;
use crate::emit::resolved::{self, Resolved, Resolver};
use crate::emit::side_by_side::choice::Pages;
use crate::emit::site::{self, listing::Listing};
use crate::emit::stock::Place;
use crate::emit::templates::Templates;
use crate::emit::weaving::weave_edition;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::pipeline::analyze::{Analysis, settings};
use crate::pipeline::pictures::picture;
use crate::pipeline::printing::{Printer, Printing, Unprinted, a_few_at_a_time};
use crate::pipeline::records::{Outcome, Records, untouched};
use crate::pipeline::review::Review;
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
        Pages::new(
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
    let catalogs = ChromeCatalogs::new(&order.templates);
    let chrome = |locale| Chrome::for_locale(locale, &layout.source, &catalogs);
    let chromes: Vec<Chrome<'_>> = survey.stock.locales.iter().map(chrome).collect();
    let template = PageTemplate::new(&order.templates)?;
    let review = pages.map(|pages| Review {
        pages,
        stock: &survey.stock,
        template: &template,
        chromes: &chromes,
    });
    let job = Job {
        world: &world,
        files,
        printing: Printing::new(order, formats),
        policies: &policies,
        library: &library,
        names: &names,
        template: &template,
        chromes: &chromes,
        site: &config.site,
        lists: Lists::of(formats.iter().chain(&config.editions)),
        formats: formats
            .iter()
            .copied()
            .filter(|it| *it != EditionFormat::SideBySide)
            .collect(),
        review,
        markdown: config.markdown,
        text: TextStyle {
            width: config.text_width,
        },
        passing,
        building,
        write,
    };
    let mut records = Records::default();
    for outcome in job.bundles() {
        records.add(outcome?, &mut built.written);
    }
    let sets = layout.sets.iter();
    let with_statement: Vec<&SetPlan> = sets.filter(|plan| plan.statement.is_some()).collect();
    let editions = || -> Vec<anyhow::Result<Outcome<T>>> {
        let plans = with_statement.par_iter();
        plans.map(|plan| job.editions(plan)).collect()
    };
    let outcomes = match job.printing {
        None => editions(),
        Some(_) => a_few_at_a_time()?.install(editions),
    };
    for outcome in outcomes {
        records.add(outcome?, &mut built.written);
    }
    for at in &job.building {
        let locale = &survey.stock.locales[*at];
        let documents = survey.documents(&library, *at).into_iter();
        records.documents.extend(documents.map(|document| {
            let key = (locale.clone(), document.document().to_owned());
            document.omitting(records.omitted.remove(&key).unwrap_or_default())
        }));
    }
    built.unprinted = std::mem::take(&mut records.unprinted);
    let listings = std::mem::take(&mut records.listings);
    let built_now = job.building.iter().map(|at| &survey.stock.locales[*at]);
    let pages = job.review.as_ref().map(|review| &review.pages);
    let left = untouched(order, &survey.stock, built_now.collect(), pages);
    let mut manifest = records.manifest(&survey.stock, order, &left);
    if job.formats.contains(&EditionFormat::Site) {
        let (artifacts, records): (Vec<Artifact>, Vec<FileRecord>) =
            job.site(listings, &manifest)?.into_iter().unzip();
        built.written.push(write(&artifacts)?);
        manifest.add(records);
    }
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
    template: &'j PageTemplate,
    /// One for each locale of the stock.
    chromes: &'j [Chrome<'j>],
    site: &'j Site,
    lists: Lists,
    /// Of the editions in one language.
    formats: Vec<EditionFormat>,
    /// The pages for reviewers, where they are wanted.
    review: Option<Review<'j>>,
    markdown: MarkdownEditions,
    text: TextStyle,
    /// The locales that may be published.
    passing: Vec<usize>,
    /// Those of them that are built now.
    building: Vec<usize>,
    write: &'j (dyn Fn(&[Artifact]) -> anyhow::Result<T> + Sync),
}

impl<T: Send> Job<'_, T> {
    /// Where statements have catalogs of their own, one locale after the other: an archive does not fit twice.
    fn bundles(&self) -> Vec<anyhow::Result<Outcome<T>>> {
        let sets = &self.library.stock.sets;
        match sets.last().is_some_and(|set| set.place == Place::Own) {
            true => self.building.iter().map(|at| self.bundle(*at)).collect(),
            false => {
                let building = self.building.par_iter();
                building.map(|at| self.bundle(*at)).collect()
            }
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
            written: Some((self.write)(&artifacts)?),
            ..Outcome::of(artifacts.iter().map(record).collect())
        })
    }

    fn editions(&self, plan: &SetPlan) -> anyhow::Result<Outcome<T>> {
        let stock = self.library.stock;
        let made = self.world.with_set(plan, |set, _| -> anyhow::Result<_> {
            let Some(statement) = &set.statement else {
                return Ok((Vec::new(), Outcome::of(Vec::new())));
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
                template: self.template,
                chromes: self.chromes,
                site: self.site,
                lists: self.lists,
                options: &self.world.settings().document,
                markdown: self.markdown,
                text: self.text,
                pictures: &album,
                key: set.key,
                anchors: &anchors,
                hash: &hash,
                locales: &published,
                source: &stock.locales[0],
            };
            let (mut artifacts, mut outcome) = (Vec::new(), Outcome::of(Vec::new()));
            let mut printables = Vec::new();
            for at in &self.building {
                let stand_ins = &stock.chains[*at];
                let Some(edition) = weave_edition(set, statement, *at, stand_ins, self.policies)
                else {
                    continue;
                };
                if !edition.omitted.is_empty() {
                    let names = edition.omitted.iter().map(|id| (*id).to_owned());
                    let key = (edition.locale.clone(), set.key.to_owned());
                    outcome.omitted.insert(key, names.collect());
                }
                if self.formats.is_empty() {
                    continue;
                }
                let made = editions::files(&press, statement, &edition, &self.formats)?;
                let layout = self.markdown.layout;
                let record =
                    |artifact| FileRecord::of_edition(artifact, set.key, edition.locale, layout);
                outcome.files.extend(made.files.iter().map(record));
                artifacts.extend(made.files);
                outcome.listings.extend(made.listing);
                if self.printing.is_some() {
                    let printable = editions::printable(&press, statement, &edition)?;
                    printables.push((edition.locale, printable));
                }
            }
            if let Some(printing) = &self.printing {
                let prints = printing.print(set.key, &printables);
                artifacts.extend(prints.artifacts);
                outcome.files.extend(prints.files);
                outcome.unprinted = prints.unprinted;
            }
            let review = self.review.as_ref();
            let pages = review.map(|review| review.files(set, statement));
            for (artifact, record) in pages.transpose()?.into_iter().flatten() {
                artifacts.push(artifact);
                outcome.files.push(record);
            }
            Ok((artifacts, outcome))
        });
        let (artifacts, mut outcome) = made?;
        if !artifacts.is_empty() {
            outcome.written = Some((self.write)(&artifacts)?);
        }
        Ok(outcome)
    }
}

impl<T> Job<'_, T> {
    /// What leads readers to the editions that the manifest names.
    fn site(
        &self,
        listings: Vec<Listing>,
        manifest: &Manifest,
    ) -> Result<Vec<(Artifact, FileRecord)>, TemplateFault> {
        let locales = &self.library.stock.locales;
        let building: Vec<&Locale> = self.building.iter().map(|at| &locales[*at]).collect();
        site::files(site::Plan {
            site: self.site,
            template: self.template,
            chromes: self.chromes,
            building: &building,
            listings,
            manifest,
        })
    }
}
