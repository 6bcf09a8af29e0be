//! The note above a draft for the translator, and its recognition when the draft is confirmed.

use crate::fluent::model::Entry;
use crate::project::adoption::Doubt;
use crate::project::set::CatalogFile;
use crate::text::slice::Slice;

/// Of a passage that was brought in by alignment.
pub fn unsure(percent: u32, doubt: Doubt) -> String {
    format!("Draft, {percent} % sure: {doubt}.")
}

/// Of a proposal from the memory of the project.
pub fn alike(percent: u8, id: &str) -> String {
    format!("Draft, {percent} % like `{id}`.")
}

/// Of a translation by a program of the user.
pub const BY_MACHINE: &str = "Draft, made by a machine.";

/// Returns whether a line of a comment is one of these, as it was written.
pub fn is_draft_note(line: &str) -> bool {
    if line == BY_MACHINE {
        return true;
    }
    let Some((percent, what)) = line
        .strip_prefix("Draft, ")
        .and_then(|it| it.split_once(" % "))
    else {
        return false;
    };
    let is_percent = !percent.is_empty() && percent.bytes().all(|byte| byte.is_ascii_digit());
    let is_doubt = |what: &str| Doubt::ALL.iter().any(|doubt| doubt.to_string() == what);
    let is_id = |id: &str| !id.is_empty() && !id.contains(['`', ' ']);
    let of_passage = what
        .strip_prefix("sure: ")
        .and_then(|it| it.strip_suffix('.'));
    let of_memory = what
        .strip_prefix("like `")
        .and_then(|it| it.strip_suffix("`."));
    is_percent && (of_passage.is_some_and(is_doubt) || of_memory.is_some_and(is_id))
}

/// Returns the text of a catalog without the notes above the entries that are settled; `None` when there are none.
pub fn without(file: CatalogFile<'_>, is_settled: &dyn Fn(&Entry<'_>) -> bool) -> Option<String> {
    if !file.encoding.is_empty() {
        return None;
    }
    let catalog = file.catalog;
    let source = catalog.source;
    let mut after = String::with_capacity(source.len());
    let mut copied = 0;
    let firsts = catalog.entries.iter().filter(|entry| file.is_first(entry));
    for entry in firsts.filter(|entry| entry.comment.is_some() && is_settled(entry)) {
        let lines = entry.comment.iter().flat_map(|comment| &comment.lines);
        for line in lines.filter(|line| is_draft_note(line)) {
            let written = catalog.span(line).range();
            let start = source
                .slice(..written.start)
                .rfind('\n')
                .map_or(0, |at| at + 1);
            let end = source.slice(written.end..).find('\n');
            after.push_str(source.slice(copied..start));
            copied = end.map_or(source.len(), |at| written.end + at + 1);
        }
    }
    after.push_str(source.slice(copied..));
    (copied > 0).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_known_again() {
        for doubt in Doubt::ALL {
            assert!(is_draft_note(&unsure(87, doubt)), "{doubt}");
        }
        assert!(is_draft_note(&alike(90, "lead")));
        assert!(is_draft_note(BY_MACHINE));
        for other in [
            "Draft, 90 % like `lead`. Ask Ana.",
            "Draft, 90 % sure: Ana is not.",
            "Draft",
            "draft, 90 % like `lead`.",
        ] {
            assert!(!is_draft_note(other), "{other}");
        }
    }
}
