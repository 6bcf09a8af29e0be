//! The last way out of everything that is printed. Whatever came into a text, no terminal and no reader of logs finds
//! a command in it: only the styles of our own palette pass, every other control becomes a sign, and no line begins as
//! the commands of a workflow do.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::text::escape_control::{has_signs, sign};
use crate::text::slice::Slice;

/// The kind of stream, which decides how a character that must not pass is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Medium {
    /// Words for people.
    #[default]
    Text,
    /// The bytes of a file, for another program; words for people where a terminal or a log shows them.
    Bytes,
    /// Commands for GitHub Actions: lines may begin with `::`. Their writer has encoded what is foreign.
    WorkflowCommands,
    /// JSON: characters are written as `\u009d`, which means the same.
    Json,
    /// XML or HTML.
    Markup,
}

/// Writes text, line by line, without anything that a terminal or a log would obey.
pub(super) struct EscapingWriter<W> {
    to: W,
    medium: Medium,
    /// True if our own styles pass.
    has_styles: bool,
    /// The beginning of a line whose end is still to come.
    line: Vec<u8>,
    escaped: String,
}

/// Parameters of the styles that we write: reset, bold, dim, underline, and the colours of `report::paint`, of snippets
/// and of the help.
const PALETTE: [&str; 12] = [
    "0", "1", "2", "4", "31", "32", "33", "91", "92", "93", "94", "96",
];

impl<W: Write> EscapingWriter<W> {
    pub(super) fn new(to: W, medium: Medium, has_styles: bool) -> Self {
        Self {
            to,
            medium,
            has_styles,
            line: Vec::new(),
            escaped: String::new(),
        }
    }

    /// Writes the last line, which need not have an end.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        self.pass(&line)?;
        self.to.flush()
    }

    /// Writes whole lines.
    fn pass(&mut self, lines: &[u8]) -> io::Result<()> {
        // Nearly always valid, which is known sooner than which parts are.
        let lines = match str::from_utf8(lines) {
            Ok(lines) => Cow::Borrowed(lines),
            Err(_) => String::from_utf8_lossy(lines),
        };
        if !self.needs_a_look(&lines) {
            return self.to.write_all(lines.as_bytes());
        }
        self.escaped.clear();
        for line in lines.split_inclusive('\n') {
            if self.needs_a_look(line) {
                self.escape(line);
            } else {
                self.escaped.push_str(line);
            }
        }
        self.to.write_all(self.escaped.as_bytes())
    }

    /// Returns whether there may be anything that must not pass. Most texts have nothing.
    fn needs_a_look(&self, lines: &str) -> bool {
        let bytes = lines.as_bytes();
        // At the start of a line stand blanks before it, or a style, which ends with `m`.
        let may_start = |at: usize| match at.checked_sub(1).map(|before| bytes[before]) {
            Some(b'm') => self.has_styles,
            Some(before) => !before.is_ascii_graphic(),
            None => true,
        };
        has_signs(lines)
            || memchr::memmem::find_iter(bytes, b"::").any(may_start)
            || memchr::memmem::find(bytes, b"##").is_some()
    }

    fn escape(&mut self, line: &str) {
        let mut rest = line;
        let mut is_start = true;
        while let Some(c) = rest.chars().next() {
            if let Some(style) = style(rest).filter(|_| self.has_styles) {
                self.escaped.push_str(style);
                rest = rest.slice(style.len()..);
                continue;
            }
            let is_end = matches!(rest, "\n" | "\r\n");
            match sign(c) {
                Some(sign) if !is_end && c != '\t' => self.put_sign(c, sign),
                _ if is_start && begins_as_a_command(rest) => self.put_colon(),
                _ if c == '[' && ends_as_a_command(&self.escaped) => self.put_bracket(),
                _ => self.escaped.push(c),
            }
            is_start &= c.is_whitespace();
            rest = rest.slice(c.len_utf8()..);
        }
    }

    fn put_sign(&mut self, c: char, sign: char) {
        match self.medium {
            Medium::Json => {
                let escape = format!("\\u{:04x}", c as u32);
                self.escaped.push_str(&escape);
            }
            Medium::Text | Medium::Bytes | Medium::WorkflowCommands | Medium::Markup => {
                self.escaped.push(sign);
            }
        }
    }

    /// GitHub Actions obeys `::error::…` at the start of a line, also behind blanks.
    /// <https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs>
    fn put_colon(&mut self) {
        self.escaped.push_str(match self.medium {
            Medium::Text | Medium::Bytes => "\\:",
            Medium::Markup => "&#58;",
            // A line of JSON begins with a bracket, a number, a word or a quotation mark.
            Medium::WorkflowCommands | Medium::Json => ":",
        });
    }

    /// `##[error]…` is obeyed wherever it stands in a line, and so is `##vso[…]` by Azure Pipelines.
    /// <https://github.com/microsoft/azure-pipelines-agent/blob/master/src/Agent.Sdk/CommandPlugin.cs>
    fn put_bracket(&mut self) {
        self.escaped.push_str(match self.medium {
            Medium::Text | Medium::Bytes | Medium::WorkflowCommands => "\\[",
            Medium::Json => "\\u005b",
            Medium::Markup => "&#91;",
        });
    }
}

impl<W: Write> Write for EscapingWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match memchr::memrchr(b'\n', bytes) {
            None => self.line.extend_from_slice(bytes),
            Some(end) => {
                let (lines, rest) = bytes.split_at(end + 1);
                if self.line.is_empty() {
                    self.pass(lines)?
                } else {
                    let mut whole = std::mem::take(&mut self.line);
                    whole.extend_from_slice(lines);
                    self.pass(&whole)?;
                }
                self.line.extend_from_slice(rest);
            }
        }
        Ok(bytes.len())
    }

    /// Lines whose end is still to come are kept: [`EscapingWriter::finish`] writes them.
    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Returns the sequence of our palette that a text begins with.
fn style(text: &str) -> Option<&str> {
    let parameters = text.strip_prefix("\u{1b}[")?;
    let end = parameters
        .bytes()
        .position(|byte| !matches!(byte, b'0'..=b'9' | b';'))?;
    let is_ours = parameters.as_bytes()[end] == b'm'
        && parameters
            .slice(..end)
            .split(';')
            .all(|parameter| PALETTE.contains(&parameter));
    is_ours.then(|| text.slice(.."\u{1b}[".len() + end + 1))
}

/// Returns whether a line goes on as a command does. The `:::` of a snippet is none: no command has a colon for a name.
fn begins_as_a_command(text: &str) -> bool {
    let after_colons = text.strip_prefix(":::");
    let is_snippet = after_colons.is_some_and(|rest| rest.starts_with([' ', '\u{1b}']));
    text.starts_with("::") && !is_snippet
}

/// Returns whether a text ends with `##` and letters, as before the bracket of `##[` and `##vso[`.
fn ends_as_a_command(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .ends_with("##")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{EscapingWriter, Medium};

    fn written(text: &str, medium: Medium, has_styles: bool) -> String {
        let mut whole = Vec::new();
        let mut writer = EscapingWriter::new(&mut whole, medium, has_styles);
        writer.write_all(text.as_bytes()).expect("a vector");
        writer.finish().expect("a vector");
        // However the bytes arrive, the same comes out.
        let mut bits = Vec::new();
        let mut writer = EscapingWriter::new(&mut bits, medium, has_styles);
        for byte in text.as_bytes() {
            writer.write_all(&[*byte]).expect("a vector");
        }
        writer.finish().expect("a vector");
        assert_eq!(whole, bits);
        String::from_utf8(whole).expect("UTF-8")
    }

    #[test]
    fn nothing_that_is_obeyed() {
        for (text, expected) in [
            ("a: é\n\tb\r\n", "a: é\n\tb\r\n"),
            ("x\u{1b}]0;t\u{7}\n", "x␛]0;t␇\n"),
            (
                "a\rb\u{9b}1m\u{200f}\u{2028}c",
                "a␍b\u{fffd}1m\u{fffd}\u{fffd}c",
            ),
            (
                "::error::x\na :: b\n \u{a0}::x",
                "\\::error::x\na :: b\n \u{a0}\\::x",
            ),
            (
                "a ##[error]b\n##vso[task x]",
                "a ##\\[error]b\n##vso\\[task x]",
            ),
            ("## [a](b) #[c]\n", "## [a](b) #[c]\n"),
            (
                " ::: a.md:1:1\n:::error::x\n",
                " ::: a.md:1:1\n\\:::error::x\n",
            ),
            ("\u{1b}[31mred\u{1b}[0m", "␛[31mred␛[0m"),
        ] {
            assert_eq!(written(text, Medium::Text, false), expected);
        }
    }

    #[test]
    fn our_styles() {
        let text = "\u{1b}[1m\u{1b}[91merror\u{1b}[0m \u{1b}[8mhidden\u{1b}[5;31m\u{1b}[1";
        let expected = "\u{1b}[1m\u{1b}[91merror\u{1b}[0m ␛[8mhidden␛[5;31m␛[1";
        assert_eq!(written(text, Medium::Text, true), expected);
        let text = "\u{1b}[2m ::error::x\u{1b}[0m";
        assert_eq!(
            written(text, Medium::Text, true),
            "\u{1b}[2m \\::error::x\u{1b}[0m"
        );
    }

    #[test]
    fn what_programs_read_means_the_same() {
        let json = "{\"a\": \"\u{9d}\u{202e}\u{2028} ##[x]\", \"b\": [\"##vso[\"]}";
        let written_json = written(json, Medium::Json, false);
        assert!(written_json.is_ascii());
        assert!(!written_json.contains("##["));
        let (was, is): (serde_json::Value, serde_json::Value) = (
            serde_json::from_str(json).expect("JSON"),
            serde_json::from_str(&written_json).expect("JSON"),
        );
        assert_eq!(was, is);
        assert_eq!(
            written("<a>\n::b ##[c]</a>", Medium::Markup, false),
            "<a>\n&#58;:b ##&#91;c]</a>"
        );
        assert_eq!(
            written("::error file=a::b\u{1b}\n", Medium::WorkflowCommands, false),
            "::error file=a::b␛\n"
        );
    }
}
