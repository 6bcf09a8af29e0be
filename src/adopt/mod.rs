//! Bringing a translated document into the catalog of its statement: what is written, and what is not and why.
//! Reads and writes no file.

pub mod addition;
pub mod catalog;
mod in_format;
mod named;
pub mod plan;
pub mod source_comments;
pub mod terms;
