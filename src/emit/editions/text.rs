//! The edition as plain text: of a statement in plain text, itself.

use crate::document::model::Format;
use crate::document::render::{PlainBlock, plain_blocks, to_plain};
use crate::emit::editions::model::Sheet;
use crate::emit::editions::passages::label;

pub(super) fn make(sheet: &Sheet<'_>) -> String {
    if sheet.edition.format == Format::Plain {
        return sheet.edition.text.clone();
    }
    let (style, chrome) = (sheet.press.text, sheet.chrome());
    let labelled = |tag: &str| Some(label(tag, chrome)?.text.into_owned());
    let plain = to_plain(sheet.woven, style, &labelled);
    let parts = [
        plain_blocks(&head(sheet), style),
        plain.body,
        plain_blocks(&foot(sheet), style),
        plain.notes,
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The title, the subtitle, the place and the date, as far as the body does not say them.
fn head(sheet: &Sheet<'_>) -> Vec<PlainBlock> {
    let front = &sheet.front;
    let headline = front.headline.iter();
    let headline = headline.map(|words| PlainBlock::Heading(words.text.to_string(), 1));
    let subtitle = front.subtitle.iter().map(|words| words.text.to_string());
    let dateline = Some(sheet.dateline()).filter(|it| !it.is_empty());
    let paragraphs = subtitle.chain(dateline).map(PlainBlock::Paragraph);
    headline.chain(paragraphs).collect()
}

/// Who signs, and which text counts.
fn foot(sheet: &Sheet<'_>) -> Vec<PlainBlock> {
    let mut foot = Vec::new();
    let signatories = &sheet.front.signatories;
    if !signatories.is_empty() {
        let name = sheet.chrome().text("signatories", &[]);
        foot.extend(name.map(|name| PlainBlock::Heading(name, 2)));
        foot.extend(signatories.iter().map(|signatory| {
            let name = signatory.in_words();
            PlainBlock::Item(match signatory.url {
                Some(url) => format!("{name}\n{url}"),
                None => name,
            })
        }));
    }
    if let Some((original, address)) = sheet.original() {
        let mut lines: Vec<String> = original.map(|words| words.text.into_owned()).into();
        lines.extend(address);
        foot.push(PlainBlock::Paragraph(lines.join("\n")));
    }
    foot
}
