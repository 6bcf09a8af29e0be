//! Reads the lines of admonitions and of attributes, each by itself: `:::note Title`, `!!! note "Title"`, `{: .class}`.

use std::ops::Range;

use crate::document::alert_kind::AlertKind;
use crate::document::syntax_line::{SyntaxLine, SyntaxRole};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// Reads `:::note[Title]{#id}`, `::: warning A title`, `::: {.callout-tip}`, or the fence that closes one.
pub(super) fn colon_fence(content: &str, at: usize) -> Option<SyntaxLine> {
    let rest = content.trim_start_matches(':');
    if content.len() - rest.len() < 3 {
        return None;
    }
    let whole = at..at + content.len();
    let rest = rest
        .trim_start_matches([' ', '\t'])
        .trim_end_matches(':')
        .trim_ascii_end();
    if rest.is_empty() {
        return Some(SyntaxLine::new(whole, SyntaxRole::Closes, ":::"));
    }
    let name = leading_name(rest);
    let (name, title) = if name.is_empty() {
        let attributes = rest.strip_prefix('{')?.strip_suffix('}')?;
        let class = attributes
            .split_whitespace()
            .find_map(|it| it.strip_prefix('.'));
        (class.unwrap_or_default(), "")
    } else {
        (name, title(rest.slice(name.len()..))?)
    };
    let kind = AlertKind::of_name(name.strip_prefix("callout-").unwrap_or(name));
    let mut line = SyntaxLine::new(whole, SyntaxRole::Opens(kind), &format!(":::{name}"));
    line.title = place(title, content, at);
    Some(line)
}

/// Reads `::name[Title]{…}`.
pub(super) fn leaf(content: &str, at: usize) -> Option<SyntaxLine> {
    let rest = content.strip_prefix("::")?;
    let name = leading_name(rest);
    let after = rest.slice(name.len()..);
    if name.is_empty() || !after.starts_with(['[', '{']) || !after.ends_with([']', '}']) {
        return None;
    }
    let whole = at..at + content.len();
    let mut line = SyntaxLine::new(whole, SyntaxRole::Alone, &format!("::{name}"));
    line.title = place(title(after)?, content, at);
    Some(line)
}

/// Reads `[!note] Title` and `[!note]- Title`, the first line of a quote; without either its label is the parser's to find.
pub(super) fn callout(content: &str, at: usize) -> Option<SyntaxLine> {
    let rest = content.strip_prefix("[!")?;
    let name = leading_name(rest);
    let after = rest.slice(name.len()..).strip_prefix(']')?;
    let title = after.strip_prefix(['-', '+']).unwrap_or(after);
    let is_apart = title.is_empty() || title.starts_with([' ', '\t']);
    if name.is_empty() || after.is_empty() || !is_apart {
        return None;
    }
    let whole = at..at + content.len();
    let mut line = SyntaxLine::new(whole, SyntaxRole::Alone, &format!("[!{name}]"));
    line.title = place(title.trim_ascii(), content, at);
    Some(line)
}

/// The fewest bytes of such a line: it is read as an item whose text is indented by four blanks.
const LEAST: usize = 5;

/// Reads `!!! note "Title"`, `??? tip`, `???+ tip`, `=== "Tab"`: what is indented below stands in it.
pub(super) fn indented(content: &str, at: usize) -> Option<SyntaxLine> {
    let sign = ["!!!", "???+", "???", "==="]
        .into_iter()
        .find(|it| content.starts_with(it))?;
    let rest = content.slice(sign.len()..);
    let rest = if sign == "!!!" {
        rest
    } else {
        rest.strip_prefix([' ', '!', '+'])?
    };
    let rest = rest.trim_start();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
    let names_end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
    let (names, quoted) = rest.halves(names_end);
    let names = names.trim_ascii_end();
    let title = match quoted {
        "" => "",
        quoted => quoted
            .strip_prefix('"')
            .and_then(|it| it.strip_suffix('"'))?,
    };
    let is_tab = sign == "===";
    // `!!!` alone is an exclamation, and `=== "` alone no tab.
    if names.is_empty() != is_tab || is_tab && title.is_empty() || content.len() < LEAST {
        return None;
    }
    let name = names.split(' ').next().unwrap_or_default();
    // An empty title takes the label away.
    let kind = AlertKind::of_name(name).filter(|_| quoted != "\"\"");
    let whole = at..at + content.len();
    let name = format!("{sign} {name}");
    let mut line = SyntaxLine::new(whole, SyntaxRole::Indents(kind), name.trim_ascii_end());
    line.title = place(title, content, at);
    Some(line)
}

/// Reads a line of attributes of kramdown or of Pandoc: `{: .note #id}`, `{.note}`, `{#id}`.
pub(super) fn attribute_list(content: &str, at: usize) -> Option<SyntaxLine> {
    let inner = content.strip_prefix('{')?.strip_suffix('}')?;
    let is_list =
        inner.starts_with(':') || inner.starts_with(['.', '#']) && !inner.starts_with("# ");
    if !is_list || inner.contains(['{', '}']) {
        return None;
    }
    Some(SyntaxLine::new(
        at..at + content.len(),
        SyntaxRole::Alone,
        "{:}",
    ))
}

/// Returns whether what stands before a text on its line is the syntax that it is the title of.
pub(super) fn is_before_title(before: &str) -> bool {
    let content = before.trim_start_matches([' ', '\t', '>']);
    let is_callout = before.contains('>') && content.starts_with("[!");
    is_callout
        || ["::", "!!!", "???", "=== \""]
            .iter()
            .any(|sign| content.starts_with(sign))
}

fn leading_name(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')));
    text.slice(..end.unwrap_or(text.len()))
}

/// Returns the title behind a name: in brackets or not, without the attributes; `None` where something else follows.
fn title(after: &str) -> Option<&str> {
    let after = match after.strip_suffix('}').and_then(|it| it.rfind('{')) {
        Some(attributes) => after.slice(..attributes),
        None => after,
    };
    let after = after.trim_ascii_end();
    match after.strip_prefix('[') {
        Some(title) => title.strip_suffix(']').map(str::trim_ascii),
        None if after.is_empty() || after.starts_with([' ', '\t']) => Some(after.trim_ascii()),
        None => None,
    }
}

/// Returns the place of a part of a line; `None` of one that is empty.
fn place(part: &str, content: &str, at: usize) -> Option<Range<usize>> {
    let within = || Span::of(content, part).range();
    (!part.is_empty())
        .then(within)
        .map(|range| at + range.start..at + range.end)
}
