//! paridad pairs source statements with Fluent translations, checks their parity and builds the editions.
//!
//! # The house
//!
//! An import points only to a lower floor, and rooms on one floor do not know each other.
//! `tests/it/tidy.rs` reads this table and holds the code to it.
//!
//! | floor | rooms | what happens there |
//! |---|---|---|
//! | 10 | main | the exit code |
//! | 9 | cli | arguments, one file a subcommand; the only place that knows the terminal and the environment |
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
//! paths --project::layout--> Layout (sets) --pipeline::world--> Set (parsed, paired) --checks--> Vec<Diagnostic>
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

pub mod adopt;
pub mod align;
pub mod checks;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod document;
pub mod emit;
pub mod exchange;
pub mod fluent;
pub mod locale;
pub mod memory;
pub mod pipeline;
pub mod project;
pub mod report;
pub mod runtime;
pub mod sync;
pub mod text;
