//! Checks of a statement as a whole: its source catalog and its editions.

pub mod active_content;
pub mod anchors;
pub mod block_structure;
mod item_form;
mod item_shape;
pub mod list_parallelism;
pub mod source_drift;
pub mod uncovered;
