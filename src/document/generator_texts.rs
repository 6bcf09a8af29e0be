//! Finds the parameters of tags that readers see: captions, titles, texts of links.

use std::ops::Range;

use crate::document::generator_tags::{GeneratorTag, TagFamily};
use crate::text::slice::Slice;

/// The names of parameters that readers see the values of.
const READ: &[&str] = &[
    "alt",
    "aria-label",
    "caption",
    "description",
    "heading",
    "label",
    "placeholder",
    "summary",
    "text",
    "title",
];

/// The kind of the block that a parameter is.
pub(super) const PARAMETER: &str = "tag parameter";

/// Writes the value of a parameter. `before`: the source up to it.
pub(super) fn write_parameter(before: &str, text: &str, out: &mut String) {
    let tag = before
        .rfind("{{")
        .max(before.rfind('<'))
        .max(before.rfind("{%"));
    let is_shortcode = tag.is_some_and(|at| {
        let is_within = before.slice(at..).starts_with("{%") && before.slice(..at).ends_with('{');
        is_within || before.slice(at..).starts_with("{{") || before.slice(..at).ends_with("{{")
    });
    if !is_shortcode {
        // A component of JSX and a tag of Liquid know no backslashes.
        return out.push_str(&text.replace('"', "&quot;"));
    }
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '"' && !is_escaped {
            out.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        out.push(c);
    }
    if is_escaped {
        out.push('\\');
    }
}

/// Returns whether the value of a parameter is text for readers.
pub fn is_read(name: &str) -> bool {
    READ.binary_search(&name).is_ok()
}

/// A parameter of a tag with a value in double quotation marks.
pub struct TagParameter<'t> {
    pub name: &'t str,
    pub value: &'t str,
}

/// Returns the places of the texts of a tag, between their quotation marks.
pub(super) fn parameter_texts(tag: &GeneratorTag<'_>) -> Vec<Range<usize>> {
    let has_texts = match tag.family {
        TagFamily::Shortcode | TagFamily::MarkdownShortcode | TagFamily::Component => true,
        // Of the tags of Liquid, those that bring in a part of the page.
        TagFamily::Liquid => matches!(tag.name, "include" | "include_relative" | "render"),
        TagFamily::Output | TagFamily::Comment => false,
    };
    if !has_texts {
        return Vec::new();
    }
    let Some(arguments) = tag
        .written
        .find(tag.arguments)
        .filter(|_| !tag.arguments.is_empty())
    else {
        return Vec::new();
    };
    let start = tag.end - tag.written.len() + arguments;
    let texts = parameters(tag.arguments).into_iter().filter(|it| {
        is_read(it.name)
            && it.value.contains(char::is_alphabetic)
            && !it.value.contains(['{', '\n'])
    });
    texts
        .filter_map(|it| {
            let at = (it.value.as_ptr() as usize).checked_sub(tag.arguments.as_ptr() as usize)?;
            Some(start + at..start + at + it.value.len())
        })
        .collect()
}

/// Returns the parameters of a tag whose values stand in double quotation marks; quotation marks in them are escaped.
pub fn parameters(arguments: &str) -> Vec<TagParameter<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(&arguments.as_bytes()[from..], b"=\"") {
        let at = from + at;
        let name = arguments.slice(..at);
        let before =
            name.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        let value_start = at + 2;
        let Some(length) = quoted_length(arguments.slice(value_start..)) else {
            break;
        };
        found.push(TagParameter {
            name: name.slice(before.len()..),
            value: arguments.slice(value_start..value_start + length),
        });
        from = value_start + length + 1;
    }
    found
}

/// Returns the parameters of a tag that have no name, of those in double quotation marks.
pub(super) fn unnamed<'t>(tag: &GeneratorTag<'t>) -> Vec<&'t str> {
    let mut found = Vec::new();
    let is_shortcode = matches!(
        tag.family,
        TagFamily::Shortcode | TagFamily::MarkdownShortcode
    );
    let mut rest = if is_shortcode { tag.arguments } else { "" };
    while let Some((before, value)) = rest.split_once('"') {
        let Some(length) = quoted_length(value) else {
            break;
        };
        if !before.ends_with('=') {
            found.push(value.slice(..length));
        }
        rest = value.slice(length + 1..);
    }
    found
}

fn quoted_length(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if !is_escaped => return Some(at),
            _ => is_escaped = byte == b'\\' && !is_escaped,
        }
    }
    None
}
