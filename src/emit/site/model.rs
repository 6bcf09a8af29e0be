//! What a site is made of.

use crate::config::site::Site;
use crate::emit::chrome::Chrome;
use crate::emit::manifest::Manifest;
use crate::emit::page_template::PageTemplate;
use crate::emit::site::listing::Listing;
use crate::locale::tag::Locale;

/// What was published, and with what the pages of a site are made.
pub struct Plan<'s> {
    pub site: &'s Site,
    pub template: &'s PageTemplate,
    /// The words in every locale of the project, the source locale first.
    pub chromes: &'s [Chrome<'s>],
    /// The locales whose indexes and feeds are made.
    pub building: &'s [&'s Locale],
    /// What these publish.
    pub listings: Vec<Listing>,
    /// Which editions there are in all locales.
    pub manifest: &'s Manifest,
}
