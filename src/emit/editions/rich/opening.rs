//! What stands before the body of an edition, from its front matter.

use crate::emit::editions::model::Sheet;
use crate::emit::editions::rich::model::{Line, Mark, Piece, Tongue, What};
use crate::emit::words::Words;
use crate::runtime::date_format::long_date;

/// A line of the opening, by what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    Headline(Line),
    Subtitle(Line),
    /// Where and when.
    Dateline(Line),
}

pub fn opening(sheet: &Sheet<'_>) -> Vec<Opening> {
    let front = &sheet.front;
    let mut opening = Vec::new();
    let single = |words: &Words<'_>| Line::of(vec![piece(words)]);
    opening.extend(
        front
            .headline
            .as_ref()
            .map(|it| Opening::Headline(single(it))),
    );
    opening.extend(
        front
            .subtitle
            .as_ref()
            .map(|it| Opening::Subtitle(single(it))),
    );
    let mut dateline: Vec<Piece> = front.place.as_ref().map(piece).into_iter().collect();
    if let Some(date) = &front.date {
        if !dateline.is_empty() {
            dateline.push(Piece::text(" | ".to_owned()));
        }
        dateline.push(match long_date(sheet.edition.locale, &date.text) {
            Some(date) => Piece::text(date),
            None => piece(date),
        });
    }
    if !dateline.is_empty() {
        opening.push(Opening::Dateline(Line::of(dateline)));
    }
    opening
}

/// The date of the front matter, when it is one of the calendar: `2022-04-19`.
pub fn iso_date<'s>(sheet: &'s Sheet<'_>) -> Option<&'s str> {
    let date = sheet.front.date.as_ref()?;
    long_date(sheet.edition.locale, &date.text).map(|_| &*date.text)
}

fn piece(words: &Words<'_>) -> Piece {
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
