//! What concerns calls: what functions, terms and messages are given.

mod format_options;
mod function_argument;
mod missing_variable;
mod options;
mod term_parameter;

pub use format_options::FormatOptions;
pub use function_argument::FunctionArgument;
pub use missing_variable::MissingVariable;
pub use term_parameter::TermParameter;
