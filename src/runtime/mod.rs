//! Run time: messages formatted by fluent, as a program that loads the bundle would see them.
//!
//! fluent resolves; `NUMBER`, `DATETIME`, the plural rules and everything that depends on a language come from
//! ICU4X, with the options and the results of fluent.js in a browser. Where fluent itself stands in the way,
//! `selectors` says what is done.

pub mod bundle;
pub mod date;
pub mod date_format;
pub mod formatter;
mod functions;
pub mod messages;
pub mod moment;
pub mod number;
mod number_format;
mod selectors;
pub mod setting;
pub mod value;
pub mod variables;
