//! Checks of calls: the arguments of functions, terms and messages.

pub mod format_options;
pub mod function_argument;
pub mod missing_variable;
pub mod options;
pub mod term_parameter;
