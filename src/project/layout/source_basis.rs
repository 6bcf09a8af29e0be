//! The reason why a locale counts as the source of a project.

/// The basis of the choice of the source locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceBasis {
    /// The configuration names it, or a path in it does.
    Stated,
    /// Assumed; no catalog and no document names a locale yet.
    NothingTranslated,
    /// Assumed, because it is English.
    English,
    /// Assumed to be English, because the paths of the source documents name no locale.
    Unnamed,
    /// Assumed, because no other locale has more catalogs.
    MostCatalogs,
}
