//! What stands before the body of an edition, from its front matter.

use crate::emit::editions::model::Sheet;
use crate::emit::editions::rich::model::{Line, Mark, Piece, Tongue, What};
use crate::emit::words::Words;

/// A line of the opening, by what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    Headline(Line),
    Subtitle(Line),
    /// Where and when.
    Dateline(Line),
}

pub fn opening(sheet: &Sheet<'_>) -> Vec<Opening> {
    let (frame, front) = (&sheet.frame, &sheet.frame.front);
    let mut opening = Vec::new();
    let single = |words: &Words<'_>| Line::of(vec![piece(words)]);
    opening.extend(front.headline.iter().map(single).map(Opening::Headline));
    opening.extend(front.subtitle.iter().map(single).map(Opening::Subtitle));
    let mut dateline: Vec<Piece> = Vec::new();
    for words in frame.dateline() {
        if !dateline.is_empty() {
            dateline.push(Piece::text(" | ".to_owned()));
        }
        dateline.push(piece(words));
    }
    if !dateline.is_empty() {
        opening.push(Opening::Dateline(Line::of(dateline)));
    }
    opening
}

/// Returns a text in its language.
pub(super) fn piece(words: &Words<'_>) -> Piece {
    Piece {
        what: What::Text(words.text.to_string()),
        marks: words
            .language
            .and_then(Tongue::of)
            .map(Mark::Tongue)
            .into_iter()
            .collect(),
    }
}
