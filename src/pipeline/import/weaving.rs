//! A translation as a whole file with other texts in it: every byte of its other blocks stays.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::document;
use crate::document::model::{Block, BlockKind, Document, Format, Options};
use crate::document::omission::{Omission, omission};
use crate::document::weave::{PageLanguage, PassageMark, Replacement, weave_placed};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A text for a passage of the source.
pub(super) struct NewPassage {
    /// The first block of the source that it translates.
    pub source: usize,
    /// The block of the translation that it takes the place of; `None` for one that is not there.
    pub target: Option<usize>,
    pub text: String,
}

/// A translation with its new texts.
pub(super) struct WovenTranslation {
    pub text: String,
    /// Those that could not be brought in, by their places in the list.
    pub refused: BTreeSet<usize>,
}

/// Returns the document in another language: what is not translated yet is left out where it can be.
pub(super) fn begun(
    source: &Document<'_>,
    passages: &[NewPassage],
    page: PageLanguage<'_>,
) -> WovenTranslation {
    let texts: BTreeMap<usize, &str> = passages
        .iter()
        .map(|it| (it.source, it.text.as_str()))
        .collect();
    let left_out = omission(source, &|block| !texts.contains_key(&block));
    let page = (source.format == Format::Html).then_some(page);
    let (text, _) = weave_placed(source, page, &left_out, &mut |at, _| put(texts.get(&at)));
    WovenTranslation {
        text,
        refused: BTreeSet::new(),
    }
}

/// Returns the translation with other texts for some of its blocks, and with blocks that it lacked. `neighbours` gives for
/// a block of the source the blocks of the translation that stand for what is before it and after it.
pub(super) fn woven(
    (source, target): (&Document<'_>, &Document<'_>),
    passages: &[NewPassage],
    neighbours: &dyn Fn(usize) -> [Option<usize>; 2],
    options: &Options,
) -> WovenTranslation {
    let (replaced, mut refused) = replacements(target, passages, options);
    let (text, places) = replaced_in(target, &replaced);
    let missing: Vec<usize> = (0..passages.len())
        .filter(|at| passages[*at].target.is_none())
        .collect();
    if missing.is_empty() {
        return WovenTranslation { text, refused };
    }
    let insertion = Insertion {
        source,
        target,
        places: &places,
        text: &text,
        neighbours,
    };
    let all: Vec<&NewPassage> = missing.iter().map(|at| &passages[*at]).collect();
    if let Some(text) = insertion.of(&all, options) {
        return WovenTranslation { text, refused };
    }
    let mut sound: Vec<&NewPassage> = Vec::new();
    let mut best = None;
    for at in missing {
        sound.push(&passages[at]);
        // Each is tried once; a translation that lacks very many blocks is better begun anew.
        let tried = (sound.len() <= MOST_TRIED).then(|| insertion.of(&sound, options));
        match tried.flatten() {
            Some(with) => best = Some(with),
            None => {
                sound.pop();
                refused.insert(at);
            }
        }
    }
    let text = best.unwrap_or_else(|| text.clone());
    WovenTranslation { text, refused }
}

/// Returns the new texts by their blocks, and the places of those that would make other blocks of theirs: a text that
/// opens a list, or closes a paragraph.
fn replacements<'t>(
    target: &Document<'_>,
    passages: &'t [NewPassage],
    options: &Options,
) -> (BTreeMap<usize, &'t str>, BTreeSet<usize>) {
    let all: BTreeMap<usize, &str> = passages
        .iter()
        .filter_map(|it| Some((it.target?, it.text.as_str())))
        .collect();
    if has_outline(target, &replaced_in(target, &all).0, options) {
        return (all, BTreeSet::new());
    }
    let (mut sound, mut refused) = (BTreeMap::new(), BTreeSet::new());
    for (at, passage) in passages.iter().enumerate() {
        let Some(block) = passage.target else {
            continue;
        };
        sound.insert(block, passage.text.as_str());
        let is_tried = sound.len() <= MOST_TRIED;
        if !is_tried || !has_outline(target, &replaced_in(target, &sound).0, options) {
            sound.remove(&block);
            refused.insert(at);
        }
    }
    (sound, refused)
}

/// So many texts are tried one by one where they cannot be brought in together.
const MOST_TRIED: usize = 64;

fn put<'t>(text: Option<&&'t str>) -> Replacement<'t> {
    match text {
        Some(text) => Replacement::Text {
            text: (*text).into(),
            mark: PassageMark::default(),
        },
        None => Replacement::Keep,
    }
}

fn replaced_in(target: &Document<'_>, texts: &BTreeMap<usize, &str>) -> (String, Vec<Span>) {
    let omission = Omission::default();
    weave_placed(target, None, &omission, &mut |at, _| put(texts.get(&at)))
}

/// Returns whether a text has the blocks that a document has.
fn has_outline(document: &Document<'_>, text: &str, options: &Options) -> bool {
    let again = document::parse(document.format, text, options);
    let kinds = |block: &Block<'_>| (block.kind.clone(), block.containers.len());
    again
        .blocks
        .iter()
        .map(kinds)
        .eq(document.blocks.iter().map(kinds))
}

/// Blocks that a translation lacks, and the translation as it is so far.
struct Insertion<'i, 'd> {
    source: &'i Document<'d>,
    target: &'i Document<'d>,
    /// Where the blocks of the translation stand in the text.
    places: &'i [Span],
    text: &'i str,
    neighbours: &'i dyn Fn(usize) -> [Option<usize>; 2],
}

impl Insertion<'_, '_> {
    /// Returns the translation with the blocks at their places; `None` where there is none for one of them, or where
    /// another block would not stay what it is.
    fn of(&self, passages: &[&NewPassage], options: &Options) -> Option<String> {
        let texts: BTreeMap<usize, &str> = passages
            .iter()
            .map(|it| (it.source, it.text.as_str()))
            .collect();
        let (woven, places) = replaced_in(self.source, &texts);
        let mut pieces: BTreeMap<usize, String> = BTreeMap::new();
        let mut run = None;
        for at in texts.keys().copied() {
            let piece = self.piece(&woven, &places, at)?.replace("\r\n", "\n");
            let gap = |at: usize| gap_before(self.source, at).map(|gap| gap.replace("\r\n", "\n"));
            let (before, next) = (gap(at), gap(at + 1));
            let offsets = self.offsets(at);
            // What follows a block that stands before its next one does so too.
            let is_close = next.is_some()
                && (before.is_none()
                    || (next.as_deref() == Some("") && before.as_deref() != Some("")));
            let goes_before = offsets[1].is_some()
                && (offsets[0].is_none() || is_close || run == Some(offsets[1]));
            let (before, next) = (
                before.unwrap_or("\n".to_owned()),
                next.unwrap_or("\n".to_owned()),
            );
            if goes_before {
                run = Some(offsets[1]);
                let known = pieces.entry(offsets[1]?).or_default();
                known.push_str(&format!("{piece}\n{next}"));
                continue;
            }
            let offset = offsets[0]?;
            let known = pieces.entry(offset).or_default();
            known.push_str(&format!("{before}{piece}\n"));
            let rest = self.text.slice(offset..);
            if !next.is_empty() && !rest.is_empty() && !rest.starts_with(['\r', '\n']) {
                known.push('\n');
            }
        }
        let text = self.with(pieces);
        self.is_sound(&text, passages.len(), options)
            .then_some(text)
    }

    /// Returns the text with pieces at their places.
    fn with(&self, pieces: BTreeMap<usize, String>) -> String {
        let line_end = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let mut out = String::with_capacity(self.text.len() * 2);
        let mut copied = 0;
        for (offset, piece) in pieces {
            out.push_str(self.text.slice(copied..offset));
            copied = offset;
            if !out.is_empty() && !out.ends_with('\n') {
                out.push_str(line_end);
            }
            out.push_str(&piece.replace('\n', line_end));
        }
        out.push_str(self.text.slice(copied..));
        out
    }

    /// Returns the lines of a block of the source; `None` where it shares them with another one.
    fn piece<'w>(&self, woven: &'w str, places: &[Span], at: usize) -> Option<&'w str> {
        let block = &self.source.blocks[at];
        let is_fixed = matches!(block.kind, BlockKind::Field { .. } | BlockKind::Cell { .. });
        if is_fixed || block.format == Format::Html {
            return None;
        }
        let lines = lines_of(woven, places[at], block);
        let others = places.iter().enumerate().filter(|(other, _)| *other != at);
        let shares = |place: &Span| {
            let place = place.range();
            place.start < lines.end && lines.start < place.end
        };
        let is_alone = !others.into_iter().any(|(_, place)| shares(place));
        is_alone.then(|| woven.slice(lines).trim_end_matches(['\r', '\n']))
    }

    /// Returns where a block can go: after the block before it, and before the block after it.
    fn offsets(&self, at: usize) -> [Option<usize>; 2] {
        let [before, after] = (self.neighbours)(at);
        let kind = |block: usize| &self.target.blocks[block].kind;
        let is_field = |block: &usize| matches!(kind(*block), BlockKind::Field { .. });
        let is_cell = |block: &usize| matches!(kind(*block), BlockKind::Cell { .. });
        let lines =
            |block: usize| lines_of(self.text, self.places[block], &self.target.blocks[block]);
        let before = before.filter(|block| !is_field(block));
        let after = after.filter(|block| !is_field(block) && !is_cell(block));
        [
            before.map(|block| lines(self.last_of_table(block)).end),
            after.map(|block| lines(block).start),
        ]
    }

    /// Returns the last cell of the table that a block stands in; the block itself where it stands in none.
    fn last_of_table(&self, block: usize) -> usize {
        let is_cell = |at: usize| {
            let block = self.target.blocks.get(at);
            block.is_some_and(|it| matches!(it.kind, BlockKind::Cell { .. }))
        };
        let mut last = block;
        while is_cell(last) && is_cell(last + 1) {
            last += 1;
        }
        last
    }

    /// Returns whether a text has all blocks that were there, in order, and so many more.
    fn is_sound(&self, text: &str, more: usize, options: &Options) -> bool {
        let so_far = document::parse(self.target.format, self.text, options);
        let again = document::parse(self.target.format, text, options);
        let mut blocks = again.blocks.iter();
        let mut kept = so_far.blocks.iter();
        again.blocks.len() == so_far.blocks.len() + more
            && kept.all(|block| blocks.any(|it| it.kind == block.kind && it.text == block.text))
    }
}

/// Returns the whole lines that a block stands on, the last line end included.
fn lines_of(text: &str, place: Span, block: &Block<'_>) -> Range<usize> {
    let Range { start, end } = place.range();
    let start = text.slice(..start).rfind('\n').map_or(0, |at| at + 1);
    let after = |end: usize| {
        text.slice(end..)
            .find('\n')
            .map_or(text.len(), |at| end + at + 1)
    };
    let line = after(end);
    let is_underlined = matches!(block.kind, BlockKind::Heading(_))
        && !text.slice(start..place.range().start).contains('#');
    // The line below a heading makes it one.
    let end = if is_underlined { after(line) } else { line };
    start..end
}

/// Returns the blank lines before a block of a document, with the marks of quotes; `None` where other things stand there,
/// or nothing does.
fn gap_before<'s>(document: &Document<'s>, at: usize) -> Option<&'s str> {
    let block = document.blocks.get(at)?;
    let previous = &document.blocks[at.checked_sub(1)?];
    let text = document.source;
    let end = lines_of(text, previous.span, previous).end;
    let start = lines_of(text, block.span, block).start;
    if start < end {
        return Some("");
    }
    let between = text.slice(end..start);
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '>' | '\r' | '\n');
    between.chars().all(is_blank).then_some(between)
}
