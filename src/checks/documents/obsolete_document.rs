//! Documents of a locale that the source locale lacks.

use crate::checks::declare::check;
use crate::checks::document_view::{DocumentSide, DocumentView};
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;

check! {
    /// # What it finds
    /// A translated document whose source is not there.
    ///
    /// # Why it matters
    /// Often the source was renamed or withdrawn, and the translation still says what its author no longer says.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// We call on the governments.
    /// ```
    /// ```md docs/es/call.md
    /// Hacemos un llamamiento a los gobiernos.
    /// ```
    /// ```md docs/es/call-2021.md
    /// Hacemos un llamamiento a los nueve gobiernos.
    /// ```
    /// ```report
    /// docs/es/call-2021.md: warning[obsolete-document] the source has no `docs/en/call-2021.md`
    /// ```
    ///
    /// # When to silence it
    /// A document for readers of one language alone: `exclude = ["docs/es/call-2021.md"]`.
    pub ObsoleteDocument = "obsolete-document", Warning, [Document]
}

impl Check for ObsoleteDocument {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let (DocumentSide::Absent(path), Some(_)) = (view.source, view.target.read()) else {
            return;
        };
        reporter
            .report_file(format!("the source has no `{path}`"))
            .help("remove it, or rename it if the source renamed it");
    }
}
