//! The cases of `layout.md`: paths and a configuration in, a layout as text out.

use crate::unit::cases;

use std::fmt::Write;

use camino::Utf8PathBuf;
use paridad::config;
use paridad::config::model::Config;
use paridad::diagnostic::{Diagnostic, Place};
use paridad::pipeline::plan_again::plan_again;
use paridad::project::layout::{self, Layout, PlannedCatalog, SetPlan, guess};
use paridad::project::state;
use paridad::text::source::FileId;
use proptest::prelude::*;

#[test]
fn layouts() {
    cases::check("tests/layout.md", "layout", |case| {
        let mut paths: Vec<Utf8PathBuf> =
            case.fence("paths").lines().map(Utf8PathBuf::from).collect();
        paths.sort();
        let (config, faults) = config::read("paridad.toml".into(), case.fence("toml"));
        assert_eq!(faults, [], "the configurations here are sound");
        let (layout, findings) = layout::plan(&config, &paths);
        show(&layout, &findings)
    });
}

#[test]
fn guesses() {
    cases::check("tests/guesses.md", "found", |case| {
        let mut paths: Vec<Utf8PathBuf> =
            case.fence("paths").lines().map(Utf8PathBuf::from).collect();
        paths.sort();
        let config = guess::with_places(Config::default(), &paths);
        let mut found = String::new();
        let catalogs = config.catalogs.iter().flatten();
        for (kind, place) in catalogs
            .map(|place| ("catalogs", place))
            .chain(config.documents.iter().map(|place| ("documents", place)))
        {
            let _ = writeln!(found, "{kind} {} → {}", place.source, place.target);
        }
        found
    });
}

proptest! {
    /// Whatever the files are called, each is in one place, and every set has all locales.
    #[test]
    fn sound_for_any_paths(
        names in prop::collection::vec(prop::collection::vec(name(), 1..5), 0..40),
        configuration in prop::sample::select(CONFIGURATIONS),
    ) {
        let mut paths: Vec<Utf8PathBuf> = names.iter().map(|names| names.join("/").into()).collect();
        paths.sort();
        paths.dedup();
        let (config, _) = config::read("paridad.toml".into(), configuration);
        let (layout, findings) = layout::plan(&config, &paths);
        prop_assert!(layout.files.iter().is_sorted());
        prop_assert!(layout.sets.is_sorted_by(|one, other| one.key < other.key));
        let mut used: Vec<FileId> = layout.common.clone();
        for set in layout.sets.iter() {
            prop_assert_eq!(set.targets.len(), layout.targets.len());
            used.extend(set.statement);
            used.extend([&set.source].into_iter().chain(&set.targets).filter_map(PlannedCatalog::file));
        }
        for document in layout.documents.iter() {
            prop_assert_eq!(document.targets.len(), layout.targets.len());
            let files = [&document.source].into_iter().chain(&document.targets);
            used.extend(files.filter_map(PlannedCatalog::file));
        }
        let count = used.len();
        used.sort();
        used.dedup();
        prop_assert_eq!(used.len(), count, "a file is in two places");
        show(&layout, &findings);
        for set in layout.sets.iter() {
            let new = new_files(&layout, set);
            let with = layout.with_new_files(&set.key, new.iter());
            let mut all: Vec<Utf8PathBuf> = paths.iter().chain(&new).cloned().collect();
            all.sort();
            all.dedup();
            let again = plan_again(&layout, &config, &all);
            prop_assert_eq!(translations(&with, &set.key), translations(&again, &set.key));
        }
    }
}

/// Returns the translations that a set lacks, and the records of all.
fn new_files(layout: &Layout, set: &SetPlan) -> Vec<Utf8PathBuf> {
    let translations = set.targets.iter();
    let translations = translations.filter_map(|it| layout.catalog_path(it));
    let files = translations.flat_map(|path| [path.to_owned(), state::path_beside(path)]);
    files.collect()
}

/// Returns the translations of a set that are there, each with its records.
fn translations(layout: &Layout, key: &str) -> Vec<(Utf8PathBuf, Option<Utf8PathBuf>)> {
    let set = &layout.sets[layout.set_of_key(key).unwrap()];
    let files = set.targets.iter().filter_map(PlannedCatalog::file);
    let path = |file: FileId| layout.path(file).to_owned();
    let records = |file: &FileId| layout.states.get(file).map(|file| path(*file));
    files.map(|file| (path(file), records(&file))).collect()
}

const CONFIGURATIONS: &[&str] = &[
    "",
    "source = 'es'\ntargets = ['en', 'pt']\nbundle = 'catalog'\nshared = ['**/terms.ftl']",
    "catalogs = '**/{locale}/**'\ncontent = '.'",
    "catalogs = ['i18n', '{locale}.ftl', 'locales/{locale}/*.ftl']\nexclude = ['**/a.ftl']",
    "catalogs = [{ source = '{locale}/**', target = 'locales/{locale}/**' }]\noutput = 'locales/en'",
    "catalogs = [{ source = 'en/*/*', target = '*/{locale}/*', locales = ['es'] }]",
    "content = '{locale}/**/*.md'\ncatalogs = 'content/*.{locale}.ftl'",
];

fn name() -> impl Strategy<Value = &'static str> {
    const NAMES: &[&str] = &[
        "content",
        "locales",
        "i18n",
        "en",
        "es",
        "pt-BR",
        "pt_BR",
        "spanish",
        "en-US",
        "a",
        "a.ftl",
        "en.ftl",
        "es.ftl",
        "terms.ftl",
        "a.md",
        "a.html",
        "README.md",
        "a.en.ftl",
        "dist",
        ".git",
        "node_modules",
        "ñ.ftl",
        "",
        ".ftl",
        ".md",
        "*",
        "{locale}",
    ];
    prop::sample::select(NAMES)
}

fn show(layout: &Layout, findings: &[Diagnostic]) -> String {
    let mut shown = String::new();
    let path = |file: FileId| layout.path(file).to_string();
    let planned = |catalog: &PlannedCatalog| match catalog {
        PlannedCatalog::File(file) => path(*file),
        PlannedCatalog::Absent(path) => format!("({path})"),
        PlannedCatalog::Excluded => "excluded".to_owned(),
    };
    for assumption in &layout.assumptions {
        writeln!(shown, "assumed: {assumption}").unwrap();
    }
    for set in layout.sets.iter() {
        writeln!(shown, "{} ({:?})", set.key, set.scope).unwrap();
        if let Some(statement) = set.statement {
            writeln!(shown, "    statement {}", path(statement)).unwrap();
        }
        writeln!(shown, "    {} {}", layout.source, planned(&set.source)).unwrap();
        for (locale, catalog) in layout.targets.iter().zip(&set.targets) {
            writeln!(shown, "    {locale} {}", planned(catalog)).unwrap();
        }
    }
    for document in layout.documents.iter() {
        writeln!(shown, "{} (whole)", document.key).unwrap();
        writeln!(shown, "    {} {}", layout.source, planned(&document.source)).unwrap();
        for (locale, file) in layout.targets.iter().zip(&document.targets) {
            writeln!(shown, "    {locale} {}", planned(file)).unwrap();
        }
    }
    for file in &layout.common {
        writeln!(shown, "common {}", path(*file)).unwrap();
    }
    for finding in findings {
        let place = match &finding.place {
            Place::Project => "project".to_owned(),
            Place::Absent(path) => format!("({path})"),
            Place::File(file) | Place::Span(file, _) => path(*file),
        };
        let severity = finding.severity.as_str();
        writeln!(
            shown,
            "{place}: {severity}[{}] {}",
            finding.check, finding.message
        )
        .unwrap();
        for label in &finding.labels {
            let file = label.place.file().map(path).unwrap_or_default();
            writeln!(shown, "    {file}: {}", label.text).unwrap();
        }
        for note in &finding.notes {
            writeln!(shown, "    note: {note}").unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(shown, "    help: {help}").unwrap();
        }
    }
    shown
}
