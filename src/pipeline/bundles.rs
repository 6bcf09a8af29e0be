//! The bundles of a build: what their parts share is read first, then each set adds its part to all of them.

use std::collections::HashMap;

use camino::Utf8PathBuf;
use xxhash_rust::xxh3::Xxh3;

use crate::config::bundles::BundleFormat;
use crate::emit::build_index::EntryVisibility;
use crate::emit::bundle::{Bundle, BundlePart, Texts};
use crate::emit::bundles::arguments::Contract;
use crate::emit::bundles::assembly::Assembly;
use crate::emit::bundles::view::{Ground, View};
use crate::emit::bundles::{BundleFile, Section, files};
use crate::emit::digest::Digest256;
use crate::emit::fallback_resolver::FallbackResolver;
use crate::emit::manifest::file::FileRecord;
use crate::emit::model::{ArtifactSink, Growing};
use crate::emit::names::BundleNames;
use crate::fluent::model::Catalog;
use crate::fluent::parse::parse;
use crate::locale::tag::Locale;
use crate::pipeline::splice::{BundleForm, BundleOpening, BundlePiece};
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

    /// Returns whether a bundle holds entries that stand for none of the source catalogs.
    pub fn has_extras(&self) -> bool {
        self.bundles.iter().any(|(bundle, _)| bundle.has_extras())
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
    /// Returns the forms of the files that are one stretch each; `None` where one is of several.
    pub fn forms(&self) -> Option<Vec<BundleForm>> {
        let forms = self.files().map(|(ground, file)| {
            let [section] = <[Section; 1]>::try_from(file.sections(ground)).ok()?;
            Some(BundleForm {
                path: file.path(ground.locale()),
                locale: ground.locale().clone(),
                section,
            })
        });
        forms.collect()
    }

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
        let mut growing = GrowingBundles {
            files: Vec::new(),
            openings: Vec::new(),
        };
        for (ground, file) in self.files() {
            let path = file.path(ground.locale());
            let sections = file.sections(ground);
            growing.files.push(GrowingBundle {
                locale: ground.locale().clone(),
                digest: Digest256::default(),
                hash: Xxh3::new(),
                length: 0,
                between: sections.first().map_or("", |section| section.between),
                assembly: Assembly::new(sections),
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
        let has_items: Vec<bool> = items
            .iter()
            .map(|it| it.iter().any(|it| !it.is_empty()))
            .collect();
        growing.add(items)?;
        let openings = growing.files.iter().zip(has_items);
        let openings = openings.map(|(file, has_items)| BundleOpening {
            length: file.length,
            has_items,
        });
        growing.openings = openings.collect();
        Ok(growing)
    }
}

/// The files of all bundles, as they grow.
pub struct GrowingBundles<T> {
    files: Vec<GrowingBundle<T>>,
    /// What stands in each file before the parts of sets.
    pub openings: Vec<BundleOpening>,
}

struct GrowingBundle<T> {
    path: Utf8PathBuf,
    locale: Locale,
    assembly: Assembly,
    digest: Digest256,
    hash: Xxh3,
    length: u64,
    /// What stands between items of the first stretch.
    between: &'static str,
    growing: Box<dyn Growing<T>>,
}

impl<T> GrowingBundles<T> {
    /// Adds a part to each file, and returns what of it a later build can tell it by.
    pub fn add(&mut self, items: Vec<Items>) -> anyhow::Result<Vec<BundlePiece>> {
        let pieces = items.iter().zip(&self.files);
        let pieces = pieces.map(|(items, file)| match &items[..] {
            [items] => BundlePiece::of(items, file.between),
            _ => BundlePiece::default(),
        });
        let pieces = pieces.collect();
        for (file, items) in self.files.iter_mut().zip(items) {
            file.assembly.add(items);
            let text = file.assembly.take();
            file.append(&text)?;
        }
        Ok(pieces)
    }

    /// Returns what became of each file, its record and the XXH3 of its bytes.
    pub fn finish(self) -> anyhow::Result<Vec<(T, FileRecord, u128)>> {
        self.files.into_iter().map(GrowingBundle::finish).collect()
    }
}

impl<T> GrowingBundle<T> {
    fn append(&mut self, text: &str) -> anyhow::Result<()> {
        self.digest.add(text.as_bytes());
        self.hash.update(text.as_bytes());
        self.length += text.len() as u64;
        self.growing.append(text.as_bytes())
    }

    fn finish(mut self) -> anyhow::Result<(T, FileRecord, u128)> {
        let assembly = std::mem::replace(&mut self.assembly, Assembly::new(Vec::new()));
        self.append(&assembly.end())?;
        let record = FileRecord::of(&self.path, None, &self.locale, self.digest.finish());
        Ok((self.growing.finish()?, record, self.hash.digest128()))
    }
}
