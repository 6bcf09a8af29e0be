//! What concerns the project rather than a text. Found by the pipeline, which knows files; the pages are here.

pub mod layout;
pub mod suppression;
pub mod unreadable;
