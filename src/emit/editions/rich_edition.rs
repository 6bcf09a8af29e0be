//! What stands around the text of a statement: a note on passages that are not as they should be, who signs, and which
//! text counts. In the words of the reader's language.

use crate::document::model::Format;
use crate::document::rich::model::{
    InlineContent, InlineMark, LineKind, ListMarker, RichBlock, RichDocument, RichInline, RichLine,
    RichList,
};
use crate::document::rich::passages::{BodyPassages, PassageLabel};
use crate::document::rich::read::{read_events, read_labelled};
use crate::document::rich::target::target;
use crate::emit::editions::front::Signatory;
use crate::emit::editions::model::EditionSource;
use crate::text::slice::Slice;

/// Returns an edition as rich text, without what the front matter says of it: built once for every format.
pub fn rich<'s>(source: &'s EditionSource<'_>) -> &'s RichDocument {
    source.rich.get_or_init(|| build(source))
}

fn build(source: &EditionSource<'_>) -> RichDocument {
    let mut rich = body(source);
    let notices = source.frame.notices.iter();
    let notices: Vec<RichBlock> = notices
        .map(|notice| line(vec![notice.words.inline()]))
        .collect();
    if !notices.is_empty() {
        let below_title = rich.title_end();
        rich.blocks.insert(below_title, RichBlock::Quote(notices));
    }
    rich.blocks.extend(signatories(source));
    rich.blocks.extend(source.frame.brand.blocks());
    rich.blocks.extend(about(source));
    rich
}

fn body(source: &EditionSource<'_>) -> RichDocument {
    let (edition, strings) = (source.edition, source.strings());
    let base = source.web_address();
    let label = |start: usize| {
        let words = edition.doubt_at(start)?.label(strings)?;
        Some(PassageLabel {
            language: words.language.map(str::to_owned),
            text: words.text.into_owned(),
        })
    };
    let refer = |reference, address: &str| source.away(reference, address);
    if edition.format == Format::Html {
        let range = source.woven.body.range();
        let label = |start: usize| label(range.start + start);
        let html = edition.text.slice(range.clone());
        return read_labelled(html, edition.locale, base.as_deref(), &label, &refer);
    }
    let passages = BodyPassages {
        ids: source.heading_ids().collect(),
        deeper: source.deeper(),
        label: &label,
    };
    read_events(
        &source.events(),
        edition.locale,
        base.as_deref(),
        &passages,
        &refer,
    )
}

fn signatories(source: &EditionSource<'_>) -> Vec<RichBlock> {
    let signatories = &source.frame.front.signatories;
    if signatories.is_empty() {
        return Vec::new();
    }
    let heading = source.frame.signatories.iter().map(|heading| {
        RichBlock::Line(RichLine {
            kind: LineKind::Heading(2),
            ids: vec!["_signatories".to_owned()],
            ..RichLine::of(vec![RichInline::text(heading.clone())])
        })
    });
    let list = RichBlock::List(RichList {
        marker: ListMarker::Bullet,
        first: 1,
        items: signatories
            .iter()
            .map(|it| vec![line(signatory(it))])
            .collect(),
    });
    heading.chain([list]).collect()
}

fn signatory(signatory: &Signatory<'_>) -> Vec<RichInline> {
    let link = signatory
        .url
        .and_then(|url| target(url, None))
        .map(InlineMark::Link);
    let name = RichInline {
        what: InlineContent::Text(signatory.name.to_owned()),
        marks: link.into_iter().collect(),
    };
    let acronym = signatory
        .acronym
        .map(|it| RichInline::text(format!(" ({it})")));
    let country = signatory
        .country
        .map(|it| RichInline::text(format!(" – {it}")));
    [name].into_iter().chain(acronym).chain(country).collect()
}

/// Returns the sentences about the original, and the version.
fn about(source: &EditionSource<'_>) -> Vec<RichBlock> {
    let frame = &source.frame;
    let mut pieces = Vec::new();
    if let Some(original) = &frame.original {
        let between = |text: &str| RichInline::text(text.to_owned());
        pieces.extend([original.language.inline(), between(". ")]);
        pieces.push(original.prevails.inline());
    }
    if frame.version_line.is_some() && !pieces.is_empty() {
        pieces.push(RichInline::text(" ".to_owned()));
    }
    pieces.extend(frame.version_line.clone().map(RichInline::text));
    for piece in &mut pieces {
        piece.marks.push(InlineMark::Small);
    }
    if pieces.is_empty() {
        Vec::new()
    } else {
        vec![RichBlock::Rule, line(pieces)]
    }
}

fn line(pieces: Vec<RichInline>) -> RichBlock {
    RichBlock::Line(RichLine::of(pieces))
}
