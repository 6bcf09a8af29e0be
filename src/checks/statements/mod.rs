//! What concerns a statement as a whole: its source catalog and its editions.

mod active_content;
mod anchors;
mod block_structure;
mod item_shape;
mod list_parallelism;
mod source_drift;

pub use active_content::ActiveContent;
pub use anchors::Anchors;
pub use block_structure::BlockStructure;
pub use list_parallelism::ListParallelism;
pub use source_drift::SourceDrift;
