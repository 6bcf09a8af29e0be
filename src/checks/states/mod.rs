//! Checks of the records of translations: drafts, and sources that changed since.

pub mod draft;
pub mod stale;
pub mod stale_minor;
pub mod state_file;
pub mod unconfirmed;
