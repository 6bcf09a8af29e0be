//! A line when its end is reached: what does not show is taken off.

use crate::emit::editions::rich::model::{Line, LineKind, Mark, Piece, What};

/// The line as it shows, or its anchors when nothing of it does.
pub(super) fn finish(mut line: Line) -> Result<Line, Vec<String>> {
    trim(&mut line);
    promote(&mut line);
    let is_blank = |piece: &Piece| match &piece.what {
        What::Text(text) => text.trim().is_empty(),
        What::Break => true,
        What::Image(_) | What::Note(_) => false,
    };
    match line.pieces.iter().all(is_blank) {
        true => Err(line.ids),
        false => Ok(line),
    }
}

/// A line that is in another language as a whole.
fn promote(line: &mut Line) {
    let first = line.pieces.first().and_then(|piece| piece.marks.first());
    let Some(Mark::Tongue(tongue)) = first.cloned() else {
        return;
    };
    let mark = Mark::Tongue(tongue.clone());
    if line.pieces.iter().all(|it| it.marks.first() == Some(&mark)) {
        line.pieces
            .iter_mut()
            .for_each(|it| drop(it.marks.remove(0)));
        line.tongue = Some(tongue);
    }
}

/// White space at the end of a line, and before a break in it, does not show.
fn trim(line: &mut Line) {
    if line.kind == LineKind::Code {
        if let Some(What::Text(text)) = line.pieces.last_mut().map(|it| &mut it.what) {
            text.truncate(text.trim_end_matches('\n').len());
        }
        return;
    }
    let mut at_end = true;
    for piece in line.pieces.iter_mut().rev() {
        if let What::Text(text) = &mut piece.what
            && at_end
        {
            text.truncate(text.trim_end_matches(' ').len());
        }
        at_end = match &piece.what {
            What::Text(text) => at_end && text.is_empty(),
            What::Break => true,
            What::Image(_) | What::Note(_) => false,
        };
    }
    let is_empty = |piece: &Piece| matches!(&piece.what, What::Text(text) if text.is_empty());
    line.pieces.retain(|piece| !is_empty(piece));
    while line
        .pieces
        .last()
        .is_some_and(|piece| piece.what == What::Break)
    {
        line.pieces.pop();
    }
}
