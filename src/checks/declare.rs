//! `check!` declares a check: its name, its default severity, what it is called on, and its manual page, which is the
//! doc comment.

use crate::diagnostic::Severity;

/// The constants of a check, as `check!` writes them.
pub struct Info {
    pub id: &'static str,
    pub severity: Severity,
    /// The methods of `Check` that are called; the others are not implemented.
    pub scopes: &'static [CheckScope],
    pub granularity: Granularity,
    pub domain: Domain,
    /// True if findings carry a remedy that `--fix` applies, where there is one.
    pub is_fixable: bool,
    /// True if it guards readers against whoever sends a translation in: what stands in files of translations does not
    /// silence it.
    pub is_safety: bool,
    /// The manual page in Markdown; each line begins with the blank that follows `///`.
    pub doc: &'static str,
}

/// The constants of a check; implemented by `check!`.
pub trait Described {
    fn info(&self) -> &'static Info;
}

/// A kind of thing that a check is called on: each is a method of `Check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckScope {
    Catalog,
    Entry,
    Pair,
    Text,
    Statement,
    Edition,
    Document,
}

impl CheckScope {
    pub const ALL: [CheckScope; 7] = [
        CheckScope::Catalog,
        CheckScope::Entry,
        CheckScope::Pair,
        CheckScope::Text,
        CheckScope::Statement,
        CheckScope::Edition,
        CheckScope::Document,
    ];
}

/// The part of a project that has to be known before a check can judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Granularity {
    /// One set.
    Set,
    /// The texts of all sets: `Settings::consistency`.
    Project,
}

/// The files that a check concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Texts, wherever they are written.
    Texts,
    /// The syntax of catalogs; documents without catalogs do not concern it.
    Catalogs,
}

impl Info {
    /// Returns the constants of a check of texts that needs one set, without fixes.
    pub const fn new(
        id: &'static str,
        severity: Severity,
        scopes: &'static [CheckScope],
        doc: &'static str,
    ) -> Self {
        Self {
            id,
            severity,
            scopes,
            granularity: Granularity::Set,
            domain: Domain::Texts,
            is_fixable: false,
            is_safety: false,
            doc,
        }
    }

    pub const fn fixable(mut self) -> Self {
        self.is_fixable = true;
        self
    }

    pub const fn safety(mut self) -> Self {
        self.is_safety = true;
        self
    }

    pub const fn project_wide(mut self) -> Self {
        self.granularity = Granularity::Project;
        self
    }

    pub const fn catalogs_only(mut self) -> Self {
        self.domain = Domain::Catalogs;
        self
    }
}

/// `check! { /// the manual page … pub Name = "check-name", Severity, [Scope, …] }`, followed by the traits that it has:
/// `fixable` where findings carry remedies, `safety` where translations do not silence it, `project_wide`,
/// `catalogs_only`.
///
/// The page is kept as the struct's documentation and as `Info::doc`; its fences are run by `tests/unit/checks.rs`.
macro_rules! check {
    (
        $(#[doc = $doc:expr])+
        $vis:vis $name:ident = $id:literal, $severity:ident, [$($scope:ident),*] $(, $trait:ident)*
    ) => {
        $(#[doc = $doc])+
        $vis struct $name;

        impl $name {
            pub const INFO: $crate::checks::declare::Info = $crate::checks::declare::Info::new(
                $id,
                $crate::diagnostic::Severity::$severity,
                &[$($crate::checks::declare::CheckScope::$scope),*],
                concat!($($doc, "\n"),+),
            )$(.$trait())*;
        }

        impl $crate::checks::declare::Described for $name {
            fn info(&self) -> &'static $crate::checks::declare::Info {
                &Self::INFO
            }
        }
    };
}
pub(crate) use check;
