//! Documents that are translated as whole files: `docs/en/a.md` beside `docs/es/a.md`, `a.md` beside `a.es.md`.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::DocumentPaths;
use crate::locale::tag::Locale;
use crate::project::layout::guess::is_known;
use crate::project::layout::guess::merged::merged;
use crate::text::slice::Slice;

/// What stands between a name and its tag: `pages.es`, `contents_es`, `README-es.md`.
const SEPARATORS: [char; 3] = ['.', '_', '-'];

/// Returns the patterns of documents that are there in several locales, or in one beside those that no locale names.
pub fn documents(paths: &[Utf8PathBuf]) -> Vec<DocumentPaths> {
    let all: BTreeSet<&str> = paths.iter().map(|path| path.as_str()).collect();
    let mut folders: BTreeMap<&str, Documents<'_>> = BTreeMap::new();
    let mut names: BTreeMap<NamedBeside<'_>, NamedDocuments<'_>> = BTreeMap::new();
    for path in paths {
        if let Some((prefix, locale, rest)) = of_folder(path.as_str()) {
            let documents = folders.entry(prefix).or_default();
            documents.add(locale, rest);
        } else if let Some((beside, folder, locale, source)) = of_name(path, &all) {
            let documents = names.entry(beside).or_default();
            documents.folders.insert(folder);
            documents.has_source |= all.contains(source.as_str());
            documents.locales.entry(source).or_default().insert(locale);
        }
    }
    let folders = folders.iter();
    let mut places: Vec<DocumentPaths> = folders
        .flat_map(|(prefix, documents)| documents.places(prefix, &all))
        .collect();
    places.extend(
        names
            .iter()
            .filter_map(|(beside, documents)| documents.place(beside)),
    );
    merged(places)
}

/// The documents below folders that are named by their locales, `docs/es/`, and share what stands before the tag.
#[derive(Default)]
struct Documents<'p> {
    extensions: BTreeSet<&'p str>,
    /// By the path below the folder.
    locales: BTreeMap<&'p str, BTreeSet<&'p str>>,
}

/// A place where sources may be that no locale names, as the folders of both sides; the translations' is below their tag.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct PlaceOutside {
    kind: usize,
    target: String,
    source: String,
}

impl<'p> Documents<'p> {
    fn add(&mut self, locale: &'p str, rest: &'p str) {
        self.extensions.extend(Utf8Path::new(rest).extension());
        self.locales.entry(rest).or_default().insert(locale);
    }

    fn places(&self, prefix: &str, all: &BTreeSet<&str>) -> Vec<DocumentPaths> {
        let name = name_of(&self.extensions);
        let outside = self.sources_outside(prefix, all);
        if !outside.is_empty() {
            let places = outside.into_iter().map(|place| DocumentPaths {
                source: format!("{}**/{name}", place.source),
                target: format!("{prefix}{{locale}}/{}**/{name}", place.target),
                locales: None,
            });
            return places.collect();
        }
        let is_translated = self.locales.values().any(|locales| locales.len() > 1);
        let pattern = format!("{prefix}{{locale}}/**/{name}");
        let place = is_translated.then(|| DocumentPaths::pattern(&pattern));
        place.into_iter().collect()
    }

    /// Returns the places outside that hold the sources of these documents: a quarter of them at least, since some are
    /// removed or renamed later; half, where English is one of the locales and may be the source itself.
    fn sources_outside(&self, prefix: &str, all: &BTreeSet<&str>) -> Vec<PlaceOutside> {
        let mut found: BTreeMap<PlaceOutside, (usize, usize)> = BTreeMap::new();
        for rest in self.locales.keys() {
            for place in places_outside(prefix, rest) {
                let within = rest.strip_prefix(&*place.target).unwrap_or(rest);
                let is_there = all.contains(format!("{}{within}", place.source).as_str());
                let (hits, total) = found.entry(place).or_default();
                *hits += usize::from(is_there);
                *total += 1;
            }
        }
        let locales = self.locales.values().flatten();
        let mut languages = locales.filter_map(|tag| Locale::parse(tag));
        let least = if languages.any(|it| it.language() == "en") {
            2
        } else {
            4
        };
        found.retain(|_, (hits, total)| *hits > 0 && *hits * least >= *total);
        let mut by_kind: BTreeMap<usize, usize> = BTreeMap::new();
        for (place, (hits, _)) in &found {
            *by_kind.entry(place.kind).or_default() += hits;
        }
        let best = by_kind.iter().rev().max_by_key(|(_, hits)| **hits);
        let best = best.map(|(kind, _)| *kind);
        let places = found.into_keys();
        places.filter(|place| Some(place.kind) == best).collect()
    }
}

/// Lists the places where the source of `prefix{locale}/rest` may be.
fn places_outside(prefix: &str, rest: &str) -> Vec<PlaceOutside> {
    let place = |kind, target: &str, source: String| PlaceOutside {
        kind,
        target: target.to_owned(),
        source,
    };
    if let Some(folder) = prefix.strip_suffix(SEPARATORS) {
        // `pages.es/a.md`: `pages/a.md`.
        return vec![place(0, "", format!("{folder}/"))];
    }
    // `docs/es/a.md`: `docs/a.md`.
    let mut places = vec![place(0, "", prefix.to_owned())];
    let Some(holder) = prefix.strip_suffix('/') else {
        return places;
    };
    let above = holder.rfind('/').map_or("", |end| holder.slice(..=end));
    // `locales/es/content/a.md`: `content/a.md`.
    let top = rest.find('/').map_or("", |end| rest.slice(..=end));
    places.push(place(1, top, format!("{above}{top}")));
    if let Some((target, source)) = of_docusaurus(rest) {
        places.push(place(2, target, format!("{above}{source}")));
    }
    places
}

/// Returns the folder of Docusaurus's translations that a path below `i18n/{locale}/` begins with, and that of their
/// sources (<https://docusaurus.io/docs/i18n/introduction#translation-files-location>).
fn of_docusaurus(rest: &str) -> Option<(&str, String)> {
    let (plugin, below) = rest.split_once('/')?;
    let name = plugin.strip_prefix("docusaurus-plugin-content-")?;
    let (kind, instance) = match name.split_once('-') {
        Some((kind, instance)) => (kind, Some(instance)),
        None => (name, None),
    };
    let own = |folder: &str| instance.unwrap_or(folder).to_owned() + "/";
    match kind {
        "blog" => Some((rest.slice(..=plugin.len()), own("blog"))),
        "pages" => Some((rest.slice(..=plugin.len()), "src/pages/".to_owned())),
        "docs" => {
            let (version, _) = below.split_once('/')?;
            let target = rest.slice(..plugin.len() + 1 + version.len() + 1);
            let versioned = match instance {
                Some(instance) => format!("{instance}_versioned_docs/{version}/"),
                None => format!("versioned_docs/{version}/"),
            };
            let source = if version == "current" {
                own("docs")
            } else {
                versioned
            };
            Some((target, source))
        }
        _ => None,
    }
}

/// What documents share that are named by their locales: `a.es.md`.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct NamedBeside<'p> {
    /// The first folder, with its `/`; empty for the project's own.
    top: &'p str,
    separator: char,
    extension: &'p str,
}

#[derive(Default)]
struct NamedDocuments<'p> {
    folders: BTreeSet<&'p str>,
    has_source: bool,
    /// By the path of the source.
    locales: BTreeMap<String, BTreeSet<&'p str>>,
}

impl NamedDocuments<'_> {
    fn place(&self, beside: &NamedBeside<'_>) -> Option<DocumentPaths> {
        let is_translated = self.locales.values().any(|locales| locales.len() > 1);
        let below = match &self.folders.iter().collect::<Vec<_>>()[..] {
            [one] => (**one).to_owned(),
            [first, .., last] => {
                let common = first.bytes().zip(last.bytes());
                let length = common.take_while(|(one, other)| one == other).count();
                let common = first.slice(..first.floor_char_boundary(length));
                let folder = common.rfind('/').map_or("", |end| common.slice(..=end));
                format!("{folder}**/")
            }
            [] => return None,
        };
        let NamedBeside {
            separator,
            extension,
            ..
        } = beside;
        let target = format!("{below}*{separator}{{locale}}.{extension}");
        if self.has_source {
            Some(DocumentPaths {
                source: format!("{below}*.{extension}"),
                target,
                locales: None,
            })
        } else {
            is_translated.then(|| DocumentPaths::pattern(&target))
        }
    }
}

fn name_of(extensions: &BTreeSet<&str>) -> String {
    match &extensions.iter().collect::<Vec<_>>()[..] {
        [one] => format!("*.{one}"),
        _ => "*".to_owned(),
    }
}

/// Splits `docs/es/a/b.md`: what stands before the tag, `docs/`; the tag; and `a/b.md`.
fn of_folder(path: &str) -> Option<(&str, &str, &str)> {
    let mut start = 0;
    while let Some(length) = path.slice(start..).find('/') {
        let end = start + length;
        let folder = path.slice(start..end);
        let tags = folder.match_indices(SEPARATORS);
        let tags = tags.map(|(at, _)| folder.slice(at + 1..));
        // The longest one: `contents_pt_BR`.
        if let Some(tag) = std::iter::once(folder)
            .chain(tags)
            .find(|tag| is_known(tag))
        {
            return Some((path.slice(..end - tag.len()), tag, path.slice(end + 1..)));
        }
        start = end + 1;
    }
    None
}

/// Splits `docs/a/b.es.md`: what it shares with others; its folder, `docs/a/`; the tag; and `docs/a/b.md`, which has to
/// be there where `_` or `-` stands before the tag, since these stand before words too.
fn of_name<'p>(
    path: &'p Utf8Path,
    all: &BTreeSet<&str>,
) -> Option<(NamedBeside<'p>, &'p str, &'p str, String)> {
    let (stem, extension) = (path.file_stem()?, path.extension()?);
    let text = path.as_str();
    let folder = text.slice(..text.rfind('/').map_or(0, |end| end + 1));
    let top = text.slice(..text.find('/').map_or(0, |end| end + 1));
    stem.match_indices(SEPARATORS).find_map(|(at, _)| {
        let (name, tag) = (stem.slice(..at), stem.slice(at + 1..));
        let separator = stem.slice(at..).chars().next()?;
        let source = format!("{folder}{name}.{extension}");
        let is_told = separator == '.' || all.contains(source.as_str());
        let beside = NamedBeside {
            top,
            separator,
            extension,
        };
        (is_known(tag) && is_told).then_some((beside, folder, tag, source))
    })
}
