//! Pages of the findings about the project rather than a text, which the pipeline makes: it knows files.

pub mod layout;
pub mod obsolete_catalog;
pub mod suppression;
pub mod unknown_message;
pub mod unreadable;
pub mod unused_message;
