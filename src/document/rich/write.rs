//! Text as it is read: into the line that is open, with what is around it there.

use crate::document::rich::elements::ElementRole;
use crate::document::rich::frames::{FlowRole, OpenContainer};
use crate::document::rich::lines;
use crate::document::rich::model::{
    InlineContent, InlineMark, LineKind, RichBlock, RichInline, RichLine,
};
use crate::document::rich::read::RichReader;
use crate::document::rich::target::anchor;
use crate::text::slice::Slice;

impl RichReader<'_> {
    pub(super) fn text(&mut self, text: &str) {
        if self.opaque.is_some() {
            return;
        }
        if self.kind() == LineKind::Code {
            let first = text.strip_prefix('\n').filter(|_| self.line.is_none());
            return self.push_text(first.unwrap_or(text));
        }
        let mut rest = text;
        while !rest.is_empty() {
            let blank = |it: char| it.is_ascii_whitespace();
            let words = rest.trim_start_matches(blank);
            if words.len() < rest.len() && self.takes_space() {
                self.push_text(" ");
            }
            let end = words.find(blank).unwrap_or(words.len());
            if end > 0 {
                self.push_text(words.slice(..end));
            }
            rest = words.slice(end..);
        }
    }

    /// Returns whether white space shows where the line is now.
    pub(super) fn takes_space(&self) -> bool {
        let last = self.line.as_ref().and_then(|line| line.pieces.last());
        match last.map(|piece| &piece.what) {
            Some(InlineContent::Text(text)) => !text.ends_with(' '),
            Some(InlineContent::Break) | None => false,
            Some(InlineContent::Image(_) | InlineContent::Note(_)) => true,
        }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        let marks = self.marks();
        let line = self.line();
        match line.pieces.last_mut() {
            Some(RichInline {
                what: InlineContent::Text(before),
                marks: same,
            }) if *same == marks => before.push_str(text),
            _ => line.pieces.push(RichInline {
                what: InlineContent::Text(text.to_owned()),
                marks,
            }),
        }
    }

    pub(super) fn push(&mut self, what: InlineContent) {
        if what == InlineContent::Break && self.line.is_none() {
            return;
        }
        let marks = self.marks();
        self.line().pieces.push(RichInline { what, marks });
    }

    /// Returns the marks around a text here. The language of a block is said of the line.
    pub(super) fn marks(&self) -> Vec<InlineMark> {
        let is_code = self.kind() == LineKind::Code;
        let mut marks = Vec::new();
        for open in &self.open {
            let ElementRole::Inline(mark) = &open.part else {
                continue;
            };
            marks.extend(open.lang_dir.clone().map(InlineMark::Language));
            let mark = mark
                .iter()
                .filter(|it| !(is_code && **it == InlineMark::Code));
            let mark: Vec<&InlineMark> = mark.filter(|it| !marks.contains(it)).collect();
            marks.extend(mark.into_iter().cloned());
        }
        marks
    }

    /// Returns the kind of a line that begins here.
    pub(super) fn kind(&self) -> LineKind {
        for open in self.open.iter().rev() {
            match &open.part {
                ElementRole::Line(kind) => return *kind,
                ElementRole::Container(_) => return LineKind::Paragraph,
                ElementRole::Flow
                | ElementRole::Inline(_)
                | ElementRole::Void(_)
                | ElementRole::Opaque => {}
            }
        }
        LineKind::Paragraph
    }

    pub(super) fn line(&mut self) -> &mut RichLine {
        let (kind, ids, own) = (self.kind(), &mut self.ids, &self.own);
        let blocks = self.open.iter().rev();
        let mut blocks = blocks.filter(|open| !matches!(open.part, ElementRole::Inline(_)));
        self.line.get_or_insert_with(|| RichLine {
            kind,
            ids: std::mem::take(ids),
            lang_dir: blocks
                .find_map(|open| open.lang_dir.clone())
                .filter(|lang_dir| Some(lang_dir) != own.as_ref()),
            pieces: Vec::new(),
        })
    }

    pub(super) fn flush(&mut self) {
        match self.line.take().map(lines::finish) {
            Some(Ok(line)) => self.add(RichBlock::Line(line)),
            Some(Err(ids)) => self.ids.splice(0..0, ids).for_each(drop),
            None => {}
        }
    }

    pub(super) fn add(&mut self, block: RichBlock) {
        if self.frames.is_empty() {
            self.frames.push(OpenContainer::flow(FlowRole::Body));
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.add(block);
        }
    }

    pub(super) fn add_id(&mut self, id: Option<&str>) {
        let Some(id) = id.and_then(anchor) else {
            return;
        };
        if self.taken.insert(id.clone()) {
            match &mut self.line {
                Some(line) => line.ids.push(id),
                None => self.ids.push(id),
            }
        }
    }
}
