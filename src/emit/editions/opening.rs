//! Writes the opening of an edition, which stands before its body, from its front matter.

use crate::document::rich::model::{RichInline, RichLine};
use crate::emit::editions::model::EditionSource;
use crate::emit::localized_text::LocalizedText;

/// A line of the opening, by what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The mark or the name of the organisation.
    Letterhead(RichLine),
    /// Before which day nothing is to be published.
    Embargo(RichLine),
    Headline(RichLine),
    Subtitle(RichLine),
    /// The place and the date.
    Dateline(RichLine),
}

/// Returns what stands above everything; `has_logo`: the mark of the organisation can be shown.
pub fn letterhead(source: &EditionSource<'_>, has_logo: bool) -> Vec<Opening> {
    let frame = &source.frame;
    let letterhead = frame.brand.letterhead(has_logo).map(Opening::Letterhead);
    let embargo = frame.embargo.as_ref();
    let embargo = embargo.map(|words| Opening::Embargo(RichLine::of(vec![words.inline()])));
    letterhead.into_iter().chain(embargo).collect()
}

pub fn opening(source: &EditionSource<'_>) -> Vec<Opening> {
    let (frame, front) = (&source.frame, &source.frame.front);
    let mut opening = Vec::new();
    let single = |words: &LocalizedText<'_>| RichLine::of(vec![words.inline()]);
    opening.extend(front.headline.iter().map(single).map(Opening::Headline));
    opening.extend(front.subtitle.iter().map(single).map(Opening::Subtitle));
    let mut dateline: Vec<RichInline> = Vec::new();
    for words in frame.dateline() {
        if !dateline.is_empty() {
            dateline.push(RichInline::text(" | ".to_owned()));
        }
        dateline.push(words.inline());
    }
    if !dateline.is_empty() {
        opening.push(Opening::Dateline(RichLine::of(dateline)));
    }
    opening
}
