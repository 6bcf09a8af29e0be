//! What concerns calls: what functions, terms and messages are given.

pub mod format_options;
pub mod function_argument;
pub mod missing_variable;
mod options;
pub mod term_parameter;
