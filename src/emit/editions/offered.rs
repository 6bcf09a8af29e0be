//! The other formats that the page of a statement offers: those whose files stand beside it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use crate::config::editions::EditionFormat;
use crate::emit::editions::address;
use crate::locale::tag::Locale;

/// The files that pages may offer.
#[derive(Clone, Debug, Default)]
pub struct OfferedFiles {
    /// The formats that this build makes of each statement.
    made: Vec<EditionFormat>,
    /// The paths of files that an earlier build made and this one leaves.
    kept: BTreeSet<String>,
}

/// A file that a page offers.
#[derive(Debug, Serialize)]
pub struct FormatLink {
    /// `PDF`
    pub name: &'static str,
    pub href: String,
    pub media_type: &'static str,
}

/// The formats that readers take along, by the names that they know.
const OFFERED: [(EditionFormat, &str, &str); 3] = [
    (EditionFormat::Pdf, "PDF", "application/pdf"),
    (
        EditionFormat::Docx,
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (EditionFormat::Epub, "EPUB", "application/epub+zip"),
];

impl OfferedFiles {
    pub fn new<'p>(made: Vec<EditionFormat>, kept: impl Iterator<Item = Cow<'p, str>>) -> Self {
        let is_offered = |path: &Cow<'_, str>| {
            let extension = path.rsplit('.').next();
            let mut offered = OFFERED.iter().map(|(format, ..)| format.extension());
            offered.any(|offered| extension == Some(offered))
        };
        Self {
            made,
            kept: kept.filter(is_offered).map(Cow::into_owned).collect(),
        }
    }

    /// Returns the links from the page of a statement in a locale.
    pub(super) fn links(&self, key: &str, locale: &Locale) -> Vec<FormatLink> {
        let mut links = Vec::new();
        for (format, name, media_type) in OFFERED {
            let extension = format.extension();
            let path = format!("{locale}/{key}.{extension}");
            if self.made.contains(&format) || self.kept.contains(&path) {
                links.push(FormatLink {
                    name,
                    href: address::relative(key, &address::path(key, locale, extension)),
                    media_type,
                });
            }
        }
        links
    }
}
