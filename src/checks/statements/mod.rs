//! What concerns a statement as a whole: its source catalog and its editions.

mod source_drift;

pub use source_drift::SourceDrift;
