//! Records of the files that a build wrote and of those that it left, for the manifest.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8PathBuf;
use xxhash_rust::xxh3::xxh3_64;

use crate::config::editions::{EDITION_FORMATS, EditionFormat};
use crate::emit::build_index::BuildIndex;
use crate::emit::links::model::UntakenPicture;
use crate::emit::manifest::file::{COPIED, FileRecord};
use crate::emit::manifest::file_table::FileTable;
use crate::emit::manifest::untouched::Untouched;
use crate::emit::side_by_side::choice::PagePlans;
use crate::emit::site::listing::EditionListing;
use crate::locale::tag::Locale;
use crate::pipeline::bundles::Items;
use crate::pipeline::copies::{Copies, ForeignLink, SetReferences};
use crate::pipeline::left_out::UnshownSyntax;
use crate::pipeline::made_sets::{MadeFiles, MadeOutput};
use crate::pipeline::order::BuildRequest;
use crate::pipeline::printing::Unprinted;
use crate::pipeline::set_facts::SetFacts;

/// The records of one hand-over.
pub(super) struct HandOver<T> {
    pub written: Option<T>,
    pub files: Vec<FileRecord>,
    /// For the site, where there is to be one.
    pub listings: Vec<EditionListing>,
    pub omitted: Omitted,
    /// For the bundles.
    pub items: Vec<Items>,
    pub unprinted: Vec<Unprinted>,
    pub references: SetReferences,
    pub made: MadeSet,
}

/// The outputs of a set.
pub(super) struct MadeSet {
    pub key: String,
    pub output: MadeOutput,
    pub paths: Vec<Utf8PathBuf>,
}

/// The messages that the editions of a document leave out, by locale and document.
pub(super) type Omitted = BTreeMap<(Locale, String), BTreeSet<String>>;

#[derive(Default)]
pub(super) struct BuildRecords {
    pub files: FileTable,
    pub listings: Vec<EditionListing>,
    pub omitted: Omitted,
    pub unprinted: Vec<Unprinted>,
    /// The files beside the editions.
    pub copies: Copies,
    pub foreign: BTreeSet<ForeignLink>,
    pub unshown: BTreeSet<UnshownSyntax>,
    pub untaken: BTreeSet<UntakenPicture>,
    pub made: MadeFiles,
}

impl BuildRecords {
    /// Adds the records of one hand-over, notes what was made among the facts about its set, and returns what is for the
    /// bundles.
    pub fn add<T>(
        &mut self,
        outcome: HandOver<T>,
        facts: &mut SetFacts,
        written: &mut Vec<T>,
    ) -> Vec<Items> {
        // Most need nothing: then it is a hash of a short text.
        facts.needs = xxh3_64(format!("{:?}", outcome.references).as_bytes());
        self.files.extend(outcome.files);
        self.listings.extend(outcome.listings);
        self.omitted.extend(outcome.omitted);
        self.unprinted.extend(outcome.unprinted);
        self.copies.add(outcome.references.copies);
        self.foreign.extend(outcome.references.foreign);
        self.unshown.extend(outcome.references.unshown);
        self.untaken.extend(outcome.references.untaken);
        written.extend(outcome.written);
        let MadeSet { key, output, paths } = outcome.made;
        let paths = paths.iter();
        let paths = paths.map(|path| self.made.patterns.number(path, &key));
        facts.paths = paths.collect();
        self.made.sets.push(output);
        outcome.items
    }
}

/// Returns what a build leaves as it was; `pages`: those for reviewers, where they are made.
pub(super) fn untouched(
    order: &BuildRequest,
    index: &BuildIndex,
    built: BTreeSet<&Locale>,
    pages: Option<&PagePlans>,
    drafts: &BTreeSet<String>,
) -> Untouched {
    let others = index.locales.iter().filter(|it| !built.contains(it));
    Untouched {
        locales: others.cloned().collect(),
        formats: formats(order),
        formats_of_several: formats_of_several(order, pages),
        all_documents_but: order.documents.clone(),
        withdrawn: drafts.clone(),
    }
}

/// Returns the formats that the order does not name, when it names some.
fn formats(order: &BuildRequest) -> BTreeSet<&'static str> {
    let Some(named) = &order.editions else {
        return BTreeSet::new();
    };
    let others = EDITION_FORMATS.iter().map(|(_, format)| format);
    let others = others.filter(|format| !named.contains(format));
    let mut formats: BTreeSet<&str> = others.map(|format| format.in_manifest()).collect();
    // Pages and Markdown that stay need their files as before.
    let pages = [EditionFormat::Html, EditionFormat::Markdown];
    if pages
        .iter()
        .any(|page| formats.contains(page.in_manifest()))
    {
        formats.insert(COPIED);
    }
    formats
}

/// Files in several languages are left alone by a build of some locales that makes none such.
fn formats_of_several(order: &BuildRequest, pages: Option<&PagePlans>) -> BTreeSet<&'static str> {
    let together = pages.is_none_or(|pages| matches!(pages, PagePlans::Together(_)));
    let is_partial = order.locales.is_some();
    let side_by_side = EditionFormat::SideBySide.in_manifest();
    let left = (is_partial && !together).then_some(side_by_side);
    left.into_iter().collect()
}
