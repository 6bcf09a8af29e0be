//! Start tags: elements that are passed over, that have no place where they stand, and that open.

use crate::document::rich::elements::{ContainerKind, ElementRole, role};
use crate::document::rich::frames::{FlowRole, OpenContainer};
use crate::document::rich::model::{InlineContent, InlineMark};
use crate::document::rich::read::{OpenElement, RichReader, SkippedElement};
use crate::document::rich::tag::HtmlTag;

/// The greatest number of open elements: a bound for hostile input, whose words are kept.
const MAX_OPEN: usize = 200;

impl RichReader<'_> {
    pub(super) fn start(&mut self, tag: &HtmlTag) {
        if self.opaque.is_some() {
            return self.start_in_skipped(tag);
        }
        let part = role(&tag.name);
        if self.skips(&part, tag) {
            return;
        }
        self.end_implied(&tag.name);
        if tag.name == "a" {
            // Links hold no links.
            self.end("a");
        }
        if let ElementRole::Void(void) = part {
            return self.void(void, tag);
        }
        if self.has_place_for(&part) && self.open.len() < MAX_OPEN {
            self.push_open(part, tag);
        }
    }

    /// Passes over a tag within an element that is passed over, but for the link that names a footnote.
    fn start_in_skipped(&mut self, tag: &HtmlTag) {
        let Some(opaque) = &mut self.opaque else {
            return;
        };
        opaque.count += u32::from(opaque.name == tag.name && !tag.closed);
        let label = tag.get("href").and_then(|href| href.strip_prefix('#'));
        if let Some(label) = label.filter(|_| opaque.refers) {
            opaque.refers = false;
            let note = self.notes.refer(label);
            self.push(InlineContent::Note(note));
        }
    }

    /// Returns whether an element is passed over, and remembers it until its end.
    fn skips(&mut self, part: &ElementRole, tag: &HtmlTag) -> bool {
        let refers = tag.has_class("footnote-reference");
        let is_hidden = tag.get("hidden").is_some() || tag.has_class("footnote-definition-label");
        if *part != ElementRole::Opaque && !is_hidden && !refers {
            return false;
        }
        let is_foreign = matches!(tag.name.as_str(), "svg" | "math");
        let is_alone = matches!(part, ElementRole::Void(_)) || is_foreign && tag.closed;
        if !is_alone {
            self.opaque = Some(SkippedElement {
                name: tag.name.clone(),
                count: 1,
                refers,
            });
        }
        true
    }

    /// Returns whether an element may stand here: rows in tables, cells in rows. A cell in a table opens its row.
    fn has_place_for(&mut self, part: &ElementRole) -> bool {
        let in_table = matches!(self.frames.last(), Some(OpenContainer::Table { .. }));
        match part {
            ElementRole::Container(ContainerKind::Cell { .. }) => {
                if in_table {
                    self.start(&HtmlTag::bare("tr"));
                }
                matches!(self.frames.last(), Some(OpenContainer::Row(_)))
            }
            ElementRole::Container(ContainerKind::Row) => in_table,
            _ => true,
        }
    }

    fn push_open(&mut self, part: ElementRole, tag: &HtmlTag) {
        if !matches!(part, ElementRole::Inline(_)) {
            self.flush();
        }
        let name = tag.get("name").filter(|_| tag.name == "a");
        self.add_id(tag.get("id").or(name));
        let frame = self.frame_of(&part, tag);
        let framed = frame.is_some();
        let is_first = self.frames.is_empty();
        let body = is_first.then(|| OpenContainer::flow(FlowRole::Body));
        self.frames.extend(body.into_iter().chain(frame));
        let part = match (&part, tag.name.as_str()) {
            (ElementRole::Inline(None), "a") => {
                let target = tag.get("href").and_then(|href| self.target(href));
                ElementRole::Inline(target.map(InlineMark::Link))
            }
            _ => part,
        };
        self.open.push(OpenElement {
            name: tag.name.clone(),
            part,
            lang_dir: tag.lang_dir(),
            framed,
        });
        if let Some((opening, _)) = self.quotes
            && tag.name == "q"
        {
            self.push_text(opening.encode_utf8(&mut [0; 4]));
        }
    }
}
