//! Finds the placeables that are open at a place of a catalog: a scanner that needs no stack of calls.
//!
//! It follows the grammar closely enough to agree with the parser up to the first fault of an entry,
//! and begins anew at each entry.

use memchr::{memchr, memchr3};

use crate::text::slice::Slice;

/// Reads on through a text and knows which braces are open.
pub(super) struct Placeables<'s> {
    text: &'s [u8],
    at: usize,
    open: Vec<Placeable>,
    /// Open braces and, within placeables, parentheses.
    depth: usize,
}

/// A placeable that is not closed yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placeable {
    /// The offset of its `{`.
    pub start: usize,
    /// The offset of the `[` of its last variant.
    pub key: Option<usize>,
    /// The number of open parentheses.
    pub parentheses: usize,
    /// True if the scanner is in the text of a variant, where quotes and parentheses mean themselves.
    in_text: bool,
}

/// Something that the parser must not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Danger {
    /// Deeper than [`DEPTH`] at this byte: the parser recurses, and would overflow the stack.
    Depth(usize),
    /// An escape sequence cut short by a character of several bytes: the parser would slice it.
    Escape(usize),
}

impl Danger {
    pub fn at(self) -> usize {
        match self {
            Danger::Depth(at) | Danger::Escape(at) => at,
        }
    }
}

/// Placeables and calls in one another deeper than this are refused.
pub(super) const DEPTH: usize = 100;

impl<'s> Placeables<'s> {
    pub fn new(text: &'s str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
            open: Vec::new(),
            depth: 0,
        }
    }

    /// The placeables that are open at byte `at` of `text`, outermost first.
    pub fn open_at(text: &'s str, at: usize) -> Vec<Placeable> {
        let mut scanner = Placeables::new(text.slice(..at));
        while scanner.next_danger().is_some() {}
        scanner.open
    }

    /// Returns where the outermost open placeable begins.
    pub fn outermost(&self) -> Option<usize> {
        self.open.first().map(|placeable| placeable.start)
    }

    /// Goes on at `at`, outside of any placeable.
    pub fn resume(&mut self, at: usize) {
        self.open.clear();
        self.depth = 0;
        self.at = at;
    }

    /// Reads on to the next danger, or to the end.
    pub fn next_danger(&mut self) -> Option<Danger> {
        while self.at < self.text.len() {
            let danger = self.step();
            if danger.is_some() {
                return danger;
            }
        }
        None
    }

    /// Returns how long the placeable at the start of `text` is.
    pub fn length(text: &str) -> usize {
        let mut scanner = Placeables::new(text);
        loop {
            scanner.step();
            if scanner.open.is_empty() || scanner.at >= text.len() {
                return scanner.at;
            }
        }
    }

    /// Reads on to the next change; at the end of the text nothing changes.
    fn step(&mut self) -> Option<Danger> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let next = match self.open.last() {
            None => memchr(b'{', rest),
            Some(placeable) if placeable.in_text => memchr3(b'{', b'}', b'\n', rest),
            Some(_) if rest.is_empty() => None,
            Some(_) => return self.read_expression(),
        };
        let Some(next) = next else {
            self.at = self.text.len();
            return None;
        };
        self.at += next;
        if self.open.is_empty() {
            self.open()
        } else {
            self.read_text()
        }
    }

    fn read_text(&mut self) -> Option<Danger> {
        match self.text[self.at] {
            b'{' => return self.open(),
            b'}' => self.close(),
            _ => {
                self.at += 1;
                let blanks = blanks(&self.text[self.at..]);
                let next = self.text.get(self.at + blanks);
                let goes_on = match next {
                    Some(b'.' | b'}' | b'[' | b'*') => false,
                    Some(b'\r' | b'\n' | b'{') | None => true,
                    Some(_) => blanks > 0,
                };
                if is_entry_start(&self.text[self.at..]) {
                    self.resume(self.at);
                } else if !goes_on {
                    self.innermost().in_text = false;
                }
            }
        }
        None
    }

    fn read_expression(&mut self) -> Option<Danger> {
        let at = self.at;
        match self.text[at] {
            b'{' => return self.open(),
            b'}' => self.close(),
            b'(' => {
                self.innermost().parentheses += 1;
                return self.deepen();
            }
            b')' => self.close_parenthesis(),
            b'[' => self.innermost().key = Some(at),
            b']' => self.innermost().in_text = true,
            b'"' => return self.skip_literal(),
            b'\n' if is_entry_start(&self.text[at + 1..]) => {
                self.resume(at + 1);
                return None;
            }
            _ => {}
        }
        self.at = at + 1;
        None
    }

    /// Reads over a string literal; one that is not closed ends with its line.
    fn skip_literal(&mut self) -> Option<Danger> {
        self.at += 1;
        while let Some(length) = memchr3(b'"', b'\\', b'\n', &self.text[self.at..]) {
            self.at += length;
            let escape = self.at;
            match self.text[escape] {
                b'"' => {
                    self.at += 1;
                    return None;
                }
                b'\n' => return None,
                _ => {}
            }
            let digits = match self.text.get(escape + 1) {
                Some(b'u') => 4,
                Some(b'U') => 6,
                Some(b'\\' | b'"' | b'{') => {
                    self.at += 2;
                    continue;
                }
                _ => {
                    self.at += 1;
                    continue;
                }
            };
            let rest = self.text[escape + 2..].iter().take(digits);
            let length = rest.take_while(|byte| byte.is_ascii_hexdigit()).count();
            self.at += 2 + length;
            let is_cut = length < digits && self.text.get(self.at).is_some_and(|it| !it.is_ascii());
            if is_cut {
                return Some(Danger::Escape(escape));
            }
        }
        self.at = self.text.len();
        None
    }

    fn open(&mut self) -> Option<Danger> {
        self.open.push(Placeable {
            start: self.at,
            key: None,
            parentheses: 0,
            in_text: false,
        });
        self.deepen()
    }

    fn deepen(&mut self) -> Option<Danger> {
        let at = self.at;
        self.at += 1;
        self.depth += 1;
        (self.depth > DEPTH).then_some(Danger::Depth(at))
    }

    fn close(&mut self) {
        self.at += 1;
        if let Some(placeable) = self.open.pop() {
            self.depth -= 1 + placeable.parentheses;
        }
    }

    fn close_parenthesis(&mut self) {
        let placeable = self.innermost();
        if placeable.parentheses > 0 {
            placeable.parentheses -= 1;
            self.depth -= 1;
        }
    }

    fn innermost(&mut self) -> &mut Placeable {
        let innermost = self.open.last_mut();
        innermost.expect("expressions and variants are read inside of a placeable")
    }
}

/// The characters that Fluent calls blank; a tab or a no-break space is text.
pub(super) const BLANK: [char; 3] = [' ', '\n', '\r'];

/// Returns whether a line begins an entry or a comment, so that no text and no placeable can go on.
pub(super) fn is_entry_start(line: &[u8]) -> bool {
    line.first() == Some(&b'#') || is_definition(line)
}

/// Returns whether a line begins with `id =` or `-id =`.
pub(super) fn is_definition(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"-").unwrap_or(line);
    let id = identifier(line);
    let rest = &line[id..];
    id > 0 && rest.get(blanks(rest)) == Some(&b'=')
}

/// Returns how many bytes of an identifier stand at the start of `text`.
pub(super) fn identifier(text: &[u8]) -> usize {
    if !text.first().is_some_and(u8::is_ascii_alphabetic) {
        return 0;
    }
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    text.iter()
        .position(|byte| !is_part(byte))
        .unwrap_or(text.len())
}

/// Returns how many blanks stand at the start of `text`.
pub(super) fn blanks(text: &[u8]) -> usize {
    let first = text.iter().position(|byte| *byte != b' ');
    first.unwrap_or(text.len())
}
