//! Translations that were written into the comments of a catalog to fill in.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check};
use crate::checks::reporter::Reporter;
use crate::fluent::comment_entries::{CommentedEntry, commented};
use crate::fluent::model::Entry;
use crate::fluent::parse::parse;
use crate::fluent::written::written;
use crate::project::completeness::is_blank;
use crate::text::slice::Slice;
use crate::text::span::Span;
use crate::text::words::similarity;

check! {
    /// # What it finds
    /// A translation that was typed into a comment: the line of a catalog to fill in still begins with `# `, and says
    /// something else than the source.
    ///
    /// # Why it matters
    /// A comment is shown to nobody: the message counts as missing, though somebody did the work.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// lead = Thousands came to the square.
    /// call = We call on the governments.
    /// ```
    /// ```ftl locales/es/main.ftl
    /// # lead = Miles de personas llegaron a la plaza.
    ///
    /// # call = We call on the governments.
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:1: warning[commented-translation] the translation of `lead` stands in a comment, which nobody is shown
    /// ```
    ///
    /// # When to silence it
    /// Where the comment is a note: write it so that it does not look like a message, or translate the message.
    ///
    /// # Precision
    /// No finding in four bilingual corpora; the cases of the tests are made up.
    pub CommentedTranslation = "commented-translation", Warning, [Catalog], fixable, catalogs_only
}

/// From here on a commented text is that of the source, which was changed since.
const ALIKE: f32 = 0.7;

impl Check for CommentedTranslation {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        let text = view.file.catalog.source;
        let Some(source) = view.source.read().filter(|_| !view.side.is_source) else {
            return;
        };
        if memchr::memchr(b'#', text.as_bytes()).is_none() {
            return;
        }
        for comment in commented(text) {
            let (kind, id) = (comment.kind, comment.id.as_str());
            let is_there = view.side.entry(kind, id).is_some() || view.side.is_broken(kind, id);
            let Some(entry) = source.entry(kind, id).filter(|_| !is_there) else {
                continue;
            };
            if !is_translation(&comment, entry) {
                continue;
            }
            let name = entry.name();
            let message =
                format!("the translation of `{name}` stands in a comment, which nobody is shown");
            let marks = comment.marks.iter();
            reporter
                .report(first_line(text, comment.span), message)
                .id(name)
                .help("take away the `# ` before it")
                .fix(
                    "take away the `# `",
                    marks.map(|mark| (*mark, String::new())),
                );
        }
    }
}

/// Returns whether a commented entry says something of its own.
fn is_translation(comment: &CommentedEntry, source: &Entry<'_>) -> bool {
    let catalog = parse(&comment.text);
    let Some(entry) = catalog.entries.first() else {
        return false;
    };
    let mut patterns = entry.patterns();
    patterns.any(|(attribute, pattern)| {
        let own = written(pattern);
        let others = source.pattern(attribute).map(written).unwrap_or_default();
        !is_blank(pattern) && own != others && similarity(&own, &others) < ALIKE
    })
}

fn first_line(text: &str, span: Span) -> Span {
    let line = text.slice(span.range()).lines().next().unwrap_or_default();
    Span {
        start: span.start,
        end: span.start + line.len() as u32,
    }
}
