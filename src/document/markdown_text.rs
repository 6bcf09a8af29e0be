//! From the raw bytes of a Markdown block to its text: the prefixes of its lines dropped, its hard breaks alike.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::canonical::canonical;
use crate::text::slice::Slice;

/// The containers of a block, as far as its continuation lines show them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct BlockContainers {
    /// The number of quotes that the block is in: a line may begin with as many `>`.
    pub(super) quotes: usize,
    /// Items and footnotes indent their lines by more than three blanks.
    pub(super) indented: bool,
}

/// Returns the canonical text of a block. `breaks` are the places of its hard breaks.
pub(super) fn text<'s>(
    source: &'s str,
    span: Range<usize>,
    breaks: &[Range<usize>],
    around: BlockContainers,
) -> Cow<'s, str> {
    let raw = source.slice(span.clone());
    if memchr::memchr2(b'\n', b'\r', raw.as_bytes()).is_none() {
        return canonical(raw);
    }
    let mut joined = String::with_capacity(raw.len());
    let mut breaks = breaks.iter().peekable();
    let mut at = span.start;
    for (number, line) in raw.split_inclusive(['\n', '\r']).enumerate() {
        let content = match number {
            0 => line,
            _ => without_prefix(line, around),
        };
        let content = content.trim_ascii_end();
        at += line.len();
        joined.push_str(content);
        while breaks.next_if(|hard| hard.end < at).is_some() {}
        if breaks.next_if(|hard| hard.contains(&(at - 1))).is_some() {
            push_hard_break(&mut joined, line);
        }
        joined.push('\n');
    }
    Cow::Owned(canonical(&joined).into_owned())
}

/// Both ways to write a hard break become a backslash at the end of the line.
fn push_hard_break(joined: &mut String, line: &str) {
    let written = line.trim_end_matches(['\n', '\r']);
    if written.ends_with([' ', '\t']) {
        let backslashes = joined.len() - joined.trim_end_matches('\\').len();
        joined.push_str(if backslashes % 2 == 1 { "\\\\" } else { "\\" });
    }
}

/// Returns a continuation line without indent and `>`. A lazy line has fewer `>` than there are quotes.
pub(super) fn without_prefix(line: &str, around: BlockContainers) -> &str {
    let mut rest = line;
    for level in 0..around.quotes {
        let content = rest.trim_start_matches([' ', '\t']);
        let blanks = rest.len() - content.len();
        let most = if level == 0 { 3 } else { 4 };
        match content.strip_prefix('>') {
            Some(quoted) if around.indented || blanks <= most => rest = quoted,
            _ => break,
        }
    }
    rest.trim_ascii_start()
}
