//! Reads the tags of site generators: shortcodes of Hugo, tags and outputs of Liquid, components of MDX.

use crate::document::html_elements::{BlockElement, is_void};
use crate::document::inline::TagSide;
use crate::text::slice::Slice;

/// The most bytes that a tag has: a bound for hostile input.
const LONGEST: usize = 4096;

/// A tag of a site generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneratorTag<'t> {
    /// The whole tag.
    pub written: &'t str,
    /// The byte behind it.
    pub end: usize,
    pub family: TagFamily,
    pub side: TagSide,
    /// Of an output, `{{ site.mail }}`, all that stands in it.
    pub name: &'t str,
    /// What follows the name.
    pub arguments: &'t str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TagFamily {
    /// `{{< name >}}`
    Shortcode,
    /// `{{% name %}}`
    MarkdownShortcode,
    /// `{% name %}`
    Liquid,
    /// `{{ name }}`
    Output,
    /// `{/* … */}`, `{# … #}`
    Comment,
    /// `<Name>`
    Component,
}

/// Reads the tag that begins at a byte with `{{`, `{%`, `{#` or `{/*`.
pub fn tag_at(text: &str, at: usize) -> Option<GeneratorTag<'_>> {
    let rest = text.get(at..)?;
    let (family, opening, closing) = [
        (TagFamily::Shortcode, "{{<", ">}}"),
        (TagFamily::MarkdownShortcode, "{{%", "%}}"),
        (TagFamily::Output, "{{", "}}"),
        (TagFamily::Liquid, "{%", "%}"),
        (TagFamily::Comment, "{/*", "*/}"),
        (TagFamily::Comment, "{# ", "#}"),
    ]
    .into_iter()
    .find(|(_, opening, _)| rest.starts_with(opening))?;
    let length = closing_at(rest, opening.len(), closing)?;
    let written = rest.slice(..length + closing.len());
    let inner = rest.slice(opening.len()..length);
    let end = at + written.len();
    let tag = |side, name, arguments| GeneratorTag {
        written,
        end,
        family,
        side,
        name,
        arguments,
    };
    match family {
        TagFamily::Output => {
            // Braces within others are of no generator.
            let name = inner.trim().trim_matches('-').trim();
            (!name.is_empty() && !name.contains('{')).then(|| tag(TagSide::Void, name, ""))
        }
        TagFamily::Comment => Some(tag(TagSide::Void, "", "")),
        _ => {
            let inner = inner.trim().trim_matches('-').trim();
            let is_closing = inner.starts_with('/') && !inner.starts_with("/*");
            let inner = inner
                .strip_prefix('/')
                .filter(|_| is_closing)
                .unwrap_or(inner);
            let (name, arguments) = split_name(inner.trim_start());
            let side = if is_closing {
                TagSide::Close
            } else if arguments.ends_with('/') {
                TagSide::Void
            } else {
                TagSide::Open
            };
            let ended = name.strip_prefix("end").filter(|it| !it.is_empty());
            match ended.filter(|_| family == TagFamily::Liquid) {
                Some(name) => Some(tag(TagSide::Close, name, arguments)),
                None => (!name.is_empty()).then(|| tag(side, name, arguments)),
            }
        }
    }
}

fn split_name(inner: &str) -> (&str, &str) {
    let end = inner.find(char::is_whitespace).unwrap_or(inner.len());
    let (name, arguments) = inner.halves(end);
    (name, arguments.trim())
}

/// Returns where the closing sign of a tag stands: not in quotation marks, unless they are not closed.
fn closing_at(rest: &str, from: usize, closing: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let first = memchr::memmem::find(&bytes[from..], closing.as_bytes())? + from;
    let mut quote = None;
    let mut at = from;
    while at < bytes.len() {
        let byte = bytes[at];
        match quote {
            Some(open) if byte == b'\\' && open != b'`' => at += 1,
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if bytes[at..].starts_with(closing.as_bytes()) => return Some(at),
            // A blank line ends whatever was begun.
            None if bytes[at..].starts_with(b"\n\n") => return None,
            None if matches!(byte, b'"' | b'`') => quote = Some(byte),
            None => {}
        }
        at += 1;
    }
    let within = rest.slice(from..first);
    (!within.contains("\n\n")).then_some(first)
}

/// Reads the component of MDX that begins at a byte: a tag whose name has a capital, or a fragment.
pub fn component_at(text: &str, at: usize) -> Option<GeneratorTag<'_>> {
    let rest = text.get(at..)?;
    let inner = rest.strip_prefix('<')?;
    let is_closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name_end = inner
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_')))
        .unwrap_or(inner.len());
    let name = inner.slice(..name_end);
    if !(is_component(name) || name.is_empty() && inner.starts_with('>')) {
        return None;
    }
    let start = rest.len() - inner.len() + name_end;
    let end = component_end(rest.as_bytes(), start)?;
    let arguments = rest.slice(start..end - 1).trim();
    let side = if is_closing {
        TagSide::Close
    } else if arguments.ends_with('/') {
        TagSide::Void
    } else {
        TagSide::Open
    };
    Some(GeneratorTag {
        written: rest.slice(..end),
        end: at + end,
        family: TagFamily::Component,
        side,
        name,
        arguments: arguments.trim_end_matches('/').trim_end(),
    })
}

/// Returns whether a name is one that no element of HTML has: `Tabs`, `Foo.Bar`.
fn is_component(name: &str) -> bool {
    let is_capital = name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.contains(|c: char| c.is_ascii_lowercase());
    is_capital && {
        let name = name.to_ascii_lowercase();
        BlockElement::of(name.as_bytes()).is_none() && !is_void(name.as_bytes())
    }
}

/// Returns the byte behind the `>` of a tag of JSX: not in quotation marks, nor in braces.
fn component_end(bytes: &[u8], from: usize) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0usize);
    for (at, byte) in bytes.iter().enumerate().take(LONGEST).skip(from) {
        match (quote, byte) {
            (Some(open), byte) if open == *byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'' | b'`') => quote = Some(*byte),
            (None, b'{') => depth += 1,
            (None, b'}') => depth = depth.checked_sub(1)?,
            (None, b'>') if depth == 0 => return Some(at + 1),
            (None, b'<') if depth == 0 => return None,
            (None, b'\n') if bytes[at..].starts_with(b"\n\n") => return None,
            (None, _) => {}
        }
    }
    None
}
