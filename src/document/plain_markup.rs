//! Recognises texts that have no markup but what any translation may have, which are nearly all, at a glance.

use crate::document::allowed_markup as allowed;
use crate::document::browser_tags::{MarkupPiece, piece};
use crate::document::inline::TagSide;
use crate::document::inline_html::plain_tag;
use crate::document::markup_syntax::MarkupSyntax;
use crate::text::slice::Slice;

/// Returns whether there is nothing in the text that needs a closer look. Where this says so, each reader of HTML and
/// of Markdown sees the same: it knows only what is written in the plainest way.
pub fn is_plain(text: &str, reading: MarkupSyntax) -> bool {
    let bytes = text.as_bytes();
    let has_tags = memchr::memchr(b'<', bytes).is_some();
    match reading {
        MarkupSyntax::Html => !has_tags || has_plain_tags(text, false),
        MarkupSyntax::Markdown | MarkupSyntax::Either | MarkupSyntax::Field => {
            has_plain_targets(text)
                && (!has_tags
                    || memchr::memchr2(b'`', b'\\', bytes).is_none()
                        && has_plain_tags(text, reading != MarkupSyntax::Field))
        }
    }
}

/// Returns whether a translation has the tags of its source as they are written, in whatever order, and nothing else
/// that needs a closer look. `leads_alike` is asked whether its links and pictures are those of the source, as they are
/// written. Code between backticks must have no markup on either side: what is named there is not carried.
pub fn has_same_tags(
    source: &str,
    translation: &str,
    reading: MarkupSyntax,
    leads_alike: impl FnOnce() -> bool,
) -> bool {
    if reading != MarkupSyntax::Html {
        let has_escapes = |text: &str| memchr::memchr(b'\\', text.as_bytes()).is_some();
        let is_escaped = has_escapes(source) || has_escapes(translation);
        if is_escaped || !(has_plain_targets(translation) || leads_alike()) {
            return false;
        }
    }
    let (Some(mut own), Some(mut theirs)) = (tags(translation), tags(source)) else {
        return false;
    };
    own.len() == theirs.len()
        && (own == theirs || {
            own.sort_unstable();
            theirs.sort_unstable();
            own == theirs
        })
}

/// Returns the tags of a text; `None` where there is more to it.
fn tags(text: &str) -> Option<Vec<&str>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', text.as_bytes().get(from..)?) {
        let at = from + at;
        from = at + 1;
        match piece(text, at) {
            None => {}
            Some(MarkupPiece::Tag { end }) => {
                let tag = text.slice(at..end);
                let name = tag.trim_start_matches(['<', '/']);
                let end_of_name = name.find(|c: char| !c.is_ascii_alphanumeric());
                let name = name.slice(..end_of_name.unwrap_or(name.len()));
                let has_capital = name.bytes().any(|byte| byte.is_ascii_uppercase());
                if has_capital || allowed::is_whole(name) {
                    return None;
                }
                tags.push(tag);
                from = end;
            }
            Some(MarkupPiece::Comment { .. } | MarkupPiece::Endless) => return None,
        }
    }
    Some(tags)
}

/// Returns whether all links of Markdown lead to addresses that are plainly allowed, and there is no picture.
fn has_plain_targets(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b']', bytes).all(|at| match bytes.get(at + 1) {
        Some(b'(') => is_plain_target(text.slice(at + 2..)),
        _ => true,
    }) && memchr::memmem::find(bytes, b"![").is_none()
}

fn is_plain_target(text: &str) -> bool {
    let text = text.trim_start();
    let known = ["https://", "http://", "/", "#"];
    known.iter().any(|known| text.starts_with(known)) || {
        // What may be a scheme, or be read as one; where the next bracket stands, this target has not ended.
        let ends = text.find(|c: char| {
            c.is_whitespace() || c.is_control() || matches!(c, ')' | ']' | ':' | '&' | '\\' | '<')
        });
        ends.is_none_or(|end| text.slice(end..).starts_with([')', ' ']))
    }
}

/// Returns whether all tags are of allowed elements with allowed attributes, and pair.
fn has_plain_tags(text: &str, is_markdown: bool) -> bool {
    let bytes = text.as_bytes();
    let mut open: Vec<String> = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'<', bytes.get(from..).unwrap_or_default()) {
        let at = from + at;
        from = at + 1;
        match bytes.get(at + 1) {
            Some(next) if next.is_ascii_alphabetic() || *next == b'/' => {}
            Some(b'!' | b'?') | None => return false,
            Some(_) => continue,
        }
        let Some(end) = memchr::memchr(b'>', &bytes[at..]) else {
            return false;
        };
        let written = text.slice(at..=at + end);
        from = at + end + 1;
        if is_markdown && is_plain_autolink(written) {
            continue;
        }
        let Some(tag) = plain_tag(written).filter(|_| !written.contains('\n')) else {
            return false;
        };
        let is_known = allowed::is_allowed(&tag.name);
        let mut attributes = tag.attributes.iter();
        if !is_known || !attributes.all(|(name, value)| allowed::may_have(&tag.name, name, value)) {
            return false;
        }
        match tag.side {
            TagSide::Open => open.push(tag.name),
            TagSide::Close if open.pop().as_ref() != Some(&tag.name) => return false,
            // To browsers `<b/>` opens an element.
            TagSide::Void if !matches!(&*tag.name, "br" | "wbr") => return false,
            TagSide::Close | TagSide::Void => {}
        }
    }
    open.is_empty()
}

fn is_plain_autolink(written: &str) -> bool {
    let is_of_the_web = written.starts_with("<https://") || written.starts_with("<http://");
    is_of_the_web
        && !written
            .slice(1..)
            .contains(|c: char| c == '<' || c.is_whitespace() || c.is_control())
}
