//! The input of a site.

use crate::config::site::Site;
use crate::emit::manifest::Manifest;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::PageTemplate;
use crate::emit::site::listing::EditionListing;
use crate::locale::tag::Locale;

/// The published editions, and what the pages of a site are made with.
pub struct SitePlan<'s> {
    pub site: &'s Site,
    pub template: &'s PageTemplate,
    /// The words in every locale of the project, the source locale first.
    pub page_strings: &'s [PageStrings<'s>],
    /// The locales whose indexes and feeds are made.
    pub building: &'s [&'s Locale],
    /// The editions in these.
    pub listings: Vec<EditionListing>,
    /// The editions in all locales.
    pub manifest: &'s Manifest,
}
