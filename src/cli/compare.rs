//! `paridad compare`: a document beside its translation, without a project.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use anyhow::anyhow;
use camino::{Utf8Path, Utf8PathBuf};
use clap::Args;

use crate::cli::adopt::read::{is_word, labels_of, of_unread};
use crate::cli::choices::{FailOn, FormatName, select_checks};
use crate::cli::failure::Failure;
use crate::cli::findings::FindingsReport;
use crate::cli::output::{Exit, Output};
use crate::cli::paths::{absolute, reader};
use crate::cli::surroundings::Surroundings;
use crate::cli::{Global, look};
use crate::config::model::Config;
use crate::diagnostic::Severity;
use crate::disk;
use crate::disk::plain::{read_named, read_named_text};
use crate::disk::project_folder::ProjectFolder;
use crate::document::model::Format;
use crate::document::office::word::WordDocument;
use crate::locale::languages::profile;
use crate::locale::tag::Locale;
use crate::pipeline::analyze::analyze;
use crate::pipeline::manual_page::manual_page;
use crate::pipeline::selection::Selection;
use crate::project::layout::source_basis::SourceBasis;
use crate::project::layout::{DocumentPlan, Layout, PlannedCatalog};
use crate::report;
use crate::report::check_manual::CheckManual;
use crate::text::file_source::FileSource;
use crate::text::slice::Slice;
use crate::text::source::{FileId, FilePaths};

/// Compare a document with its translation, block by block
#[derive(Args)]
#[command(after_help = "\
The blocks of the two documents (paragraphs, headings, items, cells) are laid side by side. What is
missing, what is too much and what differs in numbers, links, marks and words is found as `check`
finds it. For a whole tree of documents, set `content = \"docs/{locale}/**/*.md\"` and use `check`.

Examples:
  paridad compare docs/en/call.md docs/es/call.md
  paridad compare call.md llamamiento.md --locale es
  paridad compare call.html call.pt-BR.html --only numbers,link-target
  paridad compare call.docx llamamiento.docx --locale es

Exit codes:
  0  clean
  1  findings at or above --fail-on
  2  wrong usage, or files that cannot be read")]
pub(super) struct Compare {
    /// The source document: Markdown, HTML, plain text or Word
    source: Utf8PathBuf,
    /// Its translation, in the same format or another
    translation: Utf8PathBuf,
    /// The locale of the source [default: as its path tells, else en]
    #[arg(long, value_name = "LOCALE")]
    source_locale: Option<String>,
    /// The locale of the translation [default: as its path tells]
    #[arg(long, value_name = "LOCALE")]
    locale: Option<String>,
    /// How to show findings
    #[arg(long, value_enum, default_value = "human")]
    format: FormatName,
    /// Run these checks alone
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    only: Vec<String>,
    /// Do not run these checks
    #[arg(long, value_name = "CHECK", value_delimiter = ',')]
    skip: Vec<String>,
    /// The least severity that makes the exit code 1
    #[arg(long, value_enum, default_value = "error", value_name = "LEVEL")]
    fail_on: FailOn,
}

pub(super) fn run(
    args: &Compare,
    global: &Global,
    surroundings: &Surroundings,
) -> anyhow::Result<Output> {
    let checks = select_checks(&args.only, &args.skip)?;
    let directory = surroundings.directory()?;
    let source = NamedDocument::find(&directory, &args.source)?;
    let translation = NamedDocument::find(&directory, &args.translation)?;
    if source.path == translation.path {
        let hint = "name the source first, and then its translation";
        return Err(Failure::new("a document cannot be compared with itself", hint).into());
    }
    let root = common_folder(&source.path, &translation.path);
    let (source, translation) = (source.below(&root)?, translation.below(&root)?);
    let (source_locale, locale) = locales(args, &source, &translation)?;
    let layout = layout(source, translation, source_locale, locale);
    let selection = Selection {
        checks,
        locales: None,
        paths: Vec::new(),
    };
    let config = Config::default();
    let files = NamedFiles {
        named: layout.files.iter().map(|path| root.join(path)).collect(),
        folder: ProjectFolder::open(&root),
        root: &root,
    };
    let analysis = analyze(&layout, &config, &files, &selection);
    let mut err = String::new();
    for path in layout.files.iter().filter(|path| is_word(path)) {
        // What cannot be read is a finding.
        let unread = files.word(&root.join(path)).map(|it| it.unread());
        if let Some(remark) = of_unread(path, &unread.unwrap_or_default()) {
            let color = surroundings.err.color;
            err.push_str(&report::labelled(color, Severity::Warning, &remark));
        }
    }
    let pages: Vec<CheckManual> = selection.checks.iter().map(|it| manual_page(*it)).collect();
    let failed = analysis.findings.iter().any(|it| args.fail_on.is_met(it));
    let findings = FindingsReport {
        project: None,
        format: args.format.format(),
        look: look(global, surroundings),
        analysis,
        known: 0,
        is_recorded: false,
        gates: Vec::new(),
        reader: reader(&directory, &root),
        pages,
    };
    Ok(Output {
        findings: vec![findings],
        err,
        exit: if failed { Exit::Findings } else { Exit::Clean },
        ..Output::default()
    })
}

/// The documents that the user named, wherever links lead from there, and what stands in their folder.
struct NamedFiles<'r> {
    root: &'r Utf8Path,
    named: Vec<Utf8PathBuf>,
    folder: ProjectFolder,
}

impl NamedFiles<'_> {
    fn word(&self, path: &Utf8Path) -> io::Result<WordDocument> {
        let document = WordDocument::read(&read_named(path)?);
        document.map_err(|reason| io::Error::new(io::ErrorKind::InvalidData, reason))
    }

    /// Returns the labels of the footnotes of the source, where that is no Word document itself.
    fn labels(&self) -> Vec<String> {
        let source = self.named.first();
        let source = source.and_then(|path| {
            let format = path.extension().and_then(Format::of_extension)?;
            Some(labels_of(&read_named_text(path).ok()?, format))
        });
        source.unwrap_or_default()
    }
}

impl FileSource for NamedFiles<'_> {
    fn read(&self, path: &Utf8Path) -> io::Result<Vec<u8>> {
        let whole = self.root.join(path);
        if self.named.contains(&whole) && is_word(path) {
            let document = self.word(&whole)?.with_labels(&self.labels());
            Ok(document.html().into_bytes())
        } else if self.named.contains(&whole) {
            read_named(&whole)
        } else {
            self.folder.read(path)
        }
    }
}

/// A document that the user named.
struct NamedDocument {
    /// Absolute.
    path: Utf8PathBuf,
}

impl NamedDocument {
    /// Returns its path relative to a folder that holds it.
    fn below(&self, folder: &Utf8Path) -> anyhow::Result<Utf8PathBuf> {
        let path = self.path.strip_prefix(folder);
        let path = path.map_err(|_| anyhow!("`{}` is on another disk", self.path));
        Ok(path?.to_owned())
    }

    fn find(directory: &Utf8Path, typed: &Utf8Path) -> Result<Self, Failure> {
        let path = absolute(directory, typed);
        if !disk::exists(&path) {
            return Err(Failure::new(
                format!("there is nothing at `{typed}`"),
                format!("paths are relative to the current directory, `{directory}`"),
            ));
        }
        if disk::is_folder(&path) {
            return Err(Failure::new(
                format!("`{typed}` is a folder"),
                "for a tree of documents, set `content = \"docs/{locale}/**/*.md\"` and use `check`",
            ));
        }
        if path.extension().and_then(Format::of_document).is_none() {
            return Err(Failure::new(
                format!(
                    "`{typed}` is neither Markdown nor HTML nor plain text nor a Word document"
                ),
                "its name should end with `.md`, `.html`, `.txt` or `.docx`",
            ));
        }
        Ok(Self { path })
    }
}

/// Returns the locales as they were asked for, or as the paths tell them.
fn locales(
    args: &Compare,
    source: &Utf8Path,
    translation: &Utf8Path,
) -> Result<(Locale, Locale), Failure> {
    let source_locale = match asked(args.source_locale.as_deref())? {
        Some(locale) => locale,
        None => told(source).unwrap_or_else(|| Locale::parse("en").expect("`en` is a tag")),
    };
    let locale = match asked(args.locale.as_deref())? {
        Some(locale) => locale,
        None => told(translation).ok_or_else(|| {
            Failure::new(
                format!("the path of `{}` tells no locale", args.translation),
                "say it with `--locale es`",
            )
        })?,
    };
    if source_locale == locale {
        Err(Failure::new(
            format!("both documents are in `{locale}`"),
            "say which is in which with `--source-locale en --locale es`",
        ))
    } else {
        Ok((source_locale, locale))
    }
}

/// Returns the locale of a tag that was typed.
fn asked(tag: Option<&str>) -> Result<Option<Locale>, Failure> {
    let Some(tag) = tag else {
        return Ok(None);
    };
    Locale::parse(tag).map(Some).ok_or_else(|| {
        Failure::new(
            format!("`{tag}` is no language tag"),
            "a tag is written like `es` or `pt-BR`",
        )
    })
}

/// Returns the locale that a path tells, from the folder on that holds both documents: `call.es.md`, `call_es.md`,
/// `es/call.md`, `pages.es/call.md`. Only languages that are known count, since `is` and `no` are words too.
fn told(path: &Utf8Path) -> Option<Locale> {
    let mut parts = path.components().rev().map(|part| part.as_str());
    let stem = path.file_stem()?;
    let name = locale_of_name(stem);
    parts.next();
    name.or_else(|| parts.find_map(locale_of_name))
}

/// Returns the locale that a name is or ends with.
fn locale_of_name(name: &str) -> Option<Locale> {
    let ends = name.match_indices(['.', '_', '-']);
    let ends = ends.map(|(at, _)| name.slice(at + 1..));
    let mut locales = std::iter::once(name).chain(ends).filter_map(Locale::parse);
    locales.find(|locale| profile(locale).is_known())
}

/// Returns the deepest folder that holds both.
fn common_folder(one: &Utf8Path, other: &Utf8Path) -> Utf8PathBuf {
    let mut folders = one.ancestors().skip(1);
    let common = folders.find(|folder| other.starts_with(folder));
    common.unwrap_or(Utf8Path::new("/")).to_owned()
}

/// Returns a project of two files.
fn layout(
    source: Utf8PathBuf,
    translation: Utf8PathBuf,
    source_locale: Locale,
    locale: Locale,
) -> Layout {
    let mut files = vec![source.clone(), translation];
    files.sort();
    let [first, second] = [0, 1].map(|at| PlannedCatalog::File(FileId(at)));
    let (source_file, target_file) = if files[0] == source {
        (first, second)
    } else {
        (second, first)
    };
    Layout {
        source: source_locale,
        source_basis: SourceBasis::Stated,
        targets: vec![locale],
        files: FilePaths::new(files),
        documents: Arc::from([DocumentPlan {
            key: source.file_name().unwrap_or_default().to_owned(),
            source: source_file,
            targets: vec![target_file],
        }]),
        common: Vec::new(),
        states: BTreeMap::new(),
        sets: Arc::default(),
        leftovers: Vec::new(),
        code: Arc::default(),
        assumptions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_locales() {
        let told = |path: &str| {
            told(path.into())
                .map(|it| it.to_string())
                .unwrap_or_default()
        };
        for (path, expected) in [
            ("/docs/es/call.md", "es"),
            ("/docs/call.pt-BR.md", "pt-BR"),
            ("/docs/README_es.md", "es"),
            ("/docs/README-pt-BR.md", "pt-BR"),
            ("/pages.es/common/tar.md", "es"),
            ("/docs/en/es.md", "es"),
            ("/docs/call.md", ""),
            ("/no/is/call.md", ""),
        ] {
            assert_eq!(told(path), expected, "{path}");
        }
    }

    #[test]
    fn folders() {
        let common = |one: &str, other: &str| common_folder(one.into(), other.into()).into_string();
        assert_eq!(common("/a/en/x.md", "/a/es/x.md"), "/a");
        assert_eq!(common("/a/x.md", "/a/x.es.md"), "/a");
        assert_eq!(common("/a/x.md", "/b/x.md"), "/");
    }
}
