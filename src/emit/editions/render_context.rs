//! The data that all editions of a statement share, whatever their locale and format.

use std::cell::OnceCell;

use camino::Utf8Path;

use crate::config::editions::EditionFormat;
use crate::config::markdown_layout::MarkdownEditions;
use crate::config::site::Site;
use crate::document::heading_ids::{HeadingId, PlaceNames};
use crate::document::model::Options;
use crate::document::text_style::TextStyle;
use crate::emit::brand_kit::BrandKit;
use crate::emit::editions::offered::OfferedFiles;
use crate::emit::links::model::LinkedProject;
use crate::emit::page_strings::PageStrings;
use crate::emit::page_template::PageTemplate;
use crate::locale::tag::Locale;
use crate::project::set::Statement;

/// The data that all editions of a statement share.
pub struct RenderContext<'p> {
    pub template: &'p PageTemplate,
    /// The words around the statement, of every locale of the project.
    pub page_strings: &'p [PageStrings<'p>],
    pub site: &'p Site,
    pub brand: &'p BrandKit,
    pub lists: SiteLists,
    pub offered: &'p OfferedFiles,
    pub options: &'p Options,
    /// The statements and files that links lead to.
    pub project: &'p dyn LinkedProject,
    /// The path of the statement in the project.
    pub path: &'p Utf8Path,
    pub markdown: MarkdownEditions,
    pub text: TextStyle,
    /// The key of the statement: its path below the folder of a locale, without extension.
    pub key: &'p str,
    /// The ids of the headings of the statement, the same in every edition.
    pub headings: &'p [HeadingId],
    /// The names of the places of the source text; made where a link needs them.
    pub places: OnceCell<PlaceNames>,
    pub statement: &'p Statement<'p>,
    /// Tells the text of the statement from an earlier one, where readers are shown it.
    pub checksum: Option<&'p str>,
    /// Every locale in which the statement is published, the source locale first.
    pub locales: &'p [&'p Locale],
    pub source: &'p Locale,
}

impl<'p> RenderContext<'p> {
    /// Returns the page strings of a locale of the project.
    pub fn strings(&self, locale: &Locale) -> &'p PageStrings<'p> {
        let mut page_strings = self.page_strings.iter();
        let found = page_strings.find(|strings| strings.locale == locale);
        found.expect("every locale of the project has its page strings")
    }
}

/// The lists of all editions: indexes and feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteLists {
    /// They stand beside the editions.
    Built,
    /// Nobody knows.
    Unknown,
}

impl SiteLists {
    /// `formats`: of this build and of the others.
    pub fn of<'f>(mut formats: impl Iterator<Item = &'f EditionFormat>) -> Self {
        if formats.any(|format| *format == EditionFormat::Site) {
            Self::Built
        } else {
            Self::Unknown
        }
    }
}
