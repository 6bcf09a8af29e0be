//! The words of a text with their places, what nobody reads as prose left out.

use std::ops::Range;

use memchr::memmem;

/// The words outside of `left_out`, in order: letters with the hyphens and apostrophes between them.
///
/// A run with a digit in it is no word.
pub fn words<'t>(text: &'t str, left_out: &'t [Range<usize>]) -> Words<'t> {
    Words {
        text,
        left_out,
        at: 0,
        with_digits: false,
    }
}

/// The same, with the runs that hold digits.
pub fn runs<'t>(text: &'t str, left_out: &'t [Range<usize>]) -> Words<'t> {
    Words {
        with_digits: true,
        ..words(text, left_out)
    }
}

/// What [`words`] goes through.
pub struct Words<'t> {
    text: &'t str,
    left_out: &'t [Range<usize>],
    at: usize,
    with_digits: bool,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let start = self.at + self.text[self.at..].find(char::is_alphanumeric)?;
            if let Some(range) = self.skipped(start) {
                self.at = range;
                continue;
            }
            let end = start + run(&self.text[start..]);
            let floor = self.left_out.first().map_or(end, |range| range.start);
            let end = if floor > start { end.min(floor) } else { end };
            self.at = end;
            let is_word = !self.text[start..end].bytes().any(|it| it.is_ascii_digit());
            if is_word || self.with_digits {
                return Some(start..end);
            }
        }
    }
}

impl Words<'_> {
    /// Where the range ends that holds `at`; ranges before it are dropped.
    fn skipped(&mut self, at: usize) -> Option<usize> {
        while let Some((first, rest)) = self.left_out.split_first() {
            if first.end > at {
                return (first.start <= at).then_some(first.end);
            }
            self.left_out = rest;
        }
        None
    }
}

/// How long the word is that `text` begins with.
fn run(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
            continue;
        }
        let joins = matches!(c, '-' | '\'' | '’')
            && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !joins {
            break;
        }
    }
    end
}

/// Where `form` stands as a word of its own, in the same letters.
pub fn find_word(text: &str, form: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), form).find(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + form.len()..].chars().next();
        is_outside(before) && is_outside(after)
    })
}

/// Whether a word of `text` begins with `beginning`.
pub fn has_beginning(text: &str, beginning: &str) -> bool {
    memmem::find_iter(text.as_bytes(), beginning)
        .any(|at| is_outside(text[..at].chars().next_back()))
}

fn is_outside(neighbour: Option<char>) -> bool {
    !neighbour.is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{find_word, has_beginning, words};
    use crate::text::opaque::opaque;

    #[test]
    fn cases() {
        let check = |text: &str, expected: &[&str]| {
            let left_out = opaque(text);
            let found: Vec<&str> = words(text, &left_out).map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("The UN’s 3rd e-mail", &["The", "UN’s", "e-mail"]);
        check("a <b>c</b>d `e f` g", &["a", "c", "d", "g"]);
        check("see https://a.org/b, ¿sí? - no-", &["see", "sí", "no"]);
        check("", &[]);
        check("a\u{fffc}b", &["a", "b"]);
    }

    #[test]
    fn whole_words() {
        assert_eq!(find_word("the UNHCR and the UN", "UN"), Some(18));
        assert_eq!(find_word("the UNHCR", "UN"), None);
        assert!(!has_beginning("las Naciones Unidas", "naciones"));
        assert!(has_beginning("las naciones unidas", "nacion"));
        assert!(!has_beginning("internaciones", "nacion"));
    }
}
