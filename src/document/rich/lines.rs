//! A line when its end is reached: what does not show is taken off.

use crate::document::rich::model::{InlineContent, InlineMark, LineKind, RichInline, RichLine};

/// The line as it shows, or its anchors when nothing of it does.
pub(super) fn finish(mut line: RichLine) -> Result<RichLine, Vec<String>> {
    trim(&mut line);
    promote(&mut line);
    let is_blank = |piece: &RichInline| match &piece.what {
        InlineContent::Text(text) => text.trim().is_empty(),
        InlineContent::Break => true,
        InlineContent::Image(_) | InlineContent::Note(_) => false,
    };
    if line.pieces.iter().all(is_blank) {
        Err(line.ids)
    } else {
        Ok(line)
    }
}

/// A line that is in another language as a whole.
fn promote(line: &mut RichLine) {
    let first = line.pieces.first().and_then(|piece| piece.marks.first());
    let Some(InlineMark::Language(lang_dir)) = first.cloned() else {
        return;
    };
    let mark = InlineMark::Language(lang_dir.clone());
    if line.pieces.iter().all(|it| it.marks.first() == Some(&mark)) {
        line.pieces
            .iter_mut()
            .for_each(|it| drop(it.marks.remove(0)));
        line.lang_dir = Some(lang_dir);
    }
}

/// White space at the end of a line, and before a break in it, does not show.
fn trim(line: &mut RichLine) {
    if line.kind == LineKind::Code {
        if let Some(InlineContent::Text(text)) = line.pieces.last_mut().map(|it| &mut it.what) {
            text.truncate(text.trim_end_matches('\n').len());
        }
        return;
    }
    let mut at_end = true;
    for piece in line.pieces.iter_mut().rev() {
        if let InlineContent::Text(text) = &mut piece.what
            && at_end
        {
            text.truncate(text.trim_end_matches(' ').len());
        }
        at_end = match &piece.what {
            InlineContent::Text(text) => at_end && text.is_empty(),
            InlineContent::Break => true,
            InlineContent::Image(_) | InlineContent::Note(_) => false,
        };
    }
    let is_empty =
        |piece: &RichInline| matches!(&piece.what, InlineContent::Text(text) if text.is_empty());
    line.pieces.retain(|piece| !is_empty(piece));
    while line
        .pieces
        .last()
        .is_some_and(|piece| piece.what == InlineContent::Break)
    {
        line.pieces.pop();
    }
}
