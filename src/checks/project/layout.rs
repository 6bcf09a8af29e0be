//! Files that do not fit the layout of a project. Found by `project::layout` and by the walk over the files.

use crate::checks::declare::check;
use crate::checks::model::Check;

check! {
    /// # What it finds
    /// A folder with catalogs whose name is no BCP 47 language tag, two folders for one locale, a folder named like
    /// a catalog, a link that leads in a circle; and in `[front-matter]` of the configuration a field that no statement has.
    ///
    /// # Why it matters
    /// Such files look like part of the project and are not: nobody checks them and nobody publishes them.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// hello = Hello
    /// ```
    /// ```ftl locales/pt/main.ftl
    /// hello = Olá
    /// ```
    /// ```ftl locales/spanish/main.ftl
    /// hello = Hola
    /// ```
    /// ```report
    /// locales/spanish/main.ftl: warning[layout] `locales/spanish` is named by no language tag
    /// ```
    ///
    /// # When to silence it
    /// Move the files elsewhere, or name the locales in `paridad.toml`.
    pub LayoutCheck = "layout", Warning, []
}

impl Check for LayoutCheck {}
