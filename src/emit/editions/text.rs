//! Writes an edition as plain text. A statement in plain text is itself, below what is to be said of gaps in it.

use crate::document::model::Format;
use crate::document::plain_wrap::wrapped_plain;
use crate::document::render::{PlainBlock, plain_blocks, write_plain};
use crate::document::title::title_end;
use crate::emit::editions::model::EditionSource;

pub(super) fn make(source: &EditionSource<'_>) -> String {
    let (style, strings) = (source.context.text, source.strings());
    if source.edition.format == Format::Plain {
        let gaps = source.frame.notices_of_gaps();
        let gaps = gaps.map(|words| format!("{}\n\n", words.text));
        return gaps.chain([body(source)]).collect();
    }
    let label = |start: usize| {
        let doubt = source.edition.doubt_at(start)?;
        Some(doubt.label(strings)?.text.into_owned())
    };
    let events = source.events();
    let title = match source.edition.format {
        Format::Html => title_end(&events),
        Format::Markdown | Format::Plain => source.title_events(),
    };
    let refer = |reference, address: &str| source.away(reference, address);
    let plain = write_plain(source.woven, (&events, title), style, &label, &refer);
    let parts = [
        plain_blocks(&above(source), style),
        plain.title,
        plain_blocks(&head(source), style),
        plain.body,
        plain_blocks(&foot(source), style),
        plain.notes,
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join("\n")
}

fn above(source: &EditionSource<'_>) -> Vec<PlainBlock> {
    let embargo = source.frame.embargo.iter();
    embargo
        .map(|words| PlainBlock::Paragraph(words.text.to_string()))
        .collect()
}

/// Returns what the organisation says below each statement.
fn brand(source: &EditionSource<'_>) -> impl Iterator<Item = PlainBlock> {
    source.frame.brand.sections.iter().flat_map(|section| {
        let heading = section.heading.iter();
        let heading = heading.map(|heading| PlainBlock::Heading(heading.clone(), 2));
        let paragraphs = section.paragraphs.iter().map(|lines| {
            let lines = lines.iter().map(|line| &*line.words.text);
            PlainBlock::Paragraph(lines.collect::<Vec<_>>().join("\n"))
        });
        heading.chain(paragraphs)
    })
}

/// Returns a statement in plain text, broken at the width of the edition.
fn body(source: &EditionSource<'_>) -> String {
    match source.context.text.width {
        Some(width) => wrapped_plain(source.woven, usize::from(width.get())),
        None => source.edition.text.clone(),
    }
}

/// Returns the title, the subtitle, the place and the date, as far as the body does not say them, and what it leaves
/// out.
fn head(source: &EditionSource<'_>) -> Vec<PlainBlock> {
    let (frame, front) = (&source.frame, &source.frame.front);
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

/// Returns the signatories, and the sentences about the original.
fn foot(source: &EditionSource<'_>) -> Vec<PlainBlock> {
    let frame = &source.frame;
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
    foot.extend(brand(source));
    foot.extend(frame.original.as_ref().map(|original| {
        let sentences = [&original.language, &original.prevails].map(|words| &*words.text);
        let lines = sentences.into_iter().chain(original.address.as_deref());
        PlainBlock::Paragraph(lines.collect::<Vec<_>>().join("\n"))
    }));
    foot
}
