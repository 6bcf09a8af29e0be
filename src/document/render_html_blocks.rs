//! An HTML block of Markdown as the events of Markdown that say the same, for plain text: its cells, terms and
//! paragraphs stand apart as those of Markdown do.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag};

use crate::document::html_elements::{BlockElement, ElementPart, implied_ends, is_opaque};
use crate::document::inline::{Tag as HtmlTag, TagSide};
use crate::document::inline_html::{self, Placed};
use crate::document::placed_event::{HtmlLines, PlacedEvent};
use crate::document::render_text_table::{FROM_ABOVE, FROM_LEFT};
use crate::document::table_grid::{CellSpan, TableGrid};
use crate::text::slice::Slice;

/// Returns the events of an HTML block. What it leaves open ends with it.
pub(super) fn html_block_events(lines: &HtmlLines) -> Vec<PlacedEvent<'static>> {
    let mut walk = HtmlWalk {
        events: Vec::new(),
        open: Vec::new(),
        cells: 0,
        grids: Vec::new(),
        in_paragraph: false,
        hidden: None,
    };
    let html = lines.text();
    let mut at = 0;
    for Placed { tag, span } in inline_html::tags(html) {
        let range = span.range();
        walk.text(html.slice(at..range.start));
        at = range.end;
        walk.tag(&tag, html.slice(range.clone()), lines.place(range.start));
    }
    walk.text(html.slice(at..));
    walk.end_paragraph();
    walk.close(0);
    // What stood in no paragraph ends with the block.
    walk.push(Event::End(Tag::Paragraph.to_end()));
    walk.events
}

/// The number of open elements among which the partner of a tag is looked for: a bound for hostile input.
const MAX_OPEN: usize = 64;

/// An element that is open.
struct OpenHtmlElement {
    element: BlockElement,
    /// The mark of Markdown that stands for it; elements that only hold others have none, nor has anything in a cell.
    tag: Option<Tag<'static>>,
    /// A table or a row of which nothing is written yet: its first cell tells heads from others.
    is_new: bool,
    /// Of a cell: the number of columns beyond the first that it stands in.
    beyond: u32,
}

struct HtmlWalk {
    events: Vec<PlacedEvent<'static>>,
    open: Vec<OpenHtmlElement>,
    /// The number of open cells that have a mark.
    cells: usize,
    /// The grid of each open table.
    grids: Vec<TableGrid>,
    /// A paragraph is open that has no tag of its own.
    in_paragraph: bool,
    /// An element whose content nobody sees.
    hidden: Option<String>,
}

impl HtmlWalk {
    fn push(&mut self, event: Event<'static>) {
        self.events.push(PlacedEvent::unplaced(event));
    }

    /// Parts what stands in one cell.
    fn push_blank(&mut self) {
        let last = self.events.last().map(|placed| &placed.event);
        let is_blank = match last {
            Some(Event::Text(text)) => text.ends_with(' '),
            Some(Event::SoftBreak | Event::Start(_)) => true,
            _ => false,
        };
        if !is_blank {
            self.push(Event::SoftBreak);
        }
    }

    fn text(&mut self, html: &str) {
        if self.hidden.is_some() {
            return;
        }
        let words = inline_html::plain(html);
        if self.is_code() {
            return self.push(Event::Text(words.into()));
        }
        if !words.trim().is_empty() {
            self.begin_words();
        }
        let mut line = String::with_capacity(words.len());
        let last = self.events.last().map(|placed| &placed.event);
        let mut is_parted = matches!(last, Some(Event::SoftBreak));
        for c in words.chars() {
            match c {
                ' ' | '\n' | '\t' | '\r' if is_parted => {}
                ' ' | '\n' | '\t' | '\r' => {
                    line.push(' ');
                    is_parted = true;
                }
                c => {
                    line.push(c);
                    is_parted = false;
                }
            }
        }
        if self.has_words() && !line.is_empty() {
            self.push(Event::Text(line.into()));
        }
    }

    fn tag(&mut self, tag: &HtmlTag, written: &str, place: usize) {
        if let Some(hidden) = &self.hidden {
            if tag.side == TagSide::Close && *hidden == tag.name {
                self.hidden = None;
            }
            return;
        }
        if is_opaque(tag.name.as_bytes()) {
            self.hidden = (tag.side == TagSide::Open).then(|| tag.name.clone());
            return;
        }
        match (BlockElement::of(tag.name.as_bytes()), tag.side) {
            (Some(element), TagSide::Close) => self.end(element),
            (Some(element), _) if element.part() == ElementPart::Widget => {
                self.push_blank();
            }
            (Some(element), _) => self.start(element, tag),
            (None, _)
                if ["a", "br", "del", "img", "s", "span", "strike", "sub", "sup"]
                    .contains(&&*tag.name) =>
            {
                if tag.name == "img" {
                    self.begin_words();
                }
                self.events.push(PlacedEvent {
                    event: Event::InlineHtml(written.to_owned().into()),
                    place: place..place.saturating_add(written.len()),
                });
            }
            (None, _) => {}
        }
    }

    /// Begins a paragraph for words that stand in no element of their own.
    fn begin_words(&mut self) {
        if !self.has_words() {
            self.in_paragraph = true;
            self.push(Event::Start(Tag::Paragraph));
        }
    }

    /// Returns whether words have a place here.
    fn has_words(&self) -> bool {
        let holds = |open: &OpenHtmlElement| {
            let part = open.element.part();
            part == ElementPart::Item || !part.holds_paragraphs()
        };
        self.in_paragraph || self.in_cell() || self.open.last().is_some_and(holds)
    }

    fn in_cell(&self) -> bool {
        self.cells > 0
    }

    fn is_code(&self) -> bool {
        let last = self.open.last();
        last.is_some_and(|open| open.element.part() == ElementPart::Code)
    }

    fn start(&mut self, element: BlockElement, written: &HtmlTag) {
        self.end_paragraph();
        let open = self.open.iter().rev().map(|open| open.element);
        let ends = implied_ends(open, element);
        self.close(self.open.len() - ends);
        if self.in_cell() {
            self.push_blank();
            return self.keep(element, None);
        }
        let part = element.part();
        match part {
            ElementPart::Rule => return self.push(Event::Rule),
            ElementPart::Row => return self.keep(element, None),
            ElementPart::Cell => return self.start_cell(element, CellSpan::of(written)),
            _ => {}
        }
        let tag = mark(element);
        if let Some(tag) = &tag {
            self.push(Event::Start(tag.clone()));
        }
        self.keep(element, tag);
    }

    fn keep(&mut self, element: BlockElement, tag: Option<Tag<'static>>) {
        let is_new = matches!(element.part(), ElementPart::Table | ElementPart::Row);
        self.cells += usize::from(tag == Some(Tag::TableCell));
        self.open.push(OpenHtmlElement {
            element,
            tag,
            is_new,
            beyond: 0,
        });
        if element.part() == ElementPart::Table && self.cells == 0 {
            self.grids.push(TableGrid::default());
        }
    }

    /// The first row of a table is its head where it begins with a `<th>`.
    fn start_cell(&mut self, element: BlockElement, span: CellSpan) {
        let is_table = |open: &OpenHtmlElement| open.tag == Some(Tag::Table(Vec::new()));
        let is_row = |open: &OpenHtmlElement| open.element.part() == ElementPart::Row;
        let Some(table) = self.nearest(is_table) else {
            return self.keep(element, None);
        };
        let Some(row) = self.nearest(is_row).filter(|row| *row > table) else {
            return self.keep(element, None);
        };
        let is_first = self.open[table].is_new;
        let is_in_head = self.nearest(|open| open.element.name() == "thead");
        let is_in_head = is_in_head.is_some_and(|head| head > table);
        let row = &mut self.open[row];
        if row.is_new {
            let is_head = (is_first || is_in_head) && element.name() == "th";
            let tag = if is_head {
                Tag::TableHead
            } else {
                Tag::TableRow
            };
            (row.is_new, row.tag) = (false, Some(tag.clone()));
            if is_first && !is_head {
                self.push(Event::Start(Tag::TableHead));
                self.push(Event::End(Tag::TableHead.to_end()));
            }
            self.push(Event::Start(tag));
            self.open[table].is_new = false;
            if let Some(grid) = self.grids.last_mut() {
                grid.column = 0;
            }
        }
        self.cells_from_above();
        let beyond = match self.grids.last_mut() {
            Some(grid) => grid.take(span),
            None => 0,
        };
        self.push(Event::Start(Tag::TableCell));
        self.keep(element, Some(Tag::TableCell));
        if let Some(cell) = self.open.last_mut() {
            cell.beyond = beyond;
        }
    }

    /// Writes the cells that those of rows above reach into, up to the next one that is free.
    fn cells_from_above(&mut self) {
        while let Some(grid) = self.grids.last_mut()
            && grid.is_covered()
        {
            self.push_covered(FROM_ABOVE);
        }
    }

    fn push_covered(&mut self, by: &'static str) {
        self.push(Event::Start(Tag::TableCell));
        self.push(Event::Text(by.into()));
        self.push(Event::End(Tag::TableCell.to_end()));
    }

    fn end(&mut self, element: BlockElement) {
        self.end_paragraph();
        if let Some(place) = self.nearest(|open| open.element == element) {
            self.close(place);
        }
    }

    /// Returns the place of the innermost open element of a kind.
    fn nearest(&self, is_wanted: impl Fn(&OpenHtmlElement) -> bool) -> Option<usize> {
        let mut places = (0..self.open.len()).rev().take(MAX_OPEN);
        places.find(|place| is_wanted(&self.open[*place]))
    }

    fn end_paragraph(&mut self) {
        if std::mem::take(&mut self.in_paragraph) {
            self.push(Event::End(Tag::Paragraph.to_end()));
        }
    }

    /// Closes the elements from a place on.
    fn close(&mut self, place: usize) {
        while self.open.len() > place {
            let Some(OpenHtmlElement {
                element,
                tag,
                beyond,
                ..
            }) = self.open.pop()
            else {
                return;
            };
            if element.part() == ElementPart::Row && tag.is_some() {
                self.cells_from_above();
            }
            self.cells -= usize::from(tag == Some(Tag::TableCell));
            let is_table = matches!(tag, Some(Tag::Table(_)));
            if let Some(tag) = tag {
                self.push(Event::End(tag.to_end()));
                for _ in 0..beyond {
                    self.push_covered(FROM_LEFT);
                }
                if is_table {
                    self.grids.pop();
                }
            } else if self.in_cell() || element.part() == ElementPart::Cell {
                self.push_blank();
            }
        }
    }
}

/// Returns the mark of Markdown that does what an element does.
fn mark(element: BlockElement) -> Option<Tag<'static>> {
    Some(match element.part() {
        ElementPart::Heading(level) => Tag::Heading {
            level: HeadingLevel::try_from(usize::from(level)).unwrap_or(HeadingLevel::H6),
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        },
        ElementPart::Other if element.name() == "dt" => Tag::DefinitionListTitle,
        ElementPart::Other if element.name() == "dd" => Tag::DefinitionListDefinition,
        ElementPart::Paragraph | ElementPart::Other => Tag::Paragraph,
        ElementPart::Quote => Tag::BlockQuote(None),
        ElementPart::List { ordered } => Tag::List(ordered.then_some(1)),
        ElementPart::Item => Tag::Item,
        ElementPart::Table => Tag::Table(Vec::new()),
        ElementPart::Code => Tag::CodeBlock(CodeBlockKind::Indented),
        ElementPart::Flow
        | ElementPart::Rows
        | ElementPart::Row
        | ElementPart::Cell
        | ElementPart::Widget
        | ElementPart::Rule => return None,
    })
}
