//! Guesses the meaning of a line that is not Fluent.

use crate::fluent::model::EntryKind;
use crate::fluent::placeables::{blanks, identifier};
use crate::text::slice::Slice;

/// A line at its start, as far as it is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fluent) enum FaultyLine<'s> {
    /// It begins an entry, or tries to.
    Head(Head<'s>),
    /// A comment of another format: `//`, `;`, `/*`, `<!--`.
    ForeignComment,
    /// A comment whose `#` is not followed by a blank.
    CloseComment,
    /// `<<<<<<<`, `=======`, `>>>>>>>` or `|||||||`.
    Conflict,
    /// Text, or something indented.
    Text,
}

/// The beginning of an entry: its id as written, and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fluent) struct Head<'s> {
    pub kind: EntryKind,
    /// Without the `-` of a term; it need not be a sound id.
    pub id: &'s str,
    pub sign: Sign,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fluent) enum Sign {
    Equals,
    Colon,
    /// Nothing parts the id from what follows.
    Missing,
}

/// Ids of more words than this are sentences.
const ID_WORDS: usize = 4;

impl<'s> FaultyLine<'s> {
    pub fn of(line: &'s str) -> Self {
        let line = line.trim_end().trim_start_matches('\r');
        if line.starts_with([' ', '\t']) {
            return FaultyLine::Text;
        }
        let starts = |marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
        if starts(&["//", ";", "/*", "<!--"]) {
            return FaultyLine::ForeignComment;
        }
        if starts(&["#"]) {
            return FaultyLine::CloseComment;
        }
        if starts(&["<<<<<<<", "=======", ">>>>>>>", "|||||||"]) {
            return FaultyLine::Conflict;
        }
        Head::of(line).map_or(FaultyLine::Text, FaultyLine::Head)
    }
}

impl<'s> Head<'s> {
    /// Returns the head of an entry at the start of `line`.
    pub fn of(line: &'s str) -> Option<Self> {
        let line = line.trim_start_matches(is_invisible);
        let (kind, line) = match line.strip_prefix('-') {
            Some(rest) => (EntryKind::Term, rest),
            None => (EntryKind::Message, line),
        };
        let length = identifier(line.as_bytes());
        let rest = line.slice(length..);
        let rest = rest.slice(blanks(rest.as_bytes())..);
        let plain = |sign| Head {
            kind,
            id: line.slice(..length),
            sign,
        };
        if length > 0 && rest.starts_with('=') {
            return Some(plain(Sign::Equals));
        }
        if let Some(id) = faulty_id(line) {
            return Some(Head {
                kind,
                id,
                sign: Sign::Equals,
            });
        }
        let parted = rest.is_empty() || rest.len() < line.len() - length;
        let colon = rest.strip_prefix(':');
        if length > 0 && colon.is_some_and(|it| it.is_empty() || it.starts_with(' ')) {
            return Some(plain(Sign::Colon));
        }
        let head = plain(Sign::Missing);
        let is_sentence = head.may_be_prose() && rest.split_whitespace().nth(1).is_some();
        (length > 0 && parted && !is_sentence).then_some(head)
    }

    /// Returns whether the entry begins as Fluent wants it: `id =`.
    pub fn is_definition(&self) -> bool {
        self.sign == Sign::Equals && self.id.len() == identifier(self.id.as_bytes())
    }

    /// Returns whether the head could as well be the start of a sentence.
    pub fn may_be_prose(&self) -> bool {
        match self.sign {
            Sign::Equals => false,
            Sign::Colon => self.id.starts_with(|first: char| first.is_uppercase()),
            Sign::Missing => {
                let is_name = |c: char| c == '-' || c == '_' || c.is_ascii_digit();
                self.kind == EntryKind::Message && !self.id.contains(is_name)
            }
        }
    }
}

/// Returns what stands before `=` if it is short enough for an id, but no identifier.
fn faulty_id(line: &str) -> Option<&str> {
    let equals = memchr::memchr(b'=', line.as_bytes().get(..200).unwrap_or(line.as_bytes()))?;
    let id = line.slice(..equals).trim_end();
    let is_plain =
        |c: char| !matches!(c, '{' | '}' | '"' | '<' | '>' | '(' | '/' | ':' | ',' | '[');
    let is_id = id.chars().any(char::is_alphanumeric) && id.chars().all(is_plain);
    (is_id && id.split_whitespace().count() <= ID_WORDS).then_some(id)
}

/// Returns whether a character shows nothing where it stands: marks, controls, odd blanks.
pub(in crate::fluent) fn is_invisible(c: char) -> bool {
    let is_odd_blank = c.is_whitespace() && !matches!(c, ' ' | '\n' | '\r');
    let is_mark = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    );
    is_odd_blank || is_mark || (c.is_control() && !matches!(c, '\n' | '\r'))
}

/// Returns a character for people: in backticks, or by its number if it would not be seen.
pub(in crate::fluent) fn shown(c: char) -> String {
    if c == '\t' {
        "a tab".to_owned()
    } else if is_invisible(c) {
        format!("U+{:04X}", c as u32)
    } else {
        format!("`{c}`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let head = |kind, id, sign| FaultyLine::Head(Head { kind, id, sign });
        use EntryKind::{Message, Term};
        for (line, expected) in [
            ("a = x", head(Message, "a", Sign::Equals)),
            ("-a=x", head(Term, "a", Sign::Equals)),
            ("my key = x", head(Message, "my key", Sign::Equals)),
            ("año.1 = x = y", head(Message, "año.1", Sign::Equals)),
            ("\u{feff}a: x", head(Message, "a", Sign::Colon)),
            ("a", head(Message, "a", Sign::Missing)),
            (
                "hello-world Hi",
                head(Message, "hello-world", Sign::Missing),
            ),
            ("https://x.org/?a=b", FaultyLine::Text),
            ("así es (a = b)", FaultyLine::Text),
            ("- item", FaultyLine::Text),
            ("  a = x", FaultyLine::Text),
            ("\"a\": \"x\",", FaultyLine::Text),
            ("<<<<<<< HEAD", FaultyLine::Conflict),
            ("#x", FaultyLine::CloseComment),
            ("; x", FaultyLine::ForeignComment),
        ] {
            let line = FaultyLine::of(line);
            assert_eq!(line, expected);
        }
    }
}
