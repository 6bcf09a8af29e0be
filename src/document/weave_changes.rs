//! The changes that weaving makes beside the blocks of a document.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::document::model::Document;

/// A change beside the blocks: nothing where blocks are left out, the language of the page in its tag.
pub(super) struct SourceChange {
    pub(super) range: Range<usize>,
    pub(super) text: String,
}

/// Returns the changes that an edition makes beside its blocks, in the order of their places. `page`: the `lang` and the
/// `dir` of a page.
pub(super) fn changes(
    document: &Document<'_>,
    page: Option<(&str, Option<&str>)>,
    cuts: &[Range<usize>],
) -> Peekable<IntoIter<SourceChange>> {
    let languages = page.map(|(lang, dir)| language_changes(document, lang, dir));
    let cuts = cuts.iter().map(|cut| SourceChange {
        range: cut.clone(),
        text: String::new(),
    });
    let mut changes: Vec<SourceChange> = languages.into_iter().flatten().chain(cuts).collect();
    // Stable: `lang` stays before `dir` where both are put in at one place.
    changes.sort_by_key(|change| change.range.start);
    changes.into_iter().peekable()
}

/// Replaces `lang` and `dir` of the `<html>` tag where they stand, or puts them first.
fn language_changes(document: &Document<'_>, lang: &str, dir: Option<&str>) -> Vec<SourceChange> {
    let Some(page) = &document.page else {
        return Vec::new();
    };
    let mut changes = Vec::new();
    for (name, value, attribute) in [("lang", Some(lang), &page.lang), ("dir", dir, &page.dir)] {
        let Some(value) = value else { continue };
        let (range, blank) = match attribute {
            Some(there) if there.value.eq_ignore_ascii_case(value) => continue,
            Some(there) => (there.span.range(), ""),
            None => (page.insert as usize..page.insert as usize, " "),
        };
        let mut text = format!("{blank}{name}=\"");
        push_tag(value, &mut text);
        text.push('"');
        changes.push(SourceChange { range, text });
    }
    changes
}

/// A language tag has letters, digits and hyphens; anything else is left out.
pub(super) fn push_tag(language: &str, out: &mut String) {
    let is_kept = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
    out.extend(language.chars().filter(is_kept));
}
