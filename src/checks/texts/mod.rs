//! What concerns a value or an attribute that both sides have.

mod empty;
mod identical;
mod link_target;
mod numbers;
mod reference_mismatch;
mod variable_mismatch;

pub use empty::Empty;
pub use identical::Identical;
pub use link_target::LinkTarget;
pub use numbers::Numbers;
pub use reference_mismatch::ReferenceMismatch;
pub use variable_mismatch::VariableMismatch;
