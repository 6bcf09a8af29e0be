//! Reads Markdown that has syntax of site generators: to the parser each line of it is a heading without words, of the same
//! length, so that all places hold; what it finds there is no heading to anybody else.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, Tag, TagEnd};

use crate::document::alert_kind::AlertKind;
use crate::document::generator_lines::syntax_lines;
use crate::document::hidden_tags::{
    HiddenTag, hidden_tags, html_without_tags, inline_html, tags_in, with_targets, without_tags,
};
use crate::document::syntax_line::{SyntaxLine, SyntaxRole};
use crate::text::slice::Slice;
use crate::text::span::Span;

/// A body whose lines of syntax a parser of Markdown may read.
pub(super) struct MaskedBody {
    pub(super) text: String,
    pub(super) lines: Vec<SyntaxLine>,
    /// The tags within paragraphs: to the parser each is a word.
    pub(super) tags: Vec<HiddenTag>,
}

impl MaskedBody {
    /// Masks the syntax of a body; `None` where there is none.
    pub(super) fn of(body: &str) -> Option<Self> {
        let lines = syntax_lines(body);
        let tags = hidden_tags(body, &lines);
        if lines.is_empty() && tags.is_empty() {
            return None;
        }
        let mut bytes = body.as_bytes().to_vec();
        for tag in &tags {
            bytes[tag.range.clone()].fill(b'x');
        }
        for line in &lines {
            let title = line.title.clone().unwrap_or(line.range.end..line.range.end);
            bytes[line.range.start..title.start].fill(b' ');
            bytes[title.end..line.range.end].fill(b' ');
            let sign: &[u8] = match line.role {
                // What is indented by four blanks stands in the item; a title needs a blank before it.
                SyntaxRole::Indents(_) if title.start == line.range.start + 5 => b"-  #",
                SyntaxRole::Indents(_) => b"-   #",
                SyntaxRole::Code => b"```",
                SyntaxRole::Opens(_)
                | SyntaxRole::Closes
                | SyntaxRole::Alone
                | SyntaxRole::Continues => b"#",
            };
            bytes[line.range.start..][..sign.len()].copy_from_slice(sign);
        }
        let text = String::from_utf8(bytes).ok()?;
        Some(Self { text, lines, tags })
    }

    /// Returns the line of syntax that a place stands in.
    fn line(&self, at: usize) -> Option<&SyntaxLine> {
        let after = self.lines.partition_point(|line| line.range.start <= at);
        let line = after.checked_sub(1).map(|line| &self.lines[line]);
        line.filter(|line| at < line.range.end && line.role != SyntaxRole::Code)
    }
}

/// Something that is read of a masked body.
pub(super) enum MaskedItem<'m, 's> {
    /// To readers and to the walk through the blocks.
    Event(Event<'s>),
    /// To readers alone.
    Shown(Event<'s>),
    Opens(&'m SyntaxLine),
    Closes,
    /// The beginning of the title of the line that was opened last.
    Title,
    TitleEnd,
}

/// The way through the events of a masked body.
pub(super) struct MaskedReader<'m, 's> {
    masked: &'m MaskedBody,
    body: &'s str,
    /// The line whose title is being read.
    title: Option<&'m SyntaxLine>,
    in_code: bool,
    /// The containers that are open: whether each is one of the generator's, and is shown as a quote.
    containers: Vec<OpenedContainer>,
    links: Vec<LinkFate>,
    /// The admonitions that are open between fences: the containers around each, and whether it is shown.
    fences: Vec<(usize, bool)>,
}

/// A link that is open: readers get its words alone where it leads nowhere without the generator.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LinkFate {
    Kept,
    Dropped,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OpenedContainer {
    Plain,
    /// A list, or an item in it, that is none: it stands for what is indented.
    Hidden,
    Indented {
        is_shown: bool,
    },
}

impl<'m, 's> MaskedReader<'m, 's> {
    pub(super) fn new(masked: &'m MaskedBody, body: &'s str) -> Self {
        Self {
            masked,
            body,
            title: None,
            in_code: false,
            containers: Vec::new(),
            links: Vec::new(),
            fences: Vec::new(),
        }
    }

    /// Takes an event of the masked text and hands over what it is.
    pub(super) fn take(
        &mut self,
        event: Event<'m>,
        range: Range<usize>,
        give: &mut impl FnMut(MaskedItem<'m, 's>, Range<usize>),
    ) {
        let mut give = |item| give(item, range.clone());
        match &event {
            Event::Start(Tag::Heading { .. }) => {
                if let Some(line) = self.masked.line(range.start) {
                    return self.open_line(line, &mut give);
                }
            }
            Event::End(TagEnd::Heading(_)) if self.title.is_some() => {
                return self.close_line(&mut give);
            }
            Event::Start(Tag::List(_) | Tag::Item) => {
                let line = self.masked.line(range.start);
                if self.open_item(line, &event, &mut give) {
                    return;
                }
            }
            Event::Start(tag) if is_container(&tag.to_end()) => {
                self.containers.push(OpenedContainer::Plain);
            }
            Event::End(tag) if is_container(tag) => {
                self.close_fences(&mut give);
                match self.containers.pop() {
                    Some(OpenedContainer::Hidden) => return,
                    Some(OpenedContainer::Indented { is_shown }) => {
                        give(MaskedItem::Closes);
                        if is_shown {
                            give(MaskedItem::Shown(Event::End(TagEnd::BlockQuote(None))));
                        }
                        return;
                    }
                    Some(OpenedContainer::Plain) | None => {}
                }
            }
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            _ => {}
        }
        if let Some(event) = self.own(event, &range) {
            give(MaskedItem::Event(event));
        }
    }

    /// Closes what no fence closed.
    pub(super) fn finish(&mut self, give: &mut impl FnMut(MaskedItem<'m, 's>, Range<usize>)) {
        let end = self.body.len();
        self.containers.clear();
        self.close_fences(&mut |item| give(item, end..end));
    }

    fn open_line(&mut self, line: &'m SyntaxLine, give: &mut impl FnMut(MaskedItem<'m, 's>)) {
        self.title = Some(line);
        let is_titled = line.title.is_some();
        match line.role {
            SyntaxRole::Opens(kind) => {
                self.fences.push((self.containers.len(), kind.is_some()));
                give(MaskedItem::Opens(line));
                open_quote(kind, is_titled, give);
            }
            SyntaxRole::Closes => {
                if let Some((depth, is_shown)) = self.fences.last().copied()
                    && depth == self.containers.len()
                {
                    self.fences.pop();
                    show_end(is_shown, give);
                }
                give(MaskedItem::Opens(line));
            }
            // Its item is open.
            SyntaxRole::Indents(_) | SyntaxRole::Continues => {}
            SyntaxRole::Alone | SyntaxRole::Code => give(MaskedItem::Opens(line)),
        }
        if is_titled {
            give(MaskedItem::Title);
            give(MaskedItem::Shown(Event::Start(Tag::Paragraph)));
            give(MaskedItem::Shown(Event::Start(Tag::Strong)));
        }
    }

    fn close_line(&mut self, give: &mut impl FnMut(MaskedItem<'m, 's>)) {
        let Some(line) = self.title.take() else {
            return;
        };
        if line.title.is_some() {
            give(MaskedItem::TitleEnd);
            give(MaskedItem::Shown(Event::End(TagEnd::Strong)));
            give(MaskedItem::Shown(Event::End(TagEnd::Paragraph)));
        }
        if !matches!(line.role, SyntaxRole::Indents(_) | SyntaxRole::Continues) {
            give(MaskedItem::Closes);
        }
    }

    /// Opens a list or an item; returns whether it is the generator's.
    fn open_item(
        &mut self,
        line: Option<&'m SyntaxLine>,
        event: &Event<'_>,
        give: &mut impl FnMut(MaskedItem<'m, 's>),
    ) -> bool {
        let is_list = matches!(event, Event::Start(Tag::List(_)));
        let indents = line.and_then(|line| match line.role {
            SyntaxRole::Indents(kind) => Some((line, kind)),
            _ => None,
        });
        let container = match indents {
            Some(_) if is_list => OpenedContainer::Hidden,
            Some((line, kind)) => {
                give(MaskedItem::Opens(line));
                open_quote(kind, line.title.is_some(), give);
                OpenedContainer::Indented {
                    is_shown: kind.is_some(),
                }
            }
            // An item right behind one of the generator's, which has no list of its own.
            None if !is_list && self.containers.last() == Some(&OpenedContainer::Hidden) => {
                OpenedContainer::Hidden
            }
            None => OpenedContainer::Plain,
        };
        self.containers.push(container);
        container != OpenedContainer::Plain
    }

    /// Closes the admonitions that were opened in the container that ends.
    fn close_fences(&mut self, give: &mut impl FnMut(MaskedItem<'m, 's>)) {
        while let Some((_, is_shown)) = self
            .fences
            .pop_if(|(depth, _)| *depth >= self.containers.len())
        {
            show_end(is_shown, give);
        }
    }

    /// Returns an event with the texts of the body, which the masks have not; `None` of a link that leads nowhere.
    fn own(&mut self, event: Event<'m>, range: &Range<usize>) -> Option<Event<'s>> {
        let has_tags = !tags_in(&self.masked.tags, range).is_empty();
        let written = self.body.get(range.clone()).unwrap_or_default();
        Some(match event {
            Event::End(TagEnd::Link) if self.links.pop() == Some(LinkFate::Dropped) => return None,
            Event::Start(Tag::Link { .. }) if !has_tags => {
                self.links.push(LinkFate::Kept);
                event.into_static()
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let target = self.target(&dest_url);
                let is_empty = target.as_ref().is_some_and(String::is_empty);
                let fate = if is_empty {
                    LinkFate::Dropped
                } else {
                    LinkFate::Kept
                };
                self.links.push(fate);
                let link = Tag::Link {
                    link_type,
                    dest_url: target.map_or(dest_url, CowStr::from),
                    title,
                    id,
                };
                return (!is_empty).then(|| Event::Start(link.into_static()));
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) if has_tags => {
                let target = self.target(&dest_url);
                let image = Tag::Image {
                    link_type,
                    dest_url: target.map_or(dest_url, CowStr::from),
                    title,
                    id,
                };
                Event::Start(image.into_static())
            }
            Event::Html(html) if html.len() == written.len() => {
                Event::Html(html_without_tags(self.body, range, &self.masked.tags))
            }
            Event::InlineHtml(_) if has_tags => inline_html(self.body, range, &self.masked.tags),
            Event::Text(text) if text.len() == written.len() => {
                if self.in_code {
                    Event::Text(written.into())
                } else {
                    Event::Text(without_tags(self.body, range, &self.masked.tags))
                }
            }
            Event::Code(code) if has_tags => {
                let masked = self.masked.text.slice(range.clone());
                let at = masked.find(&*code).map(|at| range.start + at);
                let own = at.and_then(|at| self.body.get(at..at + code.len()));
                own.map_or_else(
                    || Event::Code(code.into_static()),
                    |own| Event::Code(own.into()),
                )
            }
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                let id = id.map(|id| self.borrowed(id));
                let owned = |text: CowStr<'m>| text.into_static();
                let attrs = attrs
                    .into_iter()
                    .map(|(name, value)| (owned(name), value.map(owned)));
                Event::Start(Tag::Heading {
                    level,
                    id,
                    classes: classes.into_iter().map(owned).collect(),
                    attrs: attrs.collect(),
                })
            }
            event => event.into_static(),
        })
    }

    /// Returns the target of a link, with what its tags stand for; `None` where there are none in it.
    fn target(&self, target: &CowStr<'m>) -> Option<String> {
        let CowStr::Borrowed(target) = target else {
            return None;
        };
        let range = Span::of(&self.masked.text, target).range();
        let tags = tags_in(&self.masked.tags, &range);
        (!tags.is_empty()).then(|| with_targets(self.body, &range, tags))
    }

    /// Returns a text of the mask as the body has it.
    fn borrowed(&self, text: CowStr<'m>) -> CowStr<'s> {
        match text {
            CowStr::Borrowed(text) => {
                let range = Span::of(&self.masked.text, text).range();
                CowStr::Borrowed(self.body.slice(range))
            }
            text => text.into_static(),
        }
    }
}

fn open_quote<'m, 's>(
    kind: Option<AlertKind>,
    is_titled: bool,
    give: &mut impl FnMut(MaskedItem<'m, 's>),
) {
    // A title stands for the label.
    let label: Option<BlockQuoteKind> = kind.filter(|_| !is_titled).map(AlertKind::to_quote);
    if kind.is_some() {
        give(MaskedItem::Shown(Event::Start(Tag::BlockQuote(label))));
    }
}

fn show_end<'m, 's>(is_shown: bool, give: &mut impl FnMut(MaskedItem<'m, 's>)) {
    if is_shown {
        give(MaskedItem::Shown(Event::End(TagEnd::BlockQuote(None))));
    }
}

fn is_container(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
    )
}
