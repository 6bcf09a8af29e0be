//! The input of a site.

use crate::config::site::Site;
use crate::emit::brand_kit::BrandKit;
use crate::emit::editions::address::{absolute, encoded};
use crate::emit::editions::brand::BrandFrame;
use crate::emit::manifest::file_table::FileTable;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::PageTemplate;
use crate::emit::site::listing::EditionListing;
use crate::emit::site::xml::text;
use crate::locale::tag::Locale;

/// The published editions, and what the pages of a site are made with.
pub struct SitePlan<'s> {
    pub site: &'s Site,
    pub brand: &'s BrandKit,
    pub template: &'s PageTemplate,
    /// The words in every locale of the project, the source locale first.
    pub page_strings: &'s [PageStrings<'s>],
    /// The locales whose indexes and feeds are made.
    pub building: &'s [&'s Locale],
    /// The editions in these.
    pub listings: Vec<EditionListing>,
    /// The files of the manifest, the editions in all locales among them.
    pub files: &'s FileTable,
}

impl SitePlan<'_> {
    /// Returns the organisation, for readers of a language.
    pub(super) fn brand<'p>(&'p self, strings: &PageStrings<'_>) -> BrandFrame<'p> {
        let source = self.page_strings[0].locale;
        BrandFrame::new(self.brand, strings.locale, source, strings)
    }

    /// Returns the address of a file; `None` where nobody knows that of the site.
    pub(super) fn address(&self, path: &str) -> Option<String> {
        absolute(self.site, &encoded(path))
    }

    /// Returns the address of a file as XML writes it.
    pub(super) fn xml_address(&self, path: &str) -> Option<String> {
        self.address(path).map(|address| text(&address))
    }
}
