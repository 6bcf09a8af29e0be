//! The edition as plain text.

use crate::document::model::Format;
use crate::document::render::to_plain;
use crate::emit::editions::model::Sheet;

pub(super) fn make(sheet: &Sheet<'_>) -> String {
    match sheet.edition.format {
        Format::Plain => sheet.edition.text.clone(),
        Format::Markdown | Format::Html => {
            format!("{}{}", sheet.front.plain(), to_plain(sheet.woven))
        }
    }
}
