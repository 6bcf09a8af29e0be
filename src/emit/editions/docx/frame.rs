//! What a Word document is made with, besides its text.

use crate::emit::brand_kit::BrandKit;
use crate::emit::page_strings::PageStrings;
use crate::locale::paper::Paper;

/// What a Word document is made with, besides its text.
pub struct DocxFrame<'f> {
    pub title: &'f str,
    pub description: Option<&'f str>,
    /// As the calendar has it.
    pub date: Option<&'f str>,
    pub strings: &'f PageStrings<'f>,
    pub brand: &'f BrandKit,
    pub paper: Paper,
    /// True for a table in columns: the page lies on its long side, and the first column is narrow.
    pub is_wide: bool,
}
