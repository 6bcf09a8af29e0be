//! Pairs that are remembered, and proposals made from them.

use camino::Utf8PathBuf;

/// A text of the source and its translation, as they are written in their catalogs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub origin: Origin,
    /// In canonical form: on one line, but for hard breaks.
    pub source: String,
    pub target: String,
}

/// The place of a pair.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The target catalog, relative to the project.
    pub catalog: Utf8PathBuf,
    /// `lead`, `-coalition`, `lead.title`.
    pub id: String,
}

/// A translation of a like text.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal<'m> {
    pub unit: &'m Unit,
    /// The likeness of the source texts in percent; 100 for equal ones alone.
    pub percent: u8,
    /// The translation, with the numbers of the new text.
    pub text: String,
    /// Numbers that were put in the place of others, as the translation wrote them and as it writes them now.
    pub adapted: Vec<(String, String)>,
    /// Numbers of the remembered source that differ and could not be put right: look at these.
    pub left: Vec<String>,
}
