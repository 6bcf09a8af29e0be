//! Tells for many stretches of a text whether they have a letter or a digit, in one pass over the text.

use std::ops::Range;

use crate::text::slice::Slice;

/// Answers whether stretches of a text have a letter, where the end of each lies behind that of the one before.
pub struct Letters<'t> {
    text: &'t str,
    /// The ranges whose letters do not count, from where it has been read.
    protected: &'t [Range<usize>],
    read: usize,
    last: Option<usize>,
}

impl<'t> Letters<'t> {
    /// `protected`: the ranges that are passed over, in order.
    pub fn new(text: &'t str, protected: &'t [Range<usize>]) -> Self {
        Self {
            text,
            protected,
            read: 0,
            last: None,
        }
    }

    /// Returns whether there is a letter from `from` on, in bytes, and before `to`.
    pub fn any_between(&mut self, from: usize, to: usize) -> bool {
        debug_assert!(to >= self.read, "the ends come in order");
        while self.read < to {
            let prose_end = match self.protected.split_first() {
                Some((gap, rest)) if gap.end <= self.read => {
                    self.protected = rest;
                    continue;
                }
                Some((gap, _)) if gap.start <= self.read => {
                    self.read = gap.end.min(to);
                    continue;
                }
                Some((gap, _)) => gap.start.min(to),
                None => to,
            };
            let prose = self.text.slice(self.read..prose_end);
            if let Some(at) = prose.rfind(char::is_alphabetic) {
                self.last = Some(self.read + at);
            }
            self.read = prose_end;
        }
        self.last.is_some_and(|last| last >= from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_prose_says_something() {
        let text = "é. 1 <b> ñ!";
        let mut letters = Letters::new(text, std::slice::from_ref(&(6..9)));
        assert!(letters.any_between(0, 2));
        assert!(!letters.any_between(2, 5));
        assert!(!letters.any_between(2, 7));
        assert!(!letters.any_between(2, 10));
        assert!(letters.any_between(2, 12));
        assert!(!letters.any_between(12, 13));
    }
}
