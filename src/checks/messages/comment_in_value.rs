//! Comments that have become text.

use crate::checks::declare::check;
use crate::checks::model::{Check, EntryView};
use crate::checks::reporter::Reporter;
use crate::fluent::model::{Part, Pattern};
use crate::text::slice::Slice;
use crate::text::span::Span;

check! {
    /// # What it finds
    /// A line of a value that begins with `#` and a blank: an indented comment is text. Where the source has such a line
    /// too, the source alone is reported; where it begins with `# `, nothing is. A hashtag, `#1`, and a line within a code block are text.
    ///
    /// # Why it matters
    /// The reader sees the translator's note.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = The ministers met in Panama.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// lead =
    ///     Los ministros se reunieron en Panamá.
    ///     # revisar: ¿ministros o ministras?
    /// ```
    /// ```report
    /// locales/es/main.ftl:3:5: warning[comment-in-value] this line of `lead` is shown to the reader: it is no comment, since it is indented
    /// ```
    ///
    /// # When to silence it
    /// Where the line is meant for the reader; better: write `{"#"}`.
    ///
    /// # Precision
    /// No finding in four bilingual corpora and two Mozilla sites in 14 locales; the cases of the tests are made up.
    pub CommentInValue = "comment-in-value", Warning, [Entry], catalogs_only
}

impl Check for CommentInValue {
    fn entry(&self, view: &EntryView<'_>, reporter: &mut Reporter<'_>) {
        let catalog = view.view.file.catalog;
        if memchr::memchr(b'#', catalog.text(view.entry).as_bytes()).is_none() {
            return;
        }
        for (attribute, pattern) in view.entry.patterns() {
            let Some((line, others)) = first_line(catalog.source, pattern) else {
                continue;
            };
            let source = view.source.and_then(|entry| entry.pattern(attribute));
            let source_file = view.view.source.read();
            if let (Some(source), Some(file)) = (source, source_file)
                && shows_number_sign(file.catalog.source, source)
            {
                continue;
            }
            let name = view.name(attribute);
            let message = format!(
                "this line of {name} is shown to the reader: it is no comment, since it is indented"
            );
            let mut finding = reporter
                .report(line, message)
                .help("write comments above the entry, from the start of the line; for a `#` in the text write `{\"#\"}`");
            if others > 0 {
                finding = finding.note(format!("and {others} more of its lines"));
            }
            finding.attribute(attribute);
        }
    }
}

/// Returns the first line that looks like a comment, and how many more there are.
fn first_line(source: &str, pattern: &Pattern<'_>) -> Option<(Span, usize)> {
    let mut first = None;
    let mut count = 0;
    let mut in_code = false;
    pattern.walk(&mut |part| {
        let Part::Text(text) = part else { return };
        let line = text.trim_start_matches(' ');
        if !stands_first(source, text) {
            return;
        }
        if line.starts_with("```") || line.starts_with("~~~") {
            in_code = !in_code;
        }
        let marks = line.trim_start_matches('#');
        let is_comment = marks.len() < line.len() && marks.starts_with(' ');
        if is_comment && !in_code {
            first.get_or_insert(Span::of(source, line.trim_end()));
            count += 1;
        }
    });
    first.map(|span| (span, count - 1))
}

/// Returns whether a text begins with a number sign and a blank, or has such a line: readers are to see it.
fn shows_number_sign(source: &str, pattern: &Pattern<'_>) -> bool {
    let begins = pattern.parts.first().is_some_and(|part| match part {
        Part::Text(text) => text.starts_with("# "),
        _ => false,
    });
    begins || first_line(source, pattern).is_some()
}

/// Returns whether a text is the first of its line.
fn stands_first(source: &str, text: &str) -> bool {
    let before = source.slice(..Span::of(source, text).start as usize);
    before.trim_end_matches(' ').ends_with('\n')
}
