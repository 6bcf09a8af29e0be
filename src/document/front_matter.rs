//! The fields at the head of a statement, in YAML (`---`), TOML (`+++`) or JSON (`{`).
//! Finds where they stand, and decides which are translated; `yaml` and `toml` read them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use serde::de::IgnoredAny;

use crate::document::found::FrontMatter;
use crate::document::model::{
    Block, BlockKind, Document, DocumentFault, Field, FieldForm, Options, OutlineNode,
    is_text_field,
};
use crate::document::outline_kind::OutlineKind;
use crate::document::{toml, yaml};
use crate::text::canonical::canonical;
use crate::text::decode::body;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads the front matter, if there is any, into `document`, and sets where its body begins.
pub(super) fn read(document: &mut Document<'_>, options: &Options) {
    let start = document.body.start as usize;
    let Some(place) = find(document.source, start) else {
        return;
    };
    let found = if place.is_toml() {
        toml::read(document.source, place.content.range())
    } else if place.is_json() {
        json(document.source, place.content.range())
    } else {
        yaml::read(document.source, place.content.range())
    };
    document.body.start = place.end;
    document.faults.extend(found.faults);
    let mut seen = BTreeSet::new();
    for field in found.fields {
        if seen.insert(field.key.clone()) {
            push(document, options, field);
        } else {
            document.faults.push(DocumentFault {
                span: field.span,
                message: format!("the key `{}` stands twice in the front matter", field.key),
                help: Some("remove one of the two: the first is used".to_owned()),
            });
        }
    }
}

/// The extent of front matter.
pub(super) struct FrontMatterExtent {
    fence: &'static str,
    /// Between the two fences.
    pub(super) content: Span,
    /// The offset at which the body begins.
    end: u32,
}

impl FrontMatterExtent {
    pub(super) fn is_toml(&self) -> bool {
        self.fence == "+++"
    }

    /// Returns whether the content is an object of JSON, with its braces.
    pub(super) fn is_json(&self) -> bool {
        self.fence == "{"
    }
}

/// Reads an object of JSON, which is YAML as well: its strings are in double quotes, its other values bare.
fn json(source: &str, range: Range<usize>) -> FrontMatter<'_> {
    let mut found = yaml::read(source, range);
    for field in &mut found.fields {
        if field.form != FieldForm::YamlDouble {
            field.form = FieldForm::TomlBare;
        }
    }
    found
}

/// Lets the text of an edition bring no front matter into a statement that has none: behind a line end it is text.
/// `places` are those of the blocks in it.
pub(super) fn keep_out(document: &Document<'_>, edition: &mut String, places: &mut [Span]) {
    let start = document.body.range().start;
    let has_own = start > document.source.len() - body(document.source).len();
    if !has_own && find(edition, start).is_some() {
        edition.insert(start, '\n');
        for place in places {
            *place = place.shifted(1);
        }
    }
}

/// Finds an object of JSON that begins a statement and has its last line to itself, as site generators ask.
fn find_json(source: &str, start: usize) -> Option<FrontMatterExtent> {
    let text = source.slice(start..);
    let first = text.strip_prefix('{')?.trim_ascii_start();
    if !first.starts_with(['"', '}']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let length = values.byte_offset();
    let line = text.slice(length..).split_inclusive('\n').next();
    let line = line.unwrap_or_default();
    line.trim_ascii().is_empty().then(|| FrontMatterExtent {
        fence: "{",
        content: Span::new(start, start + length),
        end: offset(start + length + line.len()),
    })
}

/// A fence is three signs on a line; a blank line after `---` makes it a thematic break.
pub(super) fn find(source: &str, start: usize) -> Option<FrontMatterExtent> {
    let mut lines = lines(source, start);
    let (first, content_start) = lines.next()?;
    let fence = match first {
        "---" => "---",
        "+++" => "+++",
        _ => return find_json(source, start),
    };
    let mut at = content_start;
    for (number, (line, next)) in lines.enumerate() {
        if line == fence || (line == "..." && fence == "---") {
            return Some(FrontMatterExtent {
                fence,
                content: Span::new(content_start, at),
                end: offset(next),
            });
        }
        if number == 0 && line.is_empty() && fence == "---" {
            return None;
        }
        at = next;
    }
    None
}

fn offset(at: usize) -> u32 {
    Span::new(at, at).start
}

/// Returns the lines from `start` on without trailing blanks, each with the offset of the next line.
fn lines(source: &str, start: usize) -> impl Iterator<Item = (&str, usize)> {
    let mut at = start;
    source
        .slice(start..)
        .split_inclusive('\n')
        .map(move |line| {
            at += line.len();
            (line.trim_ascii_end(), at)
        })
}

fn push<'s>(document: &mut Document<'s>, options: &Options, field: Field<'s>) {
    let text = canonical(&field.value);
    let translated = field.form != FieldForm::TomlBare
        && text.chars().any(char::is_alphabetic)
        && options
            .text_fields
            .iter()
            .any(|pattern| is_text_field(pattern, &field.key));
    document.outline.push(OutlineNode {
        kind: OutlineKind::Field(field.key.as_str().into()),
        depth: 0,
        span: field.span,
        block: translated.then_some(document.blocks.len() as u32),
    });
    if translated {
        let text = Cow::Owned(text.into_owned());
        document.blocks.push(Block {
            kind: BlockKind::Field {
                key: field.key.clone(),
            },
            format: document.format,
            span: field.span,
            text,
            id: None,
            containers: Vec::new(),
            heading: None,
            keeps_lines: false,
            notes: Vec::new(),
        });
    }
    document.fields.push(field);
}
