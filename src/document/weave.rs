//! Editions: the source bytes with the spans of blocks replaced, and nothing else touched.

use std::borrow::Cow;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::document::clean_markup::{clean, clean_escaped};
use crate::document::escape::{self, EscapeContext};
use crate::document::generator_texts::{PARAMETER, write_parameter};
use crate::document::html_elements::{is_attribute, is_text_only, without_tags};
use crate::document::lines::BlockLines;
use crate::document::markup_syntax::MarkupSyntax;
use crate::document::model::{Block, BlockKind, Document, Format};
use crate::document::omission::Omission;
use crate::document::plain_layout::written_lines;
use crate::document::reference_labels::with_known_labels;
use crate::document::weave_changes::{SourceChange, changes, push_tag};
use crate::document::woven_text::{without_odd_signs, without_open_names};
use crate::document::{field, front_matter, inline_html, plain_lines};
use crate::text::canonical::canonical;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// The text that an edition has in place of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement<'t> {
    /// The source bytes stay.
    Keep,
    /// The text takes the place of the source's.
    Text {
        text: Cow<'t, str>,
        mark: PassageMark<'t>,
    },
}

/// Properties of a text that its edition marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PassageMark<'t> {
    /// The language of the text, where it is another one than the edition's.
    pub language: Option<&'t str>,
    /// Why the text cannot be relied on: `stale`, `draft`. Plain text has no place for it.
    pub state: Option<&'t str>,
}

/// The language of an HTML edition, for its `<html>` tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageLanguage<'t> {
    pub lang: &'t str,
    /// `rtl` or `ltr`; `None` leaves the attribute as it is.
    pub dir: Option<&'t str>,
}

/// Writes an edition. `replace` is asked once for every block, in order, with the block's index.
///
/// A text that equals the block's keeps the bytes of the source, so the source locale's edition is the source.
/// A text that would change the structure of the blocks (a paragraph that begins with `-`) is escaped. Of the markup of
/// any text but the block's own only that gets into an edition which the list of `allowed_markup` or the block allows.
pub fn weave<'t>(
    document: &Document<'_>,
    page: Option<PageLanguage<'_>>,
    replace: &mut dyn FnMut(usize, &Block<'_>) -> Replacement<'t>,
) -> String {
    weave_without(document, page, &Omission::default(), replace)
}

/// Writes an edition without the blocks that are left out; `replace` is not asked for them.
pub fn weave_without<'t>(
    document: &Document<'_>,
    page: Option<PageLanguage<'_>>,
    left_out: &Omission,
    replace: &mut dyn FnMut(usize, &Block<'_>) -> Replacement<'t>,
) -> String {
    weave_placed(document, page, left_out, replace).0
}

/// Writes an edition as [`weave_without`] does, and returns the place in it of each block of the source.
pub fn weave_placed<'t>(
    document: &Document<'_>,
    page: Option<PageLanguage<'_>>,
    left_out: &Omission,
    replace: &mut dyn FnMut(usize, &Block<'_>) -> Replacement<'t>,
) -> (String, Vec<Span>) {
    weave_all(document, page, left_out, MarkupSource::Allowed, replace)
}

/// Writes what an edition would be with the texts as they are, whatever markup they have, and says where in it each block
/// of the source now stands. For checks, which tell what is wrong with them: nobody publishes it.
pub fn weave_with_places<'t>(
    document: &Document<'_>,
    page: Option<PageLanguage<'_>>,
    replace: &mut dyn FnMut(usize, &Block<'_>) -> Replacement<'t>,
) -> (String, Vec<Span>) {
    weave_all(
        document,
        page,
        &Omission::default(),
        MarkupSource::All,
        replace,
    )
}

fn weave_all<'t>(
    document: &Document<'_>,
    page: Option<PageLanguage<'_>>,
    left_out: &Omission,
    markup: MarkupSource,
    replace: &mut dyn FnMut(usize, &Block<'_>) -> Replacement<'t>,
) -> (String, Vec<Span>) {
    let source = document.source;
    let mut edition = EditionWriter {
        document,
        lines: BlockLines::new(source),
        out: String::with_capacity(source.len() + source.len() / 5),
        copied: 0,
        changes: changes(
            document,
            page.map(|page| (page.lang, page.dir)),
            &left_out.cuts,
        ),
        markup,
    };
    let mut places = Vec::with_capacity(document.blocks.len());
    for (index, block) in document.blocks.iter().enumerate() {
        let Range { start, end } = block.span.range();
        let is_left_out = left_out.blocks.contains(&index);
        if !is_left_out {
            edition.copy_until(start);
        }
        debug_assert!(
            is_left_out || edition.copied <= start,
            "blocks stand in order and apart"
        );
        // What begins within what was replaced is gone with it.
        if is_left_out || start < edition.copied {
            places.push(Span::new(edition.out.len(), edition.out.len()));
            continue;
        }
        let place = edition.out.len();
        let put = match replace(index, block) {
            Replacement::Keep => None,
            Replacement::Text { text, mark } => {
                let lines = block.keeps_lines.then(|| written_lines(&text)).flatten();
                let text = canonical_of(text);
                let is_marked =
                    mark != PassageMark::default() && !text.is_empty() && takes_mark(block);
                let mark = is_marked.then_some(mark);
                let differs = is_marked || text != block.text;
                let text = lines.map_or(text, Cow::Owned);
                differs.then_some((text, mark))
            }
        };
        match put {
            None => places.push(Span::new(place, place + end - start)),
            Some((text, mark)) => {
                let text = without_odd_signs(text);
                let text = match block.kind {
                    BlockKind::Field { .. } => text,
                    _ => without_open_names(text, &block.text),
                };
                edition.put(block, &text, mark);
                edition.copied = end;
                places.push(Span::new(place, edition.out.len()));
            }
        }
    }
    edition.copy_until(source.len());
    front_matter::keep_out(document, &mut edition.out, &mut places);
    (edition.out, places)
}

fn canonical_of(text: Cow<'_, str>) -> Cow<'_, str> {
    match canonical(&text) {
        Cow::Borrowed(same) if same.len() == text.len() => text,
        Cow::Borrowed(part) => Cow::Owned(part.to_owned()),
        Cow::Owned(text) => Cow::Owned(text),
    }
}

/// Returns whether weaving can mark the text of a block: not where there is no place for tags.
pub fn takes_mark(block: &Block<'_>) -> bool {
    match &block.kind {
        BlockKind::Field { .. } => false,
        BlockKind::Other(kind) => !is_text_only(kind),
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Cell { .. } => true,
    }
}

/// The markup that texts may bring.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkupSource {
    /// Markup that the source block or the list of `allowed_markup` allows.
    Allowed,
    All,
}

struct EditionWriter<'d, 's> {
    document: &'d Document<'s>,
    lines: BlockLines<'s>,
    out: String,
    /// The offset up to which the source has been copied or replaced.
    copied: usize,
    /// Changes that are still to be made, in the order of their places.
    changes: Peekable<IntoIter<SourceChange>>,
    markup: MarkupSource,
}

impl EditionWriter<'_, '_> {
    /// Takes over the source up to a place, with the changes that begin before it. What lies before the last place is
    /// written already: nothing is written twice, and nothing before what precedes it.
    fn copy_until(&mut self, end: usize) {
        while let Some(change) = self.changes.next_if(|change| change.range.start < end) {
            if change.range.start >= self.copied {
                self.copy(change.range.start);
                self.out.push_str(&change.text);
                self.copied = change.range.end;
            }
        }
        self.copy(end);
    }

    fn copy(&mut self, end: usize) {
        self.out
            .push_str(self.document.source.slice(self.copied..end));
        self.copied = self.copied.max(end);
    }

    fn put(&mut self, block: &Block<'_>, text: &str, mark: Option<PassageMark<'_>>) {
        match (&block.kind, block.format) {
            (BlockKind::Field { .. }, _) => self.put_field(block, text),
            (BlockKind::Other(_), Format::Markdown) => self.put_title(block, text),
            (_, Format::Markdown) => self.put_markdown(block, text, mark),
            (_, Format::Html) => self.put_html(block, text, mark),
            (_, Format::Plain) => self.put_plain(block, text, mark),
        }
    }

    /// Returns the text with the markup that it may have.
    fn taken<'t>(&self, block: &Block<'_>, text: &'t str, reading: MarkupSyntax) -> Cow<'t, str> {
        match self.markup {
            MarkupSource::Allowed => clean(&block.text, text, reading),
            MarkupSource::All => Cow::Borrowed(text),
        }
    }

    fn put_field(&mut self, block: &Block<'_>, text: &str) {
        let fields = &self.document.fields;
        let found = fields.binary_search_by_key(&block.span, |field| field.span);
        let field = &fields[found.expect("a block of the front matter has its field")];
        // Site generators put fields into pages as they are.
        let text = field::held(field.form, text);
        let text = self.taken(block, &text, MarkupSyntax::Field);
        field::write(field.form, &text, &mut self.out);
    }

    fn put_markdown(&mut self, block: &Block<'_>, text: &str, mark: Option<PassageMark<'_>>) {
        let line = self.lines.of(block.span);
        let mut place = EscapeContext::of(block, line.before, line.after);
        let is_one_line = place.cell || place.atx;
        let line_end = if is_one_line {
            String::new()
        } else {
            self.lines.continuation(line.before)
        };
        if let Some(mark) = mark {
            self.open_span(mark);
            place.line_start = false;
            place.heading_end = false;
        }
        let text = with_known_labels(&block.text, text, &self.document.definitions);
        let text = self.taken(block, &text, MarkupSyntax::Markdown);
        let written = self.document.source.slice(block.span.range());
        let text = if !is_one_line && escape::breaks_by_blanks(written) {
            Cow::Owned(escape::with_blanks(&text))
        } else {
            text
        };
        let mut escaped = String::with_capacity(text.len());
        escape::write(&text, place, "\n", &mut escaped);
        // A backslash before a mark of code moves where code begins and ends.
        let text = match self.markup {
            MarkupSource::Allowed => clean_escaped(&block.text, &escaped),
            MarkupSource::All => Cow::Borrowed(&*escaped),
        };
        self.out.push_str(&text.replace('\n', &line_end));
        if mark.is_some() {
            if !place.cell {
                escape::escape_last_backslash(&mut self.out);
            }
            self.out.push_str("</span>");
        }
    }

    fn put_html(&mut self, block: &Block<'_>, text: &str, mark: Option<PassageMark<'_>>) {
        let text_only = match &block.kind {
            BlockKind::Other(kind) if is_attribute(kind) => {
                self.put_attribute(block, text);
                return;
            }
            BlockKind::Other(kind) => is_text_only(kind),
            _ => false,
        };
        let text = text.replace("\\\n", if text_only { " " } else { "<br>" });
        let text = match &block.kind {
            // Nothing but its end tag is markup there; who reads the page for tags need not know.
            BlockKind::Other("title" | "svg title" | "svg desc" | "svg text") => {
                Cow::Owned(without_tags(&block.text, text))
            }
            _ => {
                let syntax = MarkupSyntax::of(self.document.format, block.format);
                self.taken(block, &text, syntax)
            }
        };
        // Of a paragraph without a tag of its own nothing else is left.
        let is_blank = text.contains('<') && inline_html::plain(&text).trim().is_empty();
        let text = if !text_only && (text.is_empty() || is_blank) {
            Cow::Owned(format!("{text}{}", escape::NOTHING))
        } else {
            text
        };
        match mark {
            None => self.out.push_str(&text),
            Some(mark) => {
                self.open_span(mark);
                self.out.push_str(&text);
                self.out.push_str("</span>");
            }
        }
    }

    /// The value of an attribute, in the quotation marks that it has; one without gets them.
    fn put_attribute(&mut self, block: &Block<'_>, text: &str) {
        let text = without_tags(&block.text, text.replace("\\\n", " "));
        let before = self.document.source.slice(..block.span.start as usize);
        let (around, quote, entity) = match before.trim_ascii_end().chars().next_back() {
            Some('\'') => ("", '\'', "&#39;"),
            Some('"') => ("", '"', "&quot;"),
            _ => ("\"", '"', "&quot;"),
        };
        let text = text.replace(quote, entity);
        self.out.extend([around, &text, around]);
    }

    /// The title of a link reference definition, in the quotation marks that it has.
    fn put_title(&mut self, block: &Block<'_>, text: &str) {
        let text = without_tags(&block.text, text.replace("\\\n", " "));
        let before = self.document.source.slice(..block.span.start as usize);
        if block.kind == BlockKind::Other(PARAMETER) {
            return write_parameter(before, &text, &mut self.out);
        }
        let closed: &[char] = match before.chars().next_back() {
            Some('(') => &['(', ')'],
            Some('\'') => &['\''],
            _ => &['"'],
        };
        let mut is_escaped = false;
        for c in text.chars() {
            if closed.contains(&c) && !is_escaped {
                self.out.push('\\');
            }
            is_escaped = c == '\\' && !is_escaped;
            self.out.push(c);
        }
        if is_escaped {
            self.out.push('\\');
        }
    }

    fn put_plain(&mut self, block: &Block<'_>, text: &str, mark: Option<PassageMark<'_>>) {
        let before = self.lines.of(block.span).before;
        let line_end = self.lines.continuation(before);
        let start = self.out.len();
        if let Some(language) = mark.and_then(|mark| mark.language) {
            self.out.push('[');
            push_tag(language, &mut self.out);
            self.out.push_str("] ");
        }
        let marked = self.out.len() > start;
        let before = if marked { "[]" } else { before };
        plain_lines::write(text, before, &line_end, &mut self.out);
    }

    fn open_span(&mut self, mark: PassageMark<'_>) {
        self.out.push_str("<span");
        for (name, value) in [("lang", mark.language), ("data-state", mark.state)] {
            let Some(value) = value else { continue };
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            push_tag(value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
    }
}
