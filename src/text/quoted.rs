//! Passages that are given in the words of somebody else: between quotation marks, emphasised, or in an element that
//! says so. What stands in them may be in any language.

use std::ops::Range;

use crate::text::byte_set::ByteSet;
use crate::text::slice::Slice;

/// Opening marks, with those that close them.
const MARKS: &[(char, &[char])] = &[
    ('“', &['”']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('‘', &['’']),
    ('"', &['"']),
    ('*', &['*']),
    ('_', &['_']),
    ('[', &[']']),
];

/// The first bytes of the opening marks.
const SIGNS: ByteSet = ByteSet::new(b"\"*_[\xe2\xc2");

/// The elements whose content may be in another language.
const ELEMENTS: &[&str] = &["q", "em", "i", "cite", "blockquote", "dfn"];

/// A passage is no longer than so many characters, and an element has no more tags in it.
const WITHIN_CHARS: usize = 500;
const WITHIN_TAGS: usize = 64;

/// Returns the passages of a text, in order, apart from each other. `protected` are the ranges that are no prose.
///
/// Also what stands between the brackets of a link: titles of pages.
pub fn quoted(text: &str, protected: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut tags = protected.iter();
    let mut add = |range: Range<usize>| found.push(range);
    while let Some(tag) = tags.next() {
        let written = text.slice(tag.clone());
        let Some(name) = written.strip_prefix('<') else {
            continue;
        };
        let name = name.slice(..name.find([' ', '>', '\n']).unwrap_or(name.len()));
        let says_so = ELEMENTS.contains(&name)
            || [" lang=", " translate=\"no\"", " hreflang="]
                .iter()
                .any(|it| written.contains(*it));
        if !says_so || name.is_empty() {
            continue;
        }
        let closes = |other: &&Range<usize>| {
            let written = text.slice((*other).clone()).strip_prefix("</");
            written.is_some_and(|written| written.starts_with(name))
        };
        let close = tags.clone().take(WITHIN_TAGS).find(closes);
        add(tag.start..close.map_or(text.len(), |close| close.end));
    }
    let mut at = 0;
    // Where the next closing mark of each kind stands; what is never closed is sought to the end once, and not from
    // each mark that opens.
    let mut ends = [0; MARKS.len()];
    let may_open = |byte: &u8| SIGNS.contains(*byte);
    while let Some(next) = text.as_bytes()[at..].iter().position(may_open) {
        let start = at + next;
        let open = text.slice(start..).chars().next().unwrap_or(' ');
        at = start + open.len_utf8();
        let Some(kind) = MARKS.iter().position(|(mark, _)| *mark == open) else {
            continue;
        };
        let next_range = protected.partition_point(|range| range.end <= start);
        if protected
            .get(next_range)
            .is_some_and(|range| range.start <= start)
        {
            continue;
        }
        // An apostrophe, a lone asterisk: what is quoted begins with a word and stays within its paragraph.
        if text.slice(at..).starts_with(char::is_whitespace) {
            continue;
        }
        if ends[kind] < at {
            let end = text.slice(at..).find(MARKS[kind].1);
            ends[kind] = end.map_or(text.len(), |length| at + length);
        }
        let Some(close) = text.slice(ends[kind]..).chars().next() else {
            continue;
        };
        let inner = text.slice(at..ends[kind]);
        if is_within(inner) && !inner.contains("\n\n") {
            at = ends[kind] + close.len_utf8();
            add(start..at);
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// Whether a passage is short enough.
fn is_within(passage: &str) -> bool {
    passage.len() < 4 * WITHIN_CHARS && passage.chars().count() < WITHIN_CHARS
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use crate::text::protected_ranges::protected_ranges;
    use crate::text::slice::Slice;

    #[test]
    fn cases() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = quoted(text, &protected_ranges(text))
                .into_iter()
                .map(|it| text.slice(it))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "the book “Of the Land” and *more*",
            &["“Of the Land”", "*more*"],
        );
        check(
            "a <em>b c</em> d <span lang=\"en\">e</span>",
            &["<em>b c</em>", "<span lang=\"en\">e</span>"],
        );
        check("[a page](https://a.org/b_c_d) and `“x”`", &["[a page]"]);
        check("* a\n* b “open", &[]);
    }
}
