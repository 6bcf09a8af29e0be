//! The edition as Markdown: the source bytes with the blocks replaced.

use crate::document::model::Format;
use crate::emit::editions::model::Sheet;

pub(super) fn make(sheet: &Sheet<'_>) -> Option<String> {
    let edition = sheet.edition;
    (edition.format == Format::Markdown).then(|| edition.text.clone())
}
