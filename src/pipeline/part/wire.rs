//! The lines of a part, as JSON has them: `emit/schema/partial.schema.json` describes them.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::project::coverage::{Messages, Words};

/// The first line of a part.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartHead {
    /// The version of the program.
    pub paridad: String,
    pub part: PartShare,
    pub project: PartProject,
}

/// The sets of a part.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartShare {
    /// The number of the part, from 1, and how many there are; `None` where sets were chosen by their paths.
    pub shard: Option<(u32, u32)>,
    /// The number of lines that follow.
    pub sets: u32,
}

/// What every part of a project says alike.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartProject {
    /// The hash of a known text: programs that hash otherwise cannot compare texts.
    pub hash: String,
    pub source: String,
    /// Sorted.
    pub targets: Vec<String>,
    /// The number of sets and documents of the project.
    pub sets: u32,
    /// The hash of the paths of all files.
    pub listing: String,
    pub checks: Vec<String>,
    /// The target locales that are looked at; `None`: all.
    pub locales: Option<Vec<String>>,
    /// Values of variables that statements do not give themselves.
    pub arguments: Vec<(String, String)>,
    /// The path of the configuration.
    pub configuration: Option<String>,
    /// The configuration with what it includes, the glossary, and the catalogs that all locales share.
    pub files: Vec<PartFile>,
    pub common: Vec<PartCatalog>,
    pub code: Option<PartCode>,
    /// The rules of the configuration that are about files of no set.
    pub rules: Vec<usize>,
    /// What was found before any text was read.
    pub findings: Vec<PartFinding>,
    /// True if there are records of translations.
    pub recorded: bool,
    /// True if there are statements.
    pub statements: bool,
    pub assumptions: Vec<String>,
}

/// The code of the program that uses the messages.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartCode {
    /// The ids that are used, or may be.
    pub ids: Vec<String>,
    pub findings: Vec<PartFinding>,
    /// Those that the findings are in.
    pub files: Vec<PartFile>,
}

/// The text of a file, or its bytes, or why it cannot be read.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartFile {
    pub path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Of a file that is no UTF-8: each byte as the character of its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<String>,
}

/// A set or a document: one line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartSet {
    pub key: String,
    pub kind: PartKind,
    /// The place of the set among all of the project, from 0.
    pub number: u32,
    /// The files of a set of catalogs; documents are never looked at again.
    pub plan: Option<PartPlan>,
    pub findings: Vec<PartFinding>,
    /// One for each target locale that is looked at.
    pub coverage: Vec<Option<PartCoverage>>,
    /// The texts that are compared over the project: the target locale by its place, the hashes of source and
    /// translation, and the number of the text in the set.
    pub texts: Vec<(u32, String, String, u32)>,
    /// Entries that the target locale shares and the source locale lacks, and that are referred to here.
    pub references: Vec<(usize, PartEntryKind, String)>,
    /// The rules of the configuration that are about something here.
    pub rules: Vec<usize>,
    /// The fields of the front matter.
    pub fields: Vec<String>,
    /// Those that findings quote; and all, where the set may be looked at again.
    pub files: Vec<PartFile>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PartKind {
    Catalogs,
    Document,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PartEntryKind {
    Message,
    Term,
}

/// The files of a set of catalogs.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartPlan {
    /// True if every catalog of a locale sees the entries of these.
    pub shared: bool,
    pub statement: Option<String>,
    /// The source, then one for each target locale; `None` where the configuration leaves it out.
    pub catalogs: Vec<Option<PartCatalog>>,
}

/// A catalog that is there, or would be.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartCatalog {
    pub path: String,
    pub there: bool,
    /// The file with its records.
    pub record: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartCoverage {
    pub path: Option<String>,
    pub messages: Messages,
    pub words: Words,
}

/// A finding, before levels.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartFinding {
    pub check: String,
    pub severity: Severity,
    pub message: String,
    /// `None`: the project as a whole.
    pub place: Option<PartPlace>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PartPlace>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<PartLabel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<PartFix>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale: Option<PartStale>,
}

/// Bytes of a file; a file; or a file that should be there.
#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartPlace {
    pub path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<(u32, u32)>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absent: bool,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartLabel {
    /// `None`: the project as a whole.
    pub place: Option<PartPlace>,
    pub text: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartFix {
    pub title: String,
    pub edits: Vec<PartEdit>,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartEdit {
    pub path: String,
    pub span: (u32, u32),
    pub text: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartStale {
    pub was: String,
    pub now: String,
    pub kind: String,
}
