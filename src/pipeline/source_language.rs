//! The language that the source documents of a project are in, where their paths do not say.

use crate::locale::languages::LANGUAGES;
use crate::locale::recognition::LanguageSet;
use crate::locale::tag::Locale;
use crate::locale::word_info::WordLookup;
use crate::project::layout::{DocumentPlan, Layout};
use crate::text::file_source::FileSource;
use crate::text::protected_ranges::protected_ranges;
use crate::text::slice::Slice;
use crate::text::tokens::first_tokens;

/// So many documents are looked at, from all over a project.
const SAMPLE: usize = 24;

/// The words of each that count, and the bytes that hold them.
const WORDS: usize = 400;
const BYTES: usize = 8192;

/// Fewer words that one language has to itself tell nothing.
const LEAST: usize = 6;

/// Returns the language of the source documents; `None` where no language that is known stands out.
pub(super) fn source_language(layout: &Layout, files: &dyn FileSource) -> Option<Locale> {
    let documents = &layout.documents;
    let step = documents.len().div_ceil(SAMPLE).max(1);
    let mut counts = [0usize; LANGUAGES.len()];
    for document in documents.iter().step_by(step) {
        count_words(layout, document, files, &mut counts);
    }
    let (best, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let others = counts.iter().enumerate().filter(|(at, _)| *at != best);
    let next = others.map(|(_, count)| *count).max().unwrap_or(0);
    if *most < LEAST || *most < 2 * next {
        return None;
    }
    Locale::parse(LANGUAGES[best].tag)
}

/// Adds the words of a document that one language alone has.
fn count_words(
    layout: &Layout,
    document: &DocumentPlan,
    files: &dyn FileSource,
    counts: &mut [usize; LANGUAGES.len()],
) {
    let Some(source) = document.source.file() else {
        return;
    };
    let Ok(bytes) = files.read(layout.path(source)) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes);
    let text = text.slice(..text.floor_char_boundary(text.len().min(BYTES)));
    let index = WordLookup::undetermined();
    for token in first_tokens(text, &protected_ranges(text), WORDS) {
        let languages = index.info_of_token(token, text).languages;
        for (at, count) in counts.iter_mut().enumerate() {
            *count += usize::from(languages == LanguageSet::at(at));
        }
    }
}
