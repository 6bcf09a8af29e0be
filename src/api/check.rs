//! Checking as options and a report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::coverage::LocaleCoverage;
use crate::api::finding::Finding;
use crate::report::model::{GateResult, JSON_VERSION, Report, Summary};

/// The part of a project that is looked at, and what for. The default is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct CheckOptions {
    /// Target locales, by their tags; none: all. The source locale is always looked at.
    pub locales: Vec<String>,
    /// Files or folders, relative to the project; none: all.
    pub paths: Vec<String>,
    /// The names of the checks to run; none: all.
    pub only: Vec<String>,
    /// The names of checks not to run.
    pub skip: Vec<String>,
    /// The coverage that a locale must reach, in percent of messages, over what the configuration says.
    pub min_coverage: BTreeMap<String, u8>,
    /// Values of variables that statements do not give themselves: `3` is a number, `2022-04-19` a date,
    /// `[Ana, Luis]` a list, anything else a text.
    pub arguments: BTreeMap<String, String>,
}

/// The outcome of a check. As JSON it is what `paridad check --format json` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CheckReport {
    /// Counts up when a field of the JSON changes its meaning or goes.
    pub version: u32,
    /// By path, place and check.
    pub findings: Vec<Finding>,
    /// Of each target locale that was looked at.
    pub coverage: Vec<LocaleCoverage>,
    pub summary: Summary,
    /// The locales that are translated less than was asked for.
    pub gates: Vec<CoverageGate>,
}

/// The findings of a set, while others are still to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CheckedSet {
    /// By path, place and check.
    pub findings: Vec<Finding>,
    /// The number of sets that were looked at.
    pub done: usize,
    /// The number of sets that there are.
    pub total: usize,
}

/// A coverage below what was asked for, in whole percent of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CoverageGate {
    pub locale: String,
    pub wanted: u8,
    pub reached: u8,
}

impl CheckReport {
    /// Tells if `paridad check` would end with 0: no error, and no locale below the coverage that was asked for.
    pub fn is_clean(&self) -> bool {
        self.summary.errors == 0 && self.gates.is_empty()
    }

    pub(super) fn new(report: &Report<'_>) -> Self {
        let gate = |gate: &GateResult| CoverageGate {
            locale: gate.locale.to_string(),
            wanted: gate.wanted,
            reached: gate.reached,
        };
        Self {
            version: JSON_VERSION,
            findings: Finding::all(report),
            coverage: report.coverage.iter().map(LocaleCoverage::total).collect(),
            summary: Summary::of(report.findings),
            gates: report.gates.iter().map(gate).collect(),
        }
    }
}
