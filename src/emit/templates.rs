//! Reads the project's own pages: the files of its folder `templates`.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;

use crate::locale::tag::Locale;

/// The files of a folder of templates, by their paths in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Templates {
    /// Relative to the project.
    pub folder: Utf8PathBuf,
    pub files: BTreeMap<String, String>,
}

/// Returns whether a file of the folder can be of use, by its name.
pub fn is_template(path: &str) -> bool {
    const EXTENSIONS: [&str; 6] = [".ftl", ".html", ".css", ".svg", ".txt", ".xml"];
    EXTENSIONS.iter().any(|extension| path.ends_with(extension))
}

/// The template of the page of a statement.
pub const PAGE: &str = "page.html";

/// The templates of the program that a project can have one of its own in place of, by the name that this has.
pub const REPLACEABLE: [(&str, &str); 4] = [
    (PAGE, include_str!("editions/page.html")),
    ("index.html", include_str!("site/index.html")),
    ("languages.html", include_str!("site/languages.html")),
    ("side-by-side.html", include_str!("side_by_side/page.html")),
];

/// Of the files of the folder, those that are read: catalogs named by a locale, and where there is a template in place
/// of one of the program's, what it may include. Other programs have folders of this name too.
pub fn wanted(mut names: Vec<Utf8PathBuf>) -> Vec<Utf8PathBuf> {
    let is_page = |name: &Utf8PathBuf| REPLACEABLE.iter().any(|(known, _)| name == known);
    let has_page = names.iter().any(is_page);
    names.retain(|name| match name.extension() {
        Some("ftl") => locale_of(name.as_str()).is_some(),
        Some(_) | None => has_page,
    });
    names
}

fn locale_of(name: &str) -> Option<Locale> {
    Locale::parse(name.strip_suffix(".ftl")?)
}

impl Templates {
    /// Returns the catalogs of the words around a statement: `es.ftl`.
    pub fn catalogs(&self) -> impl Iterator<Item = (Locale, &str)> {
        self.files
            .iter()
            .filter_map(|(name, text)| Some((locale_of(name)?, text.as_str())))
    }

    /// Returns what is no catalog: the templates proper, and what they include.
    pub fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter();
        let pages = files.filter(|(name, _)| !name.ends_with(".ftl"));
        pages.map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Of a file of the folder, relative to the project.
    pub fn path(&self, name: &str) -> Utf8PathBuf {
        self.folder.join(name)
    }
}
