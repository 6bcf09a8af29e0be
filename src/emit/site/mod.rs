//! What leads readers to the editions: an index of each language, the choice of a language, and, where the address of
//! the site is known, a sitemap and a feed of each language.
//!
//! Made of small records of what was published, when all of it is. What an author has put in the same place stays.

pub mod listing;
pub mod model;

mod feed;
mod index;
mod languages;
mod pager;
mod site_index;
mod sitemap;
mod xml;

use std::borrow::Cow;
use std::collections::BTreeSet;

use camino::Utf8PathBuf;

use crate::config::editions::EditionFormat;
use crate::emit::manifest::file::FileRecord;
use crate::emit::manifest::file_table::EditionFile;
use crate::emit::model::Artifact;
use crate::emit::page_template::TemplateFault;
use crate::emit::site::model::SitePlan;
use crate::emit::site::site_index::SiteIndex;
use crate::locale::tag::Locale;

/// Returns the files of the site, with their records.
///
/// # Errors
/// A template of the project that does not work.
pub fn files(plan: SitePlan<'_>) -> Result<Vec<(Artifact, FileRecord)>, TemplateFault> {
    let taken: BTreeSet<Cow<'_, str>> = plan.files.document_paths().collect();
    let editions: Vec<EditionFile<'_>> = plan.files.editions().collect();
    let index = SiteIndex::new(&plan, &editions);
    let mut files = Vec::new();
    let mut put = |path: Utf8PathBuf, text: String, locale: Option<&Locale>| {
        if taken.contains(path.as_str()) {
            return;
        }
        let artifact = Artifact {
            path,
            bytes: text.into_bytes(),
        };
        let record = match locale {
            Some(locale) => FileRecord::new(&artifact, None, locale),
            None => FileRecord::of_several(&artifact, None),
        };
        let record = record.with_format(EditionFormat::Site.in_manifest());
        files.push((artifact, record));
    };
    for locale_index in &index.locales {
        let Some(strings) = locale_index.strings(&plan) else {
            continue;
        };
        for (path, text) in index::pages(&plan, &index, locale_index, strings)? {
            put(path, text, Some(locale_index.locale));
        }
        if let Some(text) = feed::feed(&plan, &index, locale_index, strings) {
            put(
                feed::path(locale_index.locale),
                text,
                Some(locale_index.locale),
            );
        }
    }
    if !index.locales.is_empty() {
        let text = languages::page(&plan, &index)?;
        put("index.html".into(), text, None);
    }
    for (path, text) in sitemap::files(&plan, &index) {
        put(path, text, None);
    }
    Ok(files)
}
