//! `paridad init`: a commented `paridad.toml` with what was found in the project.

pub(super) mod command;
mod example;
mod toml_text;
mod written;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;

use anyhow::bail;
use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::failure::Failure;
use crate::cli::init::written::written;
use crate::config::model::{CatalogPaths, Config};
use crate::config::setting::SettingKey;
use crate::disk::lock::Tell;
use crate::disk::seen::NotedFiles;
use crate::disk::writer::{NewText, ProjectWriter};
use crate::disk::{self, ProjectRoot, listing};
use crate::fluent::model::{Catalog, Entry, Part};
use crate::fluent::parse::parse;
use crate::pipeline::source_evidence::{SourceEvidence, source_evidence};
use crate::project::layout::{self, Layout, guess};
use crate::text::file_source::FileSource;

const NAME: &str = "paridad.toml";

/// Settings that are read from the catalogs, because the layout does not tell them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DetectedSettings {
    /// The folder of the catalogs, when no configuration names it.
    pub catalogs: Option<Utf8PathBuf>,
    /// Catalogs outside any locale that the source catalogs refer to.
    pub shared: Vec<Utf8PathBuf>,
    /// Functions that the source catalogs call, besides those that everyone has.
    pub functions: Vec<String>,
    /// True if nothing says that the source locale of the layout is the source.
    pub is_source_guessed: bool,
}

/// Returns the text of a `paridad.toml` for the project as it is. Nothing is written.
pub fn propose(project: &ProjectRoot) -> anyhow::Result<String> {
    let (mut config, _) = disk::configuration(project)?;
    let mut paths = listing::list(&project.folder, &config).paths;
    let guessed = guess::documents_of_content(&config, &paths);
    config.documents.extend(guessed);
    let (mut layout, _) = layout::plan(&config, &paths);
    if layout.sets.is_empty() && layout.documents.is_empty() {
        config = with_places_below(project, config)?;
        paths = listing::list(&project.folder, &config).paths;
        (layout, _) = layout::plan(&config, &paths);
    } else if config.documents.is_empty() && !has_statements(&layout) {
        let mut documents = listing::list_documents(&project.folder).paths;
        documents.retain(|path| !path.starts_with(&config.output));
        config.documents = guess::documents::documents(&documents);
        paths = listing::list(&project.folder, &config).paths;
        (layout, _) = layout::plan(&config, &paths);
    }
    let mut everywhere = listing::list_catalogs(&project.folder).paths;
    everywhere.retain(|path| !path.starts_with(&config.output));
    let files = &project.folder;
    let read = |path: &Utf8Path| {
        let bytes = files.read(path).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let mut found = look(&layout, &everywhere, read);
    found.catalogs = match config.catalogs {
        Some(_) => None,
        None => layout::catalog_folder(&paths).map(Utf8PathBuf::from),
    };
    match source_evidence(&layout, &config, files) {
        SourceEvidence::Confirmed => {}
        SourceEvidence::Named(locale) => {
            config.source = Some(locale);
            (layout, _) = layout::plan(&config, &paths);
        }
        SourceEvidence::Unknown(_) => found.is_source_guessed = true,
    }
    Ok(scaffold(&layout, &config, &found))
}

/// Returns the configuration of a project that has nothing where it is looked for, with what lies below.
///
/// # Errors
/// Projects below that have configurations of their own: one above them would take their place.
fn with_places_below(project: &ProjectRoot, config: Config) -> anyhow::Result<Config> {
    if !guess::is_left_open(&config) {
        return Ok(config);
    }
    let below = disk::projects_below(&project.folder);
    let configured: Vec<String> = below
        .iter()
        .filter(|folder| disk::has_configuration(&project.folder, folder))
        .map(|folder| format!("`{folder}`"))
        .collect();
    if !configured.is_empty() {
        let message = format!(
            "projects with a configuration of their own lie below: {}",
            configured.join(", ")
        );
        let hint = "`paridad check` looks at each of them; `-C DIR` names one";
        return Err(Failure::new(message, hint).into());
    }
    let signs = listing::list_signs_of_projects(&project.folder);
    Ok(guess::with_places(config, &signs))
}

/// Writes the text as the project's `paridad.toml`, over the one that is there only by `force`.
/// Gives its path in the project.
pub fn write(
    project: &ProjectRoot,
    text: &str,
    force: bool,
    tell: &mut Tell<'_>,
) -> anyhow::Result<Utf8PathBuf> {
    let present = project.configuration.as_deref();
    let present = present.filter(|path| path.file_name() == Some(NAME));
    let path = present.unwrap_or(Utf8Path::new(NAME)).to_owned();
    let writer = ProjectWriter::begin(&project.folder, tell)?;
    let (files, seen) = NotedFiles::new(&project.folder);
    // That it is there and cannot be read is for the writer to say.
    let _ = files.read(&path);
    if !force && project.folder.exists(&path) {
        bail!("`{path}` is there already: use `--force` to write over it");
    }
    let path_and_text = NewText { path: &path, text };
    writer.write(&seen, &[path_and_text])?;
    Ok(path)
}

/// Looks into the source catalogs, and into those among `everywhere` that are part of no set.
pub fn look(
    layout: &Layout,
    everywhere: &[Utf8PathBuf],
    read: impl Fn(&Utf8Path) -> Option<String>,
) -> DetectedSettings {
    let source = layout.sets.iter().filter_map(|set| set.source.file());
    let source = source.chain(layout.common.iter().copied());
    let mut wanted: Vec<String> = Vec::new();
    let mut defined: HashSet<String> = HashSet::new();
    let mut functions: BTreeSet<String> = BTreeSet::new();
    for file in source {
        let text = read(layout.path(file)).unwrap_or_default();
        let catalog = parse(&text);
        defined.extend(catalog.entries.iter().map(Entry::name));
        wanted.extend(references(&catalog));
        functions.extend(calls(&catalog));
    }

    let known: HashSet<&Utf8PathBuf> = layout.files.iter().collect();
    let mut others: Vec<LooseCatalog> = Vec::new();
    let mut defined_in: HashMap<String, usize> = HashMap::new();
    for path in everywhere.iter().filter(|path| !known.contains(path)) {
        let text = read(path).unwrap_or_default();
        let catalog = parse(&text);
        for entry in &catalog.entries {
            defined_in.entry(entry.name()).or_insert(others.len());
        }
        others.push(LooseCatalog {
            path,
            references: references(&catalog),
            calls: calls(&catalog),
        });
    }
    // What a shared catalog refers to is shared too.
    let mut shared: BTreeSet<&Utf8PathBuf> = BTreeSet::new();
    while let Some(id) = wanted.pop() {
        if defined.contains(&id) {
            continue;
        }
        let Some(other) = defined_in.get(&id) else {
            continue;
        };
        let other = &mut others[*other];
        if shared.insert(other.path) {
            wanted.append(&mut other.references);
            functions.extend(other.calls.drain(..));
        }
    }
    DetectedSettings {
        catalogs: None,
        shared: shared.into_iter().cloned().collect(),
        functions: functions.into_iter().collect(),
        is_source_guessed: false,
    }
}

/// A catalog that is part of no set.
struct LooseCatalog<'p> {
    path: &'p Utf8PathBuf,
    references: Vec<String>,
    calls: Vec<String>,
}

/// Returns the text of a `paridad.toml`: what was found, and every other key as a comment with its default.
pub fn scaffold(layout: &Layout, config: &Config, found: &DetectedSettings) -> String {
    let config = proposal(layout, config, found);
    let has_statements = has_statements(layout);
    let mut text =
        String::from("# The configuration of paridad. A key in a comment shows its default.\n");
    for setting in SettingKey::all() {
        let written = written(setting, &config, has_statements);
        let _ = write!(text, "\n# {}\n", written.meaning);
        for line in written.lines.lines() {
            let mark = if written.is_set { "" } else { "# " };
            let _ = writeln!(text, "{mark}{line}");
        }
    }
    text
}

/// Returns the configuration that the text of [`scaffold`] stands for.
pub fn proposal(layout: &Layout, config: &Config, found: &DetectedSettings) -> Config {
    let mut proposal = config.clone();
    proposal.origin = Some(NAME.into());
    proposal.has_found_places = false;
    if !found.is_source_guessed {
        proposal.source = Some(layout.source.clone());
    }
    if !layout.targets.is_empty() {
        proposal.targets = Some(layout.targets.clone());
    }
    if let Some(folder) = &found.catalogs {
        proposal.catalogs = Some(vec![CatalogPaths::folder(folder.as_str())]);
    }
    let shared = found.shared.iter().map(|path| path.to_string());
    proposal
        .shared
        .extend(shared.filter(|path| !config.shared.contains(path)));
    let functions = found
        .functions
        .iter()
        .filter(|name| !config.functions.contains(name));
    proposal.functions.extend(functions.cloned());
    proposal
}

fn has_statements(layout: &Layout) -> bool {
    layout.sets.iter().any(|set| set.statement.is_some())
}

/// Returns the ids that a catalog refers to, terms with their `-`.
fn references(catalog: &Catalog) -> Vec<String> {
    let mut references = Vec::new();
    walk(catalog, |part| match part {
        Part::Message { id, .. } => references.push((*id).to_owned()),
        Part::Term { id, .. } => references.push(format!("-{id}")),
        Part::Text(_) | Part::Literal(_) | Part::Number(_) | Part::Variable(_) => {}
        Part::Call { .. } | Part::Select(_) => {}
    });
    references
}

fn calls(catalog: &Catalog) -> Vec<String> {
    let mut functions = Vec::new();
    walk(catalog, |part| {
        if let Part::Call { function, .. } = part
            && !["NUMBER", "DATETIME"].contains(function)
        {
            functions.push((*function).to_owned());
        }
    });
    functions
}

fn walk<'c>(catalog: &'c Catalog, mut visit: impl FnMut(&'c Part<'c>)) {
    for (_, pattern) in catalog.entries.iter().flat_map(Entry::patterns) {
        pattern.walk(&mut visit);
    }
}
