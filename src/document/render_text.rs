//! Plain text for readers from the events of a document.

use pulldown_cmark::{Event, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use crate::document::inline_html;

/// Writes the body of a document.
pub(super) fn write<'e>(events: impl Iterator<Item = Event<'e>>) -> String {
    let mut writer = Writer::default();
    for event in events {
        writer.take(event);
    }
    writer.flush();
    writer.pages.out
}

/// Lines with the marks of their containers.
#[derive(Default)]
struct Pages {
    out: String,
    /// What each open container puts before its lines: first, and further on.
    prefixes: Vec<(String, String)>,
    /// A blank line comes before the next block.
    gap: bool,
}

/// How deep lines are indented: beyond, a deep nesting costs the square of the size.
const MAX_INDENTS: usize = 32;

impl Pages {
    /// Opens a container whose first line begins with `mark`.
    fn open(&mut self, mark: String) {
        let blank = " ".repeat(mark.width());
        self.prefixes.push((mark, blank));
    }

    fn close(&mut self) {
        self.prefixes.pop();
    }

    /// Writes a block of one or more lines.
    fn block(&mut self, text: &str) {
        if self.gap && !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in text.split('\n') {
            if !line.is_empty() {
                for (first, further) in self.prefixes.iter_mut().take(MAX_INDENTS) {
                    self.out.push_str(first);
                    first.clone_from(further);
                }
            }
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
        self.gap = true;
    }

    fn heading(&mut self, text: &str, level: u8) {
        let sign = if level == 1 { "=" } else { "-" };
        let longest = text.split('\n').map(UnicodeWidthStr::width).max();
        let underline = sign.repeat(longest.unwrap_or(0).max(3));
        self.block(&format!("{text}\n{underline}"));
    }
}

#[derive(Default)]
struct Writer {
    pages: Pages,
    /// The text of the block that is being read.
    text: String,
    /// The links and images that are open: where their texts begin, and their targets.
    links: Vec<(usize, String)>,
    /// The numbers of the open lists; bullets have none.
    lists: Vec<Option<u64>>,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text.push_str(&text),
            Event::SoftBreak => self.text.push(' '),
            Event::HardBreak => self.text.push('\n'),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                self.text.push('\n');
            }
            Event::InlineHtml(_) => {}
            Event::Html(html) => self.text.push_str(&html),
            Event::FootnoteReference(label) => self.text.push_str(&format!("[{label}]")),
            Event::TaskListMarker(done) => self.text.push_str(if done { "[x] " } else { "[ ] " }),
            Event::Rule => {
                self.flush();
                self.pages.block("* * *");
            }
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => return,
            Tag::Superscript | Tag::Subscript => return,
            Tag::Link { dest_url, .. } => {
                self.links.push((self.text.len(), dest_url.to_string()));
                return;
            }
            Tag::Image { .. } => {
                self.links.push((self.text.len(), String::new()));
                return;
            }
            Tag::TableCell => {
                if !self.text.is_empty() {
                    self.text.push_str(" | ");
                }
                return;
            }
            Tag::Paragraph => return self.flush_tight(),
            _ => self.flush_tight(),
        }
        match tag {
            Tag::BlockQuote(_) | Tag::CodeBlock(_) => self.pages.open("    ".to_owned()),
            Tag::List(first) => self.lists.push(first),
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    Some(None) | None => "• ".to_owned(),
                };
                self.pages.open(mark);
            }
            Tag::FootnoteDefinition(label) => self.pages.open(format!("[{label}] ")),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => {
                if let Some((start, target)) = self.links.pop() {
                    let shown = &self.text[start.min(self.text.len())..];
                    let known = shown == target || target.strip_prefix("mailto:") == Some(shown);
                    if !known && !target.is_empty() && !target.starts_with('#') {
                        self.text.push_str(&format!(" <{target}>"));
                    }
                }
            }
            TagEnd::Image => {
                if let Some((start, _)) = self.links.pop()
                    && start < self.text.len()
                {
                    self.text.insert(start, '[');
                    self.text.push(']');
                }
            }
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text);
                self.pages.heading(text.trim(), level as u8);
            }
            TagEnd::Paragraph => self.flush(),
            TagEnd::TableHead | TagEnd::TableRow => self.flush_tight(),
            TagEnd::Table => self.pages.gap = true,
            TagEnd::CodeBlock => {
                let text = std::mem::take(&mut self.text);
                self.pages.block(text.trim_end_matches('\n'));
                self.pages.close();
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.text);
                self.text = inline_html::plain(&html);
                self.flush();
            }
            TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.flush();
                self.pages.close();
            }
            TagEnd::Item => {
                self.flush_tight();
                self.pages.close();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.pages.gap = true;
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.pages.block(text.trim());
        }
    }

    /// Text without a paragraph around it: no blank line after it.
    fn flush_tight(&mut self) {
        if !self.text.trim().is_empty() {
            self.flush();
            self.pages.gap = false;
        }
    }
}
