//! Text as it is read: into the line that is open, with what is around it there.

use crate::emit::editions::rich::address::anchor;
use crate::emit::editions::rich::elements::Part;
use crate::emit::editions::rich::frames::{Frame, Into};
use crate::emit::editions::rich::lines;
use crate::emit::editions::rich::model::{Block, Line, LineKind, Mark, Piece, What};
use crate::emit::editions::rich::read::Reader;
use crate::text::slice::Slice;

impl Reader<'_> {
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

    /// Whether white space shows where the line is now.
    pub(super) fn takes_space(&self) -> bool {
        let last = self.line.as_ref().and_then(|line| line.pieces.last());
        match last.map(|piece| &piece.what) {
            Some(What::Text(text)) => !text.ends_with(' '),
            Some(What::Break) | None => false,
            Some(What::Image(_) | What::Note(_)) => true,
        }
    }

    pub(super) fn push_text(&mut self, text: &str) {
        let marks = self.marks();
        let line = self.line();
        match line.pieces.last_mut() {
            Some(Piece {
                what: What::Text(before),
                marks: same,
            }) if *same == marks => before.push_str(text),
            _ => line.pieces.push(Piece {
                what: What::Text(text.to_owned()),
                marks,
            }),
        }
    }

    pub(super) fn push(&mut self, what: What) {
        if what == What::Break && self.line.is_none() {
            return;
        }
        let marks = self.marks();
        self.line().pieces.push(Piece { what, marks });
    }

    /// What is around a text here. The language of a block is said of the line.
    pub(super) fn marks(&self) -> Vec<Mark> {
        let is_code = self.kind() == LineKind::Code;
        let mut marks = Vec::new();
        for open in &self.open {
            let Part::Inline(mark) = &open.part else {
                continue;
            };
            marks.extend(open.tongue.clone().map(Mark::Tongue));
            let mark = mark.iter().filter(|it| !(is_code && **it == Mark::Code));
            let mark: Vec<&Mark> = mark.filter(|it| !marks.contains(it)).collect();
            marks.extend(mark.into_iter().cloned());
        }
        marks
    }

    /// What a line that begins here would be.
    pub(super) fn kind(&self) -> LineKind {
        for open in self.open.iter().rev() {
            match &open.part {
                Part::Line(kind) => return *kind,
                Part::Frame(_) => return LineKind::Paragraph,
                Part::Flow | Part::Inline(_) | Part::Void(_) | Part::Opaque => {}
            }
        }
        LineKind::Paragraph
    }

    pub(super) fn line(&mut self) -> &mut Line {
        let (kind, ids, own) = (self.kind(), &mut self.ids, &self.own);
        let blocks = self.open.iter().rev();
        let mut blocks = blocks.filter(|open| !matches!(open.part, Part::Inline(_)));
        self.line.get_or_insert_with(|| Line {
            kind,
            ids: std::mem::take(ids),
            tongue: blocks
                .find_map(|open| open.tongue.clone())
                .filter(|tongue| Some(tongue) != own.as_ref()),
            pieces: Vec::new(),
        })
    }

    pub(super) fn flush(&mut self) {
        match self.line.take().map(lines::finish) {
            Some(Ok(line)) => self.add(Block::Line(line)),
            Some(Err(ids)) => self.ids.splice(0..0, ids).for_each(drop),
            None => {}
        }
    }

    pub(super) fn add(&mut self, block: Block) {
        if self.frames.is_empty() {
            self.frames.push(Frame::flow(Into::Body));
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
