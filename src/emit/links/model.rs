//! The project as the links of an edition see it, and where they lead.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::locale::tag::Locale;

/// The statements and files that links lead to.
pub trait LinkedProject: Sync {
    /// Returns the statement whose file stands at a path.
    fn statement(&self, path: &Utf8Path) -> Option<LinkedStatement<'_>>;

    /// Returns the place of a statement that a fragment names, in the words of the source or of the locale.
    fn place(&self, statement: usize, locale: &Locale, fragment: &str) -> Option<LinkedPlace>;

    /// Returns whether a file of the project is there.
    fn has_file(&self, path: &Utf8Path) -> bool;

    /// Returns whether an edition takes the place of a file beside a statement.
    fn is_edition(&self, path: &Utf8Path) -> bool;

    /// Returns the bytes of a file of the project.
    fn read(&self, path: &Utf8Path) -> Option<Vec<u8>>;
}

/// A statement that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedStatement<'p> {
    pub number: usize,
    pub key: &'p str,
    /// It has an edition in Markdown.
    pub is_markdown: bool,
    /// The locales in which it is published, the source locale first.
    pub locales: Vec<&'p Locale>,
}

/// A place within a statement, by its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedPlace {
    /// In pages.
    pub id: String,
    /// In Markdown.
    pub name: String,
}

/// The target of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowedReference {
    /// The edition of another statement.
    Edition(LinkedEdition),
    /// A file of the project.
    File(LinkedFile),
    /// A text of the project that is not published, or that is not there.
    Nowhere,
    /// An address of the web, or one that only the website knows.
    Elsewhere,
}

/// An edition that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedEdition {
    pub key: String,
    pub is_markdown: bool,
    /// The locale, where it is another one than that of the edition.
    pub locale: Option<Locale>,
    pub query: String,
    /// `None` where the link names no place, or one that is not there.
    pub place: Option<LinkedPlace>,
}

/// A file that an edition refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedFile {
    /// The file of the project: the one in the language of the edition, where there is one.
    pub path: Utf8PathBuf,
    /// Its place below the folder of the locale.
    pub place: Utf8PathBuf,
    /// The query and the fragment.
    pub rest: String,
}

/// A file that stands beside editions, as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileCopy {
    /// Below the output folder.
    pub to: Utf8PathBuf,
    /// Relative to the project.
    pub from: Utf8PathBuf,
}

/// The files that an edition needs beside it, and what it does without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionNeeds {
    pub copies: BTreeSet<FileCopy>,
    /// The statements that it links to in another language, since they have no edition in its own.
    pub foreign: BTreeSet<String>,
    pub untaken: BTreeSet<UntakenPicture>,
}

/// A picture of a kind that a format cannot show: its words stand in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UntakenPicture {
    /// Relative to the project.
    pub path: Utf8PathBuf,
    /// The name of the format in the configuration.
    pub format: &'static str,
}
