//! The configured places as rules, and what they say of one path. Knows paths, not files.

use std::collections::{HashMap, HashSet};

use camino::Utf8PathBuf;

use crate::config::folder::{self, inside};
use crate::config::model::{CATALOG_FOLDERS, CatalogPaths, Config};
use crate::config::pattern::{Captures, PathPattern};
use crate::document::model::Format;
use crate::locale::name::is_named;
use crate::locale::tag::Locale;
use crate::text::span::Span;

/// The compiled rules of where the files of a project are.
pub(super) struct LayoutRules {
    pub(super) catalogs: Vec<Rule>,
    /// Statements that are translated as whole files: none where there are statements with catalogs.
    pub(super) documents: Vec<Rule>,
    /// The target locales, where the configuration lists them.
    targets: Option<Vec<Locale>>,
    /// Names of locales that are known as such by their documents: half of them translate a source that is there.
    proven: HashSet<String>,
    pub(super) shared: Vec<PathPattern>,
    pub(super) exclude: Vec<PathPattern>,
    code: Vec<PathPattern>,
    /// `content/`, empty for the project's own folder; `None` when there are documents instead.
    pub(super) content: Option<String>,
    /// `dist/`; absent when it would swallow the inputs.
    pub(super) output: Option<String>,
    /// The input folder that the output folder is or holds.
    pub(super) swallowed: Option<String>,
    /// The default folder that was taken, and those that hold catalogs too.
    pub(super) chosen: Option<(&'static str, Vec<&'static str>)>,
}

/// One pair of patterns; a folder makes two rules, for folders and for files named by a locale.
pub(super) struct Rule {
    /// `None`: the target pattern serves the source too.
    pub(super) source: Option<PathPattern>,
    pub(super) target: PathPattern,
    /// From captures to keys and back.
    pub(super) key: PathPattern,
    /// The ending that keys leave out: `.ftl`. Those of documents keep theirs.
    extension: &'static str,
    pub(super) locales: Option<Vec<Locale>>,
}

/// A path that a rule names.
pub(super) struct Hit<'p> {
    pub(super) rule: usize,
    pub(super) side: RuleSide,
    pub(super) captures: Captures<'p>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleSide {
    Source,
    Target,
    /// The locale will tell.
    Either,
}

impl LayoutRules {
    pub(super) fn new(config: &Config, paths: &[Utf8PathBuf]) -> Self {
        let mut chosen = None;
        let places = match &config.catalogs {
            Some(places) => places.clone(),
            None => {
                let mut found = found_folders(paths);
                let folder = if found.is_empty() {
                    CATALOG_FOLDERS[0]
                } else {
                    found.remove(0)
                };
                chosen = Some((folder, found));
                vec![CatalogPaths::folder(folder)]
            }
        };
        let mut catalogs: Vec<Rule> = places.iter().flat_map(rules).collect();
        name_keys(&mut catalogs);
        let output = inside(config.output.as_str());
        let documents = document_rules(config);
        let swallowed = folder::swallowed(config, catalogs.iter().flat_map(Rule::folders));
        Self {
            catalogs,
            targets: config.targets.clone(),
            proven: proven_locales(&documents, paths),
            shared: parsed(&config.shared),
            exclude: parsed(&config.exclude),
            code: parsed(&config.code.files),
            content: documents
                .is_empty()
                .then(|| inside(config.content.as_str())),
            documents,
            output: swallowed.is_none().then_some(output),
            swallowed,
            chosen,
        }
    }

    /// Returns whether a path is never an input: hidden, output, or of a build tool.
    pub(super) fn never(&self, path: &str) -> bool {
        path.starts_with('.')
            || path.contains("/.")
            || path.starts_with("target/")
            || path.starts_with("node_modules/")
            || path.contains("/node_modules/")
            || self
                .output
                .as_ref()
                .is_some_and(|output| path.starts_with(output.as_str()))
    }

    /// Returns the paths that are code of the program.
    pub(super) fn code_files(&self, paths: &[Utf8PathBuf]) -> Vec<Utf8PathBuf> {
        let is_one_of = |patterns: &[PathPattern], path: &str| {
            patterns.iter().any(|pattern| pattern.matches(path))
        };
        let is_code = |path: &&Utf8PathBuf| {
            let path = path.as_str();
            is_one_of(&self.code, path) && !self.never(path) && !is_one_of(&self.exclude, path)
        };
        paths.iter().filter(is_code).cloned().collect()
    }

    /// Returns the key of a statement, if the path is one: `a/b` of `content/a/b.md`.
    pub(super) fn statement<'p>(&self, path: &'p str) -> Option<&'p str> {
        let key = statement_stem(path.strip_prefix(self.content.as_ref()?.as_str())?)?;
        (!key.is_empty() && !key.ends_with('/')).then_some(key)
    }

    /// Returns the rule that names the path as a document.
    ///
    /// `README.es.md` is the translation of `README.md` also where the source pattern is `*.md`: a locale within what a
    /// wildcard of the source stands for counts, if the language is known or asked for.
    pub(super) fn document<'p>(&self, path: &'p str) -> Option<Hit<'p>> {
        statement_stem(path)?;
        let source = hit(&self.documents, path)?;
        let as_translation = self.documents.iter().enumerate().find_map(|(rule, it)| {
            let captures = it.target.captures(path)?;
            let spelling = captures.locale?;
            let locale = Locale::parse(spelling)?;
            let is_asked_for = match &self.targets {
                Some(targets) => targets.contains(&locale),
                None => is_named(&locale) || self.proven.contains(spelling),
            };
            let is_within = |wild: &&str| {
                let place = Span::of(path, spelling);
                !wild.is_empty() && Span::of(path, wild).holds(place)
            };
            let within =
                source.side == RuleSide::Source && source.captures.wild.iter().any(is_within);
            (is_asked_for && within).then_some(Hit {
                rule,
                side: RuleSide::Target,
                captures,
            })
        });
        as_translation.or(Some(source))
    }

    /// Returns the first rule that names the path as a catalog.
    pub(super) fn catalog<'p>(&self, path: &'p str) -> Option<Hit<'p>> {
        hit(&self.catalogs, path)
    }

    /// Returns the first rule by which a catalog of this key would be named.
    pub(super) fn of_key(&self, key: &str) -> Option<usize> {
        let path = format!("{key}.ftl");
        self.catalogs
            .iter()
            .position(|rule| rule.key.matches(&path))
    }

    /// Returns where a catalog would be whose key no rule can name.
    pub(super) fn fallback(&self, locale: &str, key: &str) -> String {
        let folder = self
            .catalogs
            .first()
            .map_or(CATALOG_FOLDERS[0], |rule| rule.target.folder());
        format!("{}{locale}/{key}.ftl", inside(folder))
    }
}

impl Rule {
    /// Returns whether these catalogs are to be translated into the locale.
    pub(super) fn wants(&self, locale: &Locale) -> bool {
        self.locales
            .as_ref()
            .is_none_or(|locales| locales.contains(locale))
    }

    /// Returns the folders that hold its catalogs.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.source
            .iter()
            .chain([&self.target])
            .map(PathPattern::folder)
    }

    pub(super) fn key(&self, captures: &Captures) -> String {
        let mut key = self.key.expand("", &captures.wild);
        if key.ends_with(self.extension) {
            key.truncate(key.len() - self.extension.len());
        }
        key
    }

    /// Returns the path of the source catalog, if the rule has catalogs of this key.
    pub(super) fn source_path(&self, locale: &str, key: &str) -> Option<String> {
        let pattern = self.source.as_ref().unwrap_or(&self.target);
        self.path(pattern, locale, key)
    }

    pub(super) fn target_path(&self, locale: &str, key: &str) -> Option<String> {
        self.path(&self.target, locale, key)
    }

    fn path(&self, pattern: &PathPattern, locale: &str, key: &str) -> Option<String> {
        let key = format!("{key}{}", self.extension);
        let captures = self.key.captures(&key)?;
        Some(pattern.expand(locale, &captures.wild))
    }

    /// Returns whether the paths of its sources tell no locale: `README.md` beside `README.es.md`.
    pub(super) fn hides_source(&self) -> bool {
        self.source.as_ref().is_some_and(|it| !it.has_locale())
    }

    /// Returns the locale that the source pattern names by itself: `en-US` of `app/en-US/**`.
    pub(super) fn named_source(&self) -> Option<Locale> {
        let source = self.source.as_ref().filter(|source| !source.has_locale())?;
        let own = |name: &&str| !self.target.literals().any(|other| other == *name);
        let locales: Vec<Locale> = source
            .literals()
            .filter(own)
            // Three letters are a tag too, but `src` is a folder.
            .filter(|name| name.len() == 2 || name.contains(['-', '_']))
            .filter_map(Locale::parse)
            .collect();
        let english = locales.iter().find(|locale| locale.language() == "en");
        english.or(locales.first()).cloned()
    }
}

/// Returns the first rule that names the path.
fn hit<'p>(rules: &[Rule], path: &'p str) -> Option<Hit<'p>> {
    rules.iter().enumerate().find_map(|(rule, it)| {
        let (side, captures) = match &it.source {
            None => (RuleSide::Either, it.target.captures(path)?),
            Some(source) => match source.captures(path) {
                Some(captures) => (RuleSide::Source, captures),
                None => (RuleSide::Target, it.target.captures(path)?),
            },
        };
        Some(Hit {
            rule,
            side,
            captures,
        })
    })
}

/// Returns the default folders that hold catalogs, in their order.
pub(super) fn found_folders(paths: &[Utf8PathBuf]) -> Vec<&'static str> {
    let mut found = [false; CATALOG_FOLDERS.len()];
    for path in paths.iter().map(|path| path.as_str()) {
        let Some((folder, _)) = path.split_once('/') else {
            continue;
        };
        if let Some(place) = CATALOG_FOLDERS.iter().position(|it| *it == folder) {
            found[place] |= path.ends_with(".ftl") && !path.contains("/.");
        }
    }
    let folders = CATALOG_FOLDERS.into_iter().zip(found);
    folders
        .filter(|(_, found)| *found)
        .map(|(folder, _)| folder)
        .collect()
}

/// Patterns that were checked when the configuration was read; others are left out.
pub(super) fn parsed(patterns: &[String]) -> Vec<PathPattern> {
    patterns
        .iter()
        .filter_map(|it| PathPattern::parse(it).ok())
        .collect()
}

pub(super) fn rules(place: &CatalogPaths) -> Vec<Rule> {
    let texts = match place.as_folder() {
        None => vec![(place.source.clone(), place.target.clone())],
        Some(folder) => ["{locale}/**/*.ftl", "{locale}.ftl"]
            .map(|rest| inside(folder) + rest)
            .map(|pattern| (pattern.clone(), pattern))
            .to_vec(),
    };
    let rule = |(source, target): (String, String)| {
        let pattern = PathPattern::parse(&target).ok()?;
        Some(Rule {
            source: if source == target {
                None
            } else {
                Some(PathPattern::parse(&source).ok()?)
            },
            key: pattern.clone(),
            target: pattern,
            extension: ".ftl",
            locales: place.locales.clone(),
        })
    };
    texts.into_iter().filter_map(rule).collect()
}

/// Returns the names of locales for which half of the documents at least translate one that no locale names.
fn proven_locales(documents: &[Rule], paths: &[Utf8PathBuf]) -> HashSet<String> {
    let rules: Vec<&Rule> = documents
        .iter()
        .filter(|rule| rule.hides_source())
        .collect();
    if rules.is_empty() {
        return HashSet::new();
    }
    let all: HashSet<&str> = paths.iter().map(|path| path.as_str()).collect();
    let mut found: HashMap<&str, (usize, usize)> = HashMap::new();
    for path in paths {
        let named = rules.iter().find_map(|rule| {
            let captures = rule.target.captures(path.as_str())?;
            let source = rule.source_path("", &rule.key(&captures))?;
            Some((captures.locale?, source))
        });
        if let Some((spelling, source)) = named
            && Locale::parse(spelling).is_some()
        {
            let (translations, total) = found.entry(spelling).or_default();
            *translations += usize::from(all.contains(source.as_str()));
            *total += 1;
        }
    }
    let proven = found
        .into_iter()
        .filter(|(_, (translations, total))| translations * 2 >= *total);
    proven.map(|(spelling, _)| spelling.to_owned()).collect()
}

fn document_rules(config: &Config) -> Vec<Rule> {
    let whole = |rule| Rule {
        extension: "",
        ..rule
    };
    let mut rules: Vec<Rule> = config.documents.iter().flat_map(rules).map(whole).collect();
    name_keys(&mut rules);
    rules
}

/// Keys leave out the locale, and the folders before it that all rules have in common.
fn name_keys(rules: &mut [Rule]) {
    let Some(first) = rules.first().map(|rule| rule.target.clone()) else {
        return;
    };
    let common = rules
        .iter()
        .map(|rule| rule.target.common_folders(&first))
        .min()
        .unwrap_or(0);
    for rule in rules {
        rule.key = rule.target.without_locale(common);
    }
}

/// Returns a statement's path without its extension.
pub(super) fn statement_stem(path: &str) -> Option<&str> {
    let (stem, extension) = path.rsplit_once('.')?;
    Format::of_extension(extension).map(|_| stem)
}
