//! The settings of a project. Every key has a default.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU16;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::config::brand::Brand;
use crate::config::bundles::BundleFormat;
use crate::config::code::CodeFiles;
use crate::config::editions::{EditionFormat, TEXT_WIDTH};
use crate::config::key_filters::KeyFilter;
use crate::config::markdown_layout::MarkdownEditions;
use crate::config::policies::Policies;
use crate::config::site::Site;
use crate::config::suggest::SuggestService;
use crate::config::text_fields::TextFieldPlaces;
use crate::diagnostic::Severity;
use crate::document::model::Options;
use crate::locale::tag::Locale;
use crate::text::span::Span;

/// The settings of one project.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The file it was read from, relative to the project; `None` when all is default.
    pub origin: Option<Utf8PathBuf>,
    /// The source locale; `None`: `en`, `en-US` or the most complete one.
    pub source: Option<Locale>,
    /// The target locales; `None`: those that are found.
    pub targets: Option<Vec<Locale>>,
    /// The folder of statements; an absent one means a project of catalogs alone.
    pub content: Utf8PathBuf,
    /// Documents that are translated as whole files, instead of statements: `docs/{locale}/**/*.md`.
    pub documents: Vec<DocumentPaths>,
    /// The catalogs; `None` for `locales/`, `i18n/`, `l10n/` or `translations/`, whichever is there.
    pub catalogs: Option<Vec<CatalogPaths>>,
    /// Catalogs (paths or globs, relative to the project) that every locale shares.
    pub shared: Vec<String>,
    /// The folder that `build` writes to; never an input.
    pub output: Utf8PathBuf,
    /// The code that uses the messages.
    pub code: CodeFiles,
    /// Functions that the program registers besides `NUMBER` and `DATETIME`.
    pub functions: Vec<String>,
    /// Variables that messages of statements are formatted with, as `--arg` writes them.
    pub arguments: Vec<(String, String)>,
    /// The catalogs that meet in one bundle.
    pub bundle: Join,
    /// In which forms a bundle is written, in their order.
    pub bundles: Vec<BundleFormat>,
    /// The coverage below which `check` fails and `build` refuses, in percent of messages.
    pub min_coverage: BTreeMap<Locale, u8>,
    /// The policies of `build` for translations that cannot be relied on.
    pub policies: Policies,
    /// The editions that `build` makes of a statement, in their order.
    pub editions: Vec<EditionFormat>,
    /// The folder of the project's own templates and page strings.
    pub templates: Utf8PathBuf,
    /// The target locales that stand side by side on one page; none: as many as fit.
    pub side_by_side: Vec<Locale>,
    /// The site that the editions are published on.
    pub site: Site,
    /// The face of the organisation that publishes.
    pub brand: Brand,
    /// The layout of the Markdown editions.
    pub markdown: MarkdownEditions,
    /// The columns of a line of those in plain text; `None`: a paragraph is one line.
    pub text_width: Option<NonZeroU16>,
    /// Levels of checks that differ from their defaults.
    pub levels: BTreeMap<String, Level>,
    /// Levels for a part of the project; of those that fit a finding the last one counts.
    pub rules: Vec<LevelRule>,
    /// True if `sync` puts new messages into the catalogs of all target locales, to be filled in.
    pub scaffold: bool,
    /// The program of the user that translates.
    pub suggest: SuggestService,
    /// Front matter keys that are text to translate.
    pub text_fields: Vec<String>,
    /// The places of those keys, where the configuration names them itself.
    pub text_field_places: TextFieldPlaces,
    /// Files (paths or patterns) that are left out: neither checked nor missed.
    pub exclude: Vec<String>,
    /// Messages that need not be translated.
    pub key_filters: Vec<KeyFilter>,
    /// True if the places of catalogs or documents are those that were found, since nothing names them.
    pub has_found_places: bool,
}

/// Documents and their translations, as patterns: the same as for catalogs.
pub type DocumentPaths = CatalogPaths;

/// Source and target catalogs of one part of a project, as patterns with `{locale}`, `*` and `**`.
///
/// Two equal texts without `{locale}` name a folder: see [`CatalogPaths::folder`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogPaths {
    pub source: String,
    pub target: String,
    /// The target locales that this part is translated into; `None`: all.
    pub locales: Option<Vec<Locale>>,
}

/// The files that configure a project, the first one first.
pub const CONFIGURATIONS: [&str; 4] = [
    "paridad.toml",
    "locales/paridad.toml",
    "l10n.toml",
    "i18n.toml",
];

/// Folders of catalogs where the configuration names none: the first that holds any counts.
pub const CATALOG_FOLDERS: [&str; 4] = ["locales", "i18n", "l10n", "translations"];

impl Default for Config {
    fn default() -> Self {
        Self {
            origin: None,
            source: None,
            targets: None,
            content: "content".into(),
            documents: Vec::new(),
            catalogs: None,
            shared: Vec::new(),
            output: "dist".into(),
            code: CodeFiles::default(),
            functions: Vec::new(),
            arguments: Vec::new(),
            bundle: Join::Locale,
            bundles: BundleFormat::DEFAULT.to_vec(),
            min_coverage: BTreeMap::new(),
            policies: Policies::default(),
            editions: EditionFormat::DEFAULT.to_vec(),
            templates: "templates".into(),
            side_by_side: Vec::new(),
            site: Site::default(),
            brand: Brand::default(),
            markdown: MarkdownEditions::default(),
            text_width: Some(TEXT_WIDTH),
            levels: BTreeMap::new(),
            rules: Vec::new(),
            scaffold: false,
            suggest: SuggestService::default(),
            text_fields: Options::default().text_fields,
            text_field_places: TextFieldPlaces::default(),
            exclude: Vec::new(),
            key_filters: Vec::new(),
            has_found_places: false,
        }
    }
}

impl CatalogPaths {
    /// Returns a folder with one folder or one file for each locale: `locales/es/a/b.ftl`, `locales/es.ftl`.
    pub fn folder(folder: &str) -> Self {
        Self::pattern(folder)
    }

    /// Source and target by one pattern: `i18n/{locale}/**/*.ftl`.
    pub fn pattern(pattern: &str) -> Self {
        Self {
            source: pattern.to_owned(),
            target: pattern.to_owned(),
            locales: None,
        }
    }

    /// Returns the folder, if it is one.
    pub fn as_folder(&self) -> Option<&str> {
        let folder = self.source == self.target && !self.target.contains(['{', '*']);
        folder.then_some(&self.target)
    }
}

/// The catalogs of a locale that meet in one bundle, so that their ids must differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// All that belong to no statement. A statement's catalog joins the shared ones alone.
    Locale,
    /// None: each catalog joins only what is declared `shared`.
    Catalog,
}

pub const JOINS: [(&str, Join); 2] = [("locale", Join::Locale), ("catalog", Join::Catalog)];

/// The level of a check, or of all, for one locale, for some files, for some ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRule {
    pub check: Option<String>,
    pub locale: Option<Locale>,
    /// A path or a pattern, and after a colon an id, in which `*` stands for any text.
    pub on: Option<String>,
    pub level: Level,
    pub reason: Option<String>,
    pub places: RulePlaces,
}

/// Positions of the conditions of a rule in the configuration.
#[derive(Clone, PartialEq, Eq)]
pub struct RulePlaces {
    /// Relative to the project.
    pub origin: Utf8PathBuf,
    pub text: Arc<str>,
    pub check: Span,
    pub locale: Span,
    pub on: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Off,
    At(Severity),
}

pub const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("info", Level::At(Severity::Info)),
    ("warning", Level::At(Severity::Warning)),
    ("error", Level::At(Severity::Error)),
];

impl fmt::Debug for RulePlaces {
    /// Without the text of the whole file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.origin, self.on.start)
    }
}
