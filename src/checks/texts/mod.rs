//! What concerns a value or an attribute that both sides have.

mod empty;
mod numbers;
mod reference_mismatch;
mod variable_mismatch;

pub use empty::Empty;
pub use numbers::Numbers;
pub use reference_mismatch::ReferenceMismatch;
pub use variable_mismatch::VariableMismatch;
