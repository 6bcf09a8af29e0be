//! What a build leaves as an earlier one made it.

use std::collections::BTreeSet;

use crate::emit::manifest::document::DocumentRecord;
use crate::emit::manifest::file::SEVERAL;
use crate::emit::manifest::file_table::FileRow;
use crate::locale::tag::Locale;

/// Outputs that a build leaves as they are.
#[derive(Clone, Debug, Default)]
pub struct Untouched {
    pub locales: BTreeSet<Locale>,
    /// Of the editions, by their names in the manifest.
    pub formats: BTreeSet<&'static str>,
    /// Those of files in several languages.
    pub formats_of_several: BTreeSet<&'static str>,
    /// All documents but these, and what belongs to none; `None`: no document.
    pub all_documents_but: Option<BTreeSet<String>>,
    /// Documents of which nothing stays.
    pub withdrawn: BTreeSet<String>,
}

impl Untouched {
    /// Tells whether a file of the last build stays as it is.
    pub(super) fn has_file(&self, file: FileRow<'_>) -> bool {
        if self.is_withdrawn(file.document) {
            return file.locale == SEVERAL;
        }
        self.has_locale(file.locale)
            || self.has_document(file.document)
            || self.formats.contains(file.format)
            || file.locale == SEVERAL && self.formats_of_several.contains(file.format)
    }

    /// Tells whether what the last manifest says of a document in a locale still holds.
    pub(super) fn has_record(&self, record: &DocumentRecord) -> bool {
        let document = Some(record.document());
        !self.is_withdrawn(document)
            && (self.has_locale(record.locale()) || self.has_document(document))
    }

    fn has_locale(&self, locale: &str) -> bool {
        self.locales.iter().any(|it| it.as_str() == locale)
    }

    fn is_withdrawn(&self, document: Option<&str>) -> bool {
        document.is_some_and(|document| self.withdrawn.contains(document))
    }

    fn has_document(&self, document: Option<&str>) -> bool {
        let selected = self.all_documents_but.as_ref();
        selected.is_some_and(|it| document.is_none_or(|document| !it.contains(document)))
    }
}
