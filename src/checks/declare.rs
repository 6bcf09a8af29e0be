//! `check!` declares a check: its name, its default severity, and its manual page, which is the doc comment.

use crate::diagnostic::Severity;

/// The constants of a check, as `check!` writes them.
pub struct Info {
    pub id: &'static str,
    pub severity: Severity,
    /// Whether findings carry a remedy that `--fix` applies, where there is one.
    pub is_fixable: bool,
    /// Whether it guards readers against whoever sends a translation in: what stands in files of translations does not
    /// silence it.
    pub is_safety: bool,
    /// The manual page in Markdown; each line begins with the blank that follows `///`.
    pub doc: &'static str,
}

/// `check! { /// the manual page … pub Name = "check-name", Severity }`, with `, fixable` where findings carry remedies,
/// `, safety` where translations do not silence it.
///
/// The page is kept as the struct's documentation and as `Info::doc`; its fences are run by `tests/checks.rs`.
macro_rules! check {
    ($(#[doc = $doc:expr])+ $vis:vis $name:ident = $id:literal, $severity:ident) => {
        $crate::checks::declare::check!(@ [$($doc)+] $vis $name $id $severity false false);
    };
    ($(#[doc = $doc:expr])+ $vis:vis $name:ident = $id:literal, $severity:ident, fixable) => {
        $crate::checks::declare::check!(@ [$($doc)+] $vis $name $id $severity true false);
    };
    ($(#[doc = $doc:expr])+ $vis:vis $name:ident = $id:literal, $severity:ident, safety) => {
        $crate::checks::declare::check!(@ [$($doc)+] $vis $name $id $severity false true);
    };
    (@ [$($doc:expr)+] $vis:vis $name:ident $id:literal $severity:ident $is_fixable:literal $is_safety:literal) => {
        $(#[doc = $doc])+
        $vis struct $name;

        impl $crate::checks::model::Declared for $name {
            const INFO: $crate::checks::declare::Info = $crate::checks::declare::Info {
                id: $id,
                severity: $crate::diagnostic::Severity::$severity,
                is_fixable: $is_fixable,
                is_safety: $is_safety,
                doc: concat!($($doc, "\n"),+),
            };
        }
    };
}
pub(crate) use check;
