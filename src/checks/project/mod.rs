//! What concerns the project rather than a text. Found by the pipeline, which knows files; the pages are here.

mod layout;
mod suppression;
mod unreadable;

pub use layout::LayoutCheck;
pub use suppression::SuppressionCheck;
pub use unreadable::Unreadable;
