//! The facade: from a layout and a way to read files to findings and coverage. Pure but for the given reader.
//!
//! The unit of work is a set. What a locale shares is read once and kept; a set of its own is read, looked at and
//! dropped, so that memory grows with what is shared, with the largest set of each worker and with the findings.

pub mod accept;
pub mod adopt;
pub mod analysis;
pub mod analyze;
pub mod baseline;
pub mod build;
mod bundles;
mod code;
pub mod copies;
mod dead_links;
mod dead_places;
mod documents;
pub mod export;
pub mod fix;
pub mod freshness;
pub mod import;
mod inspection;
mod kept;
pub mod leftovers;
mod linked_project;
mod loaded;
pub mod manual_page;
pub mod memory;
mod missing_files;
pub mod order;
mod outcome;
mod parsed;
pub mod plan_again;
pub mod prefill;
pub mod printing;
mod records;
pub mod rename;
pub mod rename_statement;
mod review;
pub mod selection;
pub mod session;
mod set_key;
mod set_survey;
pub mod settings;
mod shared_catalogs;
pub mod source_evidence;
mod source_language;
mod suppress;
mod survey;
pub mod sync;
pub mod terminology;
pub mod text_change;
mod text_fields;
mod unused_rules;
pub mod workspace;
mod written_manifest;
