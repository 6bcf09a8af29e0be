//! The edition as Markdown: the source bytes with the blocks replaced, and in the layout of a site generator with
//! the fields that it reads.

use camino::Utf8PathBuf;

use crate::document::model::Format;
use crate::document::set_fields::set_fields;
use crate::emit::editions::markdown_site as site;
use crate::emit::editions::model::Sheet;

pub(super) fn make(sheet: &Sheet<'_>) -> Option<String> {
    if sheet.edition.format != Format::Markdown {
        return None;
    }
    let fields = site::fields(sheet);
    Some(match fields.is_empty() {
        true => sheet.edition.text.clone(),
        false => set_fields(sheet.woven, &fields),
    })
}

/// Below the output folder.
pub(super) fn path(sheet: &Sheet<'_>) -> Utf8PathBuf {
    let (press, locale) = (sheet.press, sheet.edition.locale);
    site::path(press.markdown.layout, press.key, locale, press.source).into()
}
