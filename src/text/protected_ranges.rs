//! The parts of a text that nobody reads as prose: code, addresses, tags, entities. Told by their bytes alone, so
//! that it serves catalogs of Markdown, HTML and plain text alike.

use std::ops::Range;

use memchr::{memchr, memchr2};

use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;

/// Returns the protected ranges of a text, in order, apart from each other.
///
/// Code spans and `<code>`, tags, entities, link targets, URLs, e-mail addresses, paths, handles, hashtags and
/// footnote marks, labels of links.
pub fn protected_ranges(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut scan = ProtectedScan {
        text,
        bytes,
        ticks_end_here: [usize::MAX; 8],
        tags_end_here: usize::MAX,
        comments_end_here: usize::MAX,
        code_ends_here: usize::MAX,
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(sign) = SIGNS.find(bytes, at) {
        match scan.at(sign) {
            Some(range) if range.end > sign => {
                at = range.end;
                let floor = found.last().map_or(0, |last| last.end);
                found.push(range.start.max(floor)..range.end);
            }
            _ => at = sign + 1,
        }
    }
    found
}

/// No name of a file has more bytes behind its first blank: a bound for hostile input.
const LONGEST_NAME: usize = 96;

/// The bytes that may announce a protected range: those that [`ProtectedScan::at`] looks at.
const SIGNS: ByteSet = ByteSet::new(b"`<&][:w/@#{");

struct ProtectedScan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// From here on there is no closing run of so many backticks, by their number.
    ticks_end_here: [usize; 8],
    /// From here on there is no `>`.
    tags_end_here: usize,
    /// From here on there is no `-->`.
    comments_end_here: usize,
    /// From here on an element of code is not closed.
    code_ends_here: usize,
}

impl ProtectedScan<'_> {
    /// Returns the protected range that the byte at `at` announces.
    fn at(&mut self, at: usize) -> Option<Range<usize>> {
        match self.bytes[at] {
            b'`' => self.code(at),
            b'<' => self.tag(at),
            b'&' => self.entity(at),
            b']' if self.byte(at + 1) == Some(b'(') => Some(at + 2..self.target_end(at + 2)),
            b']' if self.byte(at + 1) == Some(b'[') => Some(at + 1..self.label_end(at + 1)),
            b'[' if self.byte(at + 1) == Some(b'^') || self.is_definition(at) => {
                Some(at..self.label_end(at))
            }
            b':' if self.bytes[at..].starts_with(b"://") => {
                let start = self.back(at, |byte| byte.is_ascii_alphanumeric());
                (start < at).then(|| start..self.address_end(at + 3))
            }
            b'w' if self.is_word_start(at) && self.bytes[at..].starts_with(b"www.") => {
                Some(at..self.address_end(at))
            }
            b'{' => self.tag_of_generator(at),
            b'/' => self.path(at),
            b'@' => self.mail(at),
            b'#' if self.is_word_start(at) && self.byte(at + 1).is_some_and(is_letter) => {
                Some(at..self.until(at + 1, |byte| !(is_letter(byte) || byte.is_ascii_digit())))
            }
            _ => None,
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn until(&self, from: usize, mut is_end: impl FnMut(u8) -> bool) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let length = rest.iter().position(|byte| is_end(*byte));
        length.map_or(self.bytes.len(), |length| from + length)
    }

    /// Returns the first place from `from` on that `find` finds in what is left, or the end.
    fn next(&self, from: usize, find: impl Fn(&[u8]) -> Option<usize>) -> usize {
        let found = self.bytes.get(from..).and_then(find);
        found.map_or(self.bytes.len(), |length| from + length)
    }

    /// Returns the first of the bytes before `at` that all satisfy `belongs`.
    fn back(&self, at: usize, belongs: impl Fn(u8) -> bool) -> usize {
        let outside = self.bytes[..at].iter().rposition(|byte| !belongs(*byte));
        outside.map_or(0, |outside| outside + 1)
    }

    /// Returns where the target of a link ends; its own brackets come in pairs.
    fn target_end(&self, from: usize) -> usize {
        if self.byte(from) == Some(b'<') {
            return self.next(from, |rest| memchr2(b'>', b'\n', rest));
        }
        let mut depth = 0;
        let is_end = |byte: u8| {
            depth += i32::from(byte == b'(') - i32::from(byte == b')');
            depth < 0 || byte.is_ascii_whitespace()
        };
        let end = self.until(from, is_end);
        self.file_name_end(end).unwrap_or(end)
    }

    /// Returns where the name of a file with blanks in it ends, before the bracket that closes its link.
    fn file_name_end(&self, from: usize) -> Option<usize> {
        let mut depth = 0;
        let is_end = |byte: u8| {
            depth += i32::from(byte == b'(') - i32::from(byte == b')');
            depth < 0 || matches!(byte, b'\n' | b'"' | b'\'' | b'[')
        };
        let limit = self.bytes.len().min(from + LONGEST_NAME);
        let length = self.bytes[from..limit].iter().copied().position(is_end)?;
        let name = &self.bytes[from..from + length];
        let has_ending = name.contains(&b'.') && self.byte(from + length) == Some(b')');
        has_ending.then_some(from + length)
    }

    fn label_end(&self, at: usize) -> usize {
        self.next(at, |rest| memchr2(b']', b'\n', rest))
    }

    /// `[label]: target` at the start of a line.
    fn is_definition(&self, at: usize) -> bool {
        let is_first = at == 0 || self.bytes[at - 1] == b'\n';
        is_first && self.bytes[self.label_end(at)..].starts_with(b"]: ")
    }

    fn is_word_start(&self, at: usize) -> bool {
        at == 0 || !(is_letter(self.bytes[at - 1]) || self.bytes[at - 1].is_ascii_digit())
    }

    fn code(&mut self, at: usize) -> Option<Range<usize>> {
        let end_of_run = self.until(at, |byte| byte != b'`');
        let ticks = end_of_run - at;
        let memory = ticks.min(self.ticks_end_here.len()) - 1;
        if at >= self.ticks_end_here[memory] {
            return Some(at..end_of_run).filter(|_| ticks > 1);
        }
        let mut from = end_of_run;
        loop {
            let start = self.next(from, |rest| memchr(b'`', rest));
            if start == self.bytes.len() {
                self.ticks_end_here[memory] = at;
                return None;
            }
            from = self.until(start, |byte| byte != b'`');
            if from - start == ticks {
                return Some(at..from);
            }
        }
    }

    fn tag(&mut self, at: usize) -> Option<Range<usize>> {
        let opens = self
            .byte(at + 1)
            .is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'));
        if !opens || at >= self.tags_end_here {
            return None;
        }
        if self.bytes[at..].starts_with(b"<!--") && at < self.comments_end_here {
            let Some(length) = self.text.slice(at..).find("-->") else {
                self.comments_end_here = at;
                return None;
            };
            return Some(at..at + length + 3);
        }
        let close = self.next(at, |rest| memchr(b'>', rest));
        if close == self.bytes.len() {
            self.tags_end_here = at;
            return None;
        }
        let name_end = self.until(at + 1, |byte| !byte.is_ascii_alphanumeric());
        let name = self.text.slice(at + 1..name_end);
        let is_code = ["code", "pre", "script", "style", "kbd", "samp"]
            .iter()
            .any(|code| code.eq_ignore_ascii_case(name));
        if !is_code || at >= self.code_ends_here {
            return Some(at..close + 1);
        }
        match self.text.slice(close..).find(&format!("</{name}>")) {
            Some(length) => Some(at..close + length),
            None => {
                self.code_ends_here = at;
                Some(at..close + 1)
            }
        }
    }

    /// Finds `{{< name >}}`, `{% name %}`, `{{ name }}`: a tag of a site generator; `{: width="80"}`: the attributes of
    /// what is before it.
    fn tag_of_generator(&self, at: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 1024;
        let closing = match self.byte(at + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b':') => "}",
            _ => return None,
        };
        let rest = &self.bytes[at..self.bytes.len().min(at + LONGEST)];
        let length = memchr::memmem::find(rest, closing.as_bytes())?;
        Some(at..at + length + closing.len())
    }

    fn entity(&self, at: usize) -> Option<Range<usize>> {
        let end = self.until(at + 1, |byte| {
            !(byte.is_ascii_alphanumeric() || byte == b'#')
        });
        (self.byte(end) == Some(b';') && end > at + 1 && end < at + 34).then_some(at..end + 1)
    }

    /// Returns where an address ends: at a blank, a bracket or a quotation mark, closing punctuation left out.
    fn address_end(&self, from: usize) -> usize {
        let rest = self.text.slice(from..);
        let is_end = |c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '<' | '>' | '"' | '`' | '|' | '\\' | '“' | '”' | '«' | '»' | '\u{fffc}'
                )
        };
        let mut address = rest.slice(..rest.find(is_end).unwrap_or(rest.len()));
        // `[www.example.org](https://www.example.org)`: the label of a link ends before its target.
        address = address
            .split_once("](")
            .filter(|(label, _)| !label.contains('['))
            .map_or(address, |(label, _)| label);
        loop {
            let trimmed =
                address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '*', '_', ']']);
            let trimmed = match trimmed.strip_suffix(')') {
                Some(inner) if !inner.contains('(') => inner,
                _ => trimmed,
            };
            if trimmed.len() == address.len() {
                return from + address.len();
            }
            address = trimmed;
        }
    }

    /// `/a/b`, `./a`, `../a` at the start of a word, or `example.org/a`.
    fn path(&self, at: usize) -> Option<Range<usize>> {
        let start = self.back(at, |byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')
        });
        let before = self.text.slice(start..at);
        let is_host = before.rsplit_once('.').is_some_and(|(name, domain)| {
            name.contains(|c: char| c.is_ascii_lowercase())
                && (2..=6).contains(&domain.len())
                && domain.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let opens = |byte: &u8| matches!(byte, b' ' | b'"' | b'(' | b'[' | b'=' | b'\n');
        let may_be_relative = matches!(before, "" | "." | "..")
            && self.bytes[..start].last().is_none_or(opens)
            && self
                .byte(at + 1)
                .is_some_and(|byte| byte.is_ascii_alphanumeric());
        if !is_host && !may_be_relative {
            return None;
        }
        let end = self.address_end(at + 1);
        let is_relative = may_be_relative && self.text.slice(at + 1..end).contains(['/', '.']);
        (is_relative || is_host).then_some(start..end)
    }

    fn mail(&self, at: usize) -> Option<Range<usize>> {
        let start = self.back(at, |byte| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-')
        });
        let end = self.until(at + 1, |byte| {
            !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
        });
        (end > at + 1).then_some(start..end)
    }
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = protected_ranges(text)
            .into_iter()
            .map(|range| text.slice(range))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn code_and_markup() {
        check("run `cargo 1` and ``a ` 2``", &["`cargo 1`", "``a ` 2``"]);
        check("an open ` and ` tick ` more", &["` and `"]);
        check("<a href=\"x1\">3</a> 2 < 3", &["<a href=\"x1\">", "</a>"]);
        check("<code>x = 1</code> two", &["<code>x = 1", "</code>"]);
        check("it&#8217;s & 5", &["&#8217;"]);
        check("a {{< b 1 >}} { 2 } {% c 3", &["{{< b 1 >}}"]);
        check("# A {: width=\"80\"} 3", &["{: width=\"80\"}"]);
        check(
            "seen[^12] and <!-- 3 > 2 --> so",
            &["[^12", "<!-- 3 > 2 -->"],
        );
    }

    #[test]
    fn addresses() {
        check(
            "[the 20](https://a.org/1 \"Title 2\")",
            &["https://a.org/1"],
        );
        check(
            "see https://a.org/(x1), or (http://b.org/2).",
            &["https://a.org/(x1)", "http://b.org/2"],
        );
        check("[www.a.org](www.a.org) (b)", &["www.a.org", "www.a.org"]);
        check("![](<../a (12).png>)", &["<../a (12).png"]);
        check("![](../a b_35px.png) 4", &["../a b_35px.png"]);
        check("write to a.b1@c.org.", &["a.b1@c.org."]);
        check("at example.org/2020, and/or 24/7", &["example.org/2020"]);
        check("[\"/version/1/3/0/es/\"]", &["/version/1/3/0/es/"]);
        check("#Rights2024 is #1", &["#Rights2024"]);
        check("[v2]: x\n[the 2][v2]", &["[v2", "[v2"]);
    }
}
