//! Writes an edition as plain text. A statement in plain text is itself, below what is to be said of gaps in it.

use crate::document::model::Format;
use crate::document::render::{PlainBlock, plain_blocks, write_plain};
use crate::emit::editions::model::Sheet;

pub(super) fn make(sheet: &Sheet<'_>) -> String {
    let (style, chrome) = (sheet.press.text, sheet.chrome());
    if sheet.edition.format == Format::Plain {
        let gaps = sheet.frame.notices_of_gaps();
        let gaps = gaps.map(|words| format!("{}\n\n", words.text));
        return gaps.chain([sheet.edition.text.clone()]).collect();
    }
    let label = |start: usize| {
        let doubt = sheet.edition.doubt_at(start)?;
        Some(doubt.label(chrome)?.text.into_owned())
    };
    let plain = write_plain(sheet.woven, &sheet.events(), style, &label);
    let parts = [
        plain_blocks(&head(sheet), style),
        plain.body,
        plain_blocks(&foot(sheet), style),
        plain.notes,
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

/// The title, the subtitle, the place and the date, as far as the body does not say them, and what it leaves out.
fn head(sheet: &Sheet<'_>) -> Vec<PlainBlock> {
    let (frame, front) = (&sheet.frame, &sheet.frame.front);
    let headline = front.headline.iter();
    let headline = headline.map(|words| PlainBlock::Heading(words.text.to_string(), 1));
    let subtitle = front.subtitle.iter().map(|words| words.text.to_string());
    let dateline: Vec<&str> = frame.dateline().map(|words| &*words.text).collect();
    let dateline = Some(dateline.join(", ")).filter(|dateline| !dateline.is_empty());
    let notices = frame.notices_of_gaps().map(|words| words.text.to_string());
    let paragraphs = subtitle.chain(dateline).chain(notices);
    headline
        .chain(paragraphs.map(PlainBlock::Paragraph))
        .collect()
}

/// Who signs, and which text counts.
fn foot(sheet: &Sheet<'_>) -> Vec<PlainBlock> {
    let frame = &sheet.frame;
    let signatories = &frame.front.signatories;
    let heading = frame.signatories.iter().filter(|_| !signatories.is_empty());
    let heading = heading.map(|heading| PlainBlock::Heading(heading.clone(), 2));
    let mut foot: Vec<PlainBlock> = heading.collect();
    foot.extend(signatories.iter().map(|signatory| {
        let name = signatory.in_words();
        PlainBlock::Item(match signatory.url {
            Some(url) => format!("{name}\n{url}"),
            None => name,
        })
    }));
    foot.extend(frame.original.as_ref().map(|original| {
        let sentences = [&original.language, &original.prevails].map(|words| &*words.text);
        let lines = sentences.into_iter().chain(original.address.as_deref());
        PlainBlock::Paragraph(lines.collect::<Vec<_>>().join("\n"))
    }));
    foot
}
