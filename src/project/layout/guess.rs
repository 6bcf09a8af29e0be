//! Trees of documents by locale that no configuration names: what `init` proposes. Made from paths alone.

use std::collections::{BTreeMap, BTreeSet};

use camino::{Utf8Path, Utf8PathBuf};

use crate::config::model::{Config, DocumentPaths};
use crate::config::pattern::PathPattern;
use crate::locale::languages::profile;
use crate::locale::tag::Locale;
use crate::text::slice::Slice;

/// The patterns of documents that are there in several locales: `docs/en/a.md` beside `docs/es/a.md`, `a.md` beside
/// `a.es.md`. Only languages that are known count, since `is` and `no` are words too.
pub fn documents(paths: &[Utf8PathBuf]) -> Vec<DocumentPaths> {
    let mut trees: BTreeMap<DocumentTree<'_>, Documents<'_>> = BTreeMap::new();
    for path in paths {
        let found = of_folder(path).or_else(|| of_name(path));
        if let Some((tree, locale, rest)) = found {
            let documents = trees.entry(tree).or_default();
            let extension = path.extension().unwrap_or_default();
            documents.extensions.insert(extension);
            documents.locales.entry(rest).or_default().insert(locale);
        }
    }
    let all: BTreeSet<&Utf8Path> = paths.iter().map(|path| path.as_path()).collect();
    let places = trees.iter();
    places
        .filter_map(|(tree, documents)| tree.paths(documents, &all))
        .collect()
}

/// Finds the documents below `content/` that are translated as whole files where the configuration names none and there
/// are no catalogs: each path has a locale, and several locales are there.
pub fn documents_of_content(config: &Config, paths: &[Utf8PathBuf]) -> Vec<DocumentPaths> {
    let is_left_open = config.documents.is_empty() && config.catalogs.is_none();
    if !is_left_open || paths.iter().any(|path| path.extension() == Some("ftl")) {
        return Vec::new();
    }
    let below: Vec<Utf8PathBuf> = paths
        .iter()
        .filter(|path| path.starts_with(&config.content))
        .cloned()
        .collect();
    let found = documents(&below);
    let patterns = found
        .iter()
        .flat_map(|place| [&place.source, &place.target]);
    let patterns: Vec<PathPattern> = patterns
        .filter_map(|pattern| PathPattern::parse(pattern).ok())
        .collect();
    let mut all = below.iter();
    if all.all(|path| patterns.iter().any(|it| it.matches(path.as_str()))) {
        found
    } else {
        Vec::new()
    }
}

/// The pattern that the documents of a tree share.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum DocumentTree<'p> {
    /// A folder for each locale, with what stands before its tag: `docs/`, `pages.`.
    Folders(&'p str),
    /// Files named by their locale, below this folder.
    Names(&'p str),
}

#[derive(Default)]
struct Documents<'p> {
    extensions: BTreeSet<&'p str>,
    /// By what is the same in all locales.
    locales: BTreeMap<Utf8PathBuf, BTreeSet<&'p str>>,
}

impl DocumentTree<'_> {
    fn paths(&self, documents: &Documents<'_>, all: &BTreeSet<&Utf8Path>) -> Option<DocumentPaths> {
        let is_translated = documents.locales.values().any(|locales| locales.len() > 1);
        let extensions: Vec<&&str> = documents.extensions.iter().collect();
        let name = match &extensions[..] {
            [one] => format!("*.{one}"),
            _ => "*".to_owned(),
        };
        match self {
            DocumentTree::Folders(prefix) => {
                let target = format!("{prefix}{{locale}}/**/{name}");
                let source = prefix.strip_suffix('.').filter(|folder| {
                    let folder = Utf8Path::new(folder);
                    let mut rests = documents.locales.keys();
                    rests.any(|rest| all.contains(&*folder.join(rest)))
                });
                match source {
                    Some(folder) => Some(DocumentPaths {
                        source: format!("{folder}/**/{name}"),
                        target,
                        locales: None,
                    }),
                    None => is_translated.then(|| DocumentPaths::pattern(&target)),
                }
            }
            DocumentTree::Names(folder) => {
                let [extension] = &extensions[..] else {
                    return None;
                };
                let target = format!("{folder}*.{{locale}}.{extension}");
                let has_source = documents.locales.keys().any(|path| all.contains(&**path));
                if has_source {
                    Some(DocumentPaths {
                        source: format!("{folder}*.{extension}"),
                        target,
                        locales: None,
                    })
                } else {
                    is_translated.then(|| DocumentPaths::pattern(&target))
                }
            }
        }
    }
}

/// `docs/es/a/b.md`: the tree `docs/`, the locale, and `a/b.md`.
fn of_folder(path: &Utf8Path) -> Option<(DocumentTree<'_>, &str, Utf8PathBuf)> {
    let text = path.as_str();
    let mut start = 0;
    while let Some(length) = text.slice(start..).find('/') {
        let end = start + length;
        let folder = text.slice(start..end);
        let tag = match folder.split_once('.') {
            Some((_, tag)) => tag,
            None => folder,
        };
        if is_known(tag) {
            let prefix = text.slice(..end - tag.len());
            return Some((
                DocumentTree::Folders(prefix),
                tag,
                text.slice(end + 1..).into(),
            ));
        }
        start = end + 1;
    }
    None
}

/// `docs/a/b.es.md`: the tree `docs/**/`, the locale, and `docs/a/b.md`.
fn of_name(path: &Utf8Path) -> Option<(DocumentTree<'_>, &str, Utf8PathBuf)> {
    let (name, tag) = path.file_stem()?.rsplit_once('.')?;
    let parent = path.parent()?;
    let source = parent.join(format!("{name}.{}", path.extension()?));
    let folder = path
        .as_str()
        .slice(..parent.as_str().len() + usize::from(!parent.as_str().is_empty()));
    is_known(tag).then_some((DocumentTree::Names(folder), tag, source))
}

fn is_known(tag: &str) -> bool {
    Locale::parse(tag).is_some_and(|locale| profile(&locale).is_known())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(paths: &[&str], expected: &[(&str, &str)]) {
        let paths: Vec<Utf8PathBuf> = paths.iter().map(Utf8PathBuf::from).collect();
        let found = documents(&paths);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|it| (it.source.as_str(), it.target.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn trees() {
        check(
            &[
                "docs/en/a/b.md",
                "docs/es/a/b.md",
                "docs/pt-BR/c.md",
                "src/es/x.md",
            ],
            &[("docs/{locale}/**/*.md", "docs/{locale}/**/*.md")],
        );
        check(
            &["en/a.html", "en/a.md", "es/a.html", "no/is/a.md"],
            &[("{locale}/**/*", "{locale}/**/*")],
        );
        check(
            &["pages.en/a.md", "pages.es/a.md"],
            &[("pages.{locale}/**/*.md", "pages.{locale}/**/*.md")],
        );
        check(
            &["pages/a/b.md", "pages.es/a/b.md"],
            &[("pages/**/*.md", "pages.{locale}/**/*.md")],
        );
        check(&["docs/en/a.md", "docs/es/b.md"], &[]);
    }

    #[test]
    fn names() {
        check(
            &["README.es.md", "README.md", "docs/a.en.md", "docs/a.pt.md"],
            &[
                ("*.md", "*.{locale}.md"),
                ("docs/*.{locale}.md", "docs/*.{locale}.md"),
            ],
        );
        check(&["a.min.md", "a.md", "b.es.md"], &[]);
    }
}
