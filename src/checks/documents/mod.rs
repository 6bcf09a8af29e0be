//! Checks of documents that are translated as whole files.

pub mod block_kind;
pub mod extra_block;
mod gap;
pub mod missing_block;
pub mod missing_document;
pub mod moved_block;
pub mod obsolete_document;
pub mod unlike_block;
