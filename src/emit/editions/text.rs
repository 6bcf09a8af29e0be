//! The edition as plain text: of a statement in plain text, itself.

use std::borrow::Cow;

use crate::document::model::Format;
use crate::document::render::{plain_head, to_plain};
use crate::emit::editions::model::Sheet;
use crate::runtime::dates::long_date;

pub(super) fn make(sheet: &Sheet<'_>) -> String {
    if sheet.edition.format == Format::Plain {
        return sheet.edition.text.clone();
    }
    let (front, style) = (&sheet.front, sheet.press.text);
    let date = front.date.as_ref().map(|date| {
        let in_words = long_date(sheet.edition.locale, &date.text);
        in_words.map_or(Cow::Borrowed(&*date.text), Cow::Owned)
    });
    let place = front
        .place
        .as_ref()
        .map(|place| Cow::Borrowed(&*place.text));
    let dateline: Vec<Cow<'_, str>> = place.into_iter().chain(date).collect();
    let dateline = dateline.join(", ");
    let subtitle = front.subtitle.as_ref().map(|subtitle| &*subtitle.text);
    let paragraphs: Vec<&str> = subtitle
        .into_iter()
        .chain(Some(&*dateline).filter(|it| !it.is_empty()))
        .collect();
    let headline = front.headline.as_ref().map(|headline| &*headline.text);
    let head = plain_head(headline, &paragraphs, style);
    let body = to_plain(sheet.woven, style);
    let gap = if head.is_empty() || body.is_empty() {
        ""
    } else {
        "\n"
    };
    format!("{head}{gap}{body}")
}
