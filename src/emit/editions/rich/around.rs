//! What stands around the text of a statement: a note on passages that are not as they should be, who signs, and which
//! text counts. In the words of the reader's language.

use crate::emit::editions::front::Signatory;
use crate::emit::editions::html::foreign;
use crate::emit::editions::model::Sheet;
use crate::emit::editions::passages::{Doubt, labelled, notes};
use crate::emit::editions::rich::address::{target, web_address};
use crate::emit::editions::rich::model::{
    Block, Line, LineKind, List, Mark, Marker, Piece, Rich, Tongue, What,
};
use crate::emit::editions::rich::read::read;
use crate::emit::words::Words;

/// An edition as rich text, without what the front matter says of it.
pub fn rich(sheet: &Sheet<'_>) -> Rich {
    let (body, mut doubts) = labelled(sheet.body(), sheet.chrome());
    doubts.extend((!foreign(sheet).is_empty()).then_some(Doubt::Untranslated));
    let mut rich = read(&body, sheet.edition.locale, web_address(sheet).as_deref());
    let notes = notes(&doubts, sheet.chrome());
    if !notes.is_empty() {
        let note = |(_, words): &(Doubt, Words<'_>)| line(vec![said(words)]);
        let notes = notes.iter().map(note).collect();
        rich.blocks.insert(0, Block::Quote(notes));
    }
    rich.blocks.extend(signatories(sheet));
    rich.blocks.extend(about(sheet));
    rich
}

fn signatories(sheet: &Sheet<'_>) -> Vec<Block> {
    let signatories = &sheet.front.signatories;
    if signatories.is_empty() {
        return Vec::new();
    }
    let heading = sheet.chrome().text("signatories", &[]).map(|text| {
        Block::Line(Line {
            kind: LineKind::Heading(2),
            ids: vec!["_signatories".to_owned()],
            ..Line::of(vec![Piece::text(text)])
        })
    });
    let list = Block::List(List {
        marker: Marker::Bullet,
        first: 1,
        items: signatories
            .iter()
            .map(|it| vec![line(signatory(it))])
            .collect(),
    });
    heading.into_iter().chain([list]).collect()
}

fn signatory(signatory: &Signatory<'_>) -> Vec<Piece> {
    let link = signatory
        .url
        .and_then(|url| target(url, None))
        .map(Mark::Link);
    let name = Piece {
        what: What::Text(signatory.name.to_owned()),
        marks: link.into_iter().collect(),
    };
    let acronym = signatory.acronym.map(|it| Piece::text(format!(" ({it})")));
    let country = signatory.country.map(|it| Piece::text(format!(" – {it}")));
    [name].into_iter().chain(acronym).chain(country).collect()
}

/// Which text counts, and which version this is.
fn about(sheet: &Sheet<'_>) -> Vec<Block> {
    let (press, chrome) = (sheet.press, sheet.chrome());
    let mut pieces = Vec::new();
    if sheet.edition.locale != press.source {
        let language = chrome.language(press.source);
        let original = chrome.text_anyhow("original-in", &[("language", &language.text)]);
        pieces.extend(original.as_ref().map(said));
        pieces.push(Piece::text(". ".to_owned()));
        pieces.extend(
            chrome
                .text_anyhow("original-prevails", &[])
                .as_ref()
                .map(said),
        );
        pieces.push(Piece::text(" ".to_owned()));
    }
    let version = match sheet.front.version {
        Some(version) => format!("{version} ({})", press.hash),
        None => press.hash.to_owned(),
    };
    let version = chrome.text("version", &[("version", &version)]);
    pieces.extend(version.map(Piece::text));
    for piece in &mut pieces {
        piece.marks.push(Mark::Small);
    }
    match pieces.is_empty() {
        true => Vec::new(),
        false => vec![Block::Rule, line(pieces)],
    }
}

fn line(pieces: Vec<Piece>) -> Block {
    Block::Line(Line::of(pieces))
}

fn said(words: &Words<'_>) -> Piece {
    let tongue = words.language.and_then(Tongue::of);
    Piece {
        what: What::Text(words.text.to_string()),
        marks: tongue.map(Mark::Tongue).into_iter().collect(),
    }
}
