//! A statement and a source catalog that no longer say the same.

use crate::checks::declare::check;
use crate::checks::model::{Check, StatementView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Place;
use crate::project::pairing::BlockMatch;
use crate::project::set::Present;
use crate::text::canonical::canonical;
use crate::text::words;

check! {
    /// # What it finds
    /// A block of a statement that no message of the source catalog reproduces, or a message that stands for no
    /// block: the author edited the one and not the other.
    ///
    /// # Why it matters
    /// Translators work from the catalog. What changed in the statement alone is never translated, and the editions
    /// would say two different things.
    ///
    /// # Example
    /// ```md content/call.md
    /// We call on more than 25 governments.
    /// ```
    /// ```ftl locales/en/call.ftl
    /// call = We call on more than 20 governments.
    /// ```
    /// ```report
    /// content/call.md:1:1: error[source-drift] this block differs from `call`
    /// ```
    ///
    /// # When to silence it
    /// Never: make the two equal. The word diff shows what changed.
    pub SourceDrift = "source-drift", Error, [Statement]
}

impl Check for SourceDrift {
    fn statement(&self, view: &StatementView<'_, '_>, reporter: &mut Reporter<'_>) {
        let document = view.statement.document;
        let Some(file) = view.source.read() else {
            // Code, pictures or nothing: there is no text that a catalog would hold.
            if document.blocks.is_empty() {
                return;
            }
            if let Present::Absent(path) = view.source.catalog {
                let message = format!("the statement has no source catalog: `{path}` is not there");
                reporter
                    .report_file(message)
                    .help("`paridad sync` writes it: one message for each block");
            }
            return;
        };
        let entries = &file.catalog.entries;
        for (block, matched) in document.blocks.iter().zip(&view.statement.pairing.blocks) {
            match matched {
                BlockMatch::Exact(_) => {}
                BlockMatch::Drifted(entry) => {
                    let entry = &entries[*entry];
                    let place = Place::Span(file.file, file.catalog.id_span(entry));
                    let formatted = view
                        .source
                        .formatter
                        .map(|formatter| formatter.format(entry, None));
                    if let Some(Err(unformatted)) = &formatted
                        && unformatted.lacks_variables_alone()
                    {
                        // That is told by `missing-variable`, where they are needed.
                        continue;
                    }
                    let finding = reporter
                        .report(
                            block.span,
                            format!("this block differs from `{}`", entry.id),
                        )
                        .id(entry.id)
                        .source(place);
                    match formatted {
                        Some(Ok(text)) => finding
                            .note(words::diff(&canonical(&text), &block.text))
                            .help(format!(
                                "`paridad sync` brings `{}` in line; what was translated from it is stale then",
                                entry.id
                            )),
                        Some(Err(unformatted)) => finding
                            .note(format!("`{}` does not format: {}", entry.id, unformatted.reasons.join("; ")))
                            .help("mend the message"),
                        None => finding,
                    };
                }
                BlockMatch::Unregistered => {
                    let help = match block.id {
                        Some(id) => format!("`paridad sync` adds `{id}` to the source catalog"),
                        None => "`paridad sync` adds it to the source catalog".to_owned(),
                    };
                    reporter
                        .report(
                            block.span,
                            "no message of the source catalog has the text of this block",
                        )
                        .help(help);
                }
            }
        }
        for entry in view
            .statement
            .pairing
            .unmatched
            .iter()
            .map(|entry| &entries[*entry])
        {
            let place = Place::Span(file.file, file.catalog.id_span(entry));
            reporter.report_place(
                place,
                format!("no block of the statement has the text of `{}`", entry.id),
            )
            .id(entry.id)
            .help("`paridad sync` takes it out if the block is gone; or restore the block in the statement");
        }
    }
}
