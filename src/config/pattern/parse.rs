//! From a text to the segments of a pattern.

use std::ops::Range;

use crate::config::pattern::{PatternFault, PatternToken, Segment};
use crate::text::slice::Slice;

const LOCALE: &str = "{locale}";

/// Returns the segments of a pattern, or why it is none.
pub(super) fn segments(text: &str) -> Result<Vec<Segment>, PatternFault> {
    let fault = |at: Range<usize>, message: String, help| Err(PatternFault { at, message, help });
    if let Some(at) = text.find('\\') {
        let help = "write `/` between folders, on every system";
        return fault(at..at + 1, "a pattern has no `\\`".to_owned(), help);
    }
    if text.starts_with('/') || text.as_bytes().get(1) == Some(&b':') {
        let help = "write it relative to the folder of the project";
        return fault(0..text.len(), format!("`{text}` is an absolute path"), help);
    }
    let mut segments = Vec::new();
    let mut start = 0;
    for name in text.split('/') {
        let at = start..start + name.len();
        start = at.end + 1;
        match name {
            "" | "." => {}
            ".." => {
                let help = "inputs and output are inside the folder of the project";
                return fault(at, format!("`{text}` leads out of the project"), help);
            }
            "**" => {
                if segments.last() != Some(&Segment::Folders) {
                    segments.push(Segment::Folders);
                }
            }
            _ if name.contains("**") => {
                let help = "`**` stands alone between two `/`: `**/*.ftl`";
                return fault(at, format!("`**` is part of the name `{name}`"), help);
            }
            _ => segments.push(Segment::Name(tokens(name, at.start)?)),
        }
    }
    if segments
        .iter()
        .filter(|it| **it == Segment::Folders)
        .count()
        > 2
    {
        let help = "split the pattern in two";
        return fault(
            0..text.len(),
            "more than two `**` in a pattern".to_owned(),
            help,
        );
    }
    Ok(segments)
}

/// Returns the tokens of one name that begins at the byte `start` of its pattern.
fn tokens(name: &str, start: usize) -> Result<Vec<PatternToken>, PatternFault> {
    let fault = |at: Range<usize>, message: String, help| PatternFault {
        at: start + at.start..start + at.end,
        message,
        help,
    };
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < name.len() {
        let rest = name.slice(at..);
        if rest.starts_with(LOCALE) {
            tokens.push(PatternToken::Locale);
            at += LOCALE.len();
            continue;
        }
        match rest.as_bytes()[0] {
            b'*' => {
                tokens.push(PatternToken::Any);
                at += 1;
            }
            b'{' => {
                let end = rest.find('}').map_or(rest.len(), |end| end + 1);
                let message = format!("`{}` is not known in a pattern", rest.slice(..end));
                let help = "the only variable is `{locale}`";
                return Err(fault(at..at + end, message, help));
            }
            b'}' | b'[' | b']' | b'?' => {
                let message = format!("`{}` has no meaning in a pattern", rest.slice(..1));
                let help = "a pattern has `{locale}`, `*` (within a name) and `**` (folders)";
                return Err(fault(at..at + 1, message, help));
            }
            _ => {
                let end = rest
                    .find(['*', '{', '}', '[', ']', '?'])
                    .unwrap_or(rest.len());
                tokens.push(PatternToken::Text(rest.slice(..end).to_owned()));
                at += end;
            }
        }
    }
    if tokens
        .iter()
        .filter(|token| **token == PatternToken::Any)
        .count()
        > 2
    {
        let message = format!("more than two `*` in the name `{name}`");
        return Err(fault(0..name.len(), message, "leave one out"));
    }
    Ok(tokens)
}
