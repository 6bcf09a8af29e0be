//! The public face of the library: projects on a disk or in memory, checked and built, with results as plain types.
//!
//! Everything here is data or a thin hand over the rooms below; `src/lib.rs` alone exports it.

pub mod build;
pub mod check;
pub mod coverage;
pub mod error;
pub mod finding;
pub mod manual;
pub mod messages;
pub mod parts;
pub mod project;

mod files;
#[cfg(feature = "cli")]
mod folder;
mod memory;
mod memory_part;
