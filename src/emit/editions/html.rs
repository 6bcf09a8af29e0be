//! The edition as a page: of a statement in HTML, itself.

use crate::document::model::Format;
use crate::emit::editions::model::Sheet;
use crate::emit::editions::page::{Page, TemplateFault};

pub(super) fn make(sheet: &Sheet<'_>) -> Result<String, TemplateFault> {
    if sheet.edition.format == Format::Html {
        return Ok(sheet.edition.text.clone());
    }
    let (press, front) = (sheet.press, &sheet.front);
    let default = press.locales.contains(&press.source);
    press.template.render(&Page {
        locale: sheet.edition.locale,
        title: sheet.title(),
        headline: front.headline.clone(),
        subtitle: front.subtitle.clone(),
        description: front.description.clone(),
        place: front.place.clone(),
        date: front.date.clone(),
        body: sheet.body(),
        editions: press.locales,
        key: press.key,
        default: default.then_some(press.source),
    })
}
