//! Numbers below zero as values of named arguments: the grammar of Fluent has them, and fluent-syntax does not read them.

use std::ops::Range;

use fluent_syntax::parser;

use crate::text::slice::Slice;

/// A piece of a text that stands in the catalog: what the parser gives for it.
pub(super) trait Written<'s>: Copy {
    fn written(self) -> &'s str;
}

impl<'s> Written<'s> for &'s str {
    fn written(self) -> &'s str {
        self
    }
}

/// A text beside one of the same length that the parser reads in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Substituted<'s, 'r> {
    pub written: &'s str,
    pub read: &'r str,
}

impl<'s> Written<'s> for Substituted<'s, '_> {
    fn written(self) -> &'s str {
        self.written
    }
}

impl PartialEq for Substituted<'_, '_> {
    fn eq(&self, other: &Self) -> bool {
        self.written == other.written
    }
}

impl AsRef<str> for Substituted<'_, '_> {
    fn as_ref(&self) -> &str {
        self.read
    }
}

impl parser::Slice<'_> for Substituted<'_, '_> {
    fn slice(&self, range: Range<usize>) -> Self {
        Self {
            written: self.written.slice(range.clone()),
            read: self.read.slice(range),
        }
    }

    fn trim(&mut self) {
        let length = self.written.trim_end_matches([' ', '\r', '\n']).len();
        *self = parser::Slice::slice(self, 0..length);
    }
}

/// Returns a text with a zero for each sign of a number that may be the value of a named argument; `None` where there
/// is no such sign.
pub(super) fn without_signs(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let sign = |colon: usize| {
        let blank = bytes[colon + 1..]
            .iter()
            .take_while(|byte| b" \r\n".contains(byte));
        let at = colon + 1 + blank.count();
        let is_number = bytes.get(at) == Some(&b'-') && bytes.get(at + 1)?.is_ascii_digit();
        is_number.then_some(at)
    };
    let mut signs = memchr::memchr_iter(b':', bytes).filter_map(sign).peekable();
    signs.peek()?;
    let mut read = String::with_capacity(text.len());
    for at in signs {
        read.push_str(text.slice(read.len()..at));
        read.push('0');
    }
    read.push_str(text.slice(read.len()..));
    Some(read)
}
