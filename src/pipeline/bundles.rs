//! The bundles of a build: what their parts share is read first, then each set adds its part to all of them.

use std::collections::HashMap;

use camino::Utf8PathBuf;

use crate::config::bundles::BundleFormat;
use crate::emit::build_index::EntryVisibility;
use crate::emit::bundle::{Bundle, BundlePart, Texts};
use crate::emit::bundles::arguments::Contract;
use crate::emit::bundles::assembly::Assembly;
use crate::emit::bundles::view::{Ground, View};
use crate::emit::bundles::{BundleFile, files};
use crate::emit::digest::Digest256;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::manifest::file::FileRecord;
use crate::emit::model::{ArtifactSink, Growing};
use crate::emit::names::BundleNames;
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::pipeline::workspace::Workspace;
use crate::project::layout::CatalogScope;
use crate::project::set::Set;

/// The items that a part of a bundle adds to a file, section by section.
pub type Items = Vec<Vec<String>>;

/// The bundles of some locales, with what their parts share.
pub struct BundlePlan<'b> {
    bundles: Vec<(Bundle<'b, 'b>, Vec<BundleFile>)>,
    /// For each of them.
    shared: Vec<BundlePart>,
    /// That of the source locale, where other languages must know what its messages take.
    source: Option<(Bundle<'b, 'b>, BundlePart)>,
    /// Sorted; empty where no file needs to know.
    ids: Vec<String>,
    /// The number of each set that is not common to all, by its key.
    numbers: HashMap<&'b str, usize>,
}

/// Bundles, ready for their parts.
pub struct Bundles<'b> {
    plan: &'b BundlePlan<'b>,
    grounds: Vec<Ground<'b>>,
    source: Option<Ground<'b>>,
}

impl<'b> BundlePlan<'b> {
    pub fn new(
        workspace: &Workspace<'_>,
        resolver: &'b FallbackResolver<'b>,
        names: &'b BundleNames<'b>,
        locales: &[usize],
        formats: &[BundleFormat],
    ) -> Self {
        let sets = &resolver.index.sets;
        let numbered = sets.iter().enumerate();
        let numbers = numbered
            .filter(|(_, set)| set.place != EntryVisibility::Common)
            .map(|(number, set)| (set.key.as_str(), number))
            .collect();
        let bundles = locales.iter().map(|at| {
            let files = files(formats, *at == 0);
            (Bundle::new(resolver, names, *at), files)
        });
        let mut plan = Self {
            bundles: bundles.filter(|(_, files)| !files.is_empty()).collect(),
            shared: Vec::new(),
            source: None,
            ids: Vec::new(),
            numbers,
        };
        plan.shared = plan.bundles.iter().map(|_| BundlePart::default()).collect();
        if plan.bundles.is_empty() {
            return plan;
        }
        let are_wanted = |these: [BundleFormat; 2]| these.iter().any(|it| formats.contains(it));
        if are_wanted([BundleFormat::Rust, BundleFormat::I18next]) {
            plan.ids = names.messages(resolver);
        }
        if are_wanted([BundleFormat::TypeScript, BundleFormat::I18next]) {
            plan.source = Some((Bundle::new(resolver, names, 0), BundlePart::default()));
        }
        for (number, (_, catalog)) in workspace.common().enumerate() {
            plan.share(number, &Texts::common(catalog));
        }
        let sets = workspace.layout.sets.iter();
        for set in sets.filter(|set| set.scope == CatalogScope::Shared) {
            let number = plan.numbers[set.key.as_str()];
            workspace.with_parsed_set(set, |set, _| plan.share(number, &Texts::of_set(set)));
        }
        plan
    }

    fn share(&mut self, set: usize, texts: &Texts<'_>) {
        let bundles = self.bundles.iter().map(|(bundle, _)| bundle);
        let source = self.source.iter_mut();
        let all = bundles.zip(&mut self.shared);
        for (bundle, shared) in all.chain(source.map(|(bundle, shared)| (&*bundle, shared))) {
            let part = bundle.part(set, texts);
            shared.text.push_str(&part.text);
            shared.messages.extend(part.messages);
        }
    }

    /// Returns what the parts of each bundle share, that of the source last.
    pub fn parse(&self) -> Vec<Catalog<'_>> {
        let source = self.source.iter().map(|(_, part)| part);
        let parts = self.shared.iter().chain(source);
        parts.map(|part| parse(&part.text)).collect()
    }

    pub fn bundles<'g>(&'g self, shared: &'g [Catalog<'g>]) -> Bundles<'g> {
        let grounds = self.bundles.iter().zip(shared);
        let source = self.source.as_ref().zip(shared.last());
        Bundles {
            plan: self,
            grounds: grounds
                .map(|((bundle, _), shared)| Ground::new(bundle, &self.ids, shared))
                .collect(),
            source: source.map(|((bundle, _), shared)| Ground::new(bundle, &self.ids, shared)),
        }
    }
}

impl<'b> Bundles<'b> {
    fn files(&self) -> impl Iterator<Item = (&Ground<'b>, BundleFile)> {
        let bundles = self.grounds.iter().zip(&self.plan.bundles);
        bundles.flat_map(|(ground, (_, files))| files.iter().map(move |file| (ground, *file)))
    }

    /// Returns what a set adds to each file.
    pub fn items(&self, set: &Set<'_>) -> Vec<Items> {
        if self.grounds.is_empty() {
            return Vec::new();
        }
        let (number, texts) = (self.plan.numbers[set.key], Texts::of_set(set));
        let contract = match &self.source {
            None => Contract::new(),
            Some(ground) => {
                let part = ground.bundle.part(number, &texts);
                ground.own(&part, &Contract::new(), |view| view.contract())
            }
        };
        let mut all = Vec::new();
        for (ground, (bundle, files)) in self.grounds.iter().zip(&self.plan.bundles) {
            let part = bundle.part(number, &texts);
            let look = |view: &View<'_>| files.iter().map(|file| file.items(view)).collect();
            let items: Vec<Items> = ground.own(&part, &contract, look);
            all.extend(items);
        }
        all
    }

    /// Begins the files with what the parts share.
    pub fn begin<O: ArtifactSink>(&self, output: &O) -> anyhow::Result<GrowingBundles<O::Written>> {
        let mut growing = GrowingBundles { files: Vec::new() };
        for (ground, file) in self.files() {
            let path = file.path(ground.locale());
            growing.files.push(GrowingBundle {
                locale: ground.locale().clone(),
                assembly: Assembly::new(file.sections(ground)),
                digest: Digest256::default(),
                growing: output.begin(&path)?,
                path,
            });
        }
        let contract = match self.source.as_ref().zip(self.plan.source.as_ref()) {
            None => Contract::new(),
            Some((ground, (_, part))) => {
                ground.shared(&part.messages, &Contract::new(), |view| view.contract())
            }
        };
        let mut items = Vec::new();
        let bundles = self.grounds.iter().zip(&self.plan.bundles);
        for ((ground, (_, files)), shared) in bundles.zip(&self.plan.shared) {
            let look = |view: &View<'_>| files.iter().map(|file| file.items(view)).collect();
            let more: Vec<Items> = ground.shared(&shared.messages, &contract, look);
            items.extend(more);
        }
        growing.add(items)?;
        Ok(growing)
    }
}

/// The files of all bundles, as they grow.
pub struct GrowingBundles<T> {
    files: Vec<GrowingBundle<T>>,
}

struct GrowingBundle<T> {
    path: Utf8PathBuf,
    locale: Locale,
    assembly: Assembly,
    digest: Digest256,
    growing: Box<dyn Growing<T>>,
}

impl<T> GrowingBundles<T> {
    /// Adds a part to each file.
    pub fn add(&mut self, items: Vec<Items>) -> anyhow::Result<()> {
        for (file, items) in self.files.iter_mut().zip(items) {
            file.assembly.add(items);
            let text = file.assembly.take();
            file.append(&text)?;
        }
        Ok(())
    }

    pub fn finish(self) -> anyhow::Result<Vec<(T, FileRecord)>> {
        self.files.into_iter().map(GrowingBundle::finish).collect()
    }
}

impl<T> GrowingBundle<T> {
    fn append(&mut self, text: &str) -> anyhow::Result<()> {
        self.digest.add(text.as_bytes());
        self.growing.append(text.as_bytes())
    }

    fn finish(mut self) -> anyhow::Result<(T, FileRecord)> {
        let assembly = std::mem::replace(&mut self.assembly, Assembly::new(Vec::new()));
        self.append(&assembly.end())?;
        let record = FileRecord::of(&self.path, None, &self.locale, self.digest.finish());
        Ok((self.growing.finish()?, record))
    }
}
