//! The files of a bundle, written set by set: each part of the bundle adds its items to the sections of each file.

pub mod arguments;
pub mod assembly;
pub mod view;

mod constants;
mod esm;
mod i18next;
mod json;
mod rust;
mod typescript;

use camino::Utf8PathBuf;

use crate::config::bundles::BundleFormat;
use crate::emit::bundles::view::{Ground, View};
use crate::locale::tag::Locale;

/// A file of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleFile {
    Ftl,
    Json,
    Esm,
    TypeScript,
    Rust,
    I18next,
    /// The messages that the file for i18next lacks, and notes for callers.
    I18nextReport,
}

/// A stretch of a file: something before its items, between them and after them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub open: String,
    pub between: &'static str,
    /// The closing text where there are items.
    pub close: &'static str,
    /// Instead, where there are none.
    pub close_empty: &'static str,
}

/// Returns the files of a bundle in these formats; `is_source`: whether it is the bundle of the source locale.
pub fn files(formats: &[BundleFormat], is_source: bool) -> Vec<BundleFile> {
    let files = formats.iter();
    files
        .flat_map(|format| files_of(format, is_source))
        .copied()
        .collect()
}

fn files_of(format: &BundleFormat, is_source: bool) -> &'static [BundleFile] {
    match format {
        BundleFormat::Ftl => &[BundleFile::Ftl],
        BundleFormat::Json => &[BundleFile::Json],
        BundleFormat::Esm => &[BundleFile::Esm],
        BundleFormat::TypeScript => &[BundleFile::TypeScript],
        // The ids are the same in all locales, and what they stand for is best said by the source text.
        BundleFormat::Rust if is_source => &[BundleFile::Rust],
        BundleFormat::Rust => &[],
        BundleFormat::I18next => &[BundleFile::I18next, BundleFile::I18nextReport],
    }
}

impl BundleFile {
    /// Below the output folder.
    pub fn path(self, locale: &Locale) -> Utf8PathBuf {
        let name = match self {
            BundleFile::Ftl => "bundle.ftl",
            BundleFile::Json => "bundle.json",
            BundleFile::Esm => "bundle.mjs",
            BundleFile::TypeScript => "bundle.d.mts",
            BundleFile::Rust => "messages.rs",
            BundleFile::I18next => "i18next.json",
            BundleFile::I18nextReport => "i18next.report.json",
        };
        format!("{locale}/{name}").into()
    }

    /// Returns the sections, in their order.
    pub fn sections(self, ground: &Ground<'_>) -> Vec<Section> {
        match self {
            BundleFile::Ftl => vec![Section {
                open: ground.bundle.header(),
                ..Section::default()
            }],
            BundleFile::Json => json::sections(ground.locale()),
            BundleFile::Esm => esm::sections(ground),
            BundleFile::TypeScript => typescript::sections(ground.locale()),
            BundleFile::Rust => rust::sections(ground.locale()),
            BundleFile::I18next => i18next::sections(),
            BundleFile::I18nextReport => i18next::report_sections(ground.locale()),
        }
    }

    /// Returns what a part of the bundle adds to each section.
    pub fn items(self, view: &View<'_>) -> Vec<Vec<String>> {
        match self {
            BundleFile::Ftl => vec![vec![view.text.to_owned()]],
            BundleFile::Json => vec![json::items(view)],
            BundleFile::Esm => esm::items(view),
            BundleFile::TypeScript => vec![typescript::items(view)],
            BundleFile::Rust => rust::items(view),
            BundleFile::I18next => vec![i18next::items(view)],
            BundleFile::I18nextReport => i18next::report_items(view),
        }
    }
}

/// Returns a text as a string of JSON, which is one of JavaScript too.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("texts serialise")
}
