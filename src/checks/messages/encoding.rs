//! Files that are not clean UTF-8. The faults are found in `text::decode`.

use crate::checks::declare::check;
use crate::checks::model::{CatalogView, Check, StatementView};
use crate::checks::reporter::Reporter;
use crate::diagnostic::Severity;
use crate::text::decode::{EncodingFault, EncodingFaultKind};

check! {
    /// # What it finds
    /// A catalog or a statement that is not UTF-8, or holds what should not be in a text: a byte-order mark, U+FFFD
    /// (a letter that was lost before), a lone carriage return, NUL.
    ///
    /// # Why it matters
    /// A lost letter is a wrong word in the edition. A byte-order mark makes other Fluent programs drop the first
    /// message of the file; in a statement, of which nothing is lost, it is a warning. `--fix` takes it away.
    ///
    /// # Example
    /// ```ftl locales/en/main.ftl
    /// year = This year
    /// ```
    /// ```ftl locales/es/main.ftl
    /// year = Este a�o
    /// ```
    /// ```report
    /// locales/es/main.ftl:1:14: error[encoding] a letter was lost here: the text has U+FFFD in its place
    /// ```
    ///
    /// # When to silence it
    /// Never: save the file as UTF-8 without a byte-order mark.
    pub Encoding = "encoding", Error, [Catalog, Statement], fixable
}

/// Of many broken letters in one file, this many are shown.
const SHOWN: usize = 10;

impl Check for Encoding {
    fn catalog(&self, view: &CatalogView<'_>, reporter: &mut Reporter<'_>) {
        report(view.file.encoding, Severity::Error, reporter);
    }

    fn statement(&self, view: &StatementView<'_, '_>, reporter: &mut Reporter<'_>) {
        report(view.statement.encoding, Severity::Warning, reporter);
    }
}

/// Reports the faults of a file; `mark` is the level of a byte-order mark in it.
fn report(faults: &[EncodingFault], mark: Severity, reporter: &mut Reporter<'_>) {
    let save = "save the file as UTF-8 without a byte-order mark";
    for fault in faults.iter().take(SHOWN) {
        let (message, help, severity) = match fault.kind {
            EncodingFaultKind::ByteOrderMark => (
                "the file begins with a byte-order mark (U+FEFF)",
                save,
                mark,
            ),
            EncodingFaultKind::Utf16 => ("the file is UTF-16, not UTF-8", save, Severity::Error),
            EncodingFaultKind::InvalidUtf8 => {
                let help =
                    "the file was saved in another encoding, such as Latin-1: save it as UTF-8";
                ("these bytes are no UTF-8", help, Severity::Error)
            }
            EncodingFaultKind::ReplacementCharacter => {
                let help = "write the letter that belongs here";
                (
                    "a letter was lost here: the text has U+FFFD in its place",
                    help,
                    Severity::Error,
                )
            }
            EncodingFaultKind::LoneCarriageReturn => {
                let help = "end lines with LF or CRLF";
                (
                    "a carriage return without a line feed: Fluent does not end the line here",
                    help,
                    Severity::Error,
                )
            }
            EncodingFaultKind::Nul => {
                ("the text has a NUL character", "remove it", Severity::Error)
            }
            EncodingFaultKind::TooLarge => (
                "the file is over 4 GiB and was not read",
                "split it",
                Severity::Error,
            ),
        };
        let finding = reporter.report(fault.span, message);
        let finding = finding.help(help).severity(severity);
        if fault.kind == EncodingFaultKind::ByteOrderMark {
            let nothing = (fault.span, String::new());
            finding.fix("take the byte-order mark away", [nothing]);
        }
    }
    if faults.len() > SHOWN {
        reporter
            .report_file(format!("{} more places like these", faults.len() - SHOWN))
            .help(save);
    }
}
