//! What the record of a translation tells: whether its source was changed since, and who stands for it.

pub mod draft;
pub mod stale;
pub mod stale_minor;
pub mod state_file;
