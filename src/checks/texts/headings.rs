//! Headings of Markdown within a text: how many, and of which level. Those of statements are `block-structure`.

use std::ops::Range;

use crate::checks::declare::check;
use crate::checks::model::Check;
use crate::checks::reporter::Reporter;
use crate::checks::text_pair::TextPair;
use crate::fluent::prose::Prose;
use crate::text::slice::Slice;

check! {
    /// # What it finds
    /// In a text of Markdown, a heading of another level than in the source, one that is missing, and one too many.
    ///
    /// # Why it matters
    /// The outline of the page is made of them, and with it the table of contents and the way screen readers go through it.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// guide =
    ///     {"#"} Asylum
    ///     {"##"} Who may ask
    ///     Everyone.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// guide =
    ///     {"#"} Asilo
    ///     {"###"} Quién puede pedirlo
    ///     Todas las personas.
    /// ```
    /// ```report
    /// locales/es/main.ftl:3:7: error[headings] the heading `Quién puede pedirlo` is of level 3; the source has level 2
    /// ```
    ///
    /// # When to silence it
    /// Where the translation is arranged in another way on purpose.
    ///
    /// # Precision
    /// No finding in the website of Rust, the Universal Declaration of Human Rights, Open Source Guides and the Contributor
    /// Covenant, few of whose messages hold such Markdown.
    pub Headings = "headings", Error, [Text]
}

impl Check for Headings {
    fn text(&self, pair: &TextPair<'_, '_>, reporter: &mut Reporter<'_>) {
        let ([source], [target]) = (pair.source.prose(), pair.target.prose()) else {
            return;
        };
        if !source.signs().has(b'#') && !target.signs().has(b'#') {
            return;
        }
        let (sources, targets) = (headings(source), headings(target));
        // A line of `#` alone may be anything; a text with headings has one with words.
        if sources.is_empty()
            || sources
                .iter()
                .map(|heading| heading.level)
                .eq(targets.iter().map(|heading| heading.level))
        {
            return;
        }
        if sources.len() != targets.len() {
            let message = format!(
                "{} here; the source has {}",
                counted(targets.len()),
                sources.len()
            );
            reporter
                .report(pair.target.span(), message)
                .help("write the headings of the source, each behind as many `#`");
            return;
        }
        let differing = sources
            .iter()
            .zip(&targets)
            .filter(|(one, other)| one.level != other.level);
        for (one, other) in differing {
            let words = target.text.slice(other.words.clone()).trim();
            let message = format!(
                "the heading `{words}` is of level {}; the source has level {}",
                other.level, one.level
            );
            reporter
                .report(target.span(other.marks.clone()), message)
                .help(format!("write `{}` before it", "#".repeat(one.level)));
        }
    }
}

fn counted(headings: usize) -> String {
    match headings {
        1 => "one heading".to_owned(),
        _ => format!("{headings} headings"),
    }
}

struct Heading {
    level: usize,
    marks: Range<usize>,
    words: Range<usize>,
}

/// Returns the ATX headings of a text (CommonMark 0.31, 4.2) that have words, outside of fenced code.
fn headings(prose: &Prose<'_>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut is_code = false;
    for line in prose.text.split('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let rest = line.slice(indent..);
        is_code ^= rest.starts_with("```") || rest.starts_with("~~~");
        let level = rest.bytes().take_while(|byte| *byte == b'#').count();
        let words = rest.slice(level..);
        if !is_code
            && indent < 4
            && (1..=6).contains(&level)
            && words.starts_with([' ', '\t'])
            && !words.trim().is_empty()
        {
            let at = start + indent;
            found.push(Heading {
                level,
                marks: at..at + level,
                words: at + level..start + line.len(),
            });
        }
        start += line.len() + 1;
    }
    found
}
