//! What goes to translators and comes home, over every project of these tests, and of `PARIDAD_CORPORA` when it names a
//! folder that has some: a file that nobody touched changes no byte, and a text that somebody wrote changes no other.

use std::path::{Path, PathBuf};

use camino::{Utf8Path, Utf8PathBuf};
use paridad::config;
use paridad::config::model::Config;
use paridad::disk::project_folder::ProjectFolder;
use paridad::disk::{self, listing};
use paridad::document;
use paridad::document::model::{Format, Options};
use paridad::exchange::model::{Exchange, ExchangeUnit, UnitPiece};
use paridad::exchange::{ExchangeFormat, read, write};
use paridad::fluent::model::Entry;
use paridad::fluent::parse::parse;
use paridad::fluent::written::written;
use paridad::pipeline::export::evidence::enrich;
use paridad::pipeline::export::export;
use paridad::pipeline::export::request::ExportRequest;
use paridad::pipeline::import::import;
use paridad::pipeline::import::model::{
    ImportOutcome, ImportPolicy, ImportRequest, Imported, NamedReturn,
};
use paridad::pipeline::text_change::TextChange;
use paridad::project::layout::Layout;
use paridad::text::canonical::canonical;
use paridad::text::slice::Slice;

use rayon::prelude::*;

use crate::unit::material::folders;

/// The formats that come back, and whether they say what is known of the texts.
const FORMATS: [(ExchangeFormat, bool); 7] = [
    (ExchangeFormat::Xliff, false),
    (ExchangeFormat::Xliff2, false),
    (ExchangeFormat::Xliff2, true),
    (ExchangeFormat::Po, false),
    (ExchangeFormat::Csv, false),
    (ExchangeFormat::Xlsx, false),
    (ExchangeFormat::Tmx, false),
];

/// What is written at the end of texts.
const WORD: &str = " ámbar";

pub(super) struct TestProject {
    pub(super) files: ProjectFolder,
    pub(super) config: Config,
    pub(super) layout: Layout,
}

/// Finds the folders that are projects, whatever stands in them.
pub(super) fn projects(folder: &Path, found: &mut Vec<PathBuf>) {
    let files = ["paridad.toml", "l10n.toml", "i18n.toml", "locales"];
    if files.iter().any(|name| folder.join(name).exists()) {
        found.push(folder.to_owned());
        return;
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.is_symlink() {
            projects(&path, found);
        }
    }
}

impl TestProject {
    pub(super) fn open(folder: &Path) -> Self {
        let folder = Utf8PathBuf::from_path_buf(folder.to_owned()).unwrap();
        let root = disk::project_at(folder.clone());
        let config = disk::configuration(&root).map_or_else(|_| Config::default(), |(it, _)| it);
        let layout = listing::plan(&root.folder, &config).layout;
        Self {
            files: root.folder,
            config,
            layout,
        }
    }

    /// Opens the documents of a folder that are translated as whole files, where it has some beside its catalogs.
    fn of_documents(folder: &Path) -> Option<Self> {
        let mut project = Self::open(folder);
        if !folder.join("docs/en").is_dir() || !project.layout.documents.is_empty() {
            return None;
        }
        let text = "source = \"en\"\ncontent = \"docs/{locale}/**/*\"\ncatalogs = []\n";
        project.config = config::read("paridad.toml".into(), text).0;
        project.layout = listing::plan(&project.files, &project.config).layout;
        assert!(!project.layout.documents.is_empty(), "{}", folder.display());
        Some(project)
    }

    fn export(&self, target: usize, is_rich: bool) -> Exchange {
        let request = ExportRequest {
            target,
            documents: Vec::new(),
            only: None,
            all_plurals: false,
            empties_stale: false,
        };
        let mut exchange = export(&self.layout, &self.config, &self.files, &request);
        if is_rich {
            enrich(
                &mut exchange,
                &self.layout,
                &self.config,
                &self.files,
                target,
            );
        }
        exchange
    }

    /// Lets texts go out and come home.
    fn returned(&self, target: usize, format: ExchangeFormat, exchange: &Exchange) -> Imported {
        let place = self.place(target, format);
        let bytes = write(format, exchange).unwrap_or_else(|fault| panic!("{place}: {fault:?}"));
        let content = read(bytes).unwrap_or_else(|fault| panic!("{place}: {fault:?}"));
        let files = content.unwrap_or_else(|| panic!("{place}")).files;
        let files: Vec<NamedReturn> = files
            .into_iter()
            .map(|returned| NamedReturn {
                file: "back".into(),
                returned,
            })
            .collect();
        let request = ImportRequest {
            target,
            files: &files,
            policy: ImportPolicy::default(),
        };
        import(&self.layout, &self.config, &self.files, &request)
    }

    fn place(&self, target: usize, format: ExchangeFormat) -> String {
        let locale = &self.layout.targets[target];
        format!("{} {locale} {format:?}", self.files.as_str())
    }

    /// Checks that what nobody touched changes nothing.
    fn comes_home_untouched(&self, target: usize, format: ExchangeFormat, exchange: &Exchange) {
        let imported = self.returned(target, format, exchange);
        let place = self.place(target, format);
        let changed: Vec<_> = imported.changes.keys().collect();
        assert!(
            changed.is_empty(),
            "{place}: {changed:?} {:#?}",
            imported.rows
        );
        for row in &imported.rows {
            let is_moved = matches!(row.outcome, ImportOutcome::Conflict | ImportOutcome::Orphan);
            assert!(!is_moved && !row.is_written(), "{place}: {row:#?}");
        }
    }

    /// Checks that a text that was written changes its message or its block alone; returns whether it was taken.
    fn one_text_changes_alone(
        &self,
        (target, format): (usize, ExchangeFormat),
        exchange: &Exchange,
        (file, at): (usize, usize),
    ) -> bool {
        let mut exchange = exchange.clone();
        let unit = &mut exchange.files[file].units[at];
        if !write_at_end(unit) {
            return false;
        }
        let message = unit.message.clone();
        let place = format!("{} {}", self.place(target, format), unit.id);
        let imported = self.returned(target, format, &exchange);
        for row in &imported.rows {
            let is_its = row.after.ends_with(WORD);
            assert!(is_its || !row.is_written(), "{place}: {row:#?}");
        }
        let mut texts = imported.changes.iter();
        let texts: Vec<_> = texts
            .by_ref()
            .filter(|(path, _)| !path.as_str().ends_with(".state.toml"))
            .collect();
        assert!(texts.len() <= 1, "{place}");
        for (path, change) in &texts {
            let (start, end) = changed_part(&change.before, &change.after);
            if path.extension() == Some("ftl") {
                let catalog = parse(&change.before);
                let mut entries = catalog.entries.iter();
                let found = entries.find(|entry| {
                    let span = entry.span.range();
                    span.start <= start && end <= span.end
                });
                let found = found.map(|entry| entry.name());
                assert_eq!(found.as_ref(), Some(&message), "{place}");
            } else {
                let format = Format::of_extension(path.extension().unwrap()).unwrap();
                let before = document::parse(format, &change.before, &Options::default());
                let touched = before.blocks.iter().filter(|block| {
                    let span = block.span.range();
                    span.start < end.max(start + 1) && start < span.end
                });
                assert!(touched.count() <= 1, "{place}");
            }
        }
        !texts.is_empty()
    }

    /// Checks that texts that were written, every third one, change their messages or blocks alone, and those by what was
    /// written alone; returns how many were taken.
    fn texts_change_alone(
        &self,
        (target, format): (usize, ExchangeFormat),
        exchange: &Exchange,
        turn: usize,
    ) -> usize {
        let mut exchange = exchange.clone();
        let units = exchange.files.iter_mut().flat_map(|file| &mut file.units);
        for unit in units.skip(turn).step_by(3) {
            write_at_end(unit);
        }
        let imported = self.returned(target, format, &exchange);
        let place = self.place(target, format);
        for row in &imported.rows {
            let is_its = row.after.ends_with(WORD);
            assert!(is_its || !row.is_written(), "{place}: {row:#?}");
        }
        let mut found = 0;
        for (path, change) in &imported.changes {
            if !path.as_str().ends_with(".state.toml") {
                found += change.after.matches(WORD).count();
                changed_by_the_word_alone(path, change);
            }
        }
        let written = imported.rows.iter().filter(|row| row.is_written());
        assert_eq!(found, written.count(), "{place}");
        found
    }

    /// Checks each language in each format; returns how many files went out, and how many texts were written.
    fn check(&self, is_thorough: bool) -> (usize, usize) {
        let (mut files, mut texts) = (0, 0);
        for target in 0..self.layout.targets.len() {
            for (number, (format, is_rich)) in FORMATS.into_iter().enumerate() {
                let exchange = self.export(target, is_rich);
                if exchange.files.is_empty() {
                    continue;
                }
                files += 1;
                self.comes_home_untouched(target, format, &exchange);
                // Another third in each format: together they have every text.
                if is_thorough {
                    texts += self.texts_change_alone((target, format), &exchange, number % 3);
                }
                for file in 0..exchange.files.len().min(2) {
                    let count = exchange.files[file].units.len();
                    for at in [0, count / 2] {
                        let ground = (target, format);
                        let is_taken = self.one_text_changes_alone(ground, &exchange, (file, at));
                        texts += usize::from(is_taken);
                    }
                }
            }
        }
        (files, texts)
    }
}

/// Writes a word at the end of a translation; `false` where there is none.
fn write_at_end(unit: &mut ExchangeUnit) -> bool {
    if !unit.is_translatable || unit.target.is_empty() {
        return false;
    }
    unit.target.push(UnitPiece::Text(WORD.to_owned()));
    unit.target_text.push_str(WORD);
    true
}

/// Checks that a file has the word in it, and is as it was.
fn changed_by_the_word_alone(path: &Utf8Path, change: &TextChange) {
    let (before, after) = (&change.before, &change.after);
    if path.extension() == Some("ftl") {
        let (before, after) = (parse(before), parse(after));
        assert_eq!(before.entries.len(), after.entries.len(), "{path}");
        for (was, is) in before.entries.iter().zip(&after.entries) {
            let text = after.source.slice(is.span.range());
            let is_touched = text.contains(WORD);
            let is_same = text == before.source.slice(was.span.range());
            assert!(is_same || is_touched, "{path}: {text}");
            // Sentences around selectors may be written whole, one for each case.
            if !texts(was).iter().any(|it| it.contains(" -> ")) {
                let plain: Vec<String> = texts(is).iter().map(|it| it.replace(WORD, "")).collect();
                assert_eq!(plain, texts(was), "{path}: {text}");
            }
        }
        return;
    }
    let format = Format::of_extension(path.extension().unwrap()).unwrap();
    let before = document::parse(format, before, &Options::default());
    let after = document::parse(format, after, &Options::default());
    assert_eq!(before.blocks.len(), after.blocks.len(), "{path}");
    for (was, is) in before.blocks.iter().zip(&after.blocks) {
        assert_eq!(is.text.replace(WORD, ""), *was.text, "{path}");
    }
}

/// Returns what an entry says. A blank at the end of a line may have become one that is seen.
fn texts(entry: &Entry<'_>) -> Vec<String> {
    let texts = entry.patterns().map(|(_, it)| written(it));
    let texts = texts.map(|it| canonical(&it.replace("{ \" \" }", " ")).into_owned());
    texts.collect()
}

/// Returns where a text was changed, in the text before.
fn changed_part(before: &str, after: &str) -> (usize, usize) {
    let same = |(one, other): &(u8, u8)| one == other;
    let start = before.bytes().zip(after.bytes()).take_while(same).count();
    let most = before.len().min(after.len()) - start;
    let ends = before.bytes().rev().zip(after.bytes().rev());
    let end = ends.take(most).take_while(same).count();
    (start, before.len() - end)
}

fn check_all(folders: &[PathBuf], is_thorough: bool) {
    let mut found = Vec::new();
    for folder in folders {
        projects(folder, &mut found);
    }
    found.sort();
    let opened = found.iter().flat_map(|folder| {
        std::iter::once(TestProject::open(folder)).chain(TestProject::of_documents(folder))
    });
    let opened: Vec<TestProject> = opened.collect();
    let checked = opened.par_iter().map(|it| it.check(is_thorough));
    let (files, texts) = checked.reduce(|| (0, 0), |one, other| (one.0 + other.0, one.1 + other.1));
    println!(
        "{files} files of {} projects, {texts} texts written",
        opened.len()
    );
    assert!(files > 0 && texts > 0);
}

#[test]
fn projects_come_home() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    check_all(&[root.join("tests")], false);
}

#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn real_projects_come_home() {
    check_all(&folders("PARIDAD_CORPORA"), false);
}

/// Not run by CI: it takes minutes, and tells of blanks at the ends of lines that come home written otherwise.
#[test]
#[ignore = "needs PARIDAD_CORPORA"]
fn every_real_text_comes_home() {
    check_all(&folders("PARIDAD_CORPORA"), true);
}
