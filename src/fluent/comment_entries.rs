//! Finds the entries that stand in comments: a catalog to fill in holds the texts of the source so.

use crate::fluent::model::{EntryKind, is_id};
use crate::fluent::parse::parse;
use crate::text::slice::Slice;
use crate::text::span::Span;

/// An entry whose lines are comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommentedEntry {
    pub kind: EntryKind,
    /// Without the `-` of a term.
    pub id: String,
    /// The entry without the marks.
    pub text: String,
    /// Its lines in the catalog, from the first `#` to the end of the last line, the line end left out.
    pub span: Span,
    /// The `# ` of each of its lines.
    pub marks: Vec<Span>,
}

/// Lists the entries that stand in comments of an entry or in comments alone, in order.
pub fn commented(source: &str) -> Vec<CommentedEntry> {
    let mut found = Vec::new();
    let mut run = CommentLines::default();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        match mark_of(line) {
            Some(length) => run.push(line, at, length),
            None => run.close(&mut found),
        }
        at += line.len();
    }
    run.close(&mut found);
    found
}

/// Returns the catalog without the commented entries that are it.
pub fn without(source: &str, is_it: impl Fn(&CommentedEntry) -> bool) -> String {
    let mut out = String::with_capacity(source.len());
    let mut copied = 0;
    for entry in commented(source).iter().filter(|entry| is_it(entry)) {
        let (start, end) = (entry.span.start as usize, entry.span.end as usize);
        let rest = source.slice(end..);
        let mut end = end + rest.find('\n').map_or(rest.len(), |at| at + 1);
        out.push_str(source.slice(copied..start));
        // Of the blank lines around it one side is enough.
        if out.is_empty() || out.ends_with("\n\n") || out.ends_with("\n\r\n") {
            let rest = source.slice(end..);
            end += rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        }
        copied = end;
    }
    out.push_str(source.slice(copied..));
    if out.ends_with("\n\n") && !source.ends_with("\n\n") {
        out.truncate(out.trim_end_matches('\n').len() + 1);
    }
    out
}

/// Returns the length of the mark of a comment of the first level: `# `, or `#` alone.
fn mark_of(line: &str) -> Option<usize> {
    if line.starts_with("# ") {
        Some(2)
    } else {
        (line.trim_end() == "#").then_some(1)
    }
}

/// Lines of comments, one below the other.
#[derive(Default)]
struct CommentLines {
    /// Without their marks.
    text: String,
    /// Of each line: where it begins in `text`, and its mark in the catalog.
    lines: Vec<(usize, Span)>,
    /// True if a line of it looks like the first of an entry: prose need not be parsed.
    has_entry: bool,
}

impl CommentLines {
    fn push(&mut self, line: &str, at: usize, mark: usize) {
        self.lines.push((self.text.len(), Span::new(at, at + mark)));
        let text = line.slice(mark..);
        let id = text
            .split('=')
            .next()
            .unwrap_or_default()
            .trim_end_matches(' ');
        self.has_entry |= id.len() < text.len() && is_id(id.strip_prefix('-').unwrap_or(id));
        self.text.push_str(text);
    }

    fn close(&mut self, found: &mut Vec<CommentedEntry>) {
        let Self {
            text,
            lines,
            has_entry,
        } = std::mem::take(self);
        if !has_entry {
            return;
        }
        for entry in &parse(&text).entries {
            let (start, end) = (entry.span.start as usize, entry.span.end as usize);
            let first = lines.partition_point(|(begin, _)| *begin <= start) - 1;
            let last = lines.partition_point(|(begin, _)| *begin < end) - 1;
            // Where it stands in the catalog: as far behind its mark as behind the beginning of its line.
            let (begin, mark) = lines[last];
            found.push(CommentedEntry {
                kind: entry.kind,
                id: entry.id.to_owned(),
                text: text.slice(start..end).to_owned(),
                span: Span {
                    start: lines[first].1.start,
                    end: mark.end + (end - begin) as u32,
                },
                marks: lines[first..=last].iter().map(|(_, mark)| *mark).collect(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{commented, without};
    use crate::text::slice::Slice;

    #[test]
    fn entries_in_comments_are_found() {
        let source = "### All\n\n# A note about it\n# lead = One\n#     two\n#\n#     three\n# -term = T\n\nkept = K\n# title = Title\r\nlast = L\n## group = no\n";
        let found = commented(source);
        let texts: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "lead = One\n    two\n\n    three",
                "-term = T",
                "title = Title"
            ]
        );
        assert_eq!(found[0].marks.len(), 4);
        assert!(
            found
                .iter()
                .all(|it| source.slice(it.span.range()).starts_with("# "))
        );
        assert_eq!(without("a = A\n\n# b = B\n", |_| true), "a = A\n");
        assert_eq!(
            without(source, |it| it.id != "title"),
            "### All\n\n# A note about it\n\nkept = K\n# title = Title\r\nlast = L\n## group = no\n"
        );
    }
}
