//! Edits of attributes in a text with tags of HTML; every other byte stays.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use crate::document::html_tokens::tokens;
use crate::text::escape_markup::escape_markup;
use crate::text::slice::Slice;

/// The edit of one attribute.
pub enum AttributeEdit {
    Keep,
    /// Another value, as readers of the attribute see it.
    Value(String),
    /// The attribute goes.
    Remove,
}

/// Returns the text with its attributes edited. `edit` is given the element, the attribute, both in lower case, and the
/// value, its entities resolved.
pub fn edit_attributes(html: &str, edit: &dyn Fn(&str, &str, &str) -> AttributeEdit) -> String {
    let mut out = String::with_capacity(html.len());
    let mut copied = 0;
    let (mut element, mut attribute, mut start) = (String::new(), String::new(), 0);
    let take = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<()> {
        match event {
            CallbackEvent::OpenStartTag { name } => element = utf8(name),
            CallbackEvent::AttributeName { name } => {
                (attribute, start) = (utf8(name), span.start);
            }
            CallbackEvent::AttributeValue { value } => {
                let whole = with_quotes(html, span.start..span.end);
                match edit(&element, &attribute, &String::from_utf8_lossy(value)) {
                    AttributeEdit::Keep => {}
                    AttributeEdit::Value(value) => {
                        let value = escape_markup(&value);
                        out.push_str(html.slice(copied..whole.start));
                        out.push_str(&format!("\"{value}\""));
                        copied = whole.end;
                    }
                    AttributeEdit::Remove => {
                        out.push_str(html.slice(copied..start));
                        copied = whole.end;
                    }
                }
            }
            _ => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    for () in tokens(html, emitter) {}
    out.push_str(html.slice(copied..));
    out
}

fn utf8(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

fn with_quotes(html: &str, value: Range<usize>) -> Range<usize> {
    if html.slice(..value.start).ends_with(['"', '\'']) {
        return value.start - 1..(value.end + 1).min(html.len());
    }
    value
}
