//! What concerns documents that are translated as whole files.

mod block_kind;
mod extra_block;
mod gap;
mod missing_block;
mod missing_document;
mod moved_block;
mod obsolete_document;
mod unlike_block;

pub use block_kind::KindOfBlock;
pub use extra_block::ExtraBlock;
pub use missing_block::MissingBlock;
pub use missing_document::MissingDocument;
pub use moved_block::MovedBlock;
pub use obsolete_document::ObsoleteDocument;
pub use unlike_block::UnlikeBlock;
