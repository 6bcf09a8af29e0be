//! Documents that a locale lacks.

use crate::checks::declare::check;
use crate::checks::document_view::{DocumentSide, DocumentView};
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;

check! {
    /// # What it finds
    /// A document of the source locale that another locale does not have.
    ///
    /// # Why it matters
    /// A link that changes the language leads nowhere.
    ///
    /// # Example
    /// ```toml paridad.toml
    /// content = "docs/{locale}/**/*.md"
    /// ```
    /// ```md docs/en/call.md
    /// We call on the governments.
    /// ```
    /// ```md docs/en/join.md
    /// Sign here.
    /// ```
    /// ```md docs/es/call.md
    /// Hacemos un llamamiento a los gobiernos.
    /// ```
    /// ```report
    /// docs/es/join.md: error[missing-document] the document is not translated
    /// ```
    ///
    /// # When to silence it
    /// Leave out what is not to be translated: `exclude = ["docs/es/join.md"]`. A locale with a gate of its own
    /// (`min-coverage`) gets this as a warning.
    pub MissingDocument = "missing-document", Error, [Document]
}

impl Check for MissingDocument {
    fn document(&self, view: &DocumentView<'_>, reporter: &mut Reporter<'_>) {
        let (Some((file, _)), DocumentSide::Absent(path)) = (view.source.read(), view.target)
        else {
            return;
        };
        reporter
            .report_absent(path, "the document is not translated")
            .help("write it; its source is shown beside")
            .source(Place::File(file));
    }
}
