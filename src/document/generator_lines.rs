//! Finds the lines of Markdown that are syntax of site generators: fences and titles of admonitions, tags that stand alone,
//! imports, lists of attributes. They are no text, and no paragraph goes on over them.

use std::collections::HashMap;
use std::ops::Range;

use crate::document::generator_admonitions::{
    attribute_list, callout, colon_fence, indented, leaf,
};
use crate::document::generator_tags::{GeneratorTag, TagFamily, component_at, tag_at};
use crate::document::generator_texts::parameter_texts;
use crate::document::inline::TagSide;
use crate::document::syntax_line::{SyntaxLine, SyntaxRole};
use crate::text::slice::Slice;

/// Returns the lines of syntax of a body, in order.
pub(super) fn syntax_lines(body: &str) -> Vec<SyntaxLine> {
    let mut scan = LineScan {
        body,
        found: Vec::new(),
        fence: None,
        taken: 0,
        is_text_before: false,
        ends: NextPlaces::default(),
    };
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', body.as_bytes()).chain([body.len()]) {
        if start >= scan.taken {
            scan.line(start..end);
        }
        start = end + 1;
    }
    scan.found
}

/// Returns whether a text begins with a line that would be taken for syntax.
pub(super) fn begins_with_syntax(text: &str) -> bool {
    syntax_lines(text)
        .first()
        .is_some_and(|line| line.range.start == 0)
}

struct LineScan<'b> {
    body: &'b str,
    found: Vec<SyntaxLine>,
    /// The fence of the code that is open.
    fence: Option<(u8, usize)>,
    /// The lines up to here are read.
    taken: usize,
    /// The line before is one of a paragraph.
    is_text_before: bool,
    ends: NextPlaces,
}

/// Where what ends something stands next: it is searched for once, however many begin before it.
#[derive(Default)]
struct NextPlaces {
    /// By what is searched for: from where on, and the place; `None` where there is none.
    known: HashMap<String, (usize, Option<usize>)>,
}

impl NextPlaces {
    fn next(
        &mut self,
        end: &str,
        from: usize,
        find: impl FnOnce() -> Option<usize>,
    ) -> Option<usize> {
        if let Some((since, place)) = self.known.get(end)
            && *since <= from
            && place.is_none_or(|place| place >= from)
        {
            return *place;
        }
        let place = find();
        self.known.insert(end.to_owned(), (from, place));
        place
    }
}

impl<'b> LineScan<'b> {
    fn line(&mut self, line: Range<usize>) {
        let written = self.body.slice(line.clone());
        let content = written.trim_start_matches([' ', '\t', '>']);
        let at = line.end - content.len();
        let content = content.trim_ascii_end();
        let first = content.bytes().next().unwrap_or_default();
        if matches!(first, b'`' | b'~') {
            self.code_fence(content, first);
        }
        let may_be = matches!(
            first,
            b':' | b'!' | b'?' | b'=' | b'{' | b'<' | b'i' | b'e' | b'['
        );
        if !may_be || self.fence.is_some() {
            self.is_text_before = !content.is_empty() && self.fence.is_none();
            return;
        }
        let found = self.found.len();
        match first {
            b':' => self
                .found
                .extend(colon_fence(content, at).or_else(|| leaf(content, at))),
            b'!' | b'?' | b'=' => self.found.extend(indented(content, at)),
            b'{' => match (self.kramdown_comment(at), attribute_list(content, at)) {
                (Some(end), _) => self.push_lines(at..end, KRAMDOWN_COMMENT),
                (None, Some(line)) => self.found.push(line),
                (None, None) => self.tags(at, &tag_at),
            },
            b'<' => self.tags(at, &component_at),
            b'[' if !self.is_text_before && self.body.slice(line.start..at).contains('>') => {
                self.found.extend(callout(content, at));
            }
            _ if at == line.start && !self.is_text_before => self.module(content, at),
            _ => {}
        }
        self.is_text_before = self.found.len() == found;
    }

    fn code_fence(&mut self, content: &str, sign: u8) {
        let info = content.trim_start_matches(char::from(sign));
        let length = content.len() - info.len();
        match self.fence {
            Some((open, least)) if open == sign && length >= least && info.is_empty() => {
                self.fence = None;
            }
            None if length > 2 && !(sign == b'`' && info.contains('`')) => {
                self.fence = Some((sign, length));
            }
            _ => {}
        }
    }

    /// Takes a line, or the lines, that hold nothing but tags.
    fn tags(&mut self, at: usize, read: &dyn Fn(&'b str, usize) -> Option<GeneratorTag<'b>>) {
        let Some(first) = read(self.body, at) else {
            return;
        };
        let (mut end, mut name, mut texts) = (at, String::new(), Vec::new());
        while let Some(tag) = read(self.body, end) {
            texts.extend(parameter_texts(&tag));
            name.push_str(&tag_name(&tag));
            end = tag.end;
            let blanks = self.body.slice(end..).trim_start_matches([' ', '\t']);
            let next = self.body.len() - blanks.len();
            if read(self.body, next).is_none() {
                break;
            }
            end = next;
        }
        let rest = self.body.slice(end..);
        let rest = rest.slice(..memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()));
        if !rest.trim_ascii().is_empty() || self.stands_in_text(&first, end + rest.len()) {
            return;
        }
        if let Some(close) = self.opaque_end(&first, end) {
            return self.opaque(&first, at, end, close);
        }
        self.push_lines(at..end, &name);
        if let Some(line) = self
            .found
            .iter_mut()
            .rev()
            .find(|line| line.range.start == at)
        {
            line.texts = texts;
        }
    }

    /// Returns whether a tag alone on its line is a word of the paragraph whose lines are around it.
    fn stands_in_text(&mut self, tag: &GeneratorTag<'_>, line_end: usize) -> bool {
        let is_whole = tag.side == TagSide::Open || tag.side == TagSide::Void;
        if !self.is_text_before || !is_whole || tag.family == TagFamily::Component {
            return false;
        }
        let rest = self.body.slice(line_end..);
        let next = rest.trim_start_matches('\n');
        let is_text_after = rest.len() == next.len() + 1
            && next.starts_with(|c: char| c.is_alphanumeric() || "*_[(“\"¿¡".contains(c));
        let closing = format!("/{}", tag.name);
        let find = || Some(line_end + rest.find(&closing)?);
        is_text_after && self.ends.next(&closing, line_end, find).is_none()
    }

    /// Adds the lines of a range: the first says what it is.
    fn push_lines(&mut self, range: Range<usize>, name: &str) {
        let mut start = range.start;
        for line in self.body.slice(range.clone()).split_inclusive('\n') {
            let content = line.trim_ascii();
            let at = start + (line.len() - line.trim_ascii_start().len());
            let role = if start == range.start {
                SyntaxRole::Alone
            } else {
                SyntaxRole::Continues
            };
            if !content.is_empty() {
                let line = SyntaxLine::new(at..at + content.len(), role, name);
                self.found.push(line);
            }
            start += line.len();
        }
        self.taken = range.end;
    }

    /// Returns where the tag stands that ends what a tag keeps from all readers of Markdown.
    fn opaque_end(&mut self, tag: &GeneratorTag<'b>, from: usize) -> Option<GeneratorTag<'b>> {
        let names = [
            "highlight",
            "raw",
            "comment",
            "code",
            "mermaid",
            "math",
            "katex",
            "verbatim",
        ];
        if !names.contains(&tag.name) || tag.side != TagSide::Open {
            return None;
        }
        let name = match tag.family {
            TagFamily::Liquid => format!("end{}", tag.name),
            _ => format!("/{}", tag.name),
        };
        let body = self.body;
        let close_at = |(at, _): (usize, &str)| {
            let before = body
                .slice(..from + at)
                .trim_end_matches([' ', '-', '/', '%', '<']);
            let start = before.len().checked_sub(1)?;
            let start = if before.ends_with("{{") {
                start - 1
            } else {
                start
            };
            let close = tag_at(body, start)?;
            (close.side == TagSide::Close && close.name == tag.name).then_some(start)
        };
        let find = || body.slice(from..).match_indices(&name).find_map(close_at);
        let start = self.ends.next(&name, from, find)?;
        tag_at(body, start)
    }

    /// Returns where the comment of kramdown ends that begins at a byte, with nothing else on its last line:
    /// <https://kramdown.gettalong.org/syntax.html#extensions>.
    fn kramdown_comment(&mut self, at: usize) -> Option<usize> {
        let inner = self.body.slice(at..).strip_prefix(KRAMDOWN_COMMENT)?;
        let start = at + KRAMDOWN_COMMENT.len();
        let closings = ["{:/comment}", "{:/}"];
        let find = || {
            let is_closing = |(at, _): &(usize, &str)| {
                let rest = inner.slice(*at..);
                closings.into_iter().any(|it| rest.starts_with(it))
            };
            let (at, _) = inner.match_indices("{:/").find(is_closing)?;
            Some(start + at)
        };
        let place = self.ends.next(KRAMDOWN_COMMENT, start, find)?;
        let rest = self.body.slice(place..);
        let after = closings.into_iter().find_map(|it| rest.strip_prefix(it))?;
        let last = after.lines().next().unwrap_or_default();
        last.trim_ascii()
            .is_empty()
            .then(|| self.body.len() - after.len())
    }

    /// Takes what is no Markdown: code, or a comment of the author.
    fn opaque(&mut self, tag: &GeneratorTag<'_>, at: usize, end: usize, close: GeneratorTag<'_>) {
        let close_start = close.end - close.written.len();
        let name = tag_name(tag);
        if tag.name == "comment" {
            return self.push_lines(at..close.end, &name);
        }
        self.found
            .push(SyntaxLine::new(at..end, SyntaxRole::Code, &name));
        let before = self.body.slice(..close_start);
        if before.trim_end_matches([' ', '\t', '>']).ends_with('\n') {
            let closing =
                SyntaxLine::new(close_start..close.end, SyntaxRole::Code, &tag_name(&close));
            self.found.push(closing);
        }
        self.taken = close.end;
    }

    /// Takes imports and exports of MDX, up to the blank line after them.
    fn module(&mut self, content: &str, at: usize) {
        if !is_module(content) {
            return;
        }
        let rest = self.body.slice(at..);
        let (mut end, mut depth) = (at, 0i32);
        for line in rest.split_inclusive('\n') {
            if line.trim_ascii().is_empty() && depth <= 0 {
                break;
            }
            depth += line.matches(['{', '(', '[']).count() as i32;
            depth -= line.matches(['}', ')', ']']).count() as i32;
            end += line.len();
        }
        let end = at + self.body.slice(at..end).trim_ascii_end().len();
        let name = content.split(' ').next().unwrap_or_default();
        self.push_lines(at..end, name);
    }
}

const KRAMDOWN_COMMENT: &str = "{::comment}";

/// Returns whether a line begins an import or an export of JavaScript, not a sentence.
fn is_module(content: &str) -> bool {
    let rest = match content.strip_prefix("import ") {
        Some(rest) => {
            let is_quoted = rest.starts_with(['"', '\'']);
            let is_listed = rest.starts_with(['{', '*']);
            return is_quoted || is_listed || rest.contains(" from '") || rest.contains(" from \"");
        }
        None => content.strip_prefix("export "),
    };
    let words = [
        "const ",
        "let ",
        "var ",
        "function ",
        "default ",
        "async function ",
        "class ",
        "{",
        "* from",
    ];
    rest.is_some_and(|rest| words.iter().any(|word| rest.starts_with(word)))
}

/// Returns what a translation must have of a tag.
fn tag_name(tag: &GeneratorTag<'_>) -> String {
    let slash = if tag.side == TagSide::Close { "/" } else { "" };
    match tag.family {
        TagFamily::Shortcode => format!("{{{{< {slash}{} >}}}}", tag.name),
        TagFamily::MarkdownShortcode => format!("{{{{% {slash}{} %}}}}", tag.name),
        TagFamily::Liquid if slash.is_empty() => format!("{{% {} %}}", tag.name),
        TagFamily::Liquid => format!("{{% end{} %}}", tag.name),
        TagFamily::Output => format!("{{{{ {} }}}}", tag.name),
        TagFamily::Comment => "{/* */}".to_owned(),
        TagFamily::Component => format!("<{slash}{}>", tag.name),
    }
}
