//! In which language a column is, and with which words around it.

use crate::emit::page_strings::PageStrings;
use crate::locale::tag::Locale;

/// The language of a column, as it is wanted.
pub struct ColumnLanguage<'p> {
    pub strings: &'p PageStrings<'p>,
    /// The source locale.
    pub source: &'p Locale,
    /// By number; 0 is the source locale.
    pub locale: usize,
    /// The locales to take a passage from that this one lacks, nearest first.
    pub stand_ins: &'p [usize],
}
