//! Lines that belong to no entry.

use crate::fluent::faults::line::{FaultyLine, Head};
use crate::fluent::faults::site::{FaultSite, Reason};
use crate::fluent::faults::{head, line};
use crate::text::span::Span;

/// Why a line that begins no entry is no Fluent.
pub(in crate::fluent) fn explain(site: FaultSite<'_>, line: FaultyLine<'_>) -> Reason {
    let start = site.unit.start as usize;
    let word = site.word(start);
    match line {
        FaultyLine::Head(head) => head::explain(site, head),
        FaultyLine::ForeignComment => Reason::new(
            word,
            "a comment begins with `#`",
            format!("write `# …` in the place of `{}`", site.slice(word)),
        ),
        FaultyLine::CloseComment => {
            let text = site.text();
            let marks = text.len() - text.trim_start_matches('#').len();
            let (message, help) = if marks > 3 {
                (
                    "a comment begins with `#`, `##` or `###`",
                    "write no more than three `#`",
                )
            } else {
                ("there is no blank after `#`", "write `# …`")
            };
            Reason::new(Span::new(start, start + marks), message, help)
        }
        FaultyLine::Conflict => Reason::new(
            word,
            "two versions were not merged here",
            "keep one of them, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        ),
        FaultyLine::Text => head::invisible_start(site).unwrap_or_else(|| {
            Reason::new(
                word,
                "this text belongs to no message",
                "begin a message with `id =`; a line that goes on with a text must be indented",
            )
        }),
    }
}

/// Returns the head of an entry in a line that is indented for no reason.
pub(in crate::fluent) fn indented_head<'s>(site: FaultSite<'s>) -> Option<Head<'s>> {
    let is_indented = !site.is_line_start(site.unit.start as usize);
    let line = site.text().trim_start_matches(line::is_invisible);
    let is_moved = is_indented || line.len() < site.text().len();
    match FaultyLine::of(line.lines().next()?) {
        FaultyLine::Head(head) if is_moved && head.is_definition() => Some(head),
        _ => None,
    }
}
