//! What must hold, judged by other means than the program's own.

pub mod editions;
pub mod lines;
pub mod mail;
pub mod page;
pub mod rules;
pub mod well_formed;
