//! What concerns calls: what functions and terms are given.

mod format_options;
mod function_argument;
mod options;
mod term_parameter;

pub use format_options::FormatOptions;
pub use function_argument::FunctionArgument;
pub use term_parameter::TermParameter;
