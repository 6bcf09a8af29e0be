//! Escapes for text that is put into Markdown: only what would change the structure of its blocks.
//! Inline markup is the translator's and stays.

use crate::document::generator_admonitions::is_before_title;
use crate::document::generator_lines::begins_with_syntax;
use crate::document::model::{Block, BlockKind, Container};
use crate::text::slice::Slice;

/// The place that a text is written into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct EscapeContext {
    /// The text begins a line, after the marks of its containers (further lines always do).
    pub(super) line_start: bool,
    /// The text ends the line of a heading, where `{…}` would be its attributes.
    pub(super) heading_end: bool,
    /// After `#` marks: there is one line, and `#` at its end would close it.
    pub(super) atx: bool,
    /// In a cell of a table: there is one line, and `|` would end it.
    pub(super) cell: bool,
    /// First in an item, where `[ ]` would be a task box.
    pub(super) item: bool,
}

impl EscapeContext {
    /// Returns the place of a block of Markdown, with what is before and after it on its lines.
    pub(super) fn of(block: &Block<'_>, before: &str, after: &str) -> Self {
        let cell = matches!(block.kind, BlockKind::Cell { .. });
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let atx = heading && before.trim_ascii_end().ends_with('#') || is_before_title(before);
        Self {
            line_start: !(atx || cell && before.contains('|')),
            heading_end: heading && after.trim_ascii().is_empty(),
            atx,
            cell,
            item: matches!(block.containers.last(), Some(Container::Item { .. })),
        }
    }
}

/// Stands for a text that is empty: without it the block would be gone.
pub(super) const NOTHING: &str = "&#8203;";

/// Writes a canonical text. `line_end` begins each further line (the end of the line before included).
pub(super) fn write(text: &str, place: EscapeContext, line_end: &str, out: &mut String) {
    if text.is_empty() {
        out.push_str(NOTHING);
        return;
    }
    let start = out.len();
    let mut rest = text;
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 && (place.cell || place.atx) {
            out.pop();
            out.push_str("<br>");
        } else if number > 0 {
            out.push_str(line_end);
        }
        let begins_line = match number {
            0 => place.line_start,
            _ => !(place.cell || place.atx),
        };
        let seen = line.trim_ascii_end();
        let block = begins_line.then(|| block_start(seen, rest, number > 0, place.item));
        match block.flatten() {
            Some(at) => {
                out.push_str(line.slice(..at));
                out.push('\\');
                out.push_str(line.slice(at..));
            }
            None => out.push_str(line),
        }
        rest = rest.slice(line.len() + 1..);
    }
    if place.cell {
        escape_pipes(start, out);
        if out.ends_with('\\') {
            // Readers of tables differ in whether `\\|` ends a cell: none sees an escape before a blank.
            out.push(' ');
        }
    }
    if place.atx {
        escape_closing(start, out);
    }
    if place.heading_end && ends_in_attributes(out.slice(start..)) {
        out.insert(out.len() - 1, '\\');
    }
}

/// Returns whether a text of the source breaks its lines by blanks at their ends, which each reader of Markdown knows, and
/// none by a backslash, which old ones print.
pub(super) fn breaks_by_blanks(written: &str) -> bool {
    let mut lines = written.lines();
    lines.next_back();
    let has_blanks = lines.clone().any(|line| line.ends_with("  "));
    has_blanks && !lines.any(|line| line.ends_with('\\'))
}

/// Returns a canonical text with blanks for the backslashes that break its lines. A line that has nothing else keeps it: a
/// blank line would end the block.
pub(super) fn with_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        match line
            .strip_suffix("\\\n")
            .filter(|line| !line.trim().is_empty())
        {
            Some(line) => out.extend([line, "  \n"]),
            None => out.push_str(line),
        }
    }
    out
}

/// A backslash at the end would escape what follows.
pub(super) fn escape_last_backslash(out: &mut String) {
    let backslashes = out.len() - out.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        out.push('\\');
    }
}

/// Returns where a backslash must go, so that the line does not open a block; `rest` begins with it. `broken`: after a
/// hard break.
fn block_start(line: &str, rest: &str, broken: bool, item: bool) -> Option<usize> {
    let first = line.chars().next()?;
    let opens = match first {
        '#' => {
            ends_marker(line.trim_start_matches('#'))
                && line.len() - line.trim_start_matches('#').len() <= 6
        }
        '>' => true,
        '-' | '+' | '*' => {
            ends_marker(line.slice(1..)) || is_break(line) || is_rule(line, first, item)
        }
        '_' => is_rule(line, first, false),
        '.' => line == "...",
        '=' => broken && line.chars().all(|c| c == '=') || begins_with_syntax(rest),
        '!' | '?' | '{' => begins_with_syntax(rest),
        ':' => !is_shortcode(line),
        '|' => (broken && is_break(line)) || (item && is_bars(line)),
        '`' | '~' => opens_fence(line, first),
        '[' => is_definition(rest) || is_alert(line) || (item && is_task(line)),
        '<' => opens_html(line, broken) || begins_with_syntax(rest),
        '0'..='9' => return ordered_marker(line),
        _ => false,
    };
    opens.then_some(0)
}

/// A list or heading marker ends with a blank, or with the line.
fn ends_marker(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t'])
}

fn ordered_marker(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    (digits <= 9 && rest.starts_with(['.', ')']) && ends_marker(rest.slice(1..))).then_some(digits)
}

/// `---`, `* * *`: a thematic break, the underline of a heading, the fence of front matter (as is `...`).
/// In an item the bullet counts.
fn is_rule(line: &str, mark: char, item: bool) -> bool {
    line.chars().all(|c| c == mark || c == ' ')
        && (mark == '-' || item || line.matches(mark).count() > 2)
}

/// `--- | :-:`: the line that makes a table of the one above. Also `+++`.
fn is_break(line: &str) -> bool {
    line.chars().all(|c| "|:-+ ".contains(c)) && line.contains(['-', '+'])
}

/// `- |`: with the bullet before it, the line that makes a table of the one above.
fn is_bars(line: &str) -> bool {
    line.chars().all(|c| "|:- ".contains(c))
}

/// `:warning: …`, a sign by its name. Behind any other colon, readers of Markdown that know of them see a definition
/// (some without a blank) or a directive.
fn is_shortcode(line: &str) -> bool {
    let name = line
        .slice(1..)
        .trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_+-".contains(c));
    name.len() + 1 < line.len() && name.starts_with(':') && !line.contains('|')
}

fn opens_fence(line: &str, mark: char) -> bool {
    let info = line.trim_start_matches(mark);
    line.len() - info.len() > 2 && !(mark == '`' && info.contains('`'))
}

/// `[label]: …`, `[^1]: …`; a label may go on in the next line.
fn is_definition(text: &str) -> bool {
    /// <https://spec.commonmark.org/0.31.2/#link-label>
    const LONGEST: usize = 999;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1).take(LONGEST + 1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => return text.slice(at + 1..).starts_with(':'),
            _ => {}
        }
    }
    false
}

fn is_alert(line: &str) -> bool {
    let kind = line.strip_prefix("[!").and_then(|it| it.strip_suffix(']'));
    // A picture within a link is none: `[![name][picture]][target]`.
    kind.is_some_and(|kind| !kind.contains(['[', ']']))
}

fn is_task(line: &str) -> bool {
    let box_of = |mark: &str| line.strip_prefix(mark).is_some_and(ends_marker);
    box_of("[ ]") || box_of("[x]") || box_of("[X]")
}

/// Returns the start conditions of HTML blocks, <https://spec.commonmark.org/0.31.2/#html-blocks>.
fn opens_html(line: &str, broken: bool) -> bool {
    let rest = line.slice(1..);
    if rest.starts_with("!--") || rest.starts_with('?') || rest.starts_with("![CDATA[") {
        return true;
    }
    if let Some(declaration) = rest.strip_prefix('!') {
        return declaration.starts_with(|c: char| c.is_ascii_alphabetic());
    }
    let closing = rest.starts_with('/');
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(rest.len());
    let (name, after) = rest.halves(end);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !(after.is_empty() || after.starts_with([' ', '\t', '>', '/']))
    {
        return false;
    }
    let name = name.to_ascii_lowercase();
    HTML_BLOCKS.binary_search(&name.as_str()).is_ok()
        || (!closing && ["pre", "script", "style", "textarea"].contains(&name.as_str()))
        || (!broken && is_lone_tag(after))
}

/// Returns the rest of a tag, with nothing behind its `>`.
fn is_lone_tag(after_name: &str) -> bool {
    let mut quote = None;
    for (at, c) in after_name.char_indices() {
        match (quote, c) {
            (Some(open), _) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return after_name.slice(at + 1..).trim_ascii().is_empty(),
            (None, _) => {}
        }
    }
    false
}

/// The tags of start condition 6, sorted.
#[rustfmt::skip]
const HTML_BLOCKS: [&str; 62] = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
];

fn escape_pipes(start: usize, out: &mut String) {
    if memchr::memchr(b'|', &out.as_bytes()[start..]).is_none() {
        return;
    }
    let text = out.slice(start..).to_owned();
    out.truncate(start);
    let mut escaped = false;
    for c in text.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
}

/// `# Title #`: the last marks would be taken for the closing ones.
fn escape_closing(start: usize, out: &mut String) {
    let text = out.slice(start..);
    let before = text.trim_end_matches('#');
    if before.len() < text.len() && (before.is_empty() || before.ends_with([' ', '\t'])) {
        let at = start + before.len();
        out.insert(at, '\\');
    }
}

/// As the parser looks for attributes: `{…}` without braces, angles and backslashes in between.
fn ends_in_attributes(text: &str) -> bool {
    let Some(inner) = text.strip_suffix('}') else {
        return false;
    };
    inner
        .rfind(['{', '}', '<', '>', '\\', '\n'])
        .is_some_and(|at| inner.slice(at..).starts_with('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_would_change_the_blocks() {
        let line = EscapeContext {
            line_start: true,
            ..EscapeContext::default()
        };
        let item = EscapeContext { item: true, ..line };
        let atx = EscapeContext {
            atx: true,
            heading_end: true,
            ..EscapeContext::default()
        };
        let cell = EscapeContext {
            cell: true,
            ..EscapeContext::default()
        };
        for (place, text, expected) in [
            (line, "# one", "\\# one"),
            (line, "#one", "#one"),
            (line, "####### one", "####### one"),
            (line, "1986. A year", "1986\\. A year"),
            (line, "1986.5", "1986.5"),
            (line, "- a", "\\- a"),
            (line, "-a", "-a"),
            (line, "**bold** a", "**bold** a"),
            (line, "***", "\\***"),
            (line, "* * *", "\\* * *"),
            (line, "```rust", "\\```rust"),
            (line, "```a``` b", "```a``` b"),
            (line, "[a]: b", "\\[a]: b"),
            (line, "[a\\\nb]: c", "\\[a\\\n  b]: c"),
            (line, "[a](b): c", "[a](b): c"),
            (line, "[ ] a", "[ ] a"),
            (item, "[ ] a", "\\[ ] a"),
            (line, "<div>a", "\\<div>a"),
            (line, "<https://a.b>", "<https://a.b>"),
            (line, "<b>a</b>", "<b>a</b>"),
            (line, "<b>", "\\<b>"),
            (line, "a\\\n- b", "a\\\n  \\- b"),
            (line, "a\\\n===", "a\\\n  \\==="),
            (line, "===", "==="),
            (line, ": a", "\\: a"),
            (line, ":\\", "\\:\\"),
            (line, ":::note", "\\:::note"),
            (line, ":warning: a", ":warning: a"),
            (line, ":-: a", ":-: a"),
            (line, ":-:|:-:", "\\:-:|:-:"),
            (line, "", "&#8203;"),
            (atx, "C #", "C \\#"),
            (atx, "C#", "C#"),
            (atx, "a {#b}", "a {#b\\}"),
            (atx, "{{ a }}", "{{ a }}"),
            (atx, "- a\\\nb", "- a<br>b"),
            (cell, "a | b \\| c\\", "a \\| b \\| c\\ "),
        ] {
            let mut written = String::new();
            write(text, place, "\n  ", &mut written);
            assert_eq!(written, expected, "{text}");
        }
    }
}
