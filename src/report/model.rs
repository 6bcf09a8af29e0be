//! The input of renderers: data that is sorted, levelled and filtered already.

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::locale::tag::Locale;
use crate::project::coverage::Coverage;
use crate::report::check_manual::CheckManual;
use crate::text::line_index::LineColumn;
use crate::text::source::Sources;

/// The version of JSON reports. Counts up when a field changes its meaning or goes; new fields may come at the end.
pub const JSON_VERSION: u32 = 1;

/// The outcome of a run.
pub struct Report<'r> {
    pub findings: &'r [Diagnostic],
    pub coverage: &'r [Coverage],
    pub sources: &'r Sources,
    /// The number of findings that are left out because a baseline has them.
    pub known: usize,
    /// True if there are state files, so that what is stale is known.
    pub is_recorded: bool,
    /// Locales that are translated less than was asked for.
    pub gates: &'r [GateResult],
    pub reader: &'r Reader,
    /// The manual pages of the checks that were run, for formats that carry them.
    pub pages: &'r [CheckManual],
}

/// The directory that the reader of a report is in: links are relative to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// In this folder of the project; empty: at its root.
    Inside(Utf8PathBuf),
    /// Elsewhere, and this is the way to the project.
    Outside(Utf8PathBuf),
}

impl Reader {
    /// Returns a path of the project as the reader would write it.
    fn path(&self, path: &Utf8Path) -> Utf8PathBuf {
        match self {
            Reader::Inside(folder) => {
                let (mut folder, mut rest) = (folder.components(), path.components());
                while let (Some(one), Some(other)) = (folder.clone().next(), rest.clone().next())
                    && one == other
                {
                    folder.next();
                    rest.next();
                }
                let up = folder.map(|_| "..");
                let parts: Vec<&str> = up.chain(rest.map(|part| part.as_str())).collect();
                parts.join("/").into()
            }
            Reader::Outside(way) => format!("{}/{path}", way.as_str().trim_end_matches('/')).into(),
        }
    }
}

/// A coverage below what was asked for, in whole percent of messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GateResult {
    pub locale: Locale,
    pub wanted: u8,
    pub reached: u8,
}

impl GateResult {
    /// Returns the gates of the locales that were looked at and are translated less.
    pub fn missed(wanted: &BTreeMap<Locale, u8>, coverage: &[Coverage]) -> Vec<Self> {
        let gate = |coverage: &Coverage| {
            let wanted = *wanted.get(&coverage.locale)?;
            let reached = coverage.total.messages.percent();
            (reached < wanted).then(|| Self {
                locale: coverage.locale.clone(),
                wanted,
                reached,
            })
        };
        coverage.iter().filter_map(gate).collect()
    }
}

/// The look of a report for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// True if ANSI styles are written.
    pub color: bool,
    /// True if a terminal shows it, now or later: bars are drawn then.
    pub terminal: bool,
    /// Columns.
    pub width: usize,
    pub detail: Detail,
}

/// The amount of detail in a report for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The findings alone, without a summary.
    Quiet,
    Normal,
    /// Infos too, and lists without end.
    Verbose,
}

/// The numbers of findings by level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
}

/// The first and the last place of a span; `end` is the place after its last character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub start: LineColumn,
    pub end: LineColumn,
}

impl Summary {
    pub(crate) fn of(findings: &[Diagnostic]) -> Self {
        let mut summary = Self::default();
        for finding in findings {
            *match finding.severity {
                Severity::Error => &mut summary.errors,
                Severity::Warning => &mut summary.warnings,
                Severity::Info => &mut summary.infos,
            } += 1;
        }
        summary
    }
}

impl Report<'_> {
    /// Returns the path of a place, relative to the project; `None` for the project as a whole.
    pub fn path<'p>(&'p self, place: &'p Place) -> Option<&'p Utf8Path> {
        match place {
            Place::Project => None,
            Place::Absent(path) => Some(path),
            Place::File(file) | Place::Span(file, _) => Some(self.sources.path(*file)),
        }
    }

    /// Returns the path of a place as the reader would write it.
    pub fn shown_path(&self, place: &Place) -> Option<Utf8PathBuf> {
        Some(self.reader.path(self.path(place)?))
    }

    /// Returns where a span begins and ends; `None` for other places, and where the text is not at hand.
    pub fn position(&self, place: &Place) -> Option<Position> {
        let Place::Span(file, span) = place else {
            return None;
        };
        let source = self.sources.text(*file)?;
        Some(Position {
            start: source.lines().line_column(&source.text, span.start),
            end: source.lines().line_column(&source.text, span.end),
        })
    }

    /// Returns where a span begins and ends, its columns in units of UTF-16.
    pub fn utf16_position(&self, place: &Place) -> Option<Position> {
        let Place::Span(file, span) = place else {
            return None;
        };
        let source = self.sources.text(*file)?;
        let at = |offset| LineColumn {
            column: source.lines().utf16_column(&source.text, offset),
            ..source.lines().line_column(&source.text, offset)
        };
        Some(Position {
            start: at(span.start),
            end: at(span.end),
        })
    }

    /// `path:line:column` as far as they are known; `None` for the project as a whole.
    pub fn location(&self, place: &Place) -> Option<String> {
        let path = self.shown_path(place)?;
        Some(match self.position(place) {
            Some(Position { start, .. }) => format!("{path}:{}:{}", start.line, start.column),
            None => path.into_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_reader() {
        let inside = |folder: &str, path: &str| {
            let reader = Reader::Inside(folder.into());
            reader.path(path.into()).into_string()
        };
        assert_eq!(inside("", "locales/es/a.ftl"), "locales/es/a.ftl");
        assert_eq!(inside("locales/es", "locales/es/a.ftl"), "a.ftl");
        assert_eq!(inside("locales/es", "locales/en/a.ftl"), "../en/a.ftl");
        assert_eq!(inside("x", "locales/en/a.ftl"), "../locales/en/a.ftl");
        let outside = Reader::Outside("demo".into());
        assert_eq!(outside.path("locales/a.ftl".into()), "demo/locales/a.ftl");
    }
}
