//! Pages of the findings about the project rather than a text, which the pipeline makes: it knows files.

pub mod layout;
pub mod suppression;
pub mod unreadable;
