//! The words of one block as HTML that is safe in any page: no script, no picture, no address but those of the web,
//! of mail and of telephones, and every element closed. What is not allowed is shown as it is written.

use std::borrow::Cow;
use std::collections::HashMap;

use html5gum::emitters::callback::CallbackEvent;
use pulldown_cmark::{BrokenLink, CowStr, Event, Tag, TagEnd};
use quick_xml::escape::escape;

use crate::document::allowed_markup as allowed;
use crate::document::escape::{self, EscapeContext};
use crate::document::inline::{self, TagSide};
use crate::document::model::{Document, Format};
use crate::document::{inline_html, inline_markdown};
use crate::text::slice::Slice;

/// Finds where a link leads on the page around, by the address that its author wrote; `None` of what the page knows
/// nothing of.
pub type FollowLink<'l> = &'l dyn Fn(&str) -> Option<String>;

/// The targets of the links of a document: its link reference definitions by label, and where the page around leads.
#[derive(Default)]
pub struct Addresses<'d> {
    by_label: HashMap<String, &'d str>,
    follow: Option<FollowLink<'d>>,
}

impl<'d> Addresses<'d> {
    pub fn of(document: &'d Document<'_>) -> Self {
        let definitions = document.definitions.iter();
        let by_label = definitions.map(|it| (normal(&it.label), &*it.target));
        Self {
            by_label: by_label.collect(),
            follow: None,
        }
    }

    /// Returns the addresses with the ways of the page around.
    pub fn with_ways(self, follow: FollowLink<'d>) -> Self {
        Self {
            follow: Some(follow),
            ..self
        }
    }
}

/// Labels are compared without regard to case and blanks.
fn normal(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Returns the text of a block as HTML.
pub fn inline_html(text: &str, format: Format, addresses: &Addresses<'_>) -> String {
    let mut writer = InlineWriter {
        follow: addresses.follow,
        ..InlineWriter::default()
    };
    match format {
        Format::Plain => {
            writer.out = escape(text).replace("\\\n", "<br>\n");
        }
        Format::Html => {
            let text = text.replace("\\\n", "<br>");
            let mut tags = inline_html::tags(&text).into_iter().peekable();
            let mut whole = 0;
            inline_html::each_event(&text, &mut |event, start, end| {
                // A tag comes before the text that begins where it ends.
                while let Some(tag) = tags.next_if(|tag| tag.span.start as usize <= start) {
                    writer.tag(&tag.tag, text.slice(tag.span.range()));
                }
                match event {
                    CallbackEvent::String { value } => {
                        writer.text(&String::from_utf8_lossy(value));
                    }
                    CallbackEvent::CloseStartTag { .. }
                    | CallbackEvent::EndTag { .. }
                    | CallbackEvent::Comment { .. }
                    | CallbackEvent::Doctype { .. } => {}
                    CallbackEvent::OpenStartTag { .. }
                    | CallbackEvent::AttributeName { .. }
                    | CallbackEvent::AttributeValue { .. }
                    | CallbackEvent::Error(_) => return,
                }
                whole = end;
            });
            for tag in tags {
                writer.tag(&tag.tag, text.slice(tag.span.range()));
                whole = tag.span.end as usize;
            }
            // A tag that does not end.
            writer.text(text.get(whole..).unwrap_or_default());
        }
        Format::Markdown => {
            let mut escaped = String::with_capacity(text.len());
            let place = EscapeContext {
                line_start: true,
                ..EscapeContext::default()
            };
            escape::write(text, place, "\n", &mut escaped);
            let mut define = |link: &BrokenLink<'_>| {
                let address = addresses.by_label.get(&normal(&link.reference))?;
                Some((CowStr::from((*address).to_owned()), CowStr::Borrowed("")))
            };
            inline_markdown::each_event(&escaped, &mut define, &mut |event, _| writer.take(event));
        }
    }
    writer.finish()
}

#[derive(Default)]
struct InlineWriter<'w> {
    follow: Option<FollowLink<'w>>,
    out: String,
    open: Vec<OpenTag>,
}

/// An element that is open.
#[derive(PartialEq, Eq)]
enum OpenTag {
    /// By a mark of Markdown.
    Mark(&'static str),
    /// By a tag.
    Tag(String),
}

impl OpenTag {
    fn name(&self) -> &str {
        match self {
            OpenTag::Mark(name) => name,
            OpenTag::Tag(name) => name,
        }
    }
}

impl InlineWriter<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.out.push_str("<code>");
                self.text(&code);
                self.out.push_str("</code>");
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                for tag in inline_html::tags(&html) {
                    self.tag(&tag.tag, html.slice(tag.span.range()));
                }
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::FootnoteReference(label) => {
                self.out.push_str("<sup>[");
                self.text(&label);
                self.out.push_str("]</sup>");
            }
            Event::Start(Tag::Emphasis) => self.mark("em", ""),
            Event::Start(Tag::Strong) => self.mark("strong", ""),
            Event::Start(Tag::Strikethrough) => self.mark("del", ""),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let attributes = self.link(&dest_url);
                self.mark("a", &attributes);
            }
            Event::Start(Tag::Image { .. }) => self.mark("span", " class=\"image\""),
            Event::End(TagEnd::Emphasis) => self.close_mark("em"),
            Event::End(TagEnd::Strong) => self.close_mark("strong"),
            Event::End(TagEnd::Strikethrough) => self.close_mark("del"),
            Event::End(TagEnd::Link) => self.close_mark("a"),
            Event::End(TagEnd::Image) => self.close_mark("span"),
            Event::Start(_) | Event::End(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&escape(text));
    }

    fn mark(&mut self, name: &'static str, attributes: &str) {
        // A link within a link is no HTML: the inner one is left out.
        if name != "a" || !self.is_open("a") {
            self.out.push_str(&format!("<{name}{attributes}>"));
        }
        self.open.push(OpenTag::Mark(name));
    }

    /// Closes what a mark opened, and the tags that were left open within.
    fn close_mark(&mut self, name: &'static str) {
        while let Some(open) = self.open.pop() {
            if open.name() != "a" || !self.is_open("a") {
                self.out.push_str(&format!("</{}>", open.name()));
            }
            if open == OpenTag::Mark(name) {
                return;
            }
        }
    }

    fn tag(&mut self, tag: &inline::Tag, written: &str) {
        let name = tag.name.as_str();
        match tag.side {
            _ if matches!(name, "br" | "wbr") => self.out.push_str(&format!("<{name}>")),
            TagSide::Open | TagSide::Void if name == "img" => {
                self.out.push_str("<span class=\"image\">");
                self.text(tag.attribute("alt").unwrap_or_default());
                self.out.push_str("</span>");
            }
            TagSide::Open if allowed::is_allowed(name) && !(name == "a" && self.is_open("a")) => {
                let attributes = tag.attributes.iter();
                let kept = attributes.filter(|(attribute, value)| {
                    attribute != "href" && allowed::may_have(name, attribute, value)
                });
                let mut attributes: String = kept
                    .map(|(name, value)| format!(" {name}=\"{}\"", escape(value)))
                    .collect();
                if let ("a", Some(address)) = (name, tag.attribute("href")) {
                    attributes.push_str(&self.link(address));
                }
                self.out.push_str(&format!("<{name}{attributes}>"));
                self.open.push(OpenTag::Tag(name.to_owned()));
            }
            TagSide::Close if self.open.last() == Some(&OpenTag::Tag(name.to_owned())) => {
                self.open.pop();
                self.out.push_str(&format!("</{name}>"));
            }
            TagSide::Open | TagSide::Void | TagSide::Close => {
                self.out.push_str("<code>");
                self.text(written);
                self.out.push_str("</code>");
            }
        }
    }

    /// Returns whether an element is open. Few are; of more than these the document is hostile.
    fn is_open(&self, name: &str) -> bool {
        self.open
            .iter()
            .rev()
            .take(64)
            .any(|open| open.name() == name)
    }

    /// Returns the attribute of a link. A relative address that leads nowhere is shown, not linked: it only resolves where
    /// the statement stands.
    fn link(&self, address: &str) -> String {
        if let Some(way) = self.follow.and_then(|follow| follow(address)) {
            return format!(" href=\"{}\"", escape(&way));
        }
        let attribute = if is_absolute(address) {
            "href"
        } else {
            "title"
        };
        format!(" {attribute}=\"{}\"", escape(spaceless(address)))
    }

    fn finish(mut self) -> String {
        while let Some(open) = self.open.pop() {
            self.out.push_str(&format!("</{}>", open.name()));
        }
        self.out
    }
}

fn is_absolute(address: &str) -> bool {
    allowed::scheme(address).is_some() && allowed::scheme_beyond(address).is_none()
}

fn spaceless(address: &str) -> Cow<'_, str> {
    if address.contains(char::is_whitespace) {
        Cow::Owned(address.trim().replace(char::is_whitespace, "%20"))
    } else {
        Cow::Borrowed(address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: Format, cases: &[(&str, &str)]) {
        let source = "[un]: https://un.org/a\n";
        let document = crate::document::parse(Format::Markdown, source, &Default::default());
        let addresses = Addresses::of(&document);
        for (text, expected) in cases {
            assert_eq!(inline_html(text, format, &addresses), *expected, "{text}");
        }
    }

    #[test]
    fn markdown() {
        check(
            Format::Markdown,
            &[
                (
                    "a *b* **c** ~~d~~ `e<`",
                    "a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code>",
                ),
                ("- one", "- one"),
                ("one\\\n# two", "one<br>\n# two"),
                (
                    "[a](https://x.y/?b&c) [d][UN] [un] [e][f]",
                    "<a href=\"https://x.y/?b&amp;c\">a</a> <a href=\"https://un.org/a\">d</a> <a href=\"https://un.org/a\">un</a> [e][f]",
                ),
                (
                    "[a](javascript:x) [b](../c.md)",
                    "<a title=\"javascript:x\">a</a> <a title=\"../c.md\">b</a>",
                ),
                (
                    "![A *map*](map.png)",
                    "<span class=\"image\">A <em>map</em></span>",
                ),
                ("a[^1]", "a<sup>[1]</sup>"),
                (
                    "<b onclick=x lang=es>a</b> <script>x</script>",
                    "<b lang=\"es\">a</b> <code>&lt;script&gt;</code>x<code>&lt;/script&gt;</code>",
                ),
                (
                    "*<b>a* c</b></td>",
                    "<em><b>a</b></em> c<code>&lt;/b&gt;</code><code>&lt;/td&gt;</code>",
                ),
                (
                    "[a <a href=https://x.y>b</a>](https://z.z)",
                    "<a href=\"https://z.z\">a <code>&lt;a href=https://x.y&gt;</code>b<code>&lt;/a&gt;</code></a>",
                ),
                (
                    "<a href='https://x.y'>[b](https://z.z)</a>",
                    "<a href=\"https://x.y\">b</a>",
                ),
                ("a <i>b", "a <i>b</i>"),
            ],
        );
    }

    #[test]
    fn html_and_plain() {
        check(
            Format::Html,
            &[
                ("a &amp; <em>b</em> < c", "a &amp; <em>b</em> &lt; c"),
                (
                    "<img src=x alt='A &amp; B'> b<br>c<!-- no -->",
                    "<span class=\"image\">A &amp; B</span> b<br>c",
                ),
                ("a\\\nb</div>", "a<br>b<code>&lt;/div&gt;</code>"),
            ],
        );
        check(Format::Plain, &[("a <b>\\\nc", "a &lt;b&gt;<br>\nc")]);
    }
}
