//! Finds the documents to adopt and the statement that each translates.

use std::collections::{BTreeMap, HashMap};

use anyhow::Context;
use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::adopt::read::{ReadDocument, is_word, labels_of, of_unread, read_word};
use crate::cli::failure::Failure;
use crate::cli::paths::absolute;
use crate::cli::project::OpenedProject;
use crate::disk::plain::{read_named, read_named_text};
use crate::disk::project_folder::ProjectFolder;
use crate::disk::{self, listing};
use crate::document::model::Format;
use crate::locale::tag::Locale;
use crate::pipeline::adopt::Wanted;
use crate::text::file_source::FileSource as _;

/// The documents that the user named.
pub(super) struct FoundDocuments {
    pub wanted: Vec<Wanted>,
    /// Documents in a folder that are left out, and why.
    pub left_out: Vec<(Utf8PathBuf, &'static str)>,
    /// What is to be said of Word documents.
    pub remarks: Vec<String>,
}

pub(super) fn find(
    path: &Utf8Path,
    source: Option<&Utf8Path>,
    locale: &Locale,
    project: &OpenedProject,
    directory: &Utf8Path,
) -> anyhow::Result<FoundDocuments> {
    let full = absolute(directory, path);
    if !disk::exists(&full) {
        return Err(Failure::new(
            format!("there is nothing at `{path}`"),
            format!("paths are relative to the current directory, `{directory}`"),
        )
        .into());
    }
    let statements = Statements::new(project);
    if disk::is_folder(&full) {
        if source.is_some() {
            let hint = "name one document with it, or leave it out";
            return Err(Failure::new("`--source` is for one document", hint).into());
        }
        return folder(path, locale, &statements, &full);
    }
    let format = format_of(path);
    if format.is_none() && !is_word(path) {
        return Err(Failure::new(
            format!("`{path}` is no Markdown, HTML, plain text or Word document"),
            "the extension tells: .md, .html, .txt or .docx",
        )
        .into());
    }
    let set = match source {
        Some(source) => statements.named(source, &absolute(directory, source))?,
        None => statements
            .of_path(&full, locale)
            .map(|(set, _)| set)
            .ok_or_else(|| {
                Failure::new(
                    format!("no statement has the path of `{path}`"),
                    "name the statement with `--source FILE`",
                )
            })?,
    };
    if statements.path(set) == full {
        return Err(Failure::new(
            format!("`{path}` is the statement itself"),
            "name a translation of it",
        )
        .into());
    }
    let document = match format {
        Some(format) => ReadDocument {
            text: read_named_text(&full)?,
            format,
            named: None,
            unread: Vec::new(),
        },
        None => {
            let statement = statements.path(set);
            let labels = match format_of(&statement) {
                Some(format) => labels_of(&read_named_text(&statement)?, format),
                None => Vec::new(),
            };
            let locales = (&project.layout.source, locale);
            read_word(path, &read_named(&full)?, locales, &labels)?
        }
    };
    Ok(FoundDocuments {
        remarks: of_unread(path, &document.unread).into_iter().collect(),
        wanted: vec![Wanted {
            path: path.to_owned(),
            text: document.text,
            format: document.format,
            named: document.named,
            set,
        }],
        left_out: Vec::new(),
    })
}

fn folder(
    below: &Utf8Path,
    locale: &Locale,
    statements: &Statements<'_>,
    full: &Utf8Path,
) -> anyhow::Result<FoundDocuments> {
    let mut found = FoundDocuments {
        wanted: Vec::new(),
        left_out: Vec::new(),
        remarks: Vec::new(),
    };
    // Where a name tells the locale, the others of the same statement are in other languages.
    let mut taken: BTreeMap<usize, (LocaleInName, Utf8PathBuf)> = BTreeMap::new();
    let mut relatives = Vec::new();
    let documents = ProjectFolder::open(full);
    for relative in listing::list_documents(&documents).paths {
        match statements.of_path(&relative, locale) {
            Some((set, _)) if statements.path(set) == full.join(&relative) => {}
            Some((set, named)) => relatives.push((named, set, relative)),
            None => {
                let path = below.join(relative);
                found.left_out.push((path, "no statement has its path"));
            }
        }
    }
    relatives.sort();
    for (named, set, relative) in relatives {
        let path = below.join(&relative);
        match taken.get(&set) {
            Some((other, _)) if *other < named => {
                let reason = "the name of another one tells the locale";
                found.left_out.push((path, reason));
                continue;
            }
            Some((_, other)) => {
                return Err(Failure::new(
                    format!("`{other}` and `{path}` both translate one statement"),
                    "adopt one of them alone",
                )
                .into());
            }
            None => {}
        }
        taken.insert(set, (named, path.clone()));
        let Some(format) = format_of(&relative) else {
            continue;
        };
        found.wanted.push(Wanted {
            text: documents
                .read_text(&relative)
                .with_context(|| format!("reading `{path}`"))?,
            path,
            format,
            named: None,
            set,
        });
    }
    found.wanted.sort_by(|one, other| one.path.cmp(&other.path));
    found.left_out.sort();
    Ok(found)
}

fn format_of(path: &Utf8Path) -> Option<Format> {
    path.extension().and_then(Format::of_extension)
}

/// Tells whether the name of a document has its locale in it: `a.es.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum LocaleInName {
    ByLocale,
    Plainly,
}

/// The statements of a project by their keys.
struct Statements<'p> {
    project: &'p OpenedProject,
    by_key: HashMap<&'p str, usize>,
}

impl<'p> Statements<'p> {
    fn new(project: &'p OpenedProject) -> Self {
        let sets = project.layout.sets.iter().enumerate();
        let with_statement = sets.filter(|(_, set)| set.statement.is_some());
        Self {
            project,
            by_key: with_statement
                .map(|(at, set)| (set.key.as_str(), at))
                .collect(),
        }
    }

    /// Returns the statement's file, absolute.
    fn path(&self, set: usize) -> Utf8PathBuf {
        let layout = &self.project.layout;
        let statement = layout.sets[set].statement;
        let relative = statement.map(|file| layout.path(file)).unwrap_or("".into());
        self.project.root.join(relative)
    }

    fn named(&self, typed: &Utf8Path, full: &Utf8Path) -> Result<usize, Failure> {
        let mut sets = self.by_key.values().copied();
        sets.find(|set| self.path(*set) == full).ok_or_else(|| {
            Failure::new(
                format!("`{typed}` is no statement of this project"),
                format!("statements are in `{}/`", self.project.config.content),
            )
        })
    }

    /// Returns the statement whose key is the end of a path, the longest such; the locale in the name left out.
    fn of_path(&self, path: &Utf8Path, locale: &Locale) -> Option<(usize, LocaleInName)> {
        let stem = path.with_extension("");
        let parts: Vec<&str> = stem.components().map(|part| part.as_str()).collect();
        let (name, folders) = parts.split_last()?;
        let mut names = vec![(*name, LocaleInName::Plainly)];
        if let Some((bare, tag)) = name.rsplit_once(['.', '_'])
            && Locale::parse(tag).is_some_and(|tag| tag == *locale)
        {
            names.insert(0, (bare, LocaleInName::ByLocale));
        }
        for (name, named) in names {
            for from in 0..=folders.len() {
                let mut key = folders[from..].to_vec();
                key.push(name);
                if let Some(set) = self.by_key.get(key.join("/").as_str()) {
                    return Some((*set, named));
                }
            }
        }
        None
    }
}
