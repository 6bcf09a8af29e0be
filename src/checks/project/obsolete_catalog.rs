//! Catalogs whose statement is gone. Found by `pipeline::leftovers`, which knows files.

use crate::checks::declare::check;
use crate::checks::model::Check;

check! {
    /// # What it finds
    /// The catalogs of a statement that was deleted, or renamed before `paridad sync` could see it: the records beside
    /// a translation name the statement, or its messages are those that `sync` writes for one. A catalog that never
    /// belonged to a statement, such as one of terms, is none, nor is one that is declared as `shared`.
    ///
    /// # Why it matters
    /// Nobody is shown its texts. It is not checked, counts in no coverage and goes into no bundle; it waits for
    /// somebody to say what becomes of it.
    ///
    /// # Example
    /// ```md content/call.md
    /// We call on the governments.
    /// ```
    /// ```ftl locales/en/call.ftl
    /// call = We call on the governments.
    /// ```
    /// ```ftl locales/en/thanks.ftl
    /// thanks = Thank you
    /// lead = We thank the mothers of the valley.
    /// ```
    /// ```report
    /// locales/en/thanks.ftl: warning[obsolete-catalog] this catalog has the messages of a statement, and there is none
    /// ```
    ///
    /// # When to silence it
    /// Never: `paridad rename OLD NEW` gives it to the statement under its new name, `paridad sync --prune` removes it, and
    /// a catalog that programs read is declared under `shared` in `paridad.toml`.
    ///
    /// # Precision
    /// No finding in four bilingual corpora, which have no statements; the cases of the tests are made up.
    pub ObsoleteCatalog = "obsolete-catalog", Warning, []
}

impl Check for ObsoleteCatalog {}
