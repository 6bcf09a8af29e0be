//! paridad pairs source statements with Fluent translations, checks their parity and builds the editions.
//!
//! A project is opened from a folder, `Project::open("path")`, or from memory, and then checked and built:
//!
//! ```
//! use paridad::{BuildOptions, CheckOptions, Project, Severity};
//!
//! let project = Project::from_files([
//!     ("content/call.md", "# The call\n\nMore than 20 states signed it.\n"),
//!     ("locales/en/call.ftl", "title = The call\nlead = More than 20 states signed it.\n"),
//!     ("locales/es/call.ftl", "title = El llamamiento\nlead = Más de 25 Estados lo firmaron.\n"),
//! ])?;
//! let report = project.check(&CheckOptions::default())?;
//! let finding = &report.findings[0];
//! assert_eq!((finding.check.as_str(), finding.severity), ("numbers", Severity::Error));
//! assert_eq!(finding.place.path.as_deref(), Some("locales/es/call.ftl"));
//! assert_eq!(report.coverage[0].messages.percent(), 100);
//!
//! // A locale with errors is refused; the others are built: here as bundles and pages in memory.
//! let built = project.build(&BuildOptions::default())?;
//! assert_eq!((built.locales.as_slice(), built.refusals[0].locale.as_str()), (&["en".to_owned()][..], "es"));
//! assert!(built.files.iter().any(|file| file.path == "en/call.html"));
//!
//! // Messages of a catalog as a program shows them.
//! let formatted = paridad::format("left = { $n } left\n", "es", &[("n", "1234567")])?;
//! assert_eq!(formatted.messages[0].text, "1.234.567 left");
//! # Ok::<(), paridad::Error>(())
//! ```
//!
//! What is wrong with translations is a [`Finding`], a locale that may not be published a [`Refusal`]; what cannot be
//! read or is not known is an [`Error`]. Results serialise with serde, those of checks as `paridad check --format json`
//! prints them. The command line is the program `paridad`.
//!
//! # The house
//!
//! An import points only to a lower floor, and rooms on one floor do not know each other.
//! `tests/it/tidy.rs` reads this table and holds the code to it.
//!
//! | floor | rooms | what happens there |
//! |---|---|---|
//! | 11 | main python wasm | the exit code; the Python module; the engine for browsers and Node |
//! | 10 | cli api | arguments, one file a subcommand, the only place that knows the terminal and the environment; the public face of the library |
//! | 9 | lsp workbench | the language server: a session and an editor; the workbench: a project and people in a browser |
//! | 8 | pipeline disk | reads, parses, pairs and checks set by set, in parallel; the only `std::fs`, and git |
//! | 7 | checks emit adopt memory report sync exchange | one file a check, an output, a renderer; documents brought into catalogs; what was said in like cases |
//! | 6 | project | which files belong together, what pairs with what, coverage |
//! | 5 | runtime config align | formatting by fluent-bundle and ICU4X; settings as data; the blocks of a document beside those of its translation |
//! | 4 | fluent document | catalogs and statements as models that know their bytes |
//! | 3 | diagnostic | a finding |
//! | 2 | locale | what is known of each language, as data |
//! | 1 | text | spans and cutting, files, lines, words |
//!
//! # From files to findings
//!
//! ```text
//! paths --project::layout--> Layout (sets) --pipeline::workspace--> Set (parsed, paired) --checks--> Vec<Diagnostic>
//!                                                                  |                                 |
//!                                                                  '--emit--> Vec<Artifact>          '--report--> text
//! ```
//!
//! The unit of work is a **set**: a statement or a source catalog with its counterparts in all locales. Sets are
//! looked at in parallel and dropped; what the catalogs of a locale share is read once and kept.
//!
//! # Rules that hold everywhere
//!
//! - Parsing never fails: it gives what it understood, and faults with a place.
//! - A check does no input or output, knows no configuration but its own, and returns data.
//! - Renderers do not sort, filter or decide. Bytes inside; lines and columns only in renderers.
//! - Language knowledge is data in `locale`, never a condition on a language's name elsewhere.
//! - The same input gives the same bytes: no clock, no hash order, any number of threads.
//! - A path is resolved before it is opened, and leads out of the project for nobody but who named it on the command line.
//! - Files that belong together change together, whenever a run ends.
//! - Inputs are never written by `status` and `build`, and by `check` with `--fix` alone.
//!
//! To add a check, a format, a renderer or a case, see `.github/CONTRIBUTING.md`.

#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, reason = "what commands alone ask for")
)]

mod adopt;
mod align;
mod api;
mod checks;
#[cfg(feature = "cli")]
mod cli;
mod config;
mod diagnostic;
#[cfg(feature = "cli")]
mod disk;
mod document;
mod emit;
mod exchange;
mod fluent;
mod locale;
#[cfg(feature = "cli")]
mod lsp;
mod memory;
mod pipeline;
mod project;
#[cfg(feature = "python")]
mod python;
mod report;
mod runtime;
mod sync;
mod text;
#[cfg(feature = "wasm")]
mod wasm;
#[cfg(feature = "cli")]
mod workbench;

pub use crate::api::build::{BuildOptions, BuildReport, OutputFile, Refusal, WrittenFiles};
pub use crate::api::check::{CheckOptions, CheckReport, CheckedSet, CoverageGate};
pub use crate::api::coverage::{CatalogStatus, LocaleCoverage};
pub use crate::api::error::{ConfigurationFault, Error};
pub use crate::api::finding::{Finding, FindingEdit, FindingFix, FindingLabel, Location};
pub use crate::api::manual::{CheckPage, check_pages};
pub use crate::api::messages::{FormattedCatalog, format};
pub use crate::api::parts::merge;
pub use crate::api::project::Project;
pub use crate::config::editions::EditionFormat;
pub use crate::config::policies::Policy;
pub use crate::diagnostic::{Severity, StaleChange};
pub use crate::project::coverage::{Messages, Words};
pub use crate::report::model::Summary;
pub use crate::runtime::messages::{CatalogFault, FormattedMessage};

/// Inner rooms for the benchmarks and the fuzzers of this repository; no part of the public face.
#[doc(hidden)]
pub mod internals {
    // What `cargo bench --bench texts` measures: the alignment of two documents, and a memory of translations.
    pub use crate::align::align;
    pub use crate::locale::tag::Locale;
    pub use crate::memory::model::{Origin, Unit};
    pub use crate::memory::search::Memory;
    // What it aligns, and what the fuzzers weave.
    pub use crate::document::model::{Format, Options};
    pub use crate::document::parse as parse_document;
    pub use crate::document::weave::{PassageMark, Replacement, weave};
    // The paragraphs of real catalogs, from which the benchmark of editions makes statements.
    pub use crate::fluent::parse::parse as parse_catalog;
    pub use crate::runtime::bundle::literal;
}

/// Runs the program `paridad` with the arguments of a process, its name first, and returns the exit code.
#[cfg(feature = "cli")]
#[doc(hidden)]
pub fn main_with(arguments: impl Iterator<Item = std::ffi::OsString>) -> u8 {
    cli::main(arguments)
}

/// Answers a message of JavaScript.
#[cfg(feature = "wasm")]
#[doc(hidden)]
pub fn answer(message: &[u8]) -> Vec<u8> {
    wasm::answer(message)
}

#[cfg(test)]
extern crate self as paridad;

#[cfg(test)]
#[path = "../tests/unit/mod.rs"]
mod unit;
