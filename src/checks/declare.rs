//! `check!` declares a check: its name, its default severity, and its manual page, which is the doc comment.

use crate::diagnostic::Severity;

/// The constants of a check, as `check!` writes them.
pub struct Info {
    pub id: &'static str,
    pub severity: Severity,
    /// The manual page in Markdown; each line begins with the blank that follows `///`.
    pub doc: &'static str,
}

/// `check! { /// the manual page … pub Name = "check-name", Severity }`
///
/// The page is kept as the struct's documentation and as `Info::doc`; its fences are run by `tests/checks.rs`.
macro_rules! check {
    ($(#[doc = $doc:expr])+ $vis:vis $name:ident = $id:literal, $severity:ident) => {
        $(#[doc = $doc])+
        $vis struct $name;

        impl $crate::checks::model::Declared for $name {
            const INFO: $crate::checks::declare::Info = $crate::checks::declare::Info {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                doc: concat!($($doc, "\n"),+),
            };
        }
    };
}
pub(crate) use check;
