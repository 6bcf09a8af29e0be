//! What the record of a translation tells: whether its source was changed since, and who stands for it.

mod draft;
mod stale;
mod stale_minor;
mod state_file;

pub use draft::DraftCheck;
pub use stale::StaleCheck;
pub use stale_minor::StaleMinor;
pub use state_file::StateFileCheck;
