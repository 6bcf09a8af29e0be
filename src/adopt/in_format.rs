//! A passage in the format of the block that it goes to.

use crate::document::inlines::inlines;
use crate::document::model::Format;
use crate::document::plain_text::plain_text;
use crate::document::to_markdown::to_markdown;

/// Tells a text that came over whole from one that lost something.
#[derive(Clone, Copy)]
pub(super) enum Fidelity {
    Whole,
    MarkupLost,
}

/// Returns a text in the format of another block, each of its lines by itself.
pub(super) fn lines_in_format(text: &str, from: Format, to: Format) -> (String, Fidelity) {
    let line_end = match from {
        Format::Html => "<br>",
        Format::Markdown => "\\\n",
        Format::Plain => "\n",
    };
    let mut fidelity = Fidelity::Whole;
    let lines = text.split(line_end).map(|line| {
        let (line, own) = in_format(line.trim(), from, to);
        if matches!(own, Fidelity::MarkupLost) {
            fidelity = own;
        }
        line
    });
    let lines = lines.collect::<Vec<_>>().join("\n");
    (lines, fidelity)
}

/// Returns a text in the format of another block.
pub(super) fn in_format(text: &str, from: Format, to: Format) -> (String, Fidelity) {
    if from == to {
        return (text.to_owned(), Fidelity::Whole);
    }
    if to == Format::Markdown
        && let Some(written) = to_markdown(text, from)
    {
        return (written.into_owned(), Fidelity::Whole);
    }
    // Without marks both say the same, entities too.
    let has_marks = text.contains('\\') || !inlines(text, from).is_empty();
    if (from, to) == (Format::Markdown, Format::Html) && !has_marks {
        return (text.to_owned(), Fidelity::Whole);
    }
    let plain = plain_text(text, from);
    let is_bare = from == Format::Plain || inlines(text, from).is_empty();
    if is_bare && inlines(&plain, to).is_empty() {
        (plain.into_owned(), Fidelity::Whole)
    } else {
        (plain.into_owned(), Fidelity::MarkupLost)
    }
}
